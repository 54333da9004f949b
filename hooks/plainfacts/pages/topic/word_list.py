"""The glossary, by first letter."""

from __future__ import annotations

import unicodedata
from itertools import groupby

from markupsafe import Markup

from plainfacts.facts.facts import Facts
from plainfacts.facts.medicines import found_by
from plainfacts.facts.records.reference import Term
from plainfacts.pages.templating import render
from plainfacts.pages.topic.term_links import slug


def word_list(facts: Facts) -> Markup:
    """The glossary as expandable entries, grouped by letter with a link to each group, and a filter."""
    terms = sorted(facts.glossary.values(), key=lambda term: _plain(term.term))
    letters = [(letter, list(found)) for letter, found in groupby(terms, _letter)]
    return render("glossary.html", facts, letters=letters, slug=slug, found_by=found_by)


def _letter(term: Term) -> str:
    return _plain(term.term)[:1].upper()


def _plain(text: str) -> str:
    """A text in lower case without accents, for sorting."""
    return "".join(one for one in unicodedata.normalize("NFD", text.casefold()) if not unicodedata.combining(one))

"""The search index: lean, without figures, fetched by a reader only when the search is opened."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from plainfacts.facts.facts import Facts
from plainfacts.facts.models import Trial
from plainfacts.pages import formats
from plainfacts.pages.links import trial_url
from plainfacts.pages.shown import shown
from plainfacts.pages.terms import slug, words_page
from plainfacts.prose.page import Page

_CALL = re.compile(r"\{\{.*?\}\}", re.DOTALL)
_LINK = re.compile(r"\]\([^)]*\)")
_HEADING = re.compile(r"^##+ +(.+?)(?: *\{.*\})?$", re.MULTILINE)
_WORD = re.compile(r"[^\W\d_]{3,}(?:-[^\W_]+)*")


def search_index(facts: Facts, pages: Sequence[Page]) -> str:
    """The index as JSON: entries, groups of words that mean the same, and words that do not count.

    An entry has `u` address, `t` title, `d` description, `k` kind (page, young, trial, part, list, word), `a` other
    words for what it is about, `h` headings, `x` the words of its text. Figures are left out: no chance of survival
    is found here.
    """
    words = facts.wording
    entries = [
        *(_page(facts, page) for page in pages),
        *(_trial(facts, trial) for trial in facts.trials.values()),
        *_terms(facts, words_page(pages)),
    ]
    index = {"entries": entries, "same": formats.same(words), "ignore": words("search.ignore").split(", ")}
    return json.dumps(index, ensure_ascii=False, separators=(",", ":")) + "\n"


def _page(facts: Facts, page: Page) -> dict[str, Any]:
    text = _LINK.sub("]", _CALL.sub(" ", page.body))
    lists = {call.name for call in page.calls} & {"finder", "source_list", "glossary"}
    overview = page.url.count("/") == 1 or bool(lists)
    also = [*page.front.search, *([] if overview else topic_words(facts, _subject(facts, page.front.about)))]
    if "finder" in lists:
        also += {place for trial in facts.trials.values() for place in _places(facts, trial)}
    young = page.front.audience != "family"
    return {
        "u": page.url.lstrip("/"),
        "t": page.front.title,
        "d": page.front.description,
        "k": "list" if overview else "young" if young else "page",
        "a": sorted(set(also)),
        "h": " ".join(_HEADING.findall(text)),
        "x": " ".join(sorted({word.casefold() for word in _WORD.findall(text)})),
    }


def _subject(facts: Facts, about: Sequence[str]) -> list[str]:
    """What a page is mainly about: its treatments, else its illnesses if they are of one family, else nothing.

    A page for all families (when to call) must not come first for the name of one illness.
    """
    treatments = [name for name in about if name in facts.treatments]
    roots = {
        min(facts.within, key=lambda top: (name not in facts.within[top], -len(facts.within[top]))) for name in about
    }
    return treatments or (list(about) if len(roots) == 1 else [])


def topic_words(facts: Facts, ids: Iterable[str]) -> Iterator[str]:
    """What conditions and treatments are called, with all that are part of them."""
    for name in ids:
        for part in sorted(facts.within.get(name, ())):
            yield facts.topics[part].name
            yield from facts.topics[part].also_called


def trial_words(facts: Facts, trial: Trial) -> list[str]:
    """What families and registers may call a trial: its illnesses, medicines, numbers, hospitals and places."""

    def known(field: str) -> Sequence[Any]:
        return shown(facts, trial, field).value or ()

    return _once(
        [
            shown(facts, trial, "name").text,
            *known("registry_ids"),
            *_with_parents(facts, [*known("conditions"), *known("treatments")]),
            *(item.name for item in known("being_tested")),
            *_places(facts, trial),
            *(part for site in known("sites") for part in (site.name, site.city) if isinstance(part, str)),
            shown(facts, trial, "sponsor").text,
        ]
    )


def _places(facts: Facts, trial: Trial) -> list[str]:
    codes = shown(facts, trial, "countries").value or ()
    return [formats.country(facts.wording, code) for code in codes]


def _with_parents(facts: Facts, ids: Iterable[str]) -> Iterator[str]:
    for name in ids:
        parent: str | None = name
        while parent in facts.topics:
            yield facts.topics[parent].name
            yield from facts.topics[parent].also_called
            parent = facts.topics[parent].part_of


def _trial(facts: Facts, trial: Trial) -> dict[str, Any]:
    name, title = shown(facts, trial, "name").text, shown(facts, trial, "title").text
    return {
        "u": trial_url(trial).lstrip("/"),
        "t": f"{name}: {title}",
        "d": facts.wording("trial.description", name=name, title=f"{title}."),
        "k": "part" if trial.part_of else "trial",
        "a": trial_words(facts, trial),
        "h": "",
        "x": "",
    }


def _terms(facts: Facts, page: str | None) -> Iterator[dict[str, Any]]:
    for term in facts.glossary.values() if page else ():
        address = f"{(page or '').lstrip('/')}#{slug(term.term)}"
        yield {"u": address, "t": term.term, "d": term.plain, "k": "word", "a": list(term.also), "h": "", "x": ""}


def _once(words: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(words))

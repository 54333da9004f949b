"""The search index: lean, without figures, fetched by a reader only when the search is opened."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from typing import Any

from plainfacts.facts.facts import Facts
from plainfacts.pages import formats
from plainfacts.pages.data.per_trial import Piece, anew
from plainfacts.pages.finder.index_entry import TrialEntry, listed_entry, trial_entry
from plainfacts.pages.finder.long_lists import by_name, home_first
from plainfacts.pages.finder.packed_index import packed
from plainfacts.pages.topic.term_links import slug, words_page
from plainfacts.pages.trial.voice_page import voice_title
from plainfacts.pages.trial.voice_switch import voice_url
from plainfacts.prose.page import Page

_CALL = re.compile(r"\{\{.*?\}\}", re.DOTALL)
_LINK = re.compile(r"\]\([^)]*\)")
_HEADING = re.compile(r"^##+ +(.+?)(?: *\{.*\})?$", re.MULTILINE)
_WORD = re.compile(r"[^\W\d_]{3,}(?:-[^\W_]+)*")


def search_index(facts: Facts, pages: Sequence[Page], piece: Piece = anew) -> str:
    """The index as JSON: entries, trials, groups of words that mean the same, and words that do not count.

    An entry has `u` address, `t` title, `d` description, `k` kind (page, young, list, word), `a` other words for what
    it is about, `h` headings, `x` the words of its text. `trials` are packed (see `packed`); unpacked, a trial is an
    entry of the kind trial or part, its `a` what `trial_words` gives. Figures are left out: no chance of survival is
    found here. The list of trials is narrowed with the same index.
    `piece` gives the entry of a trial that did not change as it was kept.
    """
    words = facts.wording
    trials = [
        piece("entry", facts.prints[trial.id], partial(trial_entry, facts, trial))
        for trial in by_name(facts.trials.values())
    ]
    trials += [
        piece("entry", facts.prints[trial.id], partial(listed_entry, facts, trial)) for trial in home_first(facts)
    ]
    index = {
        "entries": [
            *(_page(facts, page, trials) for page in pages),
            *_voices(facts),
            *_terms(facts, words_page(pages)),
        ],
        "trials": packed(facts, trials),
        "same": formats.same(words),
        "ignore": words("search.ignore").split(", "),
    }
    return json.dumps(index, ensure_ascii=False, separators=(",", ":")) + "\n"


def _page(facts: Facts, page: Page, trials: Sequence[TrialEntry]) -> dict[str, Any]:
    text = _LINK.sub("]", _CALL.sub(" ", page.body))
    lists = {call.name for call in page.calls} & {"finder", "source_list", "glossary"}
    overview = page.url.count("/") == 1 or bool(lists)
    also = [*page.front.search, *([] if overview else topic_words(facts, _subject(facts, page.front.about)))]
    if "finder" in lists:
        also += {name for trial in trials for _, name in trial["countries"]}
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


def _voices(facts: Facts) -> Iterator[dict[str, Any]]:
    """The trials told to teenagers and children."""
    for trial in facts.trials.values():
        for audience, voice in trial.told_to().items():
            name, text = trial.name.known or trial.id, " ".join(voice.model_dump().values())
            yield {
                "u": voice_url(trial, audience).lstrip("/"),
                "t": voice_title(facts, trial, audience),
                "d": facts.wording(f"voice.{audience}.description", name=name),
                "k": "young",
                "a": [],
                "h": "",
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
            yield from facts.topics[part].names


def _terms(facts: Facts, page: str | None) -> Iterator[dict[str, Any]]:
    for term in facts.glossary.values() if page else ():
        address = f"{(page or '').lstrip('/')}#{slug(term.term)}"
        yield {"u": address, "t": term.term, "d": term.plain, "k": "word", "a": list(term.also), "h": "", "x": ""}

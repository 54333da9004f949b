"""The search index: lean, without figures, fetched by a reader only when the search is opened."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from plainfacts.facts.facts import Facts
from plainfacts.facts.records.listed import AnyTrial
from plainfacts.pages import formats
from plainfacts.pages.finder.index_entry import TrialEntry, trial_entry
from plainfacts.pages.finder.long_lists import by_name, home_first
from plainfacts.pages.finder.packed_index import packed
from plainfacts.pages.generated.legal import legal_pages
from plainfacts.pages.topic.term_links import slug, words_page
from plainfacts.pages.trial.voice_page import voice_title, voice_url
from plainfacts.prose.markdown.heading_sections import sections, written_ids
from plainfacts.prose.page import Page

_CALL = re.compile(r"\{\{.*?\}\}", re.DOTALL)
_FETCHES_SIGNS = re.compile(r"\{\{\s*(?:urgent|signs)\(")
_LINK = re.compile(r"\]\([^)]*\)")
_WORD = re.compile(r"[^\W\d_]{3,}(?:-[^\W_]+)*")


def search_index(
    facts: Facts,
    pages: Sequence[Page],
    listed_at: str = "",
    ids_of: Callable[[Page], Sequence[str]] = written_ids,
) -> str:
    """The index as JSON: entries, trials, groups of words that mean the same, and words that do not count.

    An entry has `u` address, `t` title, `d` description, `k` kind (page, young, voice, list, sheet, word), `a` other
    words for what it is about, and where it has a text `s`, its parts: id, heading, the words below it. `sheets` are
    words for a sheet to print. `trials` are packed (see `packed`); unpacked, a trial is an entry of the kind trial,
    part or listed, its `a` what `trial_words` gives. Figures are left out: no chance of survival is found here. The
    list of trials is narrowed with the same index. `ids_of` gives the ids that the headings of a page have.
    """
    words = facts.wording
    every: list[AnyTrial] = [*by_name(facts.trials.values()), *home_first(facts)]
    trials = [trial_entry(facts, trial) for trial in every]
    index = {
        "entries": [
            *(_page(facts, page, trials, ids_of(page)) for page in pages),
            *_promises(facts, pages),
            *_voices(facts),
            *_sheets(facts),
            *_terms(facts, words_page(pages)),
        ],
        "trials": packed(facts, trials, listed_at),
        "same": formats.same(words),
        "ignore": _ignored(facts),
        "sheets": words("search.sheets").split(", "),
    }
    return json.dumps(index, ensure_ascii=False, separators=(",", ":")) + "\n"


def _ignored(facts: Facts) -> list[str]:
    return facts.wording("search.ignore").split(", ")


def _words(texts: Iterable[str], facts: Facts) -> str:
    """The words of a text without numbers, each once, and without those that never count."""
    found = {word.casefold() for text in texts for word in _WORD.findall(text)}
    return " ".join(sorted(found.difference(_ignored(facts))))


def _page(facts: Facts, page: Page, trials: Sequence[TrialEntry], ids: Sequence[str]) -> dict[str, Any]:
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
        "s": [
            [
                part.id,
                part.heading,
                _words([_LINK.sub("]", _CALL.sub(" ", part.text)), *_signs(facts, part.text)], facts),
            ]
            for part in sections(page, ids)
        ],
    }


def _signs(facts: Facts, text: str) -> Iterator[str]:
    """The signs of danger and what is never done, where a text fetches them."""
    if _FETCHES_SIGNS.search(text):
        yield from (f"{sign.sign} {sign.why or ''}" for sign in facts.signs.values())


def _promises(facts: Facts, pages: Sequence[Page]) -> Iterator[dict[str, Any]]:
    """The pages that the law or fairness asks for, where they are generated."""
    for page in legal_pages(facts, pages).values():
        yield {"u": page.url.lstrip("/"), "t": page.title, "d": page.make().description, "k": "list", "a": []}


def _voices(facts: Facts) -> Iterator[dict[str, Any]]:
    """The trials told to teenagers and children."""
    for trial in facts.trials.values():
        for audience, voice in trial.told_to().items():
            name = trial.name.known or trial.id
            yield {
                "u": voice_url(trial, audience).lstrip("/"),
                "t": voice_title(facts, trial, audience),
                "d": facts.wording(f"voice.{audience}.description", name=name),
                "k": "voice",
                "a": [],
                "s": [["", "", _words(voice.model_dump().values(), facts)]],
            }


def _sheets(facts: Facts) -> Iterator[dict[str, Any]]:
    """The sheets of treatments: of many a medicine the only page here. Those of trials follow from the trials."""
    for treatment in facts.treatments.values():
        yield {
            "u": f"sheets/{treatment.id}/",
            "t": facts.wording("sheet.title_treatment", name=treatment.name),
            "d": treatment.plain,
            "k": "sheet",
            "a": list(treatment.names),
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
        yield {"u": address, "t": term.term, "d": term.plain, "k": "word", "a": list(term.also)}

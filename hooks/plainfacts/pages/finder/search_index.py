"""The search index: small, without figures, and fetched only when a reader opens the search."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from hashlib import sha256
from itertools import chain, repeat
from typing import Any

from plainfacts.facts.facts import Facts
from plainfacts.facts.records.listed import AnyTrial
from plainfacts.facts.yaml.list_file import Cache, NoCache
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
    kept: Cache | None = None,
) -> str:
    """The index as JSON: entries, trials, groups of synonyms, and words that are ignored.

    An entry has `u` address, `t` title, `d` description, `k` kind (page, young, voice, list, sheet, word), `a` other
    words for its topic, and if it has a text, `s`, its sections: id, heading, the words below it. `sheets` are words
    for a sheet to print. `trials` are packed (see `packed`); an unpacked trial is an entry of the kind trial, part or
    listed, with `trial_words` as its `a`. There are no figures, so that no chance of survival is found. The form to
    find a trial uses the same index. `ids_of` returns the ids of the headings of a page.
    `kept` caches the sections of pages.
    """
    words = facts.wording
    every: list[AnyTrial] = [*by_name(facts.trials.values()), *home_first(facts)]
    trials = [trial_entry(facts, trial) for trial in every]
    index = {
        "entries": [
            *(_page(facts, page, trials, ids_of(page), kept or NoCache()) for page in pages),
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
    """The words of texts, each once, without numbers and ignored words."""
    found = {word.casefold() for text in texts for word in _WORD.findall(text)}
    return " ".join(sorted(found.difference(_ignored(facts))))


def _page(facts: Facts, page: Page, trials: Sequence[TrialEntry], ids: Sequence[str], kept: Cache) -> dict[str, Any]:
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
        "s": _parts(facts, page, ids, kept),
    }


def _parts(facts: Facts, page: Page, ids: Sequence[str], kept: Cache) -> list[list[str]]:
    """The sections of a page: id, heading, and the words below it."""
    follows_from = (page.body, list(ids), _ignored(facts), list(_signs(facts, page.body)), _in_passing(facts, page))
    key = f"parts {sha256(repr(follows_from).encode('utf-8', 'surrogatepass')).hexdigest()}"
    found: list[list[str]] | None = kept.get(key)
    if found is None:
        befores = chain([_in_passing(facts, page)], repeat([]))
        found = [
            [part.id, part.heading, _words([*_told(facts, part.text), *before], facts)]
            for part, before in zip(sections(page, ids), befores, strict=False)
        ]
        kept.put(key, found)
    return found


def _in_passing(facts: Facts, page: Page) -> list[str]:
    """The names of the illnesses of a page for all families: "my sister has leukaemia" finds it, "leukaemia" others."""
    about = () if _subject(facts, page.front.about) else page.front.about
    return [name for topic in about if topic in facts.topics for name in facts.topics[topic].names]


def _told(facts: Facts, text: str) -> list[str]:
    """What a text says, with the signs of danger that it fetches."""
    return [_LINK.sub("]", _CALL.sub(" ", text)), *_signs(facts, text)]


def _signs(facts: Facts, text: str) -> Iterator[str]:
    """The signs of danger, if a text fetches them."""
    if _FETCHES_SIGNS.search(text):
        yield from (f"{sign.sign} {sign.why or ''}" for sign in facts.signs.values())


def _promises(facts: Facts, pages: Sequence[Page]) -> Iterator[dict[str, Any]]:
    """The notices that are generated."""
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
    """The sheets of treatments, for many medicines the only page. Scripts derive those of trials from the trials."""
    for treatment in facts.treatments.values():
        yield {
            "u": f"sheets/{treatment.id}/",
            "t": facts.wording("sheet.title_treatment", name=treatment.name),
            "d": treatment.plain,
            "k": "sheet",
            "a": list(treatment.names),
        }


def _subject(facts: Facts, about: Sequence[str]) -> list[str]:
    """The main topics of a page: its treatments, otherwise its illnesses if they have one root, otherwise none.

    A page for all families (when to call) must not come first for the name of one illness.
    """
    treatments = [name for name in about if name in facts.treatments]
    roots = {
        min(facts.within, key=lambda top: (name not in facts.within[top], -len(facts.within[top]))) for name in about
    }
    return treatments or (list(about) if len(roots) == 1 else [])


def topic_words(facts: Facts, ids: Iterable[str]) -> Iterator[str]:
    """The names of conditions and treatments and of all their parts."""
    for name in ids:
        for part in sorted(facts.within.get(name, ())):
            yield from facts.topics[part].names


def _terms(facts: Facts, page: str | None) -> Iterator[dict[str, Any]]:
    for term in facts.glossary.values() if page else ():
        address = f"{(page or '').lstrip('/')}#{slug(term.term)}"
        yield {"u": address, "t": term.term, "d": term.plain, "k": "word", "a": list(term.also)}

"""Repeated sentences, and one thing with several names."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from plainfacts.checks.engine.findings import in_piece
from plainfacts.checks.engine.pieces import CALL_MARK, Piece
from plainfacts.checks.engine.rule import Finding, Findings, Matter, rule
from plainfacts.facts.facts import Facts
from plainfacts.facts.records.form import Place
from plainfacts.facts.records.trial import Trial
from plainfacts.facts.records.values import Unknown
from plainfacts.facts.texts import record_texts
from plainfacts.prose.page import Page

_LEAST_WORDS = 6
_LEAST_LETTERS = 7
_WORD = re.compile(r"[A-Za-zÀ-ÿ][\w'’-]*[\wÀ-ÿ]")
_BETWEEN = re.compile(r"\W+")
_PARTS = re.compile(r"[A-Za-z]+|\d+")


@rule("repeated-sentence", ref="R12", severity="warning")
def repeated_sentence(matter: Matter) -> Findings:
    """A page or record does not repeat a sentence.

    Why: a paragraph pasted twice makes readers doubt the rest; they look for the difference.
    Example: the same sentence in `summary` and `what_happens`.
    Fix: delete one of the two.
    Source: seed page fault 14 (the same paragraph printed twice).
    """
    owners: dict[tuple[int, str], dict[str, tuple[Piece, int]]] = defaultdict(dict)
    for piece in matter.family_texts:
        if not isinstance(piece.owner, Page) and piece.role.passage != "paragraph":
            continue
        for sentence in piece.sentences:
            key = _BETWEEN.sub(" ", sentence.text.lower()).strip()
            if len(key.split()) < _LEAST_WORDS or (CALL_MARK in sentence.text and len(key.split()) < 2 * _LEAST_WORDS):
                continue
            first = owners[id(piece.owner), piece.audience].setdefault(key, (piece, sentence.start))
            if first != (piece, sentence.start):
                line = first[0].line(first[1])
                message = f'"{sentence.text[:60].strip()}" is also in {piece.place.path}:{line}.'
                fix = "Delete one of the two."
                yield in_piece(piece, sentence.start, message, fix)


@lru_cache(maxsize=16_384)
def _plain(name: str) -> str:
    """A name without accents, capitals, hyphens and spaces."""
    letters = unicodedata.normalize("NFKD", name.casefold())
    return re.sub(r"[\W_]+", "", "".join(char for char in letters if not unicodedata.combining(char)))


@dataclass(frozen=True)
class _Spoken:
    """Trials whose names cannot be confused with words; `by_plain` maps a simplified name to the name."""

    trials: Mapping[str, Trial]
    by_plain: Mapping[str, str]
    pattern: re.Pattern[str]
    beginnings: frozenset[str]


def _spoken(facts: Facts) -> _Spoken | None:
    names = {str(trial.name.known): trial for trial in facts.trials.values() if trial.name.known}
    spoken = {
        name: trial for name, trial in names.items() if len(_plain(name)) >= 5 and re.search(r"[-\d\sA-Z]", name[1:])
    }
    parts = [_PARTS.findall(name) for name in sorted(spoken, key=len, reverse=True)]
    loose = "|".join(r"[\W_]?".join(map(re.escape, found)) for found in parts)
    pattern = re.compile(rf"(?<![\w/-])(?:{loose})(?![\w/])", re.IGNORECASE)
    beginnings = frozenset(beginning for found in parts for beginning in _beginnings(found))
    return _Spoken(spoken, {_plain(name): name for name in spoken}, pattern, beginnings) if spoken else None


def _beginnings(parts: Sequence[str]) -> Iterator[str]:
    """How the first word of a name may be typed, in lower case: "HEM iSMART" starts with "hem" or "hemismart"."""
    joined = ""
    for part in parts:
        if joined and (joined + part).isalpha() != joined.isalpha():
            return
        joined += part.lower()
        yield joined


def _trial_names_in_text(matter: Matter) -> Findings:
    known = matter.shared.once(_spoken)
    for piece in matter.family_texts if known else ():
        assert known is not None
        if known.beginnings.isdisjoint(_PARTS.findall(piece.lower)):
            continue
        for match in known.pattern.finditer(piece.text):
            right = known.by_plain.get(_plain(match[0]))
            if right and match[0] != right and match[0].replace("\n", " ") != right:
                place = known.trials[right].place
                message = f"`{match[0]}` is written `{right}` in {place.told('name')}."
                yield in_piece(piece, match.start(), message, f"Write `{right}`.")


@rule("name-spelling", ref="G7", severity="warning", across=True, and_alone=_trial_names_in_text)
def name_spelling(matter: Matter) -> Findings:
    """A name is written in one way everywhere: trials, hospitals, cities, sponsors, funders.

    Why: a family that searches for one spelling misses what is under the other.
    Example: "HEM iSMART" beside "HEM-iSMART"; "Princess Maxima Center" beside "Princess Máxima Center".
    Fix: use the spelling that the message names.
    Source: rules of good patient information G7; seed page fault 14.
    """
    groups: dict[str, list[tuple[Place, str, str]]] = defaultdict(list)
    for trial in matter.trials:
        for found in record_texts(trial):
            if found.role.kind == "name":
                groups[_plain(found.text)].append((trial.place, found.part, found.text))
    for uses in groups.values():
        spellings = Counter(text for _, _, text in uses)
        if len(spellings) > 1:
            usual = spellings.most_common(1)[0][0]
            first = next(place.told(part) for place, part, text in uses if text == usual)
            for place, part, text in uses:
                if text != usual:
                    message = f"`{text}` is written `{usual}` in {first}."
                    yield Finding(place, part, message, f"Write `{usual}` in both, or correct the other.")


def known_words(facts: Facts) -> dict[str, None]:
    """The words of medicines, conditions, treatments and explained terms, in all their forms."""
    texts: list[str] = []
    for topic in facts.topics.values():
        texts += topic.names
    for term in facts.glossary.values():
        texts += [term.term, *term.also]
    for trial in facts.trials.values():
        texts += [tested.name for tested in trial.being_tested.known or ()]
        texts += [site.name for site in trial.sites.known or ()] if trial.sites else []
        texts += (
            [str(site.city) for site in trial.sites.known or () if not isinstance(site.city, Unknown)]
            if trial.sites
            else []
        )
    counts = Counter(word for text in texts for word in {match[0].lower() for match in _WORD.finditer(text)})
    return {word: None for word in sorted(counts) if len(word) >= _LEAST_LETTERS}


@rule("preferred-word", ref="G7", severity="warning")
def preferred_word(matter: Matter) -> Findings:
    """One thing has one word on this site (the list `same` in style.yaml).

    Why: a reader takes two words for two things.
    Example: "leukemia" on one page, "leukaemia" on the next.
    Fix: use the word that the message names; other spellings belong under `also_called`, where the search finds them.
    Source: SHeLL; lay-summary review (consistency); rules of good patient information G7.
    """
    others = {other: word for word, words in matter.facts.style.same.items() for other in words}
    others |= {_with_capital(other): _with_capital(word) for other, word in others.items()}
    if not others:
        return
    parts = [re.escape(other) for other in sorted(others, key=len, reverse=True)]
    pattern = re.compile(rf"(?<![\w-])(?:{'|'.join(parts)})(?![\w-])")
    for piece in matter.family_texts:
        for match in pattern.finditer(piece.text) if piece.key != "say" else ():
            right = others[match[0]]
            if not _is_in_name(piece, match, right):
                message = f"This site writes `{right}`, not `{match[0]}`."
                yield in_piece(piece, match.start(), message, f"Write `{right}`.")


def _with_capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _is_in_name(piece: Piece, match: re.Match[str], right: str) -> bool:
    """Whether the other word is in brackets after the right one, is part of it, or is the name of a plan (NB 2004)."""
    before = piece.text[max(0, match.start() - 60) : match.start()]
    around = piece.text[match.start() - 1 : match.end() + 1]
    if re.match(r" \d", piece.text[match.end() :]):
        return True
    return (around.startswith("(") and right.lower() in before.lower()) or match[0] in right

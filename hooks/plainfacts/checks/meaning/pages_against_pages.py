"""Pages against pages: sentences in nearly the same words that say the opposite, ages by country, words explained."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from plainfacts.checks.engine.findings import at, in_line, proses, quoted
from plainfacts.checks.engine.rule import Findings, Matter, rule
from plainfacts.claims.quantities_in_text import countries
from plainfacts.prose.passages import Line, Passage
from plainfacts.prose.phrases import words_of

_OPPOSITES = (
    *(("larger", "smaller"), ("more", "less"), ("higher", "lower"), ("longer", "shorter"), ("first", "second")),
    *(("before", "after"), ("always", "never"), ("all", "none"), ("can", "cannot"), ("earlier", "later")),
    *(("younger", "older"), ("better", "worse"), ("adults", "children"), ("with", "without"), ("starts", "ends")),
    *(("most", "few"), ("often", "seldom"), ("slowly", "fast")),
)
_OPPOSITE = {word: number for number, pair in enumerate(_OPPOSITES) for word in pair}
_DENIES = frozenset({"not", "never", "nobody", "cannot", "nothing", "none", "neither", "nor"})
_ASIDE = frozenset({"that", "who", "whose", "which", "what", "if", "whether", "when", "and", "or", "but", "because"})
_SMALL = frozenset(
    re.findall(
        r"\w+",
        "the a an no of to in on at by for and or is are was were be been it its they them this that these those "
        "your you as mostly also so one then than from with has have had do does can may will if when who which",
    )
)
_ALIKE, _SAME, _LEAST, _FEWER, _STEM = 0.65, 0.85, 4, 3, 5
_AGE = re.compile(r"\b(?:1[0-9]|2[01])\b")
_WORD = re.compile(r"[^\W_]+")
_BRACKETED = re.compile(r"(?P<what>(?:[\w'-]+ ){3,14})\((?P<term>[\w -]{2,30})\)")
_TELLING = 2
_TERM_IS = re.compile(r"(?P<term>[A-Z][\w -]{1,28}?) (?:is|are) (?P<what>[a-z].{15,})")


@dataclass(frozen=True)
class _Read:
    """A sentence as its telling words, without what turns it round."""

    line: Line
    stems: frozenset[str]
    words: tuple[str, ...]

    @property
    def denials(self) -> Sequence[int]:
        """The places of the words that deny."""
        return [at_ for at_, word in enumerate(self.words) if word in _DENIES]

    @property
    def is_denied(self) -> bool:
        """Whether the one thing that it denies is what it says, and nothing that it adds ("cells that do not ...")."""
        return len(self.denials) == 1 and _ASIDE.isdisjoint(self.words[max(self.denials[0] - 3, 0) : self.denials[0]])


def _read(line: Line) -> _Read:
    words = tuple(_WORD.findall(line.text.lower()))
    telling = (word for word in words if word not in _SMALL and word not in _DENIES)
    return _Read(line, frozenset(_stem(word) for word in telling), words)


def _stem(word: str) -> str:
    """The beginning of a word; for a word that has an opposite, what stands for both."""
    return f"<{_OPPOSITE[word]}>" if word in _OPPOSITE else word.rstrip("s")[:_STEM]


def _alike(one: frozenset[str], other: frozenset[str]) -> float:
    """The share of words that two texts have in common (Jaccard's index)."""
    return len(one & other) / (len(one | other) or 1)


@rule("pages-differ", ref="N15", severity="warning", across=True, english=True)
def pages_differ(matter: Matter) -> Findings:
    """Two pages do not say opposite things in nearly the same words, nor other ages for one country.

    Why: a parent who reads both trusts neither.
    Example: "the first group is the larger" on one page, "the first group is the smaller" on another; "Belgium: from
    16" and "Belgium: from 18"; "T cells make proteins" where another page says it of B cells.
    Fix: look it up in the source. It is a warning: the two sentences may be about two things.
    Source: rules of good patient information N15.
    """
    read = [_read(line) for text, _ in proses(matter) for line in text.lines]
    for one, other in _pairs([one for one in read if len(one.stems) >= _FEWER]):
        if _are_opposite(one, other):
            there = f"{other.line.passage.path}:{other.line.line}"
            message = f"{quoted(one.line.text)} is the opposite of what {there} says."
            yield in_line(one.line, message, "Look it up in the source, and correct one of the two.")
    yield from (*_ages_by_country(matter), *_explained_otherwise(matter), *_bracketed_otherwise(matter))


def _pairs(read: Sequence[_Read]) -> Iterator[tuple[_Read, _Read]]:
    """The sentences that share nearly all their telling words. Looked for below the rarest words of each."""
    often = Counter(stem for one in read for stem in one.stems)
    seen: dict[str, list[_Read]] = defaultdict(list)
    for one in read:
        rare = sorted(one.stems, key=lambda stem: (often[stem], stem))[:2]
        for other in {id(found): found for stem in rare for found in seen[stem]}.values():
            if _alike(one.stems, other.stems) >= _ALIKE:
                yield one, other
        for stem in rare:
            seen[stem].append(one)


def _are_opposite(one: _Read, other: _Read) -> bool:
    """Whether only one is denied, one has the opposite word of the other, or what is compared is exchanged."""
    if "?" in one.line.text + other.line.text:
        return False
    if not (one.denials and other.denials) and (one.is_denied or other.is_denied):
        return min(len(one.stems), len(other.stems)) >= _LEAST
    if _alike(one.stems, other.stems) < _SAME:
        return _is_exchanged(one.words, other.words)
    said, told = (Counter(word for word in found.words if word in _OPPOSITE) for found in (one, other))
    turned = {_OPPOSITE[word] for word in said - told} & {_OPPOSITE[word] for word in told - said}
    return bool(turned) or _is_exchanged(one.words, other.words)


def _is_exchanged(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether one says "A more than B", the other "B more than A"."""
    if one.count("than") != 1 or other.count("than") != 1:
        return False
    (first, second), (third, fourth) = (_sides(words) for words in (one, other))
    return bool(second and fourth) and second <= third and bool(first & fourth) and not second & fourth


def _sides(words: Sequence[str]) -> tuple[frozenset[str], frozenset[str]]:
    middle = words.index("than")
    before, after = (
        frozenset(word[:_STEM] for word in side if word not in _SMALL) for side in (words[:middle], words[middle:])
    )
    return before, after


def _ages_by_country(matter: Matter) -> Findings:
    """The ages that items of lists give for a country, of trials and of treatment apart."""
    seen: dict[tuple[str, bool], tuple[frozenset[str], Passage]] = {}
    for _, prose in proses(matter):
        for block in prose.lists:
            for item in block.items:
                label, _, rest = item.text.partition(":")
                ages = frozenset(_AGE.findall(rest))
                about_trials = "trial" in f"{prose.page.front.title} {block.lead.text if block.lead else ''}".lower()
                for code, name, _ in countries(label) if ages else ():
                    others, first = seen.setdefault((code, about_trials), (ages, item))
                    if not (ages <= others or others <= ages):
                        there = f"{first.path}:{first.line}"
                        message = (
                            f"{name} has {' and '.join(sorted(ages))} here, {' and '.join(sorted(others))} in {there}."
                        )
                        yield at(item, 0, message, "Look it up in the source, and correct one of the two.")


def _explained_otherwise(matter: Matter) -> Findings:
    """A word that a page explains as other pages explain another word."""
    every: dict[str, list[tuple[frozenset[str], Line]]] = defaultdict(list)
    for text, _ in proses(matter):
        for line in text.lines:
            found = _TERM_IS.match(line.text)
            term = next(matter.readable.terms.find(words_of(found["term"])), None) if found else None
            if found and term and (term.start, term.end) == (0, len(found["term"])):
                every[term.value.term].append((_stems(found["what"]), line))
    said = {name: [one for one in own if len(one[0]) >= _LEAST] for name, own in every.items()}
    for name, own in said.items():
        for stems, line in own:
            near = max((_alike(stems, other) for other, there in own if there is not line), default=1.0)
            if near < _ALIKE - 0.2:
                yield from _as_another(name, stems, line, said)


def _as_another(
    name: str, stems: frozenset[str], line: Line, said: Mapping[str, Iterable[tuple[frozenset[str], Line]]]
) -> Findings:
    for other, ways in said.items():
        there = next((found for theirs, found in ways if other != name and _alike(stems, theirs) >= _ALIKE), None)
        if there:
            message = f"{quoted(line.text)} is what {there.passage.path}:{there.line} says of {other}."
            yield in_line(line, message, "Look it up in the source, and correct one of the two.")


def _bracketed_otherwise(matter: Matter) -> Findings:
    """A word in brackets after what is said elsewhere of another word of its kind: "make antibodies (T cells)"."""
    said: dict[str, list[tuple[frozenset[str], Line | None]]] = defaultdict(list)
    for name, term in matter.facts.glossary.items():
        said[name].append((_stems(term.plain) - _stems(name), None))
    for text, _ in proses(matter):
        for line in text.lines:
            for found in _BRACKETED.finditer(line.text):
                term_found = next(matter.readable.terms.find(words_of(found["term"])), None)
                if term_found and (term_found.start, term_found.end) == (0, len(found["term"])):
                    name = term_found.value.term
                    said[name].append((_stems(found["what"]) - _stems(name), line))
    for name, ways in said.items():
        alike = [other for other in said if other != name and _kin(other) == _kin(name)]
        for stems, there in ways if alike else ():
            if there:
                yield from _as_its_kin(name, stems, there, said, alike)


def _as_its_kin(
    name: str,
    stems: frozenset[str],
    line: Line,
    said: Mapping[str, Sequence[tuple[frozenset[str], Line | None]]],
    alike: Sequence[str],
) -> Findings:
    own = frozenset().union(*(one for one, there in said[name] if there is not line))
    for other in alike:
        theirs = frozenset().union(*(one for one, _ in said[other]))
        if len(stems & (theirs - own)) >= _TELLING and not stems & (own - theirs):
            message = f"{quoted(line.text)} explains {name} in words that stand elsewhere for {other}."
            yield in_line(line, message, "Look it up in the glossary, and correct the word or what is said of it.")


def _kin(name: str) -> str:
    """What words of one kind share: B cells and T cells are cells."""
    return words_of(name)[-1].lower.rstrip("s")


def _stems(text: str) -> frozenset[str]:
    return frozenset(token.lower[:_STEM] for token in words_of(text) if token.lower not in _SMALL)

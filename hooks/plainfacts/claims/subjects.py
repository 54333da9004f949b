"""The subjects that claims are about, from the data: medicines with all their names, and markers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from plainfacts.facts.facts import Facts
from plainfacts.facts.records.reference import Treatment

_SHORT = 5
"""In a name of up to so many letters, capitals count: GO is a medicine, "go" is none."""
_LEAST = 2
_NUMBERED = re.compile(r"([A-Z]+)\d+")


@dataclass(frozen=True)
class Mention:
    """A subject named in a text at text[start:end], by its id."""

    id: str
    words: str
    start: int
    end: int


@dataclass(frozen=True)
class Names:
    """Finds names of one kind of subject."""

    ids: Mapping[str, str]
    pattern: re.Pattern[str] | None

    def find(self, text: str) -> Iterator[Mention]:
        """The subjects that a text names, in order."""
        for match in self.pattern.finditer(text) if self.pattern else ():
            name = match[0].lower()
            yield Mention(self.ids.get(name) or self.ids.get(name.rstrip("s"), match[0]), match[0], *match.span())


@dataclass(frozen=True)
class Lexicon:
    """What texts may be about. A marker that looks like one and is none of the glossary (CD5) has itself as its id."""

    medicines: Names
    markers: Names
    hints: Sequence[str]

    def knows(self, text: str) -> bool:
        """Whether a text names anything: a quick look before it is parted into sentences."""
        small = text.lower()
        return any(name in small for name in self.hints)


def lexicon_of(facts: Facts) -> Lexicon:
    """The lexicon of a site."""
    markers = {form: name for name, term in facts.markers.items() for form in (name, *term.also)}
    shapes = {found[1] for name in markers if (found := _NUMBERED.fullmatch(name))}
    numbered = [rf"{shape}\d+" for shape in sorted(shapes)]
    own = {name: one.id for one in medicines(facts) for name in one.names}
    hints = (name.lower() for name in (*own, *markers, *shapes))
    return Lexicon(names(own, ends=r"(?!\w|-\w)"), names(markers, numbered), _shortest(hints))


def _shortest(words: Iterable[str]) -> Sequence[str]:
    """Those words that hold no other of them: a text without these has none of all."""
    found: list[str] = []
    for word in sorted(words, key=len):
        if not any(other in word for other in found):
            found.append(word)
    return tuple(found)


def names(ids: Mapping[str, str], shapes: Iterable[str] = (), ends: str = r"(?!\w)") -> Names:
    """What finds these names, the longest first, with their plurals; `ends` is what may not follow."""
    forms = sorted((name for name in ids if len(name) >= _LEAST), key=len, reverse=True)
    parts = [*(_form(name) for name in forms), *shapes]
    pattern = re.compile(rf"(?<![\w-])(?:{'|'.join(parts)}){ends}") if parts else None
    return Names({name.lower(): found for name, found in ids.items()}, pattern)


def _form(name: str) -> str:
    return re.escape(name) if len(name) <= _SHORT else rf"(?i:{re.escape(name)})s?"


def medicines(facts: Facts) -> list[Treatment]:
    """The treatments that are one medicine: of a kind, and no other treatment is part of them."""
    wholes = {one.part_of for one in facts.treatments.values()}
    return [one for one in facts.treatments.values() if one.kind_of and one.id not in wholes]

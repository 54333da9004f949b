"""The entries of a catalogue: an English text at its place, and its translation."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import sha256
from typing import NamedTuple


class Entry(NamedTuple):
    """An English text to be translated.

    `place` distinguishes it from the same words elsewhere (`trials/hem-ismart/summary`); `path` and `line` are those of
    the English; `notes` tell translators what must not change. A text with a number has its plural in `plural`.
    `audience` is family, teen or child.
    """

    place: str
    text: str
    path: str
    line: int
    notes: tuple[str, ...] = ()
    plural: str = ""
    audience: str = "family"

    @property
    def owner(self) -> str:
        """The record or page of the text, so that a text that moves within it is found again."""
        return owner_of(self.place)


class Translation(NamedTuple):
    """The translation of a text: its plural forms (one form for a text without a number), and the English.

    An `outdated` one translates an earlier English text (`before`) and is never shown. `line` is that of the entry in
    the catalogue, `comments` are the translator's.
    """

    place: str
    english: str
    forms: tuple[str, ...]
    outdated: bool
    line: int
    before: tuple[str, ...] = ()
    comments: tuple[str, ...] = ()

    @property
    def usable(self) -> bool:
        """Whether it may be shown: it is complete and not outdated."""
        return not self.outdated and all(form.strip() for form in self.forms)


@dataclass(frozen=True)
class Catalogue:
    """The translations into one language in one file, by place and by (owner, English)."""

    language: str
    path: str
    by_place: Mapping[str, Translation] = field(default_factory=dict)
    by_text: Mapping[tuple[str, str], Translation] = field(default_factory=dict)

    @classmethod
    def of(cls, language: str, path: str, found: Iterable[Translation]) -> Catalogue:
        """The catalogue of some translations."""
        by_place = {one.place: one for one in found}
        by_text: dict[tuple[str, str], Translation] = {}
        for one in by_place.values():
            if one.usable:
                by_text.setdefault((owner_of(one.place), one.english), one)
        return cls(language, path, by_place, by_text)

    def find(self, place: str, english: str) -> Translation | None:
        """The usable translation of a text at its place or elsewhere in the same record or page, or None."""
        found = self.by_place.get(place)
        if found and found.english == english:
            return found if found.usable else None
        found = self.by_text.get((owner_of(place), english))
        return found if found and found.usable else None

    @cached_property
    def hashes(self) -> Mapping[str, str]:
        """The hash of the usable translations of each owner."""
        said: dict[str, list[tuple[str, str, tuple[str, ...]]]] = defaultdict(list)
        for one in self.by_place.values():
            if one.usable:
                said[owner_of(one.place)].append((one.place, one.english, one.forms))
        return {name: sha256(repr(texts).encode("utf-8", "surrogatepass")).hexdigest() for name, texts in said.items()}


def owner_of(place: str) -> str:
    """The record or page of a place: its first two segments, or the path before `#` (`content/car-t.md#top.3`)."""
    page = place.partition("#")[0]
    return page if place.startswith("content/") else "/".join(page.split("/", 2)[:2])

"""What a catalogue is made of: an English text at its place, and what a translator made of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import sha256


@dataclass(frozen=True)
class Entry:
    """An English text that waits for translators.

    `place` tells it apart from the same words elsewhere (`trials/hem-ismart/summary`); `path` and `line` are where it
    is written; `notes` tell a translator what must stay. A text with a number has its form for several in
    `plural`. `audience` is for whom it is: family, teen or child.
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
        """What the text belongs to: the record or page, so that a text which moves inside it is found again."""
        return owner_of(self.place)


@dataclass(frozen=True)
class Translation:
    """What a catalogue says of a text: its forms (one, but for texts with a number), and of which English they are.

    A translation that is `outdated` was made of another English text than the one it stands beside: it is never shown.
    `line` is that of the entry in the catalogue, `comments` are a translator's own.
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
        """Whether it may be shown: whole, and made of the English beside it."""
        return not self.outdated and all(form.strip() for form in self.forms)


@dataclass(frozen=True)
class Catalogue:
    """All translations of one language, by place, in one file."""

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
        """The usable translation of a text: at its place, or elsewhere in the same record or page."""
        found = self.by_place.get(place)
        if found and found.english == english:
            return found if found.usable else None
        found = self.by_text.get((owner_of(place), english))
        return found if found and found.usable else None

    @cached_property
    def prints(self) -> Mapping[str, str]:
        """The hash of the usable translations of each owner."""
        said: dict[str, list[tuple[str, str, tuple[str, ...]]]] = defaultdict(list)
        for one in self.by_place.values():
            if one.usable:
                said[owner_of(one.place)].append((one.place, one.english, one.forms))
        return {name: sha256(repr(texts).encode("utf-8", "surrogatepass")).hexdigest() for name, texts in said.items()}


def owner_of(place: str) -> str:
    """The record or page of a place: its first two parts, without what follows `#` (`content/car-t.md#top.3`)."""
    page = place.partition("#")[0]
    return page if place.startswith("content/") else "/".join(page.split("/", 2)[:2])

"""A site on the disk that is edited as people do: text for text, by what chance picks."""

from __future__ import annotations

import random
import re
from dataclasses import dataclass, field
from pathlib import Path

TRIALS = "data/trials.yaml"


@dataclass
class Edited:
    """A site on the disk, the day of the next build, where libraries are looked for besides, and what chance picks."""

    root: Path
    chance: random.Random
    day: int = 1
    libraries: str = ""
    before: dict[str, str] = field(default_factory=dict)

    @property
    def today(self) -> str:
        return f"2026-05-{self.day:02}"

    def read(self, name: str) -> str:
        return (self.root / name).read_text("utf-8")

    def write(self, name: str, text: str) -> None:
        path = self.root / name
        if path.exists():
            self.before = {name: self.read(name)}
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")

    def swap(self, name: str, old: str, new: str) -> None:
        """Replace one of the places where a pattern stands."""
        text = self.read(name)
        places = list(re.finditer(old, text, re.MULTILINE))
        if places:
            place = self.chance.choice(places)
            self.write(name, f"{text[: place.start()]}{place.expand(new)}{text[place.end() :]}")

    def records(self) -> list[str]:
        """The records of the list of trials; comments belong to the one above."""
        return re.split(r"^(?=- )", self.read(TRIALS), flags=re.MULTILINE)

    def pages(self) -> list[str]:
        return sorted(path.relative_to(self.root).as_posix() for path in (self.root / "content").rglob("*.md"))

    def page(self) -> str:
        return self.chance.choice(self.pages())

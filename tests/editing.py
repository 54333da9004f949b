"""A site on the disk that is edited as people do: one text for another, picked at random."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

TRIALS = "data/trials.yaml"


@dataclass
class Edited:
    """A site on the disk, the day of the next build, further import paths, and the random source."""

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
        """Replace one match of a pattern."""
        text = self.read(name)
        places = list(re.finditer(old, text, re.MULTILINE))
        if places:
            place = self.chance.choice(places)
            self.write(name, f"{text[: place.start()]}{place.expand(new)}{text[place.end() :]}")

    def records(self) -> list[str]:
        """The records in the list of trials; comments belong to the one above."""
        return re.split(r"^(?=- )", self.read(TRIALS), flags=re.MULTILINE)

    def pages(self) -> list[str]:
        return sorted(path.relative_to(self.root).as_posix() for path in (self.root / "content").rglob("*.md"))

    def page(self) -> str:
        return self.chance.choice(self.pages())


Edit = Callable[[Edited], None]


class Edits(list[Edit]):
    """Kinds of edits; used as a decorator, it registers another one."""

    def __call__(self, function: Edit) -> Edit:
        self.append(function)
        return function


ANYWHERE = Edits()
"""Correct edits for this project's site, one of another foundation, and an invented one."""


@ANYWHERE
def a_status(site: Edited) -> None:
    status = site.chance.choice(["active-not-recruiting", "recruiting", "suspended", "unknown"])
    site.swap(TRIALS, r"^  status: (\{value: )?[a-z-]+", rf"  status: \g<1>{status}")


@ANYWHERE
def a_trial_less(site: Edited) -> None:
    """Remove a record and the lines of pages that refer to it."""
    records = re.split(r"^(?=- id: )", site.read(TRIALS), flags=re.MULTILINE)
    if len(records) < 2:
        return
    gone = site.chance.choice(records[1:])
    name = gone.split("\n")[0].removeprefix("- id: ")
    site.write(TRIALS, "".join(one for one in records if one is not gone))
    for page in site.pages():
        lines = [line for line in site.read(page).split("\n") if not re.search(rf'"{name}"|trials/{name}[./]', line)]
        if "\n".join(lines) != site.read(page):
            site.write(page, "\n".join(lines))


@ANYWHERE
def a_title_of_a_page(site: Edited) -> None:
    site.swap(site.page(), r"^title: ([^\n\"':]{3,40})$", r"title: \1, in short")


@ANYWHERE
def a_page_more(site: Edited) -> None:
    name = f"more-{site.chance.randint(1, 999)}"
    like = next(page for page in site.pages() if page.endswith(("/questions-to-ask.md", "/about-trials.md")))
    text = re.sub(r"^title: .+", f"title: More to ask {name[5:]}", site.read(like), flags=re.MULTILINE)
    site.write(f"content/{name}.md", text)
    site.swap("mkdocs.yml", r"^  - index\.md\n", rf"\g<0>  - {name}.md\n")


@ANYWHERE
def the_name_of_the_site(site: Edited) -> None:
    site.swap("mkdocs.yml", r"^(site_name: )\w.+$", rf"\1Pages {site.chance.randint(1, 9)}")

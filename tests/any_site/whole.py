"""A site as written and as built, and the list of what must hold for each."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from random import Random
from urllib.parse import unquote, urljoin, urlsplit

import lxml.html

from plainfacts.facts.facts import Facts
from plainfacts.facts.files import read_site
from plainfacts.facts.load import load
from plainfacts.translations.catalogue_files import read_catalogues
from plainfacts.translations.english_marks import unmarked
from plainfacts.translations.in_language import facts_in

Html = lxml.html.HtmlElement


@dataclass(frozen=True)
class Whole:
    """A site as written and as built: its folder, its facts, and the text of its built pages."""

    root: Path
    built: Path
    facts: Facts
    pages: Mapping[str, str]
    most: int | None = None  # the sample of pages from one template, if examining each takes too long

    @classmethod
    def of(cls, root: Path, built: Path) -> Whole:
        found = sorted(built.rglob("*.html"))
        pages = {path.relative_to(built).as_posix(): path.read_text("utf-8") for path in found}
        return cls(root, built, load(read_site(root)[0]).facts, pages)

    @cached_property
    def trees(self) -> dict[str, Html]:
        return {name: tree(html) for name, html in self.pages.items()}

    @cached_property
    def looked_at(self) -> dict[str, str]:
        """All written pages, and `most` of those from one template: the longest, the shortest, and some others."""
        alike: dict[str, list[str]] = defaultdict(list)
        for name in self.pages:
            above, _, last = name.removesuffix("/index.html").rpartition("/")
            alike[name if self._is_written(name) else f"{above.split('/')[0]}/*/{last if '/' in above else ''}"].append(
                name
            )
        return {name: self.pages[name] for names in alike.values() for name in self._some(names)}

    def _is_written(self, name: str) -> bool:
        stem = self.root / "content" / name.removesuffix("index.html").removesuffix("/")
        return stem.with_name(f"{stem.name}.md").is_file() or (stem / "index.md").is_file()

    def _some(self, names: list[str]) -> list[str]:
        if self.most is None or len(names) <= self.most:
            return names
        *rest, longest = sorted(names, key=lambda name: len(self.pages[name]))
        return [longest, rest[0], *Random(len(names)).sample(rest[1:], self.most - 2)]

    @cached_property
    def trials(self) -> list[dict[str, object]]:
        return list(self._published["trials"])

    @cached_property
    def listed(self) -> list[dict[str, object]]:
        """The listed trials, by id."""
        return list(self._published.get("listed", []))

    @cached_property
    def _published(self) -> dict[str, list[dict[str, object]]]:
        return dict(json.loads((self.built / "api/trials.json").read_text("utf-8")))

    @cached_property
    def languages(self) -> dict[str, Facts]:
        """The facts in each language, by the folder of its pages; empty for the language of the site."""
        files = read_site(self.root)[0]
        others = self.facts.settings.others
        return {
            "": self.facts,
            **{f"{code}/": facts_in(self.facts, read_catalogues(code, files)[0], files) for code in others},
        }

    def in_language(self, name: str) -> Facts:
        """The facts in the language of a built file, which its folder decides."""
        return self.languages.get(f"{name.partition('/')[0]}/", self.facts)

    def address(self, name: str) -> str:
        """The address of a built file, such as `/words/`; the 404 page may be shown at any."""
        return self.facts.settings.on_host(name.removesuffix("index.html"))

    def links(self, name: str) -> Iterator[tuple[str, str]]:
        """What a page loads and links to, as written and as a browser resolves it."""
        for element in self.trees[name].iter():
            for attribute in ("href", "src", "data-search", "data-match", "data-script", "data-base"):
                if isinstance(element.tag, str) and (written := element.get(attribute)) is not None:
                    yield written, urljoin(f"https://here{self.address(name)}", written)

    def file(self, address: str) -> str:
        """The file at an address of this site; an address outside the site keeps its leading `/`."""
        path = unquote(urlsplit(address).path).removeprefix(self.facts.settings.base_path)
        return f"{path}index.html" if path.endswith("/") or not path else path


@cache
def tree(html: str) -> Html:
    return lxml.html.document_fromstring(html)


@cache
def ids_of(html: str) -> frozenset[str]:
    return frozenset(tree(html).xpath("//@id"))


def plain(text: str) -> str:
    """A text without line breaks, language marks and direction characters."""
    return " ".join(re.sub("[\u2068\u2069]", "", unmarked(text)).split())


Property = Callable[[Whole], Iterator[str]]


PROPERTIES: list[Property] = []


def holds(function: Property) -> Property:
    PROPERTIES.append(function)
    return function

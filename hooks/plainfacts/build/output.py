"""Writes the files of a new site: each once, with its hash, and checked while it is in memory."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from plainfacts.checks.site.built_site import Built
from plainfacts.checks.site.whole_site import check_across, check_page
from plainfacts.facts.facts import Facts
from plainfacts.keep import swap
from plainfacts.keep.kept_pages import KeptPage, KeptPages, put_in_place
from plainfacts.pages.data.finished_html import BuiltPage, read_built_page
from plainfacts.problems import Problem, in_order
from plainfacts.translations.in_language import Translated


@dataclass
class Output:
    """A new site in its folder. Only a trace of each page stays in memory, and the hash of every file.

    `languages` are the other languages, each in a folder of its own. The pages of a preview are not checked.
    """

    folder: Path
    facts: Facts
    preview: bool = False
    kept: KeptPages | None = None
    languages: Mapping[str, Translated] = field(default_factory=dict)
    hashes: dict[str, str] = field(default_factory=dict, init=False)
    _traces: dict[str, BuiltPage] = field(default_factory=dict, init=False)
    _found: list[Problem] = field(default_factory=list, init=False)
    _parts: dict[tuple[str, int], tuple[str, BuiltPage]] = field(default_factory=dict, init=False)

    def take_in(self, pages: Mapping[str, tuple[Sequence[str], str]]) -> None:
        """Check and hash the files that MkDocs wrote. Raises OSError.

        `pages` has the shared parts and the key of each page that may be cached, by path.
        """
        for file in [path for path in self.folder.rglob("*") if path.is_file()]:
            path = file.relative_to(self.folder).as_posix()
            self._take(path, file.read_bytes(), *pages.get(path, ((), "")))

    def write(self, path: str, raw: bytes) -> None:
        """Write a new file. Raises OSError."""
        _new(self.folder / path, raw)
        self._take(path, raw)

    def write_page(self, path: str, raw: bytes, parts: Sequence[str], key: str = "") -> None:
        """Write a page, and cache it under its key. `parts` are those it shares with others. Raises OSError.

        A page with a problem, or without one of the parts, is not cached.
        """
        _new(self.folder / path, raw)
        self._take(path, raw, parts, key)

    def reuse_page(self, path: str, key: str) -> bool:
        """Write a page from the cache; False if it is not there. Raises OSError."""
        kept = self.kept.get(key, path) if self.kept else None
        if kept:
            self.place(kept)
        return kept is not None

    def place(self, kept: KeptPage) -> None:
        """Write a cached page. Raises OSError."""
        path = kept.trace.path
        put_in_place(kept, self.folder / path)
        self.hashes[path] = kept.hash
        self._traces[path] = kept.trace

    def write_in_pieces(self, path: str, pieces: Iterable[str]) -> None:
        """Write a text that is given in pieces. Raises OSError."""
        file, found = self.folder / path, hashlib.sha256()
        file.parent.mkdir(parents=True, exist_ok=True)
        with file.open("xb") as handle:
            for piece in pieces:
                raw = piece.encode()
                handle.write(raw)
                found.update(raw)
        self.hashes[path] = found.hexdigest()

    def close(self) -> None:
        """Write the manifest."""
        (self.folder / swap.MANIFEST).write_text(swap.manifest_of(self.hashes), "utf-8")

    def problems(self) -> list[Problem]:
        """The problems of all pages, and those that only the whole site shows."""
        traces = dict(sorted(self._traces.items()))
        files = {*self.hashes, swap.MANIFEST}
        return in_order([*self._found, *check_across(Built(traces, files, self.facts))])

    def _take(self, path: str, raw: bytes, parts: Sequence[str] = (), key: str = "") -> None:
        """Hash a file that has been written; check it and cache it if it is a page."""
        self.hashes[path] = hashlib.sha256(raw).hexdigest()
        if not path.endswith(".html"):
            return
        text = raw.decode()
        there = {part: self._part(path, part) for part in parts if part in text}
        own = self._look(path, text, there)
        if own and self.kept and key and len(there) == len(parts):
            self.kept.put(key, self.hashes[path], self.folder / path, own, dict(there.values()))

    def _look(self, path: str, text: str, there: Mapping[str, tuple[str, BuiltPage]]) -> BuiltPage | None:
        """Check a page. Returns its trace without the shared parts, or None if it has problems."""
        if self.preview:
            return BuiltPage(path)
        for part in there:
            text = text.replace(part, "", 1)
        own = read_built_page(path, text, self.facts.settings.base_path)
        page = own.between(*(part for _, part in there.values()))
        problems = self._problems_of(page)
        self._found += problems
        self._traces[path] = page.trace
        return None if problems else own.trace

    def _problems_of(self, page: BuiltPage) -> list[Problem]:
        """The problems of a page, compared with the facts of its language, as a page of a site in that language."""
        code, _, rest = page.path.partition("/")
        if code not in self.languages:
            return check_page(page, self.facts)
        site = self.languages[code]
        facts = site.plain if rest.startswith("trials/") else site.facts  # other pages are compared with no text
        found = check_page(replace(page, path=rest), facts)
        return [replace(one, path=one.path.replace("site/", f"site/{code}/", 1)) for one in found]

    def _part(self, path: str, part: str) -> tuple[str, BuiltPage]:
        """A name for a shared part, and its trace, which is read once for all pages at the same depth."""
        place = (part, path.count("/"))
        if place not in self._parts:
            name = hashlib.sha256(repr(place).encode()).hexdigest()
            self._parts[place] = name, read_built_page(path, part, self.facts.settings.base_path)
        return self._parts[place]


def _new(file: Path, raw: bytes) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("xb") as handle:
        handle.write(raw)

"""The files of a new site: each is written once, hashed, and looked at while it is in hand."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from plainfacts import publish
from plainfacts.checks.built import check_across, check_page
from plainfacts.checks.built_rule import Built
from plainfacts.facts.facts import Facts
from plainfacts.pages.built import BuiltPage, read_built_page
from plainfacts.problems import Problem, in_order


@dataclass
class Output:
    """A new site as it grows in its folder. Of each page only a trace is kept, and the hash of every file.

    A preview is not looked at, so that it comes fast.
    """

    folder: Path
    facts: Facts
    preview: bool = False
    hashes: dict[str, str] = field(default_factory=dict, init=False)
    _traces: dict[str, BuiltPage] = field(default_factory=dict, init=False)
    _found: list[Problem] = field(default_factory=list, init=False)
    _parts: dict[tuple[str, int], BuiltPage] = field(default_factory=dict, init=False)

    def take_in(self) -> None:
        """Look at what lies in the folder already: what MkDocs wrote."""
        for file in () if self.preview else self.folder.rglob("*"):
            if file.is_file():
                self._take(file.relative_to(self.folder).as_posix(), file.read_bytes())

    def write(self, path: str, raw: bytes, parts: Sequence[str] = ()) -> None:
        """Write a file that is not there yet. `parts` are what a page shares with others. Raises OSError."""
        file = self.folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        with file.open("xb") as handle:
            handle.write(raw)
        self._take(path, raw, parts)

    def write_in_pieces(self, path: str, pieces: Iterable[str]) -> None:
        """Write a long text piece by piece. Raises OSError."""
        file, found = self.folder / path, hashlib.sha256()
        file.parent.mkdir(parents=True, exist_ok=True)
        with file.open("xb") as handle:
            for piece in pieces:
                raw = piece.encode()
                handle.write(raw)
                found.update(raw)
        self.hashes[path] = found.hexdigest()

    def close(self) -> None:
        """Write the list of all files."""
        (self.folder / publish.MANIFEST).write_text(publish.manifest_of(self.hashes), "utf-8")

    def problems(self) -> list[Problem]:
        """What is wrong with the site, now that all its files are there."""
        traces = dict(sorted(self._traces.items()))
        files = {*self.hashes, publish.MANIFEST}
        return in_order([*self._found, *check_across(Built(traces, files, self.facts))])

    def _take(self, path: str, raw: bytes, parts: Sequence[str] = ()) -> None:
        self.hashes[path] = hashlib.sha256(raw).hexdigest()
        if path.endswith(".html") and not self.preview:
            page = self._read(path, raw.decode(), parts)
            self._found += check_page(page, self.facts)
            self._traces[path] = page.trace

    def _read(self, path: str, text: str, parts: Sequence[str]) -> BuiltPage:
        """A page; parts that it shares with others are read once, on the first page that lies as deep."""
        if not parts or not all(part in text for part in parts):
            return read_built_page(path, text)
        for part in parts:
            text = text.replace(part, "", 1)
        above, *below = (self._part(path, part) for part in parts)
        return read_built_page(path, text).between(above, below)

    def _part(self, path: str, part: str) -> BuiltPage:
        place = (part, path.count("/"))
        if place not in self._parts:
            self._parts[place] = read_built_page(path, part)
        return self._parts[place]

"""Reads the files of a site from the disk, as bytes by path from the root. No other module of facts/ does."""

from __future__ import annotations

import re
import unicodedata
from array import array
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate
from pathlib import Path
from typing import overload

from plainfacts.facts.yaml import format_rules
from plainfacts.problems import Problem

Files = Mapping[str, bytes]

_PACKAGE = Path(__file__).resolve().parents[1]
_SOUND = re.compile(r"[a-z0-9._/-]+")
_MISREAD = {
    ".yaml": re.compile(r"\.ya?ml\.[^/]*$|\.yml$", re.IGNORECASE),
    ".md": re.compile(
        r"\.(?:md|markdown|mdown|mkdn?|mdwn|mdx)(?:\.[^/]*)?$(?<!\.md)|\.(?:html?|ya?ml)$|(?<!/robots)\.txt$",
        re.IGNORECASE,
    ),
}
"""Names that look like data or a page but are not read. (`robots.txt` is for search engines.)"""
_FOLDERS = {"data": ".yaml", "content": ".md"}
_ALONE = ("data/addresses.txt", "translations/terms.yaml", "translations/reviews.yaml")


def default_text(name: str) -> str | None:
    """The text of a file of the generator's defaults, such as `wording/en.yaml`; None if there is no such file."""
    path = _PACKAGE / "defaults" / name
    return path.read_text("utf-8") if path.is_file() else None


def default_languages() -> list[str]:
    """The languages in which the generator has wording."""
    return sorted({path.stem for path in (_PACKAGE / "defaults" / "wording").iterdir()})


def read_site(root: Path) -> tuple[dict[str, bytes], list[Problem]]:
    """The data, Markdown and translation files below `root`, and mkdocs.yml; what cannot be read, as Problems."""
    files: dict[str, bytes] = {}
    problems: list[Problem] = []
    for name in ["mkdocs.yml", *_names(root)]:
        path = root / name
        reason = _refusal(root, path)
        if reason:
            problems.append(reason)
            continue
        try:
            files[name] = path.read_bytes()
        except OSError as error:
            problems.append(_unreadable(name, error.strerror or "it cannot be read"))
    problems += [problem for name in _all_names(root) if (problem := misnamed(name))]
    return files, problems


_MARK = b"\xef\xbb\xbf"
_ENDS = (b"\r", b"\n")


class TypedLines(Sequence[str]):
    """The lines of a file without their line ends; empty for a file that is not UTF-8.

    They are sliced from the bytes on demand: as strings, the lines of a thousand trials took 30 MB.
    """

    def __init__(self, raw: bytes) -> None:
        start = len(_MARK) if raw.startswith(_MARK) else 0
        try:
            raw.decode("utf-8")
        except UnicodeDecodeError:
            self._raw, self._starts = b"", array("I", (0,))
            return
        lines = raw[start:].splitlines(keepends=True)
        if raw[start:].endswith(_ENDS) or not lines:
            lines.append(b"")
        self._raw = raw
        self._starts = array("I", accumulate(map(len, lines), initial=start))

    def __len__(self) -> int:
        return len(self._starts) - 1

    @overload
    def __getitem__(self, at: int) -> str: ...

    @overload
    def __getitem__(self, at: slice) -> list[str]: ...

    def __getitem__(self, at: int | slice) -> str | list[str]:
        if isinstance(at, slice):
            first, last, step = at.indices(len(self))
            return self._lines(first, last) if step == 1 else [self[number] for number in range(first, last, step)]
        number = range(len(self))[at]
        return self._lines(number, number + 1)[0]

    def _lines(self, first: int, last: int) -> list[str]:
        """The lines from `first` up to `last`, decoded and split together."""
        last = max(first, last)
        text = self._raw[self._starts[first] : self._starts[last]].decode("utf-8")
        return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")[: last - first]


def _names(root: Path) -> Iterator[str]:
    for folder, ending in _FOLDERS.items():
        for path in sorted((root / folder).rglob(f"*{ending}")):
            yield path.relative_to(root).as_posix()
    yield from (name for name in _ALONE if (root / name).exists())
    yield from (path.relative_to(root).as_posix() for path in sorted((root / "translations").glob("*.po")))


def _all_names(root: Path) -> Iterator[str]:
    """Every file below the folders of a site except hidden ones, by path from the root."""
    for folder in _FOLDERS:
        for path in sorted((root / folder).rglob("*")):
            name = path.relative_to(root).as_posix()
            if path.is_file() and not any(part.startswith(".") for part in name.split("/")):
                yield name


def misnamed(name: str) -> Problem | None:
    """The Problem with the path of a file that would not be read, or cannot become an address; otherwise None."""
    place, dot, ending = name.partition(".")
    letters = unicodedata.normalize("NFKD", place.lower()).encode("ascii", "ignore").decode()
    slug = re.sub(r"-?/-?", "/", re.sub(r"[^a-z0-9/]+", "-", letters)).strip("-")
    slug += "name" if slug.endswith("/") else ""
    kind = _FOLDERS[name.partition("/")[0]]
    misread = _MISREAD[kind].search(name) or (name.startswith("data/trials/") and not name.endswith(kind))
    if misread:
        message, near = f"This file is not read: its name must end in `{kind}`.", f"{slug}{kind}"
    elif not _SOUND.fullmatch(name):
        message = "This name breaks links: a name may have lower-case letters a to z, digits and hyphens only."
        near = f"{slug}{dot}{re.sub(r'[^a-z0-9.]+', '', ending.lower())}"
    else:
        return None
    return format_rules.FILE_NAME.at(name, 1, message, f"Rename it to {near}.")


def _refusal(root: Path, path: Path) -> Problem | None:
    name = path.relative_to(root).as_posix()
    if path.is_symlink() or any(parent.is_symlink() for parent in path.parents if parent.is_relative_to(root / "data")):
        return _unreadable(name, "it is a link to another place")
    if path.is_dir():
        return _unreadable(name, "it is a folder")
    if not path.exists():
        return _unreadable(name, "it does not exist")
    return None


def _unreadable(name: str, reason: str) -> Problem:
    fix = "Put the file itself here, from the last good version."
    return format_rules.FILE_MISSING.at(name, 1, f"The file {name} cannot be used: {reason}.", fix)

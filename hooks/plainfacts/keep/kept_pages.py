"""The cache of finished pages. It may be deleted at any time: pages that are missing are rendered again.

Pages are files named by the hash of their bytes; an index maps a key to a hash, and to what rules across pages need to
know of the page. Both are HTML or JSON, which cannot execute code here. A page whose bytes do not match its name, an
index whose checksum is wrong, and files with permissions other than a new file's are ignored.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import stat
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from plainfacts.keep.inputs import umask
from plainfacts.pages.data.finished_html import BuiltPage, Link

INDEX = "index.json"
_HASH = re.compile("[0-9a-f]{64}")


@dataclass(frozen=True)
class KeptPage:
    """A page as it was published: its bytes, their SHA-256, their file in the cache, and its trace."""

    raw: bytes
    hash: str
    file: Path
    trace: BuiltPage


@dataclass
class KeptPages:
    """The pages in a folder of the cache. The next build finds those that this one used or added."""

    folder: Path
    _mode: int = field(default=0, init=False)
    _before: Mapping[str, Any] = field(default_factory=dict, init=False)
    _now: dict[str, Any] = field(default_factory=dict, init=False)
    _parts: dict[str, BuiltPage] = field(default_factory=dict, init=False)

    def __post_init__(self) -> None:
        """Read the index, if it is intact."""
        self._mode = 0o666 & ~umask()
        self._before = _unsealed(self.folder / INDEX)

    def get(self, key: str, path: str) -> KeptPage | None:
        """The page at a path, if it is cached under this key and intact; else None."""
        try:
            entry = self._before["pages"][key]
            name, trace = entry["hash"], _trace(path, entry).between(*map(self._part, entry["parts"]))
            raw = self._read(name)
        except (OSError, TypeError, KeyError, ValueError):
            return None
        self._now[key] = entry
        return KeptPage(raw, name, self.folder / name, trace)

    def put(self, key: str, hash_: str, file: Path, trace: BuiltPage, parts: Mapping[str, BuiltPage]) -> None:
        """Cache a page that was just written to `file`: as a hard link to it if the file system allows, else as a copy.

        `trace` is that of the page without `parts`, which it shares with other pages; each has a name.
        """
        target = self.folder / hash_
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            target.unlink(missing_ok=True)
            os.link(file, target)
        except OSError:
            if not _copied(file, target):
                return
        self._now[key] = {"hash": hash_, "parts": list(parts), **_seen(trace)}
        self._parts |= parts

    def close(self) -> None:
        """Write the index, and delete the pages that this build did not use."""
        parts = {name: _seen(self._parts[name]) for entry in self._now.values() for name in entry["parts"]}
        index = {"pages": self._now, "parts": parts}
        body = json.dumps(index, ensure_ascii=False, separators=(",", ":")).encode()
        draft = self.folder / f"{INDEX}.{os.getpid()}"
        try:
            draft.write_bytes(hashlib.sha256(body).hexdigest().encode() + b"\n" + body)
            draft.replace(self.folder / INDEX)
            files = list(self.folder.iterdir())
        except OSError:
            return
        used = {INDEX, *(entry["hash"] for entry in self._now.values())}
        for file in files:
            if file.name not in used:
                with suppress(OSError):
                    file.unlink()

    def _part(self, name: str) -> BuiltPage:
        """The trace of a shared part, by its name."""
        if name not in self._parts:
            self._parts[name] = _trace("", self._before["parts"][name])
        return self._parts[name]

    def _read(self, name: str) -> bytes:
        """The bytes of a page. Raises ValueError if they do not match the name, or the file has other permissions."""
        if not _HASH.fullmatch(name):
            raise ValueError(name)
        with (self.folder / name).open("rb") as handle:
            state = os.fstat(handle.fileno())
            raw = handle.read()
        if stat.S_IMODE(state.st_mode) != self._mode or hashlib.sha256(raw).hexdigest() != name:
            raise ValueError(name)
        return raw


def put_in_place(kept: KeptPage, target: Path) -> None:
    """Write a cached page into a site: as a hard link if the file system allows, else as a copy. Raises OSError."""
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        os.link(kept.file, target)
    except FileExistsError:
        raise
    except OSError:
        with target.open("xb") as handle:
            handle.write(kept.raw)


def _unsealed(file: Path) -> Mapping[str, Any]:
    """The index; empty if it is missing or damaged."""
    with suppress(OSError, ValueError, RecursionError):
        seal, _, body = file.read_bytes().partition(b"\n")
        if hashlib.sha256(body).hexdigest().encode() == seal:
            found = json.loads(body)
            return found if isinstance(found, dict) else {}
    return {}


def _seen(trace: BuiltPage) -> dict[str, Any]:
    return {"title": trace.title, "ids": trace.ids, "links": trace.links, "loaded": trace.loaded}


def _trace(path: str, entry: Mapping[str, Any]) -> BuiltPage:
    """The trace in an entry of the index. Raises TypeError, KeyError or ValueError if it is damaged."""
    links, loaded = (tuple(map(Link._make, entry[name])) for name in ("links", "loaded"))
    return BuiltPage(path, title=entry["title"], ids=tuple(entry["ids"]), links=links, loaded=loaded)


def _copied(file: Path, target: Path) -> bool:
    """Whether a file could be copied; a target is complete or absent."""
    draft = target.with_name(f"{target.name}.{os.getpid()}")
    try:
        draft.write_bytes(file.read_bytes())
        draft.replace(target)
    except OSError:
        return False
    return True

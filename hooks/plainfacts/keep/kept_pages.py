"""Finished pages of earlier builds, by the hash of all they follow from. Never needed: at worst all are made again.

The pages lie in a folder of the cache, each under the hash of its bytes; an index says which hash a key has, and what
rules across pages need of it. Both are JSON or HTML, which cannot run anything here. Bytes that are not what their name
says, an index whose seal is broken, and rights that new files would not get: all that counts as nothing.
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
    """A page as it was published: its bytes, their SHA-256, where they lie, and its trace."""

    raw: bytes
    hash: str
    file: Path
    trace: BuiltPage


@dataclass
class KeptPages:
    """The pages in a folder of the cache. What one build used or put there is what the next one finds."""

    folder: Path
    _mode: int = field(default=0, init=False)
    _before: Mapping[str, Any] = field(default_factory=dict, init=False)
    _now: dict[str, Any] = field(default_factory=dict, init=False)
    _parts: dict[str, BuiltPage] = field(default_factory=dict, init=False)

    def __post_init__(self) -> None:
        """Read the index, if there is a whole one."""
        self._mode = 0o666 & ~umask()
        self._before = _unsealed(self.folder / INDEX)

    def get(self, key: str, path: str) -> KeptPage | None:
        """The page at a path, where it is kept under this key and whole."""
        try:
            entry = self._before["pages"][key]
            name, trace = entry["hash"], _trace(path, entry).between(*map(self._part, entry["parts"]))
            raw = self._read(name)
        except (OSError, TypeError, KeyError, ValueError):
            return None
        self._now[key] = entry
        return KeptPage(raw, name, self.folder / name, trace)

    def put(self, key: str, hash_: str, file: Path, trace: BuiltPage, parts: Mapping[str, BuiltPage]) -> None:
        """Keep a page that was just written to `file`: as a second name of it, where the disk can do that.

        `trace` is without the parts that it shares with other pages, each of which has a name.
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
        """Write the index for the next build, and delete the pages that this one did not use."""
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
        """A part that pages share, by its name."""
        if name not in self._parts:
            self._parts[name] = _trace("", self._before["parts"][name])
        return self._parts[name]

    def _read(self, name: str) -> bytes:
        """The bytes under a name. Raises ValueError where they are others, or have other rights than a new file."""
        if not _HASH.fullmatch(name):
            raise ValueError(name)
        with (self.folder / name).open("rb") as handle:
            state = os.fstat(handle.fileno())
            raw = handle.read()
        if stat.S_IMODE(state.st_mode) != self._mode or hashlib.sha256(raw).hexdigest() != name:
            raise ValueError(name)
        return raw


def put_in_place(kept: KeptPage, target: Path) -> None:
    """Put a kept page into a site, as a second name of its file where the disk can do that. Raises OSError."""
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        os.link(kept.file, target)
    except FileExistsError:
        raise
    except OSError:
        with target.open("xb") as handle:
            handle.write(kept.raw)


def _unsealed(file: Path) -> Mapping[str, Any]:
    """The index, or an empty one where it is gone or not what was written."""
    with suppress(OSError, ValueError, RecursionError):
        seal, _, body = file.read_bytes().partition(b"\n")
        if hashlib.sha256(body).hexdigest().encode() == seal:
            found = json.loads(body)
            return found if isinstance(found, dict) else {}
    return {}


def _seen(trace: BuiltPage) -> dict[str, Any]:
    return {"title": trace.title, "ids": trace.ids, "links": trace.links, "loaded": trace.loaded}


def _trace(path: str, entry: Mapping[str, Any]) -> BuiltPage:
    """What rules across pages need of a page. Raises TypeError, KeyError or ValueError for anything else."""
    links, loaded = (tuple(map(Link._make, entry[name])) for name in ("links", "loaded"))
    return BuiltPage(path, title=entry["title"], ids=tuple(entry["ids"]), links=links, loaded=loaded)


def _copied(file: Path, target: Path) -> bool:
    """Whether a file could be copied, whole or not at all."""
    draft = target.with_name(f"{target.name}.{os.getpid()}")
    try:
        draft.write_bytes(file.read_bytes())
        draft.replace(target)
    except OSError:
        return False
    return True

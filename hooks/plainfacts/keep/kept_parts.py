"""What was made of single trials for the data files of a site, kept for the next build."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from plainfacts.facts.yaml.list_file import Kept, Nothing
from plainfacts.keep.store import Store

Piece = TypeVar("Piece")


class Pieces:
    """Pieces by what they are and by the print of their trial, as long as all else that they follow from is the same.

    `base` is the hash of all else; with an empty one nothing is kept.
    """

    def __init__(self, root: Path, base: str) -> None:
        self._store = Store(root, "pieces.jsonl") if base else None
        self._kept: Kept = self._store or Nothing()
        self._base = base

    def piece(self, what: str, print_: str, make: Callable[[], Piece]) -> Piece:
        """A piece as it was kept, else made anew. It is what JSON can hold."""
        key = f"{what} {self._base} {print_}"
        found: Piece | None = self._kept.get(key)
        if found is None:
            found = make()
            self._kept.put(key, found)
        return found

    def save(self) -> None:
        """Keep what is new for the next build."""
        if self._store:
            self._store.save()

"""What is made of single trials for the data files of the site, so that it can be kept."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol, TypeVar

Made = TypeVar("Made")


class Piece(Protocol):
    """Gives what is made of a single trial for a file of the site: as it was kept, or made anew."""

    def __call__(self, what: str, print_: str, make: Callable[[], Made], /) -> Made:
        """The piece called `what` of the trial with this print."""


def anew(what: str, print_: str, make: Callable[[], Made], /) -> Made:
    """Every piece is made anew."""
    return make()

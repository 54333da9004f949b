"""Measures the size of a built site on the disk, and compressed as it is sent to a reader's phone."""

from __future__ import annotations

import gzip
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

SAMPLE = 10
"""The number of trials, from the first, of which the median is taken: their records are the same in every size."""

_MAIN = re.compile(rb"<main\b.*</main>", re.DOTALL)


def compressed(raw: bytes) -> float:
    """The size after `gzip -9`, in kB (1,000 bytes)."""
    return len(gzip.compress(raw, 9, mtime=0)) / 1000


def around_main(html: bytes) -> bytes:
    """A page without its `<main>`: head, header, menu, footer. Raises ValueError unless it has exactly one."""
    rest, found = _MAIN.subn(b"", html)
    if found != 1:
        raise ValueError("The page has no <main>, or more than one.")
    return rest


@dataclass(frozen=True)
class Weights:
    """`megabytes` (10^6 bytes) and `files` of the whole output; the rest in kB, compressed except `around_raw`."""

    megabytes: float
    files: int
    index: float
    page: float
    around: float
    around_raw: float
    list_page: float


def weigh(built: Path, indexes: str, trials: Sequence[str]) -> Weights:
    """The sizes of a built site; `indexes` is the glob of the files that a search fetches, `trials` are ids.

    Raises ValueError if there is no such file.
    """
    sizes = [path.stat().st_size for path in built.rglob("*") if path.is_file()]
    found = sorted(built.glob(indexes))
    if not found:
        raise ValueError(f"No {indexes} in {built}.")
    pages = [(built / "trials" / trial / "index.html").read_bytes() for trial in trials[:SAMPLE]]
    rests = [around_main(html) for html in pages]
    return Weights(
        megabytes=sum(sizes) / 1e6,
        files=len(sizes),
        index=sum(compressed(path.read_bytes()) for path in found),
        page=median(map(compressed, pages)),
        around=median(map(compressed, rests)),
        around_raw=median(len(rest) / 1000 for rest in rests),
        list_page=compressed((built / "trials/index.html").read_bytes()),
    )

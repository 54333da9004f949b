"""Writes docs/licences.md: the packages with which the site is built, with their locked versions and licences.

Usage: licences.py [--check]. The licence is the one in the metadata of the installed package.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Sequence
from importlib.metadata import PackageNotFoundError, distribution, metadata
from pathlib import Path

ROOT = Path(__file__).parents[1]
LOCK = ROOT / "requirements" / "site.txt"
LIST = ROOT / "docs" / "licences.md"

_DATA = {
    "codespell": "its list of misspellings: CC BY-SA 3.0, from Wikipedia; only the list is used",
    "wordfreq": "its lists of words: CC BY-SA 4.0, from the sources that its README names",
}
"""Data in a package under another licence than its code, according to its README."""

HEAD = """\
# Licences of what the site is built with

Written by `make licences` from requirements/site.txt; do not edit it by hand. None of these packages is part of the
published site except what is named at the end.

| package | version | licence |
|---|---|---|
"""
TAIL = """
The lists of words in wordfreq help to measure how hard a text is; no part of one is in the published site.
They hold data of Wikipedia, ParaCrawl, OPUS OpenSubtitles, the Leeds Internet Corpus, Google Books Ngrams and
SUBTLEX (Marc Brysbaert and others, freely available). Whoever passes wordfreq on keeps these names and this licence.

Published with the site: the fonts in hooks/plainfacts/theme/assets/fonts, under the licence that lies beside them.
"""

_SAYS_NOTHING = ("OSI Approved", "Other/Proprietary License")
_LOCKED = re.compile(r"^([A-Za-z0-9._-]+)==(\S+?)(?: *; *(.+?))?(?: \\)?$", re.MULTILINE)


def listed(lock: str) -> str:
    """The text of docs/licences.md, from the text of a lock file."""
    rows = "\n".join(f"| {name} | {version} | {licence} |" for name, version, licence in _rows(lock))
    return f"{HEAD}{rows}\n{TAIL}"


def _rows(lock: str) -> Iterator[tuple[str, str, str]]:
    for name, version, condition in _LOCKED.findall(lock):
        licence = "; ".join([licence_of(name), *([_DATA[name]] if name in _DATA else [])])
        yield name, version, f"{licence} (only where {condition})" if condition else licence


def licence_of(name: str) -> str:
    """The licence of an installed package, in a few words. Raises LookupError if it states none."""
    try:
        found = metadata(name).json
    except PackageNotFoundError:
        raise LookupError(f"{name} is in the lock file but not installed. Run: make site") from None
    if expression := found.get("license_expression"):
        return str(expression)
    classes = [line.rpartition(" :: ")[2] for line in found.get("classifier", ()) if line.startswith("License ::")]
    first = str(found.get("license") or "").strip().partition("\n")[0]
    said = ", ".join(name for name in classes if name not in _SAYS_NOTHING) or first or _first_line_of_file(name)
    if not said:
        raise LookupError(f"{name} does not state its licence. Look at its web page, and decide.")
    return said


def _first_line_of_file(name: str) -> str:
    text = distribution(name).read_text("LICENSE") or ""
    return text.strip().partition("\n")[0]


def main(arguments: Sequence[str]) -> int:
    """Write the list, or with --check say whether it is current."""
    text = listed(LOCK.read_text("utf-8"))
    if "--check" in arguments:
        current = LIST.exists() and LIST.read_text("utf-8") == text
        print("docs/licences.md is up to date." if current else "docs/licences.md is out of date. Run: make licences")
        return 0 if current else 1
    LIST.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

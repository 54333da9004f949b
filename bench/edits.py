"""What an editor changes: words in one trial, words on one page, a line in the file of trials."""

from __future__ import annotations

import re
from pathlib import Path

from bench.sites import trial_ids

WORDS = ("plum", "pear", "cherry", "melon", "apricot", "quince", "fig", "lemon")
"""Words that stand on no page before an edit, in the order of their use."""

PAGE = "about-trials"
"""The page that is edited."""

_TITLE = re.compile(r"^  (?:official_)?title: (?!unknown$)(.*)$", re.MULTILINE)
_MARKED = re.compile(rf" (?:{'|'.join(WORDS)})$")


def middle_trial(site: Path) -> str:
    """The id of the record in the middle of the file of trials."""
    text = (site / "data/trials.yaml").read_text("utf-8")
    return trial_ids(text[_middle(text) :])[0]


def edit_trial(site: Path, word: str) -> None:
    """Put a word at the end of the title of the trial in the middle, in the place of one that an edit put there before.

    A trial without a plain title gets it in its exact title.
    """
    path = site / "data/trials.yaml"
    text = path.read_text("utf-8")
    title = _TITLE.search(text, _middle(text))
    if title is None:
        raise ValueError(f"No trial with a title in the second half of {path}.")
    bare, quote = re.subn(r"[\"']$", "", title[0])
    line = f"{_MARKED.sub('', bare)} {word}{title[0][-1] if quote else ''}"
    path.write_text(text[: title.start()] + line + text[title.end() :], "utf-8")


def add_line(site: Path) -> None:
    """Add a comment above the trial in the middle: no fact changes, but the line numbers of half the records do."""
    path = site / "data/trials.yaml"
    text = path.read_text("utf-8")
    middle = _middle(text)
    path.write_text(f"{text[:middle]}# A note of staff.\n{text[middle:]}", "utf-8")


def edit_page(folder: Path, page: str, word: str) -> None:
    """Add a sentence to a page; `folder` holds the Markdown."""
    path = folder / f"{page}.md"
    path.write_text(path.read_text("utf-8").rstrip("\n") + f"\n\nAsk your team about the {word}.\n", "utf-8")


def _middle(text: str) -> int:
    """Where the record nearest to the middle begins."""
    return text.rindex("\n- id: ", 0, max(len(text) // 2, text.index("\n- id: ", 1) + 8)) + 1

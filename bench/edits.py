"""The edits that are measured: words in one trial, words on one page, a comment in the file of trials."""

from __future__ import annotations

import re
from pathlib import Path

from bench.sites import trial_ids

WORDS = ("plum", "pear", "cherry", "melon", "apricot", "quince", "fig", "lemon")
"""Words that are on no page before an edit, in the order in which they are used."""

PAGE = "about-trials"
"""The page that is edited."""

_TITLE = re.compile(r"^  (?:official_)?title: (?!unknown$)(.*)$", re.MULTILINE)
_MARKED = re.compile(rf" (?:{'|'.join(WORDS)})$")


def middle_trial(site: Path) -> str:
    """The id of the record in the middle of the file of trials."""
    text = (site / "data/trials.yaml").read_text("utf-8")
    return trial_ids(text[_middle(text) :])[0]


def edit_trial(site: Path, word: str) -> None:
    """Append a word to the title of the trial in the middle, replacing the one from an earlier edit.

    If the trial has no plain title, the word goes into its official title.
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
    """Add a comment above the trial in the middle: no fact changes, but half the records move down a line."""
    path = site / "data/trials.yaml"
    text = path.read_text("utf-8")
    middle = _middle(text)
    path.write_text(f"{text[:middle]}# A note of staff.\n{text[middle:]}", "utf-8")


def edit_page(folder: Path, page: str, word: str) -> None:
    """Append a sentence with a word to a page in a folder of Markdown files."""
    path = folder / f"{page}.md"
    path.write_text(path.read_text("utf-8").rstrip("\n") + f"\n\nAsk your team about the {word}.\n", "utf-8")


def _middle(text: str) -> int:
    """The offset of the last record that starts before the middle."""
    return text.rindex("\n- id: ", 0, max(len(text) // 2, text.index("\n- id: ", 1) + 8)) + 1

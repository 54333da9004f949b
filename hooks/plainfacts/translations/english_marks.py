"""Marks English text inside another language, so that it gets `lang` and `dir` on the page.

The marks are private-use characters, which templates, Markdown and joined sentences leave alone. `as_html` replaces
them in a finished page; `unmarked` deletes them, for files that are not pages.
"""

from __future__ import annotations

import re

WAITING, EXACT, END = "\ue002", "\ue003", "\ue004"
"""Before a text without a translation; before the exact words of a source, which are not translated; after either."""

_ESCAPED = re.compile(r"\\ue00[234]")
_MARKED = re.compile(f"[{WAITING}{EXACT}]([^{WAITING}{EXACT}{END}]*){END}")
_UNSEEN = ("<title", "<script", "<option", "<textarea")
_OPENS = re.compile(r"<([a-z][a-z0-9]*)(?![^<>]* (?:lang|dir)=)[^<>]*>")
_CLOSES = re.compile(r"[.:]?</([a-z][a-z0-9]*)>")
_LEADING = re.compile(r"(?:\[[ xX]\] )?")
_TRAILING = re.compile(r"[ ]*\{:?[ ]*[#.][^{}\n]*\}\Z|(?:!\[[^\]]*\]\([^)]*\)(?:\{[^}]*\})?)\Z")
_ATTRIBUTES = ' lang="en" dir="ltr"'
_TAG = re.compile(r"<[^>]*>")


def waiting(text: str) -> str:
    """An English text without a translation, with each paragraph marked."""
    return _each(text, WAITING)


def exact(text: str) -> str:
    """The exact words of an English source, with each paragraph marked."""
    return _each(text, EXACT)


def waiting_markdown(text: str) -> str:
    """A Markdown passage without a translation; Markdown syntax at its ends stays outside the marks."""
    leading = _LEADING.match(text)
    start = leading.end() if leading else 0
    trailing = _TRAILING.search(text, start)
    end = trailing.start() if trailing else len(text)
    return f"{text[:start]}{WAITING}{text[start:end]}{END}{text[end:]}" if text[start:end] else text


def unmarked(text: str) -> str:
    """A text, or JSON, without its marks."""
    for mark in (WAITING, EXACT, END):
        text = text.replace(mark, "")
    return _ESCAPED.sub("", text) if "\\ue00" in text else text


def as_html(html: str) -> str:
    """A page with `lang` and `dir` in place of the marks (WCAG 2.2, 3.1.2).

    The attributes go on an element that holds nothing else, otherwise on a new `span`. Marks inside tags, and where no
    element is allowed, are deleted.
    """
    parts, end = [], 0
    for match in _MARKED.finditer(html):
        start = html.rfind("<", 0, match.start())
        opened = html.find(">", start, match.start())
        parts.append(html[end : match.start()])
        end = match.end()
        if opened < 0 or html.startswith(_UNSEEN, start):
            parts.append(match[1])
        elif opened == match.start() - 1 and _is_whole(html, start, end):
            parts[-1] = f"{parts[-1][:-1]}{_ATTRIBUTES}>"
            parts.append(match[1])
        else:
            parts.append(f"<span{_ATTRIBUTES}>{match[1]}</span>")
    return unmarked("".join([*parts, html[end:]])) if parts else html


def _is_whole(html: str, start: int, end: int) -> bool:
    """Whether the tag at `start` opens the element that is closed at `end`."""
    opens, closes = _OPENS.match(html, start), _CLOSES.match(html, end)
    return bool(opens and closes and opens[1] == closes[1])


def share_translated(html: str) -> float:
    """The share of the text of a page that is translated, from 0 to 1, without the exact words of sources."""
    text = _TAG.sub("", html)
    all_of_it = len(re.sub(f"{EXACT}[^{END}]*{END}", "", text))
    english = sum(len(found) for found in re.findall(f"{WAITING}([^{END}]*){END}", text))
    return 1 - english / all_of_it if all_of_it else 1.0


def _each(text: str, mark: str) -> str:
    return "\n\n".join(f"{mark}{part}{END}" for part in text.split("\n\n"))

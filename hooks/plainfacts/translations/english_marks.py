"""English text inside another language, marked on its way to the page, where the marks become `lang` and `dir`.

Two letters of no alphabet stand around it. They pass through templates, Markdown and joined sentences unseen; a page
takes them out as the last thing (`as_html`), and a file that is no page simply drops them (`unmarked`).
"""

from __future__ import annotations

import re

WAITING, EXACT, END = "\ue002", "\ue003", "\ue004"
"""Before a text that waits for its translation; before the exact words of a source, which stay; after either."""

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
    """An English text that has no translation yet, each of its paragraphs marked."""
    return _each(text, WAITING)


def exact(text: str) -> str:
    """The exact words of an English source, each paragraph marked."""
    return _each(text, EXACT)


def waiting_markdown(text: str) -> str:
    """A passage in Markdown that has no translation yet; the signs that Markdown reads at its ends stay there."""
    leading = _LEADING.match(text)
    start = leading.end() if leading else 0
    trailing = _TRAILING.search(text, start)
    end = trailing.start() if trailing else len(text)
    return f"{text[:start]}{WAITING}{text[start:end]}{END}{text[end:]}" if text[start:end] else text


def unmarked(text: str) -> str:
    """A text, or JSON, without marks."""
    for mark in (WAITING, EXACT, END):
        text = text.replace(mark, "")
    return _ESCAPED.sub("", text) if "\\ue00" in text else text


def as_html(html: str) -> str:
    """A page whose marks have become attributes for browsers and screen readers (WCAG 2.2, 3.1.2).

    An element that holds nothing else is given them; in a sentence a `span` is. Inside tags, and where no element can
    stand, the marks are dropped.
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
    """Whether the tag at a place opens the element that closes at another."""
    opens, closes = _OPENS.match(html, start), _CLOSES.match(html, end)
    return bool(opens and closes and opens[1] == closes[1])


def share_translated(html: str) -> float:
    """How much of the text of a page is no longer English, from 0 to 1; the exact words of sources do not count."""
    text = _TAG.sub("", html)
    all_of_it = len(re.sub(f"{EXACT}[^{END}]*{END}", "", text))
    english = sum(len(found) for found in re.findall(f"{WAITING}([^{END}]*){END}", text))
    return 1 - english / all_of_it if all_of_it else 1.0


def _each(text: str, mark: str) -> str:
    return "\n\n".join(f"{mark}{part}{END}" for part in text.split("\n\n"))

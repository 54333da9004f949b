"""English text inside another language, marked on its way to the page, where the marks become `lang` and `dir`.

Two letters of no alphabet stand around it. They pass through templates, Markdown and joined sentences unseen; a page
takes them out as the last thing (`as_html`), and a file that is no page simply drops them (`unmarked`).
"""

from __future__ import annotations

import re

WAITING, EXACT, END = "\ue002", "\ue003", "\ue004"
"""Before a text that waits for its translation; before the exact words of a source, which stay; after either."""

_MARKS = re.compile(f"[{WAITING}{EXACT}{END}]|\\\\ue00[234]")
_IN_TAG = re.compile(f"<[^<>]*[{WAITING}{EXACT}{END}][^<>]*>")
_UNSEEN = re.compile(r"<(title|script|option|textarea)\b.*?</\1>", re.DOTALL)
_WHOLE = re.compile(
    f"<([a-z][a-z0-9]*)((?:(?! lang=)[^<>])*)>[{WAITING}{EXACT}]([^{WAITING}{EXACT}{END}]*){END}([.:]?)(?=</\\1>)"
)
_INSIDE = re.compile(f"[{WAITING}{EXACT}]([^{WAITING}{EXACT}{END}]*){END}")
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
    return _MARKS.sub("", text)


def as_html(html: str) -> str:
    """A page whose marks have become attributes for browsers and screen readers (WCAG 2.2, 3.1.2)."""
    html = _IN_TAG.sub(lambda match: unmarked(match[0]), html)
    html = _UNSEEN.sub(lambda match: unmarked(match[0]), html)
    html = _WHOLE.sub(rf"<\1\2{_ATTRIBUTES}>\3\4", html)
    return unmarked(_INSIDE.sub(rf"<span{_ATTRIBUTES}>\1</span>", html))


def share_translated(html: str) -> float:
    """How much of the text of a page is no longer English, from 0 to 1; the exact words of sources do not count."""
    text = _TAG.sub("", html)
    all_of_it = len(re.sub(f"{EXACT}[^{END}]*{END}", "", text))
    english = sum(len(found) for found in re.findall(f"{WAITING}([^{END}]*){END}", text))
    return 1 - english / all_of_it if all_of_it else 1.0


def _each(text: str, mark: str) -> str:
    return "\n\n".join(f"{mark}{part}{END}" for part in text.split("\n\n"))

"""Finds links and pictures whose target is missing, pictures without a text alternative, tables without a caption."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from urllib.parse import unquote, urlsplit

from markdown_it.token import Token

from plainfacts.facts.media import CAPTIONS, POSTER, VIDEOS
from plainfacts.problems import Problem, misspelt
from plainfacts.prose.markdown import markdown_rules
from plainfacts.prose.markdown.heading_sections import written_ids
from plainfacts.prose.markdown.markdown_tokens import tokens, with_offsets
from plainfacts.prose.markdown.site_markdown import DECORATIVE, alternative, classes
from plainfacts.prose.page import Page

_MADE_IDS = ("source-", "word-", "page-", "note-")
"""Prefixes of the ids that the generator adds around a text; links to these are checked in the built site."""
_OF_RECORDS = ("content/trials/", "content/sheets/")


@dataclass(frozen=True)
class Targets:
    """What links may lead to: pages and files by path from the root, and generated pages (computed on demand).

    `made_ids` returns the ids on a generated page, or those in what a written page fetches. `unsure` is set if some
    records could not be read: a page that seems to be missing may then be theirs.
    """

    pages: Mapping[str, Page]
    files: Collection[str]
    generated: Callable[[], Collection[str]]
    made_ids: Callable[[str], Collection[str]]
    unsure: bool = False

    def has(self, path: str) -> bool:
        """Whether this file in content/ exists, or a page is generated with this path."""
        if path in self.pages or path in self.files:
            return True
        return self._may_be_made(path) or path.removeprefix("content/") in self.generated()

    def ids_of(self, path: str) -> Collection[str] | None:
        """The ids on a page, or None where they cannot all be known: of a file, or a page that could not be read."""
        page = self.pages.get(path)
        headings = heading_ids(page) if page else ()
        if headings is None or path in self.files or (not page and self._may_be_made(path)):
            return None
        return (*headings, *self.made_ids(path))

    def _may_be_made(self, path: str) -> bool:
        return self.unsure and path.startswith(_OF_RECORDS)


def wrong_media(page: Page, targets: Targets) -> Iterator[Problem]:
    """A Problem for each picture without a text alternative, table without a caption, and link to a missing target."""
    found = tokens(page)
    for token, following in pairwise([*found, Token("", "", 0)]):
        line = page.start + (token.map[0] if token.map else 0)
        if token.type == "table_open" and following.type != "caption_open":
            fix = "Directly above it, write a paragraph with `Table: ` and what it is about."
            yield markdown_rules.TABLE_CAPTION.at(page.path, line, "This table has no caption.", fix)
        for offset, child in with_offsets(token.children or ()):
            if child.type == "image" and not alternative(child).strip() and DECORATIVE not in classes(child):
                fix = "Write `![what the picture shows](file)`, or add `{.decorative}` if it is only decoration."
                message = "This picture has no text alternative."
                yield markdown_rules.PICTURE_TEXT.at(page.path, line + offset, message, fix)
            address = child.attrGet("href") if child.type == "link_open" else child.attrGet("src")
            if isinstance(address, str):
                yield from _missing(page, targets, address, line + offset)
                if child.type == "image":
                    yield from _without_words(page, targets, address, line + offset)


def linked_pages(page: Page) -> frozenset[str]:
    """The files in content/ that a page links to, by path from the root, whether they exist or not."""
    inner = (child for token in tokens(page) for child in token.children or () if child.type == "link_open")
    addresses = (urlsplit(str(child.attrGet("href") or "")) for child in inner)
    return frozenset(_target(page, parts.path) for parts in addresses if parts.path and not parts.scheme)


def _target(page: Page, path: str) -> str:
    return posixpath.normpath(posixpath.join(posixpath.dirname(page.path), unquote(path)))


def _missing(page: Page, targets: Targets, address: str, line: int) -> Iterator[Problem]:
    parts = urlsplit(address)
    if parts.scheme or parts.netloc:
        return
    folder = posixpath.dirname(page.path)
    if address.startswith("/"):
        message = f"`{address[:60]}` starts at the root of the host, but the site may be published in a folder of it."
        fix = "Write the path of the file in content/, relative to this page, such as `trials/index.md`."
        yield markdown_rules.LINKED_FILE.at(page.path, line, message, fix)
        return
    path = _target(page, parts.path) if parts.path else page.path
    if not targets.has(path):
        near = misspelt(path, [*targets.pages, *targets.files])
        fix = (
            f"Write `{posixpath.relpath(near, folder)}`." if near else "Correct the name, or put the file in content/."
        )
        message = f"`{address[:60]}` leads nowhere: there is no {path}."
        yield markdown_rules.LINKED_FILE.at(page.path, line, message, fix)
        return
    anchor = unquote(parts.fragment)
    ids = targets.ids_of(path) if anchor and not anchor.startswith(_MADE_IDS) else None
    if ids is not None and anchor not in ids:
        close = misspelt(anchor, ids)
        fix = f"Write `#{close}`." if close else "Correct the part after #, or delete it."
        message = f"`{address[:60]}` leads to a heading that {path} does not have: `#{anchor[:40]}`."
        yield markdown_rules.LINKED_FILE.at(page.path, line, message, fix)


def _without_words(page: Page, targets: Targets, address: str, line: int) -> Iterator[Problem]:
    """A Problem for each file that is missing beside a video."""
    name, ending = posixpath.splitext(unquote(urlsplit(address).path))
    for beside in (POSTER, CAPTIONS) if ending.lower() in VIDEOS else ():
        path = posixpath.normpath(posixpath.join(posixpath.dirname(page.path), name + beside))
        if not targets.has(path):
            what = "opening picture" if beside == POSTER else "captions"
            message = f"The video `{address[:60]}` has no {what}: there is no {path}."
            yield markdown_rules.VIDEO_FILES.at(page.path, line, message, "Put the file there.")


def heading_ids(page: Page) -> Sequence[str] | None:
    """The ids of a page's headings, for links; None if a heading contains an inline fact."""
    found = written_ids(page)
    return found if all(found) else None

"""Renders a page that people wrote in another language: what MkDocs does for the main language, without MkDocs."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping, Sequence
from typing import Any

from markdown import Markdown

from plainfacts.facts.house.wording import Wording
from plainfacts.pages.frame.framed_page import Heading
from plainfacts.pages.generated.page_plan import Planned
from plainfacts.pages.links import to_page
from plainfacts.pages.topic.markdown_html import SiteMarkdown, with_marks
from plainfacts.prose.page import Page, address

HEADING = re.compile(r'(<h[1-6][^>]*? id=")([^"]*)(")')
"""A heading of a written page: up to its id, the id, and the closing quotation mark."""

_ADDRESS = re.compile(r'(?<= )(href|src)="([^"#:]*)(#[^"]*)?"')


def markdown_html(
    page: Page,
    words: Wording,
    extensions: Sequence[Any],
    extension_configs: Mapping[str, Any],
    anchors: Sequence[str],
) -> tuple[str, Sequence[Heading]]:
    """The HTML of a page with marks for its inline facts, and its list of contents.

    `anchors` are the ids of the headings in the main language: links from all languages lead to them.
    """
    reader = Markdown(extensions=[*extensions, SiteMarkdown(words)], extension_configs=dict(extension_configs))
    ids = iter(anchors)
    html = reader.convert(with_marks(page.body, page.calls))
    html = HEADING.sub(lambda match: f"{match[1]}{next(ids, match[2])}{match[3]}", html)
    return html, _contents(html, reader.toc_tokens)  # type: ignore[attr-defined]


def with_links(html: str, page: Page, planned: Mapping[str, Planned]) -> str:
    """The HTML with links to Markdown files turned into links to pages.

    All other files of content/ exist once, in the main language.
    """
    folder = posixpath.dirname(page.path.removeprefix("content/"))

    def link(match: re.Match[str]) -> str:
        if not match[2] or match[2].startswith("/"):
            return match[0]
        target = posixpath.normpath(posixpath.join(folder, match[2]))
        if target.endswith(".md"):
            url = planned[target].url if target in planned else address(f"content/{target}")
            return f'{match[1]}="{to_page(url + (match[3] or ""), page.url)}"'
        return f'{match[1]}="../{to_page(f"/{target}", page.url)}{match[3] or ""}"'

    return _ADDRESS.sub(link, html)


def _contents(html: str, tokens: Sequence[Mapping[str, Any]]) -> list[Heading]:
    """The headings of the highest level with their final ids; `tokens` are those of Python-Markdown's `toc`."""
    level = tokens[0]["level"] if tokens else 0
    ids = [match[2] for match in HEADING.finditer(html) if match[1].startswith(f"<h{level}")]
    return [Heading(str(token["name"]), f"#{anchor}") for token, anchor in zip(tokens, ids, strict=False)]

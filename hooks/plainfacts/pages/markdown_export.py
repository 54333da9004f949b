"""Exports every page as plain Markdown with its facts filled in, and a mkdocs.yml that needs none of this code."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from html import escape, unescape
from urllib.parse import quote, unquote, urljoin

import yaml
from markdown import Markdown
from markdownify import ATX, markdownify

from plainfacts.facts.facts import Facts
from plainfacts.facts.house.wording import Wording
from plainfacts.facts.media import Media
from plainfacts.pages.frame import around_the_text
from plainfacts.pages.frame.around_the_text import Frame
from plainfacts.pages.generated.generated_pages import generated_pages
from plainfacts.pages.sources.source_usage import standing
from plainfacts.pages.topic import inline_blocks
from plainfacts.pages.topic.files_on_pages import with_files
from plainfacts.pages.topic.markdown_html import SiteMarkdown, filled, with_marks
from plainfacts.pages.topic.term_links import NO_TERMS
from plainfacts.prose.page import Page


def exported(facts: Facts, pages: Sequence[Page], today: date, media: Media) -> Mapping[str, str]:
    """The files of the exported site, by name; pictures and downloads must be copied as `copied` says."""
    around = standing(facts, pages, today)
    made = generated_pages(facts, pages, today, NO_TERMS)
    planned = {name: page for name, page in made.items() if page.trial or page.voice_of or page.look == "list"}
    files = {page.url: f"docs/{page.path.removeprefix('content/')}" for page in pages}
    files |= {page.url: f"docs/{name}" for name, page in planned.items()}
    files |= {f"/{path.removeprefix('content/')}": name for path, name in copied(media).items()}
    sheets: dict[str, _Sheet] = {}
    for page in pages:
        cites = around_the_text.page_cites(facts, page)
        where = inline_blocks.Around(facts, page.url, today, around, about=page.front.about, cites=cites)
        values = inline_blocks.values_of(page.body, page.calls, where)
        html = with_files(_html(page, facts.wording, files), page.url, media, facts.wording)
        sheets[page.url] = _Sheet(
            page.front.title, filled(html, values), around_the_text.frame(facts, page, today, cites=cites)
        )
    for plan in planned.values():
        rendered = plan.make()
        shown = around_the_text.frame(facts, plan.trial or plan.voice_of, today)
        sheets[plan.url] = _Sheet(plan.title, rendered.aside + rendered.html, shown)
    wanted = {found for url, sheet in sheets.items() for found in _anchors(sheet.html, url)}
    texts = {files[url]: _page(sheet, url, files, wanted) for url, sheet in sheets.items()}
    return {"mkdocs.yml": _config(facts), **texts}


def copied(media: Media) -> Mapping[str, str]:
    """Where the pictures and downloads of the site are copied to: `content/ward.png` to `docs/ward.png`."""
    return {path: f"docs/{path.removeprefix('content/')}" for path in media}


@dataclass(frozen=True)
class _Sheet:
    """A page to export: its title, its HTML, and what is around its text."""

    title: str
    text: str
    around: Frame

    @property
    def html(self) -> str:
        return f"{self.text}{self.around.sources}"


def _html(page: Page, words: Wording, files: Mapping[str, str]) -> str:
    """The HTML of a page, with links to files (`../ward.png`) as addresses (`/ward.png`)."""
    html = Markdown(extensions=[SiteMarkdown(words)]).convert(with_marks(page.body, page.calls))
    addresses = {name: url for url, name in files.items()}
    folder = posixpath.dirname(files[page.url])

    def address(match: re.Match[str]) -> str:
        target, mark, anchor = unescape(match[2]).partition("#")
        found = addresses.get(posixpath.normpath(posixpath.join(folder, unquote(target))))
        return f'{match[1]}="{escape(quote(found))}{mark}{escape(anchor)}"' if found else match[0]

    return _ADDRESS.sub(address, html)


def _config(facts: Facts) -> str:
    settings = facts.settings
    theme = {"name": "material", "font": False}
    config = {"site_name": settings.site_name, "site_url": settings.site_url, "theme": theme}
    return yaml.safe_dump({key: value for key, value in config.items() if value}, sort_keys=False, allow_unicode=True)


def _page(sheet: _Sheet, url: str, files: Mapping[str, str], wanted: Collection[str]) -> str:
    html = _with_places(_with_files(sheet.html, url, files), url, wanted)
    body = markdownify(html, heading_style=ATX, bullets="-")
    head = yaml.safe_dump({"title": sheet.title}, allow_unicode=True)
    text = _PLACE.sub(r'<a id="\1"></a>', re.sub(r"\n{3,}", "\n\n", body).strip())
    return f"---\n{head}---\n\n# {sheet.title}\n\n{text}\n\n{sheet.around.review}\n"


def _anchors(html: str, url: str) -> Iterator[str]:
    """The anchors that a page links to, each as address and id."""
    return (urljoin(url, unescape(found)) for found in re.findall(r'href="([^":]*#[^"]+)"', html))


_PLACE = re.compile("\ue002([^\ue003]*)\ue003")
_NAMED = re.compile(r'(<([a-z][a-z0-9]*) (?:[^>]* )?id="([^"]*)"[^>]*>)')
_HOLDERS = ("ul", "ol", "dl", "table")


def _with_places(html: str, url: str, wanted: Collection[str]) -> str:
    """Marks the targets of links: Markdown has no ids, so each becomes an empty link with that id."""

    def place(match: re.Match[str]) -> str:
        mark = f"\ue002{unescape(match[3])}\ue003"
        if f"{url}#{unescape(match[3])}" not in wanted:
            return match[0]
        return mark + match[0] if match[2] in _HOLDERS else match[0] + mark

    return _NAMED.sub(place, html)


_ADDRESS = re.compile(r'\b(href|src)="([^":]*)"')


def _with_files(html: str, url: str, files: Mapping[str, str]) -> str:
    """Replaces addresses by file names: on /trials/a/ the address `../b/` becomes `b.md`.

    A link to what is not exported, such as a sheet to print, keeps its text only.
    """
    folder = posixpath.dirname(files[url])

    def link(match: re.Match[str]) -> str:
        target, mark, anchor = unescape(match[2]).partition("#")
        if not target:
            return match[0]
        file = files.get(unquote(urljoin(url, target)))
        return f'{match[1]}="{quote(posixpath.relpath(file, folder))}{mark}{anchor}"' if file else ""

    return _ADDRESS.sub(link, html)

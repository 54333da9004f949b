"""The way out: every page as plain Markdown, facts filled in, with a mkdocs.yml that needs no code of this project."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping, Sequence
from datetime import date
from html import unescape
from urllib.parse import urljoin

import yaml
from markdown import Markdown
from markdownify import ATX, markdownify

from plainfacts.facts.facts import Facts
from plainfacts.facts.house.wording import Wording
from plainfacts.facts.records.trial import Trial
from plainfacts.pages.finder.numbered_lists import list_pages
from plainfacts.pages.frame import around_the_text
from plainfacts.pages.links import trial_url
from plainfacts.pages.sources.source_usage import standing
from plainfacts.pages.topic import inline_blocks
from plainfacts.pages.topic.markdown_html import SiteMarkdown, filled, with_marks
from plainfacts.pages.trial.trial_page import trial_page
from plainfacts.prose.page import Page


def exported(facts: Facts, pages: Sequence[Page], today: date) -> Mapping[str, str]:
    """The files of the exported site, by name."""
    around = standing(facts, pages, today)
    written = {page.url: (page, f"docs/{page.path.removeprefix('content/')}") for page in pages}
    trials = {trial_url(trial): (trial, f"docs/trials/{trial.id}.md") for trial in facts.trials.values()}
    lists = {page.url: (page.make(), f"docs/{name}") for name, page in list_pages(facts, pages, today).items()}
    files = {url: name for url, (_, name) in [*written.items(), *trials.items(), *lists.items()]}
    found = {"mkdocs.yml": _config(facts)}
    for url, (page, name) in written.items():
        where = inline_blocks.Around(facts, url, today, around, about=page.front.about)
        values = [inline_blocks.value_of(call, where) for call in page.calls]
        html = filled(_html(page, facts.wording), values)
        found[name] = _page(page.front.title, _with_files(html, url, files), facts, page, today)
    for url, (trial, name) in trials.items():
        rendered = trial_page(facts, trial, today)
        found[name] = _page(rendered.title, _with_files(rendered.html, url, files), facts, trial, today)
    for url, (listed, name) in lists.items():
        found[name] = _page(listed.title, _with_files(listed.html, url, files), facts, None, today)
    return found


def _html(page: Page, words: Wording) -> str:
    return Markdown(extensions=[SiteMarkdown(words)]).convert(with_marks(page.body, page.calls))


def _config(facts: Facts) -> str:
    settings = facts.settings
    theme = {"name": "material", "font": False}
    config = {"site_name": settings.site_name, "site_url": settings.site_url, "theme": theme}
    return yaml.safe_dump({key: value for key, value in config.items() if value}, sort_keys=False, allow_unicode=True)


def _page(title: str, html: str, facts: Facts, record: Page | Trial | None, today: date) -> str:
    parts = around_the_text.frame(facts, record, today)
    body = markdownify(f"{html}{parts.sources}", heading_style=ATX, bullets="-")
    head = yaml.safe_dump({"title": title}, allow_unicode=True)
    text = re.sub(r"\n{3,}", "\n\n", body).strip()
    return f"---\n{head}---\n\n# {title}\n\n{text}\n\n{parts.review}\n"


def _with_files(html: str, url: str, files: Mapping[str, str]) -> str:
    """The links between pages led to Markdown files: on /trials/a/ the address `../b/` becomes `b.md`."""
    folder = posixpath.dirname(files[url])

    def link(match: re.Match[str]) -> str:
        target, mark, anchor = unescape(match[1]).partition("#")
        file = files.get(urljoin(url, target)) if target else None
        return f'href="{posixpath.relpath(file, folder)}{mark}{anchor}"' if file else match[0]

    return re.sub(r'href="([^":]*)"', link, html)

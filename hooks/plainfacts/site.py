"""Loads and checks a whole site: the entry point for the build and the commands."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache, cached_property, lru_cache
from pathlib import Path

from plainfacts.checks.catalogue import all_rules, check_again, check_all
from plainfacts.checks.engine.rule import Matter
from plainfacts.checks.exceptions import excused, unhidden
from plainfacts.checks.translations.run import check_translations
from plainfacts.facts.facts import Facts
from plainfacts.facts.files import TypedLines, read_site
from plainfacts.facts.house.wording import is_locale
from plainfacts.facts.load import load
from plainfacts.facts.media import Media, read_media
from plainfacts.facts.yaml.broken import broken_file
from plainfacts.facts.yaml.list_file import Cache, NoCache
from plainfacts.keep.store import Store
from plainfacts.pages.generated.generated_pages import generated_pages
from plainfacts.pages.generated.page_plan import Planned
from plainfacts.pages.sources.source_usage import Standing, standing
from plainfacts.pages.topic.inline_blocks import Around, value_of
from plainfacts.pages.topic.term_links import known_terms, words_page
from plainfacts.problems import Problem, in_order
from plainfacts.prose.inline_facts import all_fetched, unfetchable
from plainfacts.prose.markdown.drawings import unsafe_drawings
from plainfacts.prose.markdown.left_over_marks import left_over
from plainfacts.prose.markdown.linked_files import Targets, wrong_media
from plainfacts.prose.markdown.markdown_tokens import unsafe_parts
from plainfacts.prose.page import Page, read_page
from plainfacts.translations.catalogue_files import Catalogues, read_catalogues

_ID = re.compile(r'\bid="([^"]+)"')
KEPT = "kept.jsonl"
"""The cache file with what earlier runs read and found."""


@dataclass(frozen=True)
class Site:
    """The facts, pages and problems of a site on a given day."""

    facts: Facts
    pages: Sequence[Page]
    today: date
    problems: Sequence[Problem]
    media: Media = field(repr=False)
    files: Mapping[str, bytes] = field(repr=False, default_factory=dict)
    catalogues: Mapping[str, Catalogues] = field(repr=False, default_factory=dict)

    @cached_property
    def standing(self) -> Standing:
        """What cites each source, and what is overdue, disputed, unknown or unreviewed."""
        return standing(self.facts, self.pages, self.today)


def read(root: Path, today: date, last: Facts | None = None) -> Site:
    """The site in the folder `root`, with all its problems. Raises OSError if the folder cannot be read.

    `last` holds the facts that an earlier read in this process returned, if there was one.
    """
    files, problems = read_site(root)
    kept = Store(root, KEPT)
    site = examine(files, today, problems, kept, last, read_media(root))
    kept.save()
    return site


def examine(
    files: Mapping[str, bytes],
    today: date,
    problems: Sequence[Problem] = (),
    kept: Cache | None = None,
    last: Facts | None = None,
    media: Media | None = None,
) -> Site:
    """The site made from `files` (bytes by path from the root), with all its problems.

    Pure: the same files and day give the same site. `problems` are those of reading the files. `kept` is the cache of
    earlier runs, `last` the facts of an earlier read in this process; they save time and change nothing else.
    """
    loaded = load(files, kept, last, {problem.path for problem in problems} - files.keys())
    found = [*problems, *loaded.problems]
    pages, broken = [], list(loaded.facts.broken)
    for path in sorted(files):
        if path.startswith("content/") and path.endswith(".md"):
            page, wrong, wrong_inside = _written(files[path], path)
            found += wrong
            if wrong or not all_fetched(page.calls if page else (), loaded.facts):
                broken.append(broken_file("pages", path, files[path], whole=page is None))
            if page:
                pages.append(page)
                found += unfetchable(page.calls, loaded.facts, path)
                found += wrong_inside
    facts = replace(loaded.facts, broken=tuple(broken)) if broken else loaded.facts
    media = media or {}
    found += [*unsafe_drawings(media), *_wrong_media(facts, pages, media, today)]
    lines = {path: TypedLines(raw) for path, raw in files.items() if path.startswith(("data/", "content/"))}
    matter = Matter(facts, pages, today, lines)
    # If something could not be read, some lines belong to no record, and the site cannot be split into parts.
    checked = check_all(matter) if found or kept is None else check_again(matter, files, kept)
    catalogues, unreadable = _catalogues(facts, files, kept or NoCache())
    translated = [] if facts.broken else check_translations(facts, pages, files, catalogues, kept or NoCache())
    told = [*found, *unhidden(checked, facts.broken), *unreadable, *translated]
    told = excused(told, facts.style, today, lines, all_rules(), whole=not facts.broken)
    return Site(facts, pages, today, in_order(told), media, files, catalogues)


def _catalogues(facts: Facts, files: Mapping[str, bytes], kept: Cache) -> tuple[dict[str, Catalogues], list[Problem]]:
    """What is translated into each other language of a site, and what of it cannot be read."""
    codes = [code for code in facts.settings.others if is_locale(code, code)]
    read_ones = {code: read_catalogues(code, files, kept) for code in codes}
    wrong = [problem for _, problems in read_ones.values() for problem in problems]
    return {code: catalogues for code, (catalogues, _) in read_ones.items()}, wrong


@lru_cache(maxsize=512)
def _written(raw: bytes, path: str) -> tuple[Page | None, Sequence[Problem], Sequence[Problem]]:
    """A page, the problems of its front matter and inline facts, and those of its text.

    Cached for the preview, which reads again only the pages that changed.
    """
    page, wrong = read_page(raw, path)
    return page, wrong, [*unsafe_parts(page), *left_over(page)] if page else []


def _wrong_media(facts: Facts, pages: Sequence[Page], media: Media, today: date) -> Iterator[Problem]:
    """Problems of the pictures, files and headings that pages show or link to.

    A page that could not be read may have any heading, so that links into it are not reported.
    """
    by_path = {page.path: page for page in pages}

    @cache
    def generated() -> Mapping[str, Planned]:
        return generated_pages(facts, pages, today, known_terms(facts, words_page(pages)))

    @cache
    def made_ids(path: str) -> Collection[str]:
        page = by_path.get(path)
        around = Around(facts, page.url if page else "/", today, Standing())
        made = [value_of(call, around) for call in page.calls] if page else [_made(generated(), path)]
        return frozenset(found for html in made for found in _ID.findall(html))

    broken = {record.path for record in facts.broken}
    unsure = any(record.list in ("trials", "treatments") for record in facts.broken)
    targets = Targets(by_path, {*media, *broken}, generated, made_ids, unsure)
    for page in pages:
        yield from wrong_media(page, targets)


def _made(generated: Mapping[str, Planned], path: str) -> str:
    return generated[path.removeprefix("content/")].make().html

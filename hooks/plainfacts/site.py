"""A whole site: load, check and render in order; what the hook and the commands call. Only this room knows MkDocs."""

from __future__ import annotations

import logging
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.structure.toc import AnchorLink, TableOfContents

from plainfacts import publish
from plainfacts.checks.rule import Matter
from plainfacts.checks.table import check_all
from plainfacts.facts import rules
from plainfacts.facts.facts import Facts
from plainfacts.facts.files import read_site
from plainfacts.facts.load import load
from plainfacts.pages import api, blocks, frame
from plainfacts.pages.markdown import SafeMarkdown, filled, with_marks
from plainfacts.pages.standing import Standing, standing
from plainfacts.pages.trial import RenderedPage, trial_page
from plainfacts.problems import Problem, as_text, count_line, errors, in_order
from plainfacts.prose.inline import unfetchable
from plainfacts.prose.markdown import unsafe_parts
from plainfacts.prose.page import Page, read_page

log = logging.getLogger("mkdocs.plainfacts")


def today_from(environment: Mapping[str, str]) -> date:
    """The day it is: PLAINFACTS_TODAY where it is set (2026-11-20), else the day of the clock. Raises ValueError."""
    fixed = environment.get("PLAINFACTS_TODAY")
    return date.fromisoformat(fixed) if fixed else date.today()


@dataclass(frozen=True)
class Site:
    """Facts, pages and problems of a site on a day."""

    facts: Facts
    pages: Sequence[Page]
    today: date
    problems: Sequence[Problem]

    @cached_property
    def standing(self) -> Standing:
        """What rests on each source, and what is overdue, disputed, unknown or unreviewed."""
        return standing(self.facts, self.pages, self.today)


def read(root: Path, today: date) -> Site:
    """The site below a folder, with all its problems. Raises OSError where the folder cannot be read."""
    files, problems = read_site(root)
    return examine(files, today, problems)


def examine(files: Mapping[str, bytes], today: date, problems: Sequence[Problem] = ()) -> Site:
    """The site made of some files, with all its problems. Pure: the same files and day give the same site."""
    loaded = load(files)
    found = [*problems, *loaded.problems]
    pages = []
    for path in sorted(files):
        if path.startswith("content/") and path.endswith(".md"):
            page, wrong = read_page(files[path], path)
            found += wrong
            if page:
                pages.append(page)
                found += unfetchable(page.calls, loaded.facts, path)
                found += unsafe_parts(page)
    matter = Matter(loaded.facts, pages, today)
    found += check_all(matter)
    return Site(loaded.facts, pages, today, in_order(found))


@dataclass
class Build:
    """One run of MkDocs. Made afresh for every build, so that a preview never shows what is no longer there."""

    site: Site
    root: Path
    site_dir: Path
    preview: bool
    generated: dict[str, RenderedPage] = field(default_factory=dict)
    by_source: dict[str, Page] = field(default_factory=dict)

    @classmethod
    def start(cls, config: MkDocsConfig, command: str) -> Build:
        """Read and check the site below mkdocs.yml. Raises PluginError with every problem if one is an error."""
        root = Path(config.config_file_path).parent
        site = read(root, today_from(os.environ))
        _stop_on_errors(site.problems)
        build = cls(site, root, Path(config.site_dir), preview=command == "serve")
        config.markdown_extensions = [*config.markdown_extensions, SafeMarkdown()]  # type: ignore[list-item]
        if not build.preview:
            publish.recover(build.site_dir)
            config.site_dir = str(publish.building(build.site_dir))
        build.by_source = {page.path.removeprefix("content/"): page for page in site.pages}
        return build

    def add_files(self, files: Files, config: MkDocsConfig) -> Files:
        """Add a page for each trial; leave out the scripts and styles of the theme that no page uses."""
        _refuse_links(Path(config.docs_dir))
        for file in list(files):
            if file.src_uri.startswith("assets/") and "material" in Path(str(file.src_dir)).parts:
                files.remove(file)
        for trial in self.site.facts.trials.values():
            name = f"trials/{trial.id}.md"
            file = File.generated(config, name, content="")
            file.edit_uri = f"../{trial.place.path}#L{trial.place.line()}"
            files.append(file)
            self.generated[name] = trial_page(self.site.facts, trial, self.site.today)
        return files

    def place_pages(self, nav: Navigation, files: Files) -> Navigation:
        """Give each trial the list of trials, or its master, as its parent: for breadcrumbs."""
        pages = {file.src_uri: file.page for file in files.documentation_pages() if file.page}
        parent = pages.get("trials/index.md")
        for trial in self.site.facts.trials.values():
            page = pages.get(f"trials/{trial.id}.md")
            if page:
                page.parent = pages.get(f"trials/{trial.part_of}.md") or parent  # type: ignore[assignment]
        return nav

    def markdown(self, page: MkDocsPage) -> str:
        """The Markdown of a page with marks; a generated page needs none."""
        name = page.file.src_uri
        if name in self.generated:
            rendered = self.generated[name]
            page.meta = {"title": rendered.title, "description": rendered.description}
            return ""
        source = self.by_source[name]
        page.meta = {"title": source.front.title, "description": source.front.description}
        return with_marks(source.body, source.calls)

    def content(self, html: str, page: MkDocsPage) -> str:
        """The HTML of a page, finished."""
        name = page.file.src_uri
        if name in self.generated:
            rendered = self.generated[name]
            page.toc = TableOfContents([AnchorLink(text, anchor, 2) for anchor, text in rendered.headings])
            return str(rendered.html)
        source = self.by_source[name]
        around = blocks.Around(self.site.facts, source.url, self.site.today, self.site.standing)
        return filled(html, [blocks.value_of(call, around) for call in source.calls])

    def add_globals(self, env: Environment) -> Environment:
        """The words of the site, for the templates of the theme."""
        env.globals["t"] = self.site.facts.wording
        env.globals["settings"] = self.site.facts.settings
        return env

    def frame(self, context: dict[str, object], page: MkDocsPage) -> dict[str, object]:
        """What stands around the text of a page."""
        name = page.file.src_uri
        trial = self.site.facts.trials.get(Path(name).stem) if name in self.generated else None
        source = self.by_source.get(name)
        context["frame"] = frame.frame(self.site.facts, trial or source, self.site.today)
        return context

    def finish(self, config: MkDocsConfig) -> None:
        """Write the data files and put the new site in the place of the old one."""
        folder = Path(config.site_dir)
        (folder / "api").mkdir(parents=True, exist_ok=True)
        (folder / "api" / "trials.json").write_text(api.trials_json(self.site.facts), encoding="utf-8")
        for problem in self.site.problems:
            log.info(as_text(problem))
        if self.preview:
            return
        if config.strict and _warnings_counted():
            raise PluginError("MkDocs warned of the things above, so nothing is published. The last good site stays.")
        publish.swap(self.site_dir)
        config.site_dir = str(self.site_dir)

    def watch(self, server: Any) -> Any:
        """A preview is built again when facts, the theme or the generator change."""
        for name in ("data", "overrides", "hooks"):
            if (self.root / name).exists():
                server.watch(str(self.root / name))
        return server


def _stop_on_errors(problems: Sequence[Problem]) -> None:
    found = errors(problems)
    if found:
        lines = [as_text(problem) for problem in found]
        raise PluginError("\n".join(["The site has errors, so nothing is published.", *lines, count_line(problems)]))


def _refuse_links(docs: Path) -> None:
    """MkDocs follows symbolic links out of the folder and would publish what lies there."""
    links = [path for path in docs.rglob("*") if path.is_symlink()]
    if links:
        name = links[0].relative_to(docs.parent).as_posix()
        fix = "Put the file itself there."
        raise PluginError(as_text(rules.FILE_MISSING.at(name, 1, "This is a link to another place.", fix)))


def _warnings_counted() -> bool:
    """Whether MkDocs counted a warning in this strict build; it would stop only after the site is written."""
    for handler in logging.getLogger("mkdocs").handlers:
        counts = getattr(handler, "counts", None)
        if counts and any(level >= logging.WARNING and number for level, number in counts.items()):
            return True
    return False

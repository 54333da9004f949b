"""One run of MkDocs: what the hook calls, event by event. With the hook itself the only file that knows MkDocs."""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property, partial
from pathlib import Path
from typing import Any

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.structure.toc import AnchorLink, TableOfContents

from plainfacts import publish
from plainfacts.checks.built import check_built
from plainfacts.checks.built_rule import Built
from plainfacts.clock import today_from
from plainfacts.facts import rules
from plainfacts.facts.models import Trial
from plainfacts.pages import blocks, formats, frame
from plainfacts.pages.built import read_built
from plainfacts.pages.chance import folded
from plainfacts.pages.changed import page_changed, trial_changed
from plainfacts.pages.direction import isolated
from plainfacts.pages.generated import generated_files, generated_pages
from plainfacts.pages.icons import icon
from plainfacts.pages.markdown import SafeMarkdown, entrances, filled, lone_links, with_marks
from plainfacts.pages.security import POLICY
from plainfacts.pages.shown import status_text
from plainfacts.pages.structured import structured
from plainfacts.pages.terms import Known, explain, known_terms, words_page
from plainfacts.pages.trial import RenderedPage
from plainfacts.problems import Problem, as_text, count_line, errors, in_order
from plainfacts.prose.page import Page
from plainfacts.site import Site, read

log = logging.getLogger("mkdocs.plainfacts")

PATIENCE = 600.0
"""Seconds that a build waits for another one of the same site."""


@dataclass
class Build:
    """One run of MkDocs. Made afresh for every build, so that a preview never shows what is no longer there."""

    site: Site
    root: Path
    site_dir: Path
    preview: bool
    lock: publish.Lock
    generated: dict[str, RenderedPage] = field(default_factory=dict)
    by_source: dict[str, Page] = field(default_factory=dict)

    @cached_property
    def terms(self) -> Known:
        """The words to explain, by how they are written."""
        return known_terms(self.site.facts, words_page(self.site.pages))

    @classmethod
    def start(cls, config: MkDocsConfig, command: str) -> Build:
        """Read and check the site below mkdocs.yml. Raises PluginError with every problem if one is an error."""
        root, preview = Path(config.config_file_path).parent, command == "serve"
        site_dir = Path(config.site_dir).resolve()  # a link to a folder stays a link
        lock = publish.Lock(site_dir)
        if not preview:
            _wait_for(lock)
            publish.recover(site_dir)
        site = read(root, today_from(os.environ))
        _stop_on_errors(site.problems)
        build = cls(site, root, site_dir, preview, lock)
        config.markdown_extensions = [*config.markdown_extensions, SafeMarkdown()]  # type: ignore[list-item]
        if not preview:
            config.site_dir = str(publish.building(build.site_dir))
        build.by_source = {page.path.removeprefix("content/"): page for page in site.pages}
        return build

    def add_files(self, files: Files, config: MkDocsConfig) -> Files:
        """Add a page for each trial; leave out the scripts and styles of the theme that no page uses."""
        _refuse_links(Path(config.docs_dir))
        for file in list(files):
            if file.src_uri.startswith("assets/") and "material" in Path(str(file.src_dir)).parts:
                files.remove(file)
        self.generated = generated_pages(self.site.facts, self.site.pages, self.site.today)
        for name, made in self.generated.items():
            file = File.generated(config, name, content="", inclusion=InclusionLevel.NOT_IN_NAV)
            if made.trial:
                file.edit_uri = f"../{made.trial.place.path}#L{made.trial.place.line()}"
            files.append(file)
        return files

    def place_pages(self, nav: Navigation, files: Files) -> Navigation:
        """Give each page the one above it, for breadcrumbs: a trial its master, a page of a folder the folder's own."""
        pages = {file.src_uri: file.page for file in files.documentation_pages() if file.page}
        for name, page in pages.items():
            made = self.generated.get(name)
            above = made.parent if made else f"{name.rpartition('/')[0]}/index.md"
            if above in pages and above != name:
                page.parent = pages[above]  # type: ignore[assignment]
        return nav

    def markdown(self, page: MkDocsPage) -> str:
        """The Markdown of a page with marks; a generated page needs none."""
        name = page.file.src_uri
        if name in self.generated:
            rendered = self.generated[name]
            changed = trial_changed(rendered.trial) if rendered.trial else None
            page.meta = {"title": rendered.title, "description": rendered.description}
            page.meta |= {"hidden": rendered.hidden, "changed": changed}
            if rendered.trial and not rendered.hidden:
                page.meta |= {"fact": f"{rendered.trial.id}.title", "name": rendered.trial.name.known}
            return ""
        source = self.by_source[name]
        page.meta = {"title": source.front.title, "description": source.front.description}
        page.meta["changed"] = page_changed(self.site.facts, source)
        return with_marks(source.body, source.calls)

    def content(self, html: str, page: MkDocsPage) -> str:
        """The HTML of a page, finished."""
        name = page.file.src_uri
        if name in self.generated:
            rendered = self.generated[name]
            page.toc = TableOfContents([AnchorLink(text, anchor, 2) for anchor, text in rendered.headings])
            return self._finished(str(rendered.html), rendered.url, explained=not rendered.hidden)
        source = self.by_source[name]
        folds = folded(source, self.site.facts)
        around = blocks.Around(self.site.facts, source.url, self.site.today, self.site.standing, folds)
        whole = lone_links(entrances(filled(html, [blocks.value_of(call, around) for call in source.calls])))
        lists_words = any(call.name == "glossary" for call in source.calls)
        return self._finished(whole, source.url, explained=not lists_words)

    def _finished(self, html: str, url: str, *, explained: bool) -> str:
        """The last steps of a page: words explained at their first use, numbers kept in order in right-to-left text."""
        whole = str(explain(html, self.terms, self.site.facts, url)) if explained else html
        return isolated(whole) if self.site.facts.wording("direction") == "rtl" else whole

    def add_globals(self, env: Environment) -> Environment:
        """The words of the site, for the templates of the theme."""
        env.globals["t"] = self.site.facts.wording
        env.globals["settings"] = self.site.facts.settings
        env.globals["icon"] = icon
        env.globals["counts"] = partial(formats.plural_forms, self.site.facts.wording)
        env.globals["titles"] = {page.url: page.front.title for page in self.site.pages}
        env.globals["policy"] = "" if self.preview else POLICY  # a preview reloads by a script inside the page
        return env

    def frame(self, context: dict[str, object], page: MkDocsPage) -> dict[str, object]:
        """What stands around the text of a page."""
        name = page.file.src_uri
        made = self.generated.get(name)
        record = made.trial if made else self.by_source.get(name)
        context["frame"] = frame.frame(self.site.facts, record, self.site.today, made)
        if record:
            context["structured"] = self._structured(record, page)
        return context

    def _structured(self, record: Trial | Page, page: MkDocsPage) -> str:
        """The structured data of a page, with the way to it from the first page."""
        home = [("/", self.by_source["index.md"].front.title)] if "index.md" in self.by_source else []
        pages = [one for one in reversed(list(page.ancestors)) if isinstance(one, MkDocsPage)]
        below = [(f"/{one.url}", str(one.meta.get("name") or one.title)) for one in (*pages, page) if one.url != "./"]
        trail = [(title, url) for url, title in [*home, *below]]
        status = status_text(self.site.facts, record, self.site.today) if isinstance(record, Trial) else ""
        return structured(self.site.facts, record, str(page.title), page.meta["description"], trail, status)

    def finish(self, config: MkDocsConfig) -> None:
        """Write the data files and put the new site in the place of the old one."""
        folder = Path(config.site_dir)
        for name, text in generated_files(self.site.facts, self.site.pages).items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(text, encoding="utf-8")
        for problem in self.site.problems:
            log.info(as_text(problem))
        if self.preview:
            return
        if config.strict and _warnings_counted():
            raise PluginError("MkDocs warned of the things above, so nothing is published. The last good site stays.")
        # It holds the hour of the build; hosts compress by themselves.
        (folder / "sitemap.xml.gz").unlink(missing_ok=True)
        (folder / publish.MANIFEST).write_text(publish.manifest(folder), encoding="utf-8")
        self._stop_if_broken(folder)
        publish.swap(self.site_dir)
        config.site_dir = str(self.site_dir)
        self.lock.release()

    def _stop_if_broken(self, folder: Path) -> None:
        """Look at every finished page before it takes the place of the old one."""
        names = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
        html = ((name, (folder / name).read_text("utf-8")) for name in names if name.endswith(".html"))
        _stop_on_errors(in_order(check_built(Built(read_built(html), names, self.site.facts))))

    def watch(self, server: Any) -> Any:
        """A preview is built again when facts, the theme or the generator change."""
        for name in ("data", "overrides", "hooks"):
            if (self.root / name).exists():
                server.watch(str(self.root / name))
        return server


def refused(error: Exception, config: MkDocsConfig) -> None:
    """Clear up after a build that failed. Raises PluginError in plain words where the disk would not take the site."""
    folder = Path(config.site_dir)
    if folder.name.startswith(".") and folder.name.endswith("-building"):
        publish.discard(folder.with_name(folder.name[1:].removesuffix("-building")))
    if isinstance(error, OSError):
        raise PluginError(publish.refusal(error)) from error


def _wait_for(lock: publish.Lock) -> None:
    """Wait for a build of the same site that runs already; two would write over each other's pages."""
    if not lock.take():
        print("Another build of this site is running. Waiting for it to end.", file=sys.stderr)  # said with --quiet too
        if not lock.take(PATIENCE):
            raise PluginError("Another build of this site is still running. Fix: let it end, then build again.")


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

"""One run of MkDocs: the methods that the event handlers call."""

from __future__ import annotations

import logging
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, partial
from hashlib import sha256
from pathlib import Path
from typing import Any

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.utils import CountHandler

from plainfacts.build.languages import LanguageSite, Shared, pages_there_once
from plainfacts.build.mkdocs_files import AllFiles, join_styles, refuse_clashes, refuse_links
from plainfacts.build.mkdocs_log import Remarks
from plainfacts.build.opening import Opening
from plainfacts.build.output import Output
from plainfacts.build.page_keys import PageKeys
from plainfacts.build.preview import show_stopped
from plainfacts.build.written_in_language import HEADING, markdown_html
from plainfacts.facts.facts import Facts
from plainfacts.facts.records.trial import Trial
from plainfacts.keep import swap
from plainfacts.keep.inputs import Inputs
from plainfacts.keep.kept_pages import KeptPage, KeptPages
from plainfacts.keep.share_file import SHARE, drawn, has_own
from plainfacts.keep.store import FOLDER, Store
from plainfacts.pages import formats
from plainfacts.pages.data.content_policy import POLICY
from plainfacts.pages.data.json_ld import structured
from plainfacts.pages.figures.svg_drawings import icon, scene
from plainfacts.pages.frame import around_the_text
from plainfacts.pages.frame.framed_page import Address, Finisher, canonical, home_of, in_sitemap, trail_of
from plainfacts.pages.frame.language_choice import Alternates, Languages, alternates, url_filter
from plainfacts.pages.frame.last_changed import page_changed
from plainfacts.pages.frame.shared_parts import SharedParts
from plainfacts.pages.frame.written_text import TextMaker
from plainfacts.pages.generated.generated_pages import generated_files, generated_pages, titles_by_address
from plainfacts.pages.generated.legal import legal_links
from plainfacts.pages.generated.moved_pages import moved_pages
from plainfacts.pages.generated.page_plan import Planned
from plainfacts.pages.sources.cites import Cites
from plainfacts.pages.sources.source_usage import Standing
from plainfacts.pages.topic.markdown_html import SiteMarkdown, with_marks
from plainfacts.pages.topic.term_links import Known, known_terms, words_page
from plainfacts.problems import Problem, as_text, count_line, errors
from plainfacts.prose.markdown.heading_sections import written_ids
from plainfacts.prose.page import Page
from plainfacts.site import Site, read
from plainfacts.translations.in_language import Translated, translated

log = logging.getLogger("mkdocs.plainfacts")

THEME = Path(__file__).parents[1] / "theme"
"""The theme of every page. A file of the same name in a site's own `custom_dir` replaces one of its files."""
_MKDOCS_WARNED = "MkDocs warned, so nothing is published."

_TRIALS = ("data/trials.yaml", "data/trials/", "data/listed.yaml")
"""The files of trials. They are not among the inputs of every page: its key has the hashes of its own trials."""


@dataclass
class Build:
    """One run of MkDocs. Each build creates its own, so that a preview never shows anything outdated."""

    site: Site
    opening: Opening
    config: MkDocsConfig
    remarks: Remarks
    planned: dict[str, Planned] = field(default_factory=dict)
    written: dict[str, MkDocsPage] = field(default_factory=dict)
    by_source: dict[str, Page] = field(default_factory=dict)
    cites: dict[str, Cites] = field(default_factory=dict)
    keys: PageKeys = field(init=False)
    unchanged: dict[str, KeptPage] = field(default_factory=dict)
    _edit_urls: dict[str, str | None] = field(default_factory=dict)
    _anchors: dict[str, list[str]] = field(default_factory=dict)

    @cached_property
    def translations(self) -> Mapping[str, Translated]:
        """The site in each of its other languages."""
        site = self.site
        found = site.catalogues.items()
        return {code: translated(site.facts, site.pages, catalogues, site.files) for code, catalogues in found}

    @cached_property
    def terms(self) -> Known:
        """The words to explain, by their spellings."""
        return known_terms(self.site.facts, words_page(self.site.pages))

    @cached_property
    def searched(self) -> Store:
        """The cache of the search index."""
        return Store(self.opening.root, "search.jsonl")

    @cached_property
    def share_picture(self) -> bytes:
        """The generated picture for sharing; empty if the site has its own, if it cannot be drawn, and in a preview."""
        if self.opening.preview or has_own(self.config.theme.custom_dir):
            return b""
        return drawn(self.opening.root, self.config.site_name, self.config.site_description or "")

    @property
    def folder(self) -> Path:
        """The folder of the new site."""
        return self.opening.site_dir if self.opening.preview else swap.building(self.opening.site_dir)

    @classmethod
    def start(cls, config: MkDocsConfig, opening: Opening, last: Facts | None = None) -> Build:
        """Read and check the site of mkdocs.yml; `last` are the facts of an earlier read in this process, if any.

        Raises PluginError with every problem if one is an error.
        """
        if opening.preview:
            _count_no_warnings()
        site = read(opening.root, opening.today, last)
        _stop_on_errors(site.problems)
        build = cls(site, opening, config, Remarks.heard())
        # Of the theme that mkdocs.yml names nothing is used.
        own = [config.theme.custom_dir] if config.theme.custom_dir else []
        config.theme.dirs = [*own, str(THEME), config.theme.dirs[-1]]
        config.markdown_extensions = [*config.markdown_extensions, SiteMarkdown(site.facts.wording)]  # type: ignore[list-item]
        config.site_dir = str(build.folder)
        config.validation.links.anchors = logging.DEBUG  # `broken-link` looks at them, on kept pages too
        build.by_source = {page.path.removeprefix("content/"): page for page in site.pages}
        return build

    def add_files(self, files: Files, config: MkDocsConfig) -> Files:
        """The files of MkDocs, with generated pages as targets of links. Raises PluginError for refused files."""
        refuse_links(Path(config.docs_dir))
        shutil.rmtree(self.folder, ignore_errors=True)  # of the last preview MkDocs leaves hidden files
        self.folder.mkdir(parents=True)
        join_styles(files, config)
        self.planned = generated_pages(self.site.facts, self.site.pages, self.site.today, self.terms)
        refuse_clashes(files, self.planned)
        return AllFiles(files, self.planned, self.unchanged, config)

    def place_pages(self, nav: Navigation, files: Files) -> Navigation:
        """Make a folder's index page the parent of its pages, for breadcrumbs; name generated pages in the menu."""
        self.written = {file.src_uri: file.page for file in files.documentation_pages() if file.page}
        for name, page in self.written.items():
            above = f"{name.rpartition('/')[0]}/index.md"
            if above in self.written and above != name:
                page.parent = self.written[above]  # type: ignore[assignment]
        for page in nav.pages:
            planned = self.planned.get(page.file.src_uri)
            if planned and page.title is None:
                page.title = planned.title
        self.nav = nav
        self._leave_unchanged()
        return nav

    def _leave_unchanged(self) -> None:
        """Find the written pages that are in the cache, so that MkDocs does not render them."""
        self.kept = KeptPages(self.opening.root / FOLDER / ("preview" if self.opening.preview else "pages"))
        base = self._base(self.opening.settled())
        self.keys = PageKeys(base, self.site.facts, self.site.pages, self.site.today, self._alternates.listed)
        for name, page in self.written.items():
            source = self.by_source[name]
            if kept := self.kept.get(self.keys.written(source), page.file.dest_uri):
                page.markdown, page.meta = "", self._meta(source)  # the menu and the pages below it name it
                self.unchanged[name] = kept

    def _meta(self, source: Page) -> dict[str, object]:
        changed = page_changed(self.site.facts, source)
        return {"title": source.front.title, "description": source.front.description, "changed": changed}

    def markdown(self, page: MkDocsPage) -> str:
        """The Markdown of a page with a placeholder for each inline fact."""
        source = self.by_source[page.file.src_uri]
        page.meta = self._meta(source)
        return with_marks(source.body, source.calls)

    def content(self, html: str, page: MkDocsPage) -> str:
        """The final HTML of the text of a page."""
        source = self.by_source[page.file.src_uri]
        self._anchors[source.path] = [anchor for _, anchor, _ in HEADING.findall(html)]
        standing = self.site.standing if "source_list" in {call.name for call in source.calls} else Standing()
        made = self._texts.text(html, source, standing)
        self.cites[source.url] = made.cites
        return made.html

    @cached_property
    def _texts(self) -> TextMaker:
        addresses = [page.url for page in self.site.pages]
        return TextMaker(self.site.facts, self.site.today, self.site.media, self.terms, addresses)

    def add_globals(self, env: Environment) -> Environment:
        """Add what the templates of the theme use."""
        env.autoescape = True  # in every block too, which {% autoescape %} around it does not reach
        env.filters["url"] = url_filter(env.filters["url"])
        env.globals["t"] = self.site.facts.wording
        env.globals["settings"] = self.site.facts.settings
        env.globals |= {"icon": icon, "scene": scene}
        env.globals["counts"] = partial(formats.texts_json, self.site.facts.wording)
        env.globals["titles"] = {page.url: page.front.title for page in self.site.pages}
        settings = self.site.facts.settings
        once = pages_there_once(self.site.facts, self.site.pages)
        env.globals["languages"] = Languages(settings, settings.language, settings.language, once)
        env.globals["alternates"] = self._alternates
        env.globals["has_share_picture"] = has_own(self.config.theme.custom_dir) or bool(self.share_picture)
        env.globals["legal_links"] = legal_links(self.site.facts, self.site.pages)
        self.parts = SharedParts(env)
        env.globals["shared"] = self.parts.shared
        env.globals["policy"] = "" if self.opening.preview else POLICY  # a preview reloads by a script inside the page
        self.env = env
        return env

    def frame(self, context: dict[str, object], page: MkDocsPage) -> dict[str, object]:
        """Add what surrounds the text of a page."""
        source = self.by_source[page.file.src_uri]
        trail = trail_of(page, home_of(self.site.pages))
        context["frame"] = around_the_text.frame(
            self.site.facts, source, self.site.today, cites=self.cites.get(source.url)
        )
        context["structured"] = structured(self.site.facts, source, str(page.title), page.meta["description"], trail)
        return context

    def theme_context(self, context: dict[str, object], name: str) -> dict[str, object]:
        """Add what a template that is not a page uses: for the sitemap, the generated pages and the alternates."""
        if name == "sitemap.xml":
            context["generated"] = in_sitemap(self.planned, self.site.facts.settings)
            context["alternates"] = self._alternates
            context["pages"] = [page.file for page in self.written.values()]
        return context

    @cached_property
    def _alternates(self) -> Alternates:
        return alternates(self.site.facts.settings, self.translations)

    def finish(self, config: MkDocsConfig) -> None:
        """Write what MkDocs does not, and replace the old site with the new one."""
        told = [as_text(problem) for problem in self.site.problems]
        for line in told:
            log.info(line)
        remarks, preview = self.remarks.ended(), self.opening.preview
        if config.strict and remarks.warnings:
            if not preview:
                raise PluginError(f"{_MKDOCS_WARNED} The last good site stays.")
            config.site_dir = str(self.opening.site_dir)
            show_stopped(self.opening.site_dir, "\n".join([_MKDOCS_WARNED, *remarks.warnings]))
            return
        (self.folder / "sitemap.xml.gz").unlink(missing_ok=True)  # it holds the hour; hosts compress by themselves
        output = Output(self.folder, self.site.facts, preview, self.kept, self.translations)
        self._take_written(output, keep=not remarks.any)
        self._write_generated(output)
        self._write_languages(output)
        if not preview:
            output.close()
            _stop_on_errors(output.problems())
            swap.swap(self.opening.site_dir)
        config.site_dir = str(self.opening.site_dir)
        inputs = self.opening.settled()
        if inputs:
            self.kept.close()
            self.searched.save()
        if not preview:
            self.opening.close(None if remarks.any else inputs, remarks.level, told)

    def _take_written(self, output: Output, *, keep: bool) -> None:
        """Check what MkDocs wrote, and add the pages that come from the cache."""
        made = {name: page for name, page in self.written.items() if keep and name not in self.unchanged}
        output.take_in(
            {
                page.file.dest_uri: (self.finisher.shared(page.url), self.keys.written(self.by_source[name]))
                for name, page in made.items()
            }
        )
        for kept in self.unchanged.values():
            output.place(kept)

    def _write_generated(self, output: Output) -> None:
        """Write all generated pages and files; pages come from the cache if possible."""
        for source, page in self.planned.items():
            path, key = f"{page.url.lstrip('/')}index.html", self.keys.generated(source, page)
            if not (key and output.reuse_page(path, key)):
                address = Address(canonical(page.url, self.site.facts.settings), self._edit_url(source, page.trial))
                html = self.finisher.html(source, address).encode(errors="xmlcharrefreplace")
                output.write_page(path, html, self.finisher.shared(page.url.lstrip("/")), key)
        for path, texts in generated_files(self.site.facts, self.site.pages, self.searched):
            output.write_in_pieces(path, texts)
        for path, text in moved_pages(self.site.facts, titles_by_address(self.site.pages, self.planned.values())):
            output.write(path, text.encode())
        if self.share_picture:
            output.write(SHARE, self.share_picture)

    def _write_languages(self, output: Output) -> None:
        """Write the pages and files of the other languages; pages come from the cache if possible."""
        shared = self._shared()
        for site in self.translations.values():
            spoken = LanguageSite(site, shared)
            for page in spoken.pages(self.keys.base, self._alternates.listed):
                if not (page.key and output.reuse_page(page.path, page.key)):
                    html = page.make().encode(errors="xmlcharrefreplace")
                    output.write_page(page.path, html, page.parts(), page.key)
            for path, text in spoken.files():
                output.write(path, text.encode())

    def _anchors_of(self, page: Page) -> Sequence[str]:
        """The ids of the headings of a page. The Markdown of a page from the cache is converted for them alone."""
        if page.path not in self._anchors:
            source = self.by_source[page.path.removeprefix("content/")]
            words = self.site.facts.wording
            html, _ = markdown_html(source, words, self._extensions, self.config.mdx_configs, ())
            self._anchors[page.path] = [anchor for _, anchor, _ in HEADING.findall(html)]
        return self._anchors[page.path]

    @cached_property
    def _extensions(self) -> Sequence[Any]:
        """The extensions of Python-Markdown that mkdocs.yml names, and those of MkDocs."""
        return [one for one in self.config.markdown_extensions if not isinstance(one, SiteMarkdown)]

    def _shared(self) -> Shared:
        return Shared(
            self.site.facts,
            self.site.today,
            self.site.media,
            self.env,
            self._extensions,
            self.config.mdx_configs,
            self._anchors_of,
            lambda page: written_ids(self.by_source[page.path.removeprefix("content/")]),
            self.searched,
            list(self.nav),
            self.config,
        )

    def _base(self, inputs: Inputs | None) -> str:
        """The hash of all that every page depends on; empty if that cannot be known."""
        if inputs is None:
            return ""
        files = inputs.digest(*_TRIALS, "translations/", *(page.path for page in self.site.pages))
        pages = [(page.path, page.front, [call.name for call in page.calls]) for page in self.site.pages]
        names = [(name, trial.name.known) for name, trial in self.site.facts.trials.items()]
        menu = [(page.file.src_uri, page.title) for page in self.nav.pages]
        how = (self.opening.preview, self.remarks.level)  # a remark that was not heard then may be heard now
        return sha256(repr((files, pages, names, menu, how)).encode()).hexdigest()

    @cached_property
    def finisher(self) -> Finisher:
        """Renders generated pages in the frame of the site."""
        titles = {page.file.src_uri: str(page.title) for page in self.nav.pages}
        return Finisher(
            self.site.facts,
            self.site.today,
            self.terms,
            self.planned,
            self.written,
            {name: title for name, title in titles.items() if name in self.planned},
            home_of(self.site.pages),
            self.env.get_template("main.html"),
            self.parts,
            {"nav": self.nav, "config": self.config},
        )

    def _edit_url(self, source: str, trial: Trial | None) -> str | None:
        """The URL for editing the record of a trial, as MkDocs derives it from `edit_uri`; None without one."""
        if trial is None:
            return None
        path = trial.place.path
        if path not in self._edit_urls:
            file = File.generated(self.config, source, content="")
            file.edit_uri = f"../{path}"
            self._edit_urls[path] = MkDocsPage(None, file, self.config).edit_url
        address = self._edit_urls[path]
        return f"{address}#L{trial.place.line()}" if address else None


def _count_no_warnings() -> None:
    """Remove the handler that counts warnings: a strict preview would stop at the first one, or hang."""
    logger = logging.getLogger("mkdocs")
    for handler in [one for one in logger.handlers if isinstance(one, CountHandler)]:
        logger.removeHandler(handler)


def refused(error: Exception, config: MkDocsConfig) -> None:
    """Clean up after a failed build. Raises PluginError in plain words if the site could not be written."""
    Remarks.end_all()
    folder = Path(config.site_dir)
    if folder.name.startswith(".") and folder.name.endswith("-building"):
        shutil.rmtree(folder, ignore_errors=True)
    if isinstance(error, OSError):
        raise PluginError(swap.refusal(error)) from error


def _stop_on_errors(problems: Sequence[Problem]) -> None:
    found = errors(problems)
    if found:
        lines = [as_text(problem) for problem in found]
        raise PluginError("\n".join(["The site has errors, so nothing is published.", *lines, count_line(problems)]))

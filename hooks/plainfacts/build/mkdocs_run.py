"""One run of MkDocs: what the hook calls, event by event. With the hook itself the only file that knows MkDocs."""

from __future__ import annotations

import logging
import shutil
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, partial
from hashlib import sha256
from pathlib import Path

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.utils import CountHandler

from plainfacts.build.languages import (
    HEADING,
    LanguageSite,
    Shared,
    alternates,
    pages_there_once,
    plain_facts,
    translated_into,
)
from plainfacts.build.mkdocs_log import Remarks
from plainfacts.build.opening import Opening
from plainfacts.build.output import Output
from plainfacts.build.preview import show_stopped
from plainfacts.build.share_file import SHARE, drawn, has_own
from plainfacts.build.stylesheet import FOLDER as STYLES
from plainfacts.build.stylesheet import SHEET, joined
from plainfacts.checks.form.page_addresses import address_clash
from plainfacts.facts.facts import Facts
from plainfacts.facts.records.trial import Trial
from plainfacts.facts.yaml import format_rules
from plainfacts.keep import swap
from plainfacts.keep.kept_pages import KeptPages
from plainfacts.keep.kept_parts import Pieces
from plainfacts.keep.spare_folder import SPARE, WRITTEN, leave_only, leave_spare, take_spare
from plainfacts.keep.store import FOLDER
from plainfacts.pages import formats
from plainfacts.pages.data.content_policy import POLICY
from plainfacts.pages.data.json_ld import structured
from plainfacts.pages.figures.icons import icon
from plainfacts.pages.figures.scenes import scene
from plainfacts.pages.frame import around_the_text
from plainfacts.pages.frame.framed_page import Address, Finisher, canonical, home_of, in_sitemap, trail_of
from plainfacts.pages.frame.generated_pages import generated_files, generated_pages, titles_by_address
from plainfacts.pages.frame.language_choice import Alternates, Languages
from plainfacts.pages.frame.last_changed import page_changed
from plainfacts.pages.frame.legal import legal_links
from plainfacts.pages.frame.moved_pages import moved_pages
from plainfacts.pages.frame.page_plan import Planned
from plainfacts.pages.frame.shared_parts import SharedParts
from plainfacts.pages.frame.written_text import TextMaker
from plainfacts.pages.sources.cites import Cites
from plainfacts.pages.sources.source_usage import Standing
from plainfacts.pages.templating import Worded
from plainfacts.pages.topic.markdown_html import SiteMarkdown, with_marks
from plainfacts.pages.topic.term_links import Known, known_terms, words_page
from plainfacts.problems import Problem, as_text, count_line, errors
from plainfacts.prose.page import Page
from plainfacts.site import Site, read
from plainfacts.translations.in_language import Translated
from plainfacts.translations.readers import Readers

log = logging.getLogger("mkdocs.plainfacts")

THEME = Path(__file__).parents[1] / "theme"
"""The frame of every page. A file of the same name in a site's own `custom_dir` takes the place of one of its files."""
_MKDOCS_WARNED = "MkDocs warned, so nothing is published."

_TRIALS = ("data/trials.yaml", "data/trials/", "data/listed.yaml")
"""Where trials are: what a page has of them follows from the prints of its own trials."""


@dataclass
class Build:
    """One run of MkDocs. Made afresh for every build, so that a preview never shows what is no longer there."""

    site: Site
    opening: Opening
    config: MkDocsConfig
    remarks: Remarks
    planned: dict[str, Planned] = field(default_factory=dict)
    written: dict[str, MkDocsPage] = field(default_factory=dict)
    by_source: dict[str, Page] = field(default_factory=dict)
    cites: dict[str, Cites] = field(default_factory=dict)
    _edit_urls: dict[str, str | None] = field(default_factory=dict)
    _anchors: dict[str, list[str]] = field(default_factory=dict)

    @cached_property
    def translations(self) -> Mapping[str, tuple[Translated, Readers]]:
        """The site in each of its other languages, with those who have read it."""
        return translated_into(self.site)

    @cached_property
    def terms(self) -> Known:
        """The words to explain, by how they are written."""
        return known_terms(self.site.facts, words_page(self.site.pages))

    @cached_property
    def share_picture(self) -> bytes:
        """The picture for sharing; empty where the site has its own, where it cannot be drawn, and in a preview."""
        if self.opening.preview or has_own(self.config.theme.custom_dir):
            return b""
        return drawn(self.opening.root, self.config.site_name, self.config.site_description or "")

    @property
    def folder(self) -> Path:
        """Where the new site grows."""
        return self.opening.site_dir if self.opening.preview else swap.building(self.opening.site_dir)

    @classmethod
    def start(cls, config: MkDocsConfig, opening: Opening, last: Facts | None = None) -> Build:
        """Read and check the site below mkdocs.yml, of which `last` was read before, if it was.

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
        config.site_dir = str(build.folder / WRITTEN)
        build.by_source = {page.path.removeprefix("content/"): page for page in site.pages}
        return build

    def add_files(self, files: Files, config: MkDocsConfig) -> Files:
        """Let links to generated pages lead there."""
        _refuse_links(Path(config.docs_dir))
        _join_styles(files, config)
        self.planned = generated_pages(self.site.facts, self.site.pages, self.site.today, self.terms)
        _refuse_clashes(files, self.planned)
        pages = {page.url.lstrip("/") + "index.html" for page in self.planned.values()}
        if not self.opening.preview:
            take_spare(self.opening.root / SPARE, self.folder)
        leave_only(self.folder, pages)
        return AllFiles(files, self.planned, config)

    def place_pages(self, nav: Navigation, files: Files) -> Navigation:
        """Give a page of a folder the folder's own page above it, for breadcrumbs; name generated pages in the menu."""
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
        return nav

    def markdown(self, page: MkDocsPage) -> str:
        """The Markdown of a page with marks."""
        source = self.by_source[page.file.src_uri]
        page.meta = {"title": source.front.title, "description": source.front.description}
        page.meta["changed"] = page_changed(self.site.facts, source)
        return with_marks(source.body, source.calls)

    def content(self, html: str, page: MkDocsPage) -> str:
        """The HTML of a page, finished."""
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
        """The words of the site, for the templates of the theme."""
        env.autoescape = True  # in every block too, which {% autoescape %} around it does not reach
        env.globals["t"] = self.site.facts.wording
        env.add_extension(Worded)
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
        """What stands around the text of a page."""
        source = self.by_source[page.file.src_uri]
        trail = trail_of(page, home_of(self.site.pages))
        context["frame"] = around_the_text.frame(
            self.site.facts, source, self.site.today, cites=self.cites.get(source.url)
        )
        context["structured"] = structured(self.site.facts, source, str(page.title), page.meta["description"], trail)
        return context

    def theme_context(self, context: dict[str, object], name: str) -> dict[str, object]:
        """What a template of the theme that is no page uses; the sitemap lists the generated pages too."""
        if name == "sitemap.xml":
            context["generated"] = in_sitemap(self.planned, self.site.facts.settings)
            context["alternates"] = self._alternates
        return context

    @cached_property
    def _alternates(self) -> Alternates:
        return alternates(self.site.facts.settings, self.translations)

    def finish(self, config: MkDocsConfig) -> None:
        """Write what MkDocs does not, and put the new site in the place of the old one."""
        told = [as_text(problem) for problem in self.site.problems]
        for line in told:
            log.info(line)
        remarks, preview = self.remarks.ended(), self.opening.preview
        written = Path(config.site_dir)
        if config.strict and remarks.warnings:
            if not preview:
                raise PluginError(f"{_MKDOCS_WARNED} The last good site stays.")
            config.site_dir = str(self.opening.site_dir)
            show_stopped(self.opening.site_dir, "\n".join([_MKDOCS_WARNED, *remarks.warnings]))
            return
        (written / "sitemap.xml.gz").unlink(missing_ok=True)  # it holds the hour; hosts compress by themselves
        kept = KeptPages(self.opening.root / FOLDER / ("preview" if preview else "pages"))
        spoken = {code: plain_facts(site) for code, (site, _) in self.translations.items()}
        output = Output(self.folder, self.site.facts, preview, kept, spoken)
        output.take_in(written)
        self._write_generated(output)
        self._write_languages(output)
        if not preview:
            output.close()
            _stop_on_errors(output.problems())
            swap.swap(self.opening.site_dir, leave=partial(leave_spare, spare=self.opening.root / SPARE))
        config.site_dir = str(self.opening.site_dir)
        inputs = self.opening.settled()
        if inputs:
            kept.close()
        if not preview:
            self.opening.close(None if remarks.any else inputs, remarks.level, told)

    def _write_generated(self, output: Output) -> None:
        """Make each generated page and file, and write it; pages that an earlier build kept need not be made."""
        finisher, base = self._finisher(), self._base()
        pieces = Pieces(self.opening.root, base)
        for source, page in self.planned.items():
            path, parts = f"{page.url.lstrip('/')}index.html", finisher.shared(source)
            key = base and finisher.key(source, base)
            if not (key and output.reuse_page(path, parts, key)):
                address = Address(canonical(page.url, self.site.facts.settings), self._edit_url(source, page.trial))
                output.write_page(path, finisher.html(source, address).encode(errors="xmlcharrefreplace"), parts, key)
        for path, texts in generated_files(self.site.facts, self.site.pages, pieces.piece):
            output.write_in_pieces(path, texts)
        for path, text in moved_pages(self.site.facts, titles_by_address(self.site.pages, self.planned.values())):
            output.write(path, text.encode())
        if self.share_picture:
            output.write(SHARE, self.share_picture)
        pieces.save()

    def _write_languages(self, output: Output) -> None:
        """Make the pages and files of the other languages, as far as no earlier build kept them."""
        shared, inputs, base = self._shared(), self.opening.settled(), self._base()
        for code, (site, readers) in self.translations.items():
            files = inputs.digest_of(f"translations/{code}.po", "translations/reviews.yaml") if inputs else ""
            spoken = LanguageSite(site, readers, shared)
            for page in spoken.pages(base and sha256(f"{base} {code} {files}".encode()).hexdigest()):
                if not (page.key and output.reuse_page(page.path, page.parts, page.key)):
                    html = page.make().encode(errors="xmlcharrefreplace")
                    output.write_page(page.path, html, page.parts, page.key)
            for path, text in spoken.files():
                output.write(path, text.encode())

    def _shared(self) -> Shared:
        extensions = [one for one in self.config.markdown_extensions if not isinstance(one, SiteMarkdown)]
        return Shared(
            self.site.facts,
            self.site.today,
            self.site.media,
            self.env,
            extensions,
            self.config.mdx_configs,
            self._anchors,
            list(self.nav),
            self.config,
        )

    def _base(self) -> str:
        """The hash of all that every generated page follows from; empty where that cannot be known."""
        inputs = self.opening.settled()
        if inputs is None:
            return ""
        files = inputs.digest(*_TRIALS, "content/", "translations/")
        pages = [(page.path, page.front, [call.name for call in page.calls]) for page in self.site.pages]
        names = [(name, trial.name.known) for name, trial in self.site.facts.trials.items()]
        menu = [(page.file.src_uri, page.title) for page in self.nav.pages]
        return sha256(repr((files, pages, names, menu, self.opening.preview)).encode()).hexdigest()

    def _finisher(self) -> Finisher:
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
        """Where the record of a trial can be edited: what MkDocs makes of its place."""
        if trial is None:
            return None
        path = trial.place.path
        if path not in self._edit_urls:
            file = File.generated(self.config, source, content="")
            file.edit_uri = f"../{path}"
            self._edit_urls[path] = MkDocsPage(None, file, self.config).edit_url
        address = self._edit_urls[path]
        return f"{address}#L{trial.place.line()}" if address else None


class AllFiles(Files):
    """The files of MkDocs. It also finds generated pages, for links and the menu, without having them among its own."""

    def __init__(self, files: Files, generated: Collection[str], config: MkDocsConfig) -> None:
        super().__init__(files)
        self._generated = generated
        self._config = config

    def get_file_from_path(self, path: str) -> File | None:
        """The file of a source, given from the folder of content."""
        found = super().get_file_from_path(path)
        if found is None and path in self._generated:
            return File.generated(self._config, path, content="", inclusion=InclusionLevel.NOT_IN_NAV)
        return found


def _count_no_warnings() -> None:
    """In a preview MkDocs would end at the first warning, or leave the browser waiting: it shows them instead."""
    logger = logging.getLogger("mkdocs")
    for handler in [one for one in logger.handlers if isinstance(one, CountHandler)]:
        logger.removeHandler(handler)


def _join_styles(files: Files, config: MkDocsConfig) -> None:
    """Put the stylesheet in the place of its sources. A site's own `assets/site.css` stands for all of them.

    A file of a site's own folder `styles` has already taken the place of the one of its name (MkDocs sees to that).
    """
    sources = [file for file in files if file.src_uri.startswith(STYLES) and file.src_dir != config.docs_dir]
    for file in sources:
        files.remove(file)
    if files.get_file_from_path(SHEET) is None:
        texts = {file.src_uri.removeprefix(STYLES): file.content_string for file in sources}
        files.append(File.generated(config, SHEET, content=joined(texts)))


def _refuse_clashes(files: Files, planned: Mapping[str, Planned]) -> None:
    """Two pages at one address: one would silently be written over the other."""
    taken = {f"{page.url.lstrip('/')}index.html" for page in planned.values()}
    for file in files:
        if file.dest_uri in taken:
            name, address = f"{Path(str(file.src_dir)).name}/{file.src_uri}", f"/{file.url}"
            message = f"The address {address} is taken by a page that is generated."
            raise PluginError(as_text(address_clash.rule.at(name, 1, message, "Rename this file, or delete it.")))


def refused(error: Exception, config: MkDocsConfig) -> None:
    """Clear up after a build that failed. Raises PluginError in plain words where the disk would not take the site."""
    Remarks.end_all()
    written = Path(config.site_dir)
    if written.name == WRITTEN:
        folder = written.parent
        building = folder.name.startswith(".") and folder.name.endswith("-building")
        shutil.rmtree(folder if building else written, ignore_errors=True)
    if isinstance(error, OSError):
        raise PluginError(swap.refusal(error)) from error


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
        raise PluginError(as_text(format_rules.FILE_MISSING.at(name, 1, "This is a link to another place.", fix)))

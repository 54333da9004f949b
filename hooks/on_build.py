"""What MkDocs loads: one short function for each event of a build. All logic is in `plainfacts.build`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plainfacts.build import Build, refused

if TYPE_CHECKING:
    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page

_command = "build"
_build: Build
_config: MkDocsConfig


def on_startup(command: str, dirty: bool) -> None:
    """Remember whether this is a build or a preview."""
    global _command
    _command = command


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Read and check everything; stop before anything is written if there are errors."""
    global _build, _config
    _config = config
    _build = Build.start(config, _command)
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Let links to generated pages lead there, and leave out what the pages do not use."""
    return _build.add_files(files, config)


def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
    """Give each page its place below another."""
    return _build.place_pages(nav, files)


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """The Markdown of a page with a mark for each inline fact."""
    return _build.markdown(page)


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """The finished text of a page: facts filled in, or the generated page."""
    return _build.content(html, page)


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """What every template may use."""
    return _build.add_globals(env)


def on_page_context(context: dict[str, object], page: Page, config: MkDocsConfig, nav: Navigation) -> dict[str, object]:
    """What the frame of a page prints: breadcrumbs, sources, review."""
    return _build.frame(context, page)


def on_template_context(context: dict[str, object], template_name: str, config: MkDocsConfig) -> dict[str, object]:
    """What the sitemap lists besides the pages of MkDocs."""
    return _build.theme_context(context, template_name)


def on_post_build(config: MkDocsConfig) -> None:
    """Write the data files, check the built site, and put it in the place of the old one."""
    _build.finish(config)


def on_build_error(error: Exception) -> None:
    """Clear up; say in plain words what the disk would not do."""
    refused(error, _config)


def on_serve(server: object, config: MkDocsConfig, builder: object) -> object:
    """Watch the facts and the generator too."""
    return _build.watch(server)

"""The event handlers of a build, one short function each, which a site's hooks/on_build.py hands to MkDocs.

If nothing has changed since the last build, `plainfacts.build.mkdocs_run` is not imported, and MkDocs gets no work.
"""

from __future__ import annotations

import logging
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING

from mkdocs.exceptions import PluginError

from plainfacts.build.garbage_collection import collect_rarely
from plainfacts.build.mkdocs_log import hear_warnings
from plainfacts.build.opening import Opening, Sources, opened
from plainfacts.keep.inputs import as_settings
from plainfacts.keep.swap import building

if TYPE_CHECKING:
    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page

    from plainfacts.build.mkdocs_run import Build
    from plainfacts.facts.facts import Facts

log = logging.getLogger("mkdocs.plainfacts")

_command = "build"
_opening: Opening
_build: Build
_last: Facts | None = None  # the facts of the previous build of a preview
_config: MkDocsConfig
_stopped = ""  # the errors, if a preview has nothing else to show


def on_startup(command: str, dirty: bool) -> None:
    """Store whether this is a build or a preview."""
    global _command
    _command = command


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Read and check everything; stop before anything is written if there are errors."""
    global _opening, _build, _last, _config, _stopped
    _config, _stopped = config, ""
    collect_rarely()
    hear_warnings(config.strict)
    root, level = Path(config.config_file_path).parent, logging.getLogger("mkdocs").getEffectiveLevel()
    site_dir = Path(config.site_dir).resolve()  # a link to a folder stays a link
    _opening = opened(root, site_dir, _sources(config), preview=_command == "serve", level=level)
    if _opening.unchanged is not None:
        _leave_all_as_it_is(config, _opening)
        return config
    from plainfacts.build.mkdocs_run import Build

    try:
        _build = Build.start(config, _opening, _last)
    except PluginError as error:
        if not _opening.preview:
            raise
        _stopped = str(error)
        log.error(_stopped)
        _leave_nothing_to_do(config)
        return config
    _last = _build.site.facts if _opening.preview else None
    return config


def _sources(config: MkDocsConfig) -> Sources:
    """The inputs of the site: its files and settings."""
    root, theme = Path(config.config_file_path).parent, config.theme.custom_dir
    places = {"mkdocs.yml": Path(config.config_file_path), "data": root / "data", "content": Path(config.docs_dir)}
    places |= {"translations": root / "translations"} if (root / "translations").is_dir() else {}
    hooks = {name: hook.__file__ for name, hook in config.plugins.items() if isinstance(hook, ModuleType)}
    places |= {f"hook {name}": Path(str(file)) for name, file in hooks.items()}
    places |= {"theme": Path(theme)} if theme else {}
    alone = len(hooks) == 1 and len(config.plugins) == 1
    settings = {name: value for name, value in config.items() if name != "site_dir"}
    return Sources(places, as_settings(settings, root) if alone else None)


def _leave_all_as_it_is(config: MkDocsConfig, opening: Opening) -> None:
    """Repeat the messages of the last build, and give MkDocs nothing to write and a folder that does not exist."""
    for line in opening.unchanged or ():
        log.info(line)
    log.info("Nothing changed since the last build: the site stays as it is.")
    config.site_dir = str(building(opening.site_dir))
    _leave_nothing_to_do(config)


def _leave_nothing_to_do(config: MkDocsConfig) -> None:
    config.nav, config.theme.dirs, config.theme.static_templates = [], [], set()


def _at_work() -> bool:
    """Whether there is a site to build."""
    return _opening.unchanged is None and not _stopped


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Make generated pages known as targets of links."""
    return _build.add_files(files, config) if _at_work() else type(files)([])


def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
    """Give each page its parent."""
    return _build.place_pages(nav, files) if _at_work() else nav


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """The Markdown of a page with a placeholder for each inline fact."""
    return _build.markdown(page)


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """The final HTML of a page's text, with its facts filled in."""
    return _build.content(html, page)


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """Add the globals and filters of all templates."""
    return _build.add_globals(env) if _at_work() else env


def on_page_context(context: dict[str, object], page: Page, config: MkDocsConfig, nav: Navigation) -> dict[str, object]:
    """Add what the frame of a page prints: breadcrumbs, sources, review."""
    return _build.frame(context, page)


def on_template_context(context: dict[str, object], template_name: str, config: MkDocsConfig) -> dict[str, object]:
    """Add the pages that the sitemap lists and MkDocs does not know."""
    return _build.theme_context(context, template_name)


def on_post_build(config: MkDocsConfig) -> None:
    """Write generated pages and data files, check the new site, and replace the old one with it."""
    if _at_work():
        _build.finish(config)
    elif _stopped:
        from plainfacts.build.preview import show_stopped

        show_stopped(_opening.site_dir, _stopped)
    else:
        config.site_dir = str(_opening.site_dir)
        _opening.lock.release()


def on_build_error(error: Exception) -> None:
    """Remove the unfinished site; report errors of the disk in plain words."""
    from plainfacts.build.mkdocs_run import refused

    refused(error, _config)


def on_serve(server: object, config: MkDocsConfig, builder: object) -> object:
    """Watch data, theme and generator as well, and survive failed builds."""
    from plainfacts.build.preview import watched

    return watched(server, _opening.root)

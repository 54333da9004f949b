"""The preview (`mkdocs serve`): shows errors in the browser, and returns to the page once they are corrected."""

from __future__ import annotations

import logging
import shutil
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any

from markupsafe import Markup, escape

AGAIN = 3
"""Seconds after which the browser reloads the error page."""

_PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="refresh" content="{again}"><title>The preview has stopped</title>
<style>:root {{ color-scheme: light dark }}
body {{ font: 1.1rem/1.6 sans-serif; max-width: 45rem; margin: 2rem auto; padding: 0 1rem }}
li {{ margin: 0 0 1rem; overflow-wrap: anywhere }}</style></head>
<body><main><h1>The preview has stopped</h1>
<p>Mend what stands here and save. This page looks again every {again} seconds, and the site comes back by itself.</p>
<ul>{items}</ul></main></body></html>
"""


def show_stopped(site_dir: Path, text: str) -> None:
    """Replace all pages of a preview with one that shows a text, line by line."""
    for path in site_dir.iterdir():
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink()
    items = Markup("\n").join(Markup("<li>{}</li>").format(_line(line)) for line in text.splitlines() if line.strip())
    (site_dir / "404.html").write_text(_PAGE.format(again=AGAIN, items=items), "utf-8")


def _line(line: str) -> Markup:
    """A line as HTML, with its fix on a line of its own."""
    found, mark, fix = line.rpartition(" Fix: ")
    return Markup("{}<br><b>Fix: {}</b>").format(found, fix) if mark else escape(line)


def watched(server: Any, root: Path) -> Any:
    """The server of a preview, made to watch data, theme and generator too, and to survive failed builds."""
    for name in ("data", "overrides", "hooks"):
        if (root / name).exists():
            server.watch(str(root / name))
    server.builder = _survives(server.builder, Path(server.root))
    return server


def _survives(build: Callable[[], None], site_dir: Path) -> Callable[[], None]:
    """A build that shows its error in the browser; MkDocs would leave the browser waiting."""

    def run() -> None:
        heard = _Errors(logging.ERROR)
        logging.getLogger("mkdocs").addHandler(heard)
        try:
            build()
        except (Exception, SystemExit) as error:
            if not isinstance(error, SystemExit):
                traceback.print_exc()
            show_stopped(site_dir, "\n".join([*heard.told, str(error)]))
        finally:
            logging.getLogger("mkdocs").removeHandler(heard)

    return run


class _Errors(logging.Handler):
    """Records the errors that MkDocs logs before it ends a build."""

    def __init__(self, level: int) -> None:
        super().__init__(level)
        self.told: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.told.append(record.getMessage())

"""`make serve` while an editor makes mistakes: they are read in the browser, and mended the page is there again."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from building import mkdocs, write
from forked import PATIENCE
from site_files import site_files


@contextmanager
def preview(root: Path) -> Iterator[str]:
    """The address of a running preview of a site."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    env = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PLAINFACTS_TODAY": "2026-05-01", "NO_COLOR": "1"}
    command = [sys.executable, "-m", "mkdocs", "serve", "--quiet", "--dev-addr", f"127.0.0.1:{port}"]
    with subprocess.Popen(command, cwd=root, env=env, stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL) as server:
        try:
            yield f"http://127.0.0.1:{port}/"
        finally:
            server.kill()


def page(address: str) -> str:
    """What a browser is shown; empty while nobody answers."""
    try:
        with urllib.request.urlopen(address, timeout=PATIENCE) as answer:
            return str(answer.read().decode())
    except urllib.error.HTTPError as error:
        return error.read().decode()
    except (OSError, urllib.error.URLError):
        return ""


def comes(address: str, text: str) -> str:
    """The page as soon as it holds a text."""
    end = time.monotonic() + PATIENCE
    shown = page(address)
    while text not in shown:
        assert time.monotonic() < end, shown[-2000:] or "nobody answers"
        time.sleep(0.2)
        shown = page(address)
    return shown


def edit(root: Path, name: str, old: str, new: str) -> None:
    text = (root / name).read_text("utf-8")
    assert old in text
    (root / name).write_text(text.replace(old, new), "utf-8")


MISTAKES = {
    "a fact": ("data/trials.yaml", "phase: 2\n", "phase: II\n", "data/trials.yaml:9: error: [wrong-value]"),
    "a link": ("content/leukaemia.md", "The main things", "See [that](no.md). The main things", "no.md"),
    "the settings": ("mkdocs.yml", "strict: true", "strict: [true", "mkdocs.yml"),
    "a plugin": ("mkdocs.yml", "plugins: []", "plugins: [nothing-of-this-name]", "nothing-of-this-name"),
}


def test_mistakes_are_shown_one_after_the_other_and_mended_the_page_is_back(small: Path) -> None:
    with preview(small) as address:
        comes(f"{address}leukaemia/", "Leukaemia is a cancer of the blood.")
        for name, old, new, told in MISTAKES.values():
            edit(small, name, old, new)
            for place in ("leukaemia/", "", "trials/lamp-1/"):
                assert "The preview has stopped" in comes(address + place, told)
            edit(small, name, new, old)
            comes(f"{address}leukaemia/", "Leukaemia is a cancer of the blood.")


@pytest.mark.parametrize("what", ["a fact", "a link"])
def test_a_preview_that_begins_with_a_mistake_shows_it(tmp_path: Path, what: str) -> None:
    root = write(tmp_path, site_files())
    name, old, new, told = MISTAKES[what]
    edit(root, name, old, new)
    with preview(root) as address:
        shown = comes(f"{address}leukaemia/", told)
        assert '<meta http-equiv="refresh"' in shown
        edit(root, name, new, old)
        comes(f"{address}leukaemia/", "Leukaemia is a cancer of the blood.")


def test_what_is_wrong_is_text_and_no_code(small: Path) -> None:
    edit(small, "data/trials.yaml", "phase: 2\n", "phase: <script>x</script>\n")
    with preview(small) as address:
        shown = comes(address, "wrong-value")
        assert "&lt;script&gt;" in shown
        assert "<b>Fix: Choose one of these words.</b>" in shown


@pytest.mark.parametrize("quiet", [(), ("--quiet",)])
def test_a_quiet_build_is_as_strict_as_any(small: Path, quiet: tuple[str, ...]) -> None:
    """A page that the menu leaves out, of which MkDocs only warns: `make site` builds quietly."""
    with (small / "mkdocs.yml").open("a") as config:
        config.write("nav: [index.md]\nvalidation: {nav: {omitted_files: warn}}\n")
    done = mkdocs(small, *quiet)
    assert done.returncode == 1
    assert "leukaemia.md" in done.stderr
    assert not (small / "site").exists()

"""Makes a copy of the built site that can be opened from disk. Usage: preview.py SITE PREVIEW.

With pages opened from disk, a browser does not look for index.html in a folder, and treats every file as foreign, so
that the content security policy would block the pages' own styles. Search needs a server and does not work in the copy.
"""

from __future__ import annotations

import re
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path

_POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>\n?')
_LINK = re.compile(r'(href="|action="|content="0; url=)(?!\w+:|//|#)([^"#?]*)((?:[?#][^"]*)?)"')
_HOME = re.compile(r'data-base="([^"]*)"')


def opened_from_disk(html: str) -> str:
    """A page without its content security policy, and with links to files instead of folders."""
    return _LINK.sub(_with_file, _POLICY.sub("", html))


def _with_file(match: re.Match[str]) -> str:
    name, path, rest = match.groups()
    last = path.rpartition("/")[2]
    if path and last in ("", ".", ".."):
        path = f"{path.rstrip('/')}/index.html"
    return f'{name}{path}{rest}"'


def beside_the_others(html: str) -> str:
    """The page for a missing address, with links relative to its folder instead of the site's path on its host."""
    home = _HOME.search(html)
    return html.replace(f'="{home[1]}', '="./') if home else html


def main(arguments: Sequence[str]) -> None:
    """Copy the site and rewrite its pages."""
    site, preview = (Path(argument) for argument in arguments)
    shutil.rmtree(preview, ignore_errors=True)
    shutil.copytree(site, preview)
    lost = preview / "404.html"
    if lost.exists():
        lost.write_text(beside_the_others(lost.read_text("utf-8")), encoding="utf-8")
    for page in preview.rglob("*.html"):
        page.write_text(opened_from_disk(page.read_text("utf-8")), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])

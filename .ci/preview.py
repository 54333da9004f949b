"""A copy of the built site that opens from a folder by a double click. Usage: preview.py SITE PREVIEW.

Opened from a disk, a browser does not look for index.html in a folder, and counts no file as the site's own, so the
policy of the pages would keep out their own styles. Search needs a server and does not work in this copy.
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
    """A page whose links name files, and that may use the files beside it."""
    return _LINK.sub(_with_file, _POLICY.sub("", html))


def _with_file(match: re.Match[str]) -> str:
    name, path, rest = match.groups()
    last = path.rpartition("/")[2]
    if path and last in ("", ".", ".."):
        path = f"{path.rstrip('/')}/index.html"
    return f'{name}{path}{rest}"'


def beside_the_others(html: str) -> str:
    """The page for what is not there, whose links begin with the path of the site on its host, as one in the folder."""
    home = _HOME.search(html)
    return html.replace(f'="{home[1]}', '="./') if home else html


def main(arguments: Sequence[str]) -> None:
    """Copy the site and change its pages."""
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

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
_LINK = re.compile(r'(href|action)="(?!\w+:|//|#)([^"#?]*)((?:[?#][^"]*)?)"')


def opened_from_disk(html: str) -> str:
    """A page whose links name files, and that may use the files beside it."""
    return _LINK.sub(_with_file, _POLICY.sub("", html))


def _with_file(match: re.Match[str]) -> str:
    name, path, rest = match.groups()
    last = path.rpartition("/")[2]
    if path and last in ("", ".", ".."):
        path = f"{path.rstrip('/')}/index.html"
    return f'{name}="{path}{rest}"'


def main(arguments: Sequence[str]) -> None:
    """Copy the site and change its pages."""
    site, preview = (Path(argument) for argument in arguments)
    shutil.rmtree(preview, ignore_errors=True)
    shutil.copytree(site, preview)
    for page in preview.rglob("*.html"):
        page.write_text(opened_from_disk(page.read_text("utf-8")), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])

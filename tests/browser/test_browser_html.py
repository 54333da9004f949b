"""Every page is valid HTML, as a browser's own parser reads it."""

from __future__ import annotations

from pathlib import Path

import html5lib
from browser_site import all_pages


def test_a_strict_parser_finds_no_error(built_site: Path) -> None:
    wrong = []
    for path in all_pages(built_site):
        file = built_site / (f"{path}index.html" if not path.endswith(".html") else path)
        parser = html5lib.HTMLParser()
        parser.parse(file.read_text("utf-8"))
        wrong += [f"{path}:{place[0]}: {code} {told}" for place, code, told in parser.errors]
    assert wrong == []

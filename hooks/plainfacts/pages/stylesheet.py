"""The stylesheet of all pages, joined from the files in the theme's `styles` folder, each in a layer."""

from __future__ import annotations

import re
from collections.abc import Mapping

SHEET = "assets/site.css"
FOLDER = "styles/"
_COMMENT = re.compile(r"/\*.*?\*/\s*", re.DOTALL)


def joined(sources: Mapping[str, str]) -> str:
    """The stylesheet from files by path in the folder: `parts/trial.css` and `parts.css` are in the layer `parts`."""
    sheets = [sources["layers.css"]]
    for path in sorted(set(sources) - {"layers.css"}):
        layer = path.partition("/")[0].removesuffix(".css")
        sheets.append(f"@layer {layer} {{\n{sources[path]}}}\n")
    return _COMMENT.sub("", "".join(sheets))

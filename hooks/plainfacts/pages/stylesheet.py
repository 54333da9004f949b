"""The one stylesheet that pages load, joined from the files of the theme's `styles` folder, each in a layer."""

from __future__ import annotations

import re
from collections.abc import Mapping

SHEET = "assets/site.css"
FOLDER = "styles/"
_COMMENT = re.compile(r"/\*.*?\*/\s*", re.DOTALL)


def joined(sources: Mapping[str, str]) -> str:
    """One stylesheet of files by their path in the folder: `parts/trial.css` and `parts.css` are of layer `parts`."""
    sheets = [sources["layers.css"]]
    for path in sorted(set(sources) - {"layers.css"}):
        layer = path.partition("/")[0].removesuffix(".css")
        sheets.append(f"@layer {layer} {{\n{sources[path]}}}\n")
    return _COMMENT.sub("", "".join(sheets))

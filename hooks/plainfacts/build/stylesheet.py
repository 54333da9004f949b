"""The one stylesheet that pages load, joined from the files of the theme's `styles` folder, each in a layer."""

from __future__ import annotations

import re
from collections.abc import Mapping

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

SHEET = "assets/site.css"
FOLDER = "styles/"
_COMMENT = re.compile(r"/\*.*?\*/\s*", re.DOTALL)


def joined(sources: Mapping[str, str]) -> str:
    """One stylesheet of files by their path in the folder; `parts/trial.css` and `parts.css` are both of layer `parts`."""
    sheets = [sources["layers.css"]]
    for path in sorted(set(sources) - {"layers.css"}):
        layer = path.partition("/")[0].removesuffix(".css")
        sheets.append(f"@layer {layer} {{\n{sources[path]}}}\n")
    return _COMMENT.sub("", "".join(sheets))


def with_stylesheet(files: Files, config: MkDocsConfig) -> None:
    """Put the stylesheet in the place of its sources. A site's own `assets/site.css` stands for all of them.

    A file of a site's own folder `styles` has already taken the place of the one of its name (MkDocs sees to that).
    """
    sources = [file for file in files if file.src_uri.startswith(FOLDER) and file.src_dir != config.docs_dir]
    for file in sources:
        files.remove(file)
    if files.get_file_from_path(SHEET) is None:
        texts = {file.src_uri.removeprefix(FOLDER): file.content_string for file in sources}
        files.append(File.generated(config, SHEET, content=joined(texts)))

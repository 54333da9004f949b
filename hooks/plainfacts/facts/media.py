"""The files beside the pages (pictures, PDFs and other downloads): their sizes, and the code of SVG drawings."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif", ".svg")

VIDEOS = (".mp4", ".webm")
POSTER, CAPTIONS = ".jpg", ".vtt"
"""The files that accompany a video, with the same stem: the picture before it plays, and its captions."""


@dataclass(frozen=True)
class Medium:
    """A file in content/ that is not a page.

    `size` is in bytes; `width` and `height` are in pixels and None unless it is a picture; `drawing` is the source of
    an SVG and otherwise empty.
    """

    size: int
    width: int | None = None
    height: int | None = None
    drawing: bytes = b""


Media = Mapping[str, Medium]
"""Files by their path from the root of the site: `content/ward.jpg`."""


def read_media(root: Path) -> Media:
    """The files in content/ that are not pages, have a suffix and are no symbolic links. Raises OSError."""
    paths = sorted((root / "content").rglob("*"))
    return {
        path.relative_to(root).as_posix(): _read(path)
        for path in paths
        if path.suffix.lower() not in ("", ".md") and path.is_file() and not path.is_symlink()
    }


def _read(path: Path) -> Medium:
    size, ending = path.stat().st_size, path.suffix.lower()
    return medium(path.read_bytes(), ending) if ending in PICTURES else Medium(size)


def medium(raw: bytes, ending: str) -> Medium:
    """A file from its bytes and suffix (`.png`); a picture that cannot be read has no width and height."""
    if ending not in PICTURES:
        return Medium(len(raw))
    import imagesize  # a site without pictures need not load it

    try:
        width, height = (int(side) for side in imagesize.get(BytesIO(raw)))
    except (ValueError, SyntaxError, OSError):
        width = height = -1
    drawing = raw if ending == ".svg" else b""
    if width < 1 or height < 1:
        return Medium(len(raw), drawing=drawing)
    return Medium(len(raw), width, height, drawing)

"""The files beside the pages: pictures, PDF and other downloads, as much of them as pages and checks need."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif", ".svg")

VIDEOS = (".mp4", ".webm")
POSTER, CAPTIONS = ".jpg", ".vtt"
"""What lies beside a video, under its name: the picture before it plays, and what is said in it, as text."""


@dataclass(frozen=True)
class Medium:
    """A file in content/ that is no page. Width and height, in pixels, are known of pictures only.

    `drawing` is the text of an SVG picture, and nothing else's.
    """

    size: int
    width: int | None = None
    height: int | None = None
    drawing: bytes = b""


Media = Mapping[str, Medium]
"""Files by their path from the root of the site: `content/ward.jpg`."""


def read_media(root: Path) -> Media:
    """The files in content/ that are no pages. Links and hidden files are left out. Raises OSError."""
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
    """A file from its bytes; a picture that cannot be read has no width and no height."""
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

"""The file of the picture for sharing: the site's own, else one drawn from its name and kept for the next build."""

from __future__ import annotations

from base64 import b64decode, b64encode
from pathlib import Path

from plainfacts.keep.store import Store

SHARE = "assets/share.png"


def has_own(theme: str | None) -> bool:
    """Whether a site's own folder of the theme (`custom_dir`) holds the picture, which MkDocs copies then."""
    return bool(theme) and (Path(str(theme)) / SHARE).is_file()


def drawn(root: Path, name: str, about: str) -> bytes:
    """The picture of a site, drawn or as it was kept; empty where its name cannot be drawn."""
    store, key = Store(root, "share.jsonl"), f"{name}\n{about}"
    found = store.get(key)
    if not isinstance(found, str):
        from plainfacts.pages.figures.share_picture import (
            share_picture,  # the library is slow to load, and seldom asked
        )

        found = b64encode(share_picture(name, about) or b"").decode()
        store.put(key, found)
        store.save()
    return b64decode(found)

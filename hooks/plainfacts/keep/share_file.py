"""The picture for sharing: the site's own, or one drawn from its name and cached."""

from __future__ import annotations

from base64 import b64decode, b64encode
from pathlib import Path

from plainfacts.keep.store import Store

SHARE = "assets/share.png"


def has_own(theme: str | None) -> bool:
    """Whether the theme folder of a site (`custom_dir`) has the picture; MkDocs copies it then."""
    return bool(theme) and (Path(str(theme)) / SHARE).is_file()


def drawn(root: Path, name: str, about: str) -> bytes:
    """The picture of a site as PNG, from the cache if possible; empty if its name cannot be drawn."""
    store, key = Store(root, "share.jsonl"), f"{name}\n{about}"
    found = store.get(key)
    if not isinstance(found, str):
        from plainfacts.pages.figures.share_picture import (
            share_picture,  # slow to import, and seldom needed
        )

        found = b64encode(share_picture(name, about) or b"").decode()
        store.put(key, found)
        store.save()
    return b64decode(found)

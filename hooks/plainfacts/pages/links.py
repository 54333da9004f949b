"""Addresses within the site, relative to the page that links to them, so that the site works in any folder."""

from __future__ import annotations

import posixpath

from plainfacts.facts.records.listed import AnyTrial


def trial_url(trial: AnyTrial) -> str:
    """The address of a trial's page: `/trials/hem-ismart/`. It stays the same when a listed trial is written up."""
    return f"/trials/{trial.id}/"


def to_page(target: str, base: str) -> str:
    """A link from the page at `base` to the page at `target`, both from the root: `../hem-ismart/`."""
    path, mark, anchor = target.partition("#")
    if path == base:
        return f"#{anchor}" if mark else "./"
    relative = posixpath.relpath(path, posixpath.dirname(base) or "/")
    relative = relative + "/" if path.endswith("/") and not relative.endswith("/") else relative
    return f"{relative}{mark}{anchor}"

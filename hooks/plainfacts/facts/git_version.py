"""The data of a site as git keeps it from an earlier version."""

from __future__ import annotations

import subprocess
from pathlib import Path

_NO_SUCH = "git knows no version `{}`. Name a commit, a branch or a tag, such as origin/main or HEAD~1."


class NoGit(Exception):
    """There is no git to ask: it is not installed, or does not keep this folder."""


class NoVersion(Exception):
    """Git keeps no such version, or one without data."""


def files_at(root: Path, revision: str) -> dict[str, bytes]:
    """The data of the site and its mkdocs.yml as they were at a revision, by their path from the root.

    Raises NoGit or NoVersion, with what to tell whoever asked.
    """
    if _git(root, "rev-parse", "--git-dir") is None:
        raise NoGit("This folder is not kept by git, so there is nothing to compare with.")
    if _git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}") is None:
        raise NoVersion(_NO_SUCH.format(revision))
    names = (_git(root, "ls-tree", "-r", "-z", "--name-only", revision, "--", "data", "mkdocs.yml") or b"").decode()
    wanted = [name for name in names.split("\0") if name.endswith((".yaml", ".yml"))]
    if not any(name.startswith("data/") for name in wanted):
        raise NoVersion(f"In version `{revision}` there is no data/ here, so there is nothing to compare with.")
    return {name: _git(root, "show", f"{revision}:./{name}") or b"" for name in wanted}


def _git(root: Path, *arguments: str) -> bytes | None:
    """What git prints, or None where it refuses."""
    try:
        done = subprocess.run(["git", "-C", str(root), *arguments], capture_output=True, check=False)
    except OSError as error:
        raise NoGit("git is not installed, so there is nothing to compare with.") from error
    return None if done.returncode else done.stdout

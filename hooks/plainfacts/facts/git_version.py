"""The data of a site at an earlier git revision."""

from __future__ import annotations

import subprocess
from pathlib import Path

_NO_SUCH = "There is no version `{}` in git. Name a commit, a branch or a tag, such as origin/main or HEAD~1."


class NoGit(Exception):
    """Git is not installed, or the folder is not in a git repository."""


class NoVersion(Exception):
    """Git has no such version, or it has no data/."""


def files_at(root: Path, revision: str) -> dict[str, bytes]:
    """The data files of the site and mkdocs.yml at a revision, as bytes by path from the root.

    Raises NoGit or NoVersion, with a message for the user.
    """
    if _git(root, "rev-parse", "--git-dir") is None:
        raise NoGit("This folder is not in a git repository, so there is nothing to compare with.")
    if _git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}") is None:
        raise NoVersion(_NO_SUCH.format(revision))
    names = (_git(root, "ls-tree", "-r", "-z", "--name-only", revision, "--", "data", "mkdocs.yml") or b"").decode()
    wanted = [name for name in names.split("\0") if name.endswith((".yaml", ".yml"))]
    if not any(name.startswith("data/") for name in wanted):
        raise NoVersion(f"Version `{revision}` has no data/ in this folder, so there is nothing to compare with.")
    return {name: _git(root, "show", f"{revision}:./{name}") or b"" for name in wanted}


def _git(root: Path, *arguments: str) -> bytes | None:
    """What git prints, or None if it fails. Raises NoGit if it is not installed."""
    try:
        done = subprocess.run(["git", "-C", str(root), *arguments], capture_output=True, check=False)
    except OSError as error:
        raise NoGit("git is not installed, so there is nothing to compare with.") from error
    return None if done.returncode else done.stdout

"""A small site for repeated builds: two trials, a sheet, glossary words, edit links for each record."""

from __future__ import annotations

import shutil
from pathlib import Path

from building import ROOT, mkdocs, write
from site_files import BODY, TRIAL, page, site_files

LATER_TRIAL = TRIAL.replace("lamp-1", "candle-2").replace("LAMP 1", "CANDLE 2").replace("NCT01234567", "NCT07654321")
LATER_TRIAL = LATER_TRIAL.replace("source: ctgov-nct07654321", "source: ctgov-nct01234567")
GLOSSARY = "- {term: tablet, plain: A medicine that you swallow.}\n"


def again(root: Path) -> Path:
    """Write the site to a folder, with a theme of its own that can be edited."""
    files = site_files(
        **{
            "data/trials.yaml": TRIAL + LATER_TRIAL,
            "data/glossary.yaml": GLOSSARY,
            "content/words.md": page("Words", f"{BODY}\n## Words\n\n{{{{ glossary() }}}}\n"),
        }
    )
    write(root, files)
    shutil.copytree(
        ROOT / "hooks/plainfacts/theme", root / "overrides", ignore=shutil.ignore_patterns("fonts", "share.*")
    )
    config = (
        (root / "mkdocs.yml").read_text("utf-8").replace("{name: material,", "{name: material, custom_dir: overrides,")
    )
    more = "site_url: https://small.example/\nrepo_url: https://code.example/small\nedit_uri: edit/main/content/\n"
    (root / "mkdocs.yml").write_text(config + more)
    return root


def tree(folder: Path) -> dict[str, bytes]:
    """All files below a folder, by path."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def built(root: Path, *args: str, today: str = "2026-05-01") -> dict[str, bytes]:
    """The site after a build that uses the cache."""
    done = mkdocs(root, "--quiet", *args, today=today)
    assert done.returncode == 0, done.stderr
    return tree(root / "site")


def built_cold(root: Path, copy: Path, today: str = "2026-05-01") -> dict[str, bytes]:
    """The same site after a build from scratch."""
    shutil.copytree(root, copy, ignore=shutil.ignore_patterns(".cache", "site", ".site-*"))
    return built(copy, today=today)


def edit(file: Path, old: str, new: str) -> None:
    """Replace the first occurrence of some words in a file; they must occur in it."""
    text = file.read_text("utf-8")
    assert old in text, old
    file.write_text(text.replace(old, new, 1))

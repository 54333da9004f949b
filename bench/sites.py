"""Writes the sites that are measured: with generated trials, or with given records."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from bench.records import INVENTED, records

ROOT = Path(__file__).resolve().parents[1]
INPUTS = ("mkdocs.yml", "data", "content")
"""The source of a site. All else in its folder is output, and is deleted before a cold step."""

NAV = (
    *("index", "leukaemia", "lymphoma", "neuroblastoma", "targeted-medicines", "car-t", "trials/index"),
    *("about-trials", "questions-to-ask", "words", "sources"),
)
"""The pages of the site, in the order of its navigation."""

CONFIG = """\
site_name: Measured site
site_url: https://measured.example/
repo_url: https://code.example/measured/site
edit_uri: edit/main/content/
docs_dir: content
theme: {{name: material, font: false}}
plugins: []
hooks: [{root}/hooks/on_build.py]
strict: true
markdown_extensions:
  - toc:
      slugify: !!python/name:markdown.extensions.toc.slugify_unicode
not_in_nav: /trials/
nav: [{nav}]
extra: {{scope: /}}
"""


def trial_ids(trials: str) -> list[str]:
    """The ids of records (YAML), in order."""
    return re.findall(r"^- id: (.*)$", trials, re.MULTILINE)


def write_site(folder: Path, trials: int, seed: int = 1) -> None:
    """Write a site with the given number of generated trials, and 11 pages, to a new folder."""
    write_around(folder, "".join(records(trials, seed)))


def write_around(folder: Path, trials: str) -> None:
    """Write a site with the given records (YAML) to a new folder.

    The other files are those of `invented/`; its pages mention the first trial. The measures are the defaults.
    """
    shutil.copytree(INVENTED / "data", folder / "data")
    shutil.copytree(INVENTED / "content", folder / "content")
    first = trial_ids(trials)[0]
    for page in (folder / "content").rglob("*.md"):
        page.write_text(page.read_text("utf-8").replace("FIRST-TRIAL", first), "utf-8")
    nav = ", ".join(f"{name}.md" for name in NAV)
    files = {
        "mkdocs.yml": CONFIG.format(root=ROOT, nav=nav),
        "data/trials.yaml": trials,
    }
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")

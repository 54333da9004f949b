"""Sites of many trials for measuring: invented ones made from a seed, and the rows of a registry's table."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from bench.records import INVENTED, records

ROOT = Path(__file__).resolve().parents[1]
INPUTS = ("mkdocs.yml", "data", "content")
"""What a site is made from. All else in its folder was made by a command, and goes before a cold step."""

NAV = (
    *("index", "leukaemia", "lymphoma", "neuroblastoma", "targeted-medicines", "car-t", "trials/index"),
    *("about-trials", "questions-to-ask", "words", "sources"),
)
"""The pages of the invented site, in the order of its navigation."""

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
    """The ids of records (YAML), in their order."""
    return re.findall(r"^- id: (.*)$", trials, re.MULTILINE)


def write_site(folder: Path, trials: int, seed: int = 1) -> None:
    """Write a site of so many invented trials, with 11 pages, into a new folder."""
    write_around(folder, "".join(records(trials, seed)))


def write_around(folder: Path, trials: str) -> None:
    """Write the invented site around some records (YAML) into a new folder.

    Measures are the generator's own. Pages of the invented site speak of its first trial.
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

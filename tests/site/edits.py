"""Edits as people make them in a site: each changes files in a folder, or the day, and returns what it did."""

from __future__ import annotations

import random
import re
import shutil
from pathlib import Path

from bench.sites import write_site

from building import ROOT
from editing import ANYWHERE, TRIALS, Edited, Edits

EDITS = Edits(ANYWHERE)


def invented(folder: Path, trials: int, seed: int) -> Edited:
    """A site with some invented trials and a theme of its own, to be edited."""
    write_site(folder, trials, seed)
    shutil.copytree(
        ROOT / "hooks/plainfacts/theme", folder / "overrides", ignore=shutil.ignore_patterns("fonts", "share.*")
    )
    config = (
        (folder / "mkdocs.yml")
        .read_text("utf-8")
        .replace("{name: material,", "{name: material, custom_dir: overrides,")
    )
    (folder / "mkdocs.yml").write_text(config, "utf-8")
    return Edited(folder, random.Random(seed))


@EDITS
def a_word_of_a_trial(site: Edited) -> None:
    site.swap(TRIALS, r"\bYour team\b|\bYour child\b", "The hospital")


@EDITS
def a_day_of_comparison(site: Edited) -> None:
    site.swap(TRIALS, r"^  checked: .+$", "  checked: 2026-04-30")


@EDITS
def a_name_of_a_trial(site: Edited) -> None:
    site.swap(TRIALS, r"^  name: (\w+)$", r"  name: \1X")


@EDITS
def a_hospital(site: Edited) -> None:
    site.swap(TRIALS, r"\{name: (\w+) ", r"{name: \1s ")


@EDITS
def a_line_above_all(site: Edited) -> None:
    site.write(TRIALS, f"# A note of an editor.\n\n{site.read(TRIALS)}")


@EDITS
def a_line_in_between(site: Edited) -> None:
    records = site.records()
    records.insert(site.chance.randint(1, len(records)), "# Compared again in spring.\n")
    site.write(TRIALS, "".join(records))


@EDITS
def the_order(site: Edited) -> None:
    top, *records = site.records() if not site.read(TRIALS).startswith("- ") else ["", *site.records()]
    site.chance.shuffle(records)
    site.write(TRIALS, top + "".join(records))


@EDITS
def a_trial_more(site: Edited) -> None:
    number = site.chance.randint(100, 999)
    record = site.chance.choice([one for one in site.records() if one.startswith("- ")])
    record = re.sub(r"id: [\w-]+", f"id: copy-{number}", record, count=1)
    record = re.sub(r"(?<=\n  name: ).+", f"COPY {number}", record, count=1)
    record = re.sub(r"NCT\d+", f"NCT0099{number}1", record, count=1)
    site.write(TRIALS, f"{site.read(TRIALS)}{record}")


@EDITS
def a_trial_to_a_file_of_its_own(site: Edited) -> None:
    records = site.records()
    chosen = site.chance.choice([one for one in records if one.startswith("- ")])
    site.write(f"data/trials/moved-{site.chance.randint(1, 99)}.yaml", chosen)
    site.write(TRIALS, "".join(one for one in records if one is not chosen) or "[]\n")


@EDITS
def a_mistake(site: Edited) -> None:
    site.swap(TRIALS, r"^  phase: .+$", "  phase: nine")


@EDITS
def a_meaning(site: Edited) -> None:
    site.swap("data/glossary.yaml", r"plain: (\S+)", r"plain: \1 mostly")


@EDITS
def a_condition(site: Edited) -> None:
    site.swap("data/conditions.yaml", r"plain: (\w+)", r"plain: \1 often")


@EDITS
def a_source(site: Edited) -> None:
    site.swap("data/sources.yaml", r"title: (\w+)", r"title: \1 of today")


@EDITS
def a_sentence_of_a_page(site: Edited) -> None:
    site.swap(site.page(), r"^(\w+) (?=\w+ \w+)", r"\1 also ")


@EDITS
def a_picture(site: Edited) -> None:
    (site.root / "content" / "note.txt").write_text(str(site.chance.random()), "utf-8")


@EDITS
def the_frame(site: Edited) -> None:
    site.swap("overrides/main.html", r"<main id=\"text\"", f'<main data-tried="{site.chance.randint(1, 9)}" id="text"')


@EDITS
def a_part_of_the_frame(site: Edited) -> None:
    site.swap("overrides/partials/footer.html", r"<footer ", f'<footer data-tried="{site.chance.randint(1, 9)}" ')


@EDITS
def the_style_sheet(site: Edited) -> None:
    sheet = "overrides/styles/base.css"
    site.write(sheet, f"{site.read(sheet)}\n.edited {{ order: {site.chance.randint(1, 999)}; }}\n")


@EDITS
def a_threshold(site: Edited) -> None:
    days = site.chance.randint(1, 60)
    site.write("data/style.yaml", f"thresholds: {{status_days_warn: {days}, sentence_words_warn: {days + 10}}}\n")


@EDITS
def a_word_of_the_interface(site: Edited) -> None:
    words = f"Look {site.chance.choice(['it up', 'for it', 'here'])}"
    site.write("data/wording/en.yaml", f"site.search: {words}\n")


@EDITS
def the_day(site: Edited) -> None:
    site.day = site.chance.randint(1, 28)


@EDITS
def a_library(site: Edited) -> None:
    folder = site.root.parent / "libraries" / str(site.chance.randint(1, 99))
    (folder / f"fancy-{site.chance.randint(1, 9)}.0.dist-info").mkdir(parents=True, exist_ok=True)
    site.libraries = str(folder)


@EDITS
def the_last_edit_taken_back(site: Edited) -> None:
    for name, text in dict(site.before).items():
        site.write(name, text)

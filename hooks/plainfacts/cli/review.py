"""`plainfacts review ID`: records that somebody reviewed a trial or page in its present form."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import click
import yaml

from plainfacts import site
from plainfacts.checks.sources.freshness import NOBODY, longest_interval
from plainfacts.cli.options import EXIT_PROBLEMS, EXIT_USAGE, site_command, stop, today
from plainfacts.facts.records.times import DAYS_IN
from plainfacts.facts.records.trial import Trial
from plainfacts.problems import as_text, errors
from plainfacts.prose.page import Page
from plainfacts.prose.review_fingerprint import fingerprint, is_stale, review_of
from plainfacts.translations.catalogue_files import read_catalogues
from plainfacts.translations.in_language import in_this_language
from plainfacts.translations.readers import REVIEWS, name_of


@site_command
@click.option("--by", required=True, help='Role and name, such as "Dr A. Example, paediatric oncologist".')
@click.option("--next", "next_", help="The day by which the next review is due, such as 2027-04-28.")
@click.option("--lang", help="Record a review of the translation into this language, such as nl; --next is not used.")
@click.argument("name", metavar="ID")
def review(folder: Path, by: str, next_: str | None, lang: str | None, name: str) -> None:
    """Record a review of ID: the id of a trial, a page's file or its address. Only its `review` changes.

    With --lang, the review is of a translation, and is added to translations/reviews.yaml.
    """
    day = today()
    found = site.read(folder, day)
    record = _named(found, name)
    if lang:
        _read_in(folder, day, found, record, by, lang)
        return
    if next_ is None:
        stop("Say when the next review is due: --next 2027-04-28.", EXIT_USAGE)
    path = record.place.path if isinstance(record, Trial) else record.path
    if wrong := [problem for problem in errors(found.problems) if problem.path == path]:
        stop("\n".join(["Fix these errors first, then review:", *map(as_text, wrong)]), EXIT_PROBLEMS)
    due = _due(next_, day, longest_interval(found.facts, record))
    if by.strip().lower() in (*NOBODY, ""):
        stop('Say who reviewed: --by "role and name". Without a review, `by: nobody yet` stays.', EXIT_USAGE)
    line = _line(day, " ".join(by.split()), due, fingerprint(record))
    old = (folder / path).read_bytes()
    new = rewritten(old.decode("utf-8"), line, record.id if isinstance(record, Trial) else None).encode()
    (folder / path).write_bytes(new)
    again = _named(site.read(folder, day), name)
    if review_of(again).reviewed != day or is_stale(again):
        (folder / path).write_bytes(old)
        stop(f"The review of {name} could not be written to {path}. Nothing was changed.", EXIT_PROBLEMS)
    click.echo(f"{path}: review: {line}")


def _read_in(folder: Path, day: date, found: site.Site, record: Trial | Page, by: str, lang: str) -> None:
    """Record that somebody reviewed a translation in its present form."""
    if lang not in found.facts.settings.others:
        stop(f"The site is not in `{lang}`. Its other languages: {', '.join(found.facts.settings.others)}.", EXIT_USAGE)
    if by.strip().lower() in (*NOBODY, ""):
        stop('Say who reviewed it: --by "role and name".', EXIT_USAGE)
    catalogues, _ = read_catalogues(lang, found.files)
    said = in_this_language(record, catalogues)
    who, of = json.dumps(" ".join(by.split()), ensure_ascii=False), fingerprint(said)
    line = f'- {{id: {name_of(record)}, language: {lang}, on: {day}, by: {who}, of: "{of}"}}'
    path = folder / REVIEWS
    text = path.read_text("utf-8") if path.exists() else f"{_HEAD}\n"
    path.parent.mkdir(exist_ok=True)
    path.write_text(f"{text.rstrip()}\n{line}\n", "utf-8")
    click.echo(f"{REVIEWS}: {line}")


_HEAD = """# Who reviewed which page or trial in which language, and when. `of` is a fingerprint of the text: once that
# changes, the page counts as not reviewed. Written by `plainfacts review ID --lang LANG --by "role and name"`."""


def _named(found: site.Site, name: str) -> Trial | Page:
    """The trial or page with this name; stops if there is none. No similar one is suggested, lest it be reviewed."""
    names: dict[str, Trial | Page] = {}
    for page in reversed(found.pages):
        file = page.path.removeprefix("content/")
        names |= dict.fromkeys((page.path, file, file.removesuffix(".md"), page.url, page.url.strip("/")), page)
    for trial in found.facts.trials.values():
        names |= dict.fromkeys((trial.id, f"/trials/{trial.id}/", f"trials/{trial.id}"), trial)
    record = names.get(name) or names.get(f"{name.rstrip('/')}/")
    if record is None or not name:
        if any(broken.may_hold("trial", name) and not broken.id_unknown for broken in found.facts.broken):
            stop(f"The record {name} has errors. Run `plainfacts check`, fix them, then review.", EXIT_PROBLEMS)
        hint = "Give the id of a trial in data/trials.yaml, or a page in content/, such as content/about.md."
        stop(f"No trial or page is called {name}. {hint}", EXIT_USAGE)
    return record


def _due(text: str, day: date, months: float) -> date:
    """The day of the next review; stops unless it is after today and within so many months."""
    try:
        due = date.fromisoformat(text)
    except ValueError:
        stop(f"{text} is not a date. Write it like {day.replace(day=1).isoformat()}.", EXIT_USAGE)
    last = day + timedelta(days=float(DAYS_IN["months"]) * months)
    if due <= day:
        stop(f"The next review must be after today ({day}); {due} is not.", EXIT_USAGE)
    if due > last:
        stop(f"The next review must be within {months:.0f} months, by {last}; {due} is later.", EXIT_USAGE)
    return due


def _line(day: date, by: str, due: date, of: str) -> str:
    """The review as YAML; `of` is in quotation marks, since some fingerprints look like numbers."""
    return f'{{on: {day}, by: {json.dumps(by, ensure_ascii=False)}, next: {due}, of: "{of}"}}'


def rewritten(text: str, line: str, trial: str | None) -> str:
    """The text of a file with the review of a trial, by id, or in a page's front matter replaced by `line`.

    Raises LookupError if there is no review to replace.
    """
    start = 0 if trial else text.index("---") + 3
    end = len(text) if trial else text.index("\n---", start)
    for record in _records(yaml.compose(text[start:end], Loader=yaml.SafeLoader)):
        fields = {key.value: (key, value) for key, value in record.value}
        if trial is None or ("id" in fields and fields["id"][1].value == trial):
            key, value = fields["review"]
            first = text.index(":", start + key.end_mark.index) + 1
            return f"{text[:first]} {line}{text[start + _end(value) :]}"
    raise LookupError(trial)


def _records(node: yaml.Node | None) -> Iterator[yaml.MappingNode]:
    if isinstance(node, yaml.SequenceNode):
        yield from (item for item in node.value if isinstance(item, yaml.MappingNode))
    elif isinstance(node, yaml.MappingNode):
        yield node


def _end(node: yaml.Node) -> int:
    """The offset at which a node ends; the end mark of a block mapping is at the next key."""
    if isinstance(node, yaml.MappingNode) and not node.flow_style and node.value:
        return _end(node.value[-1][1])
    return int(node.end_mark.index)

"""`plainfacts drift`: compares our records with the registry's, so that no outdated status goes unnoticed."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from datetime import date
from pathlib import Path

import click

from plainfacts.cli.options import EXIT_COULD_NOT_RUN, EXIT_PROBLEMS, site_command, stop
from plainfacts.cli.registry.new import facts_of, fetched, known_topics
from plainfacts.facts.facts import Facts
from plainfacts.facts.records.trial import Trial
from plainfacts.registry import RegistryError, parse_json
from plainfacts.registry.clinicaltrials.identifiers import NCT
from plainfacts.registry.drafts.compare import Difference, as_trial, compare, proposed_line

_CHECKED = re.compile(r"(checked:\s*[\"']?)\d{4}-\d{2}-\d{2}")


@site_command
@click.option("--from", "saved", type=click.Path(path_type=Path), help="A folder of saved records, NCT….json.")
@click.option("--format", "form", type=click.Choice(["text", "json", "issue"]), default="text", help="How to print.")
@click.option(
    "--propose", is_flag=True, help="Write the registry's value into our lines where it is a single word or day."
)
@click.option("--accept", is_flag=True, help="Set `checked` to the day of the registry's copy where nothing differs.")
def drift(folder: Path, saved: Path | None, form: str, propose: bool, accept: bool) -> None:
    """Compare each trial with its record in ClinicalTrials.gov.

    Exit 1 if they differ and no `differs` says so, 3 if nothing differs but a record could not be fetched.
    """
    facts = facts_of(folder)
    if saved is not None and not saved.is_dir():
        stop(f"The folder {saved} does not exist.", EXIT_COULD_NOT_RUN)
    found: list[Difference] = []
    missing: list[str] = []
    for trial, number in _numbered(facts):
        theirs = _theirs(facts, number, saved, missing)
        if theirs is not None:
            differences = compare(trial, theirs, number)
            found += differences
            left = _propose(folder, differences) if propose else _unnoted(differences)
            if (accept or propose) and not left:
                _accept(folder, trial, theirs.checked)
    click.echo(_told(found, missing, form))
    sys.exit(EXIT_PROBLEMS if _unnoted(found) else EXIT_COULD_NOT_RUN if missing and saved is None else 0)


def _numbered(facts: Facts) -> Iterator[tuple[Trial, str]]:
    """Each trial with a ClinicalTrials.gov number of its own, and the number; a sub-trial's is not its master's."""
    for trial in facts.trials.values():
        parts = {number for part in facts.sub_trials.get(trial.id, ()) for number in _ids(part)}
        for number in _ids(trial):
            if NCT.fullmatch(number) and number not in parts:
                yield trial, number


def _ids(trial: Trial) -> tuple[str, ...]:
    return (trial.registry_ids.known if trial.registry_ids else None) or ()


def _theirs(facts: Facts, number: str, saved: Path | None, missing: list[str]) -> Trial | None:
    if saved is not None and not (saved / f"{number}.json").exists():
        missing.append(number)
        return None
    try:
        raw = parse_json((saved / f"{number}.json").read_bytes()) if saved else fetched(number, facts)
        return as_trial(raw, *known_topics(facts))
    except RegistryError as error:
        missing.append(f"{number} ({error})")
        return None


def _unnoted(differences: Sequence[Difference]) -> list[Difference]:
    return [item for item in differences if item.state == "different"]


def _propose(root: Path, differences: Sequence[Difference]) -> list[Difference]:
    """Write what can be proposed into our files. Returns the differences that are left to a person."""
    by_hand = []
    for item in _unnoted(differences):
        path = root / item.path
        lines = path.read_bytes().decode("utf-8").split("\n")
        ending = "\r" if lines[item.line - 1].endswith("\r") else ""
        proposed = proposed_line(lines[item.line - 1].removesuffix("\r"), item)
        if proposed is None:
            by_hand.append(item)
        else:
            lines[item.line - 1] = proposed + ending
            path.write_bytes("\n".join(lines).encode("utf-8"))
    return by_hand


def _accept(root: Path, trial: Trial, day: date) -> None:
    """Set the record's own line `checked` to a day, unless it has the same or a later one."""
    if day <= trial.checked:
        return
    path = root / trial.place.path
    lines = path.read_bytes().decode("utf-8").split("\n")  # in a file with CRLF, each CR stays in its line
    number = trial.place.line("checked") - 1
    lines[number] = _CHECKED.sub(rf"\g<1>{day.isoformat()}", lines[number], count=1)
    path.write_bytes("\n".join(lines).encode("utf-8"))


def _told(found: Sequence[Difference], missing: Sequence[str], form: str) -> str:
    if form == "json":
        return json.dumps([asdict(item) for item in found], ensure_ascii=False, indent=1)
    lines = [_line(item) if form == "text" else _task(item) for item in found if item.state != "same"]
    lines += [f"{'- ' if form == 'issue' else ''}No record to compare with: {number}." for number in missing]
    counts = {state: sum(item.state == state for item in found) for state in ("same", "noted", "different")}
    summary = (
        f"{counts['same']} facts are the same, {counts['noted']} differ and are noted, {counts['different']} differ."
    )
    if form == "issue":
        head = "These facts differ from the registry's. For each open box, correct our fact or note the difference."
        return "\n".join([head, "", *lines, "", summary])
    return "\n".join([*lines, summary])


def _line(item: Difference) -> str:
    level = "noted" if item.state == "noted" else "differs"
    text = f"{item.path}:{item.line}: {level}: {item.trial} {item.field}: ours {item.ours}; the registry {item.theirs}"
    fix = "" if item.state == "noted" else " Fix: correct ours, or add the registry's value under `differs`."
    return f"{text} ({item.number}, copy of {item.copy}).{fix}"


def _task(item: Difference) -> str:
    box = "x" if item.state == "noted" else " "
    text = f"- [{box}] **{item.trial}**, {item.field} (`{item.path}:{item.line}`): ours {_plain(item.ours)};"
    return f"{text} the registry {_plain(item.theirs)} ({item.number}, copy of {item.copy})"


def _plain(text: str) -> str:
    """A text from the registry for an issue, on one line: without markup, HTML, entities, mentions and links."""
    marked = re.sub(r"([\\`*_~\[\]<>#|@&!])", r"\\\1", " ".join(text.split()))
    return marked.replace("\\@", "@\u200b").replace("://", ":\u200b//").replace("www.", "www\u200b.")

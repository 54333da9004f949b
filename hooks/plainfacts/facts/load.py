"""Turns the files of a site into frozen Facts and the Problems of their format. Pure: no disk, no clock."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from typing import Any

from plainfacts.facts.facts import Facts
from plainfacts.facts.files import Files
from plainfacts.facts.house.addresses import ADDRESSES, read_addresses
from plainfacts.facts.house.defaults import STYLE, default_measures, style_of, wording_of
from plainfacts.facts.house.settings import LEGAL, Settings, read_settings
from plainfacts.facts.records.trial import DERIVED_FIELDS
from plainfacts.facts.unknown_ids import unknown_ids
from plainfacts.facts.yaml import format_rules
from plainfacts.facts.yaml.broken import broken_file
from plainfacts.facts.yaml.list_file import Cache, NoCache, Typed
from plainfacts.facts.yaml.record_lists import LISTS, TRIALS, Found, as_written, list_of, records
from plainfacts.problems import Problem, nearest


@dataclass(frozen=True)
class Loaded:
    """The facts of a site and the problems of their format. Records with errors are not among the facts."""

    facts: Facts
    problems: tuple[Problem, ...]


def load(
    files: Files, kept: Cache | None = None, last: Facts | None = None, unreadable: Collection[str] = ()
) -> Loaded:
    """Facts and problems from `files`, the bytes of a site's files by path from the root.

    `kept` is the cache of earlier runs, `last` the facts of an earlier read in this process; they save time and change
    nothing else. `unreadable` are the paths of files that exist and could not be opened.
    """
    made = {typed.key: last.trials[name] for name, typed in last.typed.items()} if last else {}
    found = Found(kept or NoCache(), [], [broken_file(list_of(path), path, None) for path in unreadable])
    lists: dict[str, dict[str, Any]] = {}
    typed_in: dict[str, dict[str, Typed]] = {}
    for name in LISTS:
        lists[name], typed_in[name] = records(name, files, found)
    lists["signs"] = as_written(lists["signs"])
    published, wrong = read_addresses(files.get(ADDRESSES, b""))
    found.problems.extend(wrong)
    trials, typed = records("trials", files, found, made)
    lists["measures"] = dict(sorted({**default_measures(), **lists["measures"]}.items()))
    settings = read_settings(files.get("mkdocs.yml", b"").decode("utf-8", "replace"))
    facts = Facts(
        trials=trials,
        **lists,
        style=style_of(settings.language, files, found),
        wording=wording_of(settings.language, files, found),
        settings=settings,
        broken=tuple(found.broken),
        published=published,
        typed=typed,
        listed_typed=typed_in["listed"],
    )
    lacking = _lacking(facts, {*files, *unreadable})
    facts = replace(facts, broken=(*facts.broken, *(broken_file(list_of(path), path, None) for path in lacking)))
    problems = [
        *found.problems,
        *_underived(facts),
        *unknown_ids(facts),
        *_unowned(settings),
        *_legal(settings),
        *_other_files(files, lacking),
    ]
    return Loaded(facts, tuple(problems))


def _lacking(facts: Facts, paths: Collection[str]) -> list[str]:
    """The paths of missing files that the site needs: its trials, and the lists that its records refer to."""
    trials = facts.trials.values()
    needed = {
        "trials": not any(list_of(path) == "trials" for path in paths),
        "sources": bool(facts.trials or facts.topics),
        "conditions": any(trial.conditions.known for trial in trials),
        "treatments": any(trial.treatments.known for trial in trials),
    }
    return [path for name, is_needed in needed.items() if is_needed and (path := f"data/{name}.yaml") not in paths]


def _underived(facts: Facts) -> Iterator[Problem]:
    """A Problem for each missing key that only a record with sub-trials may leave out."""
    masters = set(facts.sub_trials)
    drafts = [broken for broken in facts.broken if broken.list == "trials"]
    for trial in facts.trials.values():
        is_master = trial.id in masters or any(broken.says(trial.id) for broken in drafts)
        for field in () if is_master else DERIVED_FIELDS:
            if getattr(trial, field) is None:
                message = f"The key `{field}` is missing in the trial `{trial.id}`."
                fix = f"Add a line `{field}: …`, or `{field}: unknown` where no source says it."
                yield format_rules.MISSING_KEY.at(trial.place.path, trial.place.line(), message, fix)


def _unowned(settings: Settings) -> Iterator[Problem]:
    """Problems of a site that says it is reviewed, but not who publishes it and how to reach them."""
    for name in ("foundation", "contact", "mistakes") if settings.reviewed else ():
        if not getattr(settings, name):
            message = f"`reviewed` is yes, and `{name}` is not set."
            fix = f"Fill in `{name}` under `extra`, or write `reviewed: no`."
            yield format_rules.OWNER_UNSET.at("mkdocs.yml", settings.line_of_reviewed, message, fix)


def _legal(settings: Settings) -> Iterator[Problem]:
    """Problems of unknown keys under `extra.legal`, and of a foundation that has no imprint."""
    for key, line in settings.lines_of_legal.items():
        if key not in LEGAL:
            near = nearest(key, LEGAL)
            fix = f"Write `{near}`." if near else f"Use one of: {', '.join(LEGAL)}; or delete the line."
            yield format_rules.UNKNOWN_KEY.at("mkdocs.yml", line, f"There is no key `{key}` under `legal`.", fix)
    if settings.foundation and not settings.has_imprint:
        needed = {"contact": settings.contact, "legal.address": settings.legal.get("address")}
        lacking = ", ".join(f"`{name}`" for name, value in needed.items() if not value)
        message = f"The page that says who is responsible for the site (/imprint/) is left out. Not set: {lacking}."
        yield format_rules.NO_IMPRINT.at(
            "mkdocs.yml", settings.line_of_foundation, message, "Fill it in under `extra`."
        )


def _other_files(files: Files, lacking: Collection[str]) -> Iterator[Problem]:
    """A Problem for each data file that is not read, and for each `lacking` one that none of these can be, misspelt."""
    absent = set(lacking)
    known = [TRIALS, STYLE, ADDRESSES, *(path for path, _, _ in LISTS.values())]
    for path in files:
        if path.startswith("data/") and path not in known and not path.startswith(("data/trials/", "data/wording/")):
            near = nearest(path, known)
            absent.discard(near or "")
            fix = f"Rename it to {near}." if near else "Move it out of data/."
            yield format_rules.UNKNOWN_KEY.at(path, 1, "A data file with this name is not read.", fix)
    for path in sorted(absent):
        fix = "Put it back from the last good version, or add it: a list of records, or an empty list `[]`."
        yield format_rules.FILE_MISSING.at(path, 1, f"The file {path} is missing.", fix)

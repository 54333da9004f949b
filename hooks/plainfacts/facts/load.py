"""All files of a site to frozen Facts, with every problem of their form. Pure: bytes in, Facts and Problems out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from types import MappingProxyType
from typing import Any, TypeVar

from plainfacts.facts import rules
from plainfacts.facts.facts import Facts
from plainfacts.facts.files import Files, default_file
from plainfacts.facts.forms import read_form
from plainfacts.facts.listfile import Kept, Nothing, Typed, read_list, records_of
from plainfacts.facts.models import DERIVED_FIELDS, Trial
from plainfacts.facts.place import Place, Record
from plainfacts.facts.reference import Condition, MeasureKind, Sign, Source, Term, Treatment, Urgent
from plainfacts.facts.references import unknown_ids
from plainfacts.facts.settings import read_settings
from plainfacts.facts.style import Style
from plainfacts.facts.values import show
from plainfacts.facts.wording import Wording, read_wording
from plainfacts.facts.yamlfile import Document, Value, decode, read_yaml
from plainfacts.problems import Problem, nearest

R = TypeVar("R", bound=Record)

TRIALS = "data/trials.yaml"
WORDING = "data/wording/en.yaml"
STYLE = "data/style.yaml"

LISTS: dict[str, tuple[str, type[Record], str]] = {
    "conditions": ("data/conditions.yaml", Condition, "id"),
    "treatments": ("data/treatments.yaml", Treatment, "id"),
    "measures": ("data/measures.yaml", MeasureKind, "id"),
    "sources": ("data/sources.yaml", Source, "id"),
    "glossary": ("data/glossary.yaml", Term, "term"),
    "urgent": ("data/urgent.yaml", Urgent, "country"),
    "signs": ("data/signs.yaml", Sign, "id"),
}
"""The data files that hold a list: the model of a record, and the key that tells records apart."""


@dataclass(frozen=True)
class Loaded:
    """The facts of a site and the problems of their form. Records with errors are not among the facts."""

    facts: Facts
    problems: tuple[Problem, ...]


def load(files: Files, kept: Kept | None = None, last: Facts | None = None) -> Loaded:
    """Facts and problems from the bytes of a site's files, by path from the root.

    `kept` holds records that other runs have read, `last` are the facts that this run has read before, if it has. Both
    make the reading faster and change nothing else.
    """
    kept = kept or Nothing()
    made = {typed.key: last.trials[name] for name, typed in last.typed.items()} if last else {}
    problems: list[Problem] = []
    lists: dict[str, dict[str, Any]] = {}
    for name, (path, model, key) in LISTS.items():
        lists[name], _, _ = _records([path] if path in files else [], files, model, key, problems, kept)
    lists["signs"] = _as_written(lists["signs"])
    trials, typed, drafts = _records(trial_files(files), files, Trial, "id", problems, kept, made)
    if not trial_files(files):
        fix = "Add it: a list of trials, or an empty list `[]`."
        problems.append(rules.FILE_MISSING.at(TRIALS, 1, f"The file {TRIALS} is not there.", fix))
    facts = Facts(
        trials=trials,
        **lists,
        style=_style(files, problems),
        wording=_wording(files, problems),
        settings=read_settings(files.get("mkdocs.yml", b"").decode("utf-8", "replace")),
        drafts=drafts,
        typed=typed,
    )
    problems += _underived(facts)
    problems += unknown_ids(facts)
    problems += _other_files(files)
    return Loaded(facts, tuple(problems))


def trial_files(files: Files) -> list[str]:
    """The files that hold trials: data/trials.yaml and those in data/trials/."""
    return [path for path in sorted(files) if path == TRIALS or path.startswith("data/trials/")]


def read_document(path: str, files: Files, problems: list[Problem]) -> Document:
    """One YAML file as a document; what is wrong with it is added to `problems`."""
    text, wrong = decode(files[path], path)
    document, more = (Document(path, None), []) if wrong else read_yaml(text, path)
    problems += [*wrong, *more]
    return document


def _records(
    paths: list[str],
    files: Files,
    model: type[R],
    key: str,
    problems: list[Problem],
    kept: Kept,
    made: Mapping[tuple[str, int, str], R] = MappingProxyType({}),
) -> tuple[dict[str, R], dict[str, Typed], frozenset[str]]:
    """The records of a list by their key, how each was typed, and the keys of those that have errors.

    Those that are `made` already, by the key of how they were typed, are not made again.
    """
    found: dict[str, R] = {}
    typed: dict[str, Typed] = {}
    broken: dict[str, Place] = {}
    for path in paths:
        for value, one in _typed(path, files, problems, kept):
            same = made.get(one.key)
            record, wrong = (same, []) if same else read_form(model, value, one.place)
            problems += wrong
            name = value.get(key) if isinstance(value, dict) else None
            if not isinstance(name, str):
                continue
            first = found[name].place if name in found else broken.get(name)
            if first:
                problems.append(_duplicate(name, key, one.place, first))
            elif record is None:
                broken[name] = one.place
            else:
                found[name], typed[name] = _with_places(record), one
    return dict(sorted(found.items())), typed, frozenset(broken)


def _as_written(records: Mapping[str, R]) -> dict[str, R]:
    """The records of one file in the order in which they stand there."""
    return dict(sorted(records.items(), key=lambda item: item[1].place.start))


def _typed(path: str, files: Files, problems: list[Problem], kept: Kept) -> Sequence[tuple[Value, Typed]]:
    """Each value of a file and how it was typed: read by itself where that is possible, else with the whole file."""
    text, wrong = decode(files[path], path)
    records = None if wrong else read_list(text, path, kept)
    if records is not None:
        return records
    document = read_document(path, files, problems)
    if document.value and not isinstance(document.value, dict | list):
        message = f"Found {show(document.value)}; expected is a list of records."
        problems.append(rules.WRONG_VALUE.at(path, 1, message, "Start each record with `- id: …`."))
    return list(records_of(document.value, document.lines, path, text))


def _with_places(record: R) -> R:
    """Give the records inside a record (chances, figures, approvals) their own places."""
    for name in ("chances", "figures", "approvals"):
        for number, inner in enumerate(getattr(record, name, ())):
            outer = record.place
            prefix = f"{outer.prefix}{name}.{number}."
            inner._place = Place(outer.path, outer.line(f"{name}.{number}"), outer.lines, prefix, outer.offset)
    return record


def _duplicate(name: str, key: str, place: Place, first: Place) -> Problem:
    message = f"The {key} `{name}` is used here and in {first.path}:{first.line(key)}."
    fix = f"Give one of them another {key}, or delete the one that is too much."
    return rules.DUPLICATE_ID.at(place.path, place.line(key), message, fix)


def _underived(facts: Facts) -> Iterator[Problem]:
    """The keys that only a record with sub-trials may leave out."""
    masters = set(facts.sub_trials)
    for trial in facts.trials.values():
        for field in DERIVED_FIELDS if trial.id not in masters else ():
            if getattr(trial, field) is None:
                message = f"The key `{field}` is missing in the trial `{trial.id}`."
                fix = f"Add a line `{field}: …`, or `{field}: unknown` where no source says it."
                yield rules.MISSING_KEY.at(trial.place.path, trial.place.line(), message, fix)


def _style(files: Files, problems: list[Problem]) -> Style:
    """The site's style; thresholds and word lists that it leaves out are the defaults."""
    default = _default_style()
    if STYLE not in files:
        return default
    document = read_document(STYLE, files, problems)
    value = document.value if isinstance(document.value, dict) else {}
    base = default.model_dump(mode="json", by_alias=True)
    filled: dict[str, Any] = {"thresholds": {}, "words": {}, **value}
    for key in ("thresholds", "words"):
        if isinstance(filled[key], dict):
            filled[key] = {**base[key], **filled[key]}
    style, wrong = read_form(Style, filled, Place(STYLE, 1, document.lines))
    problems += wrong
    return style or default


@cache
def _default_style() -> Style:
    document, _ = read_yaml(default_file(STYLE).read_text("utf-8"), STYLE)
    return Style.model_validate(document.value, context={"place": Place(STYLE, 1, document.lines)})


@cache
def _default_wording() -> Wording:
    """The generator's own words; without lines, since they stand in no file of the site that could be mended."""
    document, _ = read_yaml(default_file(WORDING).read_text("utf-8"), WORDING)
    return replace(read_wording(document, {})[0], lines={})


def _wording(files: Files, problems: list[Problem]) -> Wording:
    if WORDING not in files:
        return _default_wording()
    document = read_document(WORDING, files, problems)
    wording, wrong = read_wording(document, _default_wording().texts)
    problems += wrong
    return wording


def _other_files(files: Files) -> Iterator[Problem]:
    """Data files that nobody reads are mostly a misspelt name."""
    known = [TRIALS, STYLE, WORDING, *(path for path, _, _ in LISTS.values())]
    for path in files:
        if path.startswith("data/") and path not in known and not path.startswith(("data/trials/", "data/wording/")):
            near = nearest(path, known)
            fix = f"Rename it to {near}." if near else "Move it out of data/."
            yield rules.UNKNOWN_KEY.at(path, 1, "No data file has this name, so nothing in it is used.", fix)

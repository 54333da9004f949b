"""Reads the lists of a site record by record, and keeps the broken records apart from the sound ones."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, TypeVar

from plainfacts.facts.files import Files
from plainfacts.facts.records.form import Place, Record
from plainfacts.facts.records.listed import ListedTrial
from plainfacts.facts.records.redirect import Redirect
from plainfacts.facts.records.reference import (
    Approval,
    Chance,
    Condition,
    Figure,
    MeasureKind,
    Sign,
    Source,
    Term,
    Treatment,
    Urgent,
)
from plainfacts.facts.records.trial import Trial
from plainfacts.facts.records.values import show
from plainfacts.facts.yaml import format_rules
from plainfacts.facts.yaml.broken import Broken, broken_file, broken_record
from plainfacts.facts.yaml.document import Document, Value, decode, read_yaml
from plainfacts.facts.yaml.forms import read_form
from plainfacts.facts.yaml.list_file import Cache, Typed, read_list, records_of
from plainfacts.problems import Problem

R = TypeVar("R", bound=Record)

TRIALS = "data/trials.yaml"

LISTS: dict[str, tuple[str, type[Record], str]] = {
    "conditions": ("data/conditions.yaml", Condition, "id"),
    "treatments": ("data/treatments.yaml", Treatment, "id"),
    "measures": ("data/measures.yaml", MeasureKind, "id"),
    "sources": ("data/sources.yaml", Source, "id"),
    "glossary": ("data/glossary.yaml", Term, "term"),
    "urgent": ("data/urgent.yaml", Urgent, "country"),
    "signs": ("data/signs.yaml", Sign, "id"),
    "redirects": ("data/redirects.yaml", Redirect, "from"),
    "listed": ("data/listed.yaml", ListedTrial, "id"),
}
"""The data files that hold a list: path, model of a record, and the key that identifies a record."""

_INNER: dict[str, type[Record]] = {"chances": Chance, "figures": Figure, "approvals": Approval}
"""Lists inside a record whose items are records too: a broken item does not break the record around it."""


@dataclass(frozen=True)
class Found:
    """What reading collects besides the records: problems, and what could not be read (`broken`)."""

    kept: Cache
    problems: list[Problem]
    broken: list[Broken]


def trial_files(files: Files) -> list[str]:
    """The paths of the files that hold trials: data/trials.yaml and those in data/trials/."""
    return [path for path in sorted(files) if path == TRIALS or path.startswith("data/trials/")]


def list_of(path: str) -> str:
    """The name of the list in a data file; for other files the name of the file."""
    if path == TRIALS or path.startswith("data/trials/"):
        return "trials"
    return path.removeprefix("data/").removesuffix(".yaml").partition("/")[0]


def records(
    name: str, files: Files, found: Found, made: Mapping[tuple[str, int, str], Record] = MappingProxyType({})
) -> tuple[dict[str, Any], dict[str, Typed]]:
    """The records of a list by id, and each as it was typed. Problems are added to `found`.

    Records in `made`, by `Typed.key`, are reused and not validated again.
    """
    own_file, model, key = LISTS.get(name, ("", Trial, "id"))
    records: dict[str, Record] = {}
    typed: dict[str, Typed] = {}
    broken: dict[str, Place] = {}
    for path in trial_files(files) if name == "trials" else [own_file] if own_file in files else []:
        for value, one in _typed(path, files, found):
            record = made.get(one.key) or _record(name, model, value, one.place, found)
            if record is None:
                found.broken.append(broken_record(name, model, key, value, path))
            own = value.get(key) if isinstance(value, dict) else None
            if not isinstance(own, str):
                continue
            first = records[own].place if own in records else broken.get(own)
            if first:
                found.problems.append(_duplicate(own, key, one.place, first))
            elif record is None:
                broken[own] = one.place
            else:
                records[own], typed[own] = record, one
    return dict(sorted(records.items())), typed


def as_written(found: Mapping[str, R]) -> dict[str, R]:
    """The records of one file in the order of the file."""
    return dict(sorted(found.items(), key=lambda item: item[1].place.start))


def _typed(path: str, files: Files, found: Found) -> Sequence[tuple[Value, Typed]]:
    """Each value of a file and how it was typed: parsed on its own where possible, otherwise with the whole file."""
    text, wrong = decode(files[path], path)
    records = None if wrong else read_list(text, path, found.kept)
    if records is not None:
        return records
    document = read_document(path, files, found)
    if document.value and not isinstance(document.value, dict | list):
        message = f"Found {show(document.value)}; expected a list of records."
        found.problems.append(format_rules.WRONG_VALUE.at(path, 1, message, "Start each record with `- id: …`."))
        found.broken.append(broken_file(list_of(path), path, files[path]))
    return list(records_of(document.value, document.lines, path, text))


def read_document(path: str, files: Files, found: Found) -> Document:
    """A YAML file as a document. If it has problems, they are added to `found`, and so is the file, as broken."""
    text, wrong = decode(files[path], path)
    document, more = (Document(path, None), []) if wrong else read_yaml(text, path)
    if problems := [*wrong, *more]:
        found.problems.extend(problems)
        found.broken.append(broken_file(list_of(path), path, files[path]))
    return document


def _record(name: str, model: type[R], value: Value, place: Place, found: Found) -> R | None:
    """A record without the broken records inside it, or None if it is broken itself."""
    record, wrong = read_form(model, value, place)
    kept = None
    if record is None and isinstance(value, dict):
        kept, wrong_inside = _sound_inside(value, place, found)
        if wrong_inside:
            record, wrong = read_form(model, {**value, **_chosen(value, kept)}, place)
            found.problems.extend(wrong_inside)
    found.problems.extend(wrong)
    return _with_places(record, kept or {}) if record else None


def _sound_inside(value: dict[str, Value], place: Place, found: Found) -> tuple[dict[str, list[int]], list[Problem]]:
    """The positions of the sound records inside a record, by list, and the problems of the others."""
    kept: dict[str, list[int]] = {}
    problems: list[Problem] = []
    for name, model in _INNER.items():
        items = value.get(name)
        for number, item in enumerate(items if isinstance(items, list) else ()):
            kept.setdefault(name, [])
            inner, wrong = read_form(model, item, _inside(place, name, number))
            problems += wrong
            if inner:
                kept[name].append(number)
            else:
                found.broken.append(broken_record(name, model, "id", item, place.path))
    return kept, problems


def _chosen(value: dict[str, Value], kept: Mapping[str, list[int]]) -> dict[str, Value]:
    return {name: [value[name][number] for number in numbers] for name, numbers in kept.items()}  # type: ignore[index]


def _with_places(record: R, kept: Mapping[str, Sequence[int]]) -> R:
    """Give the records inside a record their places; `kept` has their positions where some were broken."""
    for name in _INNER:
        inner = getattr(record, name, ())
        for number, one in zip(kept.get(name, range(len(inner))), inner, strict=True):
            one._place = _inside(record.place, name, number)
    return record


def _inside(outer: Place, name: str, number: int) -> Place:
    """The place of a record inside another."""
    part = f"{name}.{number}"
    return Place(outer.path, outer.line(part), outer.lines, f"{outer.prefix}{part}.", outer.offset)


def _duplicate(name: str, key: str, place: Place, first: Place) -> Problem:
    message = f"The {key} `{name}` is used here and in {first.path}:{first.line(key)}."
    fix = f"Give one of them another {key}, or delete the duplicate."
    return format_rules.DUPLICATE_ID.at(place.path, place.line(key), message, fix)

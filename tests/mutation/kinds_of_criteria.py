"""Faults in who can join: signs, limits, units and measures of criteria, in plain words and in the exact ones."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator

from mutation.faults import World, changed, kind
from plainfacts.checks.eligibility.ranges import criteria, measures
from plainfacts.checks.engine.access import spot

Made = Iterator[tuple[str, int, str]]


@kind("measure-exact", "measure-overlap", "measure-range")
def sign_turned_round(world: World, rng: random.Random) -> Made:
    turned = {"at_least": "at_most", "at_most": "at_least", "above": "below", "below": "above"}
    for trial in world.trials():
        for _, path, criterion, _ in measures(trial):
            if criterion.exact:
                yield from changed(
                    world,
                    trial.place,
                    spot(trial, path),
                    r"\b(at_least|at_most|above|below):",
                    lambda m: f"{turned[m[1]]}:",
                )


@kind("measure-exact", "measure-plausible", "measure-overlap", "measure-gap", "measure-range")
def limit_changed(world: World, rng: random.Random) -> Made:
    for trial in world.trials():
        for _, path, criterion, _ in measures(trial):
            if criterion.exact:
                yield from changed(
                    world,
                    trial.place,
                    spot(trial, path),
                    r"(at_least|at_most|above|below): (\d+)",
                    lambda m: f"{m[1]}: {int(m[2]) + 7}",
                )


@kind("measure-unit")
def unit_changed(world: World, rng: random.Random) -> Made:
    for trial in world.trials():
        for _, path, _, _ in measures(trial):
            yield from changed(
                world,
                trial.place,
                spot(trial, path),
                r'unit: ("%"|kg|ms|x ULN|weeks|days|mL/min/1\.73 m2)',
                "unit: mmHg",
            )


@kind("unknown-id", "measure-name")
def measure_misspelt(world: World, rng: random.Random) -> Made:
    for trial in world.trials():
        for _, path, _, _ in measures(trial):
            yield from changed(world, trial.place, spot(trial, path), r"name: (\w+)(\w)", r"name: \1")


@kind("measure-exact", "plain-exact")
def exact_number_changed(world: World, rng: random.Random) -> Made:
    for trial in world.trials():
        for _, path, criterion, measure in measures(trial):
            bound = next(
                (b for b in (measure.at_least, measure.at_most, measure.above, measure.below) if b is not None), None
            )
            part = spot(trial, f"{path.rpartition('.measures')[0]}.exact")
            if bound is not None and len(re.findall(rf"(?<![\d.]){bound:f}(?![\d.])", criterion.exact or "")) == 1:
                yield from changed(world, trial.place, part, rf"(?<![\d.:]){bound:f}(?![\d.])", str(int(bound) + 9))


@kind("plain-exact")
def plain_number_changed(world: World, rng: random.Random) -> Made:
    for trial in world.trials():
        for _, path, criterion in criteria(trial):
            if criterion.exact and re.search(r"\d\d", criterion.plain):
                yield from changed(
                    world, trial.place, spot(trial, f"{path}.plain"), r"(?<!\w)(\d\d)\b", lambda m: str(int(m[1]) + 17)
                )


@kind("plain-limit")
def plain_limit_left_out(world: World, rng: random.Random) -> Made:
    limit = r"(?:at least|at most|more than|less than|fewer than|below) [\d.,]*\d(?: out of 100(?: [(]\d+%[)])?)?"
    for trial in world.trials():
        for _, path, _, measure in measures(trial):
            if measure.when is None:
                part = spot(trial, f"{path.rpartition('.measures')[0]}.plain")
                yield from changed(world, trial.place, part, limit, "enough")

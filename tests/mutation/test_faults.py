"""Faults as people make them are found at their place; without a fault there is nothing new to find."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest

import mutation.every_kind  # noqa: F401  (registers the kinds)
from building import OTHER, OTHER_DAY, SITE, TODAY
from mutation.faults import KINDS, Fault, World, faults
from plainfacts import site
from plainfacts.checks.catalogue import CHECKS
from plainfacts.checks.engine.rule import Matter
from plainfacts.facts.files import read_site
from plainfacts.problems import Problem

EACH = {"ours": 5, "here": 2}
"""How many faults of a kind: a check of the site that stands here takes some seconds."""
LEAST_FOUND = 0.98
OURS, HERE = (OTHER, OTHER_DAY), (SITE, TODAY)
"""The tests' own site, which has something of every kind; and the site that stands here, with what it has."""


@pytest.fixture(scope="module", params=[OURS, pytest.param(HERE, marks=pytest.mark.proof)], ids=["ours", "here"])
def world(request: pytest.FixtureRequest) -> World:
    root, day = request.param
    files, problems = read_site(root)
    assert not problems
    return World(files, date.fromisoformat(day))


@pytest.fixture(scope="module")
def before(world: World) -> frozenset[Problem]:
    return frozenset(site.examine(world.files, world.today).problems)


def new_problems(world: World, before: frozenset[Problem], fault: Fault) -> list[Problem]:
    """What the rules of a fault find in the changed files and not in the untouched ones; other rules are not asked."""

    def asked(matter: Matter) -> list[Problem]:
        return [problem for check in CHECKS if check.rule.name in fault.rules for problem in check(matter)]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(site, "check_all", asked)
        problems = site.examine(world.with_fault(fault), world.today).problems
    return [problem for problem in problems if problem not in before]


def is_found(world: World, fault: Fault, problems: list[Problem]) -> bool:
    """Whether a problem of the fault's rules stands at its line, at its field's line, or names that line."""
    places = {fault.line, world.field_line(fault.path, fault.line)}
    for problem in problems:
        told = f"{problem.message} {problem.fix} "
        here = problem.path == fault.path and problem.line in places
        named = any(f"{fault.path}:{line}" in told for line in places)
        same_file = problem.path == fault.path and any(f"line {line}." in told for line in places)
        if problem.rule in fault.rules and (here or named or same_file):
            return True
    return False


def missed(world: World, before: frozenset[Problem], chosen: list[Fault]) -> list[str]:
    told = []
    for fault in chosen:
        problems = new_problems(world, before, fault)
        if not is_found(world, fault, problems):
            rules = ", ".join(f"{problem.rule} in {problem.path}:{problem.line}" for problem in problems) or "nothing"
            told.append(f"{fault.kind}: {fault.place}: {fault.text.strip()[-90:]} -> found {rules}")
    return told


def test_faults_of_all_kinds_are_found(world: World, before: frozenset[Problem]) -> None:
    chosen = faults(world, seed=1, each=1)
    some = [fault for number, fault in enumerate(chosen) if number % 3 == 0][:30]
    assert len(some) == 30
    assert missed(world, before, some) == []


@pytest.mark.proof
def test_98_of_100_faults_are_found(world: World, before: frozenset[Problem], request: pytest.FixtureRequest) -> None:
    chosen = faults(world, seed=20261120, each=EACH[request.node.callspec.id])
    kinds = Counter(fault.kind for fault in chosen)
    assert len(kinds) >= 40
    lost = missed(world, before, chosen)
    print(f"{len(chosen)} faults of {len(kinds)} kinds, {len(chosen) - len(lost)} found")
    assert len(lost) <= len(chosen) * (1 - LEAST_FOUND), "\n".join(lost)


@pytest.mark.parametrize("world", [OURS], indirect=True, ids=["ours"])
def test_every_kind_makes_faults(world: World) -> None:
    made = {fault.kind for fault in faults(world, seed=2, each=1)}
    assert set(KINDS) - made == set()


def test_untouched_files_have_no_errors(before: frozenset[Problem]) -> None:
    assert [problem for problem in before if problem.severity == "error"] == []


def test_the_same_files_give_the_same_problems(world: World, before: frozenset[Problem]) -> None:
    assert frozenset(site.examine(dict(world.files), world.today).problems) == before

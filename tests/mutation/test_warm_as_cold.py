"""What did not change is not checked again, and what is told is the same as if it were."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

import mutation.every_kind  # noqa: F401  (registers the kinds)
from building import OTHER, OTHER_DAY
from mutation.faults import World, faults
from plainfacts.checks import partition
from plainfacts.checks.catalogue import CHECKS
from plainfacts.facts.files import read_site
from plainfacts.site import examine
from site_files import TODAY, site_files


class Memory:
    """Keeps values as the file does: as JSON, and under one key one value, since the first is the one that stays."""

    def __init__(self) -> None:
        self.kept: dict[str, str] = {}
        self.new = 0

    def get(self, key: str) -> Any:
        return json.loads(self.kept[key]) if key in self.kept else None

    def put(self, key: str, value: Any) -> None:
        self.new += key not in self.kept
        text = json.dumps(value)
        assert self.kept.setdefault(key, text) == text


@pytest.fixture(scope="module")
def world() -> World:
    files, problems = read_site(OTHER)
    assert not problems
    return World(files, date.fromisoformat(OTHER_DAY))


@pytest.fixture(scope="module")
def memory(world: World) -> Memory:
    kept = Memory()
    assert examine(world.files, world.today, (), kept).problems == examine(world.files, world.today).problems
    return kept


def assert_same_after(world: World, memory: Memory, seed: int, each: int, every: int) -> None:
    chosen = faults(world, seed, each)[::every]
    assert chosen
    for fault in chosen:
        files = world.with_fault(fault)
        warm, cold = examine(files, world.today, (), memory), examine(files, world.today)
        assert warm.problems == cold.problems, fault


def test_after_a_fault_the_same_is_told_warm_as_cold(world: World, memory: Memory) -> None:
    assert_same_after(world, memory, seed=20, each=1, every=50)


@pytest.mark.proof
def test_after_any_fault_the_same_is_told_warm_as_cold(world: World, memory: Memory) -> None:
    assert_same_after(world, memory, seed=21, each=2, every=1)


def test_what_a_part_has_is_found_in_the_part_alone(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """One part at a time finds what many at once find, so it does not matter which of them changed together."""
    together = examine(world.files, world.today, (), Memory()).problems
    monkeypatch.setattr(partition, "AT_ONCE", 1)
    assert examine(world.files, world.today, (), Memory()).problems == together


def test_one_changed_trial_is_one_part_to_check(monkeypatch: pytest.MonkeyPatch) -> None:
    files, memory = site_files(), Memory()
    examine(files, TODAY, (), memory)
    checked: list[tuple[str, ...]] = []
    found_in = partition._found_in

    def watched(checks: Any, matter: Any, batch: Any) -> Any:
        checked.extend(part.trials or part.pages or ("others",) for part in batch)
        return found_in(checks, matter, batch)

    monkeypatch.setattr(partition, "_found_in", watched)
    examine(files, TODAY, (), memory)
    assert checked == []
    changed = files | {"data/trials.yaml": files["data/trials.yaml"].replace(b"It wants", b"It tries")}
    examine(changed, TODAY, (), memory)
    assert checked == [("lamp-1",)]


def test_every_rule_looks_at_parts_or_across_them() -> None:
    idle = [check.rule.name for check in CHECKS if check.alone is check.across]
    assert idle == []

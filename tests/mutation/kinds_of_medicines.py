"""Faults about medicines: another marker, name, kind or way of giving than the record has."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from itertools import permutations

from mutation.faults import World, changed, kind
from mutation.kinds_of_claims import Made, on_prose
from plainfacts.claims.subjects import medicines
from plainfacts.facts.records.reference import Treatment


def others(world: World, field: str) -> Iterator[tuple[Treatment, str]]:
    """Each medicine with a brand, marker or route of another one."""
    for one, other in permutations(medicines(world.facts), 2):
        for name in other.listed(field):
            if one.listed(field) and name not in one.listed(field):
                yield one, name


@kind("medicine-marker")
def marker_of_another_medicine(world: World, rng: random.Random) -> Made:
    found = [(one, name) for one in medicines(world.facts) for name in world.facts.markers if one.listed("aims_at")]
    wrong = [(one, name) for one, name in found if name not in one.listed("aims_at")]
    rng.shuffle(wrong)
    yield from on_prose(world, rng, (f"{one.name} finds the marker {name}." for one, name in wrong))


@kind("medicine-marker")
def marker_changed_in_a_record(world: World, rng: random.Random) -> Made:
    for one in medicines(world.facts):
        for other in world.facts.markers:
            for own in one.listed("aims_at") if other not in one.listed("aims_at") else ():
                yield from changed(world, one.place, "plain", rf"\b{own}\b", other)


@kind("marker-cells")
def marker_on_other_cells(world: World, rng: random.Random) -> Made:
    said = (
        f"It finds {name}, a marker on {'T' if 'B cells' in (term.on or '') else 'B'} cells."
        for name, term in world.facts.markers.items()
        if re.search(r"\b[BT] cells\b", term.on or "")
    )
    yield from on_prose(world, rng, said)


@kind("medicine-name")
def name_of_another_medicine(world: World, rng: random.Random) -> Made:
    wrong = list(others(world, "brands"))
    rng.shuffle(wrong)
    yield from on_prose(world, rng, (f"Some children have {one.name} ({name})." for one, name in wrong))


@kind("medicine-name")
def brand_of_another_record(world: World, rng: random.Random) -> Made:
    for one, name in others(world, "brands"):
        yield from changed(world, one.place, "brands", rf"\[{one.listed('brands')[0]}", f"[{name}")


@kind("medicine-kind")
def medicine_of_another_kind(world: World, rng: random.Random) -> Made:
    for one in medicines(world.facts):
        yield from changed(world, one.place, "plain", r"\bAn antibody\b", "A steroid")
        yield from changed(world, one.place, "plain", r"\bA chemotherapy medicine\b", "An antibody")


@kind("medicine-kind")
def kinds_beside_each_other(world: World, rng: random.Random) -> Made:
    pairs = [pair for pair in permutations(medicines(world.facts), 2) if pair[0].kind_of != pair[1].kind_of]
    rng.shuffle(pairs)
    yield from on_prose(world, rng, (f"Medicines such as {one.name} and {two.name} block it." for one, two in pairs))


@kind("medicine-given")
def given_in_another_way(world: World, rng: random.Random) -> Made:
    wrong = [
        (one, "is taken by mouth" if "by mouth" not in one.listed("given") else "goes into a vein")
        for one in medicines(world.facts)
        if one.listed("given") and not {"by mouth", "into a vein"} <= set(one.listed("given"))
    ]
    rng.shuffle(wrong)
    yield from on_prose(world, rng, (f"{one.name} {way}." for one, way in wrong))


@kind("medicine-kind")
def example_of_another_kind(world: World, rng: random.Random) -> Made:
    found = [(one, "a steroid" if one.kind_of == "antibody" else "an antibody") for one in medicines(world.facts)]
    rng.shuffle(found)
    yield from on_prose(world, rng, (f"Some children have {words} such as {one.name}." for one, words in found))


@kind("medicine-kind")
def called_by_another_kind(world: World, rng: random.Random) -> Made:
    found = [(one, "an antibody" if one.kind_of == "steroid" else "a steroid") for one in medicines(world.facts)]
    rng.shuffle(found)
    yield from on_prose(world, rng, (f"They can have {one.name}, {words} that helps." for one, words in found))


@kind("medicine-kind")
def kind_before_the_name(world: World, rng: random.Random) -> Made:
    found = [(one, "an antibody" if one.kind_of == "steroid" else "a steroid") for one in medicines(world.facts)]
    rng.shuffle(found)
    yield from on_prose(
        world, rng, (f"They can have {words} medicine, {one.name}, for some weeks." for one, words in found)
    )


@kind("medicine-given")
def swallowed_without_its_name(world: World, rng: random.Random) -> Made:
    found = [one for one in medicines(world.facts) if one.listed("given") and "by mouth" not in one.listed("given")]
    rng.shuffle(found)
    yield from on_prose(world, rng, (f"One choice is {one.name}. Children swallow it." for one in found))

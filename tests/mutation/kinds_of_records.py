"""Faults in conditions, treatments with their chances and figures, sources and emergency numbers."""

from __future__ import annotations

import random
from collections.abc import Iterator
from itertools import permutations

from mutation.faults import World, changed, kind

Made = Iterator[tuple[str, int, str]]


@kind("chance-count", "chance-order")
def chance_over_its_whole(world: World, rng: random.Random) -> Made:
    for chance in world.facts.chances.values():
        yield from changed(world, chance.place, "count", r"count: (\d\d)$", r"count: 1\1")
        yield from changed(world, chance.place, "out_of", r"out_of: 100", "out_of: 10")


@kind("chance-out-of", "denominators", "chance-count")
def chance_out_of_an_odd_number(world: World, rng: random.Random) -> Made:
    for chance in world.facts.chances.values():
        yield from changed(world, chance.place, "out_of", r"out_of: 100", "out_of: 137")


@kind("denominators")
def chance_out_of_another_number(world: World, rng: random.Random) -> Made:
    for topic in world.facts.topics.values():
        for chance in topic.chances if len(topic.chances) > 1 else ():
            yield from changed(world, chance.place, "out_of", r"out_of: 100", "out_of: 1000")


@kind("chance-parts")
def chance_of_nobody(world: World, rng: random.Random) -> Made:
    for chance in world.facts.chances.values():
        yield from changed(world, chance.place, "who", r"who: .*", "who: unknown")
        yield from changed(world, chance.place, "outcome", r"outcome: .*", "outcome: unknown")


@kind("missing-key", "unknown-key")
def chance_without_a_part(world: World, rng: random.Random) -> Made:
    for chance in world.facts.chances.values():
        yield from changed(world, chance.place, "over", r"over:", "ovr:")
        yield from changed(world, chance.place, "years", r"years:", "year:")


@kind("adults")
def adults_for_children(world: World, rng: random.Random) -> Made:
    for chance in world.facts.chances.values():
        if not chance.adults:
            yield from changed(world, chance.place, "who", r"who: .*", "who: adults with this illness")


@kind("shares-sum")
def shares_over_the_whole(world: World, rng: random.Random) -> Made:
    shares = [figure for figure in world.facts.figures.values() if figure.about.startswith("share of ")]
    for one, other in permutations(shares, 2):
        if (one.source, one.place_) == (other.source, other.place_) and _one_word_apart(one.about, other.about):
            yield from changed(world, one.place, "says", r"\d\d(?= out of)", lambda m: "97" if m[0] != "97" else "98")


def _one_word_apart(one: str, other: str) -> bool:
    pairs = list(zip(one.split(), other.split(), strict=False))
    return len(one.split()) == len(other.split()) and sum(a != b for a, b in pairs) == 1


@kind("chance-order")
def part_more_than_its_whole(world: World, rng: random.Random) -> Made:
    for part, whole in permutations(world.facts.chances.values(), 2):
        same = (part.who, part.over, part.out_of) == (whole.who, whole.over, whole.out_of)
        if same and part.outcome != whole.outcome and part.outcome.startswith(whole.outcome):
            yield from changed(world, part.place, "count", r"count: \d+", f"count: {whole.out_of}")


@kind("unknown-id")
def source_of_a_chance_misspelt(world: World, rng: random.Random) -> Made:
    for chance in world.facts.chances.values():
        yield from changed(world, chance.place, "source", r"source: ([\w-]+)", lambda m: f"source: {m[1]}x")


@kind("future-date")
def approval_in_the_future(world: World, rng: random.Random) -> Made:
    for treatment in world.facts.treatments.values():
        for approval in treatment.approvals:
            yield from changed(world, approval.place, "on", r"on: 20\d\d", "on: 2042")


@kind("unknown-id")
def part_of_misspelt(world: World, rng: random.Random) -> Made:
    for topic in world.facts.topics.values():
        if topic.part_of:
            yield from changed(
                world, topic.place, "part_of", r"part_of: ([\w-]{3,})", lambda m: f"part_of: {swapped_letters(m[1])}"
            )


def swapped_letters(word: str) -> str:
    return word[1] + word[0] + word[2:]


@kind("wrong-value")
def address_misspelt(world: World, rng: random.Random) -> Made:
    for source in world.facts.sources.values():
        yield from changed(world, source.place, "url", r"https?://", "htps://")


@kind("future-date", "copy-published")
def published_in_the_future(world: World, rng: random.Random) -> Made:
    for source in world.facts.sources.values():
        yield from changed(world, source.place, "published", r"published: 20\d\d", "published: 2062")
        yield from changed(world, source.place, "copy", r"copy: 20\d\d", "copy: 2062")


@kind("copy-published", "source-dates")
def copy_before_publication(world: World, rng: random.Random) -> Made:
    for source in world.facts.sources.values():
        if world.line(source.place.path, source.place.line("published")).strip() != "published: unknown":
            yield from changed(world, source.place, "copy", r"copy: 20\d\d", "copy: 1999")


@kind("wrong-value")
def kind_misspelt(world: World, rng: random.Random) -> Made:
    for source in world.facts.sources.values():
        yield from changed(world, source.place, "kind", r"kind: (\w)(\w)", r"kind: \2\1")


@kind("unknown-id")
def source_of_a_number_misspelt(world: World, rng: random.Random) -> Made:
    for urgent in world.facts.urgent.values():
        yield from changed(world, urgent.place, "source", r"source: ([\w-]+)", lambda m: f"source: {m[1]}x")

"""Faults of meaning: every word is right, and the sentence contradicts what the site itself knows."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from itertools import permutations

from mutation.faults import World, changed, kind, swapped
from mutation.kinds_of_texts import folded, prose
from plainfacts.checks.eligibility.ranges import criteria
from plainfacts.checks.engine.access import OVER, spot, status, value
from plainfacts.claims.groups import ADULTS, CHILDREN, groups_in
from plainfacts.facts.records.trial import Criterion

Made = Iterator[tuple[str, int, str]]


def on_prose(world: World, rng: random.Random, said: Iterator[str]) -> Made:
    """Sentences that are wrong anywhere, each at the end of a line of a page."""
    for sentence, (path, number, line) in zip(said, prose(world, rng), strict=False):
        yield path, number, f"{line} {sentence}"


def in_plain(world: World, pattern: str, new: str | Callable[[re.Match[str]], str], wanted: str = "") -> Made:
    """A change in the plain words of each criterion whose exact wording matches a pattern."""
    for trial in world.trials():
        for _, path, criterion in criteria(trial):
            if criterion.exact and re.search(wanted, criterion.exact) and _is_short(criterion):
                yield from changed(world, trial.place, spot(trial, f"{path}.plain"), pattern, new)


def _is_short(criterion: Criterion) -> bool:
    """Whether a criterion says one thing, so that a change can contradict it."""
    return len(criterion.exact or "") < 120


_COMPARED = r"(?:>=|≥|at least) ?\d"


@kind("plain-turned", "plain-limit")
def limit_turned_in_plain_words(world: World, rng: random.Random) -> Made:
    yield from in_plain(world, r"\b(\d+ or) more\b", r"\1 less", _COMPARED)
    yield from in_plain(world, r"\bat least (\d)", r"at most \1", _COMPARED)


@kind("plain-unit")
def unit_changed_in_plain_words(world: World, rng: random.Random) -> Made:
    yield from in_plain(world, r"\b(\d+) weeks\b", r"\1 months", r"\d weeks")
    yield from in_plain(world, r"\b(\d+) kg\b", r"\1 pounds", r"\d ?kg")


@kind("plain-name")
def gene_changed_in_plain_words(world: World, rng: random.Random) -> Made:
    yield from in_plain(world, r"\b([A-Z]{2,4})(\d+)\b", lambda m: f"{m[1]}{swapped(m[2] + '0')}", r"[A-Z]{2,4}\d")
    for trial in world.trials():
        for _, path, criterion in criteria(trial):
            if criterion.exact and "." in criterion.plain:
                part = spot(trial, f"{path}.plain")
                yield from changed(world, trial.place, part, r"\.$", ". It is a change of the gene XQZ17.")


@kind("plain-name")
def another_part_of_the_body_in_plain_words(world: World, rng: random.Random) -> Made:
    yield from in_plain(world, r"\bheart\b", "skin", r"(?i)cardi|ventric|heart")
    yield from in_plain(world, r"\b[Kk]idneys?\b", "skin", r"(?i)renal|creatin|kidney")
    yield from in_plain(world, r"\b[Ll]ungs?\b", "skin", r"(?i)lung|pulmon|respirat|FEV")


@kind("plain-denied")
def not_added_in_plain_words(world: World, rng: random.Random) -> Made:
    yield from in_plain(world, r"\b(They|The young person) (are|is) (?!not)", r"\1 \2 not ", r"(?i)^pregnan")
    yield from in_plain(world, r"\bYour child has (?!not|no)(\w+ )", r"Your child has not \1")


@kind("count-listed")
def count_above_a_list(world: World, rng: random.Random) -> Made:
    for path, lines in world.lines.items():
        for number, line in enumerate(lines, start=1) if path.startswith("content/") else ():
            if re.search(r"\b[2-8] \w+s:$", line) and not re.search(r"weeks|days|years|months", line):
                yield path, number, re.sub(r"\b([2-8])(?= \w+s:$)", lambda m: str(int(m[1]) + 1), line)
    yield from on_prose(world, rng, (f"There are {n} kinds: slow and fast." for n in range(3, 9)))


@kind("steps-order")
def first_step_called_a_later_one(world: World, rng: random.Random) -> Made:
    for trial in world.trials(lambda t: len(value(t, "steps") or ()) > 1):
        second = value(trial, "steps")[1].when
        when = "Day 99" if second.startswith("Day ") else "After that"
        if re.match(r"Day \d|Before|First", second):
            yield from changed(world, trial.place, spot(trial, "steps.0.when"), r"when: [^,}]+", f"when: {when}")


@kind("acronym-means")
def acronym_written_out_otherwise(world: World, rng: random.Random) -> Made:
    topics = world.facts.topics.values()
    found = [name for topic in topics for name in topic.names if re.fullmatch("[A-Z]{2,5}", name)]
    words = {"A": "annual", "C": "curious", "F": "fevers", "L": "lists", "M": "many", "B": "blue", "J": "just"}
    known = [name for name in dict.fromkeys(found) if set(name) <= words.keys()]
    said = (f"It is called {' '.join(words[letter] for letter in name)} ({name})." for name in known)
    yield from on_prose(world, rng, said)


@kind("fetched-elsewhere")
def chance_of_another_topic(world: World, rng: random.Random) -> Made:
    topics_of = world.facts.topics_of
    for path, lines in world.lines.items():
        about = re.findall(r"[\w-]+", next((line[6:] for line in lines[:9] if line.startswith("about:")), ""))
        headings = " ".join(line for line in lines if line.startswith("#")).lower()
        for number, line in enumerate(lines, start=1) if path.startswith("content/") else ():
            if call := re.search(r'chance\("([\w-]+)"\)', line):
                for other, topic in topics_of.items() if call[1] in topics_of else ():
                    if other in world.facts.chances and _is_strange(world, topic, about, headings):
                        yield path, number, line.replace(call[1], other)


def _is_strange(world: World, topic: str, about: list[str], headings: str) -> bool:
    """Whether a page is about other topics of the same kind, and not about this one, a part of it or what it is part of."""
    facts = world.facts
    same = [one for one in about if one in facts.topics and (one in facts.conditions) == (topic in facts.conditions)]
    near = any(topic in facts.within[one] or one in facts.within[topic] for one in same)
    return bool(same) and not near and facts.topics[topic].name.lower() not in headings


@kind("chance-rises")
def survival_that_rises(world: World, rng: random.Random) -> Made:
    for topic in world.facts.topics.values():
        for one, later in permutations(topic.chances, 2):
            same = (one.who, one.outcome, one.place_) == (later.who, later.outcome, later.place_)
            if same and "alive" in one.outcome and str(one.over) < str(later.over):
                yield from changed(world, later.place, "count", r"count: \d+", "count: 99")


@kind("source-number")
def address_of_another_trial(world: World, rng: random.Random) -> Made:
    for source in world.facts.sources.values():
        if number := re.search(r"nct(\d{8})", source.id):
            yield from changed(world, source.place, "url", rf"study/NCT{number[1]}", f"study/NCT{swapped(number[1])}")


@kind("text-differs")
def invited_to_a_closed_trial(world: World, rng: random.Random) -> Made:
    for trial in world.trials(lambda t: status(t) in OVER):
        _, last = world.field_of(trial.place, spot(trial, "how_to_join"))
        line = world.line(trial.place.path, last)
        yield trial.place.path, last, f"{line} Phone a hospital of the trial and ask if there is a place."


@kind("tense")
def past_that_is_still_to_come(world: World, rng: random.Random) -> Made:
    year = world.today.year + 2
    told = ("doctors found this", "a regulator approved it", "the first results came", "it was stopped")
    for said, (path, number, line) in zip(told, prose(world, rng), strict=False):
        yield path, number, f"{line} In March {year}, {said}."
    for said, (path, number, line) in zip(told, folded(world, rng), strict=False):
        yield path, number, f"{line} In March {year}, {said}."


@kind("tense")
def advice_that_is_over(world: World, rng: random.Random) -> Made:
    year = world.today.year - 1
    said = ("You can apply", "Ask for a place", "You must send the form", "Families should apply")
    yield from on_prose(world, rng, (f"{words} before 30 June {year}." for words in said))


@kind("phase-purpose")
def purpose_of_another_phase(world: World, rng: random.Random) -> Made:
    said = ("Phase 3 trials look for a safe dose.", "A phase 2 trial looks for the best dose.")
    more = ("Phase 1 trials compare it with the usual treatment.", "Phase 3 finds out which dose is safe (safe dose).")
    yield from on_prose(world, rng, iter((*said, *more)))


@kind("pages-differ")
def opposite_of_another_page(world: World, rng: random.Random) -> Made:
    pairs = {"more": "less", "first": "second", "before": "after", "without": "with", "older": "younger"}
    pairs |= {"can": "cannot", "with": "without", "all": "none"}
    lines = prose(world, rng)
    for path, _, line in lines:
        for sentence in re.split(r"(?<=\.) ", line):
            word = next((word for word in pairs if re.search(rf"\b{word}\b", sentence)), "")
            target = next((one for one in lines if one[0] != path), None)
            if word and target and len(sentence.split()) > 7 and "{{" not in sentence:
                yield (
                    target[0],
                    target[1],
                    f"{target[2]} {re.sub(rf'{chr(92)}b{word}{chr(92)}b', pairs[word], sentence, count=1)}",
                )


@kind("count-listed")
def parts_that_are_more_than_the_whole(world: World, rng: random.Random) -> Made:
    said = (f"Of 10 children, {part} had tablets, and {other} had none." for part in (6, 7, 9) for other in (5, 8))
    yield from on_prose(world, rng, said)


@kind("count-listed")
def count_after_what_it_counts(world: World, rng: random.Random) -> Made:
    yield from on_prose(world, rng, (f"Fast ones and slow ones are {count} kinds of it." for count in range(3, 9)))


@kind("phase-purpose")
def purpose_of_another_phase_in_a_record(world: World, rng: random.Random) -> Made:
    said = ("A phase 1 trial compares it with the usual treatment.", "Phase 3 trials look for a safe dose.")
    for sentence, (path, number, line) in zip(said * 3, folded(world, rng), strict=False):
        yield path, number, f"{line} {sentence}"


@kind("group-swapped")
def trial_of_other_people(world: World, rng: random.Random) -> Made:
    titles = {str(value(trial, "name")): str(value(trial, "official_title")) for trial in world.trials()}
    found = [name for name, title in titles.items() if groups_in(title) & {CHILDREN, ADULTS} == {CHILDREN}]
    yield from on_prose(world, rng, (f"{name} is for adults only." for name in found))


@kind("typed-fact-differs")
def number_of_another_trial(world: World, rng: random.Random) -> Made:
    numbers = {str(value(trial, "name")): set(value(trial, "registry_ids") or ()) for trial in world.trials()}
    found = [(one, min(numbers[two])) for one, two in permutations(numbers, 2) if numbers[one] and numbers[two]]
    rng.shuffle(found)
    yield from on_prose(world, rng, (f"Read about {name} ({number}) first." for name, number in found))


@kind("town-differs")
def hospital_in_a_town_without_one(world: World, rng: random.Random) -> Made:
    for trial in world.trials(lambda t: bool(value(t, "sites")) and t.how_to_join is not None):
        _, last = world.field_of(trial.place, spot(trial, "how_to_join"))
        line = world.line(trial.place.path, last)
        yield trial.place.path, last, f"{line} They can ask the hospital in Springfield."


@kind("pressure")
def praised_as_the_best_choice(world: World, rng: random.Random) -> Made:
    said = ("A trial is the best choice now.", "Only a few places are left.", "This is the only hope.")
    yield from on_prose(world, rng, iter(said))

"""Faults in the facts of trials: dates, status, ages, places, registry numbers, people, design, money."""

from __future__ import annotations

import random
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from mutation.faults import World, changed, kind, swapped
from plainfacts.checks.eligibility.ranges import criteria
from plainfacts.checks.engine.access import spot, status, value
from plainfacts.facts.records.trial import Trial

Made = Iterator[tuple[str, int, str]]


@kind("dates-order", "dates-plausible", "status-dates", "master-dates")
def end_before_start(world: World, rng: random.Random) -> Made:
    for trial in world.trials(lambda t: bool(value(t, "start") and value(t, "end"))):
        year = value(trial, "start").year - 1
        yield from changed(world, trial.place, spot(trial, "end"), r"\b20\d\d", str(year))


@kind("dates-plausible", "master-dates", "status-dates", "dates-order")
def year_with_swapped_digits(world: World, rng: random.Random) -> Made:
    for trial in world.trials(lambda t: bool(value(t, "start") and value(t, "end"))):
        yield from changed(world, trial.place, spot(trial, "end"), r"\b20\d\d", lambda m: f"20{m[0][3]}{m[0][2]}")


@kind("dates-order", "dates-plausible", "master-dates", "status-dates")
def start_after_end(world: World, rng: random.Random) -> Made:
    for trial in world.trials(lambda t: bool(value(t, "start") and value(t, "end"))):
        year = value(trial, "end").year + 1
        yield from changed(world, trial.place, spot(trial, "start"), r"\b20\d\d", str(year))


@kind("wrong-value")
def day_that_does_not_exist(world: World, rng: random.Random) -> Made:
    for trial in world.trials(lambda t: bool(value(t, "start"))):
        yield from changed(world, trial.place, spot(trial, "start"), r"\b(20\d\d)-\d\d-\d\d", r"\1-02-30")


@kind("wrong-value")
def status_misspelt(world: World, rng: random.Random) -> Made:
    for trial in world.trials(lambda t: status(t) is not None):
        yield from changed(
            world,
            trial.place,
            spot(trial, "status"),
            r"(recruiting|withdrawn|completed)",
            lambda m: m[0][:-2] + m[0][-1],
        )


@kind("status-dates", "status-sites", "text-differs")
def open_trial_called_completed(world: World, rng: random.Random) -> Made:
    for trial in world.trials(
        lambda t: status(t) == "recruiting" and bool(value(t, "end")) and value(t, "end").first > world.today
    ):
        yield from changed(world, trial.place, spot(trial, "status"), "recruiting", "completed")


@kind("status-dates", "status-sites", "text-differs", "end-missing")
def finished_trial_called_open(world: World, rng: random.Random) -> Made:
    for trial in world.trials(lambda t: status(t) in ("completed", "withdrawn")):
        yield from changed(world, trial.place, spot(trial, "status"), "completed|withdrawn", "recruiting")


@kind("status-dates", "status-sites", "text-differs")
def open_trial_called_not_yet_open(world: World, rng: random.Random) -> Made:
    for trial in world.trials(lambda t: status(t) == "recruiting" and bool(value(t, "start"))):
        yield from changed(world, trial.place, spot(trial, "status"), "recruiting", "not-yet-recruiting")


@kind("text-differs", "status-dates", "status-sites")
def trial_to_come_called_open(world: World, rng: random.Random) -> Made:
    for trial in world.trials(lambda t: status(t) == "not-yet-recruiting"):
        yield from changed(world, trial.place, spot(trial, "status"), "not-yet-recruiting", "recruiting")


@kind("withdrawn-with-people", "participants-plausible", "text-differs", "status-sites", "status-dates")
def people_in_a_withdrawn_trial(world: World, rng: random.Random) -> Made:
    for trial in world.trials(lambda t: status(t) == "withdrawn" and bool(value(t, "participants"))):
        yield from changed(world, trial.place, spot(trial, "participants"), r"actual: 0", "actual: 12")


@kind("ages-criteria", "ages-master", "ages-order", "differs")
def under_for_to(world: World, rng: random.Random) -> Made:
    for trial in world.trials(lambda t: bool(value(t, "ages")) and _names_last_age(t)):
        yield from changed(
            world,
            trial.place,
            spot(trial, "ages"),
            r"\b(under|to): (\d+ years)",
            lambda m: f"{'to' if m[1] == 'under' else 'under'}: {m[2]}",
        )


def _names_last_age(trial: object) -> bool:
    """Whether a criterion says if the upper age is included; otherwise nobody could find the fault."""
    ages = value(trial, "ages")  # type: ignore[arg-type]
    if not ages.end:
        return False
    text = " ".join(f"{criterion.plain} {criterion.exact}" for _, _, criterion in criteria(trial))  # type: ignore[arg-type]
    return bool(re.search(rf"(?:under|less than|younger than|to|<|≤|up to|and) {ages.end.amount}\b", text))


@kind("ages-criteria", "ages-master", "ages-order", "ages-plausible")
def months_for_years(world: World, rng: random.Random) -> Made:
    for trial in world.trials(lambda t: bool(value(t, "ages") and value(t, "ages").end)):
        yield from changed(world, trial.place, spot(trial, "ages"), r"((?:under|to): \d+) years", r"\1 months")


@kind("ages-order", "ages-plausible")
def ages_the_wrong_way_round(world: World, rng: random.Random) -> Made:
    for trial in world.trials(lambda t: bool(value(t, "ages") and value(t, "ages").from_ and value(t, "ages").end)):
        yield from changed(world, trial.place, spot(trial, "ages"), r"from: \d+ \w+", "from: 30 years")


@kind("ages-plausible")
def age_with_a_digit_too_many(world: World, rng: random.Random) -> Made:
    for trial in world.trials(lambda t: bool(value(t, "ages") and value(t, "ages").end)):
        yield from changed(world, trial.place, spot(trial, "ages"), r"((?:under|to): \d\d) years", r"\g<1>0 years")


@kind("countries-sites", "master-countries")
def wrong_country(world: World, rng: random.Random) -> Made:
    for trial in world.trials(lambda t: bool(value(t, "countries")) and (bool(value(t, "sites")) or bool(t.part_of))):
        yield from changed(world, trial.place, spot(trial, "countries"), r'\b(NL|RU|US|DE|FR)\b|"NO"', "PE")


@kind("countries-sites")
def country_left_out(world: World, rng: random.Random) -> Made:
    for trial in world.trials(lambda t: len(value(t, "countries") or ()) > 1 and bool(value(t, "sites"))):
        yield from changed(world, trial.place, spot(trial, "countries"), r"\[([A-Z]{2}), ", "[")


@kind("duplicate-item")
def country_twice(world: World, rng: random.Random) -> Made:
    for trial in world.trials(lambda t: bool(value(t, "countries"))):
        yield from changed(world, trial.place, spot(trial, "countries"), r"\[([A-Z]{2})\b", r"[\1, \1")


@kind("countries-sites", "site-place")
def hospital_in_another_country(world: World, rng: random.Random) -> Made:
    for trial in world.trials(lambda t: bool(value(t, "sites"))):
        for number in range(len(value(trial, "sites"))):
            yield from changed(
                world, trial.place, spot(trial, f"sites.{number}"), r'country: "?[A-Z]{2}"?', "country: PE"
            )


@kind("site-place", "contact-place", "name-spelling", "misspelt")
def hospital_in_another_city(world: World, rng: random.Random) -> Made:
    for trial in world.trials(lambda t: bool(value(t, "sites"))):
        for number in range(len(value(trial, "sites"))):
            name = value(trial, "sites")[number].name
            if sum(site.name == name for other in world.trials() for site in value(other, "sites") or ()) > 2:
                yield from changed(
                    world, trial.place, spot(trial, f"sites.{number}"), r"city: [\w ]+", "city: Springfield"
                )


@kind("registry-source", "registry-number-shared", "master-registry")
def registry_number_with_swapped_digits(world: World, rng: random.Random) -> Made:
    for trial in world.trials(lambda t: _cites_own_record(t)):
        yield from changed(
            world,
            trial.place,
            spot(trial, "registry_ids"),
            r"NCT(\d{8})",
            lambda m: "NCT" + m[1][:4] + swapped(m[1][4:]),
        )


def _cites_own_record(trial: object) -> bool:
    """Whether a fact comes from the registry's record with this number; otherwise nothing contradicts another one."""
    numbers = [number.lower() for number in value(trial, "registry_ids") or () if number.startswith("NCT")]  # type: ignore[arg-type]
    sources = {fact.source for fact in trial.facts().values()} | {trial.source}  # type: ignore[attr-defined]
    return any(f"ctgov-{number}" in sources for number in numbers)


@kind("wrong-value")
def registry_number_too_short(world: World, rng: random.Random) -> Made:
    for trial in world.trials(lambda t: bool(value(t, "registry_ids"))):
        yield from changed(world, trial.place, spot(trial, "registry_ids"), r"NCT(\d{7})\d", r"NCT\1")


@kind("registry-number-shared", "registry-source")
def registry_number_of_another_trial(world: World, rng: random.Random) -> Made:
    numbered = world.trials(_cites_own_record)
    for trial, other in zip(numbered, numbered[1:] + numbered[:1], strict=True):
        number = next(found for found in value(other, "registry_ids") if found.startswith("NCT"))
        yield from changed(world, trial.place, spot(trial, "registry_ids"), r"NCT\d{8}", number)


@kind("unknown-id")
def source_id_misspelt(world: World, rng: random.Random) -> Made:
    for trial in world.trials():
        yield from changed(
            world, trial.place, "source", r"source: ([\w-]+)", lambda m: f"source: {m[1][:-2]}{m[1][-1]}"
        )


@kind("unknown-id")
def condition_id_misspelt(world: World, rng: random.Random) -> Made:
    for trial in world.trials():
        yield from changed(world, trial.place, spot(trial, "conditions"), r"\[([a-z-]+)([a-z])", r"[\1")


@kind("unknown-id")
def treatment_id_misspelt(world: World, rng: random.Random) -> Made:
    for trial in world.trials():
        yield from changed(world, trial.place, spot(trial, "treatments"), r"\[([a-z])([a-z])", r"[\2\1")


@kind("unknown-id", "missing-key", "part-of-cycle", "text-differs")
def part_of_another(world: World, rng: random.Random) -> Made:
    for trial in world.trials(lambda t: bool(t.part_of)):
        yield from changed(world, trial.place, "part_of", r"\w(\w)$", r"\1")
        yield from changed(world, trial.place, "part_of", r"part_of: \S+", f"part_of: {trial.id}")


@kind("unknown-key", "missing-key")
def key_misspelt(world: World, rng: random.Random) -> Made:
    for trial in world.trials():
        for key, wrong in (
            ("participants", "particpants"),
            ("eligibility", "eligability"),
            ("side_effects", "side_efects"),
        ):
            yield from changed(world, trial.place, key, rf"\b{key}:", f"{wrong}:")


@kind("wrong-value")
def country_that_is_none(world: World, rng: random.Random) -> Made:
    for trial in world.trials(lambda t: bool(value(t, "countries"))):
        yield from changed(world, trial.place, spot(trial, "countries"), r"\[([A-Z]{2})\b", "[UK")


@kind("master-participants", "participants-plausible", "text-differs", "phase-size")
def participants_of_a_part_changed(world: World, rng: random.Random) -> Made:
    for trial in world.trials(lambda t: bool(t.part_of) and bool(value(t, "participants"))):
        yield from changed(
            world, trial.place, spot(trial, "participants"), r"planned: (\d+)", lambda m: f"planned: {swapped(m[1])}"
        )


@kind("participants-plausible", "text-differs", "master-participants")
def fewer_people_than_groups(world: World, rng: random.Random) -> Made:
    for trial in world.trials(
        lambda t: (
            bool(value(t, "participants"))
            and isinstance(value(t, "design").groups, int)
            and value(t, "design").groups > 1
        )
    ):
        yield from changed(world, trial.place, spot(trial, "participants"), r"(planned|actual): (\d+)", r"\1: 1")


@kind("master-parts", "text-differs", "phase-size", "phase-comparison")
def phase_changed(world: World, rng: random.Random) -> Made:
    for trial in world.trials(lambda t: bool(t.part_of) or says(t, r"\bphase \d")):
        yield from changed(
            world,
            trial.place,
            spot(trial, "phase"),
            r"phase: \S+",
            lambda m: "phase: 2" if m[0].endswith("3") else "phase: 3",
        )


@kind("design-fit", "text-differs")
def chance_in_one_group(world: World, rng: random.Random) -> Made:
    for trial in world.trials(lambda t: value(t, "design").groups == 1):
        yield from changed(world, trial.place, spot(trial, "design"), "randomised: no", "randomised: yes")


@kind("design-fit", "text-differs")
def comparison_in_one_group(world: World, rng: random.Random) -> Made:
    for trial in world.trials(lambda t: value(t, "design").groups == 1):
        yield from changed(world, trial.place, spot(trial, "design"), "comparison: no", "comparison: yes")


@kind("master-groups", "text-differs", "design-fit")
def groups_changed(world: World, rng: random.Random) -> Made:
    for trial in world.trials(lambda t: bool(t.part_of) or says(t, r"\bgroups\b")):
        yield from changed(world, trial.place, spot(trial, "design"), r"groups: \d", "groups: 7")


@kind("future-date", "source-dates")
def compared_in_the_future(world: World, rng: random.Random) -> Made:
    for trial in world.trials():
        yield from changed(world, trial.place, "checked", r"checked: 20\d\d", "checked: 2062")


@kind("source-dates")
def compared_before_publication(world: World, rng: random.Random) -> Made:
    for trial in world.trials(lambda t: str(world.facts.sources[t.source].published) != "Unknown.UNKNOWN"):
        yield from changed(world, trial.place, "checked", r"checked: 20\d\d", "checked: 2009")


@kind("review-interval")
def review_with_swapped_digits(world: World, rng: random.Random) -> Made:
    for trial in world.trials():
        yield from changed(world, trial.place, "review", r"next: 20(\d)(\d)", r"next: 20\2\1")


@kind("review-by")
def review_by_nobody(world: World, rng: random.Random) -> Made:
    for trial in world.trials():
        yield from changed(world, trial.place, "review", r"on: unknown", "on: 2026-05-01")


@kind("funding")
def money_without_currency(world: World, rng: random.Random) -> Made:
    for trial in world.trials(lambda t: bool(getattr(value(t, "funding"), "amount", None))):
        yield from changed(world, trial.place, "funding", r"amount: \d+", "amount: 15")
        yield from changed(world, trial.place, "funding", r"currency: [A-Z]{3}", "currency: unknown")
        yield from changed(world, trial.place, "funding", r"years: \d+", "years: 300")


@kind("title-length")
def title_too_long(world: World, rng: random.Random) -> Made:
    for trial in world.trials():
        yield from changed(
            world, trial.place, spot(trial, "title"), r"$", " and many other words that nobody will read to the end"
        )


@kind("may-not-help", "repeated-sentence")
def promise_of_benefit(world: World, rng: random.Random) -> Made:
    for trial in world.trials():
        yield from changed(
            world, trial.place, spot(trial, "may_help"), r"(?:may|might|will|could) not help", "will help"
        )


@kind("no-trial")
def no_way_out(world: World, rng: random.Random) -> Made:
    for trial in world.trials(lambda t: "say no" not in str(value(t, "other_choices"))):
        yield from changed(world, trial.place, spot(trial, "other_choices"), r"choose no trial", "choose this trial")


@kind("duplicate-key")
def a_key_twice(world: World, rng: random.Random) -> Made:
    for trial in world.trials(lambda t: t.place.line("duration") != t.place.start):
        yield from changed(world, trial.place, "duration", r"duration: .*", "sponsor: Somebody else")


@kind("duplicate-id")
def an_id_twice(world: World, rng: random.Random) -> Made:
    alone = world.trials(lambda t: not t.part_of and not any(other.part_of == t.id for other in world.trials()))
    for trial, other in pairwise(alone):
        yield from changed(world, trial.place, "id", r"id: .*", f"id: {other.id}")


@kind("differs")
def difference_that_is_none(world: World, rng: random.Random) -> Made:
    for trial in world.trials(lambda t: bool(getattr(value(t, "participants"), "planned", None))):
        planned = value(trial, "participants").planned
        first, last = world.field_of(trial.place, "participants")
        for number in range(first, last + 1):
            line = world.line(trial.place.path, number)
            if line.lstrip().startswith("- {value: {planned: "):
                yield trial.place.path, number, re.sub(r"planned: \d+", f"planned: {planned}", line)


@kind("misspelt", "name-spelling")
def sponsor_in_another_spelling(world: World, rng: random.Random) -> Made:
    sponsors = Counter(str(value(trial, "sponsor")) for trial in world.trials())
    for trial in world.trials(lambda t: sponsors[str(value(t, "sponsor"))] > 2):
        for word in re.findall(r"\w*[À-ÿ]\w*", str(value(trial, "sponsor"))):
            for field in ("sponsor", "contact"):
                yield from changed(world, trial.place, spot(trial, field), word, plain_letters(word))


def plain_letters(word: str) -> str:
    return unicodedata.normalize("NFD", word).encode("ascii", "ignore").decode()


def says(trial: Trial, pattern: str) -> bool:
    """Whether a text of a trial mentions something; otherwise nobody could find the fault."""
    texts = (value(trial, field) for field in ("summary", "what_happens", "not_known"))
    return any(re.search(pattern, str(text)) for text in texts)

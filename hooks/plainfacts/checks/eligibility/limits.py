"""Who can join and who cannot: limits that overlap, leave a gap, cannot be, or are in a wrong unit."""

from __future__ import annotations

import re
from collections import defaultdict
from decimal import Decimal

from plainfacts.checks.eligibility.ranges import Range, criteria, measures, ranges, scale_of, told
from plainfacts.checks.engine.access import value, where
from plainfacts.checks.engine.findings import in_trial
from plainfacts.checks.engine.rule import Findings, Matter, rule
from plainfacts.facts.facts import Facts
from plainfacts.facts.records.trial import Trial
from plainfacts.problems import Severity

_SCORES = {"lansky": Decimal(10), "karnofsky": Decimal(10)}
_FULL = Decimal(100)
_ALIKE = 0.7
_SHORT = 250  # characters; a longer criterion only mentions consent
_CONSENT = re.compile(r"\binformed consent\b|\bagreed? in writing\b|\bsigned\b.{0,30}\bconsent\b")
_SMALL_WORDS = frozenset(
    [
        *("a", "an", "the", "of", "for", "to", "in", "on", "at", "by", "or", "and", "is", "be"),
        *("has", "have", "had", "your", "child", "their", "they", "with", "from", "this", "that", "it", "not", "no"),
    ]
)


def _pairs(facts: Facts, trial: Trial) -> list[tuple[Range, Range]]:
    """Each range of joining with each range of not joining that is of the same measure and scale."""
    sides: dict[tuple[str, str], dict[str, list[Range]]] = defaultdict(lambda: defaultdict(list))
    for found in ranges(facts, trial):
        if not found.is_empty:
            sides[(found.measure.name, found.scale)][found.side].append(found)
    return [(join, out) for both in sides.values() for join in both["can_join"] for out in both["cannot_join"]]


@rule("measure-overlap", ref="T9")
def measure_overlap(matter: Matter) -> Findings:
    """No value of a measure both lets a child join and keeps the child out, the limit itself included.

    Why: a child with exactly that value can be told yes and no.
    Example: heart function of 55 % or more to join, 55 % or less to be kept out: at exactly 55 % both hold.
    Fix: read both criteria again in the registry; if the registry says so itself, say under `not_known` that
    "exactly 55" is
    both allowed and not allowed: then it is a warning.
    Source: rules of good patient information T9; seed page fault 11.
    """
    for trial in matter.trials:
        for join, out in _pairs(matter.facts, trial):
            if join.meets(out):
                name = matter.facts.measures[join.measure.name].name
                values = _shared(join, out)
                message = (
                    f"The {name} ({join.measure.name}) is {told(join.measure)} to join ({where(trial, join.path)}) "
                    f"and {told(out.measure)} to be kept out: {values} is both."
                )
                fix = "Read both criteria again in the registry; what it says itself is told under `not_known`."
                noted: Severity | None = "warning" if _is_told(trial, values) else None
                yield in_trial(trial, out.path, message, fix, noted)


def _is_told(trial: Trial, values: str) -> bool:
    """Whether the record tells families of the contradiction: `not_known` names the very value."""
    return values.startswith("exactly") and values in str(value(trial, "not_known"))


def _shared(join: Range, out: Range) -> str:
    for low, high in ((join.low, out.high), (out.low, join.high)):
        if low.value is not None and low.value == high.value:
            return f"exactly {low.value:f}"
    return "more than one value"


@rule("measure-gap", ref="T9", severity="warning")
def measure_gap(matter: Matter) -> Findings:
    """No value of a measure is left between the limit of joining and the limit of being kept out.

    Why: a child with that value fits neither list, and nobody can tell the family.
    Example: kidney filtration above 60 to join, below 60 to be kept out: exactly 60 is neither.
    Fix: read both criteria again in the registry; if the registry says so itself, excuse it in style.yaml and say
    it under
    `not_known`.
    Source: rules of good patient information T9; seed page fault 11.
    """
    for trial in matter.trials:
        for join, out in _pairs(matter.facts, trial):
            gap = None if join.meets(out) else _gap(join, out) or _gap(out, join)
            if gap:
                name = matter.facts.measures[join.measure.name].name
                message = (
                    f"The {name} ({join.measure.name}) is {told(join.measure)} to join ({where(trial, join.path)}) "
                    f"and {told(out.measure)} to be kept out: {gap} is neither."
                )
                yield in_trial(trial, out.path, message, "Read both criteria again in the registry.")


def _gap(upper: Range, lower: Range) -> str | None:
    """The values between the top of `lower` and the bottom of `upper`, in words; None where nothing is between."""
    low, high = lower.high, upper.low
    if low.value is None or high.value is None or low.value > high.value:
        return None
    if low.value == high.value:
        return None if low.closed or high.closed else f"exactly {low.value:f}"
    return f"what lies from {low.value:f} to {high.value:f}"


@rule("measure-range", ref="T9")
def measure_range(matter: Matter) -> Findings:
    """The lower limit of a measure is below its upper limit.

    Why: no value could fit.
    Example: `{name: weight, at_least: 20, below: 10, unit: kg}`.
    Fix: look both limits up in the exact wording.
    Source: rules of good patient information T9.
    """
    for trial in matter.trials:
        for found in ranges(matter.facts, trial):
            if found.is_empty:
                message = f"No value of {found.measure.name} can be {told(found.measure)}."
                yield in_trial(trial, found.path, message, "Look both limits up in the exact wording.")


@rule("measure-unit", ref="T9")
def measure_unit(matter: Matter) -> Findings:
    """A measure has one of the units that data/measures.yaml gives it.

    Why: in another unit the number means something else, and limits cannot be compared.
    Example: `{name: gfr, above: 60, unit: "%"}`.
    Fix: look the unit up in the exact wording, or add the unit with its factor to data/measures.yaml.
    Source: rules of good patient information T9; the data format of this project.
    """
    for trial in matter.trials:
        for _, path, _, measure in measures(trial):
            kind = matter.facts.measures.get(measure.name)
            if kind is None or scale_of(kind, measure.unit):
                continue
            found = f"in `{measure.unit}`" if measure.unit else "without a unit"
            fix = f"Look the unit up in the exact wording; it is one of: {', '.join(kind.units) or 'no unit'}."
            message = f"The measure {measure.name} stands {found}; its units are {', '.join(kind.units) or 'none'}."
            yield in_trial(trial, f"{path}.unit", message, fix)


@rule("measure-plausible", ref="T9", severity="warning")
def measure_plausible(matter: Matter) -> Findings:
    """A limit is one that its measure can have: shares from 0 to 100, play scores in steps of ten, nothing below zero.

    Why: `at_least: 555` keeps every child out.
    Example: `{name: lansky, at_least: 7, unit: "%"}`.
    Fix: look the number up in the exact wording.
    Source: Lansky and Karnofsky scales (0 to 100 in steps of 10); rules of good patient information T9.
    """
    for trial in matter.trials:
        for _, path, _, measure in measures(trial):
            step = _SCORES.get(measure.name)
            for bound in (measure.at_least, measure.at_most, measure.above, measure.below):
                if bound is None:
                    continue
                share = step is not None or measure.unit == "%"
                if bound < 0 or (share and bound > _FULL) or (step and bound % step):
                    message = f"{bound:f} is no value that {measure.name} can have."
                    yield in_trial(trial, path, message, "Look it up in the exact wording.")


@rule("criterion-twice", ref="T9", severity="warning")
def criterion_twice(matter: Matter) -> Findings:
    """A criterion stands once: not in both lists, and not twice in one.

    Why: registries often say "signed consent" to join and "no signed consent" to be kept out; families need it once.
    Example: consent among those who can join and among those who cannot.
    Fix: keep it in one list, with both wordings under `exact`.
    Source: rules of good patient information T9 (duplicates merged).
    """
    for trial in matter.trials:
        seen: list[tuple[str, frozenset[str], bool]] = []
        for _, path, criterion in criteria(trial):
            words, consent = _words(criterion.plain), _is_consent(criterion.plain, criterion.exact)
            for first, others, other_consent in seen:
                if (consent and other_consent and first.rpartition(".")[0] != path.rpartition(".")[0]) or _alike(
                    words, others
                ):
                    message = f"This criterion also stands in {where(trial, first)}."
                    fix = "Keep it once, with both wordings under `exact`."
                    yield in_trial(trial, path, message, fix)
                    break
            seen.append((path, words, consent))


def _is_consent(plain: str, exact: str | None) -> bool:
    short = (exact or "") if len(exact or "") < _SHORT else ""
    text = f"{plain} {short}".lower()
    return ("consent" in text or "in writing" in text) and bool(_CONSENT.search(text))


def _words(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"[\w-]+", text.lower())) - _SMALL_WORDS


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two texts share most of their words (Jaccard's index), and have enough to be compared."""
    if min(len(one), len(other)) < 4:
        return False
    return len(one & other) / len(one | other) >= _ALIKE

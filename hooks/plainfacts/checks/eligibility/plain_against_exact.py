"""The plain words of a criterion against its exact wording: direction, unit, names, "not" and "unless"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from plainfacts.checks.eligibility.plain_words import in_digits, ways
from plainfacts.checks.eligibility.ranges import criteria
from plainfacts.checks.engine.access import where
from plainfacts.checks.engine.findings import in_trial, quoted
from plainfacts.checks.engine.rule import Finding, Findings, Matter, rule
from plainfacts.claims.comparisons import comparisons, points_elsewhere
from plainfacts.claims.polarity import denies_otherwise, shared_things
from plainfacts.claims.subjects import lexicon_of
from plainfacts.claims.ways_of_saying import phrases_of
from plainfacts.facts.house.word_patterns import Patterns
from plainfacts.facts.records.times import DAYS_IN
from plainfacts.facts.records.trial import Criterion, Trial
from plainfacts.prose.phrases import words_of

_SAYS = Patterns(__name__)
_DAYS = {unit.rstrip("s"): float(days) for unit, days in DAYS_IN.items()} | {"hour": 1 / 24}
_NEARLY = 0.11  # a month is 4 weeks, 28 to 31 days
_CODE = re.compile(r"(?<![\w-])(?=[\w-]*\d)[A-Z]{2,}[A-Z0-9]*(?:-[A-Z0-9]+)*(?![\w-])")
_PROPER = re.compile(r"(?<=[a-z,;] )(?!Your\b)[A-Z][a-z]{3,}\b")
_SENTENCE_END, _PART_END = re.compile(r"(?<=[.;])\s"), re.compile(r"[.,;]\s")
_FIX = "Read the exact wording again, and correct the plain words."


def _criteria(matter: Matter) -> Iterator[tuple[Trial, str, str, Criterion, str]]:
    """Each criterion that has both wordings: its trial, side, path, and the exact words on one line."""
    for trial in matter.trials:
        for side, path, criterion in criteria(trial):
            if criterion.exact:
                yield trial, side, path, criterion, " ".join(criterion.exact.split())


def _told(trial: Trial, path: str, message: str) -> Finding:
    return in_trial(trial, f"{path}.plain", message.format(there=where(trial, f"{path}.exact")), _FIX)


@rule("plain-turned", ref="T12", english=True)
def plain_turned(matter: Matter) -> Findings:
    """A comparison or a time in the plain words of a criterion points to the side to which the exact wording points.

    Why: "50 or less" for "50 or more" lets the wrong children hope, and keeps the right ones away.
    Example: plain says "scores 50 or less", exact "Lansky Performance Status of ≥ 50 %".
    Fix: read the exact wording again, and correct the plain words.
    Source: rules of good patient information T12. A wording that says "no", "absence of" or "must have elapsed" turns
    its comparison round, and that is taken into account.
    """
    for trial, side, path, criterion, exact in _criteria(matter):
        for passed, told in _other_ways(criterion.plain, exact):
            yield _told(
                trial, path, f"{quoted(passed)} stands here, but {quoted(told)} in the exact wording ({{there}})."
            )
        said = list(comparisons(in_digits(exact)))
        for number, sign in comparisons(in_digits(criterion.plain)):
            signs = {other for amount, other in said if other and amount in ways(number)}
            if sign and signs and points_elsewhere(sign, signs, criterion.plain, exact, side):
                told = " and ".join(f"{other} {number:f}" for other in sorted(signs))
                yield _told(
                    trial, path, f"The plain words say {sign} {number:f}, the exact wording ({{there}}) {told}."
                )


def _other_ways(plain: str, exact: str) -> Iterator[tuple[str, str]]:
    """The times that lie before something in one of two wordings, and after it in the other only."""
    ours, theirs = (list(_SAYS["in_time"].finditer(in_digits(text))) for text in (plain, exact))
    for one in ours:
        same = [other for other in theirs if (one["number"], one["unit"]) == (other["number"], other["unit"])]
        if same and all(bool(other["before"]) != bool(one["before"]) for other in same):
            yield one[0], same[0][0]


@rule("plain-unit", ref="T12", english=True)
def plain_unit(matter: Matter) -> Findings:
    """A number in the plain words of a criterion has the unit that it has in the exact wording.

    Why: 12 months for 12 weeks is another trial.
    Example: plain says "at least 12 months", exact "life expectancy ≥ 12 weeks".
    Fix: write the unit of the exact wording; 21 days may be 3 weeks.
    Source: rules of good patient information T12.
    """
    for trial, _, path, criterion, exact in _criteria(matter):
        told = [(int(number), unit.lower().rstrip("s")) for number, unit in _SAYS["in_unit"].findall(exact)]
        for match in _SAYS["in_unit"].finditer(in_digits(criterion.plain)):
            number, unit = int(match[1]), match[2].lower().rstrip("s")
            units = {other for amount, other in told if amount == number}
            if units and unit not in units and not any(_same(number, unit, *other) for other in told):
                message = f"{quoted(match[0])} stands here, but the exact wording ({{there}}) has {number} in "
                yield _told(trial, path, f"{message}{' and '.join(sorted(units))}s.")


def _same(number: int, unit: str, other: int, its_unit: str) -> bool:
    """Whether two lengths of time are nearly the same."""
    if unit not in _DAYS or its_unit not in _DAYS:
        return False
    days = number * _DAYS[unit]
    return abs(days - other * _DAYS[its_unit]) <= _NEARLY * days


@rule("plain-name", ref="T12", needs=("treatments", "glossary"))
def plain_name(matter: Matter) -> Findings:
    """A gene, marker, medicine or part of the body in the plain words of a criterion stands in its exact wording too.

    Why: families compare the name with the report of the laboratory, letter by letter.
    Example: plain says "a gene change called TCF3-PBX1", exact "TCF3-HLF rearrangement".
    Fix: read the exact wording again, and correct the name.
    Source: rules of good patient information T12. A medicine may stand there by any of its names, and by its
    kind. Another part of the body is a warning, since a part has many words.
    """
    genes = {term.term: (term.term, *term.also) for term in matter.facts.glossary.values() if term.term.isupper()}
    for trial, _, path, criterion, exact in _criteria(matter):
        wording = f"{exact} {_above(trial, path)}"
        said = [
            name for name in genes if name in criterion.plain and re.search(rf"\b{re.escape(name)}\b", criterion.plain)
        ]
        others = [name for name in said if not any(form.lower() in wording.lower() for form in genes[name])]
        medicines = _medicines_missing(matter, criterion.plain, wording)
        for name in (*_names_missing(criterion.plain, wording), *medicines, *others):
            yield _told(trial, path, f"{quoted(name)} stands here, but not in the exact wording ({{there}}).")
        if swapped := _another_part(criterion.plain, exact, wording):
            message = f"The plain words speak of the {swapped[0]}, the exact wording ({{there}}) of the {swapped[1]}."
            yield replace(_told(trial, path, message), severity="warning")


def _another_part(plain: str, exact: str, wording: str) -> tuple[str, str] | None:
    """A part of the body that only the plain words name, and one that only the exact wording names."""
    parts = [(name, found, found.search(plain)) for name, found in _SAYS.pairs("body_parts")]
    added = [name for name, found, ours in parts if ours and not found.search(wording)]
    left_out = [name for name, found, ours in parts if not ours and found.search(exact)] if added else []
    return (added[0], left_out[0]) if added and left_out else None


def _above(trial: Trial, path: str) -> str:
    """The exact wording of the criterion before: a list that the registry breaks up names its subject only once."""
    head, _, number = path.rpartition(".")
    found = {there: criterion.exact or "" for _, there, criterion in criteria(trial)}
    return found.get(f"{head}.{int(number) - 1}", "")


def _names_missing(plain: str, exact: str) -> Iterator[str]:
    wording = exact.lower().replace(" ", "")
    for match in _CODE.finditer(plain):
        if match[0].lower() not in wording:
            yield match[0]
    for match in _PROPER.finditer(plain):
        if match[0][:5].lower() not in wording and f"{match[0][:2].lower()}+" not in wording:
            yield match[0]


def _medicines_missing(matter: Matter, plain: str, exact: str) -> Iterator[str]:
    """The medicines of the plain words that the exact ones name neither by a name nor, naming no other, by a kind."""
    lexicon, phrases = matter.shared.once(lexicon_of), phrases_of(matter.readable.language)
    treatments = matter.facts.treatments
    own = {one.id for one in lexicon.medicines.find(exact)}
    kinds = {kind for kind, words in phrases.classes.items() if words.search(exact)} if phrases else set()
    kinds -= {treatments[name].kind_of for name in own}
    yield from (
        one.words
        for one in lexicon.medicines.find(plain)
        if one.id not in own and treatments[one.id].kind_of not in kinds
    )


@rule("plain-denied", ref="T12", severity="warning", english=True)
def plain_denied(matter: Matter) -> Findings:
    """The plain words of a criterion deny what the exact wording denies, and nothing else.

    Why: one "not" too many or too few makes the opposite rule of it.
    Example: plain says "The cells have both markers", exact "CD19 negative or CD22 negative disease".
    Fix: read both again. It is a warning, since a wording can deny in more ways than a program knows.
    Source: rules of good patient information T12; Harkema and others, ConText, J Biomed Inform 2009.
    """
    terms = matter.readable.terms

    def find(text: str) -> Iterator[tuple[str, int]]:
        return ((one.value.term, one.start) for one in terms.find(words_of(text)))

    for trial, side, path, criterion, exact in _criteria(matter):
        if words := denies_otherwise(criterion.plain, exact, find, who_can=side == "can_join"):
            who = "exact wording says" if words in exact else "plain words say"
            message = f"Only the {who} {quoted(words)}; compare {{there}}. Does one deny what the other says?"
            yield _told(trial, path, message)


@rule("plain-unless", ref="T12", severity="warning", english=True)
def plain_unless(matter: Matter) -> Findings:
    """An exception in the exact wording of a criterion is told in its plain words.

    Why: a child to whom the exception applies is kept away for nothing.
    Example: exact says "unless palliative", and the plain words name no exception.
    Fix: add the exception. It is a warning, since plain words can tell it in a way that a program does not know.
    Source: rules of good patient information T12.
    """
    for trial, _, path, criterion, exact in _criteria(matter):
        found = _SAYS["takes_back"].search(exact)
        if found and not _SAYS["taken_back"].search(criterion.plain):
            message = f"The exact wording ({{there}}) says {quoted(found[0])}; the plain words name no exception."
            yield _told(trial, path, message)
        elif found and (told := _told_too(criterion.plain, exact[found.end() :])):
            message = f"The exact wording ({{there}}) says {quoted(found[0])} of this; the plain words do not"
            yield _told(trial, path, f"{message}: {quoted(told)}.")


def _told_too(plain: str, exception: str) -> str:
    """The sentence that names what an exception is about, where neither it nor the one before tells an exception."""
    excepted, sentences = _PART_END.split(exception)[0], _SENTENCE_END.split(plain)
    naming = [at for at, one in enumerate(sentences) if shared_things(one, excepted)]
    told = any(_SAYS["taken_back_there"].search(sentences[at]) for at in naming)
    led_in = any(_SAYS["leads_to_exceptions"].search(sentences[at - 1]) for at in naming if at)
    return sentences[naming[0]] if naming and not told and not led_in else ""

"""Chances and figures: six parts, out of 100, one denominator, parts that fit their whole, adults labelled."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal

from plainfacts.checks.engine.findings import counted
from plainfacts.checks.engine.rule import Finding, Findings, Matter, rule
from plainfacts.claims.quantities_in_text import PEOPLE, shares, spans
from plainfacts.facts.facts import Facts
from plainfacts.facts.records.form import Place
from plainfacts.facts.records.reference import Chance, CountRange, Figure
from plainfacts.prose.inline_facts import Call

_OUT_OF = (100, 1000)
_ADULTS = re.compile(r"(?<!young )\badults\b", re.IGNORECASE)
_CHILDREN = re.compile(r"\b(?:children|babies|infants|teenagers|young people|boys|girls)\b", re.IGNORECASE)
_GROUP = re.compile(rf"^(?:the |all |about |only )*(\d+)(?: [\w-]+){{0,3}}? {PEOPLE}", re.IGNORECASE)
_FULL, _NEARLY = Decimal(100), Decimal(90)


def _most(chance: Chance) -> Decimal:
    if isinstance(chance.count, CountRange):
        return max(found for found in (chance.count.at_least, chance.count.from_, chance.count.to) if found is not None)
    return chance.count


def _told(chance: Chance) -> str:
    count = chance.count
    if not isinstance(count, CountRange):
        return f"{count:f}"
    return f"at least {count.at_least:f}" if count.at_least is not None else f"{count.from_:f} to {count.to:f}"


@rule("chance-count", ref="N10")
def chance_count(matter: Matter) -> Findings:
    """The count of a chance is not more than the number it is out of, and a range runs upwards.

    Why: "120 out of 100 children" is no chance.
    Example: `count: 182` with `out_of: 100`; `count: {from: 95, to: 90}`.
    Fix: look the figure up in the source.
    Source: rules of good patient information N10 (the count equals the stated number), N15.
    """
    fix = "Look the figure up in the source."
    for chance in matter.chances:
        count = chance.count
        if chance.out_of == 0 or _most(chance) > chance.out_of or _most(chance) < 0:
            there = chance.place.told("out_of")
            message = f"{_told(chance)} out of {chance.out_of} ({there}) is no chance."
            yield Finding(chance.place, "count", message, fix)
        elif (
            isinstance(count, CountRange)
            and count.from_ is not None
            and count.to is not None
            and count.from_ >= count.to
        ):
            yield Finding(chance.place, "count", f"The range runs from {count.from_} to {count.to}.", fix)


@rule("chance-out-of", ref="N1")
def chance_out_of(matter: Matter) -> Findings:
    """A chance is out of 100 or 1,000; for fewer than 20 people the count itself is shown (small_study in style.yaml).

    Why: people compare chances best out of the same round number; out of 100 sounds like more people than there were.
    Example: `count: 80, out_of: 100, who: 5 children with ...` (an error); `out_of: 8` (a warning).
    Fix: turn it into "out of 100"; for a small study write `count: 4, out_of: 5`.
    Source: Patient Information Forum 2023; rules of good patient information N1, N14.
    """
    small = matter.facts.style.limit("small_study")
    for chance in matter.chances:
        group = _GROUP.match(chance.who)
        size = int(group[1]) if group else None
        if size is not None and size < small:
            if chance.out_of != size:
                looked_at = counted(size, "person was", "people were")
                message = f"Only {looked_at} looked at, but the chance is out of {chance.out_of}."
                yield Finding(chance.place, "out_of", message, f"Give the count itself: `out_of: {size}`.")
        elif chance.out_of not in _OUT_OF and chance.out_of > small:
            message = f"The chance is out of {chance.out_of}; 100 or 1,000 is expected."
            yield Finding(chance.place, "out_of", message, "Turn it into a count out of 100.", "warning")
        elif chance.out_of not in _OUT_OF:
            message = f"The chance is out of {chance.out_of}, and `who` does not say that so few were looked at."
            yield Finding(
                chance.place, "out_of", message, "Say how many in `who`, or turn it into a count out of 100.", "warning"
            )


@rule("chance-parts", ref="N6")
def chance_parts(matter: Matter) -> Findings:
    """Who and what a chance is about is known and stated.

    Why: "90 out of 100" of nobody in particular frightens or comforts the wrong family.
    Example: `who: unknown`.
    Fix: look it up in the source; a figure whose group or outcome no source states is not published.
    Source: DISCERN 4 and 5; rules of good patient information N6 (group, outcome and source never are unknown).
    """
    for chance in matter.chances:
        for part in ("who", "outcome"):
            if getattr(chance, part).strip().lower().rstrip(".") in (
                "unknown",
                "not known",
                "not stated",
                "people",
                "-",
            ):
                message = f"`{part}` says `{getattr(chance, part)}`; a chance needs its group and its outcome."
                yield Finding(chance.place, part, message, "Look it up in the source, or delete the chance.")


@rule("denominators", ref="N2")
def denominators(matter: Matter) -> Findings:
    """Chances that are read together are out of the same number: within a record (error) and on a page (warning).

    Why: people take 1 in 25 for more than 1 in 10, because 25 is more than 10.
    Example: 3 out of 100 and 1 out of 1,000 in one record.
    Fix: turn both into the same number, mostly 100.
    Source: Patient Information Forum; IPDAS; BMC primer (Trevena 2013); rules of good patient information N2.
    """
    for topic in matter.topics:
        yield from _odd_ones([chance for chance in topic.chances if chance.out_of in _OUT_OF])
    for page in matter.pages:
        calls = [call for call in page.calls if call.values.get("chance") in matter.facts.chances]
        yield from _odd_calls(matter.facts, page.front.place, calls)


def _odd_ones(chances: Sequence[Chance]) -> Findings:
    for chance in chances:
        if chance.out_of != chances[0].out_of:
            first = chances[0].place
            message = (
                f"This chance is out of {chance.out_of}, that in {first.told('out_of')} out of {chances[0].out_of}."
            )
            yield Finding(chance.place, "out_of", message, "Turn both into the same number.")


def _odd_calls(facts: Facts, place: Place, calls: Sequence[Call]) -> Findings:
    usual = Counter(facts.chances[call.values["chance"]].out_of for call in calls).most_common(1)
    for call in calls:
        chance = facts.chances[call.values["chance"]]
        if chance.out_of != usual[0][0]:
            message = f"The chance {chance.id} is out of {chance.out_of}, others on this page out of {usual[0][0]}."
            fix = "Turn all chances of the page into the same number."
            yield Finding(place, "", message, fix, "warning", call.line)


@rule("chance-order", ref="N15")
def chance_order(matter: Matter) -> Findings:
    """A chance of something more special is not higher than the chance of the general thing, in the same group.

    Why: of 100 children, those alive without leukaemia cannot be more than those alive.
    Example: 63 "were alive" and 74 "were alive with no sign of leukaemia", of the same children after the same time.
    Fix: look both figures up in the source.
    Source: rules of good patient information N15 (parts of a whole).
    """
    groups: dict[tuple[str, str, int], list[Chance]] = defaultdict(list)
    for chance in matter.chances:
        groups[(chance.who, str(chance.over), chance.out_of)].append(chance)
    for chances in groups.values():
        for special in chances:
            for general in chances:
                if _is_part(special, general) and _most(special) > _most(general):
                    there = general.place.told("count")
                    message = (
                        f'{_told(special)} out of {special.out_of} "{special.outcome}" are more than the '
                        f"{_told(general)} "
                        f'who "{general.outcome}" ({there}).'
                    )
                    yield Finding(special.place, "count", message, "Look both figures up in the source.")


def _is_part(special: Chance, general: Chance) -> bool:
    """Whether the outcome of one begins with that of the other and goes on, or says that it was severe."""
    one, other = special.outcome.lower(), general.outcome.lower()
    if one != other and (one.startswith(other) or re.sub(r"\b(?:severe|serious) ", "", one, count=1) == other):
        return True
    brackets = re.search(r"\((\w+)\)", other)
    return bool(brackets and one != other and re.match(rf"had (?:severe )?{brackets[1]}\b", one))


@rule("shares-sum", ref="N15")
def shares_sum(matter: Matter) -> Findings:
    """Shares of the same whole add up to 100 at most, and nearly to 100 where they are its two parts.

    Why: "13 out of 100 start in T cells, 97 out of 100 in B cells" cannot both be right.
    Example: figures about "share of ALL that starts in T cells" (13) and "share of ALL that starts in B cells" (97).
    Fix: look both up in the source.
    Source: rules of good patient information N15.
    """
    groups: dict[tuple[str, str], list[Figure]] = defaultdict(list)
    for figure in matter.figures:
        if figure.about.startswith("share of "):
            groups[(figure.source, str(figure.place_))].append(figure)
    for figures in groups.values():
        for number, one in enumerate(figures):
            for other in figures[number + 1 :]:
                total = _share(one) + _share(other) if _are_parts(one, other) else None
                if total is not None and (total > _FULL + 1 or _NEARLY <= total < _FULL - 1):
                    there = one.place.told("says")
                    message = (
                        f'"{other.says}" and "{one.says}" ({there}) are shares of one whole, but add up to {total:f}.'
                    )
                    yield Finding(other.place, "says", message, "Look both up in the source.")


def _are_parts(one: Figure, other: Figure) -> bool:
    """Whether two figures speak of the same whole and differ in one word of the part."""
    a, b = one.about.split(), other.about.split()
    return len(a) == len(b) and sum(x != y for x, y in zip(a, b, strict=True)) == 1


def _share(figure: Figure) -> Decimal:
    found = [said for said in shares(figure.says) if said.kind in ("out of", "percent")]
    if not found:
        return Decimal(0)
    values = found[0].values
    return values[0] * 100 / values[1] if len(values) == 2 and values[1] else values[0]


@rule("adults", ref="N9")
def adults(matter: Matter) -> Findings:
    """A figure from adults says so: `adults: yes`.

    Why: results in adults do not hold for children, and families take every figure here as one for children.
    Example: `who: adults with ALL` without `adults: yes`.
    Fix: add `adults: yes`, and the page says "in adults"; or leave the figure out.
    Source: rules of good patient information N9; seed page fault 9.
    """
    for topic in matter.topics:
        for record in (*topic.chances, *topic.figures):
            assert isinstance(record, Chance | Figure)
            text = record.who if isinstance(record, Chance) else f"{record.says} {record.about}"
            part = "who" if isinstance(record, Chance) else "about"
            if _ADULTS.search(text) and not record.adults and not _CHILDREN.search(text):
                message = "The figure is about adults, and does not say so to families."
                yield Finding(record.place, part, message, "Add `adults: yes`.")
            elif record.adults and _CHILDREN.search(text) and not _ADULTS.search(text):
                message = "The figure is labelled `adults: yes`, but its text is about children."
                yield Finding(record.place, "adults", message, "Delete `adults: yes`, or correct the text.", "warning")


@rule("chance-time", ref="N6", severity="warning")
def chance_time(matter: Matter) -> Findings:
    """The time a chance speaks of can have passed since the years of its people.

    Why: nobody can know how children treated in 2012 were 50 years later.
    Example: `over: 50 years` with `years: "2012"`.
    Fix: look both up in the source.
    Source: rules of good patient information N6.
    """
    for chance in matter.chances:
        over = max((value for said in _lengths(chance.over) for value in said), default=0)
        first = min((int(year) for year in re.findall(r"\b(?:19|20)\d\d\b", str(chance.years))), default=None)
        if over > _LIFETIME or (first is not None and first + over > matter.today.year):
            since = f" in people of {chance.years}" if first is not None else ""
            message = f"The chance speaks of {chance.over}{since}: so long nobody can have watched."
            yield Finding(chance.place, "over", message, "Look time and years up in the source.")


_LIFETIME = 60


def _lengths(text: object) -> Iterator[tuple[Decimal, ...]]:
    """The numbers of years that a text names."""
    return (said.values for said in spans(str(text)) if said.unit == "year") if isinstance(text, str) else iter(())

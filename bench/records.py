"""Generates trial records as YAML that staff could have written: the same seed gives the same records.

The words are in `invented/words.yaml`. A record has 6 to 14 criteria, 3 to 12 hospitals and texts that rarely share a
sentence with another record, so that caches do not make a benchmark look fast.
"""

from __future__ import annotations

import json
import random
import re
import textwrap
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import count
from pathlib import Path
from typing import Any

import yaml

from plainfacts.facts.records.trial import NO_MEDICINE

INVENTED = Path(__file__).parent / "invented"
FAMILY_EVERY, PARTS = 24, ("A", "B", "C")
"""One in so many records is a master protocol, followed by its sub-trials."""

STATUSES = ("recruiting", "recruiting", "not-yet-recruiting", "active-not-recruiting", "completed", "unknown")
TEXTS = ("summary", "what_happens", "may_help", "side_effects", "other_choices", "not_known", "how_to_join")
TITLE_LENGTH = 56
"""The maximum in characters; leaves room for the word that an edit adds, below the rule's limit of 65."""

_DERIVED = re.compile(r"^  (?:registry_ids|status|countries|participants):.*\n|^  sites:\n(?:    .*\n)+", re.MULTILINE)
_SLOT = re.compile(r"\{([A-Za-z_]+)\}")


@cache
def words() -> Mapping[str, Any]:
    """The pools of phrases in `invented/words.yaml`, by name."""
    found: Mapping[str, Any] = yaml.safe_load((INVENTED / "words.yaml").read_text("utf-8"))
    return found


@dataclass(frozen=True)
class Teller:
    """Fills slots (`{name}`) with what is known of a trial, otherwise with a random line of the pool of that name."""

    known: Mapping[str, str]
    chance: random.Random

    def tell(self, text: str) -> str:
        """The text with every slot filled, including the slots in what is filled in."""
        while slot := _SLOT.search(text):
            text = text[: slot.start()] + self._value(slot[1]) + text[slot.end() :]
        return text

    def _value(self, name: str) -> str:
        return self.known[name] if name in self.known else str(self.chance.choice(words()[name]))

    def one_of(self, name: str) -> str:
        """A random line of a pool, with its slots filled."""
        return self.tell(f"{{{name}}}").strip()


def records(trials: int, seed: int) -> Iterator[str]:
    """The given number of records, each an item of a YAML list. In every 24, four are a master and its sub-trials."""
    chance = random.Random(seed)
    names, number = _names(chance), 1
    while number <= trials:
        family = number % FAMILY_EVERY == 5 and number + len(PARTS) <= trials
        yield from _family(number, names, chance) if family else [_alone(number, names, chance)]
        number += 1 + len(PARTS) * family


def _names(chance: random.Random) -> Iterator[str]:
    """Distinct nonsense words of six letters; any two differ in more than one letter."""
    syllables = [one + two for one in "bdfgjkpqtvwxz" for two in "aeiou"]
    met: set[str] = set()
    while True:
        name = "".join(chance.choices(syllables, k=3))
        near = {name[:at] + name[at + 1 :] + str(at) for at in range(len(name))}
        if not near & met:
            met |= near
            yield name


@dataclass(frozen=True)
class Topic:
    """The condition and treatment of a trial, as ids, and the facts that sub-trials share with their master."""

    condition: str
    treatment: str
    phase: str
    sponsor: str
    ages: str
    status: str
    dates: str


def _topic(chance: random.Random) -> Topic:
    pools = words()
    country = chance.choice(sorted(pools["hospitals"]))
    sponsor = chance.choice(sorted(pools["hospitals"][country].values()))
    status = chance.choice(STATUSES)
    start, end = {"not-yet-recruiting": (2026, 2032), "completed": (2017, 2024)}.get(status, (2023, 2030))
    return Topic(
        condition=chance.choice(sorted(pools["conditions"])),
        treatment=chance.choice(sorted(pools["treatments"])),
        phase=chance.choice(("1", "1/2", "1/2", "2", "2")),
        sponsor=sponsor,
        ages=f"{{from: {chance.randint(1, 6)} years, under: {chance.choice((18, 19, 21))} years}}",
        status=status,
        dates=f"  start: {start}-{chance.randint(9, 12):02d}-10\n  end: {end}-{chance.randint(1, 12):02d}\n",
    )


def _alone(number: int, names: Iterator[str], chance: random.Random) -> str:
    name = next(names)
    return _record(number, name, name.upper(), _topic(chance), _drug(names), chance)


def _family(number: int, names: Iterator[str], chance: random.Random) -> Iterator[str]:
    """A master protocol, without the facts that are derived, and its sub-trials."""
    name, topic, drug = next(names), _topic(chance), _drug(names)
    master = _record(number, name, name.upper(), topic, drug, chance, groups=len(PARTS))
    yield _DERIVED.sub("", master)
    for place, part in enumerate(PARTS, start=1):
        ident, called = f"{name}-{part.lower()}", f"{name.upper()} {part}"
        yield _record(number + place, ident, called, topic, _drug(names), chance, master=name)


def _drug(names: Iterator[str]) -> str:
    return f"{next(names)}zuf"


def _record(
    number: int,
    ident: str,
    name: str,
    topic: Topic,
    drug: str,
    chance: random.Random,
    *,
    groups: int = 1,
    master: str = "",
) -> str:
    pools = words()
    about, tested = pools["conditions"][topic.condition], pools["treatments"][topic.treatment]
    known = {"drug": drug, "Drug": drug.capitalize(), **about}
    known |= {"tested": chance.choice(tested["tested"]), "given": chance.choice(tested["given"])}
    teller = Teller(known, chance)
    return "".join(
        (
            f"- id: {ident}\n",
            f"  part_of: {master}\n" if master else "",
            _head(number, name, topic, teller),
            _standing(topic, chance),
            f"  sponsor: {topic.sponsor}\n  contact: {topic.sponsor} trial office\n",
            f"  design: {{groups: {groups}, randomised: no, comparison: no}}\n",
            _tested(tested["kind"], teller),
            *(_folded(name, teller.one_of(name), 2) for name in TEXTS),
            _steps(teller),
            _list("questions", [f"    - {_quoted(teller.tell(q))}\n" for q in chance.sample(pools["question"], k=3)]),
            "  practical: {nights_away: unknown, travel_paid: unknown, parent_can_stay: unknown, languages: unknown}\n",
            "  eligibility:\n",
            _criteria("can_join", chance.randint(4, 9), teller),
            _criteria("cannot_join", chance.randint(2, 5), teller),
            "  review: {on: unknown, by: nobody yet, next: 2027-04-28}\n",
        )
    )


def _head(number: int, name: str, topic: Topic, teller: Teller) -> str:
    titles = (teller.one_of("title") for _ in count())
    title = next(title for title in titles if len(title) <= TITLE_LENGTH)
    return (
        f"  name: {name}\n  title: {title}\n  official_title: {teller.one_of('official_title')}\n"
        f"  registry_ids: [NCT{number:08d}]\n  source: register\n  checked: 2026-04-28\n  phase: {topic.phase}\n"
        f"  conditions: [{topic.condition}]\n  treatments: [{topic.treatment}]\n"
        f"  ages: {topic.ages}\n"
    )


def _standing(topic: Topic, chance: random.Random) -> str:
    """The lines for status, countries, sites, participants and dates."""
    hospitals = words()["hospitals"]
    codes = sorted(chance.sample(sorted(hospitals), k=chance.randint(2, 6)))
    state = topic.status if topic.status in ("recruiting", "completed") else "unknown"
    sites = [
        f'    - {{name: {name}, city: {city}, country: "{code}", status: {state}}}\n'
        for code in codes
        for city, name in chance.sample(sorted(hospitals[code].items()), k=chance.randint(1, 2))
    ]
    people = f"{{{'actual' if topic.status == 'completed' else 'planned'}: {chance.randint(20, 90)}}}"
    return (
        f"  status: {topic.status}\n  countries: {json.dumps(codes)}\n"
        f"{_list('sites', sites)}  participants: {people}\n{topic.dates}"
    )


def _tested(kind: str, teller: Teller) -> str:
    plain = teller.tell("It is {tested}, and it is being tested here.")
    approved = "" if kind in NO_MEDICINE else "      approved: no\n"
    item = f"    - kind: {kind}\n      name: {teller.known['drug']}\n      plain: {plain}\n{approved}"
    return _list("being_tested", [item])


def _steps(teller: Teller) -> str:
    steps = [
        f"    - when: {step['when']}\n      what: {_quoted(teller.tell(step['what']))}\n" for step in words()["step"]
    ]
    return _list("steps", steps)


def _criteria(side: str, number: int, teller: Teller) -> str:
    chosen = teller.chance.sample(words()[side], k=number)
    return _list(side, [_criterion(one, teller) for one in chosen], 4)


def _criterion(criterion: Mapping[str, Any], teller: Teller) -> str:
    number = str(teller.chance.choice(criterion.get("numbers", [""])))
    filled = Teller({**teller.known, "n": number}, teller.chance)
    measure = criterion.get("measure", "").replace("{n}", number)
    return (
        f"      - plain: {filled.tell(criterion['plain'])}\n"
        f"{_folded('exact', filled.tell(criterion['exact']).strip(), 8)}"
        + (f"        measures:\n          - {measure}\n" if measure else "")
    )


def _list(name: str, items: Sequence[str], indent: int = 2) -> str:
    return f"{' ' * indent}{name}:\n{''.join(items)}"


def _folded(name: str, text: str, indent: int) -> str:
    """A long text as staff write it: a folded block of lines of 100 characters; `¶` starts a paragraph."""
    around = " " * (indent + 2)
    paragraphs = [
        textwrap.fill(part.strip(), 100, initial_indent=around, subsequent_indent=around) for part in text.split("¶")
    ]
    return f"{' ' * indent}{name}: >-\n" + "\n\n\n".join(paragraphs) + "\n"


def _quoted(text: str) -> str:
    return f'"{text}"'

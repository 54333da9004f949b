"""The card of emergencies: the signs of danger by whom to call, what never to give, the emergency numbers."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from functools import lru_cache

from markupsafe import Markup

from plainfacts.facts.facts import Facts
from plainfacts.facts.house.wording import Wording
from plainfacts.facts.records.reference import SIGN_LEVELS, Sign, Urgent
from plainfacts.facts.records.trial import Trial
from plainfacts.facts.records.values import EU_COUNTRIES
from plainfacts.pages import formats
from plainfacts.pages.templating import in_words


def urgent_card(facts: Facts, treatments: Collection[str] = ()) -> Markup:
    """The card with the signs that apply to everybody, and those that apply after one of the treatments."""
    signs = tuple((level, tuple(_lines(facts.signs_for(treatments, level), facts))) for level in SIGN_LEVELS)
    return _card(signs, tuple(facts.urgent.values()), facts.settings.countries, facts.wording)


def urgent_card_of(facts: Facts, trial: Trial) -> Markup:
    """The card for a trial, with the signs that apply after its treatments."""
    return urgent_card(facts, facts.lineage(trial.treatments.known or ()))


def emergency_lines(facts: Facts, treatments: Iterable[str]) -> list[str]:
    """The signs to call the emergency number about, for a sheet about these treatments."""
    return _lines(facts.signs_for(facts.lineage(treatments), "emergency"), facts)


def signs_list(signs: Sequence[Sign], facts: Facts) -> Markup:
    """A list of signs for the running text."""
    return in_words("signs.html", facts.wording, lines=_lines(signs, facts))


def _lines(signs: Iterable[Sign], facts: Facts) -> list[str]:
    return [_line(sign, facts) for sign in signs]


def _line(sign: Sign, facts: Facts) -> str:
    """A sign, with the treatments after which it applies and the reason, if it has them."""
    words, text = facts.wording, sign.sign
    if sign.after:
        names = formats.either(words, [facts.treatments[name].name for name in sign.after])
        text = words("urgent.after", treatment=names, sign=text)
    return words("urgent.why", sign=text, why=sign.why) if sign.why else text


@lru_cache(maxsize=16)
def _card(
    signs: tuple[tuple[str, tuple[str, ...]], ...],
    urgent: tuple[Urgent, ...],
    countries: tuple[str, ...],
    wording: Wording,
) -> Markup:
    """Cached, since it is on the page of every trial."""
    first, rest = numbers(urgent, countries, wording)
    return in_words("urgent.html", wording, signs=dict(signs), first=first, rest=rest)


def numbers(
    urgent: Iterable[Urgent], countries: Sequence[str], words: Wording
) -> tuple[Sequence[Urgent], Sequence[Urgent]]:
    """The emergency numbers that are shown, and those that are folded, sorted by the country's name.

    Shown are those of the site's own countries in their order, and that of the European Union, if there is one: it
    stands where the first country has it, else last. A site that names no countries folds all the others.
    """
    by_country = {record.country: record for record in urgent}
    union = by_country.get("EU")
    own = [by_country[code] for code in countries if code in by_country]
    said = [union if _same(record, union) else record for record in own]
    first = list({record.country: record for record in (*said, union) if record}.values())
    rest = [record for record in by_country.values() if record not in first]
    return first, sorted(rest, key=lambda record: formats.country(words, record.country))


def _same(record: Urgent, union: Urgent | None) -> bool:
    return union is not None and record.country in EU_COUNTRIES and record.number == union.number

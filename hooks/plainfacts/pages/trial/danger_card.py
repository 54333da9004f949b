"""The graded card: what to call about and whom, what never to do at home, and the emergency number in each country."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import lru_cache

from markupsafe import Markup

from plainfacts.facts.facts import Facts
from plainfacts.facts.house.wording import Wording
from plainfacts.facts.records.reference import SIGN_LEVELS, Sign, Urgent
from plainfacts.facts.records.values import EU_COUNTRIES
from plainfacts.pages import formats
from plainfacts.pages.templating import AsKey, in_words


def urgent_card(facts: Facts, treatments: Collection[str] = ()) -> Markup:
    """The card with all levels of signs: those for everybody, and those that count after one of the treatments."""
    signs = {level: [_line(sign, facts) for sign in facts.signs_for(treatments, level)] for level in SIGN_LEVELS}
    return _card(AsKey(signs), AsKey(facts.urgent), facts.settings.countries, AsKey(facts.wording))


def emergency_lines(facts: Facts, treatments: Iterable[str]) -> list[str]:
    """The signs to call the emergency number about, for a sheet about these treatments."""
    return [_line(sign, facts) for sign in facts.signs_for(facts.lineage(treatments), "emergency")]


def signs_list(signs: Sequence[Sign], facts: Facts) -> Markup:
    """A list of signs for the running text."""
    return in_words("signs.html", facts.wording, lines=[_line(sign, facts) for sign in signs])


def _line(sign: Sign, facts: Facts) -> str:
    """A sign with the treatments after which alone it counts, and the reason."""
    words, text = facts.wording, sign.sign
    if sign.after:
        names = formats.either(words, [facts.treatments[name].name for name in sign.after])
        text = words("urgent.after", treatment=names, sign=text)
    return words("urgent.why", sign=text, why=sign.why) if sign.why else text


@lru_cache(maxsize=16)
def _card(
    signs: AsKey[Mapping[str, Sequence[str]]],
    urgent: AsKey[Mapping[str, Urgent]],
    countries: tuple[str, ...],
    wording: AsKey[Wording],
) -> Markup:
    """It stands on the page of every trial."""
    first, rest = numbers(urgent.thing, countries, wording.thing)
    return in_words("urgent.html", wording.thing, signs=signs.thing, first=first, rest=rest)


def numbers(
    urgent: Mapping[str, Urgent], countries: Sequence[str], words: Wording
) -> tuple[Sequence[Urgent], Sequence[Urgent]]:
    """The emergency numbers that are seen at once, and those that are folded, each by the country's name.

    Seen are the number of the whole European Union, if there is one, and those of the site's own countries where they
    differ from it. A site that names no countries folds all.
    """
    union = urgent.get("EU")
    own = [urgent[code] for code in countries if code in urgent and not _same(urgent[code], union)]
    first = [union, *own] if union else own
    rest = sorted(
        (record for record in urgent.values() if record not in first),
        key=lambda record: formats.country(words, record.country),
    )
    return first, rest


def _same(record: Urgent, union: Urgent | None) -> bool:
    return union is not None and record.country in EU_COUNTRIES and record.number == union.number

"""The emergency card: when to call, and which number in each country."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from markupsafe import Markup

from plainfacts.facts.facts import Facts
from plainfacts.facts.reference import Urgent
from plainfacts.facts.wording import Wording
from plainfacts.pages.render import AsKey, in_words


def urgent_card(facts: Facts) -> Markup:
    """The card that says when to call, and which number in each country."""
    return _card(AsKey(facts.urgent), AsKey(facts.wording))


@lru_cache(maxsize=4)
def _card(urgent: AsKey[Mapping[str, Urgent]], wording: AsKey[Wording]) -> Markup:
    """It stands on the page of every trial."""
    numbers = sorted(urgent.thing.values(), key=lambda item: item.country)
    return in_words("urgent.html", wording.thing, numbers=numbers)

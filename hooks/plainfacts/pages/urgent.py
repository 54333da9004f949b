"""The emergency card: when to call, and which number in each country."""

from __future__ import annotations

from markupsafe import Markup

from plainfacts.facts.facts import Facts
from plainfacts.pages.render import render


def urgent_card(facts: Facts) -> Markup:
    """The card that says when to call, and which number in each country."""
    return render("urgent.html", facts, numbers=sorted(facts.urgent.values(), key=lambda item: item.country))

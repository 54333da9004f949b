"""Published addresses never break: redirects, and the addresses of the last release."""

from __future__ import annotations

from collections.abc import Mapping

from plainfacts.checks.engine.rule import Finding, Findings, Matter, rule
from plainfacts.facts.house.addresses import ADDRESSES
from plainfacts.facts.records.form import Place
from plainfacts.pages.generated.generated_pages import titles_of
from plainfacts.pages.generated.moved_pages import gone


@rule("redirect-taken", across=True)
def redirect_taken(matter: Matter) -> Findings:
    """A redirected address has no page of its own.

    Why: a family would be sent away from an existing page, or never be redirected.
    Example: `from: /about/` while content/about.md is there.
    Fix: delete the redirect, or the page.
    Source: the data format of this project.
    """
    titles = _titles(matter)
    for old, redirect in matter.facts.redirects.items():
        if old in titles:
            message = f"The address {old} has a page, so this redirect is never used."
            yield Finding(redirect.place, "from", message, "Delete this redirect, or that page.")


@rule("redirect-target", across=True)
def redirect_target(matter: Matter) -> Findings:
    """An old address leads to a page, in one step.

    Why: a chain is slow and breaks in the middle, a circle never ends, and an address without a page helps nobody.
    Example: `{from: /a/, to: /b/, since: 2026-12-01}` and `{from: /b/, to: /c/, since: 2027-02-01}`.
    Fix: name the address of the page where the text is today.
    Source: the data format of this project.
    """
    titles, redirects = _titles(matter), matter.facts.redirects
    for redirect in redirects.values() if titles else ():
        to = redirect.to.partition("#")[0]
        way = [redirect.from_]
        while to in redirects and to not in way and to not in titles:
            way.append(to)
            to = redirects[to].to.partition("#")[0]
        if to in way:
            message = f"The redirects lead in a circle: {' to '.join([*way[way.index(to) :], to])}."
            yield Finding(redirect.place, "to", message, "Name the address of a page, or delete them.")
        elif to not in titles:
            message = f"No page has the address {to}."
            fix = "Name the address of a page, from the root of the site: content/about.md is `/about/`."
            yield Finding(redirect.place, "to", message, fix)
        elif len(way) > 1:
            message = f"The address {way[1]} is itself redirected, to {to}."
            yield Finding(redirect.place, "to", message, f"Write `to: {to}`.")


@rule("address-gone", across=True)
def address_gone(matter: Matter) -> Findings:
    """Every address of the last release still has a page, or is redirected.

    Why: families keep links, print them, and pass them on; a page that is gone looks as if the help were gone.
    Example: content/help.md is renamed to content/where-to-find-help.md, and nothing leads from /help/ to it.
    Fix: add an entry to data/redirects.yaml; it also carries all that was published below the address.
    Source: W3C, Cool URIs don't change.
    """
    titles = _titles(matter)
    for address in gone(matter.facts, titles) if titles else ():
        place = Place(ADDRESSES, matter.facts.published[address])
        message = f"The address {address} was published, and now it leads nowhere."
        entry = f"{{from: {address}, to: /…/, since: {matter.today}}}"
        yield Finding(place, "", message, f"Add `- {entry}` to data/redirects.yaml, or bring the page back.")


def _titles(matter: Matter) -> Mapping[str, str]:
    """The title of every page by its address; empty if no rule needs them, or if a page could not be read."""
    facts = matter.facts
    asked = bool(facts.redirects or facts.published)
    whole = all(facts.is_whole(name) for name in ("pages", "trials", "treatments", "redirects"))
    return titles_of(facts, matter.pages, matter.today) if asked and whole else {}

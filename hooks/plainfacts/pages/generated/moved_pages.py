"""Old addresses lead on: a small page for each, and `_redirects` for hosts that read it.

The page asks the browser to go on at once, which WCAG allows (G110, H76), and has a link for one that does not.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from urllib.parse import quote

from plainfacts.facts.facts import Facts
from plainfacts.pages.data.content_policy import POLICY
from plainfacts.pages.finder.long_lists import LIST
from plainfacts.pages.templating import render

REDIRECTS = "_redirects"


def lead_on(facts: Facts, titles: Mapping[str, str]) -> dict[str, str]:
    """Each old address with the one it leads to. `titles` are those of all pages, by address.

    A redirect also carries what was published below it and is gone: the sheet of a trial goes the way of the trial.
    """
    found = {old: redirect.to for old, redirect in facts.redirects.items() if old not in titles}
    for address in facts.published:
        above = max((old for old in found if old.endswith("/") and address.startswith(old)), key=len, default=None)
        if above and address not in titles:
            found.setdefault(address, found[above])
    return dict(sorted(found.items()))


def gone(facts: Facts, titles: Mapping[str, str]) -> list[str]:
    """The published addresses that neither have a page nor lead on."""
    there = {*titles, *lead_on(facts, titles)}
    return [address for address in facts.published if address not in there]


def to_publish(facts: Facts, titles: Mapping[str, str]) -> list[str]:
    """The addresses that a release promises to keep: of all pages, and those that lead on.

    The numbered pages of a long list come and go with its length, so nothing is promised of them.
    """
    pages = (url for url in titles if url == LIST or not url.startswith(LIST))
    return sorted({*pages, *lead_on(facts, titles)})


def moved_pages(facts: Facts, titles: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """The file of each old address and its text, and `_redirects` if there is any."""
    leads = lead_on(facts, titles)
    for old, to in leads.items():
        title = titles.get(to.partition("#")[0], to)
        html = render(
            "moved.html",
            facts,
            old=old,
            to=to,
            title=title,
            policy=POLICY,
            canonical=facts.settings.in_full(to.partition("#")[0]) if facts.settings.site_url else None,
        )
        yield f"{old.lstrip('/')}index.html" if old.endswith("/") else old.lstrip("/"), html
    if leads:
        yield REDIRECTS, _redirects(facts, leads)


def _redirects(facts: Facts, leads: Mapping[str, str]) -> str:
    """A line for each old address: `/old/ /new/ 301`, as Netlify and Cloudflare Pages read it."""
    on_host = facts.settings.on_host
    return "".join(f"{quote(on_host(old))} {quote(on_host(to), safe='/#')} 301\n" for old, to in leads.items())

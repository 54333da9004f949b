"""Redirects: a small page at each old address, and `_redirects` for hosts that read it.

The page redirects at once, which WCAG allows (G110, H76), and has a link for browsers that do not.
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
    """Each old address with its target. `titles` are those of all pages, by address.

    A redirect includes what was published below its address and is gone: that of a trial also redirects its sheet.
    """
    found = {old: redirect.to for old, redirect in facts.redirects.items() if old not in titles}
    for address in facts.published:
        above = max((old for old in found if old.endswith("/") and address.startswith(old)), key=len, default=None)
        if above and address not in titles:
            found.setdefault(address, found[above])
    return dict(sorted(found.items()))


def gone(facts: Facts, titles: Mapping[str, str]) -> list[str]:
    """The published addresses that have neither a page nor a redirect."""
    there = {*titles, *lead_on(facts, titles)}
    return [address for address in facts.published if address not in there]


def to_publish(facts: Facts, titles: Mapping[str, str]) -> list[str]:
    """The addresses that a release promises to keep: those of all pages, and those with a redirect.

    The numbered pages of a long list are not promised, since they depend on its length.
    """
    pages = (url for url in titles if url == LIST or not url.startswith(LIST))
    return sorted({*pages, *lead_on(facts, titles)})


def moved_pages(facts: Facts, titles: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """The path and the text of the file at each old address, and `_redirects` if there are any."""
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

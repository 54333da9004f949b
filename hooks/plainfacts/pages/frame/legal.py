"""The privacy notice and the accessibility statement: what the site really does, told from its own policy and settings.

A promise is printed only where the policy that browsers enforce keeps it; the words stand in the wording.
"""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from plainfacts.facts.facts import Facts
from plainfacts.pages.data.content_policy import POLICY
from plainfacts.pages.templating import render
from plainfacts.pages.trial.trial_page import RenderedPage
from plainfacts.prose.page import Page

PRIVACY, ACCESSIBILITY = "/privacy/", "/accessibility/"

_ABOUT = {
    PRIVACY: ("privacy", ("asks", "keeps", "host")),
    ACCESSIBILITY: ("accessibility", ("aim", "tested", "not_tested", "report")),
}
"""Each page with the first part of its keys in the wording, and its sections in order."""


def promise_pages(facts: Facts, pages: Sequence[Page]) -> dict[str, RenderedPage]:
    """Both pages by the name of their source; one that people wrote themselves (content/privacy.md) is left to them."""
    written = {page.url for page in pages}
    return {f"{url.strip('/')}.md": _page(facts, url) for url in _ABOUT if url not in written}


def _page(facts: Facts, url: str) -> RenderedPage:
    words, (key, names) = facts.wording, _ABOUT[url]
    sections = [(name, words(f"{key}.{name}_title"), _sentences(facts, f"{key}.{name}")) for name in names]
    html: Markup = render("promises.html", facts, sections=sections, settings=facts.settings, key=key)
    headings = [(name.replace("_", "-"), title) for name, title, _ in sections]
    return RenderedPage(url, words(f"{key}.title"), words(f"{key}.description"), html, headings)


def _sentences(facts: Facts, key: str) -> list[str]:
    """The sentences of a section that are true of this site."""
    found: list[str] = []
    while facts.wording.has(f"{key}.{len(found)}.says"):
        found.append(f"{key}.{len(found)}")
    return [facts.wording(f"{one}.says") for one in found if _holds(facts.wording.texts.get(f"{one}.needs", ""))]


def _holds(needs: str) -> bool:
    """Whether the policy has every rule that a sentence rests on: `connect-src 'self'; form-action 'none'`."""
    rules = {rule.strip() for rule in POLICY.split(";")}
    return all(need.strip() in rules for need in needs.split(";") if need.strip())

"""The built site is complete: links work, facts are on their pages, nothing is loaded from elsewhere.

These rules look at the finished HTML before it is published. A breach is a mistake in the generator, a template, or a
link that MkDocs does not check; it stops the publication.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from plainfacts.checks.engine.rule import Check, rule
from plainfacts.checks.site.built_site import Built, Finding
from plainfacts.facts.facts import Facts
from plainfacts.pages.data.finished_html import BuiltPage
from plainfacts.problems import Problem


@rule("broken-link", across=True)
def broken_link(built: Built) -> Iterator[Finding]:
    """Every link inside the site leads to an existing page, and to an id on that page.

    Why: a parent who follows a link at night must not end on nothing.
    Example: `[CAR-T](car-t.md#sideeffects)` where the heading's id is `side-effects`.
    Fix: correct the address, or the id.
    Source: WCAG 2.2, 2.4.4; the data format of this project.
    """
    ids_of = cache(built.ids_of)
    for page in built.pages.values():
        for written, file, anchor in page.links:
            if file is None:
                continue
            if file not in built.files:
                yield (
                    page,
                    f"The link `{written}` leads to a page that does not exist.",
                    "Correct the link, or add the page.",
                )
            elif anchor and (ids := ids_of(file)) is not None and anchor not in ids:
                yield (
                    page,
                    f"The link `{written}` leads to an id that is not on that page.",
                    "Correct the part after #.",
                )


@rule("double-html-id")
def double_html_id(built: Built) -> Iterator[Finding]:
    """An id is used once on a page.

    Why: links and screen readers would find only the first.
    Example: two headings "Side effects" without ids of their own.
    Fix: give one of the headings another text or id.
    Source: HTML Living Standard, 3.2.6; WCAG 2.2, 4.1.2.
    """
    for page in built.pages.values():
        for name, count in Counter(page.ids).items():
            if count > 1:
                yield page, f"The id `{name}` is used {count} times on this page.", "Give each its own id."


@rule("one-h1", ref="R10")
def one_h1(built: Built) -> Iterator[Finding]:
    """A page has one main heading, and no level is skipped below it.

    Why: people who use screen readers move by headings.
    Example: a page with an h2 followed by an h4.
    Fix: use `##`, then `###`; the title of the page is its main heading.
    Source: NHS digital service manual, headings; WCAG 2.2, 1.3.1.
    """
    for page in built.pages.values():
        levels = [level for level, _ in page.headings]
        if levels.count(1) != 1:
            yield page, f"This page has {levels.count(1)} main headings; expected one.", "Use `##` in the text."
        for before, after in pairwise(levels):
            if after > before + 1:
                yield page, f"A heading of level {after} follows one of level {before}.", f"Use level {before + 1}."
                break


@rule("page-language", ref="A1")
def page_language(built: Built) -> Iterator[Finding]:
    """Every page states its language.

    Why: screen readers choose their voice by it.
    Example: `<html>` without `lang`.
    Fix: correct main.html of the theme, or `language` in data/wording.
    Source: WCAG 2.2, 3.1.1.
    """
    for page in built.pages.values():
        if not page.language:
            yield page, "This page does not state its language.", "Set `language` in data/wording."


@rule("page-title", ref="A3", across=True)
def page_title(built: Built) -> Iterator[Finding]:
    """Every page has a title that no other page of its language has.

    Why: it names the page in tabs, bookmarks and search results.
    Example: two trials with the same name and title.
    Fix: change the title of one.
    Source: WCAG 2.2, 2.4.2.
    """
    first: dict[tuple[str, str], str] = {}
    for page in built.pages.values():
        folder = page.path.partition("/")[0]
        title = " ".join(page.title.split())
        own = (folder if folder in built.facts.settings.others else "", title)
        if not title:
            yield page, "This page has no title.", "Add `title:` to its front matter."
        elif own in first:
            yield page, f"The title `{title}` is also that of {first[own]}.", "Change the title of one of them."
        first.setdefault(own, page.url)


@rule("off-site")
def off_site(built: Built) -> Iterator[Finding]:
    """Nothing on a page is loaded from another site.

    Why: whoever serves it would learn who reads about which illness.
    Example: `<img src="https://example.org/x.png">`.
    Fix: put the file into overrides/assets, or leave it out.
    Source: WHATWG Fetch; the privacy promise of this project.
    """
    for page in built.pages.values():
        for address, file, _ in page.loaded:
            if file is None and not address.startswith("data:"):
                yield page, f"This page loads `{address}` from another site.", "Keep the file in overrides/assets."


@rule("missing-file", across=True)
def missing_file(built: Built) -> Iterator[Finding]:
    """Every style, script and picture that a page loads is on the site.

    Why: a page without its style is hard to read.
    Example: a template that names `assets/sit.css`.
    Fix: correct the name in overrides/.
    Source: the data format of this project.
    """
    for page in built.pages.values():
        for address, file, _ in page.loaded:
            if file is not None and file not in built.files:
                yield page, f"This page loads `{address}`, which is not there.", "Correct the name in overrides/."


@rule("missing-fact")
def missing_fact(built: Built) -> Iterator[Finding]:
    """Every fact of a trial is on its page.

    Why: a fact that nobody can read is lost.
    Example: a field that the template of the trial does not print.
    Fix: print it in pages/templates/trial.html.
    Source: the data format of this project.
    """
    for page, trial in built.of_trials:
        for name in trial.facts():
            if f"{trial.id}.{name}" not in page.facts:
                yield page, f"The fact `{name}` of {trial.id} is not on its page.", "Print it in templates/trial.html."


@rule("script-policy")
def script_policy(built: Built) -> Iterator[Finding]:
    """The HTML of a page has no scripts or styles that its content security policy does not allow.

    Why: the policy keeps foreign scripts from running, and blocks what it does not list.
    Example: `<a onclick=...>`, or a script in a template without its hash.
    Fix: put scripts into overrides/assets; write no `on…` and no `style` attributes.
    Source: Content Security Policy Level 3, 6.7.
    """
    for page in built.pages.values():
        if page.handlers:
            yield page, f"This page has the attribute `{page.handlers[0]}`.", "Use a class, and overrides/assets."
        for script in page.scripts:
            code = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
            if f"'sha256-{code}'" not in page.policy:
                yield page, "This page has a script that its policy does not list.", "Move it to overrides/assets."
        if page.policy and re.search(r"'unsafe-(inline|eval|hashes)'", page.policy):
            yield page, "The policy of this page lets any script run.", "Take `unsafe-…` out of the policy."


_CHECKS: Sequence[Check[Built, Finding]] = [one for one in [*globals().values()] if isinstance(one, Check)]


def check_page(page: BuiltPage, facts: Facts) -> list[Problem]:
    """The problems of one page, by the rules that need no other page."""
    return _problems(Built({page.path: page}, (), facts), across=False)


def check_across(built: Built) -> list[Problem]:
    """The problems found by the rules that compare pages; the trace of each page is enough."""
    return _problems(built, across=True)


def _problems(built: Built, *, across: bool) -> list[Problem]:
    return [
        check.rule.at(f"site/{page.path}", 1, message, fix)
        for check in _CHECKS
        for page, message, fix in (check.across if across else check.alone)(built)
    ]

"""What a page refers to exists, each address belongs to one page, and something links to each page."""

from __future__ import annotations

from plainfacts.checks.engine.rule import Finding, Findings, Matter, rule
from plainfacts.facts.lookup import may_exist, where_to_look
from plainfacts.facts.records.form import Place
from plainfacts.pages.generated.all_pages import ALL_PAGES
from plainfacts.pages.generated.legal import legal_sources
from plainfacts.pages.links import trial_url
from plainfacts.problems import misspelt
from plainfacts.prose.markdown.linked_files import linked_pages

_SETTINGS, _FOLDER = "mkdocs.yml", "content/"
_LED_TO = frozenset({"glossary", "finder", "source_list", "site_owner"})
"""Calls of pages that the generator itself links to: the glossary, the finder, the sources, who made the site."""


@rule("page-ids", ref="G8")
def page_ids(matter: Matter) -> Findings:
    """The ids in a page's front matter exist.

    Why: a page about nothing is not found, and a source that does not exist carries no statement.
    Example: `sources: [cruk-al-symptoms]`.
    Fix: look for the id in the file that the message names, or add a record there.
    Source: the data format of this project.
    """
    for page in matter.pages:
        for key, kinds, what in (
            ("about", ("condition", "treatment", "trial"), "condition, treatment or trial"),
            ("sources", ("source",), "source"),
        ):
            for number, name in enumerate(getattr(page.front, key)):
                if not any(may_exist(matter.facts, kind, name) for kind in kinds):
                    message = f"No {what} has the id `{name}`."
                    yield Finding(page.front.place, f"{key}.{number}", message, where_to_look(*kinds))


@rule("address-clash", across=True)
def address_clash(matter: Matter) -> Findings:
    """Each address on the site belongs to one page.

    Why: MkDocs would silently publish one of the two, and a family would read the wrong one.
    Example: a file content/trials/hem-ismart.md beside the trial `hem-ismart`.
    Fix: rename the file, or delete it.
    Source: the data format of this project.
    """
    taken = {trial_url(trial): trial.place for trial in matter.trials}
    for page in matter.pages:
        if page.url in taken:
            first = taken[page.url]
            message = f"The address {page.url} is taken by {first.told()}."
            yield Finding(page.front.place, "", message, "Rename this file, or delete it.")
        taken.setdefault(page.url, page.front.place)


@rule("menu-page", across=True)
def menu_page(matter: Matter) -> Findings:
    """Every page in the menu exists.

    Why: a family would choose a page that does not exist; MkDocs publishes nothing until this is corrected.
    Example: `- famly-life.md` under `nav` in mkdocs.yml.
    Fix: correct the name, or delete the line.
    Source: the data format of this project; MkDocs, nav.
    """
    written = [*(page.path for page in matter.all_pages), *(record.path for record in matter.facts.broken)]
    made = [*legal_sources(matter.facts), f"{ALL_PAGES.strip('/')}.md"]
    pages = [*(path.removeprefix(_FOLDER) for path in written), *made]
    for name, line in (matter.facts.settings.menu or {}).items():
        if name not in pages and not name.startswith(("trials/", "sheets/")):
            near = misspelt(name, pages)
            message = f"The menu names a page that does not exist: {_FOLDER}{name}."
            fix = f"Write `{near}`." if near else "Correct the name, or delete the line."
            yield Finding(Place(_SETTINGS, line), "", message, fix)


@rule("orphan-page", across=True)
def orphan_page(matter: Matter) -> Findings:
    """The menu or another page links to each page.

    Why: nobody finds a page that nothing links to, and nobody keeps it up to date.
    Example: content/pain.md, which is neither under `nav` in mkdocs.yml nor linked to.
    Fix: add its name under `nav` in mkdocs.yml, or link to it from the page where a reader would look for it.
    Source: GOV.UK content design, user needs; MkDocs, nav.
    """
    menu = matter.facts.settings.menu
    outside = [page for page in matter.all_pages if menu is not None and page.path.removeprefix(_FOLDER) not in menu]
    linked = {found for page in matter.all_pages for found in linked_pages(page) - {page.path}} if outside else set()
    for page in outside:
        is_led_to = page.url == "/" or page.path in linked or any(call.name in _LED_TO for call in page.calls)
        if not is_led_to:
            message = "Neither the menu nor another page links to this page."
            fix = f"Add `- {page.path.removeprefix(_FOLDER)}` under `nav` in {_SETTINGS}, or link to it from a page."
            yield Finding(page.front.place, "title", message, fix)

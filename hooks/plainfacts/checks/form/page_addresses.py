"""What a page names must exist, and no two pages may have one address."""

from __future__ import annotations

from plainfacts.checks.engine.rule import Finding, Findings, Matter, rule
from plainfacts.facts.lookup import may_exist, where_to_look
from plainfacts.pages.links import trial_url


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
            message = f"The address {page.url} is taken by {first.path}:{first.line()}."
            yield Finding(page.front.place, "", message, "Rename this file, or delete it.")
        taken.setdefault(page.url, page.front.place)

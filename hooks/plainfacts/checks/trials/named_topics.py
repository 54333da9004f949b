"""The topics of trials and pages: what is named as their topic stands in their text."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping

from plainfacts.checks.engine.access import value, where
from plainfacts.checks.engine.findings import in_trial
from plainfacts.checks.engine.pieces import trial_of
from plainfacts.checks.engine.rule import Finding, Findings, Matter, rule
from plainfacts.claims.subjects import Names, names
from plainfacts.facts.facts import Facts
from plainfacts.prose.page import Page

_SEVERAL = 3
_BRACKETS = re.compile(r"\s*\(.*?\)")


@rule("topic-named", ref="T5", severity="warning", needs=("conditions", "treatments"))
def topic_named(matter: Matter) -> Findings:
    """The conditions of a trial, and the topics of a page, are named in its text.

    Why: the lists and the search bring families to it by its topics; a wrong one brings the wrong families.
    Example: `conditions: [neuroblastoma]` in a trial whose texts speak of leukaemia only.
    Fix: use the topic that the text is about; or add the word that the text uses to the topic's `also_called`.
    Source: rules of good patient information T5, G9.
    """
    forms, texts = matter.shared.once(_forms), _texts(matter)
    for trial in matter.trials:
        text = texts.get(trial.id, "")
        for number, name in enumerate(value(trial, "conditions") or ()):
            if name in forms and not _names(text, forms[name]):
                message = f"The trial is listed under {name}, but none of its texts names it."
                fix = "Use the condition that the texts are about, or add their word to `also_called`."
                yield in_trial(trial, f"conditions.{number}", message, fix)
    for page in matter.pages:
        text = f"{page.front.title} {page.body}".lower()
        for number, name in enumerate(page.front.about if not _is_general(matter.facts, page) else ()):
            if name in forms and not _names(text, forms[name]):
                message = f"The page is about {name}, but does not name it."
                fix = "Use the topic that the page is about, or name it in the text."
                yield Finding(page.front.place, f"about.{number}", message, fix)


@rule("condition-title", ref="T5", needs=("conditions",))
def condition_title(matter: Matter) -> Findings:
    """The illnesses of a trial are those that its official title names, or parts of them.

    Why: the finder would bring the families of another illness to it.
    Example: `conditions: [acute-myeloid-leukaemia]` with "... in Acute Lymphoblastic Leukemia" as `official_title`.
    Fix: look it up in the registry, and correct `conditions`.
    Source: rules of good patient information T5, G9.
    """
    illnesses, within = matter.shared.once(_illnesses), matter.facts.within
    for trial in matter.trials:
        own = value(trial, "conditions") or ()
        told = {one.id: one.words for one in illnesses.find(value(trial, "official_title") or "")}
        if (
            own
            and told
            and within.keys() >= set(own)
            and not any(one in within[name] or name in within[one] for one in told for name in own)
        ):
            there = where(trial, "official_title")
            message = f"The official title ({there}) says {', '.join(told.values())}, not {', '.join(own)}."
            yield in_trial(trial, "conditions", message, "Look it up in the registry.")


def _illnesses(facts: Facts) -> Names:
    return names({name: one.id for one in facts.conditions.values() for name in one.names})


def _is_general(facts: Facts, page: Page) -> bool:
    """Whether a page is about several whole illnesses, and so about none of them alone."""
    return (
        sum(name in facts.conditions and facts.conditions[name].part_of is None for name in page.front.about)
        >= _SEVERAL
    )


def _forms(facts: Facts) -> dict[str, frozenset[str]]:
    """For each topic, how texts may name it: its own names, and those of all that is part of it."""
    own = {
        topic.id: {form.lower() for form in _ways(topic.id, topic.name, topic.names)} for topic in facts.topics.values()
    }
    found = {name: set(forms) for name, forms in own.items()}
    for name, within in facts.within.items():
        for inner in within:
            found[name] |= own.get(inner, set())
            found[inner] |= own[name] if inner in found else set()
    return {name: frozenset(form for form in forms if len(form) > 1) for name, forms in found.items()}


def _ways(name: str, title: str, also: Iterable[str]) -> list[str]:
    return [name.replace("-", " "), name, _BRACKETS.sub("", title), *re.findall(r"\((.*?)\)", title), *also]


def _texts(matter: Matter) -> Mapping[str, str]:
    """All texts of each trial in small letters, as one."""
    found: dict[str, list[str]] = defaultdict(list)
    for piece in matter.pieces:
        if trial := trial_of(piece):
            found[trial.id].append(piece.text)
    return {name: " ".join(texts).lower() for name, texts in found.items()}


def _names(text: str, forms: Iterable[str]) -> bool:
    return any(form in text or form.rstrip("s") in text for form in forms)

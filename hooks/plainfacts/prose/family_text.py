"""What families read of the data files and of the generator's own words, as passages, in the order of the pages."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plainfacts.facts.facts import Facts
from plainfacts.facts.models import Trial
from plainfacts.facts.place import Place
from plainfacts.facts.reference import Topic
from plainfacts.facts.values import Unknown
from plainfacts.facts.wording import Wording
from plainfacts.prose.passages import Passage

_PRACTICAL = ("nights_away", "school")
_NOT_READ = (
    "language",
    "direction",
    "trial.phase_source",
    "search.same",
    "search.ignore",
    "search.hint",
    "finder.words_hint",
)
"""Keys (or their beginnings) of what is no sentence: codes, ids, and words that people may type into the search."""
_NAME = re.compile(r"\{[^}]*\}")


def trial_text(trial: Trial) -> Iterator[Passage]:
    """The texts of a trial in plain words, as its page has them; never its exact criteria, official title or names."""
    yield from _text(trial, "title", "title")
    yield from _text(trial, "summary")
    for number, item in enumerate(trial.being_tested.known or ()):
        if isinstance(item.plain, str):
            yield _item(trial, f"being_tested.{number}.plain", item.plain)
    yield from _criteria_text(trial)
    yield from _text(trial, "what_happens")
    for number, step in enumerate((trial.steps and trial.steps.known) or ()):
        yield _item(trial, f"steps.{number}.when", step.when, "words")
        yield _item(trial, f"steps.{number}.what", step.what)
    for field in ("may_help", "side_effects", "other_choices", "not_known", "how_to_join"):
        yield from _text(trial, field)
    yield from _practical_text(trial)
    for number, question in enumerate((trial.questions and trial.questions.known) or ()):
        yield _item(trial, f"questions.{number}", question)
    yield from _text(trial, "results")
    for number, change in enumerate(trial.changes):
        yield _passage(trial.place, f"changes.{number}.what", change.what, trial.id, "item")


def topic_text(topic: Topic) -> Iterator[Passage]:
    """The texts of a condition or treatment, with those of its chances, figures and approvals."""
    yield _passage(topic.place, "plain", topic.plain, topic.id, "paragraph")
    for chance in topic.chances:
        for name in ("who", "outcome"):
            yield _passage(chance.place, name, getattr(chance, name), topic.id, "part")
    for figure in topic.figures:
        for name in ("says", "about"):
            yield _passage(figure.place, name, getattr(figure, name), topic.id, "part")
    for approval in getattr(topic, "approvals", ()):
        yield _passage(approval.place, "for", approval.for_, topic.id, "part")


def reference_text(facts: Facts) -> Iterator[Passage]:
    """The meanings of words and measures, of all conditions and treatments."""
    for topic in facts.topics.values():
        yield from topic_text(topic)
    for term in facts.glossary.values():
        yield _passage(term.place, "plain", term.plain, term.term, "term")
    for measure in facts.measures.values():
        yield _passage(measure.place, "plain", measure.plain, measure.id, "part")


def generated_text(wording: Wording) -> Iterator[Passage]:
    """What the generator itself prints, where the site has its own file of it. Names in braces are left out."""
    for key, line in wording.lines.items():
        if not key.startswith(_NOT_READ):
            text = _NAME.sub("…", wording.texts[key])
            yield Passage(wording.path, line, text, "words", key, part=key)


def _text(trial: Trial, field: str, kind: str = "paragraph") -> Iterator[Passage]:
    fact = getattr(trial, field)
    if fact is not None and isinstance(fact.value, str):
        yield _passage(trial.place, _part(trial, field), fact.value, trial.id, kind)


def _item(trial: Trial, part: str, text: str, kind: str = "item") -> Passage:
    field, _, rest = part.partition(".")
    return _passage(trial.place, f"{_part(trial, field)}.{rest}", text, trial.id, kind)


def _criteria_text(trial: Trial) -> Iterator[Passage]:
    eligibility = trial.eligibility.known
    for side in ("can_join", "cannot_join") if eligibility else ():
        items = getattr(eligibility, side)
        for number, item in enumerate(() if isinstance(items, Unknown) else items):
            yield _item(trial, f"eligibility.{side}.{number}.plain", item.plain)


def _practical_text(trial: Trial) -> Iterator[Passage]:
    practical = trial.practical.known if trial.practical else None
    for name in _PRACTICAL if practical else ():
        value = getattr(practical, name)
        if isinstance(value, str):
            yield _item(trial, f"practical.{name}", value)


def _part(trial: Trial, field: str) -> str:
    long = f"{field}.value"
    return long if trial.place.has(long) else field


def _passage(place: Place, part: str, text: str, owner: str, kind: str) -> Passage:
    return Passage(place.path, place.line(part), text, kind, owner, part=part)

"""What the texts of a trial must say, and how long they may be."""

from __future__ import annotations

import re

from plainfacts.checks.engine.access import value
from plainfacts.checks.engine.findings import counted, in_trial
from plainfacts.checks.engine.rule import Findings, Matter, rule
from plainfacts.facts.house.word_patterns import Patterns
from plainfacts.readability.sentences import split_sentences

_SAYS = Patterns(__name__)
_REQUIRED = ("summary", "what_happens", "may_help", "side_effects", "other_choices", "not_known", "how_to_join")
_LEAST_LETTERS = 15
_MOST_SENTENCES = 2


def may_not_help_is_said(text: str) -> bool:
    """Whether a text says that a trial may not help."""
    return _SAYS["may_not"].search(text) is not None


@rule("title-length", ref="R10")
def title_length(matter: Matter) -> Findings:
    """The title of a trial has at most 65 characters (title_characters in style.yaml).

    Why: longer titles are cut off in lists and in search results.
    Example: the official title as `title:`.
    Fix: say in plain words what is tested, in whom.
    Source: NHS digital service manual (headings of 65 characters); rules of good patient information R10.
    """
    most = int(matter.facts.style.limit("title_characters"))
    for trial in matter.trials:
        title = value(trial, "title")
        if title and len(title) > most:
            message = f"The title has {len(title)} characters; the limit is {most}."
            yield in_trial(trial, "title", message, f"Shorten it by {len(title) - most} characters.")


@rule("summary-length", ref="R13", severity="warning")
def summary_length(matter: Matter) -> Findings:
    """The summary of a trial has one or two sentences.

    Why: it is read first, by tired people; more belongs under `what_happens`.
    Example: a summary of five sentences.
    Fix: keep what is tested and for whom.
    Source: CDC Clear Communication Index 1 (main message); rules of good patient information R13.
    """
    for trial in matter.trials:
        count = len(split_sentences(value(trial, "summary") or ""))
        if count > _MOST_SENTENCES:
            message = f"The summary has {counted(count, 'sentence')}; the limit is {_MOST_SENTENCES}."
            yield in_trial(trial, "summary", message, "Keep what is tested and for whom.")


@rule("may-not-help", ref="T11", english=True)
def may_not_help(matter: Matter) -> Findings:
    """The text on possible benefit says that the trial may not help.

    Why: many parents take a trial for a treatment meant for their child; half the truth is a false promise.
    Example: `may_help: The medicine can shrink the tumour.`
    Fix: add "It may not help your child."
    Source: rules of good patient information T11; IPDAS (positive and negative features in equal detail).
    """
    for trial in matter.trials:
        text = value(trial, "may_help")
        if text and not may_not_help_is_said(text):
            message = "The text does not say that the trial may not help."
            yield in_trial(trial, "may_help", message, 'Add "It may not help your child."')


@rule("no-trial", ref="T11", english=True)
def no_trial(matter: Matter) -> Findings:
    """The text on other choices says that no trial is one of them.

    Why: families must know that they can say no.
    Example: `other_choices: Ask about other trials.`
    Fix: add "You can also choose no trial."
    Source: rules of good patient information T11; DISCERN 12 (what if no treatment is used).
    """
    for trial in matter.trials:
        text = value(trial, "other_choices")
        if text and not _SAYS["no_trial"].search(text):
            message = "The text does not say that no trial is a choice."
            yield in_trial(trial, "other_choices", message, 'Add "You can also choose no trial."')


@rule("empty-text", ref="T11")
def empty_text(matter: Matter) -> Findings:
    """A text that every trial has says something, or is `unknown`.

    Why: "-" or "n/a" leaves a family with nothing; `unknown` is printed as "We do not know this yet".
    Example: `side_effects: n/a`.
    Fix: write a sentence, or `unknown`.
    Source: rules of good patient information T11, T14.
    """
    for trial in matter.trials:
        for field in _REQUIRED:
            text = value(trial, field)
            if text and len(re.sub(r"[\W_]", "", text)) < _LEAST_LETTERS:
                message = f"`{text}` says nothing."
                yield in_trial(trial, field, message, "Write a sentence, or `unknown`.")


@rule("side-effects-action", ref="S7", severity="warning", english=True)
def side_effects_action(matter: Matter) -> Findings:
    """The text on side effects says whom to tell.

    Why: a parent who reads it may be worried at that moment.
    Example: a list of side effects and nothing else.
    Fix: add "Tell your team at once if your child feels unwell."
    Source: CDC Clear Communication Index 12 to 14; rules of good patient information S7.
    """
    for trial in matter.trials:
        text = value(trial, "side_effects")
        if text and not _SAYS["action"].search(text):
            message = "The text does not say whom to tell."
            yield in_trial(trial, "side_effects", message, 'Add "Tell your team ...".')

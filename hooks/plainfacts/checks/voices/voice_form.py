"""What each voice of a trial must say, and how long it may be."""

from __future__ import annotations

from collections.abc import Iterator

from plainfacts.checks.engine.findings import counted
from plainfacts.checks.engine.rule import Finding, Findings, Matter, rule
from plainfacts.checks.trials.required_texts import may_not_help_is_said
from plainfacts.facts.house.word_patterns import Patterns
from plainfacts.facts.records.trial import Trial
from plainfacts.facts.records.voices import Voice
from plainfacts.readability.sentences import split_sentences

_SAYS = Patterns(__name__)


@rule("voice-length", ref="R13", severity="warning")
def voice_length(matter: Matter) -> Findings:
    """A trial is told to a teenager in at most 8 sentences, to a child in at most 6 (*_voice_sentences in style.yaml).

    Why: who is ill and young reads a little, and then asks; what is too much is not read at all.
    Example: a voice for children of eleven sentences.
    Fix: keep one sentence for each part; the page for parents has the rest.
    Source: this project's choice, after St Jude Together; rules of good patient information R13, V5.
    """
    for trial, audience, voice in _voices(matter):
        texts = (getattr(voice, part) for part in Voice.model_fields)
        count, most = sum(len(split_sentences(text)) for text in texts), _most(matter, audience)
        if count > most:
            message = f"This voice has {counted(count, 'sentence')}; the limit is {most}."
            yield Finding(trial.place, f"voices.{audience}", message, "Keep one sentence for each part.")


@rule("voice-may-not-help", ref="T11")
def voice_may_not_help(matter: Matter) -> Findings:
    """Each voice says under `may_help` that the trial may not help.

    Why: a teenager or child who hears only of help takes a trial for a treatment that is sure to work.
    Example: `may_help: The medicine makes the leukaemia go away.`
    Fix: add "It may not help you."
    Source: rules of good patient information T11, V5.
    """
    for trial, audience, voice in _voices(matter):
        if not may_not_help_is_said(voice.may_help):
            message = "The text does not say that the trial may not help."
            yield Finding(trial.place, f"voices.{audience}.may_help", message, 'Add "It may not help you."')


@rule("voice-say-no", ref="T11")
def voice_say_no(matter: Matter) -> Findings:
    """Each voice says under `choice` that the reader may say no, and whom to tell.

    Why: children often do not know that they may, and a no that nobody hears is no choice.
    Example: `choice: Your parents decide.`
    Fix: add "You can say no. Tell your family or your doctor."
    Source: rules of good patient information T11, V5; what is told of assent on the pages for children and teenagers.
    """
    for trial, audience, voice in _voices(matter):
        place = f"voices.{audience}.choice"
        if not _SAYS["say_no"].search(voice.choice):
            yield Finding(
                trial.place, place, "The text does not say that the reader may say no.", 'Add "You can say no."'
            )
        elif not _SAYS["to_whom"].search(voice.choice):
            fix = 'Add "Tell your family or your doctor."'
            yield Finding(trial.place, place, "The text does not say to whom the reader can say no.", fix)


def _voices(matter: Matter) -> Iterator[tuple[Trial, str, Voice]]:
    return ((trial, audience, voice) for trial in matter.trials for audience, voice in trial.told_to().items())


def _most(matter: Matter, audience: str) -> int:
    return int(matter.facts.style.limit(f"{audience}_voice_sentences"))

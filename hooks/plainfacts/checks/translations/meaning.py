"""A translation denies what the English denies, keeps its limits, and leaves no sentence out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from plainfacts.checks.translations.plain_text import sentences, without_marks
from plainfacts.checks.translations.translation_rule import Finding, Said, Spoken, translation_rule
from plainfacts.checks.translations.words_of_language import Lexicon, lexicon_of

_EN = lexicon_of("en")
_OPPOSITE = {"least": "most", "most": "least", "less": "more", "more": "less", "before": "after", "after": "before"}
_WHOLE = 40
"""Letters from which on a text is long enough to tell by its length that something is missing."""


@translation_rule("translation-negation")
def translation_negation(spoken: Spoken) -> Iterator[Finding]:
    """A sentence that says "not", "never" or "without" says so in a translation, and no other does.

    Why: one small word turns "do not give ibuprofen" into its opposite.
    Example: "It may not help" translated as "it may help".
    Fix: put the word that denies in, or take it out; or say it as plainly as the English does.
    Source: ISO 17100:2015, 5.3.1 (semantic accuracy).
    """
    denies, negation = spoken.lexicon.denies, spoken.lexicon.negation
    for said in spoken.texts if spoken.lexicon.words.get("denies") else ():
        for english, other in _aligned(said):
            if _EN.denies.search(english) and not (denies.search(other) or negation.search(other)):
                yield (
                    said,
                    f"The English says what is not so, and the translation does not: “{_short(other)}”",
                    "Say “not”.",
                )
                break


@translation_rule("translation-denial-added", "warning")
def translation_denial_added(spoken: Spoken) -> Iterator[Finding]:
    """A sentence that denies nothing in English denies nothing in a translation.

    Why: "it was not open" is the opposite of "it was open".
    Example: "children were alive" translated as "children were no longer alive".
    Fix: take the word that denies out; where the language needs it ("unable" as "cannot"), leave it.
    Source: ISO 17100:2015, 5.3.1 (semantic accuracy).
    """
    denies = spoken.lexicon.denies
    for said in spoken.texts if spoken.lexicon.words.get("denies") else ():
        for english, other in _aligned(said):
            if denies.search(other) and not (_EN.denies.search(english) or _EN.negation.search(english)):
                yield (
                    said,
                    f"The translation says what is not so, and the English does not: “{_short(other)}”",
                    "Take it out.",
                )
                break


@translation_rule("translation-limit")
def translation_limit(spoken: Spoken) -> Iterator[Finding]:
    """ "At least", "less than", "before" and their like mean the same in a translation.

    Why: "at least 2 weeks" and "at most 2 weeks" decide who can join.
    Example: "under 18 years" translated as "over 18 years".
    Fix: write the word for the limit that the English names.
    Source: ISO 17100:2015, 5.3.1 (semantic accuracy).
    """
    for said in spoken.texts:
        for english, other in _aligned(said):
            before, after = _limits(english, _EN), _limits(other, spoken.lexicon)
            turned = [one for one in before - after if _OPPOSITE[one] in after - before]
            lost = [one for one in before - after if one in ("least", "most", "less", "more") and not after]
            if turned or (lost and any(sign.isdigit() for sign in english)):
                word = (turned or lost)[0]
                yield (
                    said,
                    f"The English names a limit ({_WORDS[word]}), and the translation does not.",
                    "Name the same limit.",
                )
                break


_WORDS = {
    "least": "at least",
    "most": "at most",
    "less": "less than",
    "more": "more than",
    "before": "before",
    "after": "after",
}


@translation_rule("translation-whole")
def translation_whole(spoken: Spoken) -> Iterator[Finding]:
    """A translation says all that the English says: no sentence is missing.

    Why: the sentence that is missing may be the one that warns.
    Example: three sentences translated by two, of which none is longer.
    Fix: translate the sentence that is missing.
    Source: ISO 17100:2015, 5.3.1 (semantic accuracy).
    """
    share = float(spoken.lexicon.words.get("share", 0.7))
    for said in [one for one in spoken.texts if not one.entry.place.endswith(("/name", "/term"))]:
        english, other = without_marks(said.english), without_marks(said.said)
        fewer = len(sentences(said.said)) < len(sentences(said.english))
        short = len(other) < len(english) * (share if fewer else share * 0.6)
        if len(english) >= _WHOLE and short:
            told = "has fewer sentences than the English" if fewer else "is much shorter than the English"
            yield said, f"The translation {told}: something may be missing.", "Translate all of it."


def _aligned(said: Said) -> Sequence[tuple[str, str]]:
    """The sentences side by side; the whole texts where their numbers differ."""
    english, other = sentences(said.english), sentences(said.said)
    if len(english) != len(other):
        return [(without_marks(said.english), without_marks(said.said))]
    return list(zip_longest(english, other, fillvalue=""))


def _limits(text: str, lexicon: Lexicon) -> set[str]:
    return {name for name, pattern in lexicon.limits.items() if pattern.search(text)}


def _short(text: str) -> str:
    text = " ".join(text.split())
    return f"{text[:60]}…" if len(text) > 60 else text

"""A translation keeps the negations and limits of the English, and leaves nothing out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from plainfacts.checks.engine.rule import rule
from plainfacts.checks.translations.plain_text import aligned, sentences, without_marks
from plainfacts.checks.translations.translated_text import Finding, TranslatedText, TranslationContext
from plainfacts.checks.translations.words_of_language import MANY, Lexicon, lexicon_of, meant

_EN = lexicon_of("en")
_WHOLE = 40
"""The fewest letters of an English text whose translation can be judged by its length."""
_LIST = re.compile(
    r"(?:^|[.;:(] )(?!(?:In|On|At|For|With|Without|After|Before|Some|From|By|If|Of|When|and|or) )[^,.;:()]{2,60}"
    r"((?:, (?!(?:and|or|in|by|given|both|up|it|there|you|they|we|that|with|again) )"
    r"[^\s,.;:()]+(?: [^\s,.;:()]+){0,6})+),? (?:and|or) "
)
"""A list of three or more short items."""


@rule("translation-negation")
def translation_negation(context: TranslationContext) -> Iterator[Finding]:
    """A sentence with "not", "never" or "without" has a negation in its translation too.

    Why: one small word turns "do not give ibuprofen" into its opposite.
    Example: "It may not help" translated as "it may help".
    Fix: add the negation, or say it as plainly as the English does.
    Source: ISO 17100:2015, 5.3.1 (semantic accuracy).
    """
    for text in context.texts if context.lexicon.words.get("denies") else ():
        pairs = aligned(text.english, text.translated)
        lost = [other for english, other in pairs if _denies(english, _EN) and not _may_deny(other, context.lexicon)]
        if not lost and len(pairs) == 1 and _fewer_denied(text, context.lexicon):
            lost = [text.translated]
        if lost:
            told = f"The English has a negation that the translation lacks: “{_short(lost[0])}”"
            yield text, told, "Add the negation."


@rule("translation-denial-added", severity="warning")
def translation_denial_added(context: TranslationContext) -> Iterator[Finding]:
    """A sentence without a negation in English has none in its translation.

    Why: "it was not open" is the opposite of "it was open".
    Example: "children were alive" translated as "children were no longer alive".
    Fix: remove the negation; keep it where the language needs it ("unable" as "cannot").
    Source: ISO 17100:2015, 5.3.1 (semantic accuracy).
    """
    for text in context.texts if context.lexicon.words.get("denies") else ():
        for english, other in aligned(text.english, text.translated):
            if _denies(other, context.lexicon) and not _may_deny(english, _EN):
                told = f"The translation has a negation that the English lacks: “{_short(other)}”"
                yield text, told, "Remove it, unless the language needs it."
                break


@rule("translation-limit")
def translation_limit(context: TranslationContext) -> Iterator[Finding]:
    """ "At least", "before", "only" and "may" mean the same in a translation, and no word becomes its opposite.

    Why: "at least 2 weeks" and "at most 2 weeks" decide who can join; what may help is no promise.
    Example: "under 18 years" translated as "over 18 years".
    Fix: write the word for the limit that the English names.
    Source: ISO 17100:2015, 5.3.1 (semantic accuracy).
    """
    for text in context.texts:
        for english, other in aligned(text.english, text.translated):
            if lost := _other_limit(english, other, context.lexicon):
                yield text, f"The English says “{lost}”, and the translation does not.", "Say the same."
                break


@rule("translation-whole")
def translation_whole(context: TranslationContext) -> Iterator[Finding]:
    """A translation says all that the English says: no sentence is missing, and no item of a list.

    Why: the sentence that is missing may be the one that warns.
    Example: three sentences translated by two, of which none is longer.
    Fix: translate what is missing.
    Source: ISO 17100:2015, 5.3.1 (semantic accuracy).
    """
    share = float(context.lexicon.words.get("share", 0.7))
    for text in [one for one in context.texts if not one.is_name]:
        english, other = without_marks(text.english), without_marks(text.translated)
        fewer = len(sentences(text.translated)) < len(sentences(text.english))
        short = len(other) < len(english) * (share if fewer else share * 0.6)
        if len(english) >= _WHOLE and short:
            told = "has fewer sentences than the English" if fewer else "is much shorter than the English"
            yield text, f"The translation {told}: something may be missing.", "Translate all of it."
        elif any(_shorter_list(*pair, context.lexicon) for pair in aligned(text.english, text.translated)):
            yield text, "The translation has fewer items in a list than the English.", "Translate all of them."


@lru_cache(maxsize=MANY)
def _denies(text: str, lexicon: Lexicon) -> bool:
    return bool(lexicon["denies"].search(lexicon["saying"].sub(" ", text)))


@lru_cache(maxsize=MANY)
def _may_deny(text: str, lexicon: Lexicon) -> bool:
    return _denies(text, lexicon) or bool(lexicon["negation"].search(text))


def _fewer_denied(text: TranslatedText, lexicon: Lexicon) -> bool:
    """Whether fewer sentences have a negation than in the English, if their numbers differ."""
    before, after = sentences(text.english), sentences(text.translated)
    return sum(_may_deny(one, lexicon) for one in after) < sum(_denies(one, _EN) for one in before) - abs(
        len(before) - len(after)
    )


def _other_limit(english: str, other: str, lexicon: Lexicon) -> str | None:
    """The limit, or other restricting word, of the English that the translation changes or lacks; or None."""
    said = meant(english, _EN)
    for group in [name for name in lexicon.contrasts if name in said and name != "unit"]:
        if turned := lexicon.turned(group, english, other):
            return _WORDS.get(turned[0], turned[0])
    for group in ("bound", "amount"):
        named = said.get(group)
        if named and _EN.amounts.search(english) and not _limited(other, lexicon):
            return next(_WORDS[name] for name in _EN.contrasts[group] if name in named)
    narrowed = _narrowed(english)
    lost = (name for name, found in lexicon.kept.items() if name in narrowed and not found.search(other))
    return next(lost, None)


def _limited(text: str, lexicon: Lexicon) -> bool:
    """Whether a text names a limit, in a language whose words for limits are known."""
    groups = [group for group in ("bound", "amount", "order") if lexicon.contrasts.get(group)]
    return not groups or any(lexicon.meant(group, text) for group in groups)


@lru_cache(maxsize=MANY)
def _narrowed(english: str) -> frozenset[str]:
    """The words of an English text that narrow what is said."""
    return frozenset(name for name, found in _EN.kept.items() if found.search(english))


_WORDS = {"least": "at least", "most": "at most", "less": "less than", "more": "more than"}


def _shorter_list(english: str, other: str, lexicon: Lexicon) -> bool:
    found = _LIST.search(english)
    if not found or not lexicon.words.get("joins"):
        return False
    outside = english[: found.start(1)] + english[found.end() :]
    items = found[1].count(",") + 1 + len(_EN["joins"].findall(outside))
    return len(lexicon.joints.findall(other)) < items


def _short(text: str) -> str:
    text = " ".join(text.split())
    return f"{text[:60]}…" if len(text) > 60 else text

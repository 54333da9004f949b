"""The style of a translation: one form of address, agreed words, the language's punctuation, no English left."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from plainfacts.checks.engine.rule import rule
from plainfacts.checks.translations.plain_text import IN_BRACKETS, sentences, without_marks
from plainfacts.checks.translations.translated_text import Finding, TranslationContext
from plainfacts.checks.translations.words_of_language import MANY, lexicon_of

_EN = lexicon_of("en")
_LEFT = _EN.any_of(_EN.words["left"])
_RUN = re.compile(r"(?<![\w-])(?=([a-z]{3,} [a-z]{3,} [a-z]{3,}|(?:[a-z]+ ){3}[a-z]+)(?![\w-]))")
_NO_SPACE = re.compile(r"\w[;!?»]|\w:(?=\s|$)|«\w|\w [;:!?»](?=\s|$)")
_STRAIGHT = re.compile(r"(?<!\w)\"\w|\w[.!?]?\"(?!\w)")


@rule("translation-english")
def translation_english(context: TranslationContext) -> Iterator[Finding]:
    """No sentence of a translation is still in English.

    Why: a reader who knows no English stops there, and screen readers read it with the wrong voice.
    Example: a msgstr that is a copy of its msgid.
    Fix: translate it, or leave the msgstr empty: then it is shown as English.
    Source: WCAG 2.2, 3.1.2.
    """
    for text in context.texts if not context.lexicon.language.startswith("en") else ():
        left = any(len({word.lower() for word in _LEFT.findall(one)}) > 1 for one in sentences(text.translated))
        kept = _runs(text.english) & _runs(text.translated) if not text.is_name else set()
        if left or kept:
            yield text, "This is still in English.", "Translate it, or leave it empty."


@rule("translation-term", severity="warning")
def translation_term(context: TranslationContext) -> Iterator[Finding]:
    """A word has the agreed translation: that of translations/terms.yaml or, in brackets, that of the glossary.

    Why: two words for one thing are two things to a family.
    Example: *stamcel* on one page and *moedercel* on the next.
    Fix: use the agreed word, or agree on another one in translations/terms.yaml or in the glossary's `also`.
    Source: ISO 17100:2015, 5.3.1 (terminology).
    """
    for text in context.texts:
        other = text.translated.casefold()
        for english, forms in context.terms:
            if _names(text.english, english) and not any(form.casefold() in other for form in forms):
                yield text, f"`{english}` is not translated by the agreed word.", f"Write `{forms[0]}`."
        for word in IN_BRACKETS.findall(text.english):
            forms = context.words.get(word.casefold(), ())
            if forms and not any(form in other for form in forms):
                yield text, f"`{word}` is not translated by the word of the glossary.", f"Write `{forms[0]}`."


@rule("translation-address", severity="warning")
def translation_address(context: TranslationContext) -> Iterator[Finding]:
    """A reader is addressed in one form: *je*, *vous*, *Sie*; a child or teenager in German as *du*.

    Why: a page that changes its form speaks with two voices.
    Example: *u* and *uw* in a Dutch text.
    Fix: use the form that docs/languages.md names for this language and audience.
    Source: the language guide of this project.
    """
    for text in context.texts:
        avoid = context.lexicon.avoid(text.entry.audience)
        found = avoid.search(without_marks(text.translated))
        if found:
            yield text, f"`{found[0]}` addresses the reader in another form.", "Use the form of this language."


@rule("translation-signs", severity="warning")
def translation_signs(context: TranslationContext) -> Iterator[Finding]:
    """Quotation marks and spaces are those of the language.

    Why: a French punctuation mark alone on the next line, or English quotation marks, make a text look careless.
    Example: *Attention!* in French, without the narrow space before the sign.
    Fix: in French put a no-break space before ; : ! ? and inside « »; in German write „so“.
    Source: Lexique des règles typographiques en usage à l'Imprimerie nationale; Duden, Anführungszeichen.
    """
    for text in context.texts:
        plain = re.sub(r"https?:\S+|\d:\d", "", without_marks(text.translated)).replace("…", "")
        if context.lexicon.words.get("spaces") and (found := _NO_SPACE.search(plain)):
            yield text, f"A no-break space is missing at `{found[0]}`.", "Put U+202F or U+00A0 there."
        elif context.lexicon.words.get("quotes") and '"' not in text.english[:1] and _STRAIGHT.search(plain):
            yield text, "The quotation marks are straight.", "Write „ and “."


@lru_cache(maxsize=MANY)
def _names(text: str, word: str) -> bool:
    """Whether a text has a word, in the singular or plural."""
    plain = without_marks(text)
    return word.casefold() in plain.casefold() and bool(_wanted(word).search(plain))


@cache
def _wanted(word: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(word)}(?:s|es)?(?!\w)", re.IGNORECASE)


@lru_cache(maxsize=MANY)
def _runs(text: str) -> set[str]:
    """All runs of three long or four short words in lower case: two languages never share one by chance."""
    return {found[1] for found in _RUN.finditer(without_marks(text))}

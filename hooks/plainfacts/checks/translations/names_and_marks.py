"""What must not be translated: names, registry numbers, markers, inline facts, links."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any

from plainfacts.checks.engine.rule import rule
from plainfacts.checks.translations.plain_text import IN_BRACKETS, aligned, without_marks
from plainfacts.checks.translations.translated_text import Finding, TranslationContext
from plainfacts.checks.translations.words_of_language import MANY
from plainfacts.facts.facts import Facts
from plainfacts.translations.notes import MARKS, NAME

_CODE = re.compile(
    r"(?<![A-Za-z0-9])(?<![A-Za-z0-9]-)(?:[BT](?![\w'’])|[A-Za-z]+\d+(?:[./-]\d+)*[A-Za-z]?(?!\w)|\d{4}-\d{6}-\d{2}(?:-\d{2})?|[A-Z]{3,}-[A-Z]{3,}(?!\w))"
)
_NOTE = re.compile(r"\[\^[^\]]+\]")
_TOKEN = re.compile(r"(?<![\w-])[A-Z][\w’'-]*[a-z\d][\w’-]*|(?<![\w-])[A-Z]{2,}[\w-]*|\d+")
_STRONG = re.compile(r"\*\*|__")
_SIGNS = re.compile(r"[{\[*_]")
"""What each of these marks has, and few texts."""


@rule("translation-marks")
def translation_marks(context: TranslationContext) -> Iterator[Finding]:
    """A translation has the same inline facts, and its links the same targets.

    Why: an inline fact that is left out is missing on the page, and a changed link leads elsewhere.
    Example: `{name}` left out, or `[call](first-days.md)` where the English leads to when-to-call.md.
    Fix: copy what is in braces and round brackets from the English.
    Source: the data format of this project; GNU gettext manual, format strings.
    """
    for text in context.texts:
        for what in (MARKS, NAME, _NOTE, _STRONG) if _SIGNS.search(text.english + text.translated) else ():
            before, after = Counter(what.findall(text.english)), Counter(what.findall(text.translated))
            if before != after and not (text.entry.plural and set(after) <= set(before)):
                odd = [*(before - after), *(after - before)]
                yield text, f"`{odd[0]}` is not the same as in the English.", "Copy it from the English."
                break
        else:
            if text.english.count("\n\n") != text.translated.count("\n\n"):
                yield text, "The number of paragraphs differs from the English.", "Use the same paragraphs."


@rule("translation-name")
def translation_name(context: TranslationContext) -> Iterator[Finding]:
    """Names of trials, medicines and markers, and registry numbers, are the same in a translation.

    Why: a family looks them up, and a doctor knows them by these letters.
    Example: CD19 that became CD20; the name of a trial that was translated.
    Fix: write the name as the English has it.
    Source: the data format of this project.
    """
    same = {name: name for name in context.same}
    english = {**same, **{form: name for name, forms, _ in context.names for form in forms}}
    other = {**same, **{form: name for name, _, forms in context.names for form in forms}}
    patterns = _compiled(tuple(sorted(english, key=_longest))), _compiled(tuple(sorted(other, key=_longest)))
    for text in context.texts:
        before = _found(text.english, patterns[0], english)
        after = _found(text.translated, patterns[1], other)
        odd = sorted((before - after) | (after - before))
        if odd and not text.is_name:
            yield (
                text,
                f"The name `{odd[0]}` is not the same as in the English.",
                "Write it as the English has it.",
            )


@rule("translation-order", severity="warning")
def translation_order(context: TranslationContext) -> Iterator[Finding]:
    """Names and numbers that occur once in a sentence and once in its translation have the same order.

    Why: two names that changed places make two wrong sentences, in which every word is right.
    Example: "Karnofsky if they are older than 12, Lansky if they are younger" with the two names swapped.
    Fix: put each where it belongs; where the language needs the other order, build the sentence in another way.
    Source: ISO 17100:2015, 5.3.1 (semantic accuracy).
    """
    for text in [one for one in context.texts if not one.is_name]:
        for pair in aligned(text.english, text.translated):
            if odd := _out_of_turn({}, *map(_tokens, pair)) or _out_of_turn(
                context.words, *map(IN_BRACKETS.findall, pair)
            ):
                yield text, f"`{odd}` is in another place than in the English.", "Put it where it belongs."
                break


def _out_of_turn(words: Mapping[str, Sequence[str]], english: Sequence[str], other: Sequence[str]) -> str | None:
    """The first of some tokens that is out of order in the translation, or None; `words` are their forms there."""
    places = {}
    for token in english:
        forms = {form.casefold() for form in words.get(token.casefold(), (token,))}
        found = [place for place, its in enumerate(other) if its.casefold() in forms]
        if len(found) == english.count(token) == 1:
            places[token] = found[0]
    return next(
        (token for token, place in zip(places, sorted(places.values()), strict=True) if places[token] != place), None
    )


def _found(text: str, names: re.Pattern[str] | None, known: Mapping[str, str]) -> set[str]:
    """The codes in a text, and its names in their English form."""
    plain = without_marks(text)
    return {*_codes(plain), *(known[name] for name in (names.findall(plain) if names else ()))}


@lru_cache(maxsize=MANY)
def _codes(text: str) -> Sequence[str]:
    return _CODE.findall(text)


@lru_cache(maxsize=MANY)
def _tokens(text: str) -> Sequence[str]:
    return _TOKEN.findall(text)


def _longest(name: str) -> tuple[int, str]:
    return -len(name), name


@lru_cache(maxsize=16)  # two a catalogue
def _compiled(names: tuple[str, ...]) -> re.Pattern[str] | None:
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, names))})(?!\w)") if names else None


def _known(names: Any) -> tuple[str, ...]:
    return names if isinstance(names, tuple) else ()


def proper_names(facts: Facts) -> Sequence[str]:
    """Names that are the same in every language: of trials, and brands."""
    trials = [trial.name.known for trial in facts.trials.values() if trial.name.known]
    brands = [brand for treatment in facts.treatments.values() for brand in _known(treatment.brands)]
    return sorted({name for name in (*trials, *brands) if name})

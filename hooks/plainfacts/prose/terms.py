"""Finding words and phrases in a text: whole words, longest first, whatever marks or line breaks stand between them.

One matcher for all: words to avoid, words that are explained, names. A phrase is found in its plain inflected forms
("treatment": treatments), with a hyphen or a space, with curly or straight apostrophes, and across line breaks and
Markdown marks; never across the end of a sentence or a comma. A capital letter of the phrase must be a capital in
the text: "ALL" is not "all", and "Cure Leukaemia" is not "cure leukaemia".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Generic, TypeVar

T = TypeVar("T")

_INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
_APOSTROPHES = "'’ʼ‘"
_TOKEN = re.compile(
    rf"[^\W\d_](?:\.[^\W\d_])+(?![^\W_])"  # e.g, U.S
    rf"|[^\W_]+(?:[{_INVISIBLE}]+[^\W_]+)*(?:[{_APOSTROPHES}][^\W_]+)*|[&/+]"
)
_TIDY = str.maketrans({**dict.fromkeys(_INVISIBLE), **dict.fromkeys(_APOSTROPHES, "'")})
_GAP = re.compile(rf"[\s*_~\[\]\"“”'’‘{_INVISIBLE}‐‑-]*")
_VOWELS = "aeiou"
_SHORTEST_INFLECTED = 3


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a text: as typed (tidied), in small letters, its place. `joined`: no mark parts it from the last."""

    text: str
    lower: str
    start: int
    end: int
    joined: bool


@dataclass(frozen=True, slots=True)
class Match(Generic[T]):
    """A phrase found in a text at text[start:end], with what it stands for."""

    start: int
    end: int
    value: T


def tokens(text: str) -> tuple[Token, ...]:
    """The words of a text. Hyphens part words; `&`, `/` and `+` are words of their own."""
    found: list[Token] = []
    end = 0
    for match in _TOKEN.finditer(text):
        tidy = match[0].translate(_TIDY)
        joined = bool(_GAP.fullmatch(text, end, match.start()))
        found.append(Token(tidy, tidy.lower(), match.start(), match.end(), joined))
        end = match.end()
    return tuple(found)


@lru_cache(maxsize=131_072)
def words_of(text: str) -> tuple[Token, ...]:
    """The words of a text, remembered: several rules look at each passage and each sentence."""
    return tokens(text)


@lru_cache(maxsize=16_384)
def inflected(word: str) -> frozenset[str]:
    """A small-letter word and its plain endings: treat, treats, treated, treating; stop, stopped; carry, carries."""
    if len(word) < _SHORTEST_INFLECTED or not word.isalpha():
        return frozenset((word,))
    stem = word[:-1] if word.endswith("e") else word
    found = {word, f"{word}s", f"{word}es", f"{stem}ed", f"{stem}ing"}
    if word[-1] == "y" and word[-2] not in _VOWELS:
        found |= {f"{word[:-1]}ies", f"{word[:-1]}ied"}
    if word[-1] not in "aeiouwxy" and word[-2] in _VOWELS and word[-3] not in _VOWELS:
        found |= {f"{word}{word[-1]}ed", f"{word}{word[-1]}ing"}
    return frozenset(found)


@dataclass(frozen=True, slots=True)
class _Part:
    """One word of a phrase: the forms it may take, or the beginning that any ending may follow; its capitals."""

    forms: frozenset[str]
    beginning: str
    capitals: tuple[int, ...]

    def fits(self, token: Token) -> bool:
        bare = token.lower.removesuffix("'s")
        if not (
            token.lower in self.forms or bare in self.forms or (self.beginning and bare.startswith(self.beginning))
        ):
            return False
        return all(place < len(token.text) and token.text[place].isupper() for place in self.capitals)


@dataclass(frozen=True)
class _Phrase(Generic[T]):
    parts: tuple[_Part, ...]
    group: str
    value: T

    def fits(self, words: Sequence[Token], at: int) -> bool:
        found = words[at : at + len(self.parts)]
        return len(found) == len(self.parts) and all(
            part.fits(token) and (token.joined or not number)
            for number, (part, token) in enumerate(zip(self.parts, found, strict=True))
        )


@dataclass(frozen=True)
class Matcher(Generic[T]):
    """Finds phrases. In each group the longest phrase wins, and no two matches of a group share a word.

    `by_form` holds the phrases by the forms of their first word, `by_beginning` those whose first word ends in `*`.
    """

    by_form: Mapping[str, Sequence[_Phrase[T]]]
    by_beginning: Mapping[str, Sequence[_Phrase[T]]]
    _met: dict[str, Sequence[_Phrase[T]]] = field(default_factory=dict, compare=False)

    def find(self, words: Sequence[Token]) -> Iterator[Match[T]]:
        """The phrases in the words of a text, in order of their beginning."""
        free: dict[str, int] = {}
        for at, token in enumerate(words):
            taken: set[str] = set()
            for phrase in self._beginning_with(token.lower):
                if phrase.group not in taken and free.get(phrase.group, 0) <= at and phrase.fits(words, at):
                    taken.add(phrase.group)
                    free[phrase.group] = at + len(phrase.parts)
                    yield Match(token.start, words[at + len(phrase.parts) - 1].end, phrase.value)

    def _beginning_with(self, word: str) -> Sequence[_Phrase[T]]:
        """The phrases that may begin with this word, longest first. Remembered: texts repeat their words."""
        known = self._met.get(word)
        if known is None:
            bare = word.removesuffix("'s")
            found = [*self.by_form.get(word, ()), *(self.by_form.get(bare, ()) if bare != word else ())]
            for beginning, phrases in self.by_beginning.items():
                found += phrases if bare.startswith(beginning) else ()
            known = self._met[word] = sorted(found, key=lambda phrase: -len(phrase.parts))
        return known


def matcher(phrases: Iterable[tuple[str, str, T]], *, inflect: bool = True) -> Matcher[T]:
    """A matcher of `(phrase, group, value)`. `*` at the end of a word stands for any ending."""
    by_form: dict[str, list[_Phrase[T]]] = {}
    by_beginning: dict[str, list[_Phrase[T]]] = {}
    for text, group, value in phrases:
        if parts := _parts(text, inflect):
            phrase = _Phrase(parts, group, value)
            for form in parts[0].forms:
                by_form.setdefault(form, []).append(phrase)
            if parts[0].beginning:
                by_beginning.setdefault(parts[0].beginning, []).append(phrase)
    return Matcher(by_form, by_beginning)


def _parts(text: str, inflect: bool) -> tuple[_Part, ...]:
    found = []
    for token in tokens(text):
        capitals = tuple(place for place, letter in enumerate(token.text) if letter.isupper())
        if text[token.end : token.end + 1] == "*":
            found.append(_Part(frozenset(), token.lower, capitals))
        else:
            forms = inflected(token.lower) if inflect else frozenset((token.lower,))
            found.append(_Part(forms, "", capitals))
    return tuple(found)

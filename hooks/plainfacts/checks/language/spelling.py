"""Typing mistakes: known misspellings, words one letter away from a common word, and words typed twice.

The known misspellings are codespell's list, to which people add what they meet (docs/decisions/0025). Any other word is
reported only if it is far rarer than a common word one letter away. Names and terms of the site are never reported.
"""

from __future__ import annotations

import re
import string
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache
from importlib import resources

from plainfacts.checks.engine.findings import at, quoted
from plainfacts.checks.engine.readable import names_in
from plainfacts.checks.engine.rule import Findings, Matter, rule
from plainfacts.checks.language.naming import known_words
from plainfacts.facts.facts import Facts
from plainfacts.prose.passages import Passage
from plainfacts.prose.phrases import Token, words_of
from plainfacts.readability.frequency import zipf_of_words

_LISTED_LETTERS, _SHORTEST, _SHORT, _LONGEST = 3, 4, 5, 30
_RARE, _COMMON, _EVERYDAY, _RARER_BY = 2.0, 2.475, 4.0, 2.175
"""Word frequencies (wordfreq) on the Zipf scale: 2 is once in ten million words. With these values, about 20 of 268,000
words of medical and news texts for lay readers were reported wrongly, and 85 real misspellings in them were found
(docs/language-rules.md)."""
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_TWICE = re.compile(r"(?<![\w'’-])([^\W\d_]+)\s+((?i:\1))(?![\w'’-])")
_ENDINGS = ("ic", "al", "ly")
_QUOTES = tuple("\"“”'‘’")
_TWICE_ON_PURPOSE = frozenset(
    {"had", "that", "very", "many", "so", "no", "bye", "night", "ha", "knock", "really", "far"}
)


@rule("doubled-word", ref="G7", english=True)
def doubled_word(matter: Matter) -> Findings:
    """No word is typed twice in a row.

    Why: a reader stumbles, and wonders how carefully the rest was written.
    Example: "Your team can can help."
    Fix: delete one of the two.
    Source: rules of good patient information G7.
    """
    for passage in matter.readable.passages:
        for match in _TWICE.finditer(passage.text):
            before, word = match[1], match[2]
            if before in (word, word.capitalize()) and word.lower() not in _TWICE_ON_PURPOSE:
                yield at(passage, match.start(2), f"{quoted(word)} is typed twice.", "Delete one of the two.")


@rule("misspelt", ref="G7", severity="warning", english=True)
def misspelt(matter: Matter) -> Findings:
    """A word is spelt as a dictionary spells it; names and terms of this site are known.

    Why: a slip makes families doubt the facts beside it, and the search does not find the word.
    Example: "recieve", "teh", "hosptial"; "dasatinb" where the site has dasatinib.
    Fix: use the spelling that the message names; a name that is right is added to `names` in data/style.yaml.
    Source: codespell's list of misspellings; how often words are used (wordfreq); rules of good patient information G7.
    """
    fine, american = set(matter.shared.once(_own_words)), matter.shared.once(_american)
    names = matter.shared.once(_names)
    for passage in matter.readable.passages:
        wrong = {word for word in set(_WORD.findall(passage.text)) - fine if _meant(word, names)}
        fine.update(_WORD.findall(passage.text) if not wrong else ())
        for word in words_of(passage.text) if wrong else ():
            right = _meant(word.text, names) if word.text in wrong else None
            if right and _is_plain(word, passage) and not _is_quoted(word, passage.text):
                yield at(passage, word.start, *_told(word.text, american.get(right, right)))


def _is_plain(word: Token, passage: Passage) -> bool:
    """Whether a word is in lower case, or capitalised only because it starts a sentence."""
    return word.text.islower() or (
        word.text[1:].islower() and any(word.start == one.start for one in passage.sentences)
    )


def _is_quoted(word: Token, text: str) -> bool:
    """Whether a word is alone in quotation marks, as a word to talk about: the ending of medicines' names."""
    return text[max(word.start - 1, 0) : word.start] in _QUOTES and text[word.end : word.end + 1] in _QUOTES


def _told(word: str, right: str) -> tuple[str, str]:
    if _listed(_bare(word)):
        return f"{quoted(word)} is misspelt.", f'Write "{right}".'
    fix = f'Write "{right}", or add the word to `names` in data/style.yaml if it is right.'
    return f'{quoted(word)} is one letter away from "{right}", and hardly anyone writes it.', fix


def _meant(word: str, names: frozenset[str]) -> str | None:
    """The word of which a word as typed is a misspelling, or None."""
    return _listed(_bare(word)) or _near(_bare(word), names)


def _bare(word: str) -> str:
    return word.lower().replace("’", "'").removesuffix("'s")


def _american(facts: Facts) -> Mapping[str, str]:
    listed = facts.style.words.get("us-spelling")
    return listed.replace if listed else {}


def _own_words(facts: Facts) -> frozenset[str]:
    """The words in all names and terms of the site, whose spelling is not judged."""
    return frozenset(word.lower for text in _own_texts(facts) for word in words_of(text)).union(known_words(facts))


def _names(facts: Facts) -> frozenset[str]:
    """The longer words in names of medicines, illnesses and places and in terms, which may have been misspelt."""
    return frozenset(word for word in known_words(facts) if word.isascii() and word.isalpha())


def _own_texts(facts: Facts) -> Iterator[str]:
    yield from names_in(facts)
    yield from facts.style.acronyms
    for topic in facts.topics.values():
        yield from (topic.name, *topic.also_called)
    for term in facts.glossary.values():
        yield from (term.term, *term.also, term.say or "")
    for measure in facts.measures.values():
        yield from (measure.name, *measure.also)


@cache
def _misspellings() -> Mapping[str, str]:
    """The known misspellings with their corrections ("abd->and, bad,"), without those that may be words themselves."""
    text = (resources.files("codespell_lib") / "data" / "dictionary.txt").read_text("utf-8")
    pairs = (line.partition("->") for line in text.splitlines())
    return {wrong: right for wrong, _, right in pairs if "," not in right or right.endswith(",")}


def _listed(word: str) -> str | None:
    meant = _misspellings().get(word) if len(word) >= _LISTED_LETTERS else None
    return meant and meant.rstrip(",").replace(", ", '" or "')


@lru_cache(maxsize=65_536)
def _near(word: str, names: frozenset[str]) -> str | None:
    """The common word or name that is one letter away from a word that nobody uses, with the same first letter.

    None as well for a word with a digit or a letter of another alphabet.
    """
    often = zipf_of_words("en")
    if (
        not _SHORTEST <= len(word) <= _LONGEST
        or often.get(word, 0.0) > _RARE
        or not (word.isascii() and word.isalpha())
    ):
        return None
    forms = set(_one_letter_off(word))
    if name := min((form for form in forms & names if not _is_form_of(word, form)), default=""):
        return name
    best = max(forms, key=lambda form: often.get(form, 0.0))
    own = often.get(word) or zipf_of_words("en", rare=True).get(word, 0.0)
    asked = max(_EVERYDAY if len(word) < _SHORT else _COMMON, own + _RARER_BY)
    return best if often.get(best, 0.0) > asked and word != f"{best}s" else None


def _is_form_of(word: str, name: str) -> bool:
    """Whether a word is a name with another ending: a plural, or "neutropenic" for "neutropenia"."""
    return name.rstrip("s") == word.rstrip("s") or (word[-2:] in _ENDINGS and word[-2:] != name[-2:])


def _one_letter_off(word: str) -> Iterable[str]:
    """Every form with one letter omitted, changed, added or swapped with the next, and the same first letter."""
    for at_ in range(1, len(word) + 1):
        start, rest = word[:at_], word[at_:]
        yield start + rest[1:]
        yield start + rest[1:2] + rest[:1] + rest[2:]
        for letter in string.ascii_lowercase:
            yield start + letter + rest[1:]
            yield start + letter + rest

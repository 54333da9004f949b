"""The form of headings, links and emphasis."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from babel import Locale

from plainfacts.checks.engine.findings import EVERYDAY, at, listed, proses, quoted
from plainfacts.checks.engine.readable import other_passages
from plainfacts.checks.engine.rule import Findings, Matter, rule
from plainfacts.checks.engine.word_search import LINKS_ONLY
from plainfacts.facts.facts import Facts
from plainfacts.prose.page_text import PageText
from plainfacts.prose.passages import Passage
from plainfacts.prose.phrases import Matcher, Token, words_of
from plainfacts.prose.words_explained import term_forms
from plainfacts.readability.rarity import word_rarity

_DEEPEST = 4
_KNOWN_WORD = 2.6
_SHORTEST_SHOUT = 4
_SHOUT = re.compile(r"(?<![\w-])(?:[A-Z][A-Z'’]+(?:[ ,\n-]+(?:[A-Z][A-Z'’]*)(?![a-z])){0,30})(?![\w])")
_PLURAL = re.compile(r"\w+\(e?s\)")
_URL = re.compile(r"(?:https?://|www\.)\S+\Z")
_CAPITALS = re.compile(r"[A-Z]{3}")
_IN_BRACKETS = re.compile(r"\(([A-Z]{2,8})s?\)")
_STOPS = (".", ":", ";")


@rule("heading-levels", ref="R10")
def heading_levels(matter: Matter) -> Findings:
    """The title is the only heading of level 1; no level is skipped, and none is deeper than 4.

    Why: screen readers list headings as a tree; a tree with holes misleads.
    Example: "# Leukaemia" in the text, or "####" right below "##".
    Fix: use "##" for sections and "###" for parts of a section.
    Source: NHS service manual; WCAG 1.3.1; rules of good patient information R10.
    """
    for _, prose in proses(matter):
        before = 1
        for heading in (section.heading for section in prose.sections if section.heading):
            name, level = quoted(heading.text), heading.level
            if level == 1:
                yield at(heading, 0, f"{name} is a second title.", 'Write "## " before it, or delete it.')
            elif level > _DEEPEST:
                yield at(
                    heading, 0, f"{name} is a heading of level {level}; {_DEEPEST} is the deepest.", "Go up a level."
                )
            elif level > before + 1:
                message = f"{name} is a heading of level {level} below one of level {before}."
                yield at(heading, 0, message, f'Write "{"#" * (before + 1)} " before it.')
            before = max(level, 2) if level == 1 else level


@rule("heading-form", ref="R10", severity="warning")
def heading_form(matter: Matter) -> Findings:
    """A heading or title has at most 65 characters, no punctuation at its end, and capitals only for names.

    Why: short headings in plain case are read at a glance; questions make people guess what is below.
    Example: "What Is Leukaemia And How Is It Treated?"
    Fix: say what is below, in sentence case: "What leukaemia is".
    Source: NHS content guide; GOV.UK style; rules of good patient information R10. Questions are for trial pages only.
    """
    most = int(matter.facts.style.limit("heading_characters"))
    for text in matter.readable.texts:
        everywhere = matter.shared.once(_small_everywhere)
        for heading in (passage for passage in text.passages if passage.kind in ("heading", "title")):
            words, name = heading.text.strip(), quoted(heading.text)
            if len(words) > most and text.prose:
                message = f"The heading {name} has {len(words)} characters; the limit is {most}."
                yield at(heading, 0, message, "Shorten it.", "error" if heading.level < 2 else None)
            if words.endswith(_STOPS):
                yield at(heading, 0, f"The heading {name} ends with a stop.", "Leave the stop out.")
            if words.endswith("?"):
                yield at(heading, 0, f"The heading {name} is a question.", "Say what is below it.")
            if big := _capitals(heading, text, everywhere):
                message = f"The heading {name} has capitals inside: {listed(big)}."
                yield at(heading, 0, message, "Keep capitals for names and for the first word.")


def _small_words(passages: Iterable[Passage]) -> frozenset[str]:
    """The words that occur in lower case in some passages, so that they are not only names."""
    found = (word.text for passage in passages for word in words_of(passage.text))
    return frozenset(word for word in found if word.islower())


def _small_everywhere(facts: Facts) -> frozenset[str]:
    return _small_words(other_passages(facts))


def _capitals(heading: Passage, text: PageText, everywhere: frozenset[str]) -> list[str]:
    """The capitalised words in a heading that are not names; words in `everywhere` never are."""
    titled = (word for word in words_of(heading.text)[1:] if word.joined and _is_title(word))
    inner = [word for word in titled if word_rarity(word.lower) < _KNOWN_WORD]
    if not inner:
        return []
    named, small = _names(text), _small_words(text.passages) | everywhere
    return [word.text for word in inner if word.lower in small and word.text not in named]


def _is_title(word: Token) -> bool:
    return len(word.text) > 1 and word.text[0].isupper() and word.text[1:].islower()


def _names(text: PageText) -> frozenset[str]:
    """The words that are capitalised inside sentences of the page, and the names of countries and months."""
    found = {word.text for line in text.lines for word in line.tokens[1:] if _is_title(word) and word.joined}
    return frozenset(found) | _countries_and_months()


@cache
def _countries_and_months() -> frozenset[str]:
    locale = Locale("en")
    months = {str(month) for month in locale.months["format"]["wide"].values()}
    return frozenset(months | {part for name in locale.territories.values() for part in name.split()})


@rule("link-text", ref="R17")
def link_text(matter: Matter) -> Findings:
    """The words of a link say where it leads; never "here", "read more", "this page" or a bare address.

    Why: screen readers list the links of a page without the sentences around them.
    Example: "[click here](trials.md)".
    Fix: link the words that name the page: "[all trials](trials/index.md)".
    Source: WCAG 2.4.4; NHS content guide; rules of good patient information R17.
    """
    words = matter.facts.style.words.get(LINKS_ONLY)
    poor = {_bare(word) for word in words.words} if words else set()
    for passage in (passage for text, _ in proses(matter) for passage in text.passages):
        for link in passage.links:
            if _bare(link.text) in poor or re.search(r"\bclick\b", link.text, re.IGNORECASE):
                message = f"The link {quoted(link.text)} does not say where it leads."
                yield at(passage, _offset(passage, link.line), message, "Name what the link leads to.")
            elif _URL.match(link.text.strip()):
                message = f"The link {quoted(link.text)} is a bare address."
                yield at(passage, _offset(passage, link.line), message, "Name what the link leads to.")
        for match in re.finditer(r"(?i)\bclick\s+(?:here|on\s+this|this)\b", passage.text):
            if not any(match[0].lower() in link.text.lower() for link in passage.links):
                message = f"This says {quoted(match[0])}; not everyone clicks."
                yield at(passage, match.start(), message, "Name what the link leads to.")


def _bare(words: str) -> str:
    return " ".join(re.findall(r"[a-z0-9']+", words.lower()))


def _offset(passage: Passage, line: int) -> int:
    """The offset in a passage of the start of a line of the file."""
    return sum(len(part) + 1 for part in passage.text.split("\n")[: line - passage.line])


@rule("emphasis", ref="R16", severity="warning")
def emphasis(matter: Matter) -> Findings:
    """Bold and italics do not stress anything; a bold name at the start of an item is fine.

    Why: bold and italic letters are harder to read, and screen readers pass over them.
    Example: "This is **very** important."
    Fix: say it in plain letters, and put what matters first.
    Source: NHS content guide; rules of good patient information R16.
    """
    for text, _ in proses(matter):
        for passage in text.running:
            for words in passage.strong:
                found = re.search(r"\s+".join(map(re.escape, words.split())), passage.text)
                start = found.start() if found else 0
                after = passage.text[found.end() :].lstrip() if found else ""
                named = start == 0 and (words.rstrip().endswith((":", ".")) or after.startswith((":", "–")))
                if words.strip() and not named:
                    message = f"Bold or italic letters stress {quoted(words)}."
                    yield at(passage, start, message, "Write it in plain letters, and put what matters first.")


@rule("block-capitals", ref="R16", severity="warning", needs=("glossary", "sources", "trials"))
def block_capitals(matter: Matter) -> Findings:
    """No words in block capitals, other than acronyms and names.

    Why: people read words by their shape; capitals have none, and look like shouting.
    Example: "Do NOT STOP the medicine."
    Fix: write it in small letters.
    Source: NHS content guide; rules of good patient information R16.
    """
    readable, known = matter.readable, matter.shared.once(_known_capitals)
    for text in readable.texts:
        yield from _block_capitals(text.passages, known | _in_brackets(text.passages), readable.names)
    if matter.has_reference:
        yield from _block_capitals(readable.other_passages, known, readable.names)


def _block_capitals(passages: Sequence[Passage], known: frozenset[str], names: Matcher[str]) -> Findings:
    for passage in passages:
        for start, words in _shouts(passage, known):
            named = [(name.start, name.end) for name in names.find(words_of(passage.text))]
            if not any(first <= start < end for first, end in named):
                message = f"{quoted(words)} is in block capitals."
                yield at(passage, start, message, "Write it in small letters.")


def _known_capitals(facts: Facts) -> frozenset[str]:
    """Acronyms that are allowed, in the glossary, or written out in the data: "... (SIRS)"."""
    found = {*facts.style.acronyms, *_in_brackets(other_passages(facts))}
    for term in facts.glossary.values():
        found.update(re.findall(r"[A-Z]{2,}", " ".join(term_forms(term))))
    return frozenset(found)


def _in_brackets(passages: Iterable[Passage]) -> frozenset[str]:
    return frozenset(found for passage in passages for found in _IN_BRACKETS.findall(passage.text))


def _shouts(passage: Passage, known: frozenset[str]) -> Iterator[tuple[int, str]]:
    """The runs of capitals that contain an everyday word, with their offsets."""
    if _CAPITALS.search(passage.text):
        for match in _SHOUT.finditer(passage.text):
            words = re.findall(r"[A-Z'’]+", match[0])
            alone = len(words) == 1 and len(words[0]) < _SHORTEST_SHOUT
            if not alone and any(word not in known and _is_shouted(word) for word in words):
                yield match.start(), match[0]


def _is_shouted(word: str) -> bool:
    return len(word) > 2 and word_rarity(word.lower()) < EVERYDAY


@rule("bracket-plural", ref="R19", severity="warning")
def bracket_plural(matter: Matter) -> Findings:
    """No plural in brackets such as "side effect(s)".

    Why: a reader stumbles, and a screen reader says "side effect s".
    Example: "your doctor(s)".
    Fix: write the plural; it holds for one as well.
    Source: NHS content guide; rules of good patient information R19.
    """
    for passage in matter.readable.passages:
        for match in _PLURAL.finditer(passage.text):
            yield at(passage, match.start(), f"{quoted(match[0])} has its plural in brackets.", "Write the plural.")

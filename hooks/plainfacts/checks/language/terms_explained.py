"""Terms and acronyms explained on the page that uses them, and the explanations in the glossary."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from plainfacts.checks.engine.findings import EVERYDAY, at, listed, quoted
from plainfacts.checks.engine.rule import Finding, Findings, Matter, rule
from plainfacts.facts.records.reference import Term
from plainfacts.prose.acronyms import Acronym, acronyms_in, is_written_out
from plainfacts.prose.page_text import PageText
from plainfacts.prose.passages import Passage
from plainfacts.prose.phrases import words_of
from plainfacts.prose.words_explained import Use, term_forms
from plainfacts.readability import text_score, words
from plainfacts.readability.rarity import word_points, word_rarity
from plainfacts.readability.weights import HARD_WORD

_EASY_WORD = 4.0
_SHORTEST_SHOUT = 4
_LETTER_NAME = re.compile(r"\b[A-WYZ]\b|[A-Z]{2}|[A-Z]\d")
_HARD_IN_MEANING = 13.0
"""Points from which a word in a meaning must be explained too: more than `HARD_WORD`, which is only a hint."""


@rule("term-unexplained", ref="G1", needs=("glossary",))
def term_unexplained(matter: Matter) -> Findings:
    """A word of the glossary is explained in the text where a page first uses it.

    Why: a reader who must follow a link to understand a sentence has lost the sentence.
    Example: "Your child may have apheresis." with no word of what that is.
    Fix: write plain words and put the term in brackets, "a machine takes cells from the blood (apheresis)", or say what
    it is in the next sentence. A link or a pop-up does not count. Easy words are only remarked on.
    Source: NHS content guide; PEMAT 4; CDC Clear Communication Index 7; rules of good patient information G1.
    """
    for text in matter.readable.texts:
        for use in matter.readable.explained[text.owner].missing:
            points = _points(use.text)
            if points >= _EASY_WORD or _LETTER_NAME.search(use.text):
                yield _unexplained(use, hard=points >= HARD_WORD or bool(_LETTER_NAME.search(use.text)))


def _unexplained(use: Use, *, hard: bool) -> Finding:
    message = f"{quoted(use.text)} is not explained where the page first uses it."
    meaning = use.term.plain if len(use.term.plain) <= 120 else use.term.plain[:118].rsplit(" ", 1)[0] + " …"
    fix = f"Write plain words and put the term in brackets, or say what it is. The glossary says: {meaning}"
    return at(use.line.passage, use.line.start + use.start, message, fix, None if hard else "info")


@lru_cache(maxsize=4096)
def _points(words_used: str) -> float:
    """The points of the hardest word (docs/readability.md)."""
    return max((word_points(word.text.lower()) for word in words(words_used)), default=0.0)


@rule("acronym", ref="G2", needs=("glossary", "sources", "trials"))
def acronym(matter: Matter) -> Findings:
    """An acronym is written out where a page first uses it, unless style.yaml lists it under acronyms.

    Why: letters say nothing to someone who meets them for the first time.
    Example: "The ORR was measured."
    Fix: write it out and put the letters in brackets: "measurable residual disease (MRD)"; or leave the letters out.
    Source: NHS content guide; ClinicalTrials.gov plain-language guide; rules of good patient information G2.
    """
    terms = {form for term in matter.facts.glossary.values() for form in term_forms(term) if form.isupper()}
    for text in matter.readable.texts:
        told: set[str] = set()
        for found in _acronyms(text, matter):
            if found.word not in told and not is_written_out(found, terms) and found.passage.kind != "heading":
                message = f"{quoted(found.word)} is not written out where the page first uses it."
                fix = f"Write it out and put {found.word} in brackets, or leave the letters out."
                yield at(found.passage, found.start, message, fix)
            if found.passage.kind != "heading" or is_written_out(found, terms):
                told.add(found.word)


def _acronyms(text: PageText, matter: Matter) -> Iterator[Acronym]:
    """The acronyms of a page that are neither allowed, nor parts of names, nor of longer terms ("NK cells")."""
    allowed = set(matter.facts.style.acronyms)
    for passage in (p for p in text.passages if p.kind in ("heading", "paragraph", "item")):
        found = [one for one in acronyms_in(passage) if one.word not in allowed and not _is_shouted(one)]
        if found:
            covered = _covered(passage, matter)
            yield from (one for one in found if not any(start <= one.start < end for start, end in covered))


def _is_shouted(found: Acronym) -> bool:
    """Whether it is an everyday word in block capitals, which another rule reports."""
    bracketed = found.passage.text[: found.start].endswith("(")
    return len(found.word) >= _SHORTEST_SHOUT and word_rarity(found.word.lower()) < EVERYDAY and not bracketed


def _covered(passage: Passage, matter: Matter) -> list[tuple[int, int]]:
    """The positions of names, allowed words with hyphens (NB-NK-2026), longer terms and block capitals."""
    readable, toks = matter.readable, words_of(passage.text)
    found = [(match.start, match.end) for match in readable.names.find(toks)]
    found += [(m.start, m.end) for m in readable.terms.find(toks) if re.search(r"[ -]", passage.text[m.start : m.end])]
    for name in (name for name in matter.facts.style.acronyms if "-" in name):
        found += [match.span() for match in re.finditer(re.escape(name), passage.text)]
    found += [match.span() for match in re.finditer(r"\b[A-Z]{2,}(?:\s+[A-Z]{2,})+\b", passage.text)]
    return found


@rule("definition-length", ref="G3", severity="warning")
def definition_length(matter: Matter) -> Findings:
    """A meaning in the glossary has at most 25 words (definition_words in style.yaml).

    Why: it is read in passing, in a small window.
    Example: a meaning of three sentences.
    Fix: say what the word means here, and leave the rest to the pages.
    Source: this project's choice; rules of good patient information G3.
    """
    most = int(matter.facts.style.limit("definition_words"))
    for term in matter.terms:
        count = len(words(term.plain))
        if count > most:
            yield _of(
                term, f"The meaning of {quoted(term.term)} has {count} words; the limit is {most}.", "Shorten it."
            )


@rule("definition-score", ref="G3", severity="warning", needs=("glossary",))
def definition_score(matter: Matter) -> Findings:
    """A meaning in the glossary is as easy to read as a page for families (definition_score in style.yaml).

    Why: a hard meaning explains nothing.
    Example: "A neoplasm of the sympathetic nervous system."
    Fix: use everyday words.
    Source: docs/readability.md; rules of good patient information G3.
    """
    most, known = matter.facts.style.limit("definition_score"), _explained_words(matter)
    for term in matter.terms if matter.readable.scored else ():
        score = text_score(term.plain, matter.readable.language, known)
        if score > most:
            message = f"The meaning of {quoted(term.term)} scores {score:.1f}; the limit is {most:g}."
            yield _of(term, message, "Use everyday words.")


@rule("definition-words", ref="G3", severity="warning", needs=("glossary",))
def definition_words(matter: Matter) -> Findings:
    """A meaning in the glossary uses no hard word that the glossary does not explain.

    Why: a reader who looks a word up must not have to look up another one elsewhere.
    Example: "apheresis: leukocytes are collected", with no entry for leukocytes.
    Fix: use an everyday word, or explain the hard one too.
    Source: rules of good patient information G3.
    """
    known = _explained_words(matter)
    for term in matter.terms:
        hard = [word.text for word in words(term.plain) if _is_hard(word.text, known)]
        if hard:
            message = f"The meaning of {quoted(term.term)} uses hard words that no entry explains: {listed(hard)}."
            yield _of(term, message, "Use everyday words, or explain these too.")


def _is_hard(word: str, known: frozenset[str]) -> bool:
    is_name = word[0].isupper()
    return not is_name and word_points(word.lower(), "en", known) >= _HARD_IN_MEANING


def _explained_words(matter: Matter) -> frozenset[str]:
    return frozenset(
        token.lower for term in matter.facts.glossary.values() for form in term_forms(term) for token in words_of(form)
    )


@rule("definition-circle", ref="G3", severity="warning")
def definition_circle(matter: Matter) -> Findings:
    """No two words of the glossary are explained by each other, and none by itself.

    Why: a reader who knows neither of them learns nothing.
    Example: "remission: no relapse" and "relapse: the end of a remission".
    Fix: explain one of them without the other.
    Source: rules of good patient information G3.
    """
    uses = {term.term: _terms_in(term, matter) for term in matter.terms}
    for term in matter.terms:
        name = term.term
        if name in uses[name]:
            yield _of(term, f"The meaning of {quoted(name)} uses the word itself.", "Explain it without the word.")
        for other in sorted(uses[name] & {key for key, used in uses.items() if name in used}):
            if name < other:
                second = matter.facts.glossary[other].place
                message = f"{quoted(name)} and {quoted(other)} ({second.told()}) explain each other."
                yield _of(term, message, "Explain one of them without the other.")


def _terms_in(term: Term, matter: Matter) -> frozenset[str]:
    """The hard terms that a meaning uses."""
    found = matter.readable.terms.find(words_of(term.plain))
    return frozenset(m.value.term for m in found if _points(term.plain[m.start : m.end]) >= HARD_WORD)


@rule("unused-term", ref="G8", severity="info", across=True)
def unused_term(matter: Matter) -> Findings:
    """Each word of the glossary is used on some page.

    Why: a long list hides the words that people look for.
    Example: an entry for a test that no page names.
    Fix: delete the entry, or keep it if teams often use the word.
    Source: a cancer institute's glossary with dead entries; rules of good patient information G8.
    """
    for name, term in matter.facts.glossary.items():
        forms = (name, *term.also)
        if name not in matter.terms_used and not any(map(matter.facts.may_be_used, forms)):
            yield _of(
                term, f"No page uses {quoted(name)}.", "Delete the entry, or keep it if teams often use the word."
            )


@rule("shared-form", ref="G8")
def shared_form(matter: Matter) -> Findings:
    """No form of a word belongs to two entries of the glossary.

    Why: the reader would see one of two meanings by chance.
    Example: "transplant" under both "stem cell transplant" and "allogeneic transplant".
    Fix: keep it in one of them.
    Source: rules of good patient information G8.
    """
    first: dict[str, Term] = {}
    for term in matter.terms:
        for form in term_forms(term):
            before = first.setdefault(form, term)
            if before is not term:
                message = f"{quoted(form)} is also a form of {quoted(before.term)} in {before.place.told()}."
                yield _of(term, message, "Keep it in one of them.")


def _of(term: Term, message: str, fix: str) -> Finding:
    return Finding(term.place, "plain", message, fix)


def terms_to_explain(text: PageText, matter: Matter) -> Mapping[str, Use]:
    """The hard terms that a page uses without explaining them, each with its first use; for the staff report."""
    return {
        use.term.term: use for use in matter.readable.explained[text.owner].missing if _points(use.text) >= HARD_WORD
    }

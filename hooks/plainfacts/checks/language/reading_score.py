"""The reading score, with the words that a page explains counted as known; school grades for comparison."""

from __future__ import annotations

from plainfacts.checks.engine.findings import in_line, listed, on_page, quoted
from plainfacts.checks.engine.rule import Findings, Matter, rule
from plainfacts.checks.language.sentence_length import mean_words
from plainfacts.readability import hard_words

_LEAST_WORDS = 60
"""Pages with fewer words are not judged: their score says little."""
_SHOWN = 3


@rule("reading-score", ref="R4,R5", needs=("glossary",))
def reading_score(matter: Matter) -> Findings:
    """A page scores at most 3.1 for families, 2.9 for teenagers and 2.6 for children (*_score in style.yaml).

    Why: half of all adults read no better than a child of 11, and worse when they are afraid.
    Example: a page that scores 3.9, as a scientific abstract does.
    Fix: rewrite the sentences that the message names: shorter, with everyday words, or with hard words explained.
    Source: docs/readability.md (1 easy to 6 hard; elementary news 3.1); NHS and PIF reading ages; rules of good patient
    information R4 to R6. Words that the page itself explains count as known; the raw score counts them too.
    """
    style, readable = matter.facts.style, matter.readable
    for text in readable.scored:
        most, score = style.limit(f"{text.audience}_score"), readable.score(text)
        if sum(line.words for line in text.lines) >= _LEAST_WORDS and score > most:
            worst = "; ".join(f"line {line.line} ({value:.1f})" for value, line in readable.hardest(text)[:_SHOWN])
            raw = readable.score(text, raw=True)
            message = f"The page scores {score:.2f} (raw: {raw:.2f}); the limit is {most:g}."
            yield on_page(text, message, f"Begin with the hardest sentences: {worst}.")


@rule("reading-grade", ref="R4", severity="info")
def reading_grade(matter: Matter) -> Findings:
    """The Flesch-Kincaid grade of a page is at most 6; over 10 is a warning (family_grade, grade_error in style.yaml).

    Why: other people's standards name this grade, so staff must know it. It judges no page: the reading score does.
    Example: grade 12.3, the level of the last year of school.
    Fix: shorten the hardest sentences; `plainfacts score` shows them.
    Source: NHS and ClinicalTrials.gov plain-language guides (grade 6 to 8); rules of good patient information
    R4, R5, R7.
    """
    style = matter.facts.style
    most, too_high = style.limit("family_grade"), style.limit("grade_error")
    for text in matter.readable.scored:
        if sum(line.words for line in text.lines) >= _LEAST_WORDS:
            grade, other = matter.readable.grades(text)
            if grade > most:
                message = f"The Flesch-Kincaid grade is {grade:.1f} (SMOG {other:.1f}); {most:g} is the aim."
                fix = "Shorten the hardest sentences; `plainfacts score` shows them."
                yield on_page(text, message, fix, "warning" if grade > too_high else None)


@rule("hard-sentence", ref="R6", needs=("glossary", "trials", "sources"))
def hard_sentence(matter: Matter) -> Findings:
    """No sentence scores 4.3 or more, once the words that the page explains are left out (hard_sentence_score).

    Why: at such a sentence many readers give up the page.
    Example: "Autologous NK cells augment antibody-dependent cellular cytotoxicity."
    Fix: say it in everyday words, or explain the words that the message names.
    Source: docs/readability.md (sentences that people rate as hard begin there); rules of good patient information R6.
    """
    most, readable = matter.facts.style.limit("hard_sentence_score"), matter.readable
    for text in readable.scored:
        known = readable.explained[text.owner].words
        for score, line in readable.hardest(text):
            if score < most:
                break
            words = hard_words(line.text, known, matter.readable.language)[:_SHOWN]
            why = f"its hard words are {listed(words)}" if words else "it is long"
            message = f"This sentence scores {score:.1f}; {why}: {quoted(line.text)}"
            yield in_line(line, message, "Say it in everyday words, or explain these words on the page.")


@rule("child-sentences", ref="R5", severity="warning")
def child_sentences(matter: Matter) -> Findings:
    """The sentences of a page for children have at most 10 words on average (child_sentence_words in style.yaml).

    Why: children of 7 to 11 read word by word.
    Example: a child page whose sentences have 13 words on average.
    Fix: make two sentences of one.
    Source: studies of story books for ages 7 to 11; rules of good patient information R5.
    """
    most = matter.facts.style.limit("child_sentence_words")
    for text in matter.readable.scored:
        mean = mean_words(text)
        if text.audience == "child" and mean > most:
            message = f"The sentences have {mean:.1f} words on average; the limit for children is {most:g}."
            yield on_page(text, message, "Make two sentences of one.")

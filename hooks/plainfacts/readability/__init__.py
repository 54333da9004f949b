"""Readability: how hard a text is to read. Independent of trials, pages and Problems.

- `split_sentences`, `words`: the sentences and words of a text, with their offsets (`sentences`, `tokens`).
- `sentence_score`, `text_score`, `score_sentences`: from 1 (easy) to 6 (hard), 0.0 without words (`score`, `rarity`,
  `weights`).
- `score_in`: the score for languages other than English, validated or as advice only (`advice`).
- `hard_words`: the words that make a sentence hard, for editors (`score`).
- `passive_spans`: uses of the passive, as advice (`language`).
- `grades`, `grade_sentences`: two published grades, for comparison (`grades`).
- `language`: the word data of a language (`language`); those of English are in `english/`.

The formulas, with reasons and measurements: docs/readability.md.
"""

from plainfacts.readability.advice import ADVISED, MEASURED, score_in
from plainfacts.readability.grades import Grades, grade_sentences, grades
from plainfacts.readability.language import passive_spans
from plainfacts.readability.score import hard_words, score_sentences, sentence_score, text_score
from plainfacts.readability.sentences import split_sentences
from plainfacts.readability.tokens import words

__all__ = [
    "ADVISED",
    "MEASURED",
    "Grades",
    "grade_sentences",
    "grades",
    "hard_words",
    "passive_spans",
    "score_in",
    "score_sentences",
    "sentence_score",
    "split_sentences",
    "text_score",
    "words",
]

"""Fits the readability score to human-rated sets, and measures how well it does on them.

    python bench/readability.py fit [FOLDER]       the weights, to be copied into readability/weights.py
    python bench/readability.py figures [FOLDER]   the score in use, cross-validated weights, two grades, speed

The sets are kept outside the project, in ../shared/readability; their README says what each is. Without them both
commands say so and exit with 3. Cross-validation has five folds; no document, author or question is in two of them.
"""

import json
import math
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from hashlib import md5
from pathlib import Path
from statistics import correlation
from statistics import fmean as mean
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "hooks"))

from plainfacts.readability import (  # noqa: E402
    grades,
    hard_words,
    passive_spans,
    sentence_score,
    split_sentences,
    text_score,
)
from plainfacts.readability.rarity import word_points  # noqa: E402
from plainfacts.readability.score import sentence_terms, text_terms  # noqa: E402
from plainfacts.readability.weights import SENTENCE, TEXT  # noqa: E402

SETS = ROOT.parent / "shared" / "readability"
PARTS = 5
ELEMENTARY, ADVANCED = 3.10, 3.50  # the anchors of the scale: the means of OneStop's levels
# The weight of a sentence of each set. From 0.2 to 1 for the second, ReadMe++ gains .007 and MedReadMe loses .008.
RATED = {"medreadme_sent": 1.0, "readmepp_en": 0.45}
# The target difference of a pair, in standard deviations of CLEAR's rating, and its weight relative to one CLEAR
# passage. Set once by trying a handful of values; the figures hardly change.
PAIRS = {"cochrane_pairs": (1.0, 2.0), "plaba_abstract_pairs": (1.5, 0.5)}

Row = dict[str, Any]
Vector = list[float]
Score = Callable[[str], float]


@dataclass(frozen=True)
class Example:
    """One equation of a fit: its terms, target value and weight, and its fold in cross-validation."""

    terms: Vector
    wanted: float
    weight: float
    part: int


def read(folder: Path, name: str) -> list[Row]:
    return [json.loads(line) for line in (folder / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]


def part_of(group: str) -> int:
    return int(md5(group.encode()).hexdigest(), 16) % PARTS


# --- a little algebra


def dot(a: Vector, b: Vector) -> float:
    return sum(x * y for x, y in zip(a, b, strict=True))


def least_squares(examples: Sequence[Example]) -> Vector:
    """The weights, without a constant, that solve the normal equations."""
    size = len(examples[0].terms)
    matrix = [[sum(e.weight * e.terms[i] * e.terms[j] for e in examples) for j in range(size)] for i in range(size)]
    right = [sum(e.weight * e.terms[i] * e.wanted for e in examples) for i in range(size)]
    return solve(matrix, right)


def solve(matrix: list[Vector], right: Vector) -> Vector:
    """Solve linear equations by elimination with pivoting."""
    rows = [[*row, value] for row, value in zip(matrix, right, strict=True)]
    size = len(rows)
    for i in range(size):
        pivot = max(range(i, size), key=lambda r: abs(rows[r][i]))
        rows[i], rows[pivot] = rows[pivot], rows[i]
        for r in range(size):
            if r != i:
                factor = rows[r][i] / rows[i][i]
                rows[r] = [a - factor * b for a, b in zip(rows[r], rows[i], strict=True)]
    return [rows[i][size] / rows[i][i] for i in range(size)]


def centred(rows: Sequence[Vector], wanted: Vector, weight: float, parts: Sequence[int]) -> list[Example]:
    """Examples minus the mean of their set, so that the sets' different scales do not affect the weights."""
    means = [mean(column) for column in zip(*rows, strict=True)]
    level = mean(wanted)
    return [
        Example([x - m for x, m in zip(row, means, strict=True)], y - level, weight, part)
        for row, y, part in zip(rows, wanted, parts, strict=True)
    ]


def area_under_curve(scores: Sequence[float], hard: Sequence[bool]) -> float:
    """The probability that a hard sentence scores above one that is not (ties count half): the ROC AUC."""
    order = sorted(zip(scores, hard, strict=True))
    total, easier, start = 0.0, 0, 0
    while start < len(order):
        end = start
        while end < len(order) and order[end][0] == order[start][0]:
            end += 1
        hard_here = sum(1 for _, label in order[start:end] if label)
        easy_here = end - start - hard_here
        total += hard_here * (easier + easy_here / 2)
        easier, start = easier + easy_here, end
    return total / (easier * (len(order) - easier))


# --- the terms of both formulas


def of_sentence(text: str) -> Vector:
    terms = sentence_terms(text)
    if terms is None:
        return [0.0, 0.0, 0.0, 0.0]
    return [terms.mean_points, terms.hardest_points, math.log(terms.words), terms.joining]


def of_text(text: str) -> Vector:
    terms = text_terms([sentence.text for sentence in split_sentences(text)])
    return [terms.different_points, math.log(terms.words_a_sentence), terms.decimals] if terms else [0.0, 0.0, 0.0]


def sentence_examples(folder: Path) -> dict[str, list[Example]]:
    rated = {"medreadme_sent": "doc", "readmepp_en": "sub"}
    found = {}
    for name, group in rated.items():
        rows = read(folder, name)
        parts = [part_of(str(row[group])) for row in rows]
        terms, ratings = [of_sentence(row["text"]) for row in rows], [row["rating"] for row in rows]
        found[name] = centred(terms, ratings, RATED[name], parts)
    return found


def text_examples(folder: Path) -> dict[str, list[Example]]:
    rows = read(folder, "clear_passage")
    parts = [part_of(str(row["group"] or row["id"])) for row in rows]
    found = {
        "clear_passage": centred(
            [of_text(row["text"]) for row in rows], [-row["bt_easiness"] for row in rows], 1.0, parts
        )
    }
    for name, (wanted, weight) in PAIRS.items():
        found[name] = [
            Example(
                difference(row["technical"], row["lay"]), wanted, weight, part_of(str(row.get("question", row["id"])))
            )
            for row in read(folder, name)
        ]
    return found


def difference(harder: str, easier: str) -> Vector:
    return [a - b for a, b in zip(of_text(harder), of_text(easier), strict=True)]


def predicted_apart(sets: dict[str, list[Example]]) -> dict[str, Vector]:
    """For each example, the value predicted by weights that are fitted without its fold."""
    weights = [
        least_squares([e for examples in sets.values() for e in examples if e.part != part]) for part in range(PARTS)
    ]
    return {name: [dot(weights[e.part], e.terms) for e in examples] for name, examples in sets.items()}


# --- fit


def fit(folder: Path) -> None:
    for name, fitted, used in (("SENTENCE", fit_sentence(folder), SENTENCE), ("TEXT", fit_text(folder), TEXT)):
        print(name, ", ".join(f"{term} {value:.4f} (in use {getattr(used, term)})" for term, value in fitted.items()))


def fit_sentence(folder: Path) -> dict[str, float]:
    sets = sentence_examples(folder)
    weights = least_squares([e for examples in sets.values() for e in examples])
    rows = [row for name in sets for row in read(folder, name)]
    base = mean([row["rating"] - dot(weights, of_sentence(row["text"])) for row in rows])
    return dict(zip(("base", "mean", "hardest", "length", "joining"), [base, *weights], strict=True))


def fit_text(folder: Path) -> dict[str, float]:
    """Fit the relative weights, then set base and scale so that both anchors are met."""
    raw = least_squares([e for examples in text_examples(folder).values() for e in examples])
    lessons = read(folder, "onestop_triples")
    easy, hard = (mean([dot(raw, of_text(row[level])) for row in lessons]) for level in ("ele", "adv"))
    scale = (ADVANCED - ELEMENTARY) / (hard - easy)
    weights = [ELEMENTARY - scale * easy, *(scale * weight for weight in raw)]
    return dict(zip(("base", "words", "length", "decimals"), weights, strict=True))


# --- figures


def figures(folder: Path) -> None:
    print(f"{'':34}{'score':>8}{'Flesch-K':>10}{'SMOG':>8}{'apart':>8}")
    apart = cross_validated(folder)
    by_grade = [lambda text, at=at: grades(text)[at] for at in (0, 1)]
    columns = [measure(folder, sentence_score, text_score), *(measure(folder, grade, grade) for grade in by_grade)]
    for name in columns[0]:
        cells = [f"{column[name]:.3f}" for column in columns]
        print(f"{name:34}{cells[0]:>8}{cells[1]:>10}{cells[2]:>8}{f'{apart[name]:.3f}' if name in apart else '':>8}")
    print_passive(folder)
    print_hard_sentences(folder)
    print_hard_words(folder)
    print_speed(folder)


def cross_validated(folder: Path) -> dict[str, float]:
    """The figures with weights that are fitted without the fold that is measured."""
    sets, texts = sentence_examples(folder), text_examples(folder)
    guessed, guessed_texts = predicted_apart(sets), predicted_apart(texts)
    found = {
        "MedReadMe, r": correlation(guessed["medreadme_sent"], [e.wanted for e in sets["medreadme_sent"]]),
        "MedReadMe, rated 4.5 or more, AUC": area_under_curve(
            guessed["medreadme_sent"], [row["rating"] >= 4.5 for row in read(folder, "medreadme_sent")]
        ),
        "ReadMe++ English, r": correlation(guessed["readmepp_en"], [e.wanted for e in sets["readmepp_en"]]),
        "CLEAR, r": correlation(guessed_texts["clear_passage"], [e.wanted for e in texts["clear_passage"]]),
    }
    for name in PAIRS:
        found[f"{name}, right"] = mean([float(value > 0) for value in guessed_texts[name]])
    return found


def measure(folder: Path, sentence: Score, text: Score) -> dict[str, float]:
    medical, general, passages = (read(folder, name) for name in ("medreadme_sent", "readmepp_en", "clear_passage"))
    scores = [sentence(row["text"]) for row in medical]
    found = {
        "MedReadMe, r": correlation(scores, [row["rating"] for row in medical]),
        "MedReadMe, rated 4.5 or more, AUC": area_under_curve(scores, [row["rating"] >= 4.5 for row in medical]),
        "ReadMe++ English, r": correlation(
            [sentence(row["text"]) for row in general], [row["rating"] for row in general]
        ),
        "CLEAR, r": correlation([text(row["text"]) for row in passages], [-row["bt_easiness"] for row in passages]),
    }
    for name in ("plaba_abstract_pairs", "cochrane_pairs", "plaba_sentence_pairs"):
        pairs = [(text(row["technical"]), text(row["lay"])) for row in read(folder, name)]
        found[f"{name}, right"] = mean([float(a > b) + 0.5 * (a == b) for a, b in pairs])
    lessons = read(folder, "onestop_triples")
    for level in ("ele", "int", "adv"):
        found[f"OneStop {level}, mean"] = mean([text(row[level]) for row in lessons])
    return found


def print_passive(folder: Path) -> None:
    rows = read(folder, "ud_ewt_passive")
    told, true = [bool(passive_spans(row["text"])) for row in rows], [bool(row["passive_full"]) for row in rows]
    right = sum(a and b for a, b in zip(told, true, strict=True))
    precision, recall = right / sum(told), right / sum(true)
    print(f"passive: precision {precision:.3f}, recall {recall:.3f}, F1 {2 * right / (sum(told) + sum(true)):.3f}")


def print_hard_sentences(folder: Path) -> None:
    """Print the precision and recall of each threshold for sentences that people rated 4.5 or more."""
    rows = read(folder, "medreadme_sent")
    scored = [(sentence_score(row["text"]), row["rating"] >= 4.5) for row in rows]
    hard = sum(label for _, label in scored)
    for bound in (4.0, 4.2, 4.3, 4.4, 4.5):
        above = [label for score, label in scored if score >= bound]
        print(f"sentences at {bound} or more: precision {sum(above) / len(above):.2f}, recall {sum(above) / hard:.2f}")


def print_hard_words(folder: Path) -> None:
    """Print the precision and recall of the threshold in use for words that people found hard."""
    rows = [row for row in read(folder, "complex_words") if row["kind"] == "single"]
    told, true = [bool(hard_words(row["token"])) for row in rows], [row["complexity"] >= 0.35 for row in rows]
    right = sum(a and b for a, b in zip(told, true, strict=True))
    r = correlation([word_points(row["token"].lower()) for row in rows], [row["complexity"] for row in rows])
    print(
        f"hard words: precision {right / sum(told):.2f}, recall {right / sum(true):.2f}; points and rating, r {r:.2f}"
    )


def print_speed(folder: Path) -> None:
    passages = [row["text"] for row in read(folder, "clear_passage")]
    count = sum(len(passage.split()) for passage in passages)
    start = time.perf_counter()
    first = [text_score(passage) for passage in passages]
    seconds = time.perf_counter() - start
    same = first == [text_score(passage) for passage in passages]
    print(f"speed: {count / seconds:,.0f} words per second on one core; the same twice: {'yes' if same else 'NO'}")


def main(arguments: Sequence[str]) -> int:
    commands = {"fit": fit, "figures": figures}
    if not arguments or arguments[0] not in commands:
        print(__doc__)
        return 2
    folder = Path(arguments[1]) if len(arguments) > 1 else SETS
    if not folder.is_dir():
        print(f"The human-rated sets are missing: there is no folder {folder}. Nothing was measured.")
        return 3
    commands[arguments[0]](folder)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""The score against what people rated. The sets lie outside the project, in ../shared/readability.

Where they are missing this file has no tests, and `python bench/readability.py figures` says so. Bounds stand a little
under the figures of docs/readability.md, so that a change for the worse is seen.
"""

import importlib.util
import sys
from pathlib import Path

import pytest

from plainfacts.readability.weights import SENTENCE, TEXT

BENCH = Path(__file__).resolve().parents[2] / "bench" / "readability.py"
specification = importlib.util.spec_from_file_location("bench_readability", BENCH)
assert specification and specification.loader
bench = importlib.util.module_from_spec(specification)
sys.modules["bench_readability"] = bench
specification.loader.exec_module(bench)


def test_without_the_sets_the_figures_are_not_made_up(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert bench.main(["figures", str(tmp_path / "nowhere")]) == 3
    assert "Nothing was measured" in capsys.readouterr().out


def test_the_bench_can_do_its_sums() -> None:
    assert bench.solve([[2.0, 1.0], [1.0, 3.0]], [5.0, 10.0]) == pytest.approx([1.0, 3.0])
    assert bench.area_under_curve([1, 2, 2, 3], [False, False, True, True]) == pytest.approx(0.875)


if bench.SETS.is_dir():

    @pytest.fixture(scope="module")
    def measured() -> dict[str, float]:
        return dict(bench.measure(bench.SETS, bench.sentence_score, bench.text_score))

    @pytest.mark.parametrize(
        ("figure", "least"),
        [
            ("MedReadMe, r", 0.815),
            ("MedReadMe, rated 4.5 or more, AUC", 0.896),
            ("ReadMe++ English, r", 0.787),
            ("CLEAR, r", 0.65),
            ("plaba_abstract_pairs, right", 0.98),
            ("cochrane_pairs, right", 0.91),
        ],
    )
    def test_the_score_agrees_with_people(measured: dict[str, float], figure: str, least: float) -> None:
        assert measured[figure] >= least

    def test_the_scale_is_anchored_at_school_levels_of_news(measured: dict[str, float]) -> None:
        assert measured["OneStop ele, mean"] == pytest.approx(3.10, abs=0.02)
        assert measured["OneStop adv, mean"] == pytest.approx(3.50, abs=0.02)

    def test_the_weights_in_use_are_the_fitted_ones_rounded() -> None:
        for name, value in bench.fit_sentence(bench.SETS).items():
            assert value == pytest.approx(getattr(SENTENCE, name), abs=0.006), name
        for name, value in bench.fit_text(bench.SETS).items():
            assert value == pytest.approx(getattr(TEXT, name), abs=0.006), name

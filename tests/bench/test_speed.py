"""The bench of speed measures what it says: invented sites are valid and the same for a seed, costs are whole, aims hold."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from bench.aims import Figure, Result  # noqa: E402
from bench.cost import TODAY, Cost, Failed, python  # noqa: E402
from bench.edits import PAGE, WORDS, add_line, edit_page, edit_trial, middle_trial  # noqa: E402
from bench.records import records  # noqa: E402
from bench.serving import fresh_page, served  # noqa: E402
from bench.sites import NAV, trial_ids, write_site  # noqa: E402
from bench.weights import around_main, compressed, weigh  # noqa: E402

from bench import aims, speed, steps  # noqa: E402


def check(site: Path) -> subprocess.CompletedProcess[str]:
    env = {**os.environ, "PLAINFACTS_TODAY": TODAY}
    command = [sys.executable, "-m", "plainfacts", "check"]
    return subprocess.run(command, cwd=site, env=env, capture_output=True, text=True, check=False)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    write_site(tmp_path / "site", 12)
    return tmp_path / "site"


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def test_an_invented_site_has_no_errors_and_no_other_warnings_also_after_the_edits(site: Path) -> None:
    found = check(site)
    assert found.returncode == 0, found.stdout
    # The exact wording is drawn apart from the plain words, so that the two may deny and except other things; how to
    # join is drawn apart from the status, so that a trial that is closed may not say so.
    assert set(re.findall(r": warning: \[([\w-]+)\]", found.stdout)) <= {"plain-denied", "plain-unless", "text-differs"}
    edit_trial(site, WORDS[0])
    add_line(site)
    edit_page(site / "content", PAGE, WORDS[0])
    assert check(site).returncode == 0


def test_a_seed_gives_the_same_site_and_another_seed_another(site: Path, tmp_path: Path) -> None:
    write_site(tmp_path / "again", 12)
    write_site(tmp_path / "other", 12, seed=2)
    assert contents(tmp_path / "again") == contents(site)
    assert contents(tmp_path / "other") != contents(site)


def test_the_first_ten_records_are_the_same_at_every_size() -> None:
    few, many = (list(records(trials, seed=1)) for trials in (10, 60))
    assert (len(few), len(many)) == (10, 60) and many[:10] == few


def test_an_invented_site_is_like_a_real_one(site: Path) -> None:
    text = (site / "data/trials.yaml").read_text("utf-8")
    ids = trial_ids(text)
    assert len(set(ids)) == len(ids) == 12
    assert text.count("  part_of: ") == 3
    assert 6000 < len(text.encode()) / len(ids) < 10000  # the records of the project's own site have 4 to 25 kB
    criteria = [record.count("        exact: ") for record in re.split(r"^- id: ", text, flags=re.M)[1:]]
    assert min(criteria) >= 6 and max(criteria) <= 14
    assert sorted(NAV) == sorted(
        str(path.relative_to(site / "content"))[:-3] for path in (site / "content").rglob("*.md")
    )


def test_an_edit_changes_one_record_and_takes_the_place_of_the_one_before(site: Path) -> None:
    path = site / "data/trials.yaml"
    before, trial = path.read_text("utf-8"), middle_trial(site)
    edit_trial(site, WORDS[0])
    edit_trial(site, WORDS[1])
    old, new = before.splitlines(), path.read_text("utf-8").splitlines()
    changed = [(was, now) for was, now in zip(old, new, strict=True) if was != now]
    assert [now for _, now in changed] == [f"{was} {WORDS[1]}" for was, _ in changed] and len(changed) == 1
    above = [line for line in new[: new.index(changed[0][1])] if line.startswith("- id: ")]
    assert above[-1] == f"- id: {trial}" and 3 < len(above) < 10


def test_what_was_edited_is_put_back(site: Path) -> None:
    before = contents(site)
    with pytest.raises(ZeroDivisionError), steps.restored(site / "data/trials.yaml"):
        edit_trial(site, WORDS[0])
        raise ZeroDivisionError
    assert contents(site) == before


def test_a_cold_step_finds_nothing_but_what_the_site_is_made_of(site: Path) -> None:
    before = contents(site)
    for name in (".cache/x.json", "site/index.html", ".site-building/a", "log.txt"):
        (site / name).parent.mkdir(exist_ok=True)
        (site / name).write_text("left", "utf-8")
    steps.clear(site)
    assert contents(site) == before


def test_the_cost_of_a_command_counts_its_children_and_not_the_memory_of_the_bench(tmp_path: Path) -> None:
    held = bytearray(os.urandom(1000) * 150_000)
    busy = """
import pathlib, resource, subprocess, sys
if len(sys.argv) == 1:
    subprocess.run([sys.executable, "me.py", "child"], check=True)
else:
    sum(range(5_000_000))
    used = resource.getrusage(resource.RUSAGE_SELF)
    pathlib.Path("used").write_text(str(used.ru_utime + used.ru_stime))
"""
    (tmp_path / "me.py").write_text(busy, "utf-8")
    cost = python(tmp_path, "me.py")
    assert cost.seconds >= float((tmp_path / "used").read_text("utf-8"))  # more than its parent uses
    assert 5 < cost.megabytes < 60 < len(held) / 1e6


def test_a_command_that_fails_is_told_with_its_last_words(tmp_path: Path) -> None:
    with pytest.raises(Failed, match="no such trial"):
        python(tmp_path, "-c", "import sys; print('no such trial', file=sys.stderr); sys.exit(4)")


def test_a_page_is_weighed_with_and_without_its_main_part(tmp_path: Path) -> None:
    html = b"<body><header>a</header><main id=x>the text\n</main><footer>b</footer></body>"
    assert around_main(html) == b"<body><header>a</header><footer>b</footer></body>"
    with pytest.raises(ValueError, match="no <main>"):
        around_main(b"<body></body>")
    for name in ("trials", "trials/a", "trials/b"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "index.html").write_bytes(html)
    with pytest.raises(ValueError, match=r"No search\*\.json"):
        weigh(tmp_path, "search*.json", ["a", "b"])
    for name in ("search.json", "search-2.json"):
        (tmp_path / name).write_bytes(b"x" * 100_000)
    weights = weigh(tmp_path, "search*.json", ["a", "b"])
    assert weights.files == 5 and weights.megabytes == (2 * 100_000 + 3 * len(html)) / 1e6
    assert weights.index == 2 * compressed(b"x" * 100_000) < 1
    assert weights.around_raw == len(around_main(html)) / 1000


def plain_site(folder: Path) -> Path:
    (folder / "docs").mkdir(parents=True)
    (folder / "mkdocs.yml").write_text("site_name: Small\nplugins: []\n", "utf-8")
    (folder / "docs/index.md").write_text("# Home\n", "utf-8")
    return folder


def test_serve_is_timed_from_the_edit_to_the_fresh_page(tmp_path: Path) -> None:
    docs = plain_site(tmp_path / "plain") / "docs"
    seconds = fresh_page(docs.parent, "", lambda word: edit_page(docs, "index", word), WORDS[:1])
    assert 0.01 < seconds < 60


def test_a_server_that_cannot_build_is_told_at_once(tmp_path: Path) -> None:
    site = plain_site(tmp_path / "plain")
    (site / "mkdocs.yml").write_text("site_name: Small\nhooks: [nowhere.py]\n", "utf-8")
    with pytest.raises(Failed, match=r"nowhere\.py"), served(site):
        pytest.fail("a server without its hook answered")


def test_sizes_are_read_from_the_command_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert speed.parse([]).sites == ["10", "100", "1000", "5000", "rows"]
    options = speed.parse(["12", "rows", "--times", "5", "--json", "figures.json", "--no-serve"])
    assert (options.sites, options.times, options.json) == (["12", "rows"], 5, Path("figures.json"))
    assert (options.serve, options.others) == (False, True)
    for wrong in ("few", "1", "-3"):
        with pytest.raises(SystemExit) as ended:
            speed.parse(["10", wrong])
        assert ended.value.code == 2
    assert "few is neither a number of trials (2 or more) nor `rows`." in capsys.readouterr().err


def test_rounds_are_paired_with_their_own_stock_build_and_the_median_counts() -> None:
    pairs = [(1.0, 2.0), (2.0, 2.0), (4.0, 4.0)]
    rounds = [
        {name: Cost(stock if name == steps.STOCK_BUILD else own, 100, 1) for name in speed.STEP_NAMES} | {"Hugo": None}
        for stock, own in pairs
    ]
    found = {figure.name: figure for figure in speed.costs_as_figures(rounds)}
    assert found[steps.COLD].value == 1.0 and found[steps.COLD].measured == "2.00 s"
    assert found[steps.STOCK_BUILD].measured == "2.00 s" and found[aims.MEMORY].value == 1.0
    assert found["Hugo"].unit == "not installed"


def test_every_aim_stands_on_a_figure_that_is_measured() -> None:
    measured = {*speed.STEP_NAMES, aims.MEMORY, aims.SERVE_TRIAL, aims.INDEX, aims.AROUND, aims.TRIAL_PAGE}
    assert {aim.figure for aim in aims.AIMS if aim.site != aims.GROWTH} <= measured


def test_an_aim_is_reached_or_missed_where_it_counts() -> None:
    cold = steps.COLD
    assert aims.verdict(Figure(cold, 1.2, "x stock"), "1000") == "reached"
    assert aims.verdict(Figure(cold, 1.21, "x stock"), "1000") == "missed"
    assert aims.verdict(Figure(cold, 9.0, "x stock"), "100") == ""
    assert aims.verdict(Figure(aims.TRIAL_PAGE, 21.0, "kB"), "rows") == "missed"


def test_growth_compares_two_sizes_of_one_run() -> None:
    sizes = [
        Result(size, "", [Figure(aims.COLD_SECONDS, seconds, "s"), Figure(aims.AROUND, kilobytes, "kB")])
        for size, seconds, kilobytes in (("100", 1.0, 10.0), ("1000", 8.0, 10.0), ("5000", 48.0, 11.0))
    ]
    grown = aims.growth(sizes)
    assert grown and grown.value(aims.GROWTH_COLD) == 6.0 and grown.value(aims.GROWTH_AROUND) == 1.1
    assert [aims.verdict(figure, grown.site) for figure in grown.figures] == ["missed", "missed"]
    assert aims.growth(sizes[:1]) is None


def test_figures_are_printed_and_written_with_their_aims() -> None:
    figures = [Figure(steps.COLD, 1.5, "x stock", "9.00 s"), Figure("Zensical", float("nan"), "not installed")]
    result = Result("1000", "1,000 trials", figures)
    table = speed.as_text(result).splitlines()
    assert table[1] == "1000: 1,000 trials"
    assert re.fullmatch(r"  build, cold +9\.00 s +1\.50 x stock +aim 1\.2 +missed", table[2])
    assert re.fullmatch(r"  Zensical +not installed", table[3])
    cold, other = json.loads(speed.as_json([result]))["sites"][0]["figures"]
    assert cold == {
        "name": "build, cold",
        "value": 1.5,
        "unit": "x stock",
        "measured": "9.00 s",
        "aim": 1.2,
        "verdict": "missed",
    }
    assert (other["value"], other["aim"], other["verdict"]) == (None, None, None)

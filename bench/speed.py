"""Measures checks, builds and previews, compared with stock MkDocs and Material building the same exported pages.

    python bench/speed.py [10 100 1000 5000 rows] [--times N] [--json FILE] [--no-serve] [--no-others]

Each site has that number of generated trials, or (`rows`) the rows of a registry's table. The CPU time of whole
commands is measured, with the start of Python, so that a busy machine makes little difference; each figure is divided
by the stock build of the same round. docs/performance.md explains each step. Exits with 1 if a command fails.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict
from functools import partial
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "hooks")]

from bench import aims, rows, steps  # noqa: E402
from bench.aims import Figure, Result  # noqa: E402
from bench.cost import Cost, Failed  # noqa: E402
from bench.edits import PAGE, WORDS, edit_page, edit_trial, middle_trial  # noqa: E402
from bench.others import other_generators  # noqa: E402
from bench.serving import fresh_page  # noqa: E402
from bench.sites import NAV, trial_ids, write_around, write_site  # noqa: E402
from bench.weights import Weights, weigh  # noqa: E402

SIZES = ("10", "100", "1000", "5000", "rows")
FEW, TIMES = 100, 3
"""Sites of up to FEW trials are measured in TIMES rounds, larger ones in one, unless `--times` is given."""

SERVED = 1000
"""The largest site, in trials, with which `serve` is measured: beyond, stock takes a minute per edit."""

STEP_NAMES = (
    *(steps.STOCK_BUILD, steps.CHECK_COLD, steps.CHECK_SAME, steps.CHECK_TRIAL, steps.RENDER),
    *(steps.COLD, steps.SAME, steps.TRIAL, steps.LINE, steps.PAGE_CHANGED),
)
OWN_INDEX, STOCK_INDEX = "search*.json", "search/search_index.json"

Round = Mapping[str, Cost | None]


def measure(name: str, options: argparse.Namespace, folder: Path) -> Result:
    """All figures of one site, which is written to a scratch folder. Raises Failed if a command fails."""
    site, stock = folder / "site", folder / "stock"
    if name == "rows":
        write_around(site, rows.trials_yaml(rows.read_rows(rows.TABLE.read_bytes()), source="register"))
    else:
        write_site(site, int(name))
    trials = (site / "data/trials.yaml").read_text("utf-8")
    ids = trial_ids(trials)
    number = len(ids)
    about = f"{number:,} trials, {len(trials.encode()) / number:,.0f} bytes a record on average, {len(NAV)} pages"
    steps.write_stock(site, stock)
    rounds = [_round(site, stock, folder, options) for _ in range(_times(options, number))]
    figures = [*costs_as_figures(rounds), *_weights(site, stock, ids)]
    if options.serve and number <= SERVED:
        figures += _serve(site, stock)
    return Result(name, about, figures)


def _round(site: Path, stock: Path, folder: Path, options: argparse.Namespace) -> Round:
    costs: Round = steps.one_round(site, stock)
    return {**costs, **other_generators(stock, folder)} if options.others else costs


def _times(options: argparse.Namespace, trials: int) -> int:
    return options.times or (TIMES if trials <= FEW else 1)


def costs_as_figures(rounds: Sequence[Round]) -> list[Figure]:
    """CPU time and memory of each step, as medians of the rounds."""
    stock = [_known(one[steps.STOCK_BUILD]) for one in rounds]
    cold = [_known(one[steps.COLD]) for one in rounds]
    others = [name for name in rounds[0] if name not in STEP_NAMES]
    found = [_against(name, rounds, stock) for name in (*STEP_NAMES, *others)]
    memory = median(own.megabytes / other.megabytes for own, other in zip(cold, stock, strict=True))
    amount = f"{median(one.megabytes for one in cold):.0f} MB"
    seconds = median(one.seconds for one in cold)
    return [
        *found,
        Figure("peak memory of a stock build", 1.0, "x stock", f"{median(one.megabytes for one in stock):.0f} MB"),
        Figure(aims.MEMORY, memory, "x stock", amount),
        Figure(aims.COLD_SECONDS, seconds, "s"),
    ]


def _against(name: str, rounds: Sequence[Round], stock: Sequence[Cost]) -> Figure:
    costs = [cost for one in rounds if (cost := one[name])]
    if not costs:
        return Figure(name, float("nan"), "not installed")
    ratio = median(cost.seconds / other.seconds for cost, other in zip(costs, stock, strict=True))
    return Figure(name, ratio, "x stock", f"{median(cost.seconds for cost in costs):.2f} s")


def _known(cost: Cost | None) -> Cost:
    assert cost is not None
    return cost


def _weights(site: Path, stock: Path, ids: Sequence[str]) -> list[Figure]:
    """The sizes of the last builds, each with that of stock."""
    own, other = weigh(site / "site", OWN_INDEX, ids), weigh(stock / "site", STOCK_INDEX, ids)

    def figure(name: str, unit: str, of: Callable[[Weights], float]) -> Figure:
        return Figure(name, of(own), unit, f"stock {of(other):,.1f}")

    return [
        figure("output", "MB", lambda one: one.megabytes),
        figure("output, files", "files", lambda one: one.files),
        figure(aims.INDEX, "kB", lambda one: one.index),
        figure(aims.TRIAL_PAGE, "kB", lambda one: one.page),
        figure(aims.AROUND, "kB", lambda one: one.around_raw),
        figure(f"{aims.AROUND}, compressed", "kB", lambda one: one.around),
        figure("list of trials, compressed", "kB", lambda one: one.list_page),
    ]


def _serve(site: Path, stock: Path) -> list[Figure]:
    """Seconds from saving to the updated page, for a trial and a page, ours and stock's."""
    trial, few = middle_trial(site), len(WORDS) // 2
    docs, content = stock / "docs", site / "content"
    edits: dict[str, tuple[Path, str, Callable[[str], None]]] = {
        aims.SERVE_TRIAL: (site, f"trials/{trial}/", partial(edit_trial, site)),
        aims.SERVE_PAGE: (site, f"{PAGE}/", partial(edit_page, content, PAGE)),
        "stock serve, one trial": (stock, f"trials/{trial}/", partial(edit_page, docs, f"trials/{trial}")),
        "stock serve, one page": (stock, f"{PAGE}/", partial(edit_page, docs, PAGE)),
    }
    files = (site / "data/trials.yaml", content / f"{PAGE}.md", docs / f"trials/{trial}.md", docs / f"{PAGE}.md")
    with steps.restored(*files):
        return [Figure(name, fresh_page(*edit, words=WORDS[: few - 1]), "s") for name, edit in edits.items()]


def as_text(result: Result) -> str:
    """A result as a table: figure, raw measurement, value, target, reached or missed."""
    lines = [f"\n{result.site}: {result.about}"]
    for figure in result.figures:
        aim = aims.aim_of(figure, result.site)
        value = figure.unit if figure.value != figure.value else f"{figure.value:9,.2f} {figure.unit}"
        most = f"aim {aim.most:g}" if aim else ""
        row = f"  {figure.name:48} {figure.measured:>14} {value:20} {most:9} {aims.verdict(figure, result.site)}"
        lines.append(row.rstrip())
    return "\n".join(lines)


def as_json(results: Sequence[Result]) -> str:
    """All results as JSON, each figure with its target and verdict; the value is null for what is not installed."""
    sites = [
        {
            "site": result.site,
            "about": result.about,
            "figures": [_figure_data(figure, result.site) for figure in result.figures],
        }
        for result in results
    ]
    machine = {"python": platform.python_version(), "system": platform.system(), "processors": os.cpu_count()}
    return json.dumps({"machine": machine, "sites": sites}, indent=1) + "\n"


def _figure_data(figure: Figure, site: str) -> dict[str, object]:
    aim = aims.aim_of(figure, site)
    value = None if figure.value != figure.value else round(figure.value, 4)
    verdict = aims.verdict(figure, site)
    return {**asdict(figure), "value": value, "aim": aim.most if aim else None, "verdict": verdict or None}


def parse(arguments: Sequence[str]) -> argparse.Namespace:
    """The parsed options of the command. Exits with 2 if they are wrong."""
    parser = argparse.ArgumentParser(prog="bench/speed.py", description="Measure checks, builds and previews.")
    parser.add_argument("sites", nargs="*", metavar="SITE", help=f"trials, or rows; default: {' '.join(SIZES)}")
    parser.add_argument(
        "--times", type=int, metavar="N", help=f"rounds; default: {TIMES} up to {FEW} trials, otherwise 1"
    )
    parser.add_argument("--json", type=Path, metavar="FILE", help="also write the figures to FILE")
    parser.add_argument("--no-serve", dest="serve", action="store_false", help="leave out mkdocs serve")
    parser.add_argument("--no-others", dest="others", action="store_false", help="leave out Zensical and Hugo")
    options = parser.parse_args(arguments)
    options.sites = options.sites or list(SIZES)
    if wrong := [site for site in options.sites if site != "rows" and not (site.isdigit() and int(site) > 1)]:
        parser.error(f"{wrong[0]} is neither a number of trials (2 or more) nor `rows`.")
    return options


def main(arguments: Sequence[str]) -> int:
    """Measure each site, and print its table as soon as it is done."""
    options, results = parse(arguments), list[Result]()
    for name in options.sites:
        if name == "rows" and not rows.TABLE.exists():
            print(f"\nrows: the table {rows.TABLE.name} is missing, so the real rows are not measured.")
            continue
        with tempfile.TemporaryDirectory(prefix="bench-") as folder:
            try:
                results.append(measure(name, options, Path(folder)))
            except Failed as failed:
                print(failed, file=sys.stderr)
                return 1
        print(as_text(results[-1]), flush=True)
    if grown := aims.growth(results):
        results.append(grown)
        print(as_text(grown))
    if options.json:
        options.json.write_text(as_json(results), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

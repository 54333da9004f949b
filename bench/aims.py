"""The targets for the measurements, in one table, and whether a measurement meets its target."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bench import steps

COLD_SECONDS = "build, cold, seconds"
MEMORY = "peak memory of a cold build"
SERVE_TRIAL = "serve, one trial"
SERVE_PAGE = "serve, one page"
INDEX = "search index, compressed"
TRIAL_PAGE = "trial page, compressed"
AROUND = "around the <main> of a trial page"
GROWTH_COLD = "build, cold: growth from 1,000 to 5,000"
GROWTH_AROUND = "around the <main>: growth with trials"
GROWTH_PAGE = "trial page: growth with trials"

EVERY = "every size"
GROWTH = "growth"


@dataclass(frozen=True)
class Aim:
    """The maximum of a measurement, and its site: a number of trials, `every size`, or `growth` between two sizes."""

    figure: str
    most: float
    site: str


AIMS = (
    Aim(steps.RENDER, 0.40, "1000"),
    Aim(steps.COLD, 1.2, "1000"),
    Aim(steps.SAME, 0.12, "1000"),
    Aim(steps.TRIAL, 0.15, "1000"),
    Aim(steps.CHECK_COLD, 0.80, "1000"),
    Aim(steps.CHECK_SAME, 0.10, "1000"),
    Aim(MEMORY, 1.5, "1000"),
    Aim(SERVE_TRIAL, 1.0, "1000"),
    Aim(INDEX, 400, "5000"),
    Aim(AROUND, 12, EVERY),
    Aim(TRIAL_PAGE, 20, EVERY),
    Aim(GROWTH_COLD, 5.5, GROWTH),
    Aim(GROWTH_AROUND, 1.02, GROWTH),
    Aim(GROWTH_PAGE, 1.02, GROWTH),
)


@dataclass(frozen=True)
class Figure:
    """A value in a unit (`x stock` is relative to the stock build of the same round), and the raw measurement."""

    name: str
    value: float
    unit: str
    measured: str = ""


@dataclass(frozen=True)
class Result:
    """The figures of one site: `site` is its number of trials, `rows` or `growth`; `about` describes it."""

    site: str
    about: str
    figures: Sequence[Figure]

    def value(self, name: str) -> float | None:
        """The value of a figure, or None if it was not measured."""
        return next((figure.value for figure in self.figures if figure.name == name), None)


def aim_of(figure: Figure, site: str) -> Aim | None:
    """The target of a figure of a site, or None."""
    return next((aim for aim in AIMS if aim.figure == figure.name and aim.site in (site, EVERY)), None)


def verdict(figure: Figure, site: str) -> str:
    """`reached`, `missed`, or an empty text if there is no target."""
    aim = aim_of(figure, site)
    if aim is None:
        return ""
    return "reached" if figure.value <= aim.most else "missed"


def growth(results: Sequence[Result]) -> Result | None:
    """How figures grow with the number of trials, between two sizes of one run; None without two to compare."""
    sizes = {int(result.site): result for result in results if result.site.isdigit()}
    figures = []
    if {1000, 5000} <= sizes.keys():
        figures += _ratio(GROWTH_COLD, COLD_SECONDS, sizes, 1000, 5000)
    if len(sizes) > 1:
        few, many = min(sizes), max(sizes)
        figures += _ratio(GROWTH_AROUND, AROUND, sizes, few, many) + _ratio(GROWTH_PAGE, TRIAL_PAGE, sizes, few, many)
    return Result(GROWTH, "more trials against fewer", figures) if figures else None


def _ratio(name: str, figure: str, sizes: Mapping[int, Result], few: int, many: int) -> list[Figure]:
    before, after = sizes[few].value(figure), sizes[many].value(figure)
    if before is None or after is None:
        return []
    return [Figure(name, after / before, "times", f"{few:,} to {many:,}")]

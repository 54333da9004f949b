"""Pictures drawn at build as SVG: chances as 100 figures, the steps of a trial, and a few that explain.

A picture holds no words: they stand beside it as text, so that they grow with the reader's letters and are read aloud.
Colours are `currentColor` and fill against outline, so that print, dark and forced colours keep the meaning.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from markupsafe import Markup

from plainfacts.facts.facts import Facts
from plainfacts.pages import formats
from plainfacts.pages.templating import render

_FIGURE = "M0-8a3 3 0 1 1 0 6a3 3 0 1 1 0-6ZM-4.5 8V3a4.5 4.5 0 0 1 9 0v5Z"
_FIGURE_FROM_THE_TOP = "a3 3 0 1 1 0 6a3 3 0 1 1 0-6Zm-4.5 16v-5a4.5 4.5 0 0 1 9 0v5Z"
_COLUMNS, _WIDE, _HIGH = 10, 14, 20


def hundred(name: str, filled: int, total: int) -> Markup:
    """`total` figures in rows of ten (of fifty for 1,000), the first `filled` of them solid, the others in outline.

    A whole row is drawn once and used again: `name` is the picture's own on its page. The sentence beside it says the
    same in words, so that nothing is read aloud twice. Source of the form: Ottawa decision aids (exactly 100 or 1,000
    figures).
    """
    columns = _COLUMNS if total <= 100 else _COLUMNS * 5
    rows, (whole, begun) = -(-total // columns), divmod(filled, columns)
    row = Markup('<use class="{}" href="#row-{}" y="{}"/>')
    drawn = [row.format("on" if n < whole else "off", name, n * _HIGH) for n in range(rows) if n != whole or not begun]
    if begun:
        parts = (("on", 0, begun), ("off", begun, columns))
        drawn += [_in_row(whole * _HIGH, first, last, Markup('class="{}"').format(kind)) for kind, first, last in parts]
    return Markup(
        '<svg class="hundred" viewBox="0 0 {} {}" aria-hidden="true" focusable="false"><defs>{}</defs>{}</svg>'
    ).format(columns * _WIDE, rows * _HIGH, _in_row(0, 0, columns, Markup('id="row-{}"').format(name)), Markup().join(drawn))


def _in_row(y: int, first: int, last: int, attribute: Markup) -> Markup:
    """One path for the figures from `first` to before `last` in the row at `y`."""
    path = "".join(f"M{x * _WIDE + _WIDE // 2} {y + 2}{_FIGURE_FROM_THE_TOP}" for x in range(first, last))
    return Markup('<path {} d="{}"/>').format(attribute, path)


@lru_cache(maxsize=256)
def step_mark(number: int, total: int) -> Markup:
    """The mark of one step: its number in a ring, with the way from the step before and on to the next."""
    before = '<path class="way" d="M24 0V6"/>' if number > 1 else ""
    after = '<path class="way" d="M24 42V48"/>' if number < total else ""
    return Markup(
        '<svg class="step-mark" viewBox="0 0 48 48" aria-hidden="true" focusable="false">{}{}'
        '<circle cx="24" cy="24" r="18"/><text x="24" y="31" text-anchor="middle">{}</text></svg>'
    ).format(Markup(before), Markup(after), number)


@dataclass(frozen=True)
class Drawing:
    """The parts of a picture that explains: one drawing for each of its steps."""

    parts: Sequence[str]
    numbered: bool = True


def _cell(x: int, y: int, r: int, kind: str = "cell") -> str:
    return f'<circle class="{kind}" cx="{x}" cy="{y}" r="{r}"/><circle class="core" cx="{x}" cy="{y}" r="{r // 3}"/>'


def _arms(x: int, y: int, r: int) -> str:
    """The new part of a changed cell: short arms on four sides."""
    ways = ((0, -1), (1, 0), (0, 1), (-1, 0))
    lines = (f"M{x + a * r} {y + b * r}L{x + a * (r + 9)} {y + b * (r + 9)}" for a, b in ways)
    return f'<path class="arm" d="{"".join(lines)}"/>'


def _antibody(x: int, y: int, turn: int = 0) -> str:
    """A Y with its two arms up."""
    return f'<path class="arm" d="M0 18V2L-9-8M0 2 9-8" transform="translate({x} {y}) rotate({turn})"/>'


def _marker(x: int, y: int) -> str:
    return f'<path class="marker" d="M{x} {y}v-8m-6 0h12"/>'


def _people(many: int) -> str:
    rows = -(-many // 6)
    spots = [(20 * (i % 6) + 10, 48 + 21 * (i // 6) - 21 * (rows - 1) // 2) for i in range(many)]
    return "".join(f'<path class="on" d="{_FIGURE}" transform="translate({x} {y})"/>' for x, y in spots)


_DRIP = (
    '<path class="line" d="M60 8v10m-14 0h28v28H46ZM60 46v18m0 0c0 8 20 4 20 14v8"/><path class="drop" d="M60 52v6"/>'
)
_EYE = '<path class="line" d="M16 48c18-30 70-30 88 0-18 30-70 30-88 0Z"/><circle class="cell" cx="60" cy="48" r="14"/>'
_BOTTLE = '<path class="line" d="M52 12h16v18l18 44a8 8 0 0 1-8 12H42a8 8 0 0 1-8-12l18-44Z"/>'
_PILL = '<path class="line" d="M34 62 70 26a15 15 0 0 1 21 21L55 83a15 15 0 0 1-21-21ZM52 44l21 21"/>'
_LEFT = '<path class="line" d="M74 58H60m6-6-6 6 6 6"/>'
_BOUND = _marker(92, 46) + _antibody(92, 32, 180)
_ARROW = '<path class="line" d="M52 48h18m-7-7 7 7-7 7"/>'

DRAWINGS: dict[str, Drawing] = {
    "car-t-steps": Drawing(
        (
            '<path class="line" d="M14 20c24 0 24 30 46 30M14 34c18 0 18 28 46 28"/>' + _cell(82, 56, 18),
            _cell(28, 48, 16) + _ARROW + _cell(90, 48, 14) + _arms(90, 48, 14),
            "".join(_cell(x, y, 11) + _arms(x, y, 11) for x, y in ((26, 26), (66, 22), (44, 56), (88, 58), (66, 84))),
            _PILL,
            _DRIP + _cell(96, 30, 10) + _arms(96, 30, 10),
            _EYE,
        )
    ),
    "trial-phases": Drawing((_people(3), _people(9), _people(18), _people(24)), numbered=False),
    "antibody-finds-cell": Drawing(
        (
            _cell(60, 58, 24) + _marker(60, 34) + _marker(36, 40) + _marker(84, 40),
            _cell(60, 66, 22) + _marker(60, 44) + _antibody(60, 30, 180),
            _cell(34, 62, 20) + _marker(34, 42) + _antibody(34, 28, 180) + _cell(94, 58, 14, "helper") + _LEFT,
            _cell(30, 62, 18, "healthy") + _antibody(62, 22, 160) + _cell(92, 64, 18, "healthy") + _BOUND,
        )
    ),
}
"""Each picture that a page may fetch by `picture("…")`: its steps are worded in the wording under the same name."""


def picture(name: str, facts: Facts) -> Markup:
    """A picture that explains: a figure with its steps, each drawn and told in words."""
    drawing, words = DRAWINGS[name], facts.wording
    steps = zip(drawing.parts, formats.each(words, f"picture.{name}.steps"), strict=True)
    return render(
        "picture.html", facts, name=name, numbered=drawing.numbered, steps=[(_drawn(svg), text) for svg, text in steps]
    )


def _drawn(inner: str) -> Markup:
    return Markup('<svg class="drawing" viewBox="0 0 120 96" aria-hidden="true" focusable="false">{}</svg>').format(
        Markup(inner)
    )

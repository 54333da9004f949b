"""Pictures as SVG: chances as 100 figures, the steps of a trial, and a few that explain.

A picture has no words in it: they are beside it as text, so that they scale with the reader's font size and are read
aloud. Colours are `currentColor`, and fill against outline, so that print, dark mode and forced colours keep the
meaning.
"""

from __future__ import annotations

from functools import lru_cache

from markupsafe import Markup

from plainfacts.facts.facts import Facts
from plainfacts.pages import formats
from plainfacts.pages.figures.svg_drawings import picture_parts
from plainfacts.pages.templating import render

_FIGURE_FROM_THE_TOP = "a3 3 0 1 1 0 6a3 3 0 1 1 0-6Zm-4.5 16v-5a4.5 4.5 0 0 1 9 0v5Z"
_COLUMNS, _WIDE, _HIGH = 10, 14, 20
_NOT_NUMBERED = ("trial-phases",)
"""Explaining pictures whose parts are not steps in time."""


def hundred(name: str, filled: int, total: int) -> Markup:
    """`total` figures in rows of ten (of fifty for 1,000), the first `filled` of them solid, the others in outline.

    A whole row is drawn once and used again: `name` is unique on its page. Hidden from screen readers, since the
    sentence beside it says the same. Source: Ottawa decision aids (exactly 100 or 1,000 figures).
    """
    columns = _COLUMNS if total <= 100 else _COLUMNS * 5
    rows, (whole, begun) = -(-total // columns), divmod(filled, columns)
    row = Markup('<use class="{}" href="#row-{}" y="{}"/>')
    drawn = [row.format("on" if n < whole else "off", name, n * _HIGH) for n in range(rows) if n != whole or not begun]
    if begun:
        parts = (("on", 0, begun), ("off", begun, columns))
        drawn += [_in_row(whole * _HIGH, first, last, Markup('class="{}"').format(kind)) for kind, first, last in parts]
    model = _in_row(0, 0, columns, Markup('id="row-{}"').format(name))
    return Markup(
        '<svg class="hundred" viewBox="0 0 {} {}" aria-hidden="true" focusable="false"><defs>{}</defs>{}</svg>'
    ).format(columns * _WIDE, rows * _HIGH, model, Markup().join(drawn))


def _in_row(y: int, first: int, last: int, attribute: Markup) -> Markup:
    """One path for the figures from `first` to before `last` in the row at `y`."""
    path = "".join(f"M{x * _WIDE + _WIDE // 2} {y + 2}{_FIGURE_FROM_THE_TOP}" for x in range(first, last))
    return Markup('<path {} d="{}"/>').format(attribute, path)


@lru_cache(maxsize=256)
def step_mark(number: int, total: int) -> Markup:
    """The mark of a step: its number in a ring, with lines to the marks of the previous and the next step."""
    before = '<path class="way" d="M24 0V6"/>' if number > 1 else ""
    after = '<path class="way" d="M24 42V48"/>' if number < total else ""
    return Markup(
        '<svg class="step-mark" viewBox="0 0 48 48" aria-hidden="true" focusable="false">{}{}'
        '<circle cx="24" cy="24" r="18"/><text x="24" y="31" text-anchor="middle">{}</text></svg>'
    ).format(Markup(before), Markup(after), number)


def picture(name: str, facts: Facts) -> Markup:
    """An explaining picture: a figure with its steps, each as a drawing and a text."""
    steps = zip(picture_parts(name), formats.each(facts.wording, f"picture.{name}.steps"), strict=True)
    return render("picture.html", facts, name=name, numbered=name not in _NOT_NUMBERED, steps=list(steps))

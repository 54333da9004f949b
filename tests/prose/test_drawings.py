"""A drawing that an editor adds is a drawing: nothing in it runs, loads or links."""

from __future__ import annotations

import pytest

from plainfacts.facts.media import Medium
from plainfacts.prose.markdown.drawings import unsafe_drawings

SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">\n{}\n</svg>'


def told(raw: str) -> list[tuple[int, str]]:
    """The line and the message of what is wrong with a drawing."""
    found = list(unsafe_drawings({"content/a.png": Medium(9), "content/a.svg": Medium(9, drawing=raw.encode())}))
    assert {problem.path for problem in found} <= {"content/a.svg"}
    return [(problem.line, problem.message) for problem in found]


@pytest.mark.parametrize(
    "part",
    [
        '<path d="M0 0" fill="url(#b)"/>',
        "<rect fill='url( \"#b\" )'/>",
        "<style>.a{fill:url('#b')}</style>",
        '<use href="#a"/><use xlink:href=" #a"/>',
        '<title>On: a script, set</title><text class="on">a</text><!-- <script> -->',
    ],
)
def test_a_drawing_is_a_drawing(part: str) -> None:
    assert told(SVG.format(part)) == []


@pytest.mark.parametrize(
    "name",
    [
        "script",
        "SCRIPT",
        "handler",
        "listener",
        "animate",
        "set",
        "animateMotion",
        "animateTransform",
        "a",
        "foreignObject",
        "iframe",
        "object",
        "embed",
        "video",
        "audio",
        "canvas",
    ],
)
def test_what_a_browser_would_run_or_show_in_it_is_told(name: str) -> None:
    assert told(SVG.format(f"<g/>\n<{name}/>")) == [(3, f"This picture contains more than a drawing: `<{name}>`.")]


@pytest.mark.parametrize(
    ("part", "what"),
    [
        ('<g onclick="x()"/>', '`onclick="x()"`'),
        ('<g ONLOAD="x()"/>', '`onload="x()"`'),
        ('<use href="http://x.example/"/>', '`href="http://x.example/"`'),
        ('<use xlink:href="x.svg#a"/>', '`href="x.svg#a"`'),
        ('<image src="x.png"/>', '`src="x.png"`'),
        ('<g fill="url(http://x.example/)"/>', "`fill` that loads something"),
        ("<g style=\"fill:URL( 'x.svg' )\"/>", "`style` that loads something"),
        ('<g style="width:expression(x)"/>', "`style` that loads something"),
        ('<g title="javascript:x"/>', "`title` that loads something"),
        ("<style>@import 'x.css';</style>", "a style that loads something"),
        ("<style>.a{fill:url(x)}</style>", "a style that loads something"),
        ("<?xml-stylesheet href='x.css'?>", "a processing instruction: `<?xml-stylesheet href='x.css'?>`"),
    ],
)
def test_what_would_run_or_load_something_is_told_once(part: str, what: str) -> None:
    assert told(SVG.format(part)) == [(2, f"This picture contains more than a drawing: {what}.")]


def test_what_stands_before_the_drawing_is_looked_at_too() -> None:
    (line, message), *rest = told("<?xml-stylesheet href='x.css'?>\n" + SVG.format(""))
    assert (line, rest) == (1, []) and "xml-stylesheet" in message
    [(line, message)] = told('<!DOCTYPE svg [<!ENTITY a "b">]>\n' + SVG.format("<text>&a;</text>"))
    assert line == 1 and "entities" in message


def test_what_is_no_drawing_is_told_where_it_ends_to_be_one() -> None:
    [(line, message)] = told("<svg>\n<g>\n</svg>")
    assert line == 3 and "cannot be read" in message

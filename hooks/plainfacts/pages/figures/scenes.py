"""Small warm drawings for doors and pages: they make a page friendly and say nothing that its words do not."""

from __future__ import annotations

from functools import cache

from markupsafe import Markup

_HILL = '<path class="leaf" d="M4 50c14-14 42-14 56 0v10H4Z"/>'
_HEAD = '<circle class="skin" cx="32" cy="27" r="13"/><path class="ink" d="M27 26v.1M37 26v.1M27 32c3 3 7 3 10 0"/>'
_SCENES = {
    "night": (
        '<circle class="sun" cx="48" cy="15" r="8"/>'
        '<path class="brick" d="M14 10h18a5 5 0 0 1 5 5v36a5 5 0 0 1-5 5H14a5 5 0 0 1-5-5V15a5 5 0 0 1 5-5Z"/>'
        '<path class="paper" d="M13 17h20v28H13Z"/>'
        '<path class="ink" d="M23 50.5v.1M42 30c3 2 3 8 0 10M47 26c6 4 6 14 0 18"/>'
    ),
    "sunrise": (
        '<circle class="sun" cx="32" cy="38" r="13"/>' + _HILL + '<path class="ink" d="M32 16V9M14 25l-5-4M50 25l5-4"/>'
    ),
    "return": (
        _HILL + '<path class="ink" d="M14 44c4-30 36-30 38-8 1 12-16 14-18 4-1-7 8-9 11-4"/>'
        '<path class="brick" d="M8 42h12l-6 9Z"/>'
    ),
    "drip": (
        '<path class="brick" d="M22 8h20v20c0 6-4 9-10 9s-10-3-10-9Z"/><path class="paper" d="M22 8h20v10H22Z"/>'
        '<path class="ink" d="M32 37v8c0 8 14 2 14 12M32 8V3"/><circle class="leaf" cx="18" cy="50" r="7"/>'
    ),
    "search": (
        '<path class="paper ink" d="M10 8h30v44H10Z"/><path class="ink" d="M16 18h18M16 26h18M16 34h9"/>'
        '<circle class="sun ink" cx="40" cy="38" r="11"/><path class="ink" d="m48 46 9 10"/>'
    ),
    "book": (
        '<path class="paper ink" d="M32 16c-7-5-16-6-25-4v38c9-2 18-1 25 4 7-5 16-6 25-4V12c-9-2-18-1-25 4Z"/>'
        '<path class="ink" d="M32 16v38M13 22c5-1 9 0 13 2M13 30c5-1 9 0 13 2M38 24c4-2 8-3 13-2"/>'
        '<circle class="sun" cx="46" cy="34" r="5"/>'
    ),
    "child": (
        '<path class="brick" d="M13 60c1-14 9-20 19-20s18 6 19 20Z"/>'
        + _HEAD
        + '<path class="ink" d="M22 17c4-8 16-8 20 0"/>'
        '<circle class="sun" cx="50" cy="49" r="7"/>'
        '<circle class="sun" cx="45" cy="42" r="3"/><circle class="sun" cx="55" cy="42" r="3"/>'
    ),
    "teen": (
        '<path class="leaf" d="M11 60c1-14 10-20 21-20s20 6 21 20Z"/>'
        + _HEAD
        + '<path class="ink" d="M17 28c-1-22 31-22 30 0"/>'
        '<path class="brick" d="M14 25h6v10h-6ZM44 25h6v10h-6Z"/>'
    ),
    "siblings": (
        '<path class="leaf" d="M4 60c0-13 6-19 15-19s15 6 15 19Z"/><circle class="skin" cx="19" cy="28" r="11"/>'
        '<path class="brick" d="M32 60c0-10 5-15 13-15s14 5 14 15Z"/><circle class="skin" cx="45" cy="35" r="9"/>'
        '<path class="ink" d="M15 27v.1M23 27v.1M16 32c2 2 4 2 6 0M42 34v.1M48 34v.1M43 38c1 2 3 2 4 0"/>'
    ),
    "leaf": (
        '<path class="leaf" d="M10 54C8 26 22 10 56 8c0 32-18 48-40 40Z"/>'
        '<path class="ink" d="M10 56c6-14 16-24 28-30"/>'
    ),
}

_OF_PAGE = {
    "when-to-call": "night",
    "first-days": "sunrise",
    "when-it-comes-back": "return",
    "car-t": "drip",
    "trials": "search",
    "words": "book",
    "children": "child",
    "teenagers": "teen",
    "brothers-and-sisters": "siblings",
}
"""What is drawn on the door to a page, by the last part of its address; a leaf on any other."""


@cache
def scene(name: str) -> Markup:
    """A drawing by its name. Screen readers pass over it. Raises KeyError for one that is not drawn."""
    return Markup('<svg class="scene" viewBox="0 0 64 64" aria-hidden="true" focusable="false">{}</svg>').format(
        Markup(_SCENES[name])
    )


def scene_of(address: str) -> Markup:
    """What is drawn on the door that leads to an address, relative or from the root."""
    last = address.partition("#")[0].strip("/").rpartition("/")[2]
    return scene(_OF_PAGE.get(last, "leaf"))

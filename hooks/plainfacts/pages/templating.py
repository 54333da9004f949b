"""The Jinja environment of the generated parts: all values are escaped, undefined ones are errors.

A template is compiled once for all languages: the wording is passed to it.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any, cast

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from plainfacts.facts.facts import Facts
from plainfacts.facts.house.wording import Wording
from plainfacts.pages import formats
from plainfacts.pages.figures.svg_drawings import icon
from plainfacts.pages.links import to_page

TEMPLATES = Path(__file__).parent / "templates"


@cache
def _environment() -> Environment:
    """The environment that renders the templates beside this file."""
    env = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    env.globals |= {"formats": formats, "to_page": to_page, "icon": icon}
    env.filters["paragraphs"] = paragraphs
    return env


def paragraphs(text: str) -> Markup:
    """Text with blank lines as paragraphs, escaped."""
    inside = str.replace(escape(text), "\n\n", "</p>\n<p>")
    return Markup(f"<p>{inside}</p>")


def macro(template: str, name: str, wording: Wording) -> Callable[..., Markup]:
    """A macro of a template as a function, for a part that many pages share."""
    made = _environment().get_template(template).make_module({"t": wording, "words": wording})
    return cast(Callable[..., Markup], getattr(made, name))


def render(template: str, facts: Facts, **values: Any) -> Markup:
    """A part of a page from its template; `facts` and `t` (the wording) are always passed."""
    return in_words(template, facts.wording, facts=facts, **values)


def in_words(template: str, wording: Wording, **values: Any) -> Markup:
    """A part of a page from a template that gets the wording and `values`, but no facts."""
    return Markup(_environment().get_template(template).render(values, t=wording, words=wording))

"""The Jinja environment of the generated parts: everything escaped, nothing undefined let through."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from plainfacts.facts.facts import Facts
from plainfacts.pages import formats
from plainfacts.pages.icons import icon
from plainfacts.pages.links import to_page

TEMPLATES = Path(__file__).parent / "templates"


@cache
def environment() -> Environment:
    """The environment that renders the templates beside this file."""
    env = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    env.globals["formats"] = formats
    env.globals["to_page"] = to_page
    env.globals["icon"] = icon
    env.filters["paragraphs"] = paragraphs
    return env


def paragraphs(text: str) -> Markup:
    """Text with blank lines as paragraphs, escaped."""
    return Markup("\n".join(f"<p>{escape(part)}</p>" for part in text.split("\n\n")))


def render(template: str, facts: Facts, **values: Any) -> Markup:
    """A part of a page from its template; `facts` and `t` (the wording) are always there."""
    loaded = environment().get_template(template)
    return Markup(loaded.render(facts=facts, t=facts.wording, words=facts.wording, **values))

"""The Jinja environment of the generated parts: everything escaped, nothing undefined let through.

There is one for each wording: a text that needs no values is put into a template once, as the template is read.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Generic, TypeVar, cast

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from jinja2.ext import Extension
from jinja2.lexer import Token, TokenStream
from markupsafe import Markup, escape

from plainfacts.facts.facts import Facts
from plainfacts.facts.house.wording import Wording
from plainfacts.pages import formats
from plainfacts.pages.figures.icons import icon
from plainfacts.pages.links import to_page

TEMPLATES = Path(__file__).parent / "templates"
_TEXT = ["name", "lparen", "string", "rparen"]
T = TypeVar("T")


@dataclass(frozen=True)
class AsKey(Generic[T]):
    """Something without a hash as the key of a small cache; what is equal is one key."""

    thing: T

    def __hash__(self) -> int:
        """The same for all: a cache holds but a few of them."""
        return 0


class Worded(Extension):
    """Reads `t('trial.about')` in a template as the text itself. Raises KeyError for a text that there is not."""

    def filter_stream(self, stream: TokenStream) -> Iterator[Token]:
        """The tokens of a template, where a text with neither values nor a computed key is one token."""
        words = cast(Wording, self.environment.globals["t"])
        tokens, at, before = list(stream), 0, ""
        while at < len(tokens):
            token, these = tokens[at], tokens[at : at + 4]
            if token.value == "t" and before != "dot" and [one.type for one in these] == _TEXT:
                yield Token(token.lineno, "string", words(these[2].value))
                at += 4
            else:
                yield token
                at += 1
            before = token.type


@lru_cache(maxsize=4)
def _environment(wording: AsKey[Wording]) -> Environment:
    """The environment that renders the templates beside this file in the words of a site."""
    env = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    env.globals |= {"t": wording.thing, "words": wording.thing, "formats": formats, "to_page": to_page, "icon": icon}
    env.filters["paragraphs"] = paragraphs
    env.add_extension(Worded)
    return env


def paragraphs(text: str) -> Markup:
    """Text with blank lines as paragraphs, escaped."""
    inside = str.replace(escape(text), "\n\n", "</p>\n<p>")
    return Markup(f"<p>{inside}</p>")


def macro(template: str, name: str, wording: Wording) -> Callable[..., Markup]:
    """A macro of a template, to be called for a part that many pages share."""
    return cast(Callable[..., Markup], getattr(_environment(AsKey(wording)).get_template(template).module, name))


def render(template: str, facts: Facts, **values: Any) -> Markup:
    """A part of a page from its template; `facts` and `t` (the wording) are always there."""
    return in_words(template, facts.wording, facts=facts, **values)


def in_words(template: str, wording: Wording, **values: Any) -> Markup:
    """A part of a page that knows the wording and what it is given, but no facts."""
    return Markup(_environment(AsKey(wording)).get_template(template).render(values))

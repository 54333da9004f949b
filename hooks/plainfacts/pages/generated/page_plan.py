"""A generated page: what is known of it before it is rendered, and what rendering gives."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from plainfacts.facts.records.trial import Trial

NO_ASIDE = Markup()


@dataclass(frozen=True)
class RenderedPage:
    """The text of a generated page without the frame of the site. `headings` are (id, text), `aside` is beside it."""

    description: str
    html: Markup
    headings: Sequence[tuple[str, str]] = ()
    aside: Markup = NO_ASIDE


@dataclass(frozen=True)
class Planned:
    """A page that `make` renders. `parent` is the source of the page above it, `look` the class of its style.

    Search engines do not list a hidden page. `trial` is the trial that it is the page of, `voice_of` the one that it
    tells in other words, whose review covers them. `of` are the ids of the trials on which it depends, each with its
    family, besides what all pages depend on; None where it may be any.
    """

    url: str
    title: str
    make: Callable[[], RenderedPage]
    trial: Trial | None = None
    parent: str = ""
    look: str = ""
    hidden: bool = False
    voice_of: Trial | None = None
    of: tuple[str, ...] | Callable[[], tuple[str, ...]] | None = None

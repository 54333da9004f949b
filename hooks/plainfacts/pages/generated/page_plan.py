"""A generated page before it is made: what lists, links and breadcrumbs need to know of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from plainfacts.facts.records.trial import Trial
from plainfacts.pages.trial.trial_page import RenderedPage


class Listed(Protocol):
    """A page in a list of pages."""

    @property
    def url(self) -> str:
        """Its address from the root of the site."""

    @property
    def title(self) -> str:
        """Its title."""

    @property
    def look(self) -> str:
        """The class of its style."""

    @property
    def parent(self) -> str:
        """The source of the page above it."""

    @property
    def trial(self) -> Trial | None:
        """The trial that it is the page of."""

    @property
    def hidden(self) -> bool:
        """Whether search engines shall leave it out."""


@dataclass(frozen=True)
class Planned:
    """A page that can be made. `parent` is the source of the page above it; search engines do not list a hidden page.

    `of` are the ids of the trials that it follows from, each with its family, besides what all pages follow from; None
    where it may be any.
    """

    url: str
    title: str
    make: Callable[[], RenderedPage]
    trial: Trial | None = None
    parent: str = ""
    look: str = ""
    hidden: bool = False
    of: tuple[str, ...] | Callable[[], tuple[str, ...]] | None = None


def as_planned(page: RenderedPage) -> Planned:
    """A page that is made already."""
    return Planned(page.url, page.title, lambda: page, page.trial, page.parent, page.look, page.hidden)

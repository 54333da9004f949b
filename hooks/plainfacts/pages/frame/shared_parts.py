"""The parts of the frame that are the same on many pages: rendered once for all pages that lie alike, then used again.

The header with its menu and the footer with the search depend on a page by its address alone, since their links are
relative. Two pages lie alike where each of these links is written the same on both.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Mapping
from dataclasses import dataclass
from itertools import accumulate
from typing import Any

from jinja2 import Environment, pass_context
from jinja2.runtime import Context
from markupsafe import Markup

PARTS = ("header", "footer")
"""What stands above the text of a page, and what stands below it."""

Lie = tuple[int, str, bool]
"""How a page lies: how deep, the deepest folder that it shares with a link, and whether a link leads to the page."""


@dataclass(frozen=True)
class Place:
    """All that a shared part may know of a page: its address below the site, as MkDocs writes it (`trials/x/`)."""

    url: str


class SharedParts:
    """The template function `shared`: the HTML of `partials/NAME.html` for the page at hand.

    The filter `url` adds the target of each link to `targets`.
    """

    def __init__(self, env: Environment) -> None:
        self._env = env
        self._targets: set[str] = set()
        self._folders: set[str] = set()
        self._kept: dict[tuple[str, Lie], Markup] = {}

    @pass_context
    def shared(self, context: Context, name: str) -> Markup:
        """A part of the frame for the page that is rendered. A page without an address (404) has its own."""
        page = context.get("page")
        return self.part(name, page.url, context.get_all) if page else self._rendered(name, context.get_all())

    def part(self, name: str, url: str, context: Callable[[], Mapping[str, Any]]) -> Markup:
        """A part of the frame for the page at an address. `context` is all that templates know besides the page."""
        found = self._kept.get((name, self._lie(url)))
        if found is None:
            found = self._rendered(name, {**context(), "page": Place(url)})
            self._kept[name, self._lie(url)] = found
        return found

    def _lie(self, url: str) -> Lie:
        return lie_of(url, self._folders, self._targets)

    def _rendered(self, name: str, context: Mapping[str, Any]) -> Markup:
        known = len(self._targets)
        html = Markup(self._env.get_template(f"partials/{name}.html").render(context, targets=self._targets))
        if len(self._targets) > known:  # what was kept did not know of these links
            self._folders = {folder for target in self._targets for folder in folders_of(target)}
            self._kept.clear()
        return html


def lie_of(url: str, folders: Container[str], targets: Container[str]) -> Lie:
    """How a page lies to links, given their targets and all folders on the way there; from the root of the site."""
    own = folders_of(url)
    return len(own), next((folder for folder in reversed(own) if folder in folders), ""), url in targets


def folders_of(url: str) -> list[str]:
    """The folders on the way to an address: `trials/`, `trials/x/`."""
    return list(accumulate(f"{part}/" for part in url.split("/")[:-1]))

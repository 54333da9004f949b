"""Parts of the frame that many pages share: rendered once for all pages with the same relative links.

The header with its menu and the footer with the search depend on the address of a page only, since their links are
relative. Pages have the same position if each of these links is written the same on them.
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
"""What is above the text of a page, and what is below it."""

Position = tuple[int, str, bool]
"""The position of a page relative to the links: its depth, the deepest folder it shares with a link, and whether a link
leads to it."""


@dataclass(frozen=True)
class Place:
    """All that a shared part may know about a page: its address as MkDocs writes it (`trials/x/`)."""

    url: str


class SharedParts:
    """The template function `shared`: the HTML of `partials/NAME.html` for the current page.

    The filter `url` adds the target of each link to `targets`.
    """

    def __init__(self, env: Environment) -> None:
        self._env = env
        self._targets: set[str] = set()
        self._folders: set[str] = set()
        self._kept: dict[tuple[str, Position], Markup] = {}

    @pass_context
    def shared(self, context: Context, name: str) -> Markup:
        """A shared part for the page that is being rendered; not cached for a page without an address (404)."""
        page = context.get("page")
        return self.part(name, page.url, context.get_all) if page else self._rendered(name, context.get_all())

    def part(self, name: str, url: str, context: Callable[[], Mapping[str, Any]]) -> Markup:
        """A shared part for the page at an address. `context` returns the template context apart from the page."""
        found = self._kept.get((name, self._position(url)))
        if found is None:
            found = self._rendered(name, {**context(), "page": Place(url)})
            self._kept[name, self._position(url)] = found
        return found

    def _position(self, url: str) -> Position:
        return position_of(url, self._folders, self._targets)

    def _rendered(self, name: str, context: Mapping[str, Any]) -> Markup:
        known = len(self._targets)
        html = Markup(self._env.get_template(f"partials/{name}.html").render(context, targets=self._targets))
        if len(self._targets) > known:  # the cached parts did not take these links into account
            self._folders = {folder for target in self._targets for folder in folders_of(target)}
            self._kept.clear()
        return html


def position_of(url: str, folders: Container[str], targets: Container[str]) -> Position:
    """The position of a page relative to links, given their targets and all folders above these, from the root."""
    own = folders_of(url)
    return len(own), next((folder for folder in reversed(own) if folder in folders), ""), url in targets


def folders_of(url: str) -> list[str]:
    """The folders above an address: `trials/`, `trials/x/`."""
    return list(accumulate(f"{part}/" for part in url.split("/")[:-1]))

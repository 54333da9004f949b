"""The menu of a site in another language, from the one that MkDocs parsed from mkdocs.yml."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class MenuItem:
    """An entry of the menu, with the attributes that templates know from MkDocs."""

    title: str
    url: str | None = None
    children: Sequence[MenuItem] = ()
    is_link: bool = False
    ancestors: Sequence[Any] = ()

    @property
    def is_section(self) -> bool:
        """Whether it is a heading with entries below it."""
        return self.url is None


@dataclass(frozen=True)
class Menu:
    """The menu in one language."""

    items: Sequence[MenuItem]
    homepage: Any

    def __iter__(self) -> Iterator[MenuItem]:
        return iter(self.items)

    def titles(self) -> Mapping[str, str]:
        """The title of each page in the menu, by its URL."""
        return {item.url: item.title for item in _flat(self.items) if item.url}


def translated_items(
    items: Iterable[Any], headings: Mapping[str, str], page_of: Callable[[str], MenuItem]
) -> list[MenuItem]:
    """The items of MkDocs' navigation in another language.

    `headings` are the translated headings by their original text; `page_of` gives the entry of a page by its source.
    """
    found = []
    for item in items:
        if item.is_section:
            title = headings.get(item.title, item.title)
            found.append(MenuItem(title, None, translated_items(item.children, headings, page_of)))
        elif item.is_link:
            found.append(MenuItem(item.title, item.url, is_link=True))
        else:
            found.append(page_of(item.file.src_uri))
    return found


def section_headings(items: Iterable[Any], headings: Mapping[str, str]) -> dict[str, MenuItem]:
    """The translated heading above each page of MkDocs' navigation, by the source of the page, in menu order."""
    return {
        child.file.src_uri: MenuItem(headings.get(item.title, item.title))
        for item in items
        if item.is_section
        for child in item.children
        if not (child.is_section or child.is_link)
    }


def _flat(items: Iterable[MenuItem]) -> Iterator[MenuItem]:
    for item in items:
        yield item
        yield from _flat(item.children)

"""The site's settings in mkdocs.yml: its name, its address, who publishes it, whether it has been reviewed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

import yaml

LEGAL = ("address", "represented_by", "register", "controller", "data_contact", "host", "host_logs", "licence")
"""The keys of `extra.legal`, for the imprint and the privacy notice; docs/another-site.md explains each."""


@dataclass(frozen=True)
class Settings:
    """The settings that pages need. What is not set is None, and the pages say so.

    `menu` maps each page in `nav` to its line; it is None without a `nav`, when every page is in the menu.
    """

    site_name: str = ""
    site_url: str | None = None
    language: str = "en"
    reviewed: bool = False
    foundation: str | None = None
    contact: str | None = None
    funder: str | None = None
    mistakes: str | None = None
    countries: tuple[str, ...] = ()
    legal: Mapping[str, str] = field(default_factory=dict)
    line_of_reviewed: int = 1
    line_of_foundation: int = 1
    lines_of_legal: Mapping[str, int] = field(default_factory=dict)
    languages: tuple[str, ...] = ()
    menu: Mapping[str, int] | None = field(default=None, hash=False)

    @property
    def has_imprint(self) -> bool:
        """Whether everything is set that an imprint must state: who publishes the site, their address and contact."""
        return bool(self.foundation and self.contact and self.legal.get("address"))

    @property
    def others(self) -> tuple[str, ...]:
        """The languages into which the site is translated, without the one it is written in."""
        return tuple(code for code in self.languages if code != self.language)

    @property
    def base_path(self) -> str:
        """The path at which the host serves the site: `/`, or `/plainfacts/` for https://name.example/plainfacts/."""
        path = urlsplit(self.site_url or "").path.strip("/")
        return f"/{path}/" if path else "/"

    def on_host(self, url: str) -> str:
        """An address from the root of the site as an address on its host: `/car-t/` is `/plainfacts/car-t/`."""
        return f"{self.base_path}{url.lstrip('/')}"

    def in_full(self, url: str) -> str:
        """An address from the root of the site as an absolute URL, or unchanged where `site_url` is not set."""
        return f"{(self.site_url or '').rstrip('/')}{url}"


def read_settings(text: str) -> Settings:
    """Settings from the text of mkdocs.yml. MkDocs' tags (`!ENV`) are read as text; malformed values count as unset."""
    try:
        loaded = yaml.load(text, Loader=yaml.CBaseLoader)
    except yaml.YAMLError:
        loaded = None
    found = _mapping(loaded)
    extra = _mapping(found.get("extra"))
    return Settings(
        site_name=_text(found.get("site_name")) or "",
        site_url=_address(found.get("site_url")),
        language=_text(extra.get("language")) or _theme_language(found) or "en",
        reviewed=_text(extra.get("reviewed")) in ("yes", "true"),
        foundation=_text(extra.get("foundation")),
        contact=_text(extra.get("contact")),
        funder=_text(extra.get("funder")),
        mistakes=_text(extra.get("mistakes")),
        countries=_texts(extra.get("countries")),
        legal={key: told for key, value in _mapping(extra.get("legal")).items() if (told := _text(value))},
        line_of_reviewed=_line_of("reviewed", text),
        line_of_foundation=_line_of("foundation", text),
        lines_of_legal={key: _line_of(key, text, below="legal") for key in _mapping(extra.get("legal"))},
        languages=_texts(extra.get("languages")),
        menu=_menu(text) if isinstance(found.get("nav"), list) else None,
    )


def _mapping(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _menu(text: str) -> Mapping[str, int]:
    root: Any = yaml.compose(text, Loader=yaml.CBaseLoader)
    nav = next(value for key, value in root.value if key.value == "nav")
    return {page: line for page, line in _pages_in(nav) if page.endswith(".md") and "://" not in page}


def _pages_in(node: yaml.Node) -> Iterator[tuple[str, int]]:
    """Each page below an entry of the menu, with its line; titles are left out."""
    if isinstance(node, yaml.ScalarNode):
        yield node.value, node.start_mark.line + 1
    else:
        inner = node.value if isinstance(node, yaml.SequenceNode) else [value for _, value in node.value]
        for one in inner:
            yield from _pages_in(one)


def _line_of(key: str, text: str, *, below: str = "") -> int:
    """The line of a setting, counted from 1; with `below`, the first one after that setting."""
    start = _line_of(below, text) if below else 0
    named = (number for number, line in enumerate(text.splitlines(), 1) if line.strip().startswith(f"{key}:"))
    return next((number for number in named if number > start), 1)


def _theme_language(found: dict[str, Any]) -> str | None:
    theme = found.get("theme")
    return _text(theme.get("language")) if isinstance(theme, dict) else None


def _texts(value: Any) -> tuple[str, ...]:
    return tuple(item.strip() for item in value if isinstance(item, str)) if isinstance(value, list) else ()


def _address(value: Any) -> str | None:
    """A web address, or None for anything else, such as the name of a variable (`!ENV SITE_URL`)."""
    text = _text(value)
    return text if text and urlsplit(text).scheme in ("http", "https") else None


def _text(value: Any) -> str | None:
    return value.strip() or None if isinstance(value, str) else None

"""What mkdocs.yml says of the site as a whole: its name, its address, who makes it, whether it is reviewed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

import yaml


@dataclass(frozen=True)
class Settings:
    """The settings that pages need. What is not set is None, and the pages say so.

    `menu` are the pages that `nav` names, each with its line; None without a `nav`, where every page is in the menu.
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
    line_of_reviewed: int = 1
    menu: Mapping[str, int] | None = field(default=None, hash=False)

    @property
    def base_path(self) -> str:
        """The path below which a host shows the site: `/`, or `/plainfacts/` of https://name.example/plainfacts/."""
        path = urlsplit(self.site_url or "").path.strip("/")
        return f"/{path}/" if path else "/"

    def on_host(self, url: str) -> str:
        """An address from the root of the site, as its host knows it: `/car-t/` is `/plainfacts/car-t/`."""
        return f"{self.base_path}{url.lstrip('/')}"

    def in_full(self, url: str) -> str:
        """An address from the root of the site with that of the site before it, as soon as the site has one."""
        return f"{(self.site_url or '').rstrip('/')}{url}"


def read_settings(text: str) -> Settings:
    """Settings from the text of mkdocs.yml. MkDocs' tags (`!ENV`) are read as text; malformed ones count as unset."""
    try:
        loaded = yaml.load(text, Loader=yaml.CBaseLoader)
    except yaml.YAMLError:
        loaded = None
    found: dict[str, Any] = loaded if isinstance(loaded, dict) else {}
    inner = found.get("extra")
    extra: dict[str, Any] = inner if isinstance(inner, dict) else {}
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
        line_of_reviewed=_line_of("reviewed", text),
        menu=_menu(text) if isinstance(found.get("nav"), list) else None,
    )


def _menu(text: str) -> Mapping[str, int]:
    root: Any = yaml.compose(text, Loader=yaml.CBaseLoader)
    nav = next(value for key, value in root.value if key.value == "nav")
    return {page: line for page, line in _pages_in(nav) if page.endswith(".md") and "://" not in page}


def _pages_in(node: yaml.Node) -> Iterator[tuple[str, int]]:
    """Every text below an entry of the menu but the titles, with its line."""
    if isinstance(node, yaml.ScalarNode):
        yield node.value, node.start_mark.line + 1
    else:
        inner = node.value if isinstance(node, yaml.SequenceNode) else [value for _, value in node.value]
        for one in inner:
            yield from _pages_in(one)


def _line_of(key: str, text: str) -> int:
    """The line on which a setting stands, counted from 1."""
    named = (number for number, line in enumerate(text.splitlines(), 1) if line.strip().startswith(f"{key}:"))
    return next(named, 1)


def _theme_language(found: dict[str, Any]) -> str | None:
    theme = found.get("theme")
    return _text(theme.get("language")) if isinstance(theme, dict) else None


def _texts(value: Any) -> tuple[str, ...]:
    return tuple(item.strip() for item in value if isinstance(item, str)) if isinstance(value, list) else ()


def _address(value: Any) -> str | None:
    """The address of a site; None where it is none, such as the name of a variable (`!ENV SITE_URL`)."""
    text = _text(value)
    return text if text and urlsplit(text).scheme in ("http", "https") else None


def _text(value: Any) -> str | None:
    return value.strip() or None if isinstance(value, str) else None

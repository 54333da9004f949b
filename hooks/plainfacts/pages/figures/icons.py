"""The few icons of the site, drawn here. None is the only carrier of a meaning: screen readers pass over them."""

from __future__ import annotations

from functools import cache

from markupsafe import Markup

_PATHS = {
    "leaf": "M5 20C4 10 9 4 20 4c0 11-6 16-13 14M5 20c2-5 5-8 9-10",
    "search": "M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13ZM15.5 15.5 21 21",
    "menu": "M4 7h16M4 12h16M4 17h16",
    "close": "M6 6l12 12M18 6 6 18",
    "phone": "M6 3h3l2 5-2.5 2a12 12 0 0 0 5.5 5.5L16 13l5 2v3a3 3 0 0 1-3 3A15 15 0 0 1 3 6a3 3 0 0 1 3-3Z",
    "globe": "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18ZM3 12h18M12 3c-5 5-5 13 0 18M12 3c5 5 5 13 0 18",
    "sheet": "M6 3h9l4 4v14H6ZM9 11h7M9 15h7M9 7h3",
    "share": "M12 3v12M7.5 7 12 3l4.5 4M6 11H4.5v9.5h15V11H18",
    "open": "M5 12.5l4.5 4.5L19 7",
    "later": "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18ZM12 7v5.5l3.5 2",
    "unknown": "M9 9a3 3 0 1 1 4.5 2.6c-1 .6-1.5 1.3-1.5 2.4M12 18v.01M12 2.5a9.5 9.5 0 1 0 0 19 9.5 9.5 0 0 0 0-19Z",
    "closed": "M6 6l12 12M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18Z",
}
_PATHS["was"] = _PATHS["unknown"]


@cache
def icon(name: str) -> Markup:
    """An icon as SVG in the colour and size of the text around it. Raises KeyError for a name that is not drawn."""
    path = Markup('<path d="{}"/>').format(_PATHS[name])
    return Markup('<svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">{}</svg>').format(path)

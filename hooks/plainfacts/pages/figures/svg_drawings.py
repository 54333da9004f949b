"""The drawings of the site: icons, scenes and explaining pictures, as they are in the files of `svg/`.

They are put into the page itself, so that they take the colours of its styles. None is the only carrier of a meaning:
screen readers skip them all.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from markupsafe import Markup

_FOLDER = Path(__file__).parent / "svg"
_ALSO_FOR = {"was": "unknown"}
_SCENE_OF_PAGE = {
    "when-to-call": "night",
    "first-days": "sunrise",
    "when-it-comes-back": "return",
    "car-t": "drip",
    "trials": "search",
    "words": "book",
    "children": "child",
    "teenagers": "teen",
    "brothers-and-sisters": "siblings",
}
"""The scene on the door to a page, by the last part of its address; a leaf for any other."""


@cache
def drawing(name: str) -> Markup:
    """The drawing in a file of `svg/`, by its path without the suffix. Raises FileNotFoundError if there is none."""
    return Markup((_FOLDER / f"{name}.svg").read_text("utf-8").strip())


def icon(name: str) -> Markup:
    """An icon in the colour and size of the text around it. Raises FileNotFoundError for an unknown name."""
    return drawing(f"icons/{_ALSO_FOR.get(name, name)}")


def scene(name: str) -> Markup:
    """A small drawing for a door or page, which says nothing that its words do not say."""
    return drawing(f"scenes/{name}")


def scene_of(address: str) -> Markup:
    """The scene on the door that leads to an address, relative or from the root."""
    last = address.partition("#")[0].strip("/").rpartition("/")[2]
    return scene(_SCENE_OF_PAGE.get(last, "leaf"))


@cache
def picture_parts(name: str) -> list[Markup]:
    """The drawings of an explaining picture, one for each of its steps, in order."""
    count = len(list((_FOLDER / "pictures" / name).glob("*.svg")))
    return [drawing(f"pictures/{name}/{number}") for number in range(1, count + 1)]

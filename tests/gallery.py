"""The gallery: every component of the pages in each state that a built site has, on one page, for tests and staff.

`python tests/gallery.py [FOLDER] [PAGE]` takes the examples from a built site (default: `site`) and writes one page
(`report/gallery/index.html`) with the assets beside it. A component is a file in the theme's styles/parts, its states
are the classes in that file. The examples are the site's own HTML, so that the gallery cannot differ from the site.
"""

from __future__ import annotations

import re
import shutil
import sys
from collections.abc import Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass
from html import escape
from pathlib import Path

import lxml.html

PARTS = Path(__file__).parents[1] / "hooks/plainfacts/theme/styles/parts"
MOST = 2
"""The maximum number of examples of a state, and of similar children of one, that are shown."""
_RULE = re.compile(r"([^{}]*)\{")
_CLASS = re.compile(r"\.([a-zA-Z][\w-]*)")
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)

Html = lxml.html.HtmlElement


@dataclass(frozen=True)
class State:
    """A class in the stylesheet of a component, with its examples as HTML."""

    name: str
    examples: Sequence[str]


def classes(css: str) -> list[str]:
    """The classes in the selectors of a stylesheet, in order."""
    selectors = _RULE.findall(_COMMENT.sub("", css))
    named = (name for one in selectors if not one.strip().startswith("@") for name in _CLASS.findall(one))
    return list(dict.fromkeys(named))


def gallery(built: Sequence[Path]) -> dict[str, list[State]]:
    """Each component with its states, from the pages of built sites."""
    pages = [path for site in built for path in sorted(site.rglob("*.html"))]
    trees = [lxml.html.document_fromstring(path.read_bytes()) for path in pages]
    return {
        part.stem: [State(name, list(_examples(trees, name))) for name in classes(part.read_text("utf-8"))]
        for part in sorted(PARTS.glob("*.css"))
    }


def _examples(trees: Sequence[Html], name: str) -> Iterator[str]:
    """A few elements of a class, each with a different combination of other classes."""
    seen: set[frozenset[str]] = set()
    for tree in trees:
        for element in tree.find_class(name):
            beside = frozenset(element.get("class", "").split())
            if beside not in seen and len(seen) < MOST and element.tag != "body":
                seen.add(beside)
                yield _alone(element)


def _alone(element: Html) -> str:
    """An element without ids (which must be unique on a page) and with few similar children, in a suitable container."""
    parent = element.getparent()
    copy = deepcopy(parent if parent is not None and parent.tag == "sup" else element)
    copy.tail = None
    for one in copy.iter():
        for name in ("id", "for", "aria-labelledby", "aria-describedby", "aria-controls", "hidden"):
            one.attrib.pop(name, None)
        for child in [one for one in copy if one.tag in ("li", "details")][MOST:]:
            copy.remove(child)
    html, boxes = lxml.html.tostring(copy, encoding="unicode"), {"li": "ul", "dt": "dl", "dd": "dl"}
    box = boxes.get(str(element.tag))
    return f"<{box}>{html}</{box}>" if box else html


def page(parts: dict[str, list[State]], direction: str) -> str:
    """The gallery as one page, which uses the styles of the site beside its folder."""
    sections = "".join(
        f"<section><h2>{escape(part)}</h2>{''.join(map(_shown, states))}</section>" for part, states in parts.items()
    )
    return (
        f'<!DOCTYPE html><html lang="en" dir="{direction}"><head><meta charset="utf-8"><title>Gallery</title>'
        '<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex">'
        '<link rel="stylesheet" href="../assets/site.css"></head><body><div class="page wide"><main id="text">'
        f'<h1>Gallery</h1><div class="text">{sections}</div></main></div></body></html>'
    )


def _shown(state: State) -> str:
    examples = "".join(f'<div class="example">{html}</div>' for html in state.examples)
    return f"<h3>.{escape(state.name)}</h3>{examples or '<p>No page of these sites has it.</p>'}"


def write_page(built: Sequence[Path], target: Path, direction: str = "ltr") -> None:
    """Write the gallery of built sites, and the assets of the first beside its folder."""
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(page(gallery(built), direction), "utf-8")
    shutil.copytree(built[0] / "assets", target.parents[1] / "assets", dirs_exist_ok=True)


if __name__ == "__main__":
    write_page([Path((sys.argv[1:] or ["site"])[0])], Path((sys.argv[2:] or ["report/gallery/index.html"])[0]))

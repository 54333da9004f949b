"""Turns the Markdown tokens of a page, which the checks read too, into a tree of HTML elements."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from xml.etree.ElementTree import Element, SubElement, fromstring

from markdown_it.token import Token

from plainfacts.facts.house.wording import Wording
from plainfacts.prose.markdown.icon_names import icon_file
from plainfacts.prose.markdown.site_markdown import DECORATIVE, alternative, classes

_KEPT = ("id", "class", "href", "src", "start")
_ENTITY = re.compile(r"&(?=(?:#\d+|#x[\da-f]+|\w+);)", re.IGNORECASE)
_ALIGNED = {"text-align:center": "centre", "text-align:right": "end"}
_HELD_IN = {"fence": ("pre", "code"), "code_block": ("pre", "code"), "code_inline": ("code",), "html_block": ("p",)}
"""The elements around tokens with content of their own. HTML is shown as it was typed."""


def tree(tokens: Sequence[Token], words: Wording) -> Element:
    """The tokens of a text as one `div`. `words` has the generator's texts for notes."""
    builder = _Builder(words)
    builder.take(tokens)
    _name_tables(builder.root)
    return builder.root


def _name_tables(root: Element) -> None:
    """Names each region that has a table by the table's caption (WCAG 2.2, 4.1.2)."""
    for number, region in enumerate(root.iterfind(".//div[@role='region']"), start=1):
        caption = region.find("table/caption")
        if caption is not None:
            caption.set("id", f"table-name-{number}")
            region.set("aria-labelledby", f"table-name-{number}")


class _Builder:
    """Walks the tokens once. `open` are the open elements, `levels` how many of them each token opened."""

    def __init__(self, words: Wording) -> None:
        self.words = words
        self.root = Element("div")
        self.open = [self.root]
        self.levels: list[int] = []

    def take(self, tokens: Sequence[Token]) -> None:
        """Add tokens to the innermost open element."""
        for token in tokens:
            if token.type == "inline":
                self.take(token.children or ())
            elif token.hidden:
                continue
            elif token.nesting > 0:
                self._begin(_OPENED.get(token.type, _plainly)(token, self.words))
            elif token.nesting < 0:
                del self.open[len(self.open) - self.levels.pop() :]
            else:
                self._lone(token)

    def _begin(self, elements: Sequence[Element]) -> None:
        """Open elements, each in the one before it."""
        for element in elements:
            self.open[-1].append(element)
            self.open.append(element)
        self.levels.append(len(elements))

    def _lone(self, token: Token) -> None:
        if token.type in _HELD_IN:
            self._begin([Element(tag) for tag in _HELD_IN[token.type]])
            self._say(token.content)
            del self.open[len(self.open) - self.levels.pop() :]
        elif token.type in _MADE:
            self.open[-1].append(_MADE[token.type](token, self.words))
        else:
            self._say("\n" if token.type == "softbreak" else token.content)

    def _say(self, text: str) -> None:
        """Add text to the innermost open element, after its last child."""
        here = self.open[-1]
        if len(here):
            here[-1].tail = (here[-1].tail or "") + _safe(text)
        else:
            here.text = (here.text or "") + _safe(text)


def _safe(text: str) -> str:
    """A text escaped so that the HTML serialiser takes no part of it for an entity."""
    return _ENTITY.sub("&amp;", text)


def _element(tag: str, token: Token) -> Element:
    found = Element(tag, {name: _safe(str(value)) for name, value in token.attrs.items() if name in _KEPT})
    aligned = _ALIGNED.get(str(token.attrGet("style")))
    if aligned:
        found.set("class", aligned)
    return found


def _plainly(token: Token, words: Wording) -> Sequence[Element]:
    found = _element(token.tag, token)
    if token.type == "link_open":
        found.set("class", " ".join(_STYLES.get(name, name) for name in classes(token)))
        if not found.get("class"):
            del found.attrib["class"]
    if token.type == "th_open":
        found.set("scope", "col")
    return [found]


_STYLES = {"md-button": "button", "md-button--primary": "primary"}
"""Material's classes for links that look like buttons, and ours."""


def _box(token: Token, words: Wording) -> Sequence[Element]:
    """`!!! note` is a box; `???` is a closed fold, `???+` an open one."""
    box = Element("details" if token.markup.startswith("?") else "div", {"class": f"note note-{token.meta['tag']}"})
    if token.markup.endswith("+"):
        box.set("open", "open")
    return [box]


def _box_title(token: Token, words: Wording) -> Sequence[Element]:
    return [Element("summary") if token.markup.startswith("?") else Element("p", {"class": "note-title"})]


def _table(token: Token, words: Wording) -> Sequence[Element]:
    """A table in a region that scrolls sideways on a phone and can be reached by keyboard."""
    region = Element("div", {"class": "wide-table", "role": "region", "tabindex": "0"})
    return [region, _element("table", token)]


def _notes(token: Token, words: Wording) -> Sequence[Element]:
    return [Element("section", {"class": "notes", "aria-label": words("media.notes")}), Element("ol")]


def _note(token: Token, words: Wording) -> Sequence[Element]:
    return [Element("li", {"id": f"note-{token.meta['id'] + 1}"})]


def _note_mark(token: Token, words: Wording) -> Element:
    number, again = token.meta["id"] + 1, token.meta["subId"]
    link = Element("a", {"href": f"#note-{number}", "id": f"note-{number}-at" + (f"-{again}" if again else "")})
    link.set("class", "note-mark")
    SubElement(link, "sup").text = str(number)
    return link


def _back(token: Token, words: Wording) -> Element:
    number, again = token.meta["id"] + 1, token.meta["subId"]
    link = Element("a", {"href": f"#note-{number}-at" + (f"-{again}" if again else ""), "class": "note-back"})
    link.set("aria-label", words("media.back"))
    link.text = "↩"
    return link


def _image(token: Token, words: Wording) -> Element:
    image = _element("img", token)
    image.set("alt", "" if DECORATIVE in classes(token) else _safe(alternative(token)))
    image.set("loading", "lazy")
    return image


def _icon(token: Token, words: Wording) -> Element:
    """An icon of Material in the colour and size of the text around it; screen readers skip it."""
    path = icon_file(token.content)
    drawing = fromstring(path.read_text("utf-8")) if path else Element("svg")
    for part in drawing.iter():
        part.tag = part.tag.rpartition("}")[2]
    drawing.set("class", "icon icon-filled")
    drawing.set("aria-hidden", "true")
    drawing.set("focusable", "false")
    return drawing


_OPENED: Mapping[str, Callable[[Token, Wording], Sequence[Element]]] = {
    "admonition_open": _box,
    "admonition_title_open": _box_title,
    "table_open": _table,
    "footnote_block_open": _notes,
    "footnote_open": _note,
}
_MADE: Mapping[str, Callable[[Token, Wording], Element]] = {
    "footnote_ref": _note_mark,
    "footnote_anchor": _back,
    "image": _image,
    "icon": _icon,
    "hr": lambda token, words: Element("hr"),
    "hardbreak": lambda token, words: Element("br"),
}

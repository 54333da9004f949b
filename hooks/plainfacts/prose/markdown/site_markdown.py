"""The Markdown dialect of this site: CommonMark, tables, footnotes, and the features that editors know from Material.

Checks and pages use the same tokens (decision 13), so that the two cannot disagree about what a page says.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from itertools import pairwise

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token
from mdit_py_plugins.admon import admon_plugin
from mdit_py_plugins.attrs.parse import ParseError, parse
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote import footnote_plugin

from plainfacts.prose.markdown.icon_names import ICON, icon_file

DECORATIVE = "decorative"
"""The class of a decorative picture: `![](wave.svg){.decorative}`."""

_BRACES = re.compile(r"\{:?(?P<inner>[ ]*[#.][^{}\n]*)\}")
_TASK = re.compile(r"\[([ xX])\] ")
_CAPTION = "Table: "
_TAB = re.compile(r'^([ ]*)===[!+]? (?=")', re.MULTILINE)


@cache
def parser() -> MarkdownIt:
    """The Markdown parser of the site. It accepts any address; `markdown_tokens.unsafe_parts` checks them."""
    found = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    found.use(deflist_plugin).use(footnote_plugin, inline=False).use(admon_plugin)
    found.core.ruler.after("normalize", "site_tabs", _tabs)
    for name, step in _STEPS.items():
        found.core.ruler.push(name, step)
    found.validateLink = lambda url: True  # type: ignore[method-assign]
    return found


def blocks(text: str) -> Sequence[Token]:
    """The tokens of a text; their `map` counts lines from 0 at its start."""
    return parser().parse(text)


def alternative(image: Token) -> str:
    """The text alternative of a picture, without markup."""
    return "".join(child.content if child.nesting == 0 else "" for child in image.children or ())


def classes(token: Token) -> Sequence[str]:
    """The classes that an editor gave a link or picture in braces: `{.decorative}`."""
    return str(token.attrGet("class") or "").split()


def _tabs(state: StateCore) -> None:
    """Turn tabs (`=== "Title"`) into open folds one below the other: nothing is hidden in print or from a search."""
    state.src = _TAB.sub(r"\1???+ tab ", state.src)


def _icons(state: StateCore) -> None:
    """Replace names of Material's icons (`:material-phone:`). A name that does not exist stays as text."""
    for token in state.tokens:
        if token.children and any(child.type == "text" and ICON.search(child.content) for child in token.children):
            token.children = [part for child in token.children for part in _with_icons(child)]


def _with_icons(token: Token) -> Iterator[Token]:
    if token.type != "text":
        yield token
        return
    end = 0
    for match in ICON.finditer(token.content):
        if icon_file(match["name"]):
            yield Token("text", "", 0, content=token.content[end : match.start()])
            yield Token("icon", "svg", 0, content=match["name"])
            end = match.end()
    yield Token("text", "", 0, content=token.content[end:])


def _attributes(state: StateCore) -> None:
    """Apply `{#id .class}` after a heading, a link or a picture; only ids and classes are allowed."""
    for before, token in pairwise(state.tokens):
        if token.type != "inline" or not token.children:
            continue
        for owner, text in _followed(token.children):
            match = _BRACES.match(text.content)
            if match and _give(owner, match["inner"]):
                text.content = text.content[match.end() :]
        last = token.children[-1]
        match = re.search(rf"[ ]*{_BRACES.pattern}[ ]*\Z", last.content) if last.type == "text" else None
        if before.type == "heading_open" and match and _give(before, match["inner"]):
            last.content = last.content[: match.start()]


def _followed(children: Sequence[Token]) -> Iterator[tuple[Token, Token]]:
    """Each link (as its opening token) or picture that is directly followed by text, with that text."""
    opened: list[Token] = []
    for child, following in pairwise(children):
        opened += [child] if child.type == "link_open" else []
        owner = opened.pop() if child.type == "link_close" and opened else child
        if child.type in ("link_close", "image") and following.type == "text":
            yield owner, following


def _give(owner: Token, written: str) -> bool:
    """Set the attributes in braces on a token; False if they are anything but ids and classes."""
    try:
        _, found = parse("{" + written.strip() + "}")
    except ParseError:
        return False
    if not found or not found.keys() <= {"id", "class"}:
        return False
    for name, value in found.items():
        owner.attrSet(name, value)
    return True


def _tasks(state: StateCore) -> None:
    """Turn `- [ ]` into a box to tick on paper and `- [x]` into a ticked one: characters, as pages take no input."""
    for item, _, token in zip(state.tokens, state.tokens[1:], state.tokens[2:], strict=False):
        first = token.children[0] if item.type == "list_item_open" and token.children else None
        match = _TASK.match(first.content) if first else None
        if first and match:
            item.attrJoin("class", "task")
            first.content = ("☐ " if match[1] == " " else "☑ ") + first.content[match.end() :]


def _figures(state: StateCore) -> None:
    """Turn a picture alone in a paragraph into a figure; its title, in quotation marks, becomes the caption."""
    found: list[Token] = []
    tokens = iter(state.tokens)
    for token in tokens:
        inner = next(tokens) if token.type == "paragraph_open" else None
        image = _lone_image(inner) if inner else None
        if inner is None or image is None:
            found += [token] if inner is None else [token, inner]
            continue
        close = next(tokens)
        token.type, token.tag, close.type, close.tag = "figure_open", "figure", "figure_close", "figure"
        token.hidden = close.hidden = False
        caption = str(image.attrs.pop("title", ""))
        found += [token, inner, *_with_words(state, "figcaption", caption, token), close]
    state.tokens = found


def _lone_image(token: Token) -> Token | None:
    shown = [child for child in token.children or () if child.type != "text" or child.content.strip()]
    return shown[0] if len(shown) == 1 and shown[0].type == "image" else None


def _captions(state: StateCore) -> None:
    """Turn a paragraph `Table: ...` directly above a table into its caption."""
    found: list[Token] = []
    for token in state.tokens:
        found.append(token)
        above = found[-4:-1]
        if token.type == "table_open" and [one.type for one in above][:2] == ["paragraph_open", "inline"]:
            words = above[1].content
            if words.startswith(_CAPTION) and "\n" not in words:
                found[-4:] = [token, *_with_words(state, "caption", words.removeprefix(_CAPTION), above[0])]
    state.tokens = found


def _with_words(state: StateCore, tag: str, words: str, place: Token) -> list[Token]:
    """The tokens of an element with a text, mapped to the lines of `place`; none if the text is empty."""
    if not words:
        return []
    children: list[Token] = []
    state.md.inline.parse(words, state.md, state.env, children)
    inner = Token("inline", "", 0, map=place.map, content=words, children=children)
    start, end = Token(f"{tag}_open", tag, 1, map=place.map), Token(f"{tag}_close", tag, -1)
    return [start, inner, end]


_STEPS: dict[str, Callable[[StateCore], None]] = {
    "site_attributes": _attributes,
    "site_tasks": _tasks,
    "site_icons": _icons,
    "site_figures": _figures,
    "site_captions": _captions,
}

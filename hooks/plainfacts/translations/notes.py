"""Notes for translators: what a text is, what a name in braces stands for, what must not be translated."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from plainfacts.facts.files import default_text
from plainfacts.facts.records.roles import FAMILY
from plainfacts.facts.yaml.document import read_yaml

MARKS = re.compile(r"\{\{.*?\}\}|(?<=\])\([^()\s]+(?: \"[^\"]*\")?\)|\{:?[ ]*[#.][^{}\n]*\}")
"""What is not translated in a text of a page: an inline fact, the target of a link, an id or class."""
NAME = re.compile(r"(?<!\{)\{([a-z_]+)\}(?!\})")


@cache
def told() -> Any:
    """The wording of the notes, from the generator's defaults."""
    return read_yaml(default_text("translation-notes.yaml") or "", "translation-notes.yaml")[0].value


def notes_on(text: str, kind: str, audience: str = FAMILY) -> tuple[str, ...]:
    """The notes on a text of the site."""
    return tuple(_notes(text, kind, audience))


def notes_on_key(key: str, text: str) -> tuple[str, ...]:
    """The notes on a text of the generator's wording."""
    own = [note for start, note in told()["keys"].items() if key.startswith(start)]
    return (*own, *_names(text))


def _notes(text: str, kind: str, audience: str) -> Iterator[str]:
    if kind in told()["kinds"]:
        yield told()["kinds"][kind]
    if audience in told()["audiences"]:
        yield told()["audiences"][audience]
    if marks := list(dict.fromkeys(MARKS.findall(text))):
        yield told()["keep"].format(marks=" ".join(marks))


def _names(text: str) -> Iterator[str]:
    for name in dict.fromkeys(NAME.findall(text)):
        yield told()["braces"].format(name=name, meaning=told()["names"].get(name, name))

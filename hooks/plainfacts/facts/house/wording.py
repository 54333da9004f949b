"""The words that the generator itself prints: one file a language, looked up by a dotted key."""

from __future__ import annotations

import string
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from babel import Locale

from plainfacts.facts.yaml import format_rules
from plainfacts.facts.yaml.document import Document, Value
from plainfacts.problems import Problem


@dataclass(frozen=True)
class Wording:
    """Texts by dotted key (`trial.status.recruiting`). A text with a number has a form for each plural.

    `lines` are the lines of the texts that the site's own file holds; `path` is that file.
    """

    language: str
    texts: Mapping[str, str]
    path: str = ""
    lines: Mapping[str, int] = field(default_factory=dict)

    @property
    def base_language(self) -> str:
        """The language without its country: `en` for `en-GB`."""
        return self.language.partition("-")[0]

    @cached_property
    def locale(self) -> Locale:
        """Babel's rules for dates, numbers, lists and plurals of this language."""
        return Locale.parse(self.language, sep="-")

    def __call__(self, key: str, /, **values: object) -> str:
        """The text of a key with its `{names}` filled in. With `n`, the plural form for that number.

        Raises KeyError for a key or a name that does not exist: that is a mistake in a template, found by the tests.
        """
        if "n" in values and key not in self.texts:
            form = self.locale.plural_form(float(str(values["n"]).replace(",", "")))
            key = f"{key}.{form}" if f"{key}.{form}" in self.texts else f"{key}.other"
        return self.texts[key].format(**values) if values else self.texts[key]

    def has(self, key: str) -> bool:
        """Whether a text stands under this key."""
        return key in self.texts


def read_wording(document: Document, default: Mapping[str, str]) -> tuple[Wording, list[Problem]]:
    """The wording in a file. Texts it leaves out are those of `default`; a text without its names is a Problem."""
    found = dict(_flat(document.value, ""))
    problems = [
        format_rules.UNKNOWN_KEY.at(
            document.path, document.lines.get(key, 1), f"No text is called `{key}`.", "Delete the line."
        )
        for key in found
        if default and key not in default
    ]
    for key, text in found.items():
        if names := _names(text) ^ _names(default.get(key, text)):
            told = ", ".join(f"{{{name}}}" for name in sorted(names))
            message = f"The text `{key}` must hold the same names in braces as before; look at {told}."
            line = document.lines.get(key, 1)
            problems.append(format_rules.WRONG_VALUE.at(document.path, line, message, "Put them back."))
    lines = {key: document.lines[key] for key in found if key in document.lines}
    return Wording(found.get("language", "en"), {**default, **found}, document.path, lines), problems


def _flat(value: Value | None, prefix: str) -> list[tuple[str, str]]:
    if isinstance(value, dict):
        return [pair for key, item in value.items() for pair in _flat(item, f"{prefix}{key}.")]
    if isinstance(value, list):
        return [pair for number, item in enumerate(value) for pair in _flat(item, f"{prefix}{number}.")]
    return [(prefix.rstrip("."), value or "")]


def _names(text: str) -> set[str]:
    try:
        return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}
    except ValueError:
        return {"{"}

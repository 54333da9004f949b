"""The wording: every text that the generator prints, looked up by a dotted key; one file per language."""

from __future__ import annotations

import re
import string
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property

from babel import Locale
from babel.core import UnknownLocaleError
from babel.numbers import parse_decimal

from plainfacts.facts.yaml import format_rules
from plainfacts.facts.yaml.document import Document, Value
from plainfacts.problems import Problem, Rule, nearest

_OPEN = ("picture.", "sheet.ask_treatment.")
"""Prefixes below which a site adds keys of its own: its pictures, and the ids of its treatments."""
_ADDED = "search.same"
"""The list of lay words, to which a site's list is added; any other list of a site replaces the default."""
_CODES = ("language", "direction")
_PLURAL = re.compile(r"\.(?:zero|one|two|few|many)$")
_NUMBERED = re.compile(r"\.\d+(?=\.|$)")


@dataclass(frozen=True, eq=False)
class Wording:
    """Texts by dotted key (`trial.status.recruiting`). A text with a number has one key per plural form.

    Compared by identity, so that it can be the key of a cache.

    `path` is the site's own file, `lines` the line of each text in it.
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
        """The text of a key with its `{placeholders}` filled in; with `n`, in the plural form for that number.

        Raises KeyError for an unknown key or a missing value, which is a mistake in a template.
        """
        if "n" in values and key not in self.texts:
            form = self.locale.plural_form(self._amount(values["n"]))
            key = f"{key}.{form}" if f"{key}.{form}" in self.texts else f"{key}.other"
        return self.texts[key].format(**values) if values else self.texts[key]

    def _amount(self, number: object) -> Decimal:
        """A number, parsed by the rules of this locale if it is text: `1,500` in English, `1.500` in Dutch."""
        return parse_decimal(number, locale=self.locale) if isinstance(number, str) else Decimal(str(number))

    def has(self, key: str) -> bool:
        """Whether there is a text with this key."""
        return key in self.texts


def read_wording(document: Document, default: Mapping[str, str], language: str) -> tuple[Wording, list[Problem]]:
    """The wording in a site's file, falling back to the texts of `default`. A text that cannot be used is a Problem."""
    found = dict(flat(document.value, ""))
    wrong: dict[str, Problem] = {}
    for key, text in found.items():
        if default and (told := _fault(key, text, default, language)):
            rule, message, fix = told
            wrong[key] = rule.at(document.path, document.lines.get(key, 1), message, fix)
    own = {key: text for key, text in found.items() if key not in wrong}
    lines = {key: document.lines[key] for key in own if key in document.lines}
    own = {**_of_language(language, default), **own}
    return Wording(own.get("language", language), over(default, own), document.path, lines), list(wrong.values())


def unlike(wording: Wording, default: Mapping[str, str]) -> Iterator[Problem]:
    """One Problem for all texts of the default that a translation lacks, if there are any."""
    lists = {_NUMBERED.split(key)[0] for key in wording.lines}
    missing = [
        key
        for key, text in default.items()
        if text
        and key not in (*_CODES, *wording.lines)
        and not _PLURAL.search(key)
        and _NUMBERED.split(key)[0] not in lists
    ]
    if missing:
        some = ", ".join(f"`{key}`" for key in missing[:5])
        message = f"{len(missing)} texts are not translated and appear in English, the first: {some}."
        yield format_rules.NOT_TRANSLATED.at(wording.path, 1, message, "Add them to this file.")


def codes_of(language: str) -> dict[str, str]:
    """The wording's entries for a language itself: its code and its direction (`ltr` or `rtl`, by Babel)."""
    order = Locale.parse(language, sep="-").character_order
    return {"language": language, "direction": "rtl" if order == "right-to-left" else "ltr"}


def _of_language(language: str, default: Mapping[str, str]) -> dict[str, str]:
    """Code and direction of a language: those of the default if it is in this language, otherwise Babel's."""
    if default.get("language", language).partition("-")[0] == language.partition("-")[0]:
        return {key: default[key] for key in _CODES if key in default}
    return codes_of(language)


def _fault(key: str, text: str, default: Mapping[str, str], language: str) -> tuple[Rule, str, str] | None:
    """What is wrong with a text, as (rule, message, fix), or None."""
    like = _counterpart(key, default)
    if like is None and not key.startswith(_OPEN):
        near = nearest(key, default)
        fix = f"Write `{near}`." if near else "Delete the line."
        return format_rules.UNKNOWN_KEY, f"No text is called `{key}`.", fix
    if key == "direction" and text not in ("ltr", "rtl"):
        return format_rules.WRONG_VALUE, f"Found `{text}` as the direction.", "Write `ltr` or `rtl`."
    if key == "language" and not is_locale(text, language):
        fix = f"Write `{language}`, or `{language}` with a country, as in en-GB."
        return format_rules.WRONG_VALUE, f"Found `{text}` as the language of a site in `{language}`.", fix
    if like and not text.strip():
        return (
            format_rules.WRONG_VALUE,
            f"The text `{key}` is empty.",
            "Write it, or delete the line to use the generator's text.",
        )
    if names := _names(text) ^ _names(like if like else ""):
        told = ", ".join(f"{{{name}}}" for name in sorted(names))
        message = f"The text `{key}` must have the same names in braces as the generator's text; look at {told}."
        return format_rules.WRONG_VALUE, message, "Use exactly those names."
    return None


def _counterpart(key: str, default: Mapping[str, str]) -> str | None:
    """The default text with the same placeholders: under this key, its plural `other`, or first in its list."""
    if key in default:
        return default[key]
    for other in (_PLURAL.sub(".other", key), _NUMBERED.sub(".0", key)):
        if other != key and other in default:
            return default[other]
    return "" if re.fullmatch(r".*\.\d+\.(?:needs|set|of|link)", key) else None


def over(default: Mapping[str, str], own: Mapping[str, str]) -> dict[str, str]:
    """The default texts overridden by those of a site."""
    lists = {_NUMBERED.split(key)[0] for key in own if _NUMBERED.search(key)} - {_ADDED}
    kept = {key: text for key, text in default.items() if _NUMBERED.split(key)[0] not in lists}
    own_groups = [text for key, text in own.items() if key.startswith(f"{_ADDED}.")]
    groups = [text for key, text in default.items() if key.startswith(f"{_ADDED}.")]
    rest = {key: text for key, text in own.items() if not key.startswith(f"{_ADDED}.")}
    return {**kept, **rest, **{f"{_ADDED}.{at}": text for at, text in enumerate(_groups(groups, own_groups))}}


def _groups(groups: list[str], own: list[str]) -> list[str]:
    """Groups of synonyms, as comma-separated texts; a site's group with the same first word is appended."""
    found = {group.partition(",")[0]: group for group in groups}
    for group in own:
        first, _, more = group.partition(",")
        found[first] = f"{found[first]},{more}" if first in found else group
    return list(found.values())


def is_locale(text: str, language: str) -> bool:
    """Whether a text is a locale of a language, as `en-GB` is of `en`."""
    try:
        Locale.parse(text, sep="-")
    except (ValueError, UnknownLocaleError):
        return False
    return text.partition("-")[0] == language.partition("-")[0]


def flat(value: Value | None, prefix: str) -> list[tuple[str, str]]:
    """The texts of a file as (dotted key, text); items of a list are numbered from 0."""
    if isinstance(value, dict):
        return [pair for key, item in value.items() for pair in flat(item, f"{prefix}{key}.")]
    if isinstance(value, list):
        return [pair for number, item in enumerate(value) for pair in flat(item, f"{prefix}{number}.")]
    return [(prefix.rstrip("."), value or "")]


def _names(text: str) -> set[str]:
    """The placeholders of a text; one with a format or an unclosed brace gives a name that no other text has."""
    try:
        parts = list(string.Formatter().parse(text))
    except ValueError:
        return {"{"}
    return {
        name + (f"!{how}" if how else "") + (f":{form}" if form else "")
        for _, name, form, how in parts
        if name is not None
    }

"""The types of value that a fact can have, parsed from text: texts, ids, numbers, yes or no, countries, addresses.

Each parser takes what is in the file and returns an immutable value, or raises a `PydanticCustomError` whose text says
in plain words what was found and what was expected; the fix is in its context.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from functools import cache
from typing import Annotated, Any, ClassVar, TypeVar, get_args

from babel import Locale
from pydantic import BeforeValidator, GetCoreSchemaHandler, GetJsonSchemaHandler, PlainSerializer, WithJsonSchema
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from plainfacts.facts.records.registers import REGISTERS, register_of
from plainfacts.facts.records.roles import CODE, Refers, Role
from plainfacts.problems import misspelt


class Unknown(Enum):
    """The value of a fact that no source states. Families read "We do not know this yet"."""

    UNKNOWN = "unknown"


UNKNOWN = Unknown.UNKNOWN
T = TypeVar("T")


def wrong(found: object, expected: str, fix: str) -> PydanticCustomError:
    """The error for a value of the wrong kind. `expected` completes the sentence "Found …; expected …"."""
    text = f"Found {show(found)}; expected {expected}."
    return PydanticCustomError("wrong_value", "{text}", {"text": text, "fix": fix})


def malformed(text: str, fix: str) -> PydanticCustomError:
    """The error for a mapping with the wrong keys. `text` says what is wrong."""
    return PydanticCustomError("form", "{text}", {"text": text, "fix": fix})


def show(found: object) -> str:
    """A value from a file as a message quotes it: at most 60 characters."""
    if isinstance(found, dict):
        return "several named values"
    if isinstance(found, list | tuple):
        return "a list"
    if found in ("", None):
        return "nothing"
    text = re.sub(r"\s+", " ", str(found))
    return f"`{text[:60]}{'…' if len(text) > 60 else ''}`"


class OrUnknown:
    """Marks `T | Unknown`: the word `unknown` becomes UNKNOWN, anything else is parsed as T."""

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        inner = handler.generate_schema(next(kind for kind in get_args(source) if kind is not Unknown))
        return core_schema.no_info_wrap_validator_function(
            _unknown_or,
            inner,
            serialization=core_schema.wrap_serializer_function_ser_schema(_serialise_unknown, schema=inner),
        )

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return {"anyOf": [handler(schema), {"const": "unknown"}]}


def _unknown_or(value: Any, handler: Callable[[Any], Any]) -> Any:
    return UNKNOWN if value in (UNKNOWN, "unknown") else handler(value)


def _serialise_unknown(value: Any, handler: Callable[[Any], Any]) -> Any:
    return value.value if value is UNKNOWN else handler(value)


Maybe = Annotated[T | Unknown, OrUnknown()]


def _text(value: Any) -> str:
    if not isinstance(value, str) or not value.strip():
        raise wrong(value, "text", "Write one or more words, or `unknown` where no source says it.")
    if "\n" not in (text := value.strip()):
        return " ".join(text.split())
    paragraphs = text.split("\n\n" if "\n\n" in text else "\n")
    return "\n\n".join(" ".join(part.split()) for part in paragraphs if part.strip())


_WORDS = WithJsonSchema({"type": "string", "minLength": 1})
Title = Annotated[str, BeforeValidator(_text), _WORDS, Role("family", "title")]
Paragraph = Annotated[str, BeforeValidator(_text), _WORDS, Role("family", "paragraph")]
Item = Annotated[str, BeforeValidator(_text), _WORDS, Role("family", "item")]
FewWords = Annotated[str, BeforeValidator(_text), _WORDS, Role("family", "words")]
Part = Annotated[str, BeforeValidator(_text), _WORDS, Role("family", "part")]
Meaning = Annotated[str, BeforeValidator(_text), _WORDS, Role("family", "term")]
Name = Annotated[str, BeforeValidator(_text), _WORDS, Role("name")]
Code = Annotated[str, BeforeValidator(_text), _WORDS, CODE]
"""Texts by role (see `roles.py`): families see all but the last."""


def _exact(value: Any) -> str:
    if not isinstance(value, str) or not value.strip():
        raise wrong(value, "the exact wording of the source", "Copy it from the source.")
    return value.strip()


Exact = Annotated[str, BeforeValidator(_exact), _WORDS, Role("exact")]

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
MAX_ID = 80


def is_id(text: str) -> bool:
    """Whether a text can be an id."""
    return bool(_ID.fullmatch(text)) and len(text) <= MAX_ID


def _id(value: Any) -> str:
    if not isinstance(value, str) or not is_id(value):
        slug = re.sub(r"[^a-z0-9]+", "-", str(value).lower()).strip("-")[:MAX_ID] if isinstance(value, str) else ""
        fix = f"Write `{slug}`." if slug else "Write a short name such as `example-trial`."
        raise wrong(value, "an id of lower-case letters a to z, digits and single hyphens", fix)
    return value


Id = Annotated[str, BeforeValidator(_id), WithJsonSchema({"type": "string", "pattern": f"^{_ID.pattern}$"}), CODE]
SourceId = Annotated[Id, Refers("source")]


@dataclass(frozen=True)
class OneOf:
    """Marks a text of a closed list; `what` introduces the list in messages: "one of these statuses".

    `otherwise` is the fix for a word that is neither in the list nor a misspelling of one that is.
    """

    words: tuple[str, ...]
    what: str
    otherwise: str = "Choose one of these words."
    role: ClassVar[Role] = CODE

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        spellings = [*self.words, *(int(word) for word in self.words if word.isdigit())]
        return core_schema.no_info_before_validator_function(self._read, core_schema.literal_schema(spellings))

    def _read(self, value: Any) -> str:
        text = str(value)
        if isinstance(value, dict | list) or text not in self.words:
            near = misspelt(text, self.words)
            fix = f"Write `{near}`." if near else self.otherwise
            raise wrong(value, f"{self.what}: {', '.join(self.words)}", fix)
        return text


def _yes_no(fix: str) -> Callable[[Any], bool]:
    def read(value: Any) -> bool:
        if isinstance(value, bool):
            return value
        words = {"yes": True, "true": True, "no": False, "false": False}
        if not isinstance(value, str) or value.lower() not in words:
            raise wrong(value, "yes or no", fix)
        return words[value.lower()]

    return read


_YES_NO_SCHEMA = WithJsonSchema({"anyOf": [{"type": "boolean"}, {"enum": ["yes", "no"]}]})
YesNo = Annotated[bool, BeforeValidator(_yes_no("Write `yes`, `no` or `unknown`.")), _YES_NO_SCHEMA]
Sure = Annotated[bool, BeforeValidator(_yes_no("Write `yes` or `no`.")), _YES_NO_SCHEMA]
"""Yes or no about something that the editor knows, so that `unknown` is not allowed."""

_NUMBER = re.compile(r"-?\d+(\.\d+)?")


def read_number(value: Any) -> Decimal:
    """A number typed in digits, of at most 18 characters. Raises the error of `wrong` for anything else."""
    text = str(value).strip()
    if isinstance(value, bool | dict | list) or not _NUMBER.fullmatch(text) or len(text) > 18:
        digits = re.sub(r"[,_ ]", "", text)
        fix = f"Write `{digits}`." if _NUMBER.fullmatch(digits) else "Write digits alone, such as `26` or `1.5`."
        raise wrong(value, "a number in digits", fix)
    return Decimal(text)


def _whole(value: Any) -> int:
    number = read_number(value)
    if number != number.to_integral_value() or number < 0 or number > 10**12:
        raise wrong(value, "a whole number, 0 or more", "Write digits alone, such as `26`.")
    return int(number)


def plain_number(value: Decimal) -> int | float:
    """A number for JSON and YAML: an int where it is whole, otherwise a float."""
    return int(value) if value == value.to_integral_value() else float(value)


_NUMBER_SCHEMA = {"anyOf": [{"type": "number"}, {"type": "string", "pattern": f"^{_NUMBER.pattern}$"}]}
_WHOLE_SCHEMA = {"anyOf": [{"type": "integer", "minimum": 0}, {"type": "string", "pattern": "^[0-9]+$"}]}
Number = Annotated[
    Decimal,
    BeforeValidator(read_number),
    PlainSerializer(plain_number, return_type=int | float),
    WithJsonSchema(_NUMBER_SCHEMA),
]
COUNT_SCHEMA: dict[str, Any] = {"anyOf": [*_NUMBER_SCHEMA["anyOf"], {"type": "object"}]}
Whole = Annotated[int, BeforeValidator(_whole), WithJsonSchema(_WHOLE_SCHEMA)]

_NOT_COUNTRIES = {"AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "XK", "ZZ"}


@cache
def country_names() -> dict[str, str]:
    """English names by ISO 3166 two-letter code (Babel's CLDR, without regions that are not countries)."""
    names = Locale("en").territories
    return {code: name for code, name in names.items() if re.fullmatch("[A-Z]{2}", code) and code not in _NOT_COUNTRIES}


def _country(value: Any) -> str:
    names = country_names()
    if not isinstance(value, str) or value not in names:
        text = str(value)
        by_name = {name.lower(): code for code, name in names.items()} | {"uk": "GB", "usa": "US", "england": "GB"}
        near = text.upper() if text.upper() in names else by_name.get(misspelt(text, by_name) or "")
        fix = f"Write `{near}` ({names[near]})." if near else "Look the code up in ISO 3166."
        raise wrong(value, "a country code of two capital letters (ISO 3166), such as NL", fix)
    return value


Country = Annotated[str, BeforeValidator(_country), WithJsonSchema({"type": "string", "pattern": "^[A-Z]{2}$"}), CODE]


# fmt: off
EU_COUNTRIES = frozenset([
    "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IT", "LT", "LU", "LV",
    "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK",
])
# fmt: on
"""The European Union, where 112 reaches an ambulance everywhere (Directive (EU) 2018/1972, article 109)."""


def _region(value: Any) -> str:
    return "EU" if value == "EU" else _country(value)


Region = Annotated[str, BeforeValidator(_region), WithJsonSchema({"type": "string", "pattern": "^[A-Z]{2}$"}), CODE]


def _code(kind: str, example: str) -> Callable[[Any], str]:
    def read(value: Any) -> str:
        known = getattr(Locale("en"), kind)
        if not isinstance(value, str) or value not in known:
            raise wrong(value, f"a code such as {example}", f"Look it up, and write it like `{example}`.")
        return value

    return read


Currency = Annotated[
    str, BeforeValidator(_code("currencies", "EUR")), WithJsonSchema({"type": "string", "pattern": "^[A-Z]{3}$"}), CODE
]
Language = Annotated[
    str, BeforeValidator(_code("languages", "nl")), WithJsonSchema({"type": "string", "pattern": "^[a-z]{2,3}$"}), CODE
]


def _registry_id(value: Any) -> str:
    text = str(value).strip()
    if isinstance(value, dict | list) or register_of(text) is None:
        tidy = re.sub(r"\s", "", text.upper())
        fix = f"Write `{tidy}`." if register_of(tidy) else "Copy the number from the register again."
        raise wrong(value, "a registry number such as NCT01234567 or 2021-001234-56", fix)
    return text


RegistryId = Annotated[
    str,
    BeforeValidator(_registry_id),
    WithJsonSchema({"anyOf": [{"type": "string", "pattern": f"^{register.pattern}$"} for register in REGISTERS]}),
    CODE,
]


def _url(value: Any) -> str:
    if not isinstance(value, str) or not re.fullmatch(r"https?://[A-Za-z0-9.-]+(:\d+)?(/[^\s<>\"'`{}|\\^]*)?", value):
        raise wrong(value, "a web address that starts with https://", "Copy it from the browser's address line.")
    return value


Url = Annotated[str, BeforeValidator(_url), WithJsonSchema({"type": "string", "pattern": "^https?://"}), CODE]


def _list(value: Any) -> Any:
    if not isinstance(value, list | tuple):
        raise wrong(
            value,
            "a list",
            f"Write it in square brackets: [{value}]." if isinstance(value, str) else "Start each item with `- `.",
        )
    return value


Items = Annotated[tuple[T, ...], BeforeValidator(_list)]

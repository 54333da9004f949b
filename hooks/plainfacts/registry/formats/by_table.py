"""Records of other registries as records of ClinicalTrials.gov, by one table a format: which XPath gives which field.

The tables stand in `defaults/registry-formats.yaml`. JSON and rows become elements first.
"""

import re
from collections.abc import Callable, Iterable, Mapping

from lxml import etree

from plainfacts.facts.house.word_patterns import default_table
from plainfacts.registry.clinicaltrials.json_values import Json, as_list
from plainfacts.registry.table.places import read_place, towns_of

_NAME = re.compile(r"[A-Za-z_][\w.-]*")
_UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_DEEPEST = 40
"""Levels of a JSON value that are looked at; no registry's record has half as many."""
_ROMAN = {"i": "1", "ii": "2", "iii": "3", "iv": "4"}
_HEADING = re.compile(r"\A\s*(?:in|ex)clusion criteria\s*:?\s*", re.IGNORECASE)


def record_by(table: str, node: etree._Element) -> Json:
    """Take the name of a table and a record as an element, and give the record as ClinicalTrials.gov has it."""
    return {"protocolSection": _filled(default_table("registry-formats")[table], node)}


def as_element(value: object, name: str = "record", deepest: int = _DEEPEST) -> etree._Element:
    """A JSON value as an element: a list is as many elements as it has items, of the name of the list."""
    node = etree.Element(name)
    if isinstance(value, Mapping) and deepest:
        for key, inner in value.items():
            several = as_list(inner) if _NAME.fullmatch(key) else ()
            node.extend([as_element(one, key, deepest - 1) for one in several])
    elif isinstance(value, str | int | float):
        node.text = _UNSEEN.sub("", str(value))
    return node


def flat_element(pairs: Iterable[tuple[str, str | None]]) -> etree._Element:
    """Named texts as an element, the names in small letters without spaces and underscores; empty ones are left out."""
    node = etree.Element("record")
    for name, text in pairs:
        if text and text.strip() and (key := re.sub(r"[\W_]+", "", name.lower())) and _NAME.fullmatch(key):
            etree.SubElement(node, key).text = _UNSEEN.sub("", text.strip())
    return node


def _filled(form: str | Mapping[str, object], node: etree._Element) -> object:
    """A part of a table with the texts of an element.

    A text is the first that one of its paths (`path || path`) finds, as its change (`-> phases`) makes it of all of
    them. A mapping is filled in for each element that its `each` finds, or for the one that its `at` finds.
    """
    if isinstance(form, str):
        return _text(form, node)
    parts = {key: inner for key, inner in form.items() if key not in ("each", "at")}
    if "each" in form:
        return [_mapping(parts, one) for one in _nodes(str(form["each"]), node)]
    return _mapping(parts, next(iter(_nodes(str(form["at"]), node)), etree.Element("none")) if "at" in form else node)


def _mapping(parts: Mapping[str, object], node: etree._Element) -> Json:
    filled = {key: _filled(inner, node) for key, inner in parts.items()}  # type: ignore[arg-type]
    return {key: value for key, value in filled.items() if value}


def _text(form: str, node: etree._Element) -> object:
    paths, _, change = form.partition(" -> ")
    found = next((texts for path in paths.split(" || ") if (texts := _texts(node.xpath(path)))), [])
    if change:
        return _CHANGES[change](found) if found else None
    return found[0] if found else None


def _texts(found: object) -> list[str]:
    """The texts that a path finds: of elements, or of one expression."""
    items = found if isinstance(found, list) else [found]
    texts = [one.text if isinstance(one, etree._Element) else str(one) for one in items]
    return [text for text in texts if text and text.strip()]


def _nodes(form: str, node: etree._Element) -> list[etree._Element]:
    """The elements that a path finds; where a change parts a text, one for each part."""
    if " -> " not in form:
        return list(node.xpath(form))
    parts = _text(form, node)
    return [flat_element([("part", str(part))])[0] for part in (parts if isinstance(parts, list) else [])]


def code(words: str) -> str:
    """`Active, not recruiting` as the registry codes it today: ACTIVE_NOT_RECRUITING; `Phase 2` is PHASE2."""
    bare = re.sub(r"\bphase (\d)", r"phase\1", words.strip().lower().replace("n/a", "na"))
    return re.sub(r"[^a-z0-9]+", "_", bare).strip("_").upper()


def phases(words: str) -> list[str]:
    """`Phase 1/Phase 2` or `Phase II` as codes; nothing where no phase is named."""
    found = re.findall(r"(?i)\bphase\s*(iv|i{1,3}|[1-4])\b|/\s*(iv|i{1,3}|[1-4])\b|\band\s+(iv|i{1,3}|[1-4])\b", words)
    numbers = [next(part for part in one if part).lower() for one in found]
    return [f"PHASE{_ROMAN.get(number, number)}" for number in dict.fromkeys(numbers)]


def _age(words: str) -> str | None:
    """`18Y`, `18 Years`, `>= 18 yrs` or `6M` in words; None for no limit."""
    match = re.search(r"(\d+)\s*([A-Za-z]?)", words)
    unit = {"m": "Months", "w": "Weeks", "d": "Days"}.get(match[2].lower(), "Years") if match else ""
    return f"{match[1]} {unit}" if match else None


def _day(words: str) -> str:
    """`14/11/2023` and `2023-11-14T00:00` as 2023-11-14; other dates as they are."""
    match = re.fullmatch(r"(\d{1,2})/(\d{1,2})/(\d{4})", words.strip())
    return f"{match[3]}-{int(match[2]):02}-{int(match[1]):02}" if match else words.partition("T")[0]


def _several(texts: list[str]) -> list[str]:
    parts = [part.strip() for text in texts for part in re.split(r";|<br\s*/?>", text)]
    return list(dict.fromkeys(part for part in parts if part))


def _lines(text: str) -> str:
    """Criteria with their lines; the heading that stands in the text already is left out."""
    return _HEADING.sub("", re.sub(r"<br\s*/?>", "\n", text)).strip()


def _unindented(text: str) -> str:
    """The block of text without the indent and the line breaks that the old XML put into it."""
    lines = [line.strip() for line in text.strip().splitlines()]
    return re.sub(r"(?<=\S)\n(?=[a-z(])", " ", "\n".join(lines))


def _places(texts: list[str]) -> list[Json]:
    parts = texts[0].split("|")
    found = [place for part in parts if (place := read_place(part, towns_of(parts)))]
    return [{"facility": one.hospital, "city": one.town, "country": one.country} for one in found]


def _status(registry: str, *, inside: bool = False) -> Callable[[str], str]:
    """What finds the code for the words of a registry, alone or `inside` a longer text; else it is unknown.

    A number is a code of the registry, never words inside a text: 12 is not 2.
    """

    def status(text: str) -> str:
        listed: Mapping[str, str] = default_table("registry-formats")["status-words"][registry]
        said = text.strip().lower()
        return next(
            (
                meant
                for words, meant in listed.items()
                if words == said or (inside and words in said and not said.isdigit())
            ),
            "UNKNOWN",
        )

    return status


def _randomised(text: str) -> str:
    """Whether chance decides, by the words of a design; not so in "non-randomised" and "Randomised: no"."""
    said = re.search(r"(?i)(?<!non-)(?<!non )(?<!not )\brandomi[sz]ed\b(?!: *no)", text)
    return "RANDOMIZED" if said else ""


def _of_first(change: Callable[[str], object]) -> Callable[[list[str]], object]:
    return lambda texts: change(texts[0])


_CHANGES: Mapping[str, Callable[[list[str]], object]] = {
    "all": list,
    "each word": _several,
    "barred": lambda texts: [part.strip() for part in texts[0].split("|") if part.strip()],
    "codes": lambda texts: [code(part) for text in texts for part in text.split("/")],
    "bullets": lambda texts: "\n".join(f"* {' '.join(text.split())}" for text in texts),
    "places": _places,
    "status of who": _of_first(_status("who")),
    "status of isrctn": _of_first(_status("isrctn")),
    "status in ctis": _of_first(_status("ctis", inside=True)),
    "code": _of_first(code),
    "phases": _of_first(phases),
    "age": _of_first(_age),
    "day": _of_first(_day),
    "lines": _of_first(_lines),
    "unindented": _of_first(_unindented),
    "randomised": _of_first(_randomised),
    "sum": lambda texts: str(sum(int(text) for text in texts if text.isdigit()) or ""),
    "number": _of_first(lambda text: (re.findall(r"\d+", text) or [""])[0]),
}

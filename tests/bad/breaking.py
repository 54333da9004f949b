"""Ways in which an editor breaks a file: each breaks one place, and states where and how many faults that causes."""

from __future__ import annotations

import copy
import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from plainfacts.facts.house.style import Exception_, Style
from plainfacts.facts.load import STYLE
from plainfacts.facts.records.form import Form
from plainfacts.facts.records.reference import Approval, Chance, Figure
from plainfacts.facts.records.trial import Trial
from plainfacts.facts.yaml.document import Document, read_yaml
from plainfacts.facts.yaml.record_lists import LISTS, TRIALS
from plainfacts.prose.page import FrontMatter

MODELS: dict[str, type[Form]] = {path: model for path, model, _ in LISTS.values()} | {TRIALS: Trial}
INNER: dict[str, type[Form]] = {"chances": Chance, "figures": Figure, "approvals": Approval}
FRONT = "---\n"


@dataclass(frozen=True)
class Break:
    """The text of a broken file, the first and last line of the fault, and the number of faults."""

    how: str
    path: str
    text: str
    first: int
    last: int
    faults: int = 1


@dataclass(frozen=True)
class Spot:
    """A record in a file: its model, its dotted path, its first and last line."""

    model: type[Form]
    part: str
    first: int
    last: int


def breaks_of(path: str, text: str, rng: random.Random) -> Iterator[Break]:
    """Every way to break each record of a data file, or the front matter of a page; keys are sampled at random."""
    document, problems = read_yaml(_yaml(path, text), path)
    assert not problems, problems
    for spot in _spots(path, document, text):
        for how in (_keys_lost, _wrong_type, _tab, _colon, _key_twice, _indented, _quote):
            yield from how(path, text, document, spot, rng)


def calls_broken(path: str, text: str) -> Iterator[Break]:
    """Every way to break each inline fact of a page."""
    for match in re.finditer(r"\{\{ (\w+)\(([^)]*)\) \}\}", text):
        line = text.count("\n", 0, match.start()) + 1
        changes = {
            "name of a call": f"{{{{ {match[1]}x({match[2]}) }}}}",
            "call without brackets": f"{{{{ {match[1]} }}}}",
            "call without quotes": match[0].replace('"', ""),
            "call that is not closed": match[0].replace(") }}", " }}"),
            "id that is not there": re.sub(r'"[^"]+"', '"no-such-thing"', match[0], count=1),
        }
        for how, call in changes.items():
            if call != match[0] and not (how == "call without quotes" and not match[2]):
                yield Break(how, path, text[: match.start()] + call + text[match.end() :], line, line)


def _yaml(path: str, text: str) -> str:
    """The YAML of a file, with its line numbers unchanged."""
    return "\n" + text.split(FRONT, 2)[1] if path.endswith(".md") else text


def _spots(path: str, document: Document, text: str) -> Iterator[Spot]:
    last = text.count("\n") + 1
    if path.endswith(".md"):
        yield Spot(FrontMatter, "", 1, text.count("\n", 0, text.index(FRONT, len(FRONT))) + 1)
        return
    if path == STYLE:
        assert isinstance(document.value, dict)
        yield Spot(Style, "", 1, last)
        for number, _ in enumerate(document.value.get("exceptions", ())):
            part = f"exceptions.{number}"
            yield Spot(Exception_, part, document.lines[part], document.lines[part] + 1)
        return
    assert isinstance(document.value, list)
    starts = [document.lines[str(number)] for number in range(len(document.value))]
    for number, record in enumerate(document.value):
        end = [*starts, last][number + 1]
        yield Spot(MODELS[path], f"{number}", starts[number], end)
        for name, model in INNER.items():
            for position, _ in enumerate(record.get(name, ())):
                part = f"{number}.{name}.{position}"
                yield Spot(
                    model, part, document.lines[part], document.lines.get(f"{number}.{name}.{position + 1}", end)
                )


def _value(document: Document, part: str) -> Any:
    value: Any = document.value
    for step in part.split(".") if part else ():
        value = value[int(step)] if isinstance(value, list) else value[step]
    return value


def _under(spot: Spot, key: str) -> str:
    return f"{spot.part}.{key}" if spot.part else key


def _required(spot: Spot, value: dict[str, Any]) -> list[str]:
    return [
        name for key, field in spot.model.model_fields.items()
        if field.is_required() and spot.model is not Style and (name := field.alias or key) in value
    ]  # fmt: skip


def _keys_lost(path: str, text: str, document: Document, spot: Spot, rng: random.Random) -> Iterator[Break]:
    value = _value(document, spot.part)
    required = _required(spot, value)
    for count in (1, 2, 3):
        keys = rng.sample(required, min(count, len(required)))
        wanted = copy.deepcopy(document.value)
        found = wanted
        for step in spot.part.split(".") if spot.part else ():
            found = found[int(step)] if isinstance(found, list) else found[step]  # type: ignore[index,call-overload]
        broken = text
        for key in sorted(keys, key=lambda key: -document.lines[_under(spot, key)]):
            broken = _without(broken, document.lines[_under(spot, key)], key)
            del found[key]  # type: ignore[arg-type,union-attr]
        again, problems = read_yaml(_yaml(path, broken), path)
        if not problems and again.value == wanted:
            yield Break(f"{count} lost: {', '.join(keys)}", path, broken, spot.first, spot.last, len(keys))


def _without(text: str, number: int, key: str) -> str:
    """A text without the key on a line and the lines below that belong to it."""
    lines = text.split("\n")
    line = lines[number - 1]
    block = re.match(rf"( *)(- )?{key}:", line)
    if not block:
        value = r'(?:\[[^\]]*\]|\{[^}]*\}|"[^"]*"|[^,}]*)'
        lines[number - 1] = re.sub(rf"(?<=[{{ ]){key}: {value}(?:, )?", "", line, count=1)
        return "\n".join(lines)
    indent = len(block[1]) + len(block[2] or "")
    end = number
    while end < len(lines) and lines[end].strip() and len(lines[end]) - len(lines[end].lstrip()) > indent:
        end += 1
    lines[number - 1 : end] = [block[1] + "-"] if block[2] else []
    return "\n".join(lines)


def _own_lines(text: str, document: Document, spot: Spot) -> Sequence[tuple[str, int]]:
    """The keys of a record that are on lines of their own."""
    value = _value(document, spot.part)
    found = [(key, document.lines[_under(spot, key)]) for key in value]
    return [(key, line) for key, line in found if re.match(rf"[ ]*(- )?{key}: ", text.split("\n")[line - 1])]


def _changed(how: str, path: str, text: str, spot: Spot, line: int, new: str) -> Break:
    lines = text.split("\n")
    lines[line - 1] = new
    return Break(how, path, "\n".join(lines), spot.first, spot.last)


def _some(text: str, document: Document, spot: Spot, rng: random.Random) -> Iterator[tuple[str, int, str]]:
    """One of the keys that are on lines of their own, if there is one."""
    keys = _own_lines(text, document, spot)
    if keys:
        key, line = rng.choice(keys)
        yield key, line, text.split("\n")[line - 1]


def _wrong_type(path: str, text: str, document: Document, spot: Spot, rng: random.Random) -> Iterator[Break]:
    for key, number, line in _some(text, document, spot, rng):
        if isinstance(_value(document, _under(spot, key)), str) and not re.search(r": [|>]", line):
            yield _changed(
                f"wrong type of {key}", path, text, spot, number, re.sub(rf"{key}: .*", f"{key}: [[x]]", line)
            )


def _tab(path: str, text: str, document: Document, spot: Spot, rng: random.Random) -> Iterator[Break]:
    number = rng.randint(spot.first, max(spot.first, spot.last - 1))
    yield _changed("tab", path, text, spot, number, "\t" + text.split("\n")[number - 1])


def _colon(path: str, text: str, document: Document, spot: Spot, rng: random.Random) -> Iterator[Break]:
    for key, number, line in _some(text, document, spot, rng):
        if re.search(rf"{key}: \w", line):
            yield _changed(f"colon in {key}", path, text, spot, number, line.replace(": ", ": News: ", 1))


def _key_twice(path: str, text: str, document: Document, spot: Spot, rng: random.Random) -> Iterator[Break]:
    for key, number, line in _some(text, document, spot, rng):
        again = line.replace("- ", "  ", 1) if re.match(r" *- ", line) else line
        if isinstance(_value(document, _under(spot, key)), str) and not re.search(r": [|>]", line):
            yield _changed(f"{key} twice", path, text, spot, number, f"{line}\n{again}")


def _indented(path: str, text: str, document: Document, spot: Spot, rng: random.Random) -> Iterator[Break]:
    for key, number, line in _some(text, document, spot, rng):
        for new in (f" {line}", line[1:] if line.startswith(" ") else f"  {line}"):
            broken = _changed(f"indentation of {key}", path, text, spot, number, new)
            if read_yaml(_yaml(path, broken.text), path)[1]:
                yield broken


def _quote(path: str, text: str, document: Document, spot: Spot, rng: random.Random) -> Iterator[Break]:
    for key, number, line in _some(text, document, spot, rng):
        if re.search(rf"{key}: \w", line):
            broken = _changed(f"open quote in {key}", path, text, spot, number, line.replace(": ", ': "', 1))
            if read_yaml(_yaml(path, broken.text), path)[1]:
                yield broken

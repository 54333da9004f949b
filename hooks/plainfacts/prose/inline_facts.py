"""Inline facts: `{{ fact("hem-ismart", "countries") }}` in Markdown, parsed with their lines and never executed.

Jinja's parser reads the expression; only a call of a known name with string values is accepted.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import Any

from jinja2 import Environment, TemplateError, nodes

from plainfacts.facts.facts import Facts
from plainfacts.facts.lookup import exists, is_id_of, may_exist, where_to_look
from plainfacts.facts.records.reference import SIGN_LEVELS
from plainfacts.facts.records.trial import FACT_FIELDS, LOOK_UP_STATUS, STATUSES
from plainfacts.facts.records.values import country_names
from plainfacts.problems import Problem, misspelt, nearest
from plainfacts.prose.markdown import markdown_rules

_CALL = re.compile(r"\{\{(.*?)\}\}", re.DOTALL)
_STATEMENT = re.compile(r"\{%|%\}|\{#.*?#\}|\}\}|\{\{", re.DOTALL)
_JINJA = Environment(autoescape=True)

FUNCTIONS: dict[str, dict[str, str]] = {
    "fact": {"trial": "trial", "field": "field"},
    "trial": {"trial": "trial"},
    "chance": {"chance": "chance"},
    "figure": {"figure": "figure"},
    "approvals": {"treatment": "treatment"},
    "trials": {"condition": "condition?", "treatment": "treatment?", "status": "status?", "country": "country?"},
    "source": {"source": "source"},
    "picture": {"picture": "picture"},
    "urgent": {},
    "signs": {"level": "level?", "after": "treatment?"},
    "glossary": {},
    "finder": {},
    "source_list": {},
    "site_owner": {},
}
"""The calls that a page may use: the parameters of each, with the kind of their values (`?` is optional)."""

PICTURES = {"car-t-steps": 6, "trial-phases": 4, "antibody-finds-cell": 4}
"""The pictures that a page may show, with their number of steps; `pages/figures/pictures.py` draws them."""


@dataclass(frozen=True)
class Call:
    """A call in a page: its name and values, its line in the file, and its start and end offsets in the body."""

    name: str
    values: dict[str, str] = field(hash=False)
    line: int
    start: int
    end: int


def calls_in(body: str, path: str, first_line: int) -> tuple[list[Call], list[Problem]]:
    """All calls in a body in order, and a Problem for each that cannot be read. The body starts on `first_line`."""
    calls: list[Call] = []
    problems: list[Problem] = []
    for match in _CALL.finditer(body):
        line = first_line + body.count("\n", 0, match.start())
        found = _read_call(match[1])
        if isinstance(found, str):
            fix = 'Write a call such as {{ fact("example-trial", "countries") }}.'
            problems.append(markdown_rules.INLINE_FACT.at(path, line, found, fix))
        else:
            name, values = found
            calls.append(Call(name, values, line, match.start(), match.end()))
            problems += _misfits(name, values, path, line)
    rest = _CALL.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), body)
    for match in _STATEMENT.finditer(rest):
        line = first_line + rest.count("\n", 0, match.start())
        message = f"This is template code: {match[0][:20]}."
        problems.append(markdown_rules.TEMPLATE_CODE.at(path, line, message, "Delete it and write the text itself."))
    return calls, problems


def unfetchable(calls: Collection[Call], facts: Facts, path: str) -> Iterator[Problem]:
    """A Problem for each value in a call that does not exist."""
    for call in calls:
        for param, kind in FUNCTIONS.get(call.name, {}).items():
            value, kind = call.values.get(param), kind.rstrip("?")
            fix = None if value is None else _id_fix(facts, kind, value) if is_id_of(kind) else _word_fix(kind, value)
            if fix is not None:
                yield markdown_rules.INLINE_FACT.at(path, call.line, f"{call.name}() finds no {kind} `{value}`.", fix)
            elif kind == "picture" and value in PICTURES and not _is_worded(value, facts):
                message = f"The picture `{value}` has {PICTURES[value]} steps, and their texts are missing."
                fix = f"Write its `title`, `intro` and `steps` under `picture`, `{value}` in data/wording/."
                yield markdown_rules.INLINE_FACT.at(path, call.line, message, fix)


def _is_worded(picture: str, facts: Facts) -> bool:
    """Whether the wording has the texts of a picture: title, intro and exactly its steps."""
    start = f"picture.{picture}."
    keys = {key.removeprefix(start) for key in facts.wording.texts if key.startswith(start)}
    return keys == {"title", "intro", *(f"steps.{number}" for number in range(PICTURES[picture]))}


def all_fetched(calls: Collection[Call], facts: Facts) -> bool:
    """Whether every record in these calls exists, so that the page can be checked as the text that families read."""
    named = ((kind.rstrip("?"), call.values.get(key)) for call in calls for key, kind in FUNCTIONS[call.name].items())
    return all(exists(facts, kind, value) for kind, value in named if value is not None and is_id_of(kind))


def _id_fix(facts: Facts, kind: str, value: str) -> str | None:
    """The fix for an id that does not exist, or None if it may exist."""
    return None if may_exist(facts, kind, value) else where_to_look(kind)


def _word_fix(kind: str, value: str) -> str | None:
    """The fix for a word that is not in its fixed list, or None if it is."""
    known = _fixed_lists()[kind]
    if value in known:
        return None
    near = nearest(value, known) if kind == "field" else misspelt(value, known)
    otherwise = {
        "status": f"{LOOK_UP_STATUS} Then use one of: {', '.join(STATUSES)}.",
        "country": "Write the country's code of two capital letters (ISO 3166), such as NL.",
    }
    return f"Write `{near}`." if near else otherwise.get(kind, f"Use one of: {', '.join(known)}.")


@cache
def _fixed_lists() -> Mapping[str, Collection[str]]:
    return {
        "field": FACT_FIELDS,
        "status": STATUSES,
        "country": country_names(),
        "picture": PICTURES,
        "level": SIGN_LEVELS,
    }


@lru_cache(maxsize=4096)  # each language of a page has the same calls
def _read_call(expression: str) -> tuple[str, dict[str, str]] | str:
    """Name and values of a call, by parameter; or a message if it cannot be read."""
    if len(expression) > 300:
        return "This is too long for an inline fact."
    try:
        tree = _JINJA.parse("{{" + expression + "}}")
    except (TemplateError, RecursionError):
        return f"`{expression.strip()[:60]}` cannot be read as an inline fact."
    node = tree.body[0].nodes[0] if len(tree.body) == 1 and isinstance(tree.body[0], nodes.Output) else None
    if not isinstance(node, nodes.Call) or not isinstance(node.node, nodes.Name) or node.dyn_args or node.dyn_kwargs:
        return f"`{expression.strip()[:60]}` is not a call of a known name with plain values."
    values = [(None, arg) for arg in node.args] + [(pair.key, pair.value) for pair in node.kwargs]
    if not all(isinstance(value, nodes.Const) and isinstance(value.value, str) for _, value in values):
        return f"`{expression.strip()[:60]}` has a value that is not a text in quotes."
    names = list(FUNCTIONS.get(node.node.name, {}))
    return node.node.name, _named(names, values)


def _named(names: list[str], values: Sequence[tuple[str | None, Any]]) -> dict[str, str]:
    found: dict[str, str] = {}
    for position, (name, node) in enumerate(values):
        found[name or (names[position] if position < len(names) else str(position))] = node.value
    return found


def _misfits(name: str, values: dict[str, str], path: str, line: int) -> Iterator[Problem]:
    if name not in FUNCTIONS:
        near = nearest(name, FUNCTIONS)
        fix = f"Write `{near}`." if near else f"Use one of: {', '.join(FUNCTIONS)}."
        yield markdown_rules.INLINE_FACT.at(path, line, f"No call is named `{name}`.", fix)
        return
    params = FUNCTIONS[name]
    for extra in values.keys() - params.keys():
        near = nearest(extra, params)
        fix = f"Write `{near}`." if near else "Delete it."
        yield markdown_rules.INLINE_FACT.at(path, line, f"{name}() has no value called `{extra}`.", fix)
    for missing in [param for param, kind in params.items() if not kind.endswith("?") and param not in values]:
        fix = f'Write {name}("…") with its id.'
        yield markdown_rules.INLINE_FACT.at(path, line, f"{name}() needs a {missing}.", fix)

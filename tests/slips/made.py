"""Makes slips (mutants): small mistakes as a programmer makes them, one at a time, that the tests should notice.

The operators are mutmut's where it has them. They are applied to whole modules, since mutmut skips decorated functions
and the top level of a module, where half of the decisions are (docs/decisions/0024-tests-that-notice.md).
"""

from __future__ import annotations

import difflib
import random
import re
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import libcst as cst
from libcst.metadata import MetadataWrapper, PositionProvider
from mutmut.mutation import mutators as mutmut

Operator = Callable[[Any], Iterable[cst.CSTNode]]


@dataclass(frozen=True)
class Slip:
    """A slip: the line on which it starts, the first changed line before and after, and the text of the module."""

    line: int
    before: str
    after: str
    source: str

    def __str__(self) -> str:
        return f"{self.line}: {self.before}  ->  {self.after}"


def slips(source: str, most: int = 0, seed: str = "", without: Collection[tuple[str, str]] = ()) -> list[Slip]:
    """The distinct slips that the operators can make in a module, by line; at most so many, drawn by a seed.

    `without` are lines before and after that are left out. Only what is drawn is made, since making takes long.
    """
    wrapper = MetadataWrapper(cst.parse_module(source))
    places = wrapper.resolve(PositionProvider)
    drawn = [(node, new) for node in _nodes(wrapper.module) for new in _changed(node)]
    if most:
        random.Random(seed).shuffle(drawn)
    found: dict[str, Slip] = {}
    for node, new in drawn:
        made = _slip(source, wrapper.module.deep_replace(node, new), places[node].start.line)
        if made and (made.before, made.after) not in without:
            found.setdefault(made.source, made)
        if most and len(found) == most:
            break
    return sorted(found.values(), key=lambda slip: slip.line)


def _changed(node: cst.CSTNode) -> Iterator[cst.CSTNode]:
    for kind, operator in OPERATORS:
        if isinstance(node, kind):
            yield from operator(node)


def _nodes(node: cst.CSTNode) -> Iterator[cst.CSTNode]:
    """A node and all nodes below it, without annotations, decorators and imports."""
    if isinstance(node, cst.Annotation | cst.Decorator | cst.Import | cst.ImportFrom):
        return
    yield node
    for child in node.children:
        yield from _nodes(child)


def _slip(source: str, module: cst.Module, line: int) -> Slip | None:
    """The slip, or None if the text is not valid Python."""
    try:
        compile(module.code, "slip", "exec")
    except SyntaxError:
        return None
    old, new = source.splitlines(), module.code.splitlines()
    for tag, first, last, other, end in difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag != "equal":
            before, after = (" ".join(part.strip() for part in lines) for lines in (old[first:last], new[other:end]))
            return Slip(line, before, after, module.code)
    return None


def one_less(node: cst.Integer) -> Iterator[cst.CSTNode]:
    """A number reduced by one (mutmut increases it)."""
    yield cst.parse_expression(f"({node.evaluated_value - 1})")


def always_or_never(node: cst.If) -> Iterator[cst.CSTNode]:
    """A condition replaced by True or False."""
    yield from (node.with_changes(test=cst.Name(answer)) for answer in ("True", "False"))


def condition_left_out(node: cst.CompFor) -> Iterator[cst.CSTNode]:
    """A comprehension without its conditions."""
    yield from (node.with_changes(ifs=[one for one in node.ifs if one is not gone]) for gone in node.ifs)


def item_left_out(node: cst.List | cst.Set | cst.Tuple | cst.Dict) -> Iterator[cst.CSTNode]:
    """A collection without its first, middle or last item; tuples without brackets (unpacking) are left alone."""
    many = 0 if isinstance(node, cst.Tuple) and not node.lpar else len(node.elements)
    for gone in sorted({0, many // 2, many - 1}) if many > 1 else ():
        yield node.with_changes(elements=[one for at, one in enumerate(node.elements) if at != gone])


def half_left_out(node: cst.BooleanOperation) -> Iterator[cst.CSTNode]:
    """`and` or `or` without one of its operands."""
    yield node.left
    yield node.right


def other_end(node: cst.Call) -> Iterator[cst.CSTNode]:
    """`min` swapped with `max`, `any` with `all`."""
    swapped = {"min": "max", "max": "min", "any": "all", "all": "any"}
    if isinstance(node.func, cst.Name) and node.func.value in swapped:
        yield node.with_changes(func=cst.Name(swapped[node.func.value]))


def option_left_out(node: cst.Call) -> Iterator[cst.CSTNode]:
    """A call without one of its named arguments."""
    for gone in (argument for argument in node.args if argument.keyword):
        yield node.with_changes(args=[one for one in node.args if one is not gone])


_BOUND = re.compile(r"\{(\d+)(?:,(\d*))?\}")


def pattern(node: cst.SimpleString) -> Iterator[cst.CSTNode]:
    """A regular expression with a repeat count changed by one, without a `?`, or without one of its alternatives."""
    if "r" not in node.prefix.lower():
        return
    for match in _BOUND.finditer(node.value):
        for group in (1, 2):
            if match[group]:
                for step in (-1, 1):
                    yield _put(node, match.start(group), match.end(group), str(int(match[group]) + step))
    for match in re.finditer(r"(?<=[\w)\]])\?(?![?+)])", node.value):
        yield _put(node, match.start(), match.end(), "")
    for match in (*re.finditer(r"(?<=[(:|])\w+\|", node.value), *re.finditer(r"\|\w+(?=\))", node.value)):
        yield _put(node, match.start(), match.end(), "")


def _put(node: cst.SimpleString, start: int, end: int, new: str) -> cst.CSTNode:
    return node.with_changes(value=node.value[:start] + new + node.value[end:])


OPERATORS: tuple[tuple[Any, Operator], ...] = (
    (cst.BaseNumber, mutmut.operator_number),
    (cst.Integer, one_less),
    (cst.Name, mutmut.operator_name),
    (cst.UnaryOperation, mutmut.operator_remove_unary_ops),
    (cst.Call, mutmut.operator_symmetric_string_methods_swap),
    (cst.CSTNode, mutmut.operator_keywords),
    (cst.CSTNode, mutmut.operator_swap_op),
    (cst.IfExp, mutmut.operator_if_exp),
    (cst.Lambda, mutmut.operator_lambda),
    (cst.If, always_or_never),
    (cst.CompFor, condition_left_out),
    (cst.List | cst.Set | cst.Tuple | cst.Dict, item_left_out),
    (cst.BooleanOperation, half_left_out),
    (cst.Call, other_end),
    (cst.Call, option_left_out),
    (cst.SimpleString, pattern),
)
"""Operators of mutmut that are not used: changing the case of strings, and assigning None, which people do not do."""

"""Every Python that the README names can read every pattern: before 3.11.5, possessive ones can hang in it for ever."""

from __future__ import annotations

import ast
import importlib
import pkgutil
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import plainfacts
from plainfacts.facts.house.word_patterns import Patterns, default_table

ROOT = Path(__file__).parents[1]
PARSER = importlib.import_module("re._parser")  # the reader of patterns that `re` itself uses


def hangs(pattern: str) -> bool:
    """Whether a pattern has a possessive repeat or an atomic group anywhere; a text that is no pattern has none."""
    try:
        return any(name in ("POSSESSIVE_REPEAT", "ATOMIC_GROUP") for name in parts(PARSER.parse(pattern)))
    except (re.error, OverflowError, RecursionError):
        return False


def parts(parsed: Any) -> Iterator[str]:
    """The names of all parts of a parsed pattern."""
    for item in parsed if isinstance(parsed, (list, tuple, PARSER.SubPattern)) else ():
        yield str(item)
        yield from parts(item)


def texts_in(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Every text in some code with its line, but for docstrings; what is put into a text stands as `x`."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.JoinedStr):
            yield (
                node.lineno,
                "".join(str(part.value) if isinstance(part, ast.Constant) else "x" for part in node.values),
            )
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.lineno, node.value
        elif not (isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)):
            yield from texts_in(node)


def patterns_of_data() -> Iterator[tuple[str, str, str]]:
    """Every pattern of `defaults/patterns` as the module that looks for it has it: the module, its name, the pattern."""
    for found in pkgutil.walk_packages(plainfacts.__path__, "plainfacts."):
        if "__main__" in found.name:
            continue
        for looked_for in vars(importlib.import_module(found.name)).values():
            if isinstance(looked_for, Patterns):
                yield from ((found.name, name, looked_for[name].pattern) for name in names_in_data(found.name))


def names_in_data(module: str) -> Iterator[str]:
    """The names of the patterns of a module, without lists of words to try in order or to look for as they are."""
    _, room, section = module.rsplit(".", 2)
    table = default_table(f"patterns/{room}")[section]
    yield from table.get("exact", {})
    for name, value in table.items():
        if isinstance(value, str) or (isinstance(value, list) and all(isinstance(one, str) for one in value)):
            yield name


def test_every_pattern_of_the_data_is_looked_for_and_each_that_is_looked_for_is_there() -> None:
    for path in sorted((ROOT / "hooks/plainfacts/defaults/patterns").glob("*.yaml")):
        text = path.read_text("utf-8")
        for section in (name for name in default_table(f"patterns/{path.stem}") if name != "parts"):
            (module,) = (ROOT / "hooks/plainfacts").glob(f"*/{path.stem}/{section}.py")
            name = ".".join(module.relative_to(ROOT / "hooks").with_suffix("").parts)
            code = module.read_text("utf-8")
            for pattern in names_in_data(name):
                assert f'"{pattern}"' in code or f"{{{pattern}}}" in text, f"{name} never looks for {pattern}"
            listed = default_table(f"patterns/{path.stem}")[section]
            looked_for = Patterns(name, number="x", spans="x", people="x", figures="x")
            for pattern in re.findall(r'_SAYS\["(\w+)"\]', code):
                assert looked_for[pattern].pattern
            for pattern in re.findall(r'_SAYS\.(?:words|pairs)\("(\w+)"\)', code):
                assert listed[pattern]


def test_no_pattern_that_is_written_is_possessive() -> None:
    found = [
        f"{path.relative_to(ROOT)}:{line}: {text}"
        for folder in ("hooks", ".ci")
        for path in sorted((ROOT / folder).rglob("*.py"))
        for line, text in texts_in(ast.parse(path.read_text("utf-8")))
        if hangs(text)
    ]
    assert found == []


def test_no_pattern_that_is_put_together_is_possessive() -> None:
    modules = [
        importlib.import_module(found.name)
        for found in pkgutil.walk_packages(plainfacts.__path__, "plainfacts.")
        if "__main__" not in found.name
    ]
    patterns = {
        f"{module.__name__}.{name}": value.pattern
        for module in modules
        for name, value in vars(module).items()
        if isinstance(value, re.Pattern) and isinstance(value.pattern, str)
    }
    patterns |= {f"{place}: {name}": pattern for place, name, pattern in patterns_of_data()}
    assert len(patterns) > 200
    assert [name for name, pattern in patterns.items() if hangs(pattern)] == []


def test_what_hangs_is_found() -> None:
    assert [
        text for _, text in texts_in(ast.parse('"doc"\nx = r"a++"\ny = rf"[^{a}]*+b(?:c|d)"\n')) if hangs(text)
    ] == [
        "a++",
        "[^x]*+b(?:c|d)",
    ]
    assert hangs(r"a(?:b|(?=c(?>d)))")
    assert not hangs(r"[*+]\++(?:a|b)+")

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
    assert len(patterns) > 100
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

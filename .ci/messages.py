"""Writes what each message means into CONTRIBUTING.md, from the docstring or explanation of each rule.

Usage: messages.py [--check].
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Sequence
from importlib import import_module
from pathlib import Path

from plainfacts.checks.catalogue import EVERY_CHECK
from plainfacts.checks.exceptions import EXCEPTION
from plainfacts.checks.since.resting_sentences import READ_AGAIN
from plainfacts.facts.yaml.format_rules import FORMAT_RULES
from plainfacts.problems import Rule
from plainfacts.prose.markdown.markdown_rules import PROSE_RULES

PAGE = Path(__file__).parents[1] / "CONTRIBUTING.md"
START, END = "<!-- messages: start (written by `make messages`) -->", "<!-- messages: end -->"
_SEVERITY = {"error": "stops the build", "warning": "warning", "info": "remark"}


def section() -> str:
    """The Markdown of all rules by family, in the order of the catalogue."""
    return "\n".join(line for title, rules in _families() for line in _family(title, rules))


def with_section(page: str) -> str:
    """The page with the section between its two markers replaced. Raises ValueError if a marker is missing."""
    before, rest = page.split(START, 1)
    return f"{before}{START}\n\n{section()}\n{END}{rest.split(END, 1)[1]}"


def _families() -> Iterator[tuple[str, list[Rule]]]:
    yield "The form of the files.", list(FORMAT_RULES)
    yield "Facts fetched into a page, and Markdown.", list(PROSE_RULES)
    by_module: dict[str, list[Rule]] = {}
    told = {rule.name for rule in (*FORMAT_RULES, *PROSE_RULES)}
    for check in EVERY_CHECK:
        if check.rule.name in told:  # the same rule for files and for texts
            continue
        by_module.setdefault(check.module, []).append(check.rule)
    for module, rules in by_module.items():
        yield (import_module(module).__doc__ or module).partition("\n")[0], rules
    yield "Exceptions.", [EXCEPTION]
    yield "After a fact has changed.", [READ_AGAIN]


def _family(title: str, rules: Sequence[Rule]) -> Iterator[str]:
    yield f"### {title.rstrip('.')}"
    yield ""
    for rule in rules:
        what, parts = _parts(rule.explanation)
        yield f"- **`{rule.name}`** ({_SEVERITY[rule.severity]}): {what}"
        yield from (f"  *{name}:* {parts[name]}" for name in ("Example", "Fix") if name in parts)
    yield ""


def _parts(explanation: str) -> tuple[str, dict[str, str]]:
    """What a rule requires, and the parts of its explanation by name, each on one line."""
    found = re.split(r"^(Why|Example|Fix|Source): ", explanation, flags=re.MULTILINE)
    texts = [" ".join(text.split()) for text in found]
    return texts[0], dict(zip(texts[1::2], texts[2::2], strict=True))


def main(arguments: Sequence[str]) -> int:
    """Write the section, or with --check say whether it is current."""
    old = PAGE.read_text("utf-8")
    new = with_section(old)
    if "--check" in arguments:
        print("CONTRIBUTING.md is up to date." if old == new else "CONTRIBUTING.md is out of date. Run: make messages")
        return int(old != new)
    PAGE.write_text(new, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

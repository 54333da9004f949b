"""A site that breaks every rule: the full list of findings, each at its line, and no other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from plainfacts.checks.catalogue import CHECKS
from plainfacts.checks.engine.rule import Check
from plainfacts.checks.exceptions import EXCEPTION
from plainfacts.facts.files import read_site
from plainfacts.facts.media import read_media
from plainfacts.facts.yaml.format_rules import FORMAT_RULES
from plainfacts.prose.markdown.markdown_rules import PROSE_RULES
from plainfacts.site import examine

HERE = Path(__file__).parent
TODAY = date(2026, 11, 1)
FAMILIES = (
    "trials.",
    "voices.",
    "eligibility.",
    "chances.six_parts",
    "chances.in_prose",
    "typed.",
    "sources.citations",
    "sources.freshness",
    "safety.never_published",
    "language.naming",
    "form.odd_characters",
    "form.page_addresses",
)
ELSEWHERE = {
    "file-missing",
    "file-name",
    "file-size",
    "listed-age",
    "listed-dates",
    "listed-open",
    "listed-twice",
    "no-imprint",
    "no-wording",
    "not-translated",
    "owner-unset",
}  # a missing file and one of 64 MB cannot stand in a folder, an unread one hides others; tests/facts and tests/checks have them

Found = tuple[str, str, int]


def of_family(check: Check) -> bool:
    return check.room.removeprefix("plainfacts.checks.").startswith(FAMILIES) and "approved" not in check.room


def rules() -> set[str]:
    """The rules of the data, of the form and of Markdown; those of language and structure have a site of their own."""
    checks = {check.rule.name for check in CHECKS if of_family(check)}
    return checks | {rule.name for rule in (*FORMAT_RULES, *PROSE_RULES, EXCEPTION)}


def expected() -> Iterator[Found]:
    path = ""
    for line in (HERE / "expected.txt").read_text("utf-8").splitlines():
        if line.startswith("  "):
            rule, words = line.split(maxsplit=1)
            yield rule, path, line_of(path, words)
        elif line and not line.startswith("#"):
            path = line


def line_of(path: str, words: str) -> int:
    """The one line of a file on which some words stand; `record > words` is the first such line of a record."""
    if words == "line 1":
        return 1
    lines = (HERE / "site" / path).read_text("utf-8", "replace").split("\n")
    record, _, rest = words.rpartition(" > ")
    start = lines.index(f"- id: {record}") if record else 0
    found = [number for number, line in enumerate(lines[start:], start=start + 1) if rest in line]
    assert found, f"{words} stands nowhere in {path}"
    assert record or len(found) == 1, f"{words} stands in {path} more than once"
    return found[0]


@pytest.fixture(scope="module")
def found() -> list[Found]:
    files, problems = read_site(HERE / "site")
    wanted = rules()
    site = examine(files, TODAY, problems, media=read_media(HERE / "site"))
    return [(problem.rule, problem.path, problem.line) for problem in site.problems if problem.rule in wanted]


def test_every_fault_is_found_and_nothing_else(found: list[Found]) -> None:
    assert Counter(found) - Counter(expected()) == Counter()
    assert Counter(expected()) - Counter(found) == Counter()


def test_every_rule_is_broken(found: list[Found]) -> None:
    assert rules() - {rule for rule, _, _ in found} == ELSEWHERE

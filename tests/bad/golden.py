"""The golden list of the bad site: the expected findings (expected.txt), and the ones found now.

`python tests/bad/golden.py` (`make bless`) prints the differences; with `--write` it updates the list.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path

from plainfacts.checks.catalogue import CHECKS
from plainfacts.checks.engine.rule import Check
from plainfacts.checks.exceptions import EXCEPTION
from plainfacts.facts.files import read_site
from plainfacts.facts.media import read_media
from plainfacts.facts.yaml.format_rules import FORMAT_RULES
from plainfacts.prose.markdown.markdown_rules import PROSE_RULES
from plainfacts.site import examine

HERE = Path(__file__).parent
LIST = HERE / "expected.txt"
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

Found = tuple[str, str, int]


def of_family(check: Check) -> bool:
    return check.module.removeprefix("plainfacts.checks.").startswith(FAMILIES) and "approved" not in check.module


def rules() -> set[str]:
    """The rules for data, format and Markdown; those for language and structure have a site of their own."""
    checks = {check.rule.name for check in CHECKS if of_family(check)}
    return checks | {rule.name for rule in (*FORMAT_RULES, *PROSE_RULES, EXCEPTION)}


def expected() -> Iterator[Found]:
    path = ""
    for line in LIST.read_text("utf-8").splitlines():
        if line.startswith("  "):
            rule, words = line.split(maxsplit=1)
            yield rule, path, line_of(path, words)
        elif line and not line.startswith("#"):
            path = line


def line_of(path: str, words: str) -> int:
    """The one line of a file that contains some words; `record > words` is the first such line in a record."""
    if words == "line 1":
        return 1
    lines = (HERE / "site" / path).read_text("utf-8", "replace").split("\n")
    record, _, rest = words.rpartition(" > ")
    start = lines.index(f"- id: {record}") if record else 0
    found = [number for number, line in enumerate(lines[start:], start=start + 1) if rest in line]
    assert found, f"{words} is not in {path}"
    assert record or len(found) == 1, f"{words} is in {path} more than once"
    return found[0]


def found_now() -> list[Found]:
    """The findings of the rules in the bad site."""
    files, problems = read_site(HERE / "site")
    wanted = rules()
    site = examine(files, TODAY, problems, media=read_media(HERE / "site"))
    return [(problem.rule, problem.path, problem.line) for problem in site.problems if problem.rule in wanted]


def difference(now: Iterable[Found], before: Iterable[Found]) -> Iterator[str]:
    """The differences as sentences, to be read before the list is updated."""
    new, old = Counter(now), Counter(before)
    for rule, path, line in (old - new).elements():
        yield f"{path}:{line}: `{rule}` no longer finds this, so families could read it: {_text(path, line)}"
    for rule, path, line in (new - old).elements():
        yield f"{path}:{line}: `{rule}` now finds this. Does the rule mean it? {_text(path, line)}"


def _text(path: str, line: int) -> str:
    lines = (HERE / "site" / path).read_text("utf-8", "replace").split("\n") if (HERE / "site" / path).is_file() else []
    return lines[line - 1].strip() if line <= len(lines) else "(no such line)"


def written(now: Sequence[Found], old: str) -> str:
    """The updated list: lines that still hold are unchanged, a new one has the first words of its line."""
    kept, left = [], Counter(now)
    path = ""
    for line in old.splitlines():
        if line.startswith("  "):
            rule, words = line.split(maxsplit=1)
            found = (rule, path, line_of(path, words))
            if not left[found]:
                continue
            left[found] -= 1
        elif line and not line.startswith("#"):
            path = line
        kept.append(line)
    for rule, path, line in left.elements():
        kept = [part for one in kept for part in ((one, _entry(rule, path, line)) if one == path else (one,))]
        if path not in kept:
            kept += ["", path, _entry(rule, path, line)]
    return "\n".join(kept) + "\n"


def _entry(rule: str, path: str, line: int) -> str:
    return f"  {rule:<24} {_text(path, line)[:28].rstrip() if line > 1 else 'line 1'}"


def main(arguments: Sequence[str]) -> int:
    """Print the differences, and update the list with `--write`."""
    now = found_now()
    told = list(difference(now, expected()))
    print("\n".join(told) or "The list is up to date.")
    if told and "--write" in arguments:
        LIST.write_text(written(now, LIST.read_text("utf-8")), "utf-8")
        print(f"Written to {LIST.relative_to(HERE.parents[1])}. Read the lines above once more, then commit both.")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

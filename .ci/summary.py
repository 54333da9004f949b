"""Prints a summary of a change for editors, as Markdown: what must be fixed, and each changed page before and after.

Usage: summary.py PROBLEMS.json BEFORE AFTER [AGAIN.json]. PROBLEMS.json is the output of `plainfacts check --format
json`, AGAIN.json the same with `--since`; BEFORE and AFTER are folders written by `plainfacts export`. The summary says
so if one is missing, because the site could not be exported.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from pathlib import Path

MOST_PROBLEMS = 50
MOST_LINES = 60
MOST_CHARACTERS = 200_000
"""GitHub shows a summary of at most 1 MiB, and nobody reads that much."""


Problems = Sequence[Mapping[str, object]]


def summary(problems: Problems, before: Mapping[str, str], after: Mapping[str, str], again: Problems = ()) -> str:
    """The whole summary. `before` and `after` are the texts of the pages by name, such as `trials/x.md`.

    `again` are the sentences to read again, since they rely on facts that this change alters.
    """
    lines = [*_problems(problems, "error", "What must be fixed"), *_problems(problems, "warning", "Worth a look")]
    lines += _problems(again, "info", "Sentences to read again, since a fact changed") if again else []
    changed = sorted(name for name in {*before, *after} if before.get(name) != after.get(name))
    lines += [f"## Pages that change: {len(changed)}", ""]
    for name in changed:
        lines += [f"### {_address(name)}", "", *_page(before.get(name), after.get(name)), ""]
    text = "\n".join(lines)
    if len(text) > MOST_CHARACTERS:
        cut = text[:MOST_CHARACTERS].rpartition("\n")[0]
        text = f"{cut}\n\nThe change is large, so the rest is left out here. Download the preview to see all of it."
    return f"{text}\n"


def pages(folder: Path) -> dict[str, str]:
    """The pages of an exported site, by name."""
    docs = folder / "docs"
    return {path.relative_to(docs).as_posix(): path.read_text("utf-8") for path in sorted(docs.rglob("*.md"))}


def _problems(problems: Problems, severity: str, title: str) -> Iterator[str]:
    found = [problem for problem in problems if problem["severity"] == severity]
    yield f"## {title}: {len(found)}"
    yield ""
    for problem in found[:MOST_PROBLEMS]:
        place = f"**{problem['path']}, line {problem['line']}**"
        yield f"- {place}: {_plain(str(problem['message']))} {_plain(str(problem['fix']))} (`{problem['rule']}`)"
    if len(found) > MOST_PROBLEMS:
        yield f"- And {len(found) - MOST_PROBLEMS} more: run `make check` to see them."
    yield ""


def _page(before: str | None, after: str | None) -> Iterator[str]:
    """The changed paragraphs of a page, before and after."""
    if after is None:
        yield "This page is removed."
        return
    old, new = _paragraphs(before or ""), _paragraphs(after)
    if before is None:
        yield "This page is new:"
        yield ""
    shown = 0
    for kind, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal" or shown > MOST_LINES:
            continue
        shown += (b - a) + (d - c)
        yield from _quoted("Before:", old[a:b])
        yield from _quoted("" if before is None else "After:", new[c:d])
    if shown > MOST_LINES:
        yield "More of this page changes; the preview shows it."


def _paragraphs(text: str) -> list[str]:
    """The lines of a page without its front matter."""
    body = re.sub(r"\A---\n.*?\n---\n", "", text, count=1, flags=re.DOTALL)
    return [line.strip() for line in body.splitlines() if line.strip()]


def _quoted(title: str, lines: Sequence[str]) -> Iterator[str]:
    if not lines:
        return
    if title:
        yield title
        yield ""
    for line in lines[:MOST_LINES]:
        yield f"> {line.replace('<', '&lt;')}"
        yield ">"
    yield ""


def _address(name: str) -> str:
    path = name.removesuffix(".md").removesuffix("index")
    return f"/{path.rstrip('/')}/" if path else "/"


def _plain(text: str) -> str:
    return re.sub(r"([*_\[\]<>|])", r"\\\1", text)


def main(arguments: Sequence[str]) -> None:
    """Print the summary of the files named on the command line."""
    file, before, after, *more = (Path(argument) for argument in arguments)
    for folder, what in ((before, "before"), (after, "after")):
        if not (folder / "docs").exists():
            print(f"The site could not be exported as it is {what} this change, so its pages are not compared.\n")
    again = [problem for other in more for problem in json.loads(other.read_text("utf-8"))]
    print(summary(json.loads(file.read_text("utf-8")), pages(before), pages(after), again), end="")


if __name__ == "__main__":
    main(sys.argv[1:])

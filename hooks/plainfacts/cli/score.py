"""`plainfacts score`: how hard the pages read, hardest first, or one number for each line of a file."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import click

from plainfacts import site
from plainfacts.checks.engine.findings import quoted
from plainfacts.checks.engine.readable import Readable
from plainfacts.cli.options import EXIT_USAGE, guarded, root_option, site_root, stop, today
from plainfacts.prose.page_text import PageText
from plainfacts.readability import language, sentence_score, text_score

UNITS: dict[str, Callable[[str, str], float]] = {"sentence": sentence_score, "text": text_score}
_SHOWN = 3


@click.command()
@root_option
@click.option("--lang", default="en", help="The language of the texts. Default: en.")
@click.option("--lines", metavar="FILE", help="Score each line of FILE (- for standard input), one number a line.")
@click.option("--unit", type=click.Choice(list(UNITS)), default="text", help="What a line holds. Default: text.")
@click.pass_context
@guarded
def score(context: click.Context, root: Path | None, lang: str, lines: str | None, unit: str) -> None:
    """Tell how hard texts are to read, from 1 (easy) to 6 (hard): the pages of the site, or the lines of a file."""
    try:
        language(lang)
    except ValueError as error:
        stop(str(error), EXIT_USAGE)
    if lines is not None:
        _score_lines(lines, UNITS[unit], lang)
    else:
        found = site.read(site_root(context, root), today())
        click.echo("\n".join(_told(Readable.of(found.facts, found.pages))))


def _score_lines(name: str, score_of: Callable[[str, str], float], lang: str) -> None:
    raw = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
    text = raw.decode("utf-8-sig", "replace")
    lines = text.removesuffix("\n").split("\n") if text else []
    values = (score_of(line.removesuffix("\r"), lang) for line in lines)
    sys.stdout.write("".join(f"{value:.4f}\n" if value else "0\n" for value in values))


def _told(readable: Readable) -> Iterator[str]:
    """The pages, hardest first, each with its hardest sentences."""
    yield "score   raw  grade  SMOG  page (score: 1 easy to 6 hard, with explained words known; raw: all words)"
    ranked = sorted(readable.scored, key=lambda text: (-readable.score(text), text.path, text.owner))
    for text in ranked:
        yield from _page(readable, text)


def _page(readable: Readable, text: PageText) -> Iterator[str]:
    value = readable.score(text)
    most = readable.facts.style.limit(f"{text.audience}_score")
    over = f", over {most:g}" if value > most else ""
    grade, other = readable.grades(text)
    name = f"{text.path}:{text.place.line(text.part)} {text.name}"
    figures = f"{value:5.2f} {readable.score(text, raw=True):5.2f} {grade:6.1f} {other:5.1f}"
    yield f"{figures}  {name} ({text.audience}{over})"
    for worst, line in readable.hardest(text)[:_SHOWN]:
        yield f"        {worst:.1f} line {line.line}: {quoted(line.text, 140)}"

"""`plainfacts score`: prints the readability score of each page, hardest first, or of each line of a file."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import click

from plainfacts import site
from plainfacts.checks.engine.findings import quoted
from plainfacts.checks.engine.readable import Readable
from plainfacts.checks.engine.rule import Matter
from plainfacts.cli.options import EXIT_USAGE, site_command, stop, today
from plainfacts.prose.page_text import PageText
from plainfacts.readability import ADVISED, MEASURED, score_in, sentence_score, text_score
from plainfacts.translations.catalogue_files import read_catalogues
from plainfacts.translations.page_passages import page_passages

UNITS: dict[str, Callable[[str, str], float]] = {"sentence": sentence_score, "text": text_score}
_SHOWN = 3
_MOST = 6.0


@site_command
@click.option("--lang", default="en", help="The language of the texts. Default: en.")
@click.option("--lines", metavar="FILE", help="Score each line of FILE (- for standard input), one number per line.")
@click.option("--unit", type=click.Choice(list(UNITS)), default="text", help="What each line is. Default: text.")
def score(folder: Path, lang: str, lines: str | None, unit: str) -> None:
    """Score how hard texts are to read, from 1 (easy) to 6 (hard): the pages of the site, or the lines of a file."""
    others = (*MEASURED, *ADVISED)
    if lang not in (known := ("en", *others)):
        stop(f"There is no score for the language {lang!r}. There is one for: {', '.join(known)}.", EXIT_USAGE)
    if lines is not None:
        _score_lines(lines, score_in if lang in others else UNITS[unit], lang)
        return
    found = site.read(folder, today())
    told = _told_in(found, lang) if lang in others else _told(Matter(found.facts, found.pages, found.today).readable)
    click.echo("\n".join(told))


def _score_lines(name: str, score_of: Callable[[str, str], float], lang: str) -> None:
    raw = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
    text = raw.decode("utf-8-sig", "replace")
    lines = text.removesuffix("\n").split("\n") if text else []
    values = [score_of(line.removesuffix("\r"), lang) for line in lines]
    click.echo(_remark(values, lang), err=True, nl=False)
    sys.stdout.write("".join(f"{value:.4f}\n" if value else "0\n" for value in values))


def _remark(values: Sequence[float], lang: str) -> str:
    """A remark on the scores, or nothing: that they are advice only, or that the text may be in another language."""
    if lang in ADVISED:
        return f"These scores are advice only: they have not been compared with readers of `{lang}`.\n"
    if lang == "en" and sum(value >= _MOST for value in values) * 2 > len(values):
        return "Most lines have the highest score. If they are not in English, give their language: --lang nl.\n"
    return ""


def _told_in(found: site.Site, lang: str) -> Iterator[str]:
    """The scores of the translated texts of each page, hardest first."""
    catalogues, _ = read_catalogues(lang, found.files)
    yield f"score  page in `{lang}`" + (" (advice only: not compared with readers)" if lang in ADVISED else "")
    scored = []
    for page in found.pages:
        said = [one for text in page_passages(page) if (one := catalogues.find(text.place, text.text))]
        if said:
            scored.append((score_in("\n".join(one.forms[0] for one in said), lang), page.path))
    yield from (f"{value:5.2f}  {path}" for value, path in sorted(scored, reverse=True))


def _told(readable: Readable) -> Iterator[str]:
    """The scores of the pages, hardest first, each with its hardest sentences."""
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

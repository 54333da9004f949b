"""Odd characters: look-alike letters, invisible characters, wrong encodings, curly quotes and unusual spaces.

These rules read the lines as typed, since the parsers of YAML and Markdown would repair or hide some of this.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

from plainfacts.checks.engine.rule import Finding, Findings, Matter, rule
from plainfacts.facts.records.form import Place
from plainfacts.facts.yaml.document import MAX_LINE, character_name
from plainfacts.facts.yaml.look_alikes import in_latin, look_alikes

_UNSEEN = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\uffa0]"
)
_CURLY = re.compile("[\u2018\u2019\u201a\u201b\u201c\u201d\u201e\u201f\u00b4\u02bc]")
_SPACES = re.compile("[\u00a0\u2000-\u200a\u202f\u205f\u3000]")
_DOUBLE = re.compile(r"[^\s|]+ {2,}[^\s#|]+")
_ESCAPES = re.compile(
    r"\\[><^*_\[\]~#&+.-]|&(?:#\d{2,5}|#x[0-9a-f]{2,5}|lt|gt|amp|nbsp|ge|le|quot|apos);|</?(?:br|p|b|i|ul|li|sup"
    r"|sub|em|strong|span|div)\b[^>]*>",
    re.IGNORECASE,
)
_FLOW = re.compile(r"^\s*(?:- )?\{|: (?:\{|\[)|^\s*-?\s*[\w-]+: +\S+ +#")
_EXEMPT = ("data/style.yaml", "data/wording/", "data/schema/")


Typed = Iterable[tuple[str, int, str]]


def _lines(typed: Typed, *, markdown: bool | None = None) -> Iterator[tuple[str, int, str]]:
    """The lines of data files and pages that may contain text (path, number, line), without YAML comments."""
    for path, number, line in typed:
        is_markdown = path.endswith(".md")
        if path.startswith(_EXEMPT) or markdown not in (None, is_markdown):
            continue
        if len(line) <= MAX_LINE and (is_markdown or not line.lstrip().startswith("#")):
            yield path, number, line


def _found(path: str, number: int, message: str, fix: str) -> Finding:
    return Finding(Place(path, 1), "", message, fix, line=number)


def _first_on_line(matter: Matter, wrong: re.Pattern[str], what: str, fix: str) -> Findings:
    for path, number, line in _lines(matter.typed_beyond_ascii):
        if match := wrong.search(line):
            yield _found(path, number, f"This line has {what}: {character_name(match[0])}.", fix)


@rule("mixed-script", ref="X1")
def mixed_script(matter: Matter) -> Findings:
    """A word has letters of one script only.

    Why: a Cyrillic letter that looks like a Latin one makes a word that search does not find and screen readers
    spell out.
    Example: the T of "T-cells" or the C of "CR" typed on a Russian keyboard.
    Fix: type the word again.
    Source: Unicode Technical Standard 39; rules of good patient information X1; seed page fault 10.
    """
    for path, number, line in _lines(matter.typed_beyond_ascii):
        for word, foreign in look_alikes(line).items():
            names = ", ".join(dict.fromkeys(map(character_name, foreign)))
            message = f"The word `{word}` has letters of another alphabet: {names}."
            yield _found(path, number, message, f"Type it again: `{in_latin(word)}`.")


@rule("unseen-character", ref="X1")
def unseen_character(matter: Matter) -> Findings:
    """A page has no invisible or direction-changing characters.

    Why: it makes words that cannot be found, or turns numbers round.
    Example: a zero-width space pasted from a web page.
    Fix: delete it, or type the line again.
    Source: rules of good patient information X1; Unicode Technical Report 36.
    """
    for path, number, line in _lines(matter.typed_beyond_ascii, markdown=True):
        for match in _UNSEEN.finditer(line):
            message = f"This line has an invisible character: {character_name(match[0])}."
            yield _found(path, number, message, "Delete it, or type the line again.")


@rule("misdecoded", ref="X1")
def misdecoded(matter: Matter) -> Findings:
    """Text was read in the encoding in which it was written.

    Why: "HÃ´pital" is nothing a family can read, call or find.
    Example: "â‰¥ 55 %" where the registry says "≥ 55 %".
    Fix: use the text that the message gives.
    Source: ftfy (Speer); rules of good patient information, mistakes seen (mis-decoded UTF-8 printed to the reader).
    """
    for path, number, line in _lines(matter.typed_beyond_ascii):
        mended = _read_again(line)
        if mended != line or "\ufffd" in line:
            old, new = _changed(line, mended)
            message = f"This text was read in the wrong encoding: `{old}`."
            fix = f"Write `{new}`." if "\ufffd" not in new else "Copy it from the source again."
            yield _found(path, number, message, fix)


def _read_again(line: str) -> str:
    """The line decoded with the encoding in which it was written."""
    from ftfy import fix_encoding  # loaded only where a line goes beyond ASCII
    from ftfy.badness import is_bad

    return str(fix_encoding(line)) if is_bad(line) else line


def _changed(line: str, mended: str) -> tuple[str, str]:
    """The first word that differs, before and after."""
    for old, new in zip(line.split(), mended.split(), strict=False):
        if old != new or "\ufffd" in old:
            return old, new
    return line.strip()[:40], mended.strip()[:40]


@rule("not-composed", ref="X2", severity="warning")
def not_composed(matter: Matter) -> Findings:
    """Letters with accents are single characters (Unicode NFC).

    Why: "é" as two characters looks the same, but search does not find it.
    Example: a name copied from a PDF on a Mac.
    Fix: type the word again.
    Source: Unicode Standard Annex 15; rules of good patient information X2.
    """
    for path, number, line in _lines(matter.typed_beyond_ascii):
        if unicodedata.is_normalized("NFC", line):
            continue
        word = next((word for word in line.split() if not unicodedata.is_normalized("NFC", word)), line.strip()[:40])
        message = f"The word `{word}` has an accent as a separate character."
        yield _found(path, number, message, f"Type it again: `{unicodedata.normalize('NFC', word)}`.")


@rule("curly-quote", ref="X2", severity="warning")
def curly_quote(matter: Matter) -> Findings:
    """Quotes and apostrophes are straight.

    Why: one kind everywhere can be searched and compared.
    Example: “you” pasted from a word processor.
    Fix: type \\" or '.
    Source: rules of good patient information X2.
    """
    yield from _first_on_line(matter, _CURLY, "a curly quote", "Type a straight one: \" or '.")


@rule("odd-space", ref="X1", severity="warning")
def odd_space(matter: Matter) -> Findings:
    """Spaces are plain spaces.

    Why: a no-break space from a web page keeps words from being found, and lines from breaking.
    Example: a no-break space between "60" and "children".
    Fix: type a space.
    Source: rules of good patient information X1 (NBSP surprises in data).
    """
    yield from _first_on_line(matter, _SPACES, "an unusual space", "Type a plain space.")


@rule("double-space", ref="X2", severity="warning")
def double_space(matter: Matter) -> Findings:
    """There is one space between two words.

    Why: two spaces usually show where a word was deleted or sentences were joined.
    Example: "ask your  team".
    Fix: delete one.
    Source: rules of good patient information X2.
    """
    for path, number, line in _lines(typed for typed in matter.typed if "  " in typed[2]):
        if "  " not in line.strip() or (path.endswith(".yaml") and _FLOW.search(line)):
            continue
        match = _DOUBLE.search(line)
        if match:
            yield _found(
                path,
                number,
                f"There are two spaces between words: `{match[0]}`.",
                "Delete one, or add the missing word.",
            )


@rule("left-over-markup", ref="X1")
def left_over_markup(matter: Matter) -> Findings:
    r"""The data have no leftover escapes of Markdown or HTML.

    Why: families would read `\>` or `&gt;` where the registry means "more than".
    Example: `exact: LVEF \>= 55 %`.
    Fix: write the sign itself.
    Source: rules of good patient information, mistakes seen (Markdown escapes and HTML entities printed to the reader).
    """
    likely = (typed for typed in matter.typed if "\\" in typed[2] or "&" in typed[2] or "<" in typed[2])
    for path, number, line in _lines(likely, markdown=False):
        match = _ESCAPES.search(line)
        if match and not _is_yaml_escape(line, match):
            message = f"This markup is left over: `{match[0]}`."
            yield _found(path, number, message, "Write the sign itself.")


def _is_yaml_escape(line: str, match: re.Match[str]) -> bool:
    """Whether YAML itself reads it as an escape, inside double quotes."""
    return match[0].startswith("\\") and line[max(0, match.start() - 1)] == "\\"

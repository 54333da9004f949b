"""Recognises the headings in the text of criteria: inclusion, exclusion, or neither."""

import re
from dataclasses import dataclass, replace

from plainfacts.facts.house.word_patterns import Patterns
from plainfacts.registry.criteria.lines import Line, Mark

JOIN, BARRED, OTHER = "join", "barred", "other"

_SAYS = Patterns(__name__)


@dataclass(frozen=True)
class Heading:
    """A heading that opens a list: `kind` (JOIN, BARRED, OTHER), `label` (for whom, or None), `rest` of its line."""

    kind: str
    label: str | None
    rest: str


def section_heading(line: Line) -> Heading | None:
    """The heading in a line, or None: `Key exclusion criteria for arm A:` starts exclusion criteria."""
    text = line.text.strip(" *_#=")
    head, colon, rest = _cut(text)
    if _SAYS["other"].fullmatch(head):
        return Heading(OTHER, head, rest)
    word = _SAYS["word"].search(head)
    if not word or not _is_heading(line, head, colon, rest, word):
        return _lead_in(line, text)
    both = bool(_SAYS["both"].search(head))
    return Heading(BARRED if word["out"] and not both else JOIN, None if both else label_of(head), rest)


def _cut(text: str) -> tuple[str, bool, str]:
    """The text before the first colon, whether there is one, and the text after it."""
    found = re.search(r"[:：]", text[:100])
    if not found:
        return text.rstrip(" .-"), False, ""
    return text[: found.start()].strip(), True, text[found.end() :].strip()


def _is_heading(line: Line, head: str, colon: bool, rest: str, word: re.Match[str]) -> bool:
    """Whether a line is a heading, not a sentence about inclusion or exclusion."""
    before = head[: word.start()].strip()
    if (
        len(head.split()) > 11
        or _SAYS["sentence"].search(re.sub(r"\(.*", "", head))
        or _SAYS["prose_before"].search(before)
    ):
        return False
    says_list = bool(_SAYS["criteria"].search(head))
    if not colon:
        short = line.bare and len(head.split()) <= 3 and word.end() == len(head)
        return bool(_SAYS["bare_word"].fullmatch(head)) or short or (says_list and (line.bare or head.isupper()))
    if not line.bare:
        return says_list and not rest
    return says_list or not before


def _lead_in(line: Line, text: str) -> Heading | None:
    """The heading in a sentence that starts a list: `Patients with any of these are excluded:`."""
    if line.bare and text.endswith(":") and len(text.split()) < 30 and _SAYS["keeps_out"].search(text):
        return Heading(BARRED, None, "")
    return None


def label_of(words: str) -> str | None:
    """The group that a list is for (`Donor`, `Part 1`), without words that only say that it is a list."""
    kept = " ".join(_SAYS["no_label"].sub(" ", words).split()).strip(" -–()[]:,./&")
    return " ".join(words.split()).strip(" :.") if re.search(r"\w", kept) else None


def split_swallowed(line: Line) -> list[Line]:
    """The line, split before each heading in the middle of it."""
    cuts = [found.start() for found in _SAYS["swallowed"].finditer(line.text) if _cuts_here(line.text, found)]
    if not cuts:
        return [line]
    ends = [*cuts[1:], len(line.text)]
    tail = [Line(line.indent, Mark.NONE, "", 0, line.text[a:b].strip()) for a, b in zip(cuts, ends, strict=True)]
    return [replace(line, text=line.text[: cuts[0]].rstrip()), *tail]


def _cuts_here(text: str, found: re.Match[str]) -> bool:
    before = text[max(0, found.start() - 80) : found.start()].rstrip()
    opens = before.endswith((".", ";", ",", ")", ":")) or len(before.split()) > 4
    return opens and found[1][0].isupper() and not _SAYS["prose_before"].search(before)

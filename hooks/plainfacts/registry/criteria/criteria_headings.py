"""The headings in criteria text: which open the criteria to join, which those that keep out, and which neither."""

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
    """Give the heading that a line is, or None: `Key exclusion criteria for arm A:` opens criteria that keep out."""
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
    """Give what stands before the first colon, whether there is one, and what follows."""
    found = re.search(r"[:：]", text[:100])
    if not found:
        return text.rstrip(" .-"), False, ""
    return text[: found.start()].strip(), True, text[found.end() :].strip()


def _is_heading(line: Line, head: str, colon: bool, rest: str, word: re.Match[str]) -> bool:
    """Tell a heading from a sentence that speaks of inclusion or exclusion."""
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
    """Give the change of list in a sentence that opens one: `Patients with any of these are excluded:`."""
    if line.bare and text.endswith(":") and len(text.split()) < 30 and _SAYS["keeps_out"].search(text):
        return Heading(BARRED, None, "")
    return None


def label_of(words: str) -> str | None:
    """Give for whom a list is (`Donor`, `Part 1`), leaving out words that only say that it is a list."""
    kept = " ".join(_SAYS["no_label"].sub(" ", words).split()).strip(" -–()[]:,./&")
    return " ".join(words.split()).strip(" :.") if re.search(r"\w", kept) else None


def split_swallowed(line: Line) -> list[Line]:
    """Give the line cut before each heading that stands in the middle of it, or the line alone."""
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

"""The headings in criteria text: which open the criteria to join, which those that keep out, and which neither."""

import re
from dataclasses import dataclass, replace

from plainfacts.registry.criteria.lines import Line, Mark

JOIN, BARRED, OTHER = "join", "barred", "other"

_OUT = r"(?:non[- ]?inclusions?|exclusions?|ineligibility|non[- ]?eligibility|excluded)"
_IN = r"(?:inclusions?|eligibility|included)"
_LIST = r"(?:criter\w+|factors|requirements)"
_WORD = re.compile(rf"(?<![\w/])(?:(?P<out>{_OUT})|{_IN})(?![\w/])", re.IGNORECASE)
_CRITERIA = re.compile(rf"\b{_LIST}\b", re.IGNORECASE)
_BARE_WORD = re.compile(rf"(?:{_OUT}|{_IN})(?:\s+{_LIST})?", re.IGNORECASE)
_OTHER = re.compile(r"(?:\w+\s+){0,3}(?:withdrawal|discontinuation|removal|stopping)\s+criteria", re.IGNORECASE)
_BOTH = re.compile(
    r"(?:inclusion|eligibility)\s*(?:criteria\s*)?(?:/|and|&|or)\s*(?:the\s+)?(?:non-?inclusion|exclusion)",
    re.IGNORECASE,
)
_SWALLOWED = re.compile(
    r"(?<![\w-])((?:key |main |major |additional )?(?:non-)?(?:in|ex)clusion criteria\s*[:：])(?=\s|$|[-*•\d])",
    re.IGNORECASE,
)
_PROSE_BEFORE = re.compile(
    r"\b(?:the|all|any|following|these|this|meets?|meeting|specific|other|of|in|per|to|and|or|each|above|below|not|no"
    r"|with)$",
    re.IGNORECASE,
)
_SENTENCE = re.compile(
    r"\b(?:is|are|was|were|must|will|may|can|apply|applies|has|have|who|defined|criterion|meets?|meeting|fulfil\w*"
    r"|according)\b",
    re.IGNORECASE,
)
_KEEPS_OUT = re.compile(
    r"\b(?:excludes?|(?:be|are|is) excluded|excluded (?:if|from)|ineligible|not (?:be )?(?:eligible|included))\b",
    re.IGNORECASE,
)
_NO_LABEL = re.compile(
    rf"\b(?:key|main|major|general|{_OUT}|{_IN}|{_LIST}|study|subjects?|patients?|participants?|protocol|the|primary"
    rf"|overall|for|"
    r"abbreviated|of|any|all|following|one|or|more|select(?:ed)?|important|specific|summary|at|registration|enrol\w+"
    r"|include)\b",
    re.IGNORECASE,
)


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
    if _OTHER.fullmatch(head):
        return Heading(OTHER, head, rest)
    word = _WORD.search(head)
    if not word or not _is_heading(line, head, colon, rest, word):
        return _lead_in(line, text)
    both = bool(_BOTH.search(head))
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
    if len(head.split()) > 11 or _SENTENCE.search(re.sub(r"\(.*", "", head)) or _PROSE_BEFORE.search(before):
        return False
    says_list = bool(_CRITERIA.search(head))
    if not colon:
        short = line.bare and len(head.split()) <= 3 and word.end() == len(head)
        return bool(_BARE_WORD.fullmatch(head)) or short or (says_list and (line.bare or head.isupper()))
    if not line.bare:
        return says_list and not rest
    return says_list or not before


def _lead_in(line: Line, text: str) -> Heading | None:
    """Give the change of list in a sentence that opens one: `Patients with any of these are excluded:`."""
    if line.bare and text.endswith(":") and len(text.split()) < 30 and _KEEPS_OUT.search(text):
        return Heading(BARRED, None, "")
    return None


def label_of(words: str) -> str | None:
    """Give for whom a list is (`Donor`, `Part 1`), leaving out words that only say that it is a list."""
    kept = " ".join(_NO_LABEL.sub(" ", words).split()).strip(" -–()[]:,./&")
    return " ".join(words.split()).strip(" :.") if re.search(r"\w", kept) else None


def split_swallowed(line: Line) -> list[Line]:
    """Give the line cut before each heading that stands in the middle of it, or the line alone."""
    cuts = [found.start() for found in _SWALLOWED.finditer(line.text) if _cuts_here(line.text, found)]
    if not cuts:
        return [line]
    ends = [*cuts[1:], len(line.text)]
    tail = [Line(line.indent, Mark.NONE, "", 0, line.text[a:b].strip()) for a, b in zip(cuts, ends, strict=True)]
    return [replace(line, text=line.text[: cuts[0]].rstrip()), *tail]


def _cuts_here(text: str, found: re.Match[str]) -> bool:
    before = text[max(0, found.start() - 80) : found.start()].rstrip()
    opens = before.endswith((".", ";", ",", ")", ":")) or len(before.split()) > 4
    return opens and found[1][0].isupper() and not _PROSE_BEFORE.search(before)

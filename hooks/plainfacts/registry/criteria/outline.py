"""Groups the lines of a list into top-level entries with their sub-entries and headings."""

import re
from dataclasses import dataclass, field

from plainfacts.registry.criteria.lines import Line, Mark

_JOINER = re.compile(r"(?:and\s*/\s*or|or|and)[,:.]?", re.IGNORECASE)
_BRACKETED = re.compile(r"\[[^\]]{2,60}\]:?")
_POINTS_BACK = re.compile(r"(?:these|this|they|such|note)\b", re.IGNORECASE)
_TITLE = re.compile(r"(?:(?:[A-Z][\w/-]*|and|or|of|the|\d+)\s?){1,4}:?")
_LIST_WORDS = re.compile(r"\b(?:CRITERIA|CHARACTERISTICS|REQUIREMENTS|PARAMETERS|FUNCTIONS?|THERAPY|EVALUATIONS?)\b")
_HEADING_WORDS = 8  # a longer line with a colon is a criterion whose sub-entries lost their depth
_END = (".", ";", ",", "!", "?")


@dataclass(frozen=True)
class Entry:
    """A top-level entry: its lines, starting with its own, and the heading above it in the list."""

    lines: tuple[Line, ...]
    group: str | None = None

    @property
    def exact(self) -> str:
        """The exact wording, with each sub-entry on a line, indented by two spaces a level."""
        depths = sorted({line.indent for line in self.lines[1:]})
        texts = [self.lines[0].text]
        for line in self.lines[1:]:
            if line.bare and _is_broken_off(texts[-1], line.text):
                texts[-1] += " " + line.text
            else:
                texts.append("  " * depths.index(line.indent) + _sign(line) + line.text)
        return "\n".join(texts)


@dataclass
class _Builder:
    """The entries so far, and the first line (`base`) of the list being read."""

    entries: list[list[Line]] = field(default_factory=list)
    groups: list[str | None] = field(default_factory=list)
    group: str | None = None
    base: Line | None = None
    closed: bool = True
    joining: bool = False

    def open(self, line: Line) -> None:
        """Start a new entry with this line."""
        self.entries.append([line])
        self.groups.append(self.group)
        self.closed = False

    def add(self, line: Line) -> None:
        """Add a line to the present entry."""
        self.entries[-1].append(line)

    def head(self, text: str) -> None:
        """Start a new group, and with it a new list."""
        self.group, self.base, self.closed = text.strip(" :"), None, True


def outline(lines: list[Line]) -> list[Entry]:
    """The top-level entries in the lines of one list, without the headings of sections."""
    builder = _Builder()
    for index, line in enumerate(lines):
        after = lines[index + 1 :]
        if line.bare:
            _read_bare(builder, line, after)
        else:
            _read_marked(builder, line, after)
    entries = [Entry(tuple(lines), group) for lines, group in zip(builder.entries, builder.groups, strict=True)]
    return _lift_headings(entries)


def _read_marked(builder: _Builder, line: Line, after: list[Line]) -> None:
    """Adds a line with a mark: to the entry before it, or as a new entry."""
    if not builder.closed and (builder.joining or _closes_bracket(builder.entries[-1][-1].text, line.text)):
        builder.add(line)
    elif builder.closed or builder.base is None:
        builder.base = line
        builder.open(line)
    elif _is_beneath(builder.base, builder.entries[-1], line, after):
        builder.add(line)
    else:
        if line.indent < builder.base.indent - 1:
            builder.base = line
        builder.open(line)
    builder.joining = False


def _closes_bracket(before: str, text: str) -> bool:
    """Whether a line continues brackets that the line before left open, so that its mark is not one."""
    return text[:1].islower() and before.count("(") > before.count(")") and text.count(")") > text.count("(")


def _is_beneath(base: Line, entry: list[Line], line: Line, after: list[Line]) -> bool:
    """Whether a marked line is a sub-entry: indented further, or with the mark of a sub-entry."""
    if line.indent >= base.indent + 2:
        return not _numbers_on(base, entry, line)
    if line.indent < base.indent - 1:
        return False
    if line.mark is base.mark:
        return _restarts(base, entry, line) if line.mark is not Mark.BULLET else _other_bullet(base, entry, line)
    if base.mark in (Mark.NUMBER, Mark.LETTER) and line.mark in (Mark.LETTER, Mark.ROMAN):
        return True
    return _is_open(entry) or _continues(entry, line) or _resumes(base, entry, after)


def _numbers_on(base: Line, entry: list[Line], line: Line) -> bool:
    """Whether an indented line continues the numbers of the list, not those of sub-entries."""
    if line.mark is not Mark.NUMBER or base.mark is not Mark.NUMBER or line.number != entry[0].number + 1:
        return False
    return line.number > 1 and not any(
        other.number == line.number - 1 and other.indent == line.indent for other in entry[1:]
    )


def _restarts(base: Line, entry: list[Line], line: Line) -> bool:
    """Whether numbers that restart at the same indent are sub-entries: `3. Any of: 1. a 2. b 4. next`."""
    last = entry[-1]
    if line.number == entry[0].number + 1:
        return False
    if len(entry) > 1 and last.mark is line.mark:
        return line.number == last.number + 1
    return line.number == 1 and entry[0].number > 1 and entry[-1].text.endswith(":")


def _other_bullet(base: Line, entry: list[Line], line: Line) -> bool:
    """Whether a bullet with another sign is a sub-entry: after a colon, or after a sub-entry with that sign."""
    if line.sign == base.sign:
        return False
    return line.sign == "o" or _is_open(entry) or (len(entry) > 1 and entry[-1].sign == line.sign)


def _is_open(entry: list[Line]) -> bool:
    """Whether an entry announces sub-entries."""
    return entry[-1].text.endswith((":", "：")) or (len(entry) == 1 and entry[0].text.endswith(("following", "either")))


def _continues(entry: list[Line], line: Line) -> bool:
    """Whether a line continues the sub-entries before it."""
    last = entry[-1]
    return len(entry) > 1 and last.mark is line.mark and (line.mark is Mark.BULLET or line.number == last.number + 1)


def _resumes(base: Line, entry: list[Line], after: list[Line]) -> bool:
    """Whether the numbers of the list continue later, so that the lines in between are sub-entries."""
    if base.mark is Mark.BULLET:
        return False
    following = next((line for line in after if line.mark is base.mark and abs(line.indent - base.indent) < 2), None)
    return following is not None and following.number == entry[0].number + 1 and entry[0].number > 0


def _read_bare(builder: _Builder, line: Line, after: list[Line]) -> None:
    """Adds a line without a mark: a heading, a continuation, a joiner (`OR`), or a new entry."""
    listed = bool(after) and not after[0].bare
    if _JOINER.fullmatch(line.text):
        if not builder.closed and line.text.casefold().startswith("or"):
            builder.add(line)
            builder.joining = True
        return
    if builder.closed:
        if after and _introduces(line, after):
            builder.head(line.text)
        else:
            builder.open(line)
            builder.base = None
        return
    if _is_title_between(builder, line, after):
        builder.head(line.text)
    elif builder.joining or _goes_on(builder, line, listed):
        builder.add(line)
    elif _is_title(builder, line, after):
        builder.head(line.text)
    else:
        builder.open(line)
    builder.joining = False


def _introduces(line: Line, after: list[Line]) -> bool:
    """Whether the first line of a list only introduces it."""
    if line.text.endswith((":", "：")) or _BRACKETED.fullmatch(line.text):
        return True
    if after[0].bare:
        return _titles_prose(line, after)
    return len(line.text.split()) <= 12 and not line.text.endswith(_END)


def _is_title_between(builder: _Builder, line: Line, after: list[Line]) -> bool:
    """Whether a few capitalised words are a title above the next number of the list."""
    if builder.base is None or not after or after[0].mark is not Mark.NUMBER or not _TITLE.fullmatch(line.text):
        return False
    goes_on = after[0].number == builder.entries[-1][0].number + 1 and after[0].indent <= builder.base.indent + 1
    return goes_on and len(line.text.split()) >= 2


def _titles_prose(line: Line, after: list[Line]) -> bool:
    """Whether a few capitalised words are a title above a paragraph."""
    return after[0].bare and bool(_TITLE.fullmatch(line.text)) and len(after[0].text.split()) >= 12


def _goes_on(builder: _Builder, line: Line, listed: bool) -> bool:
    """Whether a line continues the entry before it."""
    entry, base = builder.entries[-1], builder.base
    if base is not None and line.indent >= base.indent + 2:
        return True
    if base is not None and (entry[-1].text.endswith((":", "：")) or _POINTS_BACK.match(line.text)):
        return True
    if base is not None and len(entry) > 1 and entry[0].text.endswith(":") and entry[-1].bare:
        return not (line.text.endswith(":") and listed)
    return (
        line.text[0].islower()
        or (line.text[0] == "(" and base is not None)
        or entry[-1].text.endswith((" or", " and", " of", " the"))
    )


def _is_title(builder: _Builder, line: Line, after: list[Line]) -> bool:
    """Whether a line after entries is a heading of the next ones."""
    if not after:
        return False
    if _BRACKETED.fullmatch(line.text) or _titles_prose(line, after):
        return True
    if line.text.endswith((":", "：")) and (len(line.text.split()) <= 25 or after[0].number == 1):
        return True
    starts = not after[0].bare and after[0].number <= 1
    return starts and len(line.text.split()) <= 9 and not line.text.endswith(_END)


def _lift_headings(entries: list[Entry]) -> list[Entry]:
    """Turns entries that are only a line with a colon, or in capitals, into headings of the entries after them."""
    result: list[Entry] = []
    lifted: str | None = None
    for index, entry in enumerate(entries):
        if entry.group != (entries[index - 1].group if index else entry.group):
            lifted = None
        if (
            index + 1 < len(entries)
            and len(entry.lines) == 1
            and not entry.lines[0].bare
            and _reads_as_heading(entry.lines[0].text)
        ):
            lifted = entry.lines[0].text.strip(" :")
        else:
            groups = " / ".join(part for part in (entry.group, lifted) if part)
            result.append(Entry(entry.lines, groups or None))
    return result or entries


def _reads_as_heading(text: str) -> bool:
    """Whether an entry is a heading: a few words before a colon, or in capitals with a word for a list."""
    if text.endswith((":", "：")):
        return len(text.split()) <= _HEADING_WORDS
    return text.isupper() and bool(_LIST_WORDS.search(text)) and not re.search(r"\d", text)


def _is_broken_off(before: str, text: str) -> bool:
    """Whether a line continues a broken sentence: inside brackets, or in lower case."""
    return before.count("(") > before.count(")") or text[0] in "<>≤≥=" or (text[0].islower() and before[-1:].isalnum())


def _sign(line: Line) -> str:
    if line.mark is Mark.BULLET:
        return "- "
    return f"{line.sign} " if line.sign else ""

"""Parses a YAML file as text with line numbers, and rejects the features that make YAML dangerous or misleading.

Scalars remain the text that was typed (`NO` is Norway, `12:30` is a time). Aliases, tags, merge keys, tabs, duplicate
keys, invisible characters, very long lines and deep nesting are Problems; none of them is executed or expanded.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import yaml

from plainfacts.facts.yaml import format_rules
from plainfacts.problems import Problem

Value = str | list["Value"] | dict[str, "Value"]

MAX_BYTES = 64_000_000
MAX_LINE = 20_000
MAX_DEPTH = 20
MAX_SAME = 20  # how many problems are reported in a file for each strange character

_BIDI = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_INVISIBLE = "\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200d\u2060-\u2064\ufeff\uffa0"
_CONTROL = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff\ud800-\udfff"
_OPENING = re.compile(r"""^[ ]*(?:- )?[\w-]+: (["'])(?!.*\1)""")
_CONFLICT = re.compile(r"^(?:(?:<{7}|\|{7}|>{7})(?: .*)?|={7})$", re.MULTILINE)
_COMMENT = re.compile(r"[ ]*(?<=[ ])(?=(#[ ]?))(#.*)")
_STRANGE = re.compile(f"[\t{_CONTROL}{_BIDI}{_INVISIBLE}]")


@dataclass(frozen=True)
class Document:
    """A parsed file: nested lists, mappings and texts, and the line of each part.

    `lines` maps a dotted path of keys and positions (`0.ages.from`) to a line, counted from 1.
    """

    path: str
    value: Value | None
    lines: dict[str, int] = field(default_factory=dict)


def decode(raw: bytes, path: str) -> tuple[str, list[Problem]]:
    """The text of a file with `\\n` line ends; empty, with a Problem, if it is not UTF-8 or exceeds MAX_BYTES."""
    if len(raw) > MAX_BYTES:
        fix = "Split it: one trial per file in data/trials/."
        message = f"The file has {len(raw):,} bytes; {MAX_BYTES:,} is the limit."
        return "", [format_rules.FILE_SIZE.at(path, 1, message, fix)]
    try:
        text = raw.removeprefix(b"\xef\xbb\xbf").decode("utf-8")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        fix = "Save it again with the encoding UTF-8."
        return "", [format_rules.ENCODING.at(path, line, "The file is not UTF-8 text.", fix)]
    return text.replace("\r\n", "\n").replace("\r", "\n"), []


def read_yaml(text: str, path: str) -> tuple[Document, list[Problem]]:
    """The document in a YAML text, and its problems. With any problem, the document's value is None."""
    problems = [*_strange_characters(text, path), *long_lines(text, path), *conflict_markers(text, path)]
    if problems:
        return Document(path, None), problems
    builder = _Builder(path, {number: line for number, line in enumerate(text.split("\n")) if " #" in line})
    try:
        builder.read(text)
    except yaml.MarkedYAMLError as error:
        builder.problems.append(_syntax_problem(error, path, text))
    except (yaml.YAMLError, RecursionError):
        fix = "Compare the file with its last good version."
        builder.problems.append(format_rules.YAML_SYNTAX.at(path, 1, "The file cannot be read as YAML.", fix))
    if builder.problems:
        return Document(path, None, builder.lines), builder.problems
    return Document(path, builder.root, builder.lines), []


def character_name(char: str) -> str:
    """The Unicode name and number of a character, for an editor to look up: `ZERO WIDTH SPACE (U+200B)`."""
    return f"{unicodedata.name(char, 'control character')} (U+{ord(char):04X})"


def _strange_characters(text: str, path: str) -> list[Problem]:
    seen: dict[str, int] = {}
    problems: list[Problem] = []
    for match in _STRANGE.finditer(text):
        char = match.group()
        seen[char] = seen.get(char, 0) + 1
        if seen[char] <= MAX_SAME and len(problems) < MAX_SAME * 3:
            problems.append(_strange(char, path, text.count("\n", 0, match.start()) + 1))
    return problems


def _strange(char: str, path: str, line: int) -> Problem:
    if char == "\t":
        return format_rules.TAB.at(path, line, "This line has a tab character.", "Replace it with spaces.")
    found = f"This line has an invisible character: {character_name(char)}."
    return format_rules.UNSEEN_CHARACTER.at(path, line, found, "Delete it, or type the line again.")


def long_lines(text: str, path: str) -> Iterator[Problem]:
    """A Problem for each line that is longer than MAX_LINE characters."""
    if max(map(len, text.splitlines()), default=0) <= MAX_LINE:
        return
    for number, line in enumerate(text.split("\n"), start=1):
        if len(line) > MAX_LINE:
            found = f"This line has {len(line):,} characters; {MAX_LINE:,} is the limit."
            yield format_rules.LINE_LENGTH.at(path, number, found, "Break it into several lines, or shorten it.")


def conflict_markers(text: str, path: str) -> Iterator[Problem]:
    """A Problem for each of git's conflict markers."""
    for match in _CONFLICT.finditer(text):
        line = text.count("\n", 0, match.start()) + 1
        found = f"Git left two versions of this text here: `{match[0].strip()[:30]}`."
        fix = "Keep the right version; delete the other one and the lines with these markers."
        yield format_rules.CONFLICT_MARKER.at(path, line, found, fix)


def _syntax_problem(error: yaml.MarkedYAMLError, path: str, text: str) -> Problem:
    mark = error.problem_mark or error.context_mark
    line = mark.line + 1 if mark else 1
    if opened := _open_quote(text.split("\n")[:line]):
        found = "This is not valid YAML (a quotation mark opens here and is not closed)."
        fix = 'Put the same mark at the end of the text, or put the whole text in "quotes".'
        return format_rules.YAML_SYNTAX.at(path, opened, found, fix)
    said = str(error.problem or error.context or "unclear").strip()
    fix = (
        "Look at this line and the one above: indent with two spaces, put a space after each colon, and put a text "
        'that contains ": " or starts with a symbol in "quotes".'
    )
    return format_rules.YAML_SYNTAX.at(path, line, f"This is not valid YAML ({said}).", fix)


def _open_quote(lines: Sequence[str]) -> int | None:
    """The first line, from 1, on which a value starts with a quotation mark that is not closed where a value can end.

    A YAML parser reads on to the next such mark and reports an error there, perhaps a hundred lines further down.
    """
    for number, line in enumerate(lines, start=1):
        opening = _OPENING.search(line)
        if opening:
            rest = next((below for below in lines[number:] if opening[1] in below), "")
            before, _, after = rest.partition(opening[1])
            if not rest or before.endswith(": ") or after.strip(" ,}]"):
                return number
    return None


@dataclass
class _Open:
    """A list or mapping that is being parsed: what it holds so far, and the key whose value comes next."""

    path: str
    value: list[Value] | dict[str, Value]
    key: str | None = None


class _Builder:
    """Builds values from libyaml's events without recursion, and records the line of each."""

    def __init__(self, path: str, marked: Mapping[int, str]) -> None:
        self.path = path
        self._marked = marked  # the lines that may contain a comment, by number from 0
        self.root: Value | None = None
        self.lines: dict[str, int] = {}
        self.problems: list[Problem] = []
        self._open: list[_Open] = []

    def read(self, text: str) -> None:
        for event in yaml.parse(text, Loader=yaml.CBaseLoader):
            if not self._take(event):
                return

    def _take(self, event: Any) -> bool:
        """Process one event; False stops the parsing."""
        line = event.start_mark.line + 1
        if isinstance(event, yaml.NodeEvent):
            return self._node(event, line)
        if isinstance(event, yaml.DocumentStartEvent) and self.root is not None:
            return self._refuse(line, "`---` starts a second document.", "Keep one document in a file.")
        if isinstance(event, yaml.CollectionEndEvent):
            self._open.pop()
        return True

    def _node(self, event: Any, line: int) -> bool:
        """Process the event of a scalar, or of the start of a list or mapping."""
        if isinstance(event, yaml.AliasEvent):
            return self._refuse(line, f"`*{event.anchor}` repeats another part of the file.", "Type the part again.")
        if event.anchor:
            return self._refuse(line, f"`&{event.anchor}` names a part of the file.", "Delete the `&` and the name.")
        if event.tag not in (None, "!"):
            return self._refuse(line, f"`{event.tag}` gives a value a type.", "Delete it: write the value alone.")
        if isinstance(event, yaml.ScalarEvent):
            self._look_behind(event)
            return self._scalar(event.value, line)
        return self._start([] if isinstance(event, yaml.SequenceStartEvent) else {}, line)

    def _look_behind(self, event: Any) -> None:
        """Report ` #` that cuts off a text. A comment `# …` after a single word (an id, a date) is allowed."""
        end, is_text = event.end_mark, not event.style
        behind = _COMMENT.match(self._marked.get(end.line, ""), end.column) if is_text else None
        if behind and (behind[1] != "# " or " " in event.value):
            lost = behind[2].strip()
            message = f"Here ` #` starts a comment, so `{lost[:40]}{'…' if len(lost) > 40 else ''}` is left out."
            fix = 'Put the whole text in "quotes"; if it is a comment, put it on a line of its own.'
            self.problems.append(format_rules.TEXT_CUT.at(self.path, end.line + 1, message, fix))

    def _refuse(self, line: int, message: str, fix: str) -> bool:
        self.problems.append(format_rules.YAML_FEATURE.at(self.path, line, message, fix))
        return False

    def _scalar(self, text: str, line: int) -> bool:
        parent = self._open[-1] if self._open else None
        if parent and isinstance(parent.value, dict) and parent.key is None:
            return self._key(parent, text, line)
        self._place(text, line)
        return True

    def _key(self, parent: _Open, key: str, line: int) -> bool:
        if key == "<<":
            return self._refuse(line, "`<<` merges another part of the file.", "Type the keys of that part here.")
        parent.key = key
        path = f"{parent.path}{key}"
        if key in parent.value:
            first = self.lines[path]
            message = f"The key `{key}` is used here and on line {first}."
            fix = "Keep the right one and delete the other."
            self.problems.append(format_rules.DUPLICATE_KEY.at(self.path, line, message, fix))
        else:
            self.lines[path] = line
        return True

    def _start(self, value: list[Value] | dict[str, Value], line: int) -> bool:
        parent = self._open[-1] if self._open else None
        if parent and isinstance(parent.value, dict) and parent.key is None:
            return self._refuse(line, "There is a list or a mapping in place of a key.", "Write a plain word.")
        if len(self._open) >= MAX_DEPTH:
            message = f"Lists and mappings are nested more than {MAX_DEPTH} deep."
            return self._refuse(line, message, "Compare the file with its last good version.")
        path = self._place(value, line)
        self._open.append(_Open(f"{path}." if path else "", value))
        return True

    def _place(self, value: Value, line: int) -> str:
        """Add a value to its list or mapping; returns its dotted path."""
        if not self._open:
            self.root = value
            return ""
        parent = self._open[-1]
        if isinstance(parent.value, dict):
            key, parent.key = parent.key or "", None
            parent.value.setdefault(key, value)
            return f"{parent.path}{key}"
        path = f"{parent.path}{len(parent.value)}"
        self.lines[path] = line
        parent.value.append(value)
        return path

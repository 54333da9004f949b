"""A table of ClinicalTrials.gov (CSV, as its search page gives it) to rows of text made whole."""

import csv
import io
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import ftfy.bad_codecs  # noqa: F401  (the codec `sloppy-windows-1252`)

from plainfacts.registry.clinicaltrials.errors import RegistryError
from plainfacts.registry.clinicaltrials.text_repair import mend

COLUMNS = (
    "NCT Number",
    "Study Title",
    "Study Status",
    "Conditions",
    "Sponsor",
    "Phases",
    "Enrollment",
    "Study Type",
    "Start Date",
    "Completion Date",
    "Locations",
    "Sex",
    "Age",
)
"""The columns that are read; a table may have others, in any order."""

_HOW = (
    "On the search page of clinicaltrials.gov choose Download, the format CSV, and at least the columns "
    f"{', '.join(COLUMNS)}."
)
_TWO_BYTES = re.compile(
    "[\u00c3-\u00c5][\u0080-\u00bf\u0152-\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]"
)
"""A letter of European languages in UTF-8, decoded as Windows-1252. A few words are too short to guess the language."""
_STRAIGHT = str.maketrans({"\u2018": "'", "\u2019": "'", "\u00b4": "'", "\u201c": '"', "\u201d": '"'})
_LONGEST_FIELD = 10**7  # several hundred hospitals can stand in one


@dataclass(frozen=True)
class Row:
    """One trial of a table: its cells by column, and the line on which it ends."""

    cells: Mapping[str, str]
    line: int

    def __getitem__(self, column: str) -> str:
        """A cell as one line of text."""
        return self.cells[column]

    def parts(self, column: str) -> list[str]:
        """The values of a cell that holds several."""
        return [part.strip() for part in self.cells[column].split("|") if part.strip()]


def read_rows(raw: bytes) -> list[Row]:
    """Take the bytes of a table and give its rows. Raises RegistryError for what is no table of this registry."""
    lines = _text(raw)
    if not lines.strip():
        raise RegistryError(f"The file is empty. {_HOW}")
    if "\0" in lines:
        raise RegistryError(f"The file is no table in CSV. {_HOW}")
    csv.field_size_limit(_LONGEST_FIELD)
    reader = csv.reader(io.StringIO(lines), strict=True)
    try:
        header = [name.strip() for name in next(reader)]
        _check_header(header)
        rows = [_row(header, cells, reader.line_num) for cells in reader if any(cells)]
    except csv.Error as error:
        raise RegistryError(f"Line {reader.line_num} of the file cannot be read as CSV ({error}). {_HOW}") from error
    if not rows:
        raise RegistryError(f"The file has its head and no rows. {_HOW}")
    return rows


def _text(raw: bytes) -> str:
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise RegistryError(f"The file is not text in UTF-8. {_HOW}") from error


def _check_header(header: Sequence[str]) -> None:
    """Tell what is missing. Another registry's table has none of the columns, or few."""
    missing = [name for name in COLUMNS if name not in header]
    if len(missing) > len(COLUMNS) // 2:
        raise RegistryError(f"The file is no table of ClinicalTrials.gov: its columns are others. {_HOW}")
    if missing:
        word = "column is" if len(missing) == 1 else "columns are"
        raise RegistryError(f"The {word} missing: {', '.join(missing)}. {_HOW}")


def _row(header: Sequence[str], cells: Sequence[str], line: int) -> Row:
    if len(cells) != len(header):
        message = f"Line {line} of the file has {len(cells)} cells; the head has {len(header)}."
        raise RegistryError(f"{message} Download the table again.")
    named = dict(zip(header, cells, strict=True))
    return Row({name: _whole(named[name]) for name in COLUMNS}, line)


def _whole(text: str) -> str:
    """Text on one line, decoded rightly, with straight apostrophes."""
    mended = mend(text)
    if not mended.isascii():
        mended = _TWO_BYTES.sub(_letter, mended).translate(_STRAIGHT)
    return " ".join(mended.split())


def _letter(found: re.Match[str]) -> str:
    """The one letter that two signs stand for (`ÄŸ` for `ğ`), where they stand for a letter of a European language."""
    letter = found[0].encode("sloppy-windows-1252").decode("utf-8", "replace")
    return letter if "\u00c0" <= letter <= "\u017f" else found[0]

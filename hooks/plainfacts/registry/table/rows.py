"""Reads a table of ClinicalTrials.gov (CSV, as its search page exports it), and repairs its texts."""

import csv
import io
import re
from collections.abc import Mapping, Sequence

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
"""The columns that are read; a table may have more, in any order."""

_HOW = (
    "On the search page of clinicaltrials.gov choose Download, the format CSV, and at least the columns "
    f"{', '.join(COLUMNS)}."
)
_TWO_BYTES = re.compile(
    "[\u00c3-\u00c5][\u0080-\u00bf\u0152-\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]"
)
"""A letter of a European language in UTF-8, decoded as Windows-1252: ftfy does not repair it in very short texts."""
_STRAIGHT = str.maketrans({"\u2018": "'", "\u2019": "'", "\u00b4": "'", "\u201c": '"', "\u201d": '"'})
_LONGEST_FIELD = 10**7  # several hundred hospitals can stand in one


Row = Mapping[str, str]
"""One trial of a table: its cells by column, each on one line."""


def parts(cell: str) -> list[str]:
    """The values in a cell with several."""
    return [part.strip() for part in cell.split("|") if part.strip()]


def read_rows(raw: bytes) -> list[Row]:
    """The rows in the bytes of a table. Raises RegistryError if it is not a table of this registry."""
    lines = _text(raw)
    if not lines.strip():
        raise RegistryError(f"The file is empty. {_HOW}")
    if "\0" in lines:
        raise RegistryError(f"The file is not a CSV table. {_HOW}")
    csv.field_size_limit(_LONGEST_FIELD)
    reader = csv.reader(io.StringIO(lines), strict=True)
    try:
        header = [name.strip() for name in next(reader)]
        _check_header(header)
        rows = [_row(header, cells, reader.line_num) for cells in reader if any(cells)]
    except csv.Error as error:
        raise RegistryError(f"Line {reader.line_num} of the file cannot be read as CSV ({error}). {_HOW}") from error
    if not rows:
        raise RegistryError(f"The file has a header but no rows. {_HOW}")
    return rows


def _text(raw: bytes) -> str:
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise RegistryError(f"The file is not text in UTF-8. {_HOW}") from error


def _check_header(header: Sequence[str]) -> None:
    """Raises RegistryError if columns are missing; another registry's table has few of them or none."""
    missing = [name for name in COLUMNS if name not in header]
    if len(missing) > len(COLUMNS) // 2:
        raise RegistryError(f"The file is not a table of ClinicalTrials.gov: it has other columns. {_HOW}")
    if missing:
        word = "column is" if len(missing) == 1 else "columns are"
        raise RegistryError(f"The {word} missing: {', '.join(missing)}. {_HOW}")


def _row(header: Sequence[str], cells: Sequence[str], line: int) -> Row:
    if len(cells) != len(header):
        message = f"Line {line} of the file has {len(cells)} cells; the header has {len(header)}."
        raise RegistryError(f"{message} Download the table again.")
    named = dict(zip(header, cells, strict=True))
    return {name: _whole(named[name]) for name in COLUMNS}


def _whole(text: str) -> str:
    """The text on one line, decoded correctly, with straight apostrophes."""
    mended = mend(text)
    if not mended.isascii():
        mended = _TWO_BYTES.sub(_letter, mended).translate(_STRAIGHT)
    return " ".join(mended.split())


def _letter(found: re.Match[str]) -> str:
    """The letter for which two characters stand (`ÄŸ` for `ğ`), if it is a European one."""
    letter = found[0].encode("sloppy-windows-1252").decode("utf-8", "replace")
    return letter if "\u00c0" <= letter <= "\u017f" else found[0]

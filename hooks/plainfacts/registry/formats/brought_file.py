"""What a file is that somebody brings: a registry's public format, read as a record, or something else, named."""

import csv
import io
import json
import re

from lxml import etree

from plainfacts.registry.clinicaltrials.errors import RegistryError
from plainfacts.registry.clinicaltrials.identifiers import register_numbers
from plainfacts.registry.clinicaltrials.json_values import Json, as_list, as_map, parse_json
from plainfacts.registry.clinicaltrials.read_record import read
from plainfacts.registry.formats.by_table import as_element, flat_element, record_by
from plainfacts.registry.table.rows import COLUMNS

_SAVE = "On clinicaltrials.gov open the trial, choose Download, JSON, and give that file."
_NOT_READ: tuple[tuple[bytes, str], ...] = (
    (b"PK\x03\x04", "a zip archive (or a file of an office program). Unpack it, and give the file that lies in it."),
    (b"\x1f\x8b", "packed with gzip. Unpack it, and give the file that lies in it."),
    (b"%PDF", f"a PDF. {_SAVE}"),
    (b"TY  - ", f"a list for a reference manager (RIS). {_SAVE}"),
    (b"{\\rtf", f"a text of an office program (RTF). {_SAVE}"),
)
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")


def as_record(raw: bytes, number: str | None = None) -> object:
    """A record of ClinicalTrials.gov (parsed JSON) from the bytes of a file in one of the public formats.

    `number` is the trial that was asked for: of several records in a file it is taken, of another trial none. Raises
    RegistryError with what the file is and the next step.
    """
    found = _of_several(_read(_as_utf8(raw)), number)
    if number:
        record = read(found)
        own = {*register_numbers(record), *record.old_ncts}
        if own and number.upper() not in {one.upper() for one in own}:
            told = ", ".join(sorted(own))
            raise RegistryError(f"This file holds another trial ({told}), not {number}. Give the file of {number}.")
    return found


def _as_utf8(raw: bytes) -> bytes:
    for sign, what in _NOT_READ:
        if raw.startswith(sign):
            raise RegistryError(f"This file is {what}")
    if raw.startswith(_UTF_16):
        return raw.decode("utf-16", "replace").encode()
    return raw.removeprefix(b"\xef\xbb\xbf")


def _read(raw: bytes) -> object:
    start = raw.lstrip()[:600].lower()
    if start.startswith((b"<!doctype html", b"<html")):
        raise RegistryError(f"This file is a web page (HTML), not a record. {_SAVE}")
    if start.startswith(b"<"):
        return _from_xml(raw)
    if start[:1] in (b"{", b"["):
        return _from_json(raw)
    if b"\n" in raw and any(sign in raw.split(b"\n", 1)[0] for sign in (b",", b";", b"\t")):
        return _from_table(raw)
    if re.match(rb"(?:EudraCT Number|Summary)", raw.lstrip()[:40]):
        raise RegistryError(f"This file is a text of the EU Clinical Trials Register, which cannot be read. {_SAVE}")
    return parse_json(raw)


def _from_json(raw: bytes) -> object:
    lines = [line for line in raw.splitlines() if line.strip()]
    if len(lines) > 1 and all(line.lstrip().startswith(b"{") and line.rstrip().endswith(b"}") for line in lines):
        return _converted([json.loads(line) for line in lines])  # one record a line
    return _converted(parse_json(raw))


def _converted(value: object) -> object:
    """A JSON value whose records are those of today; a list of records stays one."""
    if isinstance(value, list):
        return [_converted(one) for one in value]
    record = as_map(value)
    if "FullStudiesResponse" in record:
        studies = as_list(as_map(record["FullStudiesResponse"]).get("FullStudies"))
        return [record_by("classic-json", as_element(study)) for study in studies]
    if "Study" in record or "ProtocolSection" in record:
        return record_by("classic-json", as_element(record))
    if "ctNumber" in record or "authorizedApplication" in record:
        return record_by("ctis", as_element(record))
    return value


_ROOTS = ("clinical_study", "trial", "Trial")


def _record(node: etree._Element) -> Json:
    """A record from an element: of the old XML of ClinicalTrials.gov, of WHO's format (by its titles) or ISRCTN's."""
    if node.tag == "clinical_study":
        return record_by("classic-xml", node)
    if node.tag == "Trial" or node.find(".//public_title") is not None:
        return record_by("who", flat_element((str(one.tag), one.text) for one in node.iter("*")))
    return record_by("isrctn", node)


def _from_xml(raw: bytes) -> object:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True)
    try:
        root = etree.fromstring(raw, parser)
    except etree.XMLSyntaxError as error:
        raise RegistryError("This XML cannot be read: it is cut off or damaged. Save it again.") from error
    for node in root.iter("*"):
        node.tag = etree.QName(node).localname
    nodes = [node for node in root.iter("*") if node.tag in _ROOTS and not _is_inside_another(node)]
    if not nodes:
        raise RegistryError(f"This XML (`{root.tag}`) is of no registry that is known here. {_SAVE}")
    return [_record(node) for node in nodes]


def _is_inside_another(node: etree._Element) -> bool:
    return any(above.tag in _ROOTS for above in node.iterancestors())


def _from_table(raw: bytes) -> object:
    text = raw.decode("utf-8", "replace")
    mark = max(",;\t", key=text.split("\n", 1)[0].count)
    rows = list(csv.DictReader(io.StringIO(text), delimiter=mark))
    if rows and "NCT Number" in rows[0]:
        lacking = [name for name in COLUMNS if name not in rows[0]]
        return [record_by("table", flat_element(row.items())) for row in rows] if len(lacking) < len(COLUMNS) else []
    if rows and "TrialID" in rows[0]:
        return [record_by("who", flat_element(row.items())) for row in rows]
    raise RegistryError(f"This file is a table whose columns are those of no registry that is known here. {_SAVE}")


def _of_several(value: object, number: str | None) -> object:
    """The one record of a list or a search answer; of several the one that was asked for."""
    holder = as_map(value)
    records = value if isinstance(value, list) else as_list(holder["studies"]) if "studies" in holder else [value]
    if len(records) == 1:
        return records[0]
    asked = [record for record in records if number and number.upper() in _numbers(record)]
    if asked:
        return asked[0]
    told = ", ".join(one for record in records[:5] for one in sorted(_numbers(record))[:1]) or "none with a number"
    step = f"{number} is not among them." if number else "Say which: `plainfacts new NUMBER --from FILE`."
    raise RegistryError(f"This file holds {len(records)} trials ({told} …). {step}")


def _numbers(record: object) -> set[str]:
    try:
        return {number.upper() for number in register_numbers(read(record))}
    except RegistryError:
        return set()

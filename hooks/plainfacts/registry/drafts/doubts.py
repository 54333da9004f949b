"""What looks wrong in a record, as remarks for the editor next to the field."""

from collections.abc import Mapping

from plainfacts.facts.house.word_patterns import Patterns
from plainfacts.facts.yaml.look_alikes import look_alikes
from plainfacts.registry.clinicaltrials.coded_facts import coded, phase_of, status_of
from plainfacts.registry.clinicaltrials.country_names import country_code
from plainfacts.registry.clinicaltrials.record import Record
from plainfacts.registry.criteria.split import Criteria

_SAYS = Patterns(__name__)
_OPEN = ("recruiting", "by-invitation")
_OVER = ("completed", "terminated", "withdrawn")


def find_suspects(record: Record) -> Mapping[str, list[str]]:
    """The fields of the draft that look wrong (status, phase, countries ...), each with remarks."""
    found = {
        "official_title": letters_remark(record.official_title or ""),
        "status": _status(record),
        "phase": _phase(record),
        "countries": _countries(record),
        "participants": _participants(record),
        "start": _start(record),
        "end": _end(record),
    }
    return {field: remarks for field, remarks in found.items() if remarks}


def _status(record: Record) -> list[str]:
    status, remarks = status_of(record.status), []
    if record.status is None:
        remarks.append("the record states no status")
    elif status == "unknown":
        last = f"; the last it knew was {record.last_known_status}" if record.last_known_status else ""
        remarks.append(f"the registry's status is {coded(record.status)}{last}")
    sites = [status_of(site.status) for site in record.sites if site.status]
    if status in _OPEN and sites and not any(site in _OPEN for site in sites):
        remarks.append("the trial is open but no site is; check which sites have opened")
    if status not in _OPEN and status != "unknown" and any(site in _OPEN for site in sites):
        remarks.append(f"the trial is {status} but a site is still recruiting")
    if status in _OPEN and record.start.estimated:
        remarks.append("the trial is open but its start is only estimated")
    return remarks


def _phase(record: Record) -> list[str]:
    phase, remarks = phase_of(record.phases), []
    if phase == "unknown":
        remarks.append(f"the record's phase is {', '.join(record.phases)}")
    if phase in ("3", "2/3") and record.participants is not None and 0 < record.participants < 20:
        remarks.append(f"a phase {phase} with {record.participants} participants is unusual")
    if coded(record.study_type) not in ("INTERVENTIONAL", ""):
        remarks.append(
            f"the record is of a study that tests no treatment ({coded(record.study_type).lower().replace('_', ' ')})"
        )
    return remarks


def _countries(record: Record) -> list[str]:
    unmapped = sorted({site.country for site in record.sites if site.country and not country_code(site.country)})
    return [f"no country code is known for: {', '.join(unmapped)}"] if unmapped else []


def _participants(record: Record) -> list[str]:
    status = status_of(record.status)
    if record.participants == 0 and status not in ("withdrawn", "unknown"):
        return ["the record states 0 participants"]
    if record.participants_actual and status in ("not-yet-recruiting", "recruiting"):
        return ["the number is called actual though the trial still recruits"]
    return []


def _start(record: Record) -> list[str]:
    remarks = ["estimated in the record"] if record.start.date and record.start.estimated else []
    if record.start.date and record.end.date and record.start.date[:7] > record.end.date[:7]:
        remarks.append("the start is after the end")
    if record.start.date and record.updated:
        later = record.start.date > record.updated[: len(record.start.date)]
        if later and status_of(record.status) in (*_OPEN, *_OVER):
            remarks.append("the start lies after the last change of the record, whose status says that it has started")
        if not later and status_of(record.status) == "not-yet-recruiting":
            remarks.append("the start has passed, but the status says not yet recruiting")
    return remarks


def _end(record: Record) -> list[str]:
    remarks = ["estimated in the record"] if record.end.date and record.end.estimated else []
    if (
        record.end.date
        and record.updated
        and record.end.date < record.updated[: len(record.end.date)]
        and status_of(record.status) in _OPEN
    ):
        remarks.append("the end has passed, but the status says recruiting")
    return remarks


def letters_remark(text: str) -> list[str]:
    """A remark on words with Cyrillic or Greek letters that pass for Latin ones, if any."""
    words = list(look_alikes(text))
    return [f"letters of another alphabet pass for Latin ones in: {', '.join(words[:5])}"] if words else []


def criterion_remarks(exact: str) -> list[str]:
    """The remarks on one criterion: lost signs, look-alike letters, a list that lost its indents."""
    remarks = letters_remark(exact)
    lost = _SAYS["lost"].search(exact)
    if lost:
        remarks.append(f"a sign seems lost before the number: “{' '.join(lost[0].split())}”")
    first = exact.split("\n")
    if any(line.count("(") > line.count(")") for line in first[:-1]):
        remarks.append(
            "a sentence breaks off within a bracket; a sign may have been taken for the mark of a list there"
        )
    if len(first) == 1 and exact.endswith(":"):
        remarks.append("its sub-entries seem to be separate entries below")
    return remarks


def criteria_remarks(record: Record, criteria: Criteria) -> list[str]:
    """The remarks on the criteria as a whole."""
    if not record.criteria:
        return ["the record has no criteria"]
    remarks = list(criteria.remarks)
    if not criteria.can_join and not criteria.cannot_join:
        remarks.append("no criterion could be read from the text; read it in the registry")
    return remarks

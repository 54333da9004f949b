"""Drafts a record for trials.yaml from a registry record: facts filled in, plain words TODO, doubts as comments."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from types import MappingProxyType

from plainfacts.facts.house.word_patterns import Patterns
from plainfacts.facts.records.registers import register_of
from plainfacts.facts.records.trial import NO_MEDICINE
from plainfacts.registry.clinicaltrials.coded_facts import (
    coded,
    countries_of,
    design_of,
    kind_of,
    participants_of,
    phase_of,
    sites_of,
    status_of,
    tested,
)
from plainfacts.registry.clinicaltrials.identifiers import register_numbers
from plainfacts.registry.clinicaltrials.read_record import read
from plainfacts.registry.clinicaltrials.record import Record
from plainfacts.registry.criteria.age_limits import read_ages
from plainfacts.registry.criteria.split import Criteria, Criterion, split_criteria
from plainfacts.registry.drafts.doubts import criteria_remarks, criterion_remarks, find_suspects
from plainfacts.registry.drafts.topic_match import Entry, match, read_entries
from plainfacts.registry.drafts.yaml_writer import TODO, Noted, as_date, write_list
from plainfacts.registry.measures.lexicon import Lexicon
from plainfacts.registry.measures.read_measures import Measure, find_measures, read_lexicon

# A heading that names some of the people makes the criteria beneath it theirs alone.
_SAYS = Patterns(__name__)


def draft_yaml(
    raw: object,
    conditions: Iterable[object] = (),
    treatments: Iterable[object] = (),
    measures: Iterable[object] = (),
    listed: Mapping[str, str] = MappingProxyType({}),
) -> str:
    """The YAML of a list with one draft record for data/trials.yaml, from a record of ClinicalTrials.gov.

    `raw` is the parsed JSON (or its bytes); `conditions`, `treatments` and `measures` are the entries of
    data/conditions.yaml, data/treatments.yaml and data/measures.yaml as plain mappings, `listed` the ids of the trials
    that are listed as facts alone, by number: a draft of one of these keeps its id, and so its address. Raises
    RegistryError if `raw` is not such a record.
    """
    record = read(raw)
    known = read_entries(conditions), read_entries(treatments)
    kept_id = next((listed[number] for number in register_numbers(record) if number in listed), "")
    criteria = split_criteria(record.criteria)
    parts = {
        **_identity(record),
        **_kept(kept_id),
        **_state(record),
        **_subject(record, *known),
        **_scale(record, criteria),
        **_words(record),
        "eligibility": _eligibility(record, criteria, read_lexicon(measures)),
        "review": {"on": "unknown", "by": "nobody yet", "next": TODO},
    }
    drafted_from = _own_number(record) or "a registry record"
    suspects = find_suspects(record)
    parts |= {key: Noted(parts[key], _look(suspects[key])) for key in suspects.keys() & parts.keys()}
    header = (
        f"Drafted from {drafted_from}. Every {TODO} is for you to write, in plain words; a {TODO} is never published."
    )
    remarks = [f"Look: {remark}" for remark in record.remarks]
    return write_list([Noted(parts, (header, *_source_entry(record), *remarks))])


def _own_number(record: Record) -> str | None:
    """The number of a record in its own register, or None."""
    return next(iter(register_numbers(record)), None)


def _source_entry(record: Record) -> tuple[str, ...]:
    """The lines to paste into data/sources.yaml as the source of the record."""
    number = _own_number(record)
    register = register_of(number) if number else None
    if not number or not register or not register.address:
        return ("Its source is unknown: add it to data/sources.yaml, and write its id under `source`.",)
    entry = {
        "id": source_id(number),
        "title": f"{record.brief_title or record.official_title or 'Trial'} (record {number})",
        "publisher": register.name,
        "url": register.address.format(number),
        "published": as_date(record.updated) if record.updated else "unknown",
        "kind": "registry",
    }
    lines = write_list([entry]).splitlines()
    return ("Its source must stand in data/sources.yaml. Paste it there, if it is not there yet:", *lines)


def source_id(number: str) -> str:
    """The id of a trial's registry record as a source: `ctgov-nct01234567`, `isrctn12345678`."""
    register = register_of(number)
    return f"{register.prefix if register else ''}{slug(number)}"


def _identity(record: Record) -> dict[str, object]:
    """Id, name, titles and numbers."""
    name = short_name(record)
    ids = list(register_numbers(record))
    old = [f"the record also had the number {number}" for number in record.old_ncts]
    return {
        "id": slug(name) or slug(record.nct or "") or TODO.lower(),
        "name": name,
        "title": Noted(TODO, ("in plain words, 65 characters at most",)),
        "official_title": record.official_title or record.brief_title or "unknown",
        "registry_ids": Noted(ids or [TODO], _look(old)),
        "source": source_id(ids[0]) if ids else TODO,
        "checked": _checked(record),
    }


def _kept(listed_id: str) -> dict[str, object]:
    """The id of a listed trial, with comments on why to keep it; empty for any other trial."""
    if not listed_id:
        return {}
    stays = f"it is listed as facts alone: with this id the address of its page, /trials/{listed_id}/, stays"
    moves = "with another id, let the old address lead on, in data/redirects.yaml"
    gone = f"then take {listed_id} out of data/listed.yaml, or run `plainfacts list` with the table"
    return {"id": Noted(listed_id, (stays, moves, gone))}


def _checked(record: Record) -> Noted:
    if record.updated:
        return Noted(
            as_date(record.updated),
            ("the registry's last change of this record; keep it only if your copy holds that change",),
        )
    return Noted(TODO, ("the record does not say when it was last changed; write the date of your copy",))


def _state(record: Record) -> dict[str, object]:
    phase = phase_of(record.phases)
    return {"status": status_of(record.status), "phase": int(phase) if phase.isdigit() else phase}


def _subject(record: Record, conditions: tuple[Entry, ...], treatments: tuple[Entry, ...]) -> dict[str, object]:
    """The conditions and treatments as our ids, or TODO, with the registry's words as comments."""
    given = [name for each in record.interventions for name in (each.name, *each.other_names)]
    return {
        "conditions": _matched("conditions", record.conditions, (*record.conditions, *record.keywords), conditions),
        "treatments": _matched("treatments", (*given, *record.keywords), given, treatments),
    }


def _matched(field: str, terms: Iterable[str], wider: Iterable[str], entries: tuple[Entry, ...]) -> Noted:
    """Our ids that the record's terms name; TODO if there are none, since a similar one would be another illness."""
    found = match(terms, entries)
    wider = tuple(wider)
    said = f"the record says: {'; '.join(wider[:8]) or 'nothing'}"[:400]
    if found:
        return Noted(list(found), (said,))
    return Noted([TODO], (said, f"it names none of ours: look in data/{field}.yaml, or add one there"))


def _scale(record: Record, criteria: Criteria) -> dict[str, object]:
    """Who can join, where, how many, when, and who runs it."""
    ages, sites = read_ages(record, criteria), sites_of(record)
    facts: dict[str, object] = {"ages": Noted(ages.as_fact, _look(ages.remarks))}
    sex = coded(record.sex)
    if sex in ("FEMALE", "MALE"):
        facts["sex"] = Noted(sex.lower(), (f"only {sex.lower()} people can join; say so in the criteria too",))
    facts["countries"] = countries_of(record.sites)
    if sites:
        facts["sites"] = sites
    facts["participants"] = participants_of(record)
    facts |= _dates(record)
    facts["sponsor"] = record.sponsor or "unknown"
    if record.collaborators:
        facts["funding"] = Noted(
            {"funders": list(record.collaborators)}, ("collaborators in the record; check who of them funds the trial",)
        )
    facts["design"] = design_of(record)
    return facts


def _dates(record: Record) -> dict[str, object]:
    facts: dict[str, object] = {}
    if record.start.date:
        facts["start"] = as_date(record.start.date)
    if record.end.date:
        facts["end"] = as_date(record.end.date)
    elif record.primary_end.date:
        facts["end"] = Noted(
            "unknown", (f"the record states only when its main result is complete: {record.primary_end.date}",)
        )
    return facts


def _words(record: Record) -> dict[str, object]:
    """The texts that people write, all TODO, and the names of what is being tested."""
    tested_now = tested(record)
    compared = [each.name for each in record.interventions if each not in tested_now]
    once = {each.name.casefold(): each for each in reversed(tested_now)}
    items = [_tested(kind_of(each), each.name) for each in reversed(once.values())]
    remarks = [f"given to comparison groups only: {', '.join(compared)}"] if compared else []
    return {
        "summary": TODO,
        "being_tested": Noted(items or "unknown", _look(remarks)),
        **dict.fromkeys(
            ("what_happens", "may_help", "side_effects", "other_choices", "not_known", "how_to_join"), TODO
        ),
    }


def _tested(kind: str, name: str) -> dict[str, object]:
    item: dict[str, object] = {"kind": kind, "name": name, "plain": TODO}
    return item if kind in NO_MEDICINE else item | {"approved": "unknown"}


def _eligibility(record: Record, criteria: Criteria, lexicon: Lexicon) -> Noted:
    lists: dict[str, object] = {
        "can_join": [_criterion(each, lexicon, barred=False) for each in criteria.can_join],
        "cannot_join": [_criterion(each, lexicon, barred=True) for each in criteria.cannot_join],
    }
    notes = [f"the record adds: {note}" for note in criteria.notes]
    return Noted(lists, _look((*criteria_remarks(record, criteria), *notes)))


def _criterion(criterion: Criterion, lexicon: Lexicon, *, barred: bool) -> Noted:
    """A criterion: its plain words as TODO, its exact wording, and its measures."""
    some = criterion.group if criterion.group and _SAYS["some_of_them"].search(criterion.group) else None
    measures = find_measures(criterion.exact, lexicon, barred=barred, group=some, heading=criterion.group)
    item: dict[str, object] = {"plain": TODO, "exact": criterion.exact}
    if measures:
        item["measures"] = [_measure(measure) for measure in measures]
    heading = (f"under the heading: {criterion.group}",) if criterion.group else ()
    return Noted(item, (*heading, *_look(criterion_remarks(criterion.exact))))


def _measure(measure: Measure) -> Mapping[str, object]:
    value = int(measure.value) if measure.value == int(measure.value) else measure.value
    entry: dict[str, object] = {"name": measure.name, measure.how: value, "unit": measure.unit}
    return entry | {"when": measure.when} if measure.when else entry


def _look(remarks: Iterable[str]) -> tuple[str, ...]:
    return tuple(f"Look: {remark}" for remark in remarks)


def short_name(record: Record) -> str:
    """The acronym, or the words before a colon in the title, or the title itself."""
    if record.acronym:
        return record.acronym
    title = record.brief_title or record.official_title or record.nct or TODO
    label = title.split(":")[0].strip()
    return label if label != title and len(label) <= 30 and len(label.split()) <= 4 else title


def slug(text: str) -> str:
    """An id from a name: a-z, 0-9 and hyphens, at most six words."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c)).casefold()
    return "-".join(re.findall(r"[a-z0-9]+", plain)[:6])[:60].strip("-")

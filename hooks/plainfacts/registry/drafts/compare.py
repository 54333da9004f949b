"""Compares our record with the registry's: what is the same, what differs and is noted, and what is not noted.

The registry's record is drafted first and read as a Trial, so that like is compared with like.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from pydantic import BaseModel, ValidationError

from plainfacts.facts.records.fact import Fact
from plainfacts.facts.records.form import Place
from plainfacts.facts.records.trial import Eligibility, Site, Trial
from plainfacts.facts.records.values import Unknown
from plainfacts.facts.yaml.document import read_yaml
from plainfacts.registry.clinicaltrials.errors import RegistryError
from plainfacts.registry.drafts.draft_record import draft_yaml
from plainfacts.registry.drafts.yaml_writer import TODO

State = Literal["same", "noted", "different"]

FIELDS = (
    *("official_title", "status", "phase", "ages", "sex", "countries"),
    *("sites", "participants", "start", "end", "eligibility"),
)
"""The fields that are compared, in the order of the form."""
_LONGEST = 300

Words = tuple[str, str]
"""What our record says, and what the registry's says."""


@dataclass(frozen=True)
class Difference:
    """One field of one trial: how ours and the registry's value compare, both in words, and the line of ours."""

    trial: str
    number: str
    copy: str
    field: str
    state: State
    ours: str
    theirs: str
    path: str
    line: int


def as_trial(raw: object, conditions: Iterable[object], treatments: Iterable[object]) -> Trial:
    """A registry record as a Trial, to be compared. Raises RegistryError if it is not such a record."""
    document, problems = read_yaml(draft_yaml(raw, conditions, treatments), "draft")
    if problems or not isinstance(document.value, list):
        raise RegistryError("This registry record cannot be read as a draft.")
    values = _without_todo(document.value[0])
    if not isinstance(values, dict) or values["checked"] == "unknown":
        raise RegistryError("This registry record does not say when it was last changed.")
    try:
        return Trial.model_validate(values, context={"place": Place("draft", 1)})
    except ValidationError as error:
        part = ".".join(str(step) for step in error.errors()[0]["loc"])
        raise RegistryError(f"The registry's `{part}` cannot be read.") from error


def _without_todo(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _without_todo(item) for key, item in value.items()}
    if isinstance(value, list):
        return "unknown" if TODO in value else [_without_todo(item) for item in value]
    return "unknown" if value == TODO else value


def compare(ours: Trial, theirs: Trial, number: str) -> list[Difference]:
    """The compared fields that the registry states, each with its state."""
    copy = theirs.checked.isoformat()
    found = []
    for field in FIELDS:
        stated: Fact[Any] | None = getattr(theirs, field)
        if stated is None or stated.known is None:
            continue
        own: Fact[Any] | None = getattr(ours, field)
        state, said, told = _state(field, own, stated.known)
        line = ours.place.line(field)
        found.append(Difference(ours.id, number, copy, field, state, said, told, ours.place.path, line))
    return found


def _state(field: str, own: Fact[Any] | None, theirs: Any) -> tuple[State, str, str]:
    differ = _DIFFER.get(field, _differ)
    value = own.known if own else None
    told = ("unknown", as_words(theirs)) if value is None else differ(value, theirs)
    if told is None:
        return "same", "", ""
    others = [other.value for other in own.disputed if not isinstance(other.value, Unknown)] if own else []
    return ("noted" if any(differ(other, theirs) is None for other in others) else "different"), *told


def _differ(ours: Any, theirs: Any) -> Words | None:
    return None if ours == theirs else (as_words(ours), as_words(theirs))


def as_words(value: Any) -> str:
    """A value of a fact in one line: `planned 26`; `NL, FR`."""
    if isinstance(value, BaseModel):
        parts = value.model_dump(mode="json", by_alias=True, exclude_none=True)
        return ", ".join(f"{key} {part}" for key, part in parts.items())[:_LONGEST]
    if isinstance(value, tuple):
        return ", ".join(map(as_words, value))[:_LONGEST]
    return value.value if isinstance(value, Unknown) else str(value)


def _titles_differ(ours: str, theirs: str) -> Words | None:
    return None if _folded(ours) == _folded(theirs) else (ours, theirs)


def _folded(text: str) -> str:
    return re.sub(r"\W+", "", text.casefold())


def _countries_differ(ours: Sequence[str], theirs: Sequence[str]) -> Words | None:
    gone, come = sorted(set(ours) - set(theirs)), sorted(set(theirs) - set(ours))
    if not gone and not come:
        return None
    return (
        f"has {', '.join(gone) or 'nothing'} that the registry does not have",
        f"has {', '.join(come) or 'nothing'} that our record does not have",
    )


def _sites_differ(ours: Sequence[Site], theirs: Sequence[Site]) -> Words | None:
    own, other = [{(_folded(site.name), site.country): site for site in sites} for sites in (ours, theirs)]
    both = [key for key in sorted(own.keys() & other.keys()) if own[key].status != other[key].status]
    gone = sorted(f"{own[key].name} ({own[key].country})" for key in own.keys() - other.keys())
    come = sorted(f"{other[key].name} ({other[key].country}), {other[key].status}" for key in other.keys() - own.keys())
    if not both and not gone and not come:
        return None
    gone += [f"{own[key].name}: {own[key].status}" for key in both]
    come += [f"{other[key].name}: {other[key].status}" for key in both]
    return "; ".join(gone) or "fewer hospitals", "; ".join(come) or "fewer hospitals"


def _criteria_differ(ours: Eligibility, theirs: Eligibility) -> Words | None:
    own, other = _criteria(ours), _criteria(theirs)
    gone, come = _not_in(own, other), _not_in(other, own)
    return (_listed(gone), _listed(come)) if gone or come else None


def _criteria(value: Eligibility) -> list[tuple[str, str]]:
    """Each line of the exact wording except headings: as written, and without spaces and list marks."""
    sides = (value.can_join, value.cannot_join)
    texts = [item.exact for side in sides if not isinstance(side, Unknown) for item in side if item.exact]
    lines = [line.strip() for text in texts for line in text.splitlines()]
    return [(line, key) for line in lines if not line.endswith(":") and (key := _key(line))]


def _key(line: str) -> str:
    line = _MENDED.sub("", _LIST_MARK.sub("", line.casefold()))
    for written, sign in ((">=", "≥"), ("<=", "≤"), ("=>", "≥"), ("=<", "≤")):
        line = line.replace(written, sign)
    return re.sub(r"[\s.,;:*•\-–—\\]+", "", line)


_MENDED = re.compile(r"\[[<>≤≥=]{1,2}\]")  # a sign that the registry lost and an editor put back
_LIST_MARK = re.compile(r"^\s*(?:[*•\-–]|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)])\s+")


def _not_in(these: Sequence[tuple[str, str]], those: Sequence[tuple[str, str]]) -> list[str]:
    """The lines whose words the other side does not have; one criterion may be several there."""
    whole = "".join(key for _, key in those)
    return [line for line, key in these if key not in whole]


def _listed(texts: Sequence[str]) -> str:
    shown = "; ".join(f'"{" ".join(text.split())[:80]}"' for text in texts[:3])
    more = f" and {len(texts) - 3} more" if len(texts) > 3 else ""
    if not texts:
        return "has no more lines of criteria"
    return f"has {len(texts)} line{'s' * (len(texts) > 1)} of criteria that the other does not have: {shown}{more}"


_DIFFER: Mapping[str, Callable[[Any, Any], Words | None]] = {
    "official_title": _titles_differ,
    "countries": _countries_differ,
    "sites": _sites_differ,
    "eligibility": _criteria_differ,
}
"""How our value and the registry's differ, in words for each; None if they are the same."""


_SCALAR = r"(?P<start>\s*(?:- )?{field}:\s*)(?P<quote>[\"']?)[\w/.-]+(?P=quote)(?P<end>\s*(?:#.*)?)"
_FORMS = {
    **{field: (re.compile(_SCALAR.format(field=field)), "{}") for field in ("status", "phase", "start", "end")},
    "participants": (
        re.compile(r"(?P<start>\s*participants:\s*)\{\s*(?:planned|actual):\s*\d+\s*\}(?P<end>\s*(?:#.*)?)"),
        "{{{}}}",
    ),
}
"""The fields that fit on one line, each with the form of its line. A fact in its long form is left to people."""


def proposed_line(line: str, item: Difference) -> str | None:
    """Our line with the registry's value in place of ours; None if a person must write it.

    Hospitals, ages, countries and criteria are never proposed, since plain words elsewhere depend on them.
    """
    if item.field not in _FORMS:
        return None
    form, written = _FORMS[item.field]
    found = form.fullmatch(line)
    value = re.sub(r"\b(planned|actual) (\d+)", r"\1: \2", item.theirs)
    return f"{found['start']}{written.format(value)}{found['end']}" if found else None

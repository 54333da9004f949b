"""Our record against the registry's: what is the same, what differs and is noted, what differs and is not noted.

The registry's record goes the way of every draft into the same Facts shape as ours, so that like is compared with like.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from pydantic import ValidationError

from plainfacts.facts.records.fact import Fact
from plainfacts.facts.records.form import Place
from plainfacts.facts.records.trial import Trial
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
"""What is compared, in the order of the form."""


@dataclass(frozen=True)
class Difference:
    """One field of one trial: how ours and the registry's stand to each other, in words, with the line of ours."""

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
    """A registry record as a Trial of ours, for comparing. Raises RegistryError where it is no such record."""
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
    """Every compared field that the registry states, with its state."""
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
    same, words = _COMPARE.get(field, (_equal, _as_words))
    value = own.known if own else None
    if value is not None and same(value, theirs):
        return "same", "", ""
    noted = (
        any(same(other.value, theirs) for other in own.disputed if not isinstance(other.value, Unknown))
        if own
        else False
    )
    said, told = words(value, theirs) if value is not None else ("unknown", _text(theirs))
    return "noted" if noted else "different", said, told


def _equal(ours: Any, theirs: Any) -> bool:
    return bool(ours == theirs)


def _as_words(ours: Any, theirs: Any) -> tuple[str, str]:
    return _text(ours), _text(theirs)


def _text(value: Any) -> str:
    if hasattr(value, "model_dump"):
        parts = value.model_dump(mode="json", by_alias=True, exclude_none=True)
        return ", ".join(f"{key} {part}" for key, part in parts.items())[:300]
    if isinstance(value, tuple):
        return ", ".join(_text(item) if hasattr(item, "model_dump") else str(item) for item in value)[:300]
    return str(value)


def _same_text(ours: str, theirs: str) -> bool:
    return _folded(ours) == _folded(theirs)


def _folded(text: str) -> str:
    return re.sub(r"\W+", "", text.casefold())


def _same_set(ours: Sequence[str], theirs: Sequence[str]) -> bool:
    return set(ours) == set(theirs)


def _set_words(ours: Sequence[str], theirs: Sequence[str]) -> tuple[str, str]:
    gone, come = sorted(set(ours) - set(theirs)), sorted(set(theirs) - set(ours))
    return (
        f"has {', '.join(gone) or 'nothing'} that it has not",
        f"has {', '.join(come) or 'nothing'} that ours has not",
    )


def _sites(sites: Iterable[Any]) -> dict[tuple[str, str], Any]:
    return {(_folded(site.name), site.country): site for site in sites}


def _same_sites(ours: Sequence[Any], theirs: Sequence[Any]) -> bool:
    own, other = _sites(ours), _sites(theirs)
    return own.keys() == other.keys() and all(own[key].status == other[key].status for key in own)


def _site_words(ours: Sequence[Any], theirs: Sequence[Any]) -> tuple[str, str]:
    own, other = _sites(ours), _sites(theirs)
    gone = [f"{own[key].name} ({own[key].country})" for key in own.keys() - other.keys()]
    come = [f"{other[key].name} ({other[key].country}), {other[key].status}" for key in other.keys() - own.keys()]
    both = sorted(own.keys() & other.keys())
    moved = [f"{other[key].name}: {other[key].status}" for key in both if own[key].status != other[key].status]
    was = [f"{own[key].name}: {own[key].status}" for key in both if own[key].status != other[key].status]
    return "; ".join(sorted(gone) + was) or "fewer hospitals", "; ".join(sorted(come) + moved) or "fewer hospitals"


def _criteria(value: Any) -> list[tuple[str, str]]:
    """Each line of the exact wording but headings: as it stands, and without spaces and list marks."""
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
    """The lines whose words the other side does not have; one criterion may stand there as several."""
    whole = "".join(key for _, key in those)
    return [line for line, key in these if key not in whole]


def _same_criteria(ours: Any, theirs: Any) -> bool:
    own, other = _criteria(ours), _criteria(theirs)
    return not _not_in(own, other) and not _not_in(other, own)


def _criteria_words(ours: Any, theirs: Any) -> tuple[str, str]:
    own, other = _criteria(ours), _criteria(theirs)
    return _listed(_not_in(own, other)), _listed(_not_in(other, own))


def _listed(texts: Sequence[str]) -> str:
    shown = "; ".join(f'"{" ".join(text.split())[:80]}"' for text in texts[:3])
    more = f" and {len(texts) - 3} more" if len(texts) > 3 else ""
    if not texts:
        return "has no line of criteria more"
    return f"has {len(texts)} line{'s' * (len(texts) > 1)} of criteria that the other has not: {shown}{more}"


_COMPARE: Mapping[str, tuple[Callable[[Any, Any], bool], Callable[[Any, Any], tuple[str, str]]]] = {
    "official_title": (_same_text, _as_words),
    "countries": (_same_set, _set_words),
    "sites": (_same_sites, _site_words),
    "eligibility": (_same_criteria, _criteria_words),
}

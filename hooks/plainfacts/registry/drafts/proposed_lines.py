"""A fact that the registry changed, put into our line: proposed, for a person to compare and decide."""

from __future__ import annotations

import re

from plainfacts.registry.drafts.compare import Difference

_SCALAR = r"(?P<start>\s*(?:- )?{field}:\s*)(?P<quote>[\"']?)[\w/.-]+(?P=quote)(?P<end>\s*(?:#.*)?)"
_FORMS = {
    **{field: (re.compile(_SCALAR.format(field=field)), "{}") for field in ("status", "phase", "start", "end")},
    "participants": (
        re.compile(r"(?P<start>\s*participants:\s*)\{\s*(?:planned|actual):\s*\d+\s*\}(?P<end>\s*(?:#.*)?)"),
        "{{{}}}",
    ),
}
"""The fields that stand in one line, each with how its line looks. A fact in its long form is left to people."""


def proposed_line(line: str, item: Difference) -> str | None:
    """Our line with the registry's value in the place of ours; None where a person must write it.

    Hospitals, ages, countries and criteria are never proposed: what follows from them stands in plain words elsewhere.
    """
    if item.field not in _FORMS:
        return None
    form, written = _FORMS[item.field]
    found = form.fullmatch(line)
    value = re.sub(r"\b(planned|actual) (\d+)", r"\1: \2", item.theirs)
    return f"{found['start']}{written.format(value)}{found['end']}" if found else None

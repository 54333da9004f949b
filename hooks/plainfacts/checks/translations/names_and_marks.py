"""What is no word of a language stays as it is: names, numbers of registers, markers, facts that are fetched, links."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any

from plainfacts.checks.translations.plain_text import without_marks
from plainfacts.checks.translations.translation_rule import Finding, Said, Spoken, translation_rule
from plainfacts.facts.facts import Facts
from plainfacts.translations.notes import MARKS, NAME

_CODE = re.compile(
    r"(?<![A-Za-z0-9])(?<![A-Za-z0-9]-)(?:[A-Za-z]+\d+(?:[./-]\d+)*[A-Za-z]?(?!\w)|\d{4}-\d{6}-\d{2}(?:-\d{2})?)"
)
_NOTE = re.compile(r"\[\^[^\]]+\]")
_STRONG = re.compile(r"\*\*|__")


@translation_rule("translation-marks")
def translation_marks(spoken: Spoken) -> Iterator[Finding]:
    """What a page fills in, and where its links lead, is the same in a translation.

    Why: a fact that is not fetched is missing, and a link that changed leads elsewhere.
    Example: `{name}` left out, or `[call](first-days.md)` where the English leads to when-to-call.md.
    Fix: copy what stands in braces and round brackets from the English.
    Source: the data format of this project; GNU gettext manual, format strings.
    """
    for said in spoken.texts:
        for what in (MARKS, NAME, _NOTE, _STRONG):
            before, after = Counter(what.findall(said.english)), Counter(what.findall(said.said))
            if before != after and not (said.entry.plural and set(after) <= set(before)):
                odd = [*(before - after), *(after - before)]
                yield said, f"`{odd[0]}` does not stand there as in the English.", "Copy it from the English."
                break
        else:
            if said.english.count("\n\n") != said.said.count("\n\n"):
                yield said, "It has another number of paragraphs than the English.", "Part it as the English is parted."


@translation_rule("translation-name")
def translation_name(spoken: Spoken) -> Iterator[Finding]:
    """Names of trials, medicines and markers, and numbers of registers, are the same in a translation.

    Why: a family looks them up, and a doctor knows them by these letters.
    Example: CD19 that became CD20; the name of a trial that was translated.
    Fix: write the name as the English has it.
    Source: the data format of this project.
    """
    names = _compiled(tuple(spoken.names))
    for said in spoken.texts:
        before, after = _found(said.english, names), _found(said.said, names)
        odd = sorted((before - after) | (after - before))
        if odd and not _is_name(said):
            yield (
                said,
                f"The name `{odd[0]}` does not stand there as in the English.",
                "Write it as the English has it.",
            )


def _is_name(said: Said) -> bool:
    """Whether the whole text is a name or a list of words, which a language may have its own of."""
    return (
        said.entry.place.endswith(("/name", "/term", "/also", "/also_called", "#search"))
        or "/search." in said.entry.place
    )


def _found(text: str, names: re.Pattern[str] | None) -> set[str]:
    plain = without_marks(text)
    return {*_CODE.findall(plain), *(names.findall(plain) if names else ())}


@lru_cache(maxsize=4)
def _compiled(names: tuple[str, ...]) -> re.Pattern[str] | None:
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, names))})(?!\w)") if names else None


def _known(names: Any) -> tuple[str, ...]:
    return names if isinstance(names, tuple) else ()


def proper_names(facts: Facts) -> Sequence[str]:
    """Names that are the same in every language, the longest first: of trials, and brands."""
    trials = [trial.name.known for trial in facts.trials.values() if trial.name.known]
    brands = [brand for treatment in facts.treatments.values() for brand in _known(treatment.brands)]
    return sorted({name for name in (*trials, *brands) if name}, key=lambda name: (-len(name), name))

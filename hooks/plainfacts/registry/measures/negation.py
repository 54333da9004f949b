"""Words that take a rule back, define or allow: the numbers in them limit nobody, or only some."""

import re

from plainfacts.facts.house.word_patterns import Patterns

_SAYS = Patterns(__name__)


def is_allowed(line: str, start: int, end: int) -> bool:
    """Tell whether a criterion to join only allows something: `patients with ... 14 days ago are eligible`."""
    before, after = _SAYS["sentence"].split(line[:start])[-1], _SAYS["sentence"].split(line[end:])[0]
    return bool(_SAYS["some_people"].search(before) and _SAYS["allowed"].search(after)) or bool(
        _SAYS["controlled"].match(after)
    )


_IN_BRACKETS = re.compile(r"\([^()]*\)")


def left_out(line: str) -> list[tuple[int, int]]:
    """Give the brackets that name what a rule leaves out: `(corticosteroids not included)`."""
    return [found.span() for found in _IN_BRACKETS.finditer(line) if _SAYS["left_out"].search(found[0])]


def excepted_people(before: str) -> str | None:
    """Take what stands before a measure and give whom it excepts: `except for patients with ... who must have`."""
    found = _SAYS["excepted_people"].search(before)
    return found["words"] if found else None


def is_exception(before: str, after: str, barred: bool) -> bool:
    """Tell whether a measure stands in words that take a rule back: `unless ANC ...`, `patients with ... can enrol`."""
    sentence = _SAYS["sentence"].split(before)[-1]
    if _SAYS["takes_back"].search(sentence) and not _SAYS["excepted_people"].search(sentence):
        return True
    if not barred and (_SAYS["explains"].search(sentence) or _SAYS["shortage"].match(after)):
        return True
    rest = _SAYS["sentence"].split(after)[0]
    return (
        barred
        and bool(_SAYS["allows"].search(sentence + rest))
        and not re.search(r"\bnot (?:be )?(?:eligible|allowed|permitted|included)", sentence + rest)
    )

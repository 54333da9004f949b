"""Words that take a rule back, define or allow: the numbers in them limit nobody, or only some."""

import re

_TAKES_BACK = re.compile(
    r"\b(?:unless|with the exception of|except (?:for|if|when)|as long as|provided that)\b", re.IGNORECASE
)
_EXPLAINS = re.compile(r"\b(?:an(?:a)?emia|\w*cytopenia|neutropenia|\w*philia|dysfunction)\s*\(\s*$", re.IGNORECASE)
_ALLOWS = re.compile(
    r"\b(?:can enrol|may enrol|(?:are|is|may be|can be|will be) (?:eligible|allowed|permitted|included|acceptable"
    r"|enrolled)|must have returned|(?:are|is|will be) not (?:excluded|exclusion\w*)|meets? (?:the )?eligibility)",
    re.IGNORECASE,
)
_SHORTAGE = re.compile(r"\w*penia|an(?:a)?emia", re.IGNORECASE)
_EXCEPTED_PEOPLE = re.compile(
    r"\b(?:except(?:ion of)?|unless)\s+(?P<words>(?:for |in )?"
    r"(?:patients|participants|subjects|those|children|individuals)\b[^,;()]{3,80}?),?\s+"
    r"(?:(?:in|for) )?(?:who|whom|whose)\s+(?:must|can|may|should|have|has|are|is)\b",
    re.IGNORECASE,
)
_ALLOWED = re.compile(
    r"\b(?:are|is|will be|may be|can be) (?:eligible|allowed|permitted|acceptable|included)\b"
    r"(?!\s+(?:if|when|provided|only))",
    re.IGNORECASE,
)
_SOME_PEOPLE = re.compile(
    r"^\W*(?:note:? )?(?:participants?|patients?|subjects?|children|those|individuals)\s+(?:who|with|that|whose)\b",
    re.IGNORECASE,
)
_CONTROLLED = re.compile(
    r"\s*(?:,|and)?\s*(?:must|should|has to|have to) be (?:\w+ ){0,2}(?:controlled|treated|stable|managed|monitored)\b",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"\.\s+(?=[A-Z])|\s+(?=Note:)")


def is_allowed(line: str, start: int, end: int) -> bool:
    """Tell whether a criterion to join only allows something: `patients with ... 14 days ago are eligible`."""
    before, after = _SENTENCE.split(line[:start])[-1], _SENTENCE.split(line[end:])[0]
    return bool(_SOME_PEOPLE.search(before) and _ALLOWED.search(after)) or bool(_CONTROLLED.match(after))


_LEFT_OUT = re.compile(
    r"\b(?:not includ\w+|exclud\w+|except\w*|other than|with (?:the )?exception)\b|\bnot included\b", re.IGNORECASE
)
_IN_BRACKETS = re.compile(r"\([^()]*\)")


def left_out(line: str) -> list[tuple[int, int]]:
    """Give the brackets that name what a rule leaves out: `(corticosteroids not included)`."""
    return [found.span() for found in _IN_BRACKETS.finditer(line) if _LEFT_OUT.search(found[0])]


def excepted_people(before: str) -> str | None:
    """Take what stands before a measure and give whom it excepts: `except for patients with ... who must have`."""
    found = _EXCEPTED_PEOPLE.search(before)
    return found["words"] if found else None


def is_exception(before: str, after: str, barred: bool) -> bool:
    """Tell whether a measure stands in words that take a rule back: `unless ANC ...`, `patients with ... can enrol`."""
    sentence = _SENTENCE.split(before)[-1]
    if _TAKES_BACK.search(sentence) and not _EXCEPTED_PEOPLE.search(sentence):
        return True
    if not barred and (_EXPLAINS.search(sentence) or _SHORTAGE.match(after)):
        return True
    rest = _SENTENCE.split(after)[0]
    return (
        barred
        and bool(_ALLOWS.search(sentence + rest))
        and not re.search(r"\bnot (?:be )?(?:eligible|allowed|permitted|included)", sentence + rest)
    )

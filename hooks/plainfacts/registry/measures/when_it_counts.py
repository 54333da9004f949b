"""When a value counts: the conditions that stand before or after it in evened text (`for patients > 12 years`)."""

import re

_WHO = (
    r"patients?|participants?|subjects?|children|child|adults?|adolescents?|those|infants?|individuals?|people"
    r"|persons?|males?|females?|men|women|girls|boys|"
    r"years?|yrs?|months?|aged?|liver|hepatic|metast\w+|gilbert\w*|involve\w*|disease|transfus\w+|marrow|tumou?rs?"
    r"|leuk\w+|syndrome|cohorts?|arms?|donors?|"
    r"phase|part|group|down|h(?:a)?emolysis|anticoag\w*|dialysis|known|h(?:a)?emophilia|primary"
    r"|malignan\w+|lymphoma|candidates?|surgery|due to|abnormalit\w+"
)
_AFTER = re.compile(
    rf"(?:^|[\s,;(:])(?P<words>(?:for|in|if|when|unless|except|with the exception|with|provided|among|where|in case"
    rf"|excluding)\b[^;]*?\b(?:{_WHO})\b[^;)]*)",
    re.IGNORECASE,
)
_BY_AGE = r"(?:for|in|with|by|per|according to|based on|adjusted for)\s+(?:the\s+)?(?:patient'?s?\s+)?"
_AGE_OR_SEX = r"(?:age(?:\s*(?:/|and|or|,)\s*(?:sex|gender))?|(?:sex|gender)(?:\s*(?:/|and|or)\s*age)?)"
_ANY_AGE = re.compile(rf"^\s*{_BY_AGE}{_AGE_OR_SEX}\s*(?=[,(;]|unless|except|if|in which)", re.IGNORECASE)
_IN_PASSING = re.compile(
    rf"^{_BY_AGE}(?:{_AGE_OR_SEX}|normal\w*)\b[^<>≥≤\d]*$"
    r"|^in (?:serum|blood|plasma|a |the )?[\w ]*test\b|^in the following|^for (?:more|less|at least)"
    r"|^with(?:out)? (?:radiograph|echo|MUGA)|^(?:for|in"
    r"|within) (?:the )?(?:last|past|previous|at least|[≥>](?!\s*\d+\s*\w+ (?:of age|old)))|^in the (?:opinion|judg)",
    re.IGNORECASE,
)
_IN_WHICH_CASE = re.compile(r"\bunless\s+(?P<words>[^,;(]+?)(?:,? in (?:which|that) case|\s*\($)", re.IGNORECASE)
_EXCEPT = re.compile(r"^(?:with the exception of|except(?:ion)?(?: for| in| of)?|unless|excluding)\s+", re.IGNORECASE)
_STARTS_FAR = 60  # characters after a value within which its condition must begin
_WHO_AGED = r"(?:(?:for|in|if)\s+)?(?:(?:patients|participants|subjects|children|adults|those|individuals)\s+)?"
_IN_BRACKETS = re.compile(
    rf"\((?P<words>{_WHO_AGED}(?:age[ds]?\s*)?(?:[<>≥≤]\s*)?\d+\s*(?:years?|yrs?|months?|(?:and|or) (?:under|over|older"
    r"|above|younger|below|[<>])|[<≤]\s*age\s*[<≤])"
    r"[^()]*|(?:(?:for|in)\s+)?(?:(?:fe)?males?|boys|girls|(?:wo)?men))\)",
    re.IGNORECASE,
)
_END = re.compile(
    r"\.\s+[A-Z(]|\.\s*$|,?\s+(?:or|and|and/or)\s*$|\s*(?:\bor\b|\band\b|,)\s*(?:the|an?|serum|total|calculated"
    r"|measured)?\s*$",
    re.IGNORECASE,
)
_PEOPLE = (
    r"(?:(?:for|in|if)\s+)?(?:\w+\s+)?(?:patients|participants\w*|subjects|children|adults|adolescents|those"
    r"|individuals|males|females|infants|recipients|donors?)\b"
)
_YEARS = r"\d+\s*(?:years?|months?|yrs?)(?:\s+(?:of age|old|or older|and older|or younger))*"
_SENTENCE_END = re.compile(r"\.\s+(?=[A-Z(])")
_BEFORE = re.compile(
    rf"(?:^|[;:(,]\s*|\b(?:and|or)\s+)(?P<words>{_PEOPLE}[^:;]*?{_YEARS})\s*(?::|,|\(|must|should|may|need|have|has"
    rf"|who have|$)[^:;]*$"
    rf"|(?:^|[;(]\s*)(?P<with>{_PEOPLE}\s+with(?:out)?\s+[^:;,(]{{3,70}}?)\s*(?::|must|should|need|have to)[^:;]*$"
    rf"|\((?P<in>{_PEOPLE}\s+with\s+[^:;,()]{{3,60}}?)\s+with\s+(?:an?\s+|total\s+|serum\s+)*$"
    rf"|(?:^|[;(]\s*)(?P<for>(?:for|in|if)\s+[^:;,(]{{3,80}}?)[,:]\s*[^:;,]*$",
    re.IGNORECASE,
)
_AGED = re.compile(
    r"(?:^|[.;(,]\s*)(?P<words>(?:age[ds]?\s*)?[<>≥≤]\s*\d+\s*(?:years?|months?|yrs?)(?:\s+(?:of age|old))?"
    r"|(?:age[ds]?\s+)?\d+\s*(?:to|-)\s*[<≤]?\s*\d+\s*(?:years?|months?|yrs?)(?:\s+of age)?)\s*[:,]\s*[^:;.]*$",
    re.IGNORECASE,
)


def condition_after(text: str, *, closed: bool = False, leads: bool = False) -> str | None:
    """Take the text that follows a value (or a measure's name) and give the condition in it, or None.

    With `closed`, a condition that runs on to the end of the text belongs to what comes next, and is not given. With
    `leads`, the text stands between two values, and what it says of the second is given: after `≤ 3 unless the liver
    is ill, in which case` the liver is ill.
    """
    text = _ANY_AGE.sub("", _SENTENCE_END.split(text)[0])
    bracketed = _IN_BRACKETS.match(text.lstrip(" ,"))
    if bracketed:
        return bracketed["words"].strip()
    found = _AFTER.search(text)
    if not found or found.start() > _STARTS_FAR or re.search(r"\b(?:or|and)\b\s+\w+ \w+", text[: found.start()]):
        return None
    turned = _IN_WHICH_CASE.search(text)
    if turned:
        return turned["words"] if leads else f"unless {turned['words']}"
    words = _EXCEPT.sub("", found["words"], count=1) if leads else found["words"]
    words = words.split(":")[0]
    if closed and found.end() == len(text) and not _END.search(words) and not words.rstrip().endswith(","):
        return None
    for _ in range(3):
        words = _END.sub("", words).strip(" ,;:(.")
    words = words.split(",")[0] if len(words) > 160 else words
    return None if _IN_PASSING.search(words) or len(words) > 160 or len(words.split()) < 2 else words


def bracketed(text: str) -> list[tuple[int, int]]:
    """Give where evened text names ages in brackets (`(16 years and under)`), whose numbers are no values."""
    return [found.span() for found in _IN_BRACKETS.finditer(text)]


def condition_before(text: str) -> str | None:
    """Take the text that precedes a measure's name and give the condition that opens its clause, or None."""
    clause = _SENTENCE_END.split(text)[-1]
    found = _BEFORE.search(clause) or _AGED.search(clause)
    if not found:
        return None
    words = next(part for part in found.groups() if part).strip(" ,;:(")
    return words if len(words.split()) >= 2 and len(words) <= 120 else None

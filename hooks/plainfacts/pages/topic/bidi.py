"""Isolates numbers with signs or units in right-to-left text, so that their parts keep their order."""

from __future__ import annotations

import re

_TAG = re.compile(r"(<[^>]*>)")
_TOKEN = re.compile(
    r"""
    \+\d[\d\s()/-]{5,}\d                        # a telephone number with its country: +972 3 000 0000
    | \b\d{2,4}[-/\s]\d[\d\s/-]{3,}\d\b         # one without it, or the parts of a registry number
    | \b\d+(?:[.,]\d+)?\s?(?:mg|ml|µg|mcg|kg|g|l|mmol|IU|Gy|cm|mm)\b(?:/\w+²?)*   # a dose: 5 mg/kg
    | [<>≤≥]\s?\d+(?:[.,]\d+)?\s?%?             # a limit: ≥ 55 %
    | \b[A-Za-z]+[A-Za-z]*-?\d[\w-]*            # NCT01234567, CD19
    """,
    re.VERBOSE,
)
_DIGIT = re.compile(r"\d")
_NEVER = re.compile(r"<(bdi|script|svg|title)\b", re.IGNORECASE)
_END = re.compile(r"</(bdi|script|svg|title)\b", re.IGNORECASE)


def isolated(html: str) -> str:
    """HTML with `<bdi>` around telephone numbers, doses, limits and registry numbers (UAX 9)."""
    parts, closed = [], 0
    for part in _TAG.split(html):
        if part.startswith("<"):
            closed += bool(_NEVER.match(part)) - bool(_END.match(part))
            parts.append(part)
        else:
            parts.append(part if closed or not _DIGIT.search(part) else _TOKEN.sub(r"<bdi>\g<0></bdi>", part))
    return "".join(parts)

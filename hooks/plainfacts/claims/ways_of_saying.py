"""How a language says the relations of claims: the only place that knows words of a language. English is written."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Phrases:
    """The patterns of one language. `routes` and `classes` are by value: a way of giving, a kind of treatment."""

    aims: re.Pattern[str]
    giving: re.Pattern[str]
    pronoun: re.Pattern[str]
    routes: Mapping[str, re.Pattern[str]]
    classes: Mapping[str, re.Pattern[str]]
    examples: re.Pattern[str]
    apposed: re.Pattern[str]
    goes_on: re.Pattern[str]
    cells: re.Pattern[str]
    marks: re.Pattern[str]
    joined: re.Pattern[str]
    shared_act: re.Pattern[str]
    denies: re.Pattern[str]
    past: re.Pattern[str]
    to_come: re.Pattern[str]
    purposes: Mapping[str, re.Pattern[str]]


def _all(patterns: Mapping[str, str]) -> Mapping[str, re.Pattern[str]]:
    return {value: re.compile(pattern, re.IGNORECASE) for value, pattern in patterns.items()}


_ENGLISH = Phrases(
    aims=re.compile(
        r"\b(?:find|found|look(?:s|ing)? for|aim\w* at|st[iu]ck\w* to|attach\w* to|bind\w*|holds?|recogni[sz]\w*"
        r"|target\w*|against|carr(?:y|ies)|marker)",
        re.IGNORECASE,
    ),
    giving=re.compile(r"\)?(?: \(\w+\))?(?: (?!chemo|other)[\w-]+){0,6} "),
    pronoun=re.compile(
        r"(?:It|This (?:medicine|antibody)|An? (?:[\w-]+ ){0,2}(?:medicine|antibody|protein)"
        r"|(?:Your (?:child|baby)|Babies|Children|You|They)(?: all| then| mostly)?"
        r" (?:has|have|swallows?|takes?) (?:it|them))\b"
    ),
    routes=_all(
        {
            "by mouth": r"\bby mouth\b|\bswallow\w*|\btablets?\b|\bpills?\b|\bcapsules?\b|\bsyrup\b",
            "by injection": r"\binject\w*",
            "into a vein": r"\b(?:into|in|through) (?:a|an|your|the|their) veins?\b|\bdrip\b|\binfusions?\b",
            "under the skin": r"\bunder (?:the|your|their) skin\b",
            "into a muscle": r"\binto (?:a|the|your) muscle\b",
            "around the spine": r"\b(?:into|around) (?:the|your|their) spine\b|\blumbar puncture\b",
        }
    ),
    classes=_all(
        {
            "antibody": r"\bantibod(?:y|ies)\b",
            "car-t": r"\bCAR-T\b|\bchanged T cells\b",
            "nk-cells": r"\bNK[- ]cells?\b|\bnatural killer\b",
            "targeted-medicine": r"\btargeted (?:medicine|drug|pill|tablet)s?\b|\b(?:kinase|ALK|MEK) inhibitors?\b",
            "chemotherapy": r"\bchemotherapy\b",
            "steroid": r"\bsteroids?\b",
        }
    ),
    examples=re.compile(
        r"\)?(?: (?:medicine|drug|treatment),|(?: (?:medicine|drug|treatment)s?)?"
        r"(?:,? (?:such as|like|called|named|for example|are|is))?(?: either)?) \(?"
    ),
    apposed=re.compile(
        r"(?: \([^()]*\))?,? (?:(?:is|was|are) )?(?:an?|another|one) (?:(?!and|or|with)[a-z]+ ){0,3}\(?"
    ),
    goes_on=re.compile(
        r"(?:One|Two|Others?|They|These|Examples?|(?:The|Some) (?:main|usual|first|newer|other|newest)(?: ones)?)"
        r"(?: of (?:them|these))? (?:is|are)(?: called)? "
    ),
    cells=re.compile(r"\bon (?:the |most |some |many )?(?P<cells>[A-Z]{1,2}) cells\b"),
    marks=re.compile(
        r"\b(?:marks?|finds?|sticks? to|attacks?|binds? to) (?:the |most |some )?(?P<cells>[A-Z]{1,2}) cells\b"
    ),
    joined=re.compile(r"(?:,| and| or|, and|, or) "),
    shared_act=re.compile(r" (?:\w+ )?(?:blocks?|stick|find|attach|bind|aim|can cause|are|were)\b"),
    denies=re.compile(
        r"(?:\b(?:no|not|never|nor|neither|cannot|none of)\b|(?<!\bor )\bwithout\b|n't\b)[^.,;:]{0,40}$", re.IGNORECASE
    ),
    past=re.compile(
        r"\b(?:was|were|did|had|wrote|said|told|voted|backed|approved|ended|began|opened|closed|started|stopped|found"
        r"|showed|took|gave|came|went|became|published|decided|recommended|joined)\b",
        re.IGNORECASE,
    ),
    to_come=re.compile(
        r"\b(?:will|shall|is to|are to|plan\w*|expect\w*|until|due|going to|(?<!\d )may(?! \d)|if)\b", re.IGNORECASE
    ),
    purposes=_all(
        {
            "1": r"\bsafe dose\b|\bsafety (?:first|alone)\b|\b(?:which|right|best|highest) dose\b|\bhow much\b",
            "2": r"\bhow many (?:children|people) (?:it|the treatment) (?:works|helps)\b"
            r"|\b(?:if|whether|how well) (?:it|a treatment|the treatment|they|the medicine)s? (?:works?|helps?)\b",
            "3": r"\bcompare\w*\b|\bbetter than\b|\bwhich (?:one|treatment|medicine) is better\b",
            "4": r"\bafter (?:the |its )?approval\b|\balready approved\b",
        }
    ),
)
_BY_LANGUAGE = {"en": _ENGLISH}


def phrases_of(language: str) -> Phrases | None:
    """The patterns of a language by its code, or None where nobody has written them: then nothing is read."""
    return _BY_LANGUAGE.get(language.partition("-")[0])


def is_denied(text: str, position: int, phrases: Phrases) -> bool:
    """Whether the words at a position are denied: "not", "without" ... stand before them in the same part."""
    return phrases.denies.search(text[:position]) is not None


def routes_in(text: str, phrases: Phrases) -> dict[str, tuple[int, int]]:
    """The ways of giving that a text names, each with the place of its first words."""
    return {name: match.span() for name, found in phrases.routes.items() if (match := found.search(text))}

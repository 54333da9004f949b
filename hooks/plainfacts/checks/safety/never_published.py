"""What is never published: temperatures, doses, advice against the team, phone numbers, people."""

from __future__ import annotations

import re
from collections.abc import Callable

from plainfacts.checks.engine.findings import in_piece, in_trial
from plainfacts.checks.engine.pieces import Piece
from plainfacts.checks.engine.rule import Finding, Findings, Matter, rule
from plainfacts.claims.quantities_in_text import NUMBER
from plainfacts.facts.house.word_patterns import Patterns
from plainfacts.facts.records.values import EU_COUNTRIES

SAFETY_RULES = ("temperature", "dose", "advice", "emergency-number", "private-contact")
"""Rules that an exception can never excuse."""

_SAYS = Patterns(__name__, number=NUMBER)
_PHONE = re.compile(
    r"(?<![\w/.-])(?:\+\d{1,3}[ ().-]?(?:\d[ ().-]?){6,12}\d|\(?0\d{2,4}\)?[ .-]?\d{3,4}[ .-]?\d{3,4})(?![\w/-])"
)
_MAIL = re.compile(r"\b[\w.+-]+(?:@|\s?\(at\)\s?|\s?\[at\]\s?)[\w-]+(?:\.[\w-]+)+\b")
_MAIL_SIGNS = ("@", "(at)", "[at]")
_TITLES = ("Dr", "Prof", "Doctor", "Mr", "Ms", "Miss", "Sister", "Nurse", "PD")


def _each(
    matter: Matter, find: Callable[[Piece], list[re.Match[str]]], message: str, fix: str, *, names: bool = False
) -> Findings:
    """A finding for each match in the texts that families read; with `names` also in names and contacts."""
    for piece in matter.pieces if names else matter.family_texts:
        if piece.key in ("exact", "official_title"):
            continue
        for match in find(piece):
            told = message.format(re.sub(r"\s+", " ", match[0]).strip())
            yield in_piece(piece, match.start(), told, fix)


@rule("temperature", ref="S2")
def temperature(matter: Matter) -> Findings:
    """A page gives no temperatures.

    Why: hospitals tell families different numbers; the wrong one here could keep a child with an infection at home.
    Example: "Call if your child has 38.5 °C."
    Fix: "Use the number for a high temperature that your own team gave you."
    Source: centres differ (CCLG, SickKids, Sunnybrook, Iowa); rules of good patient information S2. It cannot be
    excused.
    """
    fix = 'Write "the number for a high temperature that your own team gave you".'

    def found(piece: Piece) -> list[re.Match[str]]:
        may = piece.has_digit or "thirty-" in piece.lower or "forty" in piece.lower
        return list(_SAYS["temperature"].finditer(piece.text)) if may else []

    yield from _each(matter, found, "This is a temperature: {}.", fix)


@rule("dose", ref="S4")
def dose(matter: Matter) -> Findings:
    """A page gives no doses of medicines.

    Why: a dose depends on the child; a parent might give it.
    Example: "Your child takes 50 mg twice a day", "Give half a tablet each morning", "Take the syrup every 6 hours".
    Fix: leave the dose out; the team tells the family.
    Source: rules of good patient information S4. It cannot be excused; the exact wording of a criterion may have it,
    and its plain words the limit of an earlier medicine ("at least 1 mg per kg").
    """

    def found(piece: Piece) -> list[re.Match[str]]:
        if not any(unit in piece.lower for unit in _SAYS.words("dose_hints")):
            return _told_how_often(piece)
        amounts = [match for match in _SAYS["dose"].finditer(piece.text) if not _is_no_dose(piece, match)]
        return amounts or _told_how_often(piece)

    yield from _each(matter, found, "This is a dose: {}.", "Leave it out; the team tells the family.")


def _told_how_often(piece: Piece) -> list[re.Match[str]]:
    """The places that say how often to give a medicine, other than "as your team says"."""
    asked = any(word in piece.lower for word in ("give", "take", "use", "swallow", "inject"))
    told = _SAYS["how_often"].finditer(piece.text) if asked else ()
    return [match for match in told if not _SAYS["as_told"].search(_sentence_around(piece, match))]


def _sentence_around(piece: Piece, match: re.Match[str]) -> str:
    return next((one.text for one in reversed(piece.sentences) if one.start <= match.end()), piece.text)


def _is_no_dose(piece: Piece, amount: re.Match[str]) -> bool:
    """Whether an amount is a blood value, or a criterion's limit for an earlier treatment."""
    before, after = piece.text[: amount.start()], piece.text[amount.end() :]
    if _SAYS["in_blood"].search(amount[0]) or _SAYS["in_blood"].match(after):
        return True
    is_criterion = piece.part.startswith("eligibility.") and piece.key == "plain"
    return is_criterion and bool(_SAYS["limit"].search(before)) and not _SAYS["told_to_give"].search(piece.text)


@rule("advice", ref="S4")
def advice(matter: Matter) -> Findings:
    """No text tells a family to stop, skip or replace what their team said.

    Why: a child could be harmed.
    Example: "You can skip the tablets on that day."
    Fix: "Ask your team before you change anything."
    Source: rules of good patient information S4. It cannot be excused.
    """

    def found(piece: Piece) -> list[re.Match[str]]:
        if not any(hint in piece.lower for hint in _SAYS.words("advice_hints")):
            return []
        return [
            match
            for match in _SAYS["advice"].finditer(piece.text)
            if not _SAYS["not_advice"].search(piece.text[: match.start()])
        ]

    yield from _each(
        matter,
        found,
        "This tells a family what only their team can: {}.",
        'Write "Ask your team before you change anything".',
    )


@rule("emergency-number", ref="S3")
def emergency_number(matter: Matter) -> Findings:
    """A phone number is fetched from data/urgent.yaml, never typed.

    Why: emergency numbers differ by country, and a mistyped one costs minutes.
    Example: "Call 112 at once."
    Fix: write {{ urgent() }}; it prints the numbers of all countries.
    Source: rules of good patient information S3. It cannot be excused.
    """

    def found(piece: Piece) -> list[re.Match[str]]:
        return [*_SAYS["call_number"].finditer(piece.text), *_PHONE.finditer(piece.text)] if piece.has_digit else []

    yield from _each(
        matter, found, "A phone number is typed by hand: {}.", "Write {{ urgent() }}, or leave the number out."
    )


def _whole(text: str) -> list[re.Match[str]]:
    """A person who makes up nearly the whole text: a hospital may be named after one ("Hospital Dr Example")."""
    return [
        match for match in _SAYS["person"].finditer(text) if len(text.split()) - len(match[0].split()) < _NAME_WORDS
    ]


_NAME_WORDS = 2


@rule("private-contact", ref="S6")
def private_contact(matter: Matter) -> Findings:
    """Data and pages have no e-mail addresses and no people with titles; institutions are fine.

    Why: people change posts, and their addresses are theirs.
    Example: `contact: Prof. Example, name@hospital.example`.
    Fix: name the institution and its office.
    Source: rules of good patient information S6; the data format of this project. It cannot be excused.
    """

    def found(piece: Piece) -> list[re.Match[str]]:
        if piece.key == "by":
            return []  # the reviewer is named on purpose
        mails = _MAIL.finditer(piece.text) if any(sign in piece.text for sign in _MAIL_SIGNS) else ()
        if not any(title in piece.text for title in _TITLES):
            return [*mails]
        if ".sites." in f".{piece.part}." or piece.part.startswith("sites."):
            return [*mails, *_whole(piece.text)]
        return [*mails, *_SAYS["person"].finditer(piece.text)]

    yield from _each(
        matter,
        found,
        "This names a person or a private address: {}.",
        "Name the institution and its office.",
        names=True,
    )


@rule("urgent-numbers", ref="S3")
def urgent_numbers(matter: Matter) -> Findings:
    """Each country of a trial has an emergency number (a warning), and the EU and its countries have 112.

    Why: a family abroad for a trial must find the number at once, and it must be right.
    Example: `country: NL` with `number: "121"`; a trial in Spain, and no number for ES.
    Fix: look the number up at the country's government; in the EU add 112 under `also` if another comes first.
    Source: rules of good patient information S3 (112 for the EU).
    """
    urgent = matter.facts.urgent
    for record in matter.urgent:
        code = record.country
        if code in {"EU", *EU_COUNTRIES} and "112" not in (record.number, *record.also):
            message = f"The number for {code} is {record.number}, and 112 is not among its numbers."
            yield Finding(record.place, "number", message, 'Correct it, or add `also: ["112"]`.')
        for number in (record.number, *record.also):
            if not re.fullmatch(r"\d{2,4}", number):
                message = f"`{number}` is not an emergency number."
                yield Finding(record.place, "number", message, "Look it up at the country's government.")
    if not urgent or not matter.facts.is_whole("urgent"):
        return
    for trial in matter.trials:
        fact = trial.countries
        for code in (fact.known or ()) if fact else ():
            if code not in urgent and not ("EU" in urgent and code in EU_COUNTRIES):
                message = f"The trial is in {code}, but data/urgent.yaml has no number for it."
                fix = "Add the emergency number of that country, with its source."
                yield in_trial(trial, "countries", message, fix, "warning")

"""For whom a time since a treatment holds: half-lives, doses, kinds of the treatment, and further times for some."""

import re

from plainfacts.claims.measures.lexicon import Mention
from plainfacts.claims.quantities_in_text import unit_of_time
from plainfacts.facts.house.word_patterns import Patterns

_SAYS = Patterns(__name__)
_OVER_A_DOSE = "over the dose in the exact wording"  # no dose is published
_SENTENCE = re.compile(r";|\.\s+(?=[A-Z(])")
_FAR = 140  # characters after a time within which a further one for some people stands


def if_prior(rest: str) -> str | None:
    """Take what follows a time and give the condition that also names the treatment: `if prior craniospinal RT`."""
    found = _SAYS["if_prior"].match(rest)
    return found["words"].strip() if found else None


def kind_of_treatment(line: str, mention: Mention, span: re.Match[str]) -> str | None:
    """Take a line, a treatment in it and a time (with the group `lives`), and give when the time holds, or None.

    That is what the line excepts, the half-lives that count as well, a bracket after the time, a dose, or the word
    that narrows the treatment down (`autologous`, `minor`).
    """
    rest = line[span.end() :]
    excepted, bracket, prior = _SAYS["excepted"].match(line), _SAYS["in_brackets"].match(rest), if_prior(rest)
    if excepted:
        return excepted[1]
    lives = _half_lives(line, span)
    if lives:
        return lives
    if bracket or prior:
        return bracket["words"] if bracket else prior
    between = line[mention.end : max(mention.end, span.start())]
    dose, purpose = _SAYS["dose"].search(between), _SAYS["for_what"].fullmatch(between)
    if dose or purpose:
        return _OVER_A_DOSE if dose else purpose["words"] if purpose else None
    narrower = _SAYS["narrower"].findall(line[max(0, mention.start - 32) : mention.end])
    both = re.search(r"\b([\w-]+) or ([\w-]+)\s*$", line[: mention.start])
    if both and len(narrower) > 1 and both[1].casefold() in {one.casefold() for one in narrower}:
        return None  # either of two kinds is no narrower than the treatment
    if both and narrower and both[2].casefold() == narrower[-1].casefold():
        return f"{both[1].lower()} or {narrower[-1]}"
    return narrower[-1] if narrower else None


def _half_lives(line: str, span: re.Match[str]) -> str | None:
    """Give the half-lives told before a time (`5 half-lives or 4 weeks`) or after it, with which of the two counts."""
    rest = line[span.end() :]
    first = _SAYS["lives"].match(span["lives"] or "")
    if first:
        then = _SAYS["whichever_then"].match(rest)
        return _bare(f"or {first[0]}{then[0] if then else ''}")
    later = _SAYS["half_lives_later"].match(rest)
    if not later or _SAYS["time"].search(rest[: later.start("words")]):
        return None
    return _bare(later["words"])


def _bare(words: str) -> str:
    return re.sub(r"[()]", "", words).strip(" ,")


def further_time(rest: str) -> tuple[float, str, str] | None:
    """Take what follows a time and give a further one for some of the same treatment: number, unit and condition.

    `(6 weeks for nitrosoureas)` is 6, `weeks` and `for nitrosoureas`. None where there is none.
    """
    found = _SAYS["further"].search(_SENTENCE.split(rest)[0][:_FAR])
    if not found or _SAYS["not_when"].search(found["words"]):
        return None
    return float(found["number"]), unit_of_time(found["unit"]) or found["unit"], found["words"].strip()

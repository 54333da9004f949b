"""Words written out as the glossary has them, and what a page fetches against what it is about."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace

from plainfacts.checks.engine.findings import at, quoted
from plainfacts.checks.engine.rule import Finding, Findings, Matter, rule
from plainfacts.claims.written_out import meanings, written_out, wrongly_written_out
from plainfacts.facts.facts import Facts
from plainfacts.facts.records.listed import ListedTrial
from plainfacts.facts.records.trial import Trial
from plainfacts.problems import Severity
from plainfacts.prose.inline_facts import Call
from plainfacts.prose.page import Page

_HEADING = re.compile(r"^(#+) (.+)$", re.MULTILINE)
_NUMBER = re.compile(r"\bNCT\d{8}\b")


@rule("acronym-means", ref="G7", needs=("glossary", "conditions", "treatments"))
def acronym_means(matter: Matter) -> Findings:
    """An acronym is written out in the words of the glossary, or of the illness or treatment that it names.

    Why: a family looks the words up; with others they find nothing, or something else.
    Example: "(maximum response dose, MRD)", while the glossary has "measurable residual disease (MRD)".
    Fix: use the words that the message names; plain words before the brackets are fine.
    Source: rules of good patient information G2, G7.
    """
    known = matter.shared.once(meanings)
    for passage in matter.readable.passages:
        for found in wrongly_written_out(passage.text, known) if "(" in passage.text else ():
            own = " or ".join(sorted(known[found.short]))
            message = f"{quoted(found.words)} stands here for {found.short}, which is: {own}."
            yield at(passage, found.start, message, "Write it out in these words, or correct the acronym.")


@rule("acronym-twice", ref="G7", severity="warning", across=True)
def acronym_twice(matter: Matter) -> Findings:
    """An acronym that the glossary does not have is written out in the same words everywhere.

    Why: with two meanings, a family does not know which of them is theirs.
    Example: "chimeric antigen receptor (CAR)" on two pages, "cancer attack receptor (CAR)" on a third.
    Fix: use the words of the source. It is a warning, since two things can share an acronym.
    Source: rules of good patient information G7 (same thing, same word).
    """
    known, said = matter.shared.once(meanings), defaultdict[str, dict[str, list[Finding]]](lambda: defaultdict(list))
    for passage in matter.readable.passages:
        for found in written_out(passage.text) if "(" in passage.text else ():
            if found.short not in known:
                said[found.short][found.words.replace("z", "s").removesuffix("s")].append(
                    at(passage, found.start, found.words, "")
                )
    for short, ways in said.items():
        usual = max(ways, key=lambda words: len(ways[words]))
        for words, places in ways.items() if len(ways) > 1 else ():
            for place in places if words != usual else ():
                there = f"{ways[usual][0].place.path}:{ways[usual][0].line}"
                message = f"{quoted(place.message)} stands here for {short}, but {quoted(usual)} in {there}."
                yield replace(place, message=message, fix="Use the words of the source in both places.")


@rule("fetched-elsewhere", ref="T5", needs=("conditions", "treatments", "trials"))
def fetched_elsewhere(matter: Matter) -> Findings:
    """What a page fetches is of the illnesses and treatments that it is about, or of their parts.

    Why: a figure of another illness, under a heading of this one, tells a parent something untrue of their child.
    Example: `chance("nhl-survival-us")` on a page about leukaemia.
    Fix: fetch the right one, or name the other illness or treatment in `about` or in a heading. A trial of
    something else is a warning: a page may name one as an example.
    Source: rules of good patient information T5, N6.
    """
    facts, by_number = matter.facts, matter.shared.once(_by_number)
    for page in matter.pages:
        about = [name for name in page.front.about if name in facts.topics]
        for call in page.calls if about else ():
            is_example = call.name in ("trial", "fact")
            topics = [one for one in _topics(facts, call) if call.name != "figure" or not _says_name(facts, page, one)]
            here = [*about, *_in_headings(facts, page, None if is_example else call.start)]
            if topics and not _fits(facts, here, topics):
                there = f"{page.path}:{page.front.place.line('about')}"
                message = f"`{call.name}` fetches something of {', '.join(topics)}; the page is of {', '.join(about)}"
                severity: Severity | None = "warning" if is_example else None
                fix = "Fetch the right one, name it in the heading above, or add what it is about to `about`."
                line = page.start + page.body.count("\n", 0, call.start)
                yield Finding(page.front.place, "body", f"{message} ({there}).", fix, severity, line=line)
        for number, start in _numbers(page) if about else ():
            others = by_number.get(number, ())
            if others and not _fits(facts, [*about, *_in_headings(facts, page)], others):
                message = f"{number} is of a trial of {', '.join(others)}; the page is of {', '.join(about)}."
                line = page.start + page.body.count("\n", 0, start)
                yield Finding(page.front.place, "body", message, "Look the number up.", "warning", line=line)


def _numbers(page: Page) -> Iterator[tuple[str, int]]:
    return ((match[0], match.start()) for match in _NUMBER.finditer(page.body))


def _by_number(facts: Facts) -> Mapping[str, Sequence[str]]:
    """The illnesses of each trial of the site, in full or listed, by its numbers in registries."""
    trials: list[Trial | ListedTrial] = [*facts.trials.values(), *facts.listed.values()]
    return {
        number: trial.conditions.known or ()
        for trial in trials
        for number in (trial.registry_ids.known if trial.registry_ids else None) or ()
    }


def _says_name(facts: Facts, page: Page, topic: str) -> bool:
    """Whether a page speaks of a treatment by name: then a figure of it may stand there."""
    return topic in facts.treatments and facts.treatments[topic].name.lower() in page.body.lower()


def _in_headings(facts: Facts, page: Page, start: int | None = None) -> list[str]:
    """The illnesses and treatments that the headings above a place of a page name; without a place, all headings."""
    above: list[tuple[int, str]] = []
    for mark, words in _HEADING.findall(page.body[:start]):
        above = above if start is None else [one for one in above if one[0] < len(mark)]
        above.append((len(mark), words.lower()))
    return [one.id for one in facts.topics.values() if any(one.name.lower() in words for _, words in above)]


def _topics(facts: Facts, call: Call) -> Iterator[str]:
    """The illnesses and treatments that a call fetches something of."""
    values = call.values
    if values.get("chance") in facts.topics_of:
        yield facts.topics_of[values["chance"]]
    topic = facts.topics_of.get(values.get("figure", ""), "")
    yield from [topic] if topic else []
    yield from (values[kind] for kind in ("condition", "treatment") if values.get(kind) in facts.topics)
    if (trial := facts.trials.get(values.get("trial", ""))) and call.name in ("trial", "fact"):
        yield from (*(trial.conditions.known or ()), *(trial.treatments.known or ()))


def _fits(facts: Facts, about: Collection[str], topics: Collection[str]) -> bool:
    """Whether one of the topics is a part of what a page is about, or the whole; of a kind that the page is about."""
    if not facts.within.keys() >= {*about, *topics}:
        return True  # the record of one could not be read, which is reported there
    kinds = {name in facts.conditions for name in about}
    judged = [topic for topic in topics if (topic in facts.conditions) in kinds]
    return not judged or any(
        topic in facts.within[name] or name in facts.within[topic] for topic in judged for name in about
    )

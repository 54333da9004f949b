"""What rests on each source, what is late, disputed or unknown: wrong here, and staff mend the wrong page or none."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from small_facts import small

from plainfacts.facts.records.reference import Urgent
from plainfacts.pages.finder.long_lists import WHOLE
from plainfacts.pages.sources.source_usage import Standing, listed_sources, review_due, standing
from plainfacts.pages.trial.to_ask import to_ask
from plainfacts.pages.trial.urgent_card import numbers
from plainfacts.site import Site
from site_files import BODY, CONDITIONS, SOURCES, TODAY, TREATMENTS, TRIAL, page, trial_with

TRIAL_LINK = ("/trials/lamp-1/", "LAMP 1")
DUE = date(2027, 4, 28)
"""The day on which all of the small site is to be read again."""
NAMES = ("chance", "years", "figure", "approval", "number", "sign", "word", "differs", "illness")
MORE = "".join(
    f"- {{id: {name}, title: T, publisher: P, url: https://{name}.example/, published: 2025-01-01, kind: government}}\n"
    for name in NAMES
)


def at(site: Site, today: date) -> Standing:
    return standing(site.facts, site.pages, today)


def test_each_source_names_what_rests_on_it() -> None:
    chance = "{id: well, count: 90, out_of: 100, who: children, outcome: alive, over: 5 years, years: 2010, place: NL"
    site = small(
        **{
            "data/sources.yaml": SOURCES + MORE,
            "data/conditions.yaml": CONDITIONS.replace("ctgov-nct01234567", "illness")
            + f"  chances:\n    - {chance}, source: chance, years_source: years, checked: 2026-04-28}}\n"
            + "  figures:\n    - {id: cases, says: about 100, about: children, source: figure, checked: 2026-04-28}\n",
            "data/treatments.yaml": TREATMENTS
            + "  approvals:\n    - {where: EU, from: 1 year, for: leukaemia, on: 2020-01-01, source: approval, checked: 2026-04-28}\n",
            "data/urgent.yaml": '- {country: EU, number: "112", source: number, checked: 2026-04-28}\n',
            "data/signs.yaml": "- {id: fit, level: emergency, sign: a fit, source: sign, checked: 2026-04-28}\n",
            "data/glossary.yaml": "- {term: tablet, plain: You swallow it., source: word}\n- {term: pill, plain: The same.}\n",
            "data/trials.yaml": trial_with(
                "status: recruiting",
                "status: {value: recruiting, differs: [{value: completed, source: differs, checked: 2026-04-28}]}",
            ),
            "content/a.md": page("A", BODY + '\n{{ chance("well") }} {{ figure("cases") }}\n'),
            "content/b.md": page("B", BODY + '\n{{ approvals("tablets") }}\n'),
            "content/c.md": page("C", BODY + "\n{{ urgent() }}\n"),
            "content/d.md": page("D", BODY + "\n{{ glossary() }}\n"),
            "content/words.md": None,
        }
    )
    uses = at(site, TODAY).uses
    a, b, c, d = (("/a/", "A"), ("/b/", "B"), ("/c/", "C"), ("/d/", "D"))
    home, leukaemia = ("/", "Home"), ("/leukaemia/", "Leukaemia")
    assert {name: list(links) for name, links in uses.items() if name != "ctgov-nct01234567"} == {
        "chance": [a],
        "years": [a],
        "figure": [a],
        "approval": [b],
        "number": [c],
        "sign": [c],
        "word": [d],
        "differs": [TRIAL_LINK],
        "illness": [a, b, c, d, home, leukaemia],
    }
    assert uses["ctgov-nct01234567"][0] == TRIAL_LINK and len(set(uses["ctgov-nct01234567"])) == 7


def test_where_there_are_many_sources_those_of_written_pages_are_listed() -> None:
    site = small()
    (own,) = site.facts.sources.values()
    few = [own.model_copy(update={"id": f"s{number}"}) for number in range(WHOLE)]
    uses = {"s0": [TRIAL_LINK], "s1": [TRIAL_LINK, ("/a/", "A")], "own": [("/a/", "A")]}
    for sources, found in ((few, few), ([*few, own.model_copy(update={"id": "own"})], ["s1", "own"])):
        facts = replace(site.facts, sources={one.id: one for one in sources})
        listed = listed_sources(facts, Standing(uses=uses))
        assert [one.id for one in listed] == [getattr(one, "id", one) for one in found]


def test_a_review_is_due_on_its_day_and_late_the_day_after() -> None:
    site = small()
    review = site.facts.trials["lamp-1"].review
    assert (review_due(review, DUE), review_due(review, DUE + timedelta(1))) == (None, DUE)
    links = [TRIAL_LINK, *((one.url, one.front.title) for one in site.pages)]
    before = at(site, DUE)
    assert before.due == [("28 April 2027", links)]
    assert [text for _, text in before.overdue if "28 April 2027" in text] == []
    after = at(site, DUE + timedelta(1))
    assert after.due == []
    assert [link for link, text in after.overdue if "28 April 2027" in text] == links
    assert before.unreviewed == links and before.stale == []


def test_a_status_that_is_old_is_late_though_no_review_is() -> None:
    site = small()
    old = site.facts.style.limit("status_days_old")
    read = date(2026, 4, 28)
    assert at(site, read + timedelta(int(old))).overdue == []
    ((link, text),) = at(site, read + timedelta(int(old) + 1)).overdue
    assert link == TRIAL_LINK and "28 April 2026" in text


def test_what_is_disputed_and_what_no_source_states_is_told_by_trial() -> None:
    text = trial_with(
        "phase: 2", "phase: {value: 2, differs: [{value: 1/2, source: ctgov-nct01234567, checked: 2026-04-28}]}"
    )
    site = small(**{"data/trials.yaml": text.replace("  sponsor: Example Hospital", "  sponsor: unknown")})
    found = at(site, TODAY)
    ((link, (said,)),) = found.disputed
    assert link == TRIAL_LINK and site.facts.wording("field.phase") in said and "28 April 2026" in said
    ((link, said),) = found.unknown
    assert link == TRIAL_LINK and site.facts.wording("field.sponsor") in said
    assert site.facts.wording("field.phase") not in said
    assert site.facts.wording("field.duration") not in said, "it follows from start and end"
    assert at(small(), TODAY).disputed == []


@pytest.mark.parametrize(
    ("old", "new", "asked"),
    [
        ("  sponsor: Example Hospital\n", "  sponsor: unknown\n", ["sponsor"]),
        ("  status: recruiting\n", "  status: unknown\n", []),
        ("  not_known: We do not know yet if the medicine works.\n", "  not_known: unknown\n", []),
        ("  end: 2027-01\n", "  end: unknown\n  duration: unknown\n", ["duration", "end"]),
        ("  end: 2027-01\n", "  end: 2027-01\n  duration: unknown\n", []),
        ("  end: 2027-01\n", "  end: unknown\n  duration: 2 years\n", ["end"]),
        ("    cannot_join:\n      - plain: They are pregnant.\n        exact: Pregnancy\n", "    cannot_join: unknown\n", ["eligibility"]),
    ],
)  # fmt: skip
def test_what_no_source_states_is_to_be_asked_and_what_is_told_elsewhere_is_not(
    old: str, new: str, asked: list[str]
) -> None:
    def keys(text: str) -> list[str]:
        facts = small(**{"data/trials.yaml": text}).facts
        found = list(to_ask(facts, facts.trials["lamp-1"]))
        assert len({name for _, name in found}) == len(found)
        return [key.removeprefix("lamp-1.") for key, _ in found]

    before = keys(TRIAL)
    more = [key for key in keys(trial_with(old, new)) if key not in before or key in asked]
    assert sorted(more) == sorted(asked)


def test_of_what_a_family_must_arrange_each_thing_that_nobody_told_is_to_be_asked() -> None:
    def asked(more: str) -> int:
        facts = small(**{"data/trials.yaml": trial_with("  review:", f"{more}  review:")}).facts
        return sum(key == "lamp-1.practical" for key, _ in to_ask(facts, facts.trials["lamp-1"]))

    every = asked("")
    assert every > 3
    assert asked("  practical: {travel_paid: yes, nights_away: unknown, languages: [nl]}\n") == every - 2


def number(country: str, called: str = "112") -> Urgent:
    return Urgent(country=country, number=called, source="s", checked="2026-04-28")


@pytest.mark.parametrize(
    ("countries", "first", "rest"),
    [
        ((), ["EU"], ["AT", "BE", "NL", "GB", "US"]),
        (("NL", "US", "BE"), ["EU", "US"], ["AT", "BE", "NL", "GB"]),
        (("US", "NL", "GB"), ["US", "EU", "GB"], ["AT", "BE", "NL"]),
        (("AT", "BE"), ["AT", "EU"], ["BE", "NL", "GB", "US"]),
        (("GB", "ZZ"), ["GB", "EU"], ["AT", "BE", "NL", "US"]),
    ],
)
def test_the_number_of_here_is_seen_at_once_and_said_once(
    countries: tuple[str, ...], first: list[str], rest: list[str]
) -> None:
    """In the order of the site's countries. Austria has its own number; the United Kingdom has the Union's, but is no member."""
    urgent = [number("US", "911"), number("NL"), number("EU"), number("GB"), number("AT", "144"), number("BE")]
    words = small().facts.wording
    seen = numbers(urgent, countries, words)
    assert [[one.country for one in part] for part in seen] == [first, rest]
    alone = [number("NL"), number("US", "911")]
    assert [[one.country for one in part] for part in numbers(alone, ("NL",), words)] == [["NL"], ["US"]]

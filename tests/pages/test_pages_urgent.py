"""The graded card: what a frightened person reads first, after which treatment a sign counts, which numbers are seen."""

from __future__ import annotations

import re

from pages.small_facts import small
from plainfacts.pages.sources.source_usage import Standing
from plainfacts.pages.topic.inline_blocks import Around, value_of
from plainfacts.pages.trial.urgent_card import emergency_lines, urgent_card
from plainfacts.prose.inline_facts import Call
from plainfacts.site import Site
from site_files import MKDOCS, TODAY

TREATMENTS = """\
- {id: cells, name: cell treatment, plain: Cells are given., source: ctgov-nct01234567, checked: 2026-04-28}
- {id: own-cells, name: own cells, part_of: cells, plain: Own cells., source: ctgov-nct01234567, checked: 2026-04-28}
- {id: tablets, name: tablets, plain: Medicines that you swallow., source: ctgov-nct01234567, checked: 2026-04-28}
"""
SIGNS = """\
- {id: z-fit, level: emergency, sign: a fit, source: ctgov-nct01234567, checked: 2026-04-28}
- {id: a-rash, level: emergency, sign: a rash <b>, source: ctgov-nct01234567, checked: 2026-04-28}
- {id: pain, level: team, sign: pain, source: ctgov-nct01234567, checked: 2026-04-28}
- {id: talk, level: team, after: [cells], sign: trouble speaking, source: ctgov-nct01234567, checked: 2026-04-28}
- {id: salt, level: never, sign: salt, why: It burns., source: ctgov-nct01234567, checked: 2026-04-28}
"""


def site(**changes: str) -> Site:
    return small(**{"data/treatments.yaml": TREATMENTS, "data/signs.yaml": SIGNS, **changes})


def items(html: str) -> list[str]:
    return re.findall(r"<li>(.*?)</li>", html)


def fetched(page: Site, about: tuple[str, ...], name: str, **values: str) -> list[str]:
    around = Around(page.facts, "/", TODAY, Standing(), about=about)
    return items(value_of(Call(name, values, 1, 0, 0), around))


def test_emergencies_come_first_in_the_order_of_the_file_and_escaped() -> None:
    card = urgent_card(site().facts)
    assert items(card) == ["a fit", "a rash &lt;b&gt;", "pain", "salt. It burns."]
    assert card.index("emergency") < card.index("team") < card.index("Never")


def test_a_sign_after_a_treatment_is_told_where_that_treatment_is() -> None:
    page = site()
    assert "after cell treatment: trouble speaking" in items(urgent_card(page.facts, page.facts.lineage(["own-cells"])))
    assert "trouble speaking" not in urgent_card(page.facts, page.facts.lineage(["tablets"]))
    for about in ("cells", "own-cells"):
        assert "after cell treatment: trouble speaking" in fetched(page, (about,), "urgent")
    assert "after cell treatment: trouble speaking" not in fetched(page, ("leukaemia",), "urgent")


def test_signs_are_fetched_by_level_or_by_treatment() -> None:
    assert fetched(site(), (), "signs", level="never") == ["salt. It burns."]
    assert fetched(site(), (), "signs", after="cells") == ["after cell treatment: trouble speaking"]


def test_a_sheet_names_emergencies_only() -> None:
    assert emergency_lines(site().facts, ["cells"]) == ["a fit", "a rash <b>"]


def numbers(countries: str, *records: str) -> list[str]:
    urgent = "\n".join(f"- {{country: {record}, source: ctgov-nct01234567, checked: 2026-04-28}}" for record in records)
    mkdocs = f"{MKDOCS}extra: {{countries: {countries}}}\n"
    card = urgent_card(small(**{"data/urgent.yaml": urgent, "mkdocs.yml": mkdocs}).facts)
    seen, _, folded = card.partition("<details>")
    return ["; ".join(re.sub(r"<[^>]+>", "", item) for item in items(part)) for part in (seen, folded)]


def test_the_number_of_the_union_is_said_once_and_own_countries_come_first() -> None:
    records = ['EU, number: "112"', 'FR, number: "112"', 'GB, number: "999"', 'IL, number: "101"', 'US, number: "911"']
    assert numbers("[GB, FR]", *records) == [
        "United Kingdom: 999; European Union: 112",
        "France: 112; Israel: 101; United States: 911",
    ]
    assert numbers("[US]", *records)[0] == "United States: 911; European Union: 112"
    assert numbers("[]", 'US, number: "911"') == ["", "United States: 911"]


def test_an_own_number_of_a_country_of_the_union_is_seen_beside_112() -> None:
    assert numbers("[FR]", 'EU, number: "112"', 'FR, number: "15", also: ["112"]')[0] == (
        "France: 15 or 112; European Union: 112"
    )

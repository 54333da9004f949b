"""What a reader of a written page meets: folds that hide no danger, doors that lead somewhere, chances in one strip."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

import pytest
from small_facts import small

from plainfacts.pages.frame.around_the_text import page_cites
from plainfacts.pages.topic.chance_html import folded
from plainfacts.pages.topic.inline_blocks import Around, values_of
from plainfacts.pages.topic.sections import FOLDS_FROM, sectioned
from plainfacts.prose.page import Page
from plainfacts.site import Site
from site_files import CONDITIONS, page

LONG = [f'<h2 id="s{n}">Section {n}</h2>\n<p>Text {n}.</p>\n' for n in range(FOLDS_FROM)]
CHANCE = """
    - {{id: {id}, count: {count}, out_of: 100, who: {who}, outcome: {outcome}, over: 5 years, years: unknown,
       place: GB, source: ctgov-nct01234567, checked: 2026-04-28}}"""


def written(site: Site, url: str = "/leukaemia/") -> Page:
    return next(item for item in site.pages if item.url == url)


def folds(parts: Sequence[str]) -> list[str]:
    """The ids of the sections that fold."""
    site = small()
    html = sectioned("<p>Intro.</p>\n" + "".join(parts), written(site), site.facts, [])
    return re.findall(r'<details class="fold" open>\n<summary><h2 id="([^"]+)"', html)


def test_a_long_page_folds_but_for_its_first_section_and_is_open_without_scripts() -> None:
    assert folds(LONG) == [f"s{n}" for n in range(1, FOLDS_FROM)]
    assert folds(LONG[1:]) == []


@pytest.mark.parametrize(
    "danger",
    ['<div class="urgent"><p>Call.</p></div>', '<ul class="signs"><li>a fit</li></ul>'],
)
def test_a_section_with_danger_never_folds(danger: str) -> None:
    parts = [*LONG[:2], f'<h2 id="danger">Danger</h2>{danger}', *LONG[2:]]
    assert "danger" not in folds(parts) and "s3" in folds(parts)


def test_the_first_section_of_text_stays_open_also_below_a_card_of_danger() -> None:
    card = '<h2 id="call">Whom to call</h2><div class="urgent"><p>Call.</p></div>'
    assert folds([card, *LONG]) == [f"s{n}" for n in range(1, FOLDS_FROM)]


def test_an_editor_keeps_a_section_open() -> None:
    kept = '<h2 class="open" id="harm">What may harm</h2><p>Text.</p>'
    assert "harm" not in folds([*LONG, kept])


def test_doors_lead_to_the_sections_that_an_editor_marked() -> None:
    site = small()
    marked = '<h2 class="numbers" id="figures">How many</h2><p>Text.</p>'
    html = sectioned(f"<p>Intro.</p>\n{''.join(LONG)}{marked}", written(site), site.facts, ["/first-days/"])
    assert re.search(r'<ul class="entrances doors">\s*<li><a href="#figures"><strong>[^<]+</strong> How many</a>', html)
    assert html.index("entrances doors") < html.index('id="s0"')
    assert "doors" not in sectioned("".join(LONG), written(site), site.facts, ["/first-days/"])


def strip(*chances: tuple[str, int, str, str]) -> list[str]:
    """The HTML of each of some chances that stand side by side on a page."""
    rows = "".join(CHANCE.format(id=id, count=count, who=who, outcome=outcome) for id, count, who, outcome in chances)
    body = "## Numbers\n\n" + "\n\n".join(f'{{{{ chance("{chance[0]}") }}}}' for chance in chances) + "\n"
    site = small(**{"data/conditions.yaml": f"{CONDITIONS}  chances:{rows}\n", "content/leukaemia.md": page(body=body)})
    found = written(site)
    around = Around(
        site.facts,
        found.url,
        date(2026, 5, 1),
        site.standing,
        folded(found, site.facts),
        cites=page_cites(site.facts, found),
    )
    return [str(value) for value in values_of(found.body, found.calls, around)]


def test_chances_side_by_side_are_one_strip_and_say_once_of_whom_they_are() -> None:
    first, second = strip(
        ("pain", 20, "children in one trial", "had pain"), ("sick", 30, "children in one trial", "were sick")
    )
    assert second == ""
    assert first.count("children in one trial") == 1 and first.count('class="chance-sentence"') == 2
    assert "20 out of 100 had pain." in first and 'data-fact="sick.count"' in first


def test_chances_of_different_people_each_name_theirs() -> None:
    first, _ = strip(("pain", 20, "children in one trial", "had pain"), ("sick", 30, "adults", "were sick"))
    assert "20 out of 100 children in one trial had pain." in first and "30 out of 100 adults were sick." in first


def test_only_where_all_were_counted_alive_the_others_had_died() -> None:
    alive, other = (strip(("one", 90, "children", outcome))[0] for outcome in ("were alive", "were alive and well"))
    assert "The other 10 had died, or we do not know." in alive
    assert "had died" not in other


def test_a_fold_of_chances_is_named_by_what_it_holds_and_tells_no_number() -> None:
    html = strip(("one", 90, "children", "were alive"), ("two", 70, "children", "had leukaemia that came back"))[0]
    summary = re.search(r"<summary>(.*?)</summary>", html)
    assert summary and "were alive" in summary[1] and "came back" in summary[1]
    assert not re.search(r"\d", summary[1])

"""A picture of a chance has exactly as many figures as it says, and every picture has its words."""

from __future__ import annotations

import json
from collections import Counter
from xml.etree.ElementTree import fromstring

import pytest
from small_facts import small

from plainfacts.pages import formats
from plainfacts.pages.figures.pictures import hundred, picture, step_mark
from plainfacts.pages.figures.svg_drawings import picture_parts
from plainfacts.problems import as_text
from plainfacts.prose.inline_facts import PICTURES
from site_files import BODY, page


@pytest.mark.parametrize(("filled", "total"), [(0, 100), (82, 100), (80, 100), (100, 100), (7, 1000)])
def test_a_chance_has_one_figure_for_each_child(filled: int, total: int) -> None:
    drawn = fromstring(str(hundred("cure", filled, total)))
    (row,) = drawn.iterfind("defs/path")
    figures: Counter[str] = Counter()
    for part in drawn.findall("use") + drawn.findall("path"):
        assert part.tag == "path" or part.get("href") == f"#{row.get('id')}"
        figures[str(part.get("class"))] += str((row if part.tag == "use" else part).get("d")).count("M")
    assert figures == {kind: count for kind, count in (("on", filled), ("off", total - filled)) if count}
    assert drawn.get("aria-hidden") == "true", "the sentence beside it says the same in words"


def test_two_chances_have_the_same_scale() -> None:
    assert fromstring(str(hundred("a", 3, 100))).get("viewBox") == fromstring(str(hundred("b", 97, 100))).get("viewBox")


def test_the_first_and_last_step_have_no_way_beyond() -> None:
    ways = [str(step_mark(number, 3)).count('class="way"') for number in (1, 2, 3)]
    assert ways == [1, 2, 1]


def test_every_picture_that_a_page_may_call_is_drawn_and_told() -> None:
    words = {
        name: {"title": "T", "intro": "I", "steps": [f"S{n}" for n in range(many)]} for name, many in PICTURES.items()
    }
    facts = small(**{"data/wording/en.yaml": json.dumps({"picture": words})}).facts
    assert {name: len(picture_parts(name)) for name in PICTURES} == PICTURES
    for name in PICTURES:
        steps = formats.each(facts.wording, f"picture.{name}.steps")
        figure = fromstring(str(picture(name, facts)))
        told = ["".join(item.itertext()).strip() for item in figure.iter("li")]
        assert len(told) == len(steps) == PICTURES[name]
        assert all(text.endswith(step) for text, step in zip(told, steps, strict=True))


@pytest.mark.parametrize("steps", [None, ["one"], ["one"] * 7])
def test_a_picture_whose_words_are_missing_is_told_where_the_page_fetches_it(steps: list[str] | None) -> None:
    words = {"title": "T", "intro": "I", **({"steps": steps} if steps else {})}
    wording = json.dumps({"picture": {"car-t-steps": words}})
    own = page(body=f'{BODY}\n{{{{ picture("car-t-steps") }}}}\n')
    found = [as_text(one) for one in small(**{"content/leukaemia.md": own, "data/wording/en.yaml": wording}).problems]
    assert [line for line in found if "The picture `car-t-steps` has 6 steps" in line]

"""What pages and records mean: the sentence that breaks a rule, and the nearest that does not."""

from __future__ import annotations

import pytest

from checks.judged import found, messages, trials
from checks.test_meaning import CHANCES, CONDITIONS, GLOSSARY, OTHER, STEPS
from site_files import SOURCES, TREATMENTS, page

WELL = CHANCES.split("\n")[1]
ADULTS = (
    WELL.replace("well-3", "grown")
    .replace("who: children with leukaemia", "who: adults")
    .replace("NL,", "NL, adults: yes,")
)
MEDICINES = (
    TREATMENTS.replace("name: tablets", "name: examplinib\n  kind: targeted-medicine")
    + "  figures:\n    - {id: few, says: 4 of 137 children, about: children with pain, source: ctgov-nct01234567, checked: 2026-04-28}\n"
    + "  approvals:\n    - {where: US, from: 1 month, for: children with leukaemia, on: 2024-06-14, source: ctgov-nct01234567, checked: 2026-04-28}\n"
)


def told(rule: str, body: str, *others: str, **files: str | bytes) -> list[str]:
    """Line and severity of each finding of a rule, on a page about leukaemia and on further ones about nothing."""
    given: dict[str, str | bytes | None] = {
        "content/leukaemia.md": page(body=f"{body}\n"),
        "data/glossary.yaml": GLOSSARY,
        "data/conditions.yaml": CONDITIONS + CHANCES + ADULTS + "\n" + OTHER,
        "data/treatments.yaml": MEDICINES,
        **{f"content/other-{number}.md": page(f"Other {number}", f"{text}\n") for number, text in enumerate(others)},
        **files,
    }
    return [f"{one.path}:{one.line} {one.severity}" for one in found(rule, **given)]


LISTED = "- red\n- blue"
PAIRS = [
    # a count and what follows it
    ("count-listed", f"It has 2 colours:\n\n{LISTED}", f"It has 3 colours:\n\n{LISTED}"),
    ("count-listed", f"It has 3 colours.\n\n{LISTED}", f"It has 3 colours :\n\n{LISTED}"),
    ("count-listed", f"It has 3 colours of 5 kinds:\n\n{LISTED}", f"It has 5 kinds. It has 3 colours:\n\n{LISTED}"),
    ("count-listed", f"## The 3 colours\n\n{LISTED}\n\nText.\n\n{LISTED}", f"## The 3 colours\n\n{LISTED}\n\n## Text\n\n{LISTED}"),
    ("count-listed", f"## The 2 colours\n\nText.\n\n## Others\n\n{LISTED}\n- green", f"## The 2 colours\n\nText.\n\n{LISTED}\n- green"),
    ("count-listed", "Two things help.\n\nThe first is rest.\n\nThe second is food.", "Three things help.\n\nThe first is rest.\n\nThe second is food."),
    ("count-listed", "Three things help.\n\nText.\n\nThe first is rest.\n\nThe second is food.", "Text.\n\nThree things help.\n\nThe first is rest.\n\nThe second is food."),
    ("count-listed", "Three things help.\n\nThe first is rest.", "Three things help.\n\nThe first is rest.\n\nText.\n\nThe second is food."),
    ("count-listed", "Three things help.\n\nThe second is rest.\n\nThe third is food.", "Two things help.\n\nThe first is rest.\n\nThe third is food."),
    ("count-listed", 'It has 3 steps.\n\n{{ picture("car-t-steps") }}', 'It has 3 steps:\n\n{{ picture("car-t-steps") }}'),
    ("count-listed", 'It has 3 steps:\n\nText.\n\n{{ picture("car-t-steps") }}', 'Text.\n\nIt has 3\nsteps:\n\n{{ picture("car-t-steps") }}'),
    ("count-listed", "It has 3 colours: red, blue and green.", "It has 4 colours: red, blue and green."),
    # what stands in rows
    ("steps-order", "## Step 2\n\n### Step 1\n\nText.", "## Step 2\n\nText.\n\n## Step 1"),
    ("steps-order", "Text:\n\n- Day 1: rest\n- Day 9: home", "Text:\n\n- Day 9: home\n- Day 1: rest"),
    ("steps-order", "The first is rest.\n\n- The third is food", "The first is rest.\n\nThe third is food."),
    ("steps-order", "Day 9 is long.\n\n## Now\n\nDay 1 is short.", "Day 9 is long.\n\nDay 1 is short."),
    # steps of three names on two pages
    ("steps-differ", "The steps:\n\n- A1: x\n- Ba: x\n- Ca: x\n\nThe other steps:\n\n- A1: x\n- Ba: x\n- Da: x\n- Ca: x", "The steps:\n\n- A1: x\n- Ba: x\n- Ca: x\n\nThe other steps:\n\n- A1: x\n- Ca: x\n- Da: x\n- Ba: x"),
    ("steps-differ", "The steps:\n\n- A1: x\n- Ba: x\n\nThe steps:\n\n- Ba: x\n- A1: x", "The steps:\n\n- A1: x\n- Ba: x\n- Ca: x\n\nThe steps:\n\n- Ba: x\n- Ca: x\n- A1: x"),
    ("steps-differ", "Steps:\n\n- A1: x\n- Ba: x\n- Ca: x\n\nOthers:\n\n- Ba: x\n- A1: x\n- Ca: x", "Steps:\n\n- A1: x\n- Ba: x\n- Ca: x\n\nSteps:\n\n- Ba: x\n- A1: x\n- Ca: x"),
    ("steps-differ", "Steps:\n\n- A1: x\n- Ba: x\n- Ca: x\n\nSteps:\n\n- Ba: x\n- A1: x\n- Da: x", "Steps:\n\n- A1: x\n- Ba: x\n- Ca: x\n- Da: x\n\nSteps:\n\n- Ba: x\n- A1: x\n- Da: x"),
    # the day is 1 May 2026
    ("tense", "On 1 May 2026 it was found.", "On 2 May 2026 it was found."),
    ("tense", "On 2 May 2026 it will be as it was.", "On 2 May 2026 it was so."),
    ("tense", "Apply before 1 May 2026.", "Apply before 30 April 2026."),
    ("tense", "Apply after 30 April 2026.", "Apply by the end of April 2026."),
    ("tense", "People applied before 30 April 2026.", "People must apply before 30 April 2026."),
    # the purpose of a phase
    ("phase-purpose", "Phase 1 and phase 3 look for a safe dose.", "Phase 2 trials look for a safe dose."),
    ("phase-purpose", "Phase 1/2 looks for a safe dose.", "In Phase 3, doctors look for a safe dose."),
    # two meanings of one acronym: the rarer one is told, once for each place
    ("acronym-twice", "A new receptor part (NRP).\n\nTwo new receptor parts (NRP).", "A new receptor part (NRP).\n\nA new receptor part (NRP).\n\nA nice round part (NRP)."),
    ("acronym-twice", "Measurable residual disease (MRD).\n\nMany round dots (MRD).", "A nice round part (NRP).\n\nA new receptor part (NRP)."),
    # people whom a chance or a figure is about
    ("group-swapped", 'Of adults:\n\n{{ chance("grown") }}', 'Of adults:\n\n{{ chance("well-3") }}'),
    ("group-swapped", 'Of adults.\n\n{{ chance("well-3") }}', 'Text.\n\nOf adults:\n\n{{ chance("well-3") }}'),
    ("group-swapped", 'Of adults: text.\n\n{{ chance("well-3") }}', 'Text. Of adults:\n\n{{ chance("well-3") }}'),
    ("group-swapped", "Examplinib is for adults.", "## Examplinib\n\nIt is for adults."),
    ("group-swapped", "## Examplinib\n\nIt is for children.", "## Examplinib\n\nText.\n\nIt is only for adults."),
    ("group-swapped", "## Examplinib\n\nIt helps adults.", "## Examplinib\n\nExamplinib is for adults."),
    # what a page fetches
    ("fetched-elsewhere", '## Lymphoma\n\n{{ chance("glands") }}', '## Lymph\n\n{{ chance("glands") }}'),
    ("fetched-elsewhere", 'Examplinib.\n\n{{ figure("few") }}\n\n{{ chance("well-3") }}', '{{ figure("few") }}\n\n{{ chance("glands") }}'),
    ("fetched-elsewhere", '{{ trials(condition="leukaemia") }}', '{{ trials(condition="lymphoma") }}'),
    ("fetched-elsewhere", "The trial NCT01234567.", "The trial NCT07654321."),
]  # fmt: skip
ELSEWHERE = trials(more=trials(("id: lamp-1", "id: lamp-2"), ("name: LAMP 1", "name: GLANDS"), ("NCT01234567", "NCT07654321"), ("[leukaemia]", "[lymphoma]")))  # fmt: skip


@pytest.mark.parametrize(("rule", "right", "wrong"), PAIRS)
def test_on_one_page(rule: str, right: str, wrong: str) -> None:
    files = {"data/trials.yaml": ELSEWHERE}
    assert told(rule, right, **files) == []
    assert len(told(rule, wrong, **files)) == 1


@pytest.mark.parametrize(
    ("rule", "body", "line"),
    [
        ("count-listed", f"Text.\n\nIt has\n3 colours:\n\n{LISTED}", 12),
        ("steps-order", "Text:\n\n- Day 9: home\n- Day 1: rest", 12),
        ("tense", "Text.\n\nText.\nOn 2 May 2026 it was found.", 12),
        ("group-swapped", 'Text.\n\nIn adults:\n\n{{ chance("well-3") }}', 11),
        ("fetched-elsewhere", 'Text.\n\n\n{{ chance("glands") }}', 12),
        ("fetched-elsewhere", "Text.\n\n\nNCT07654321.", 12),
    ],
)  # fmt: skip
def test_it_is_told_at_its_line(rule: str, body: str, line: int) -> None:
    (one,) = told(rule, body, **{"data/trials.yaml": ELSEWHERE})
    assert one.startswith(f"content/leukaemia.md:{line} ")


@pytest.mark.parametrize(
    ("rule", "body", "severity"),
    [
        ("tense", "On 2 May 2026 it was found.", "error"),
        ("tense", "Apply before 30 April 2026.", "warning"),
        ("fetched-elsewhere", '{{ chance("glands") }}', "error"),
        ("fetched-elsewhere", '{{ trial("lamp-2") }}', "warning"),
        ("fetched-elsewhere", "NCT07654321", "warning"),
    ],
)
def test_what_can_be_meant_is_a_warning(rule: str, body: str, severity: str) -> None:
    (one,) = told(rule, f"{body}\n", **{"data/trials.yaml": ELSEWHERE})
    assert one.endswith(f" {severity}")


@pytest.mark.parametrize(
    ("first", "second", "late"),
    [
        ("After that", "Day 1", True),
        ("After that", "Week 0", True),
        ("After that", "Day 2", False),
        ("After that", "3 days before", False),
        ("Later", "At the start", True),
        ("Soon", "At the start", False),
        ("Day 1", "Day 1", False),
    ],
)
def test_the_steps_of_a_trial_begin_with_the_first(first: str, second: str, late: bool) -> None:
    steps = STEPS.replace("WHEN1", first).replace("WHEN2", second)
    assert len(messages("steps-order", **{"data/trials.yaml": trials(more=steps)})) == late


OPPOSITES = [
    # a sentence, its opposite on another page, and the nearest that is none
    ("Most children have more pain after the third visit here.", "Most children have less pain after the third visit here.", "Most children have more pain after the third visit here?"),
    ("The medicine helps the heart of a child to beat.", "The medicine never helps the heart of a child to beat.", "The medicine helps the heart that does not beat, of a child."),
    ("The medicine does not help the heart of a child.", "The medicine helps the heart of a child.", "The medicine does not, and cannot, help the heart of a child."),
    ("The tests come before the long stay in hospital.", "The tests come after the long stay in hospital.", "The tests come before the long stay at home."),
    ("Boys have this kind of pain more than girls.", "Girls have this kind of pain more than boys.", "Boys have this kind of pain more than babies."),
    ("- Spain: from 16", "- Spain: from 18", "- Spain: from 16 or 18"),
    ("- Spain: from 16", "- Spain: from 21", "- Spain: from 22"),
    ("- Spain: from 16", "- Spain: from 10", "- Spain: from 9"),
    ("- Spain: from 16", "- Spain: from 18", "- Italy: from 18"),
    ("- Spain: from 16", "- Spain: from 18", "Trials:\n\n- Spain: from 18"),
]  # fmt: skip


@pytest.mark.parametrize(("one", "opposite", "fine"), OPPOSITES)
def test_two_pages_do_not_say_the_opposite(one: str, opposite: str, fine: str) -> None:
    assert len(told("pages-differ", one, opposite)) == 1
    assert told("pages-differ", one, fine) == told("pages-differ", one, one) == []


def test_a_figure_of_adults_is_not_told_of_children() -> None:
    few = MEDICINES.replace("id: few", "adults: yes, id: few")
    assert told("group-swapped", 'In children it is {{ figure("few") }}.') == []
    assert told("group-swapped", 'In children it is {{ figure("few") }}.', **{"data/treatments.yaml": few}) != []
    assert told("group-swapped", 'In children it is {{ chance("grown") }}.') != []
    assert told("group-swapped", 'In children and adults it is {{ chance("grown") }}.') == []
    assert told("group-swapped", 'In children it is so. Here: {{ chance("grown") }}.') == []


def test_whose_cells_are_given() -> None:
    def of_cells(happens: str) -> list[str]:
        changes = (
            ("It blocks a signal that cells need to grow.", "It is made of your own blood cells."),
            ("Your child takes a tablet each day and visits the hospital.", happens),
        )
        return messages("group-swapped", **{"data/trials.yaml": trials(*changes)})

    assert of_cells("Your child gets a donor's cells.") != []
    assert of_cells("Your child gets their own cells.") == of_cells("Your child gets cells.") == []


def test_the_people_of_a_record_are_those_of_the_title_of_its_source() -> None:
    sources = SOURCES.replace("title: A phase 2 study of examplinib", "title: Leukaemia in adults")
    of_adults = {"data/sources.yaml": sources, "data/conditions.yaml": CONDITIONS + "  chances:\n" + ADULTS + "\n"}
    assert messages("group-swapped", **of_adults) == []
    told_of = {**of_adults, "data/conditions.yaml": CONDITIONS + "  chances:\n" + WELL + "\n"}
    (one,) = found("group-swapped", **told_of)
    assert one.severity == "warning"

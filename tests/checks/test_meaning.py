"""Counts, order, words written out, what is fetched, tenses, phases, groups: a sentence that breaks it, and the nearest that does not."""

from __future__ import annotations

import pytest

from checks.judged import another, in_trial, messages, trials
from site_files import BODY, CONDITIONS, SOURCES, page

GLOSSARY = """\
- term: measurable residual disease (MRD)
  plain: Very few cells that are left.
- term: acute lymphoblastic leukaemia (ALL)
  plain: A cancer of the blood.
"""
CHANCES = """\
  chances:
    - {id: well-3, count: 63, out_of: 100, who: children with leukaemia, outcome: were alive, over: 3 years, years: unknown, place: NL, source: ctgov-nct01234567, checked: 2026-04-28}
    - {id: well-5, count: 55, out_of: 100, who: children with leukaemia, outcome: were alive, over: 5 years, years: unknown, place: NL, source: ctgov-nct01234567, checked: 2026-04-28}
"""
OTHER = """\
- id: lymphoma
  name: lymphoma
  plain: A cancer of the glands.
  source: ctgov-nct01234567
  checked: 2026-04-28
  chances:
    - {id: glands, count: 90, out_of: 100, who: children with lymphoma, outcome: were alive, over: 5 years, years: unknown, place: NL, source: ctgov-nct01234567, checked: 2026-04-28}
"""
STEPS = "  steps:\n    - {when: WHEN1, what: Tests show who can join.}\n    - {when: WHEN2, what: Your child has the medicine.}\n"


def on_page(rule: str, body: str, **files: str | bytes | None) -> list[str]:
    given: dict[str, str | bytes | None] = {
        "content/leukaemia.md": page(body=f"{body}\n"),
        "data/glossary.yaml": GLOSSARY,
        "data/conditions.yaml": CONDITIONS + CHANCES + OTHER,
        **files,
    }
    return messages(rule, **given)


@pytest.mark.parametrize(
    ("text", "follow"),
    [
        ("The treatment has 3 steps:\n\n- Take it.\n- Wait.", "2 follow"),
        ("There are 3 main types: fast and slow.", "2 follow: fast, slow"),
        ("Doctors sort it into 2 groups: low, middle and high risk.", "3 follow: low, middle, high risk"),
        ("It tests three medicines, examplinib and lampimab.", "2 follow: examplinib, lampimab"),
        ("## The 4 phases\n\nThese are the phases:\n\n- fast\n- slow", "2 follow"),
    ],
)
def test_a_count_that_its_list_contradicts(text: str, follow: str) -> None:
    (message,) = on_page("count-listed", text)
    assert f"stands here, but {follow}" in message


@pytest.mark.parametrize(
    "text",
    [
        "The treatment has 2 steps:\n\n- Take it.\n- Wait.",
        "There are 2 main types: fast and slow.",
        "In the first 3 weeks:\n\n- Rest.\n- Drink.",
        "There are 3 groups, and each has another medicine.",
        "Ask 2 people:\n\n- your doctor\n- your nurse\n- your friend",
    ],
)
def test_a_count_that_fits_or_counts_something_else(text: str) -> None:
    assert on_page("count-listed", text) == []


@pytest.mark.parametrize(
    ("first", "second"), [("The next 5 years", "Day 1"), ("Cycle 2", "Cycle 1"), ("After that", "Before treatment")]
)
def test_steps_out_of_order(first: str, second: str) -> None:
    def told(one: str, other: str) -> list[str]:
        steps = STEPS.replace("WHEN1", one).replace("WHEN2", other)
        return messages("steps-order", **{"data/trials.yaml": trials(more=steps)})

    (message,) = told(first, second)
    assert f'"{second}" stands after "{first}"' in message
    assert told(second, first) == []


def test_a_step_that_no_heading_has() -> None:
    steps = "## Step 1: shrink it\n\nAsk before step {}.\n\n## Step 2: take it out\n\nThen rest.\n"
    assert on_page("steps-order", steps.format(2)) == []
    (message,) = on_page("steps-order", steps.format(4))
    assert 'step 4 is named here, but the last is "Step 2: take it out"' in message


def test_more_courses_than_the_steps_number() -> None:
    def told(count: str, second: str) -> list[str]:
        happens = ("Your child takes a tablet each day", f"Your child has up to {count} courses")
        steps = STEPS.replace("WHEN1", "'Course 1, 42 days'").replace("WHEN2", second)
        return in_trial("steps-order", happens, more=steps)

    assert told("two", "Course 2") == told("six", "Later courses") == []
    (message,) = told("three", "Course 2")
    assert "3 courses stand here" in message


def test_parts_that_are_more_than_the_whole() -> None:
    assert on_page("count-listed", "Of 3 children, 2 have tablets, and 1 has none.") == []
    (message,) = on_page("count-listed", "Of 3 children, 2 have tablets, and 2 have none.")
    assert "but the parts make 4" in message


def test_steps_in_two_orders_on_two_pages() -> None:
    steps = "The steps are:\n\n1. Collect: one.\n2. Change: two.\n3. Grow: three."
    other = "The steps are:\n\n1. Change: two.\n2. Collect: one.\n3. Grow: three."
    assert on_page("steps-differ", steps, **{"content/other.md": page("Other", steps + "\n")}) == []
    (message,) = on_page("steps-differ", steps, **{"content/other.md": page("Other", other + "\n")})
    assert "The steps are Change, Collect, Grow; in content/leukaemia.md:11 Collect, Change, Grow." in message


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        (
            "A test looks for more (maximum response dose, MRD).",
            "A test looks for more (measurable residual disease, MRD).",
        ),
        ("It is called a many reasons day (MRD).", "It is called measurable residual disease (MRD)."),
        ("This is acute lymphoblastic leukaemia (MRD).", "This is a cancer of the blood (ALL)."),
    ],
)
def test_an_acronym_written_out_otherwise(wrong: str, right: str) -> None:
    (message,) = on_page("acronym-means", wrong)
    assert "stands here for MRD, which is: measurable residual disease." in message
    assert on_page("acronym-means", right) == []


def test_a_chance_of_another_illness() -> None:
    assert on_page("fetched-elsewhere", '{{ chance("well-3") }}') == []
    (message,) = on_page("fetched-elsewhere", '{{ chance("glands") }}')
    assert message == (
        "content/leukaemia.md:9: `chance` fetches something of lymphoma; the page is of leukaemia (content/leukaemia.md:5)."
    )
    assert on_page("fetched-elsewhere", '## Lymphoma\n\n{{ chance("glands") }}') == []
    under_another = '## Lymphoma\n\nMore.\n\n## Leukaemia\n\n{{ chance("glands") }}'
    assert len(on_page("fetched-elsewhere", under_another)) == 1


def test_a_list_of_trials_of_another_illness() -> None:
    assert on_page("fetched-elsewhere", '{{ trials(condition="leukaemia") }}') == []
    assert len(on_page("fetched-elsewhere", '{{ trials(condition="lymphoma") }}')) == 1


@pytest.mark.parametrize(
    "text",
    ["In July 2027, the office approved it.", "It was found in 2030.", "Apply before 30 April 2026, and you can come."],
)
def test_a_tense_that_the_day_contradicts(text: str) -> None:
    assert len(on_page("tense", text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "In July 2025, the office approved it.",
        "The office looked at 2081 people.",
        "The trial will end in July 2027.",
        "It was planned until July 2027.",
        "Apply before 30 June 2026, and you can come.",
        "It was approved before 30 April 2026.",
    ],
)
def test_a_tense_that_fits_the_day(text: str) -> None:
    assert on_page("tense", text) == []


def test_a_phase_with_the_purpose_of_another() -> None:
    assert on_page("phase-purpose", "Phase 1 trials look for a safe dose.") == []
    assert on_page("phase-purpose", "In phase 2, your child has a safe dose and doctors see if it works.") == []
    (message,) = on_page("phase-purpose", "Phase 3 trials look for a safe dose.")
    assert "gives phase 3 the purpose of phase 1" in message


def test_a_group_that_the_source_does_not_have() -> None:
    source = {
        "data/sources.yaml": SOURCES.replace("title: A phase 2 study of examplinib", "title: Leukaemia in adults")
    }
    own = {"data/sources.yaml": SOURCES.replace("title: A phase 2 study of examplinib", "title: Leukaemia in children")}
    assert on_page("group-swapped", BODY, **own) == []
    told = on_page("group-swapped", BODY, **source)
    assert len(told) == 3
    assert "children stands here, but the title of the source (data/sources.yaml:2) says adults." in told[0]


def test_two_pages_that_say_the_opposite() -> None:
    one = "Of the two groups in this trial, the first one was the larger."
    other = {"content/other.md": page("Other", one.replace("larger", "smaller") + "\n")}
    same = {"content/other.md": page("Other", one + "\n")}
    assert on_page("pages-differ", one, **same) == []
    (message,) = on_page("pages-differ", one, **other)
    assert "is the opposite of what content/leukaemia.md:9 says" in message


def test_survival_that_rises() -> None:
    assert on_page("chance-rises", BODY) == []
    (message,) = on_page(
        "chance-rises", BODY, **{"data/conditions.yaml": CONDITIONS + CHANCES.replace("count: 55", "count: 75")}
    )
    assert "75 out of 100 after 5 years, but fewer before (data/conditions.yaml:8)." in message


def test_a_share_in_a_trial_that_no_chance_has() -> None:
    medicine = "- id: lamp\n  name: examplinib\n  plain: A pill.\n  source: ctgov-nct01234567\n  checked: 2026-04-28\n"
    more = {"data/treatments.yaml": medicine + CHANCES}
    help_ = "The medicine may help your child. It may also not help."
    right = trials((help_, "After 3 years, 63 out of 100 were alive. It may also not help."), ("[tablets]", "[lamp]"))
    assert (
        on_page("trial-figure", BODY, **more, **{"data/trials.yaml": right, "data/conditions.yaml": CONDITIONS}) == []
    )
    wrong = right.replace("63 out of 100", "36 out of 100")
    (message,) = on_page(
        "trial-figure", BODY, **more, **{"data/trials.yaml": wrong, "data/conditions.yaml": CONDITIONS}
    )
    assert '"36 out of 100" stands here, but no chance of this source has it' in message


def test_the_number_of_a_source() -> None:
    assert messages("source-number") == []
    (message,) = messages(
        "source-number", **{"data/sources.yaml": SOURCES.replace("study/NCT01234567", "study/NCT07654321")}
    )
    assert message == "data/sources.yaml:4: This has NCT07654321, but the id has NCT01234567."


def test_a_town_in_which_no_hospital_of_the_trial_is() -> None:
    other = another(
        "other-1",
        ("city: Utrecht", "city: Ghent"),
        ("country: NL", "country: BE"),
        ("countries: [NL]", "countries: [BE]"),
    )
    text = "Your child takes a tablet each day and visits the hospital"
    assert in_trial("town-differs", (text, f"{text} in Utrecht"), more=other) == []
    (message,) = in_trial("town-differs", (text, f"{text} in Ghent"), more=other)
    assert "Ghent stands in the text, but no hospital of the trial is there (data/trials.yaml:14)." in message


def test_an_acronym_written_out_in_two_ways_on_two_pages() -> None:
    one, other = "It has a new receptor part (NRP).", "It has a nice round part (NRP)."
    assert on_page("acronym-twice", one, **{"content/other.md": page("Other", one + "\n")}) == []
    assert len(on_page("acronym-twice", one, **{"content/other.md": page("Other", other + "\n")})) == 1


def test_a_lead_that_names_other_people_than_the_chance() -> None:
    assert on_page("group-swapped", 'This is what happened in children:\n\n{{ chance("well-3") }}') == []
    (message,) = on_page("group-swapped", 'This is what happened in adults:\n\n{{ chance("well-3") }}')
    assert message == (
        "content/leukaemia.md:9: adults stands in the sentence above the chance, but data/conditions.yaml:8 says children."
    )


@pytest.mark.parametrize(
    ("text", "follow"),
    [
        ("Red ones and white ones are 3 kinds of cells.", "2 follow"),
        (
            "Two things can be serious.\n\nThe first is pain.\n\nThe second is a rash.\n\nThe third is a fit.",
            "3 follow",
        ),
        ('These are the 5 steps:\n\n{{ picture("car-t-steps") }}', "6 follow"),
        ("One of 2 genes is changed: ABC1, DEF or GHI2.", "3 follow"),
    ],
)
def test_a_count_that_what_stands_beside_it_contradicts(text: str, follow: str) -> None:
    (message,) = on_page("count-listed", text)
    assert f"stands here, but {follow}" in message


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("## Step 1: rest\n\n## Step 3: home", "## Step 1: rest\n\n## Step 2: home"),
        ("## Second phase\n\nIt helps.\n\n## Fourth phase", "## Second phase\n\nIt helps.\n\n## Third phase"),
        ("The first is pain.\n\nThe third is a rash.", "The first is pain.\n\nThe second is a rash."),
    ],
)
def test_a_row_with_a_gap(wrong: str, right: str) -> None:
    assert len(on_page("steps-order", wrong)) == 1
    assert on_page("steps-order", right) == []


def test_days_before_something_count_backwards() -> None:
    def told(one: str, other: str) -> list[str]:
        steps = STEPS.replace("WHEN1", one).replace("WHEN2", other)
        return messages("steps-order", **{"data/trials.yaml": trials(more=steps)})

    assert len(told("6 to 3 days before", "7 days before")) == 1
    assert told("7 days before", "6 to 3 days before") == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Losing hair: mostly, it grows back.", "Losing hair: it mostly does not grow back."),
        (
            "Teenagers and young adults have it more often than young children.",
            "Young children have it more often than teenagers.",
        ),
        (
            "- Belgium: the parents, until you are 18\n- Ireland: you from 16",
            "- Belgium: you from 16\n- Ireland: you from 16",
        ),
    ],
)
def test_pages_that_say_the_opposite_in_nearly_the_same_words(one: str, other: str) -> None:
    assert len(on_page("pages-differ", one, **{"content/other.md": page("Other", other + "\n")})) == 1
    assert on_page("pages-differ", one, **{"content/other.md": page("Other", one + "\n")}) == []


def test_a_word_explained_as_another() -> None:
    words = "- term: B cell\n  plain: It makes proteins.\n  also: [B cells]\n- term: T cell\n  plain: It kills cells.\n  also: [T cells]\n"
    right = "B cells are white blood cells that make proteins against germs."
    wrong = {"data/glossary.yaml": words, "content/other.md": page("Other", right.replace("B cells", "T cells") + "\n")}
    two = "T cells are white blood cells that kill what is ill."
    assert len(on_page("pages-differ", f"{right}\n\n{two}", **wrong)) == 1
    assert (
        on_page("pages-differ", f"{right}\n\n{two}", **{**wrong, "content/other.md": page("Other", two + "\n")}) == []
    )


def test_a_trial_of_other_people_than_its_official_title() -> None:
    title = ("examplinib in leukaemia", "examplinib in children with leukaemia")
    for text, count in (("LAMP 1 is for adults only.", 1), ("LAMP 1 is for children.", 0)):
        files = {"data/trials.yaml": trials(title), "content/leukaemia.md": page(body=f"{text}\n")}
        assert len(messages("group-swapped", **files)) == count


def test_a_number_of_a_register_beside_another_name() -> None:
    for number, count in (("NCT07654321", 1), ("NCT01234567", 0)):
        files = {"content/leukaemia.md": page(body=f"Read about LAMP 1 ({number}).\n")}
        assert len(messages("typed-fact-differs", **files)) == count


def test_more_alive_after_a_relapse_than_of_all() -> None:
    relapsed = CHANCES.replace("well-3", "back-3").replace(
        "who: children with leukaemia", "who: children whose leukaemia came back"
    )
    for count, told in ((90, 1), (30, 0)):
        files = {
            "data/conditions.yaml": CONDITIONS
            + CHANCES
            + relapsed[relapsed.index("    -") :].split("\n")[0].replace("63", str(count))
            + "\n"
        }
        assert len(messages("chance-rises", **files)) == told

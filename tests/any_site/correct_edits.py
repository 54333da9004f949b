"""Correct edits of facts and texts, as an editor makes them in any site.

They are drawn at random, so some do not suit the site: if the checks reject one, another is drawn.
"""

from __future__ import annotations

import re

from editing import ANYWHERE, TRIALS, Edited, Edits

EDITS = Edits(ANYWHERE)
SENTENCES = (
    "You can ask about this at every visit.",
    "Your team can tell you more about it.",
    "Some families write down what they want to ask.",
    "You can bring somebody with you to the talk.",
    "Nobody expects you to know all this at once.",
)


def sentence(site: Edited) -> str:
    return site.chance.choice(SENTENCES)


@EDITS
def a_status_of_a_hospital(site: Edited) -> None:
    site.swap(TRIALS, r"status: (?:not-yet-)?recruiting\}", "status: unknown}")


@EDITS
def a_count_of_participants(site: Edited) -> None:
    site.swap(TRIALS, r"^(  participants: .*planned: )(\d+)\b", rf"\g<1>\g<2>{site.chance.randint(0, 9)}")


@EDITS
def a_city(site: Edited) -> None:
    """Rename one city in all lists of hospitals."""
    cities = sorted(set(re.findall(r"city: ([^,}\n]+)", site.read(TRIALS))))
    if cities:
        old = site.chance.choice(cities)
        site.write(TRIALS, site.read(TRIALS).replace(f"city: {old},", f"city: {old} North,"))


@EDITS
def a_hospital_more(site: Edited) -> None:
    line = r"^(    +)- \{name: [^,\n]+, city: ([^,\n]+), country: ([^,\n]+), status: ([a-z-]+)\}$"
    added = f"Lantern Ward {site.chance.randint(1, 99)}"
    site.swap(TRIALS, line, rf"\g<0>\n\1- {{name: {added}, city: \2, country: \3, status: \4}}")


@EDITS
def an_end_one_year_later(site: Edited) -> None:
    site.swap(TRIALS, r"^(  end: (?:\{value: )?20)(\d)(\d)", r"\g<1>\g<2>9")


@EDITS
def a_title_of_a_trial(site: Edited) -> None:
    site.swap(TRIALS, r"^  title: ([^\"'\n]{5,50})$", r"  title: \1, told anew")


@EDITS
def a_summary(site: Edited) -> None:
    site.swap(TRIALS, r"^  summary: >-\n(    .+\n)+", rf"\g<0>    {sentence(site)}\n")


@EDITS
def what_happens(site: Edited) -> None:
    site.swap(TRIALS, r"^  what_happens: >-\n(    .+\n)+", rf"\g<0>    {sentence(site)}\n")


@EDITS
def a_plain_sentence(site: Edited) -> None:
    site.swap(TRIALS, r"^(      +- plain: )Your child(?= \w)", r"\1Your son or daughter")


@EDITS
def a_step(site: Edited) -> None:
    site.swap(TRIALS, r"^(      +what: [A-Z].+\.)$", rf"\1 {sentence(site)}")


@EDITS
def a_question(site: Edited) -> None:
    asked = site.chance.choice(["Who can we ask about this at night?", "May a friend come with us?"])
    site.swap(TRIALS, r"^  questions:\n", rf"\g<0>    - {asked}\n")


@EDITS
def news_of_a_trial(site: Edited) -> None:
    site.swap(
        TRIALS, r"^  review: ", "  changes:\n    - {on: 2026-05-01, what: This page was made clearer.}\n  review: "
    )


@EDITS
def a_chance(site: Edited) -> None:
    site.swap(site.chance.choice(["data/conditions.yaml", "data/treatments.yaml"]), r"^(      count: \d)\d$", r"\g<1>1")


@EDITS
def an_id_of_a_chance(site: Edited) -> None:
    for name in ("data/conditions.yaml", "data/treatments.yaml"):
        ids = re.findall(r"^    - id: ([\w-]+)\n      count:", site.read(name), re.MULTILINE)
        if ids and site.chance.random() < 0.5:
            old = site.chance.choice(ids)
            site.write(name, site.read(name).replace(f"- id: {old}\n", f"- id: {old}-again\n"))
            for page in site.pages():
                site.write(page, site.read(page).replace(f'chance("{old}")', f'chance("{old}-again")'))


@EDITS
def a_name_of_an_illness(site: Edited) -> None:
    site.swap("data/conditions.yaml", r"^  also_called: \[", "  also_called: [what the neighbours call it, ")


@EDITS
def a_meaning_of_a_treatment(site: Edited) -> None:
    site.swap("data/treatments.yaml", r"^(  plain: \S.+\.)$", r"\1 Your team can tell you more.")


@EDITS
def a_title_of_a_source(site: Edited) -> None:
    site.swap("data/sources.yaml", r"(title: [^,\"'\n]+?)(?=,|$)", r"\1 for all")


@EDITS
def a_word_explained(site: Edited) -> None:
    word = site.chance.choice(["weather vane", "paper kite", "garden gate", "rain barrel"])
    site.write(
        "data/glossary.yaml",
        f"{site.read('data/glossary.yaml')}\n- term: {word}\n  plain: A thing that stands in a garden.\n",
    )


@EDITS
def a_description_of_a_page(site: Edited) -> None:
    site.swap(site.page(), r"^description: ([^\n\"':]+)\.$", r"description: \1, for you.")


@EDITS
def a_paragraph(site: Edited) -> None:
    site.swap(site.page(), r"^## .+\n\n(?=[A-Z])", rf"\g<0>{sentence(site)}\n\n")


@EDITS
def a_question_on_a_page(site: Edited) -> None:
    site.swap(site.page(), r"^- .+\?\n", r"\g<0>- Who else can we ask?\n")


@EDITS
def a_heading_that_nothing_links_to(site: Edited) -> None:
    if not any("#" in link for page in site.pages() for link in re.findall(r"\]\(([^)]+)\)", site.read(page))):
        site.swap(site.page(), r"^## (How .+[a-z])$", r"## \1, in short")


@EDITS
def a_section_moved(site: Edited) -> None:
    """Swap two neighbouring sections below the key points."""
    name = site.page()
    parts = re.split(r"^(?=## )", site.read(name), flags=re.MULTILINE)
    if len(parts) > 4:
        at = site.chance.randint(2, len(parts) - 2)
        parts[at], parts[at + 1] = f"{parts[at + 1].rstrip()}\n\n", parts[at]
        site.write(name, "".join(parts))


@EDITS
def who_makes_the_site(site: Edited) -> None:
    site.swap("mkdocs.yml", r"^  foundation:.*$", "  foundation: Harbour Light Foundation")

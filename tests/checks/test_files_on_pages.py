"""What stands beside the words: a picture says what it shows, a link leads somewhere, a drawing only draws."""

from __future__ import annotations

import pytest
from judged import messages

from plainfacts.facts.media import Media, Medium, medium
from plainfacts.site import examine
from site_files import BODY, TODAY, page, site_files, trial_with

PAGE = "content/leukaemia.md"
FIRST = page(body="").decode().count("\n") + BODY.count("\n") + 1
"""The line on which a text added to the page begins."""


def told(added: str, media: Media | None = None, **changes: bytes | str | None) -> list[str]:
    """`line: [rule] message` of each error of the page with a text added."""
    words = {
        "data/glossary.yaml": "- {term: blast, plain: A young cell.}\n",
        "content/terms.md": page("Words", "{{ glossary() }}\n"),
    }
    files = site_files(**{PAGE: page(body=BODY + added), **words, **changes})
    found = examine(
        files, TODAY, media={"content/ward.png": Medium(10, 4, 3), "content/plan.pdf": Medium(9), **(media or {})}
    )
    errors = [problem for problem in found.problems if problem.severity == "error" and problem.path == PAGE]
    return [f"{problem.line - FIRST}: [{problem.rule}] {problem.message} Fix: {problem.fix}" for problem in errors]


@pytest.mark.parametrize(
    ("added", "message"),
    [
        ("\n![](ward.png)", "1: [picture-text] This picture has no text alternative. Fix: Write `![what the picture shows](file)`, or add `{.decorative}` if it is only decoration."),
        ("\nOne.\n![ ](ward.png)", "2: [picture-text] This picture has no text alternative. Fix: Write `![what the picture shows](file)`, or add `{.decorative}` if it is only decoration."),
        ("\n![A bed](wrad.png)", "1: [linked-file] `wrad.png` leads nowhere: there is no content/wrad.png. Fix: Write `ward.png`."),
        ("\n[The plan](files/paper.pdf)", "1: [linked-file] `files/paper.pdf` leads nowhere: there is no content/files/paper.pdf. Fix: Correct the name, or put the file in content/."),
        ("\n[Home](indx.md)", "1: [linked-file] `indx.md` leads nowhere: there is no content/indx.md. Fix: Write `index.md`."),
        ("\n[Start](#key-pionts)", "1: [linked-file] `#key-pionts` leads to a heading that content/leukaemia.md does not have: `#key-pionts`. Fix: Write `#key-points`."),
        ("\n[Start](index.md#nothing)", "1: [linked-file] `index.md#nothing` leads to a heading that content/index.md does not have: `#nothing`. Fix: Correct the part after #, or delete it."),
        ("\n[Trial](trials/lamp-2.md)", "1: [linked-file] `trials/lamp-2.md` leads nowhere: there is no content/trials/lamp-2.md. Fix: Correct the name, or put the file in content/."),
        ("\n[Home](/leukaemia/)", "1: [linked-file] `/leukaemia/` starts at the root of the host, but the site may be published in a folder of it. Fix: Write the path of the file in content/, relative to this page, such as `trials/index.md`."),
        ("\n[Trial](trials/lamp-1.md#eligibilty)", "1: [linked-file] `trials/lamp-1.md#eligibilty` leads to a heading that content/trials/lamp-1.md does not have: `#eligibilty`. Fix: Write `#eligibility`."),
        ("\n[Words](terms.md#blst)", "1: [linked-file] `terms.md#blst` leads to a heading that content/terms.md does not have: `#blst`. Fix: Write `#blast`."),
        ("\n| a | b |\n|---|---|\n| c | d |", "1: [table-caption] This table has no caption. Fix: Directly above it, write a paragraph with `Table: ` and what it is about."),
    ],
)  # fmt: skip
def test_what_a_family_would_miss_is_told_at_its_line(added: str, message: str) -> None:
    assert message in told(added)


@pytest.mark.parametrize(
    "added",
    [
        '\n![A bed](ward.png "The ward.")',
        "\n![](ward.png){.decorative}",
        "\n[The plan](plan.pdf) and [home](index.md#key-points) and [the key points](#key-points)",
        "\n[The trial](trials/lamp-1.md) and [its sheet](trials/lamp-1/sheet.md) and [a site](https://example.org/x.md)",
        "\nTable: When to ring\n\n| a | b |\n|---|---|\n| c | d |",
        "\n[Who can join](trials/lamp-1.md#eligibility) and [a word](terms.md#blast)",
        "\n## Pain {#pain}\n\nSee [pain](#pain). Ask your team.",
    ],
)
def test_what_is_there_is_not_told(added: str) -> None:
    assert told(added) == []


def test_a_video_has_a_picture_and_its_words_beside_it() -> None:
    film = {"content/line.mp4": Medium(9)}
    beside = {"content/line.jpg": Medium(9, 4, 3), "content/line.vtt": Medium(9)}
    added = "\n![A nurse shows the line](line.mp4)"
    assert told(added, {**film, **beside}) == []
    (line,) = told(added, {**film, "content/line.jpg": beside["content/line.jpg"]})
    assert line.startswith("1: [video-files] The video `line.mp4` has no captions: there is no content/line.vtt.")
    (line,) = told(added, {**film, "content/line.vtt": beside["content/line.vtt"]})
    assert "has no opening picture: there is no content/line.jpg." in line


def test_a_link_to_a_trial_that_cannot_be_read_is_not_told_twice() -> None:
    assert told("\n[Trial](trials/lamp-1.md)", **{"data/trials.yaml": trial_with("phase: 2", "phase: 22")}) == []


def drawn(inner: str, head: str = "") -> list[str]:
    raw = f'{head}<svg xmlns="http://www.w3.org/2000/svg" xmlns:x="http://www.w3.org/1999/xlink">\n{inner}\n</svg>'.encode()
    found = examine(site_files(), TODAY, media={"content/a.svg": medium(raw, ".svg")}).problems
    return [f"{problem.line}: {problem.message}" for problem in found if problem.rule == "picture-code"]


@pytest.mark.parametrize(
    ("inner", "what"),
    [
        ("<script>alert(1)</script>", "`<script>`"),
        ('<g onload="alert(1)"/>', '`onload="alert(1)"`'),
        ("<foreignObject/>", "`<foreignObject>`"),
        ('<image x:href="https://example.org/a.png"/>', '`href="https://example.org/a.png"`'),
        ('<a x:href="javascript:alert(1)"/>', "`<a>`"),
        ('<use href="data:image/svg+xml,x"/>', '`href="data:image/svg+xml,x"`'),
        ("<style>@import 'https://example.org/a.css';</style>", "a style that loads something"),
        ('<rect style="fill:url(https://example.org/a)"/>', "`style` that loads something"),
        ('<rect><set attributeName="onclick" to="alert(1)"/></rect>', "`<set>`"),
    ],
)  # fmt: skip
def test_a_picture_that_could_run_or_load_something_is_refused(inner: str, what: str) -> None:
    assert f"2: This picture contains more than a drawing: {what}." in drawn(inner)


def test_a_picture_with_entities_or_instructions_is_refused() -> None:
    assert drawn("&e;", '<!DOCTYPE svg [<!ENTITY e "x">]>\n')
    assert drawn("<g/>", '<?xml-stylesheet href="https://example.org/a.css"?>\n')
    assert drawn("<g>") == ["3: This picture cannot be read as SVG."]


def test_a_drawing_passes() -> None:
    assert (
        drawn('<style>g { fill: url(#p) }</style><g id="p"><use href="#p"/><text>A bed</text></g><!-- made by hand -->')
        == []
    )


def test_quotations_small_print_and_fixed_letters_are_read_by_the_rules_of_language_and_safety() -> None:
    long = "> " + "word " * 40 + "end."
    assert messages("sentence-length", **{PAGE: page(body=BODY + f"\n{long}\n")})
    for marks in ("> {}", "Text.[^1]\n\n[^1]: {}", '!!! note "A"\n    {}', "??? tip\n    {}", "`{}`"):
        body = BODY + "\n" + marks.format("Your child should stop taking the tablets.") + "\n"
        assert messages("advice", **{PAGE: page(body=body)}), marks


def test_two_versions_in_a_data_file_are_told_at_their_line() -> None:
    text = trial_with("  phase: 2\n", "<<<<<<< HEAD\n  phase: 2\n=======\n  phase: 3\n>>>>>>> main\n")
    found = examine(site_files(**{"data/trials.yaml": text}), TODAY).problems
    first = text.split("\n").index("<<<<<<< HEAD") + 1
    lines = [problem.line for problem in found if problem.rule == "conflict-marker"]
    assert lines == [first, first + 2, first + 4]

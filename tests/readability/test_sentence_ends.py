"""Where one sentence ends and the next begins: each rule with what it parts and the nearest that it does not part."""

from __future__ import annotations

import pytest

from plainfacts.readability import split_sentences


def texts(text: str) -> list[str]:
    return [sentence.text for sentence in split_sentences(text)]


@pytest.mark.parametrize(
    ("parted", "whole"),
    [
        (["It was (so.)", "We left."], "It was (so.) 5 of us left."),
        (["It was “so.”", "We left."], "It was “so.” and we left."),
        (["There were 12.", "5 of them left."], "There were 12.5 of them left."),
        (["It is in arm B.", "It is new."], "J. Smith saw it."),
        (["It is vitamin D.", "Children need it."], "He is D. Miller here."),
        (["They met at 5 p.m.", "The nurse came."], "They met at 5 p.m. Monday and left."),
        (["He is a doctor.", "Smith saw her."], "He is Dr. Smith here."),
        (["It is on the list.", "5 of us saw it."], "It is No. 5 of the list."),
        (["She said no.", "Five of us left."], "See no. 5 of the list."),
        (["It ended.", "mRNA is new."], "It ended. mostly so."),
        (["It ended.", "iPSCs are cells."], "It ended. ipsc are cells."),
        (["It ended.", "tisP is plain."], "It ended. tissP is plain."),
        (["She is b.", "Miller left."], "She is B. Miller here."),
        (["It ended.", "pH7 is plain."], "It ended. ph is plain."),
        (["It ended.", "(We left.)"], "It ended. (and we left)"),
        (["It ended.", "“We left.”"], "It is p. < 5 of us."),
        (["It ended...", "We left."], "It ended... and we left."),
        (["Really?!", "We left."], "Really? said we."),
        (["Yes!", "5 of us left."], "Yes! 5".replace("! ", "!")),
        (["It ended the study.", "Then we left."], "It ended at study.Com today."),
        (["It was found.", "Then we left."], "It is at Example.Org now."),
    ],
)
def test_what_parts_and_the_nearest_that_does_not(parted: list[str], whole: str) -> None:
    assert texts(" ".join(parted)) == parted
    assert texts(whole) == [whole]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("# Side effects\nMany have none", ["Side effects", "Many have none"]),
        ("Side effects\nmany have none at all here", ["Side effects\nmany have none at all here"]),
        ("Side effects\nMany children have none at all here", ["Side effects", "Many children have none at all here"]),
        ("Side effects of\nMany children in this trial here", ["Side effects of\nMany children in this trial here"]),
        ("It can help the\nChildren who are ill with it now", ["It can help the\nChildren who are ill with it now"]),
        ("Side effects,\nMany children have none at all here", ["Side effects,\nMany children have none at all here"]),
        (f"{'A' * 40}\nMany {'b' * 50}", ["A" * 40, f"Many {'b' * 50}"]),
        (f"{'A' * 41}\nMany {'b' * 50}", [f"{'A' * 41}\nMany {'b' * 50}"]),
        ("aaaa\nBbbb cc", ["aaaa\nBbbb cc"]),  # 4 + a space + 4 would not have fitted in the widest line of 7
        ("aa\nBbbb cc", ["aa\nBbbb cc"]),  # 2 + 1 + 4 is the width: it would have fitted only just
        ("b\nBbbb cc", ["b", "Bbbb cc"]),
    ],
)
def test_a_short_line_that_was_ended_on_purpose_is_a_heading(text: str, sentences: list[str]) -> None:
    assert texts(text) == sentences


@pytest.mark.parametrize("mark", ["-", "*", "+", "•", "1.", "12)", "a)", "(a)", "(iv)", "[ ]", "[x]", "> -", "- 1."])
def test_a_mark_begins_a_sentence_of_its_own_and_is_no_part_of_it(mark: str) -> None:
    assert texts(f"{mark} one thing\n{mark} another") == ["one thing", "another"]


@pytest.mark.parametrize("mark", ["1234.", "ab)", "=", "#######"])
def test_what_looks_like_a_mark_and_is_none_stays_in_the_sentence(mark: str) -> None:
    assert texts(f"we saw\n{mark} things") == [f"we saw\n{mark} things"]


def test_the_number_of_an_item_in_a_line_goes_with_the_item() -> None:
    assert texts("We left. 3. Then we slept. It was 3. Then we ate.") == [
        "We left.",
        "3. Then we slept.",
        "It was 3.",
        "Then we ate.",
    ]


def test_a_quoted_paragraph_is_one_text() -> None:
    assert texts("> one line\n> and more") == ["one line\n> and more"]


@pytest.mark.parametrize("bullet", "•‣◦▪●·")
def test_bullets_in_a_line_part_it_only_between_spaces(bullet: str) -> None:
    assert texts(f"rest {bullet} drink") == ["rest", "drink"]
    assert texts(f"rest{bullet}drink") == [f"rest{bullet}drink"]


@pytest.mark.parametrize("note", ["[3]", "[1, 2]", "¹²", "12", "3,4", "5–7"])
def test_the_number_of_a_note_goes_with_the_sentence_before_it(note: str) -> None:
    assert texts(f"It helped.{note} It was safe.") == [f"It helped.{note}", "It was safe."]


def test_places_are_those_in_the_text() -> None:
    text = "  One. \n\n- Two!  Three"
    assert [(one.start, one.end) for one in split_sentences(text)] == [(2, 6), (11, 15), (17, 22)]

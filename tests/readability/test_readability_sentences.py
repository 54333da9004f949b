"""A sentence that is cut in the wrong place makes hard text look easy, and easy text hard."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bounded import ends_within
from plainfacts.readability import split_sentences


def texts(text: str) -> list[str]:
    return [sentence.text for sentence in split_sentences(text)]


@pytest.mark.parametrize(
    "sentences",
    [
        ["The dose is 0.05 mg.", "It is given once."],
        ["Dr. Smith saw her.", "She was well."],
        ["Prof. J. B. Jones and Mrs. Lee spoke."],
        ["It helps, e.g. with pain.", "That is good."],
        ["Doctors use other names (e.g. ALL).", "You may hear them."],
        ["See Fig. 2.", "It shows the arms."],
        ["See No. 5 on the list.", "It is long."],
        ["She said no.", "Then she left."],
        ["The difference was real, p < 0.05.", "It was small."],
        ["We met at 5 p.m.", "The nurse was there."],
        ["The U.S. Government paid.", "So did the U.K."],
        ["Smith et al. 2020 found this.", "Others did not."],
        ["Bring toys, books, etc.", "Your child may be bored."],
        ["Take vitamin C.", "Children like it."],
        ["They were in arm A.", "Others were not."],
        ["We waited...", "Nothing came."],
        ["And then…", "Yes."],
        ["Is it safe?", "Nobody knows yet!", "We will tell you."],
        ['"Stop!" he said.', "She did."],
        ['"I am here."', '"So am I."'],
        ["She said “I am tired.”", "Then she slept."],
        ["(This is so.)", "That is not."],
        ["Read https://example.org/a.b?c=d.", "It is short."],
        ["It was found in 2019.", "60 children joined."],
        ["mRNA is a message.", "mRNA does not last."],
        ["It helped.[3]", "It was safe.[1, 2]"],
        ["It helped.¹²", "It was safe."],
        ["It helped.12", "It was safe."],
        ["**It is bold.**", "It is not."],
        ["St. Jude is a hospital.", "It is in Memphis."],
        ["It lasted 5 min.", "The pain went."],
        ["The trial opened in Sept. 2024.", "It is open."],
        ["What?!", "No."],
        ["One sentence without an end"],
        ["A ratio of 1.5 vs. 2.5 was seen."],
    ],
)
def test_sentences_on_one_line_are_parted_where_a_reader_would(sentences: list[str]) -> None:
    assert texts(" ".join(sentences)) == sentences


def test_a_forgotten_space_still_parts_but_an_address_does_not() -> None:
    assert texts("It ended the study.Then we left.") == ["It ended the study.", "Then we left."]
    assert texts("Look at ClinicalTrials.gov now.") == ["Look at ClinicalTrials.gov now."]


def test_lines_of_a_paragraph_belong_together() -> None:
    assert texts("The trial runs in\nBelgium and the\nNetherlands. It is open.") == [
        "The trial runs in\nBelgium and the\nNetherlands.",
        "It is open.",
    ]


def test_blank_lines_headings_and_bullets_part_sentences() -> None:
    text = "# Side effects\nMost pass\n\nAsk us\n- a rash\n* a cough. A cold.\n1. First\n2) Second\n(a) third\n> quoted"
    assert texts(text) == [
        "Side effects", "Most pass", "Ask us", "a rash", "a cough.", "A cold.", "First", "Second", "third\n> quoted",
    ]  # fmt: skip


def test_bullets_inside_a_line_part_sentences() -> None:
    assert texts("• rest • drink • sleep") == ["rest", "drink", "sleep"]


def test_a_short_line_before_longer_ones_is_a_heading() -> None:
    text = "Side effects\nMost children feel sick for a day or two after this medicine.\nThen they feel better."
    assert texts(text)[0] == "Side effects"


def test_an_empty_text_has_no_sentences() -> None:
    assert split_sentences("") == ()
    assert split_sentences(" \n\t\n ") == ()


def test_an_unknown_language_is_refused_in_plain_words() -> None:
    with pytest.raises(ValueError, match=r"There is no score for the language 'xx'\. There is one for: en\."):
        split_sentences("Hello.", "xx")


pieces = st.lists(
    st.sampled_from(
        ["Dr.", "e.g.", "word", "The", "A.", "0.5", "...", "!", '"', ")", "(", "\n", "\n\n", "- ", "1. ", " "]
    )
    | st.text(max_size=6)
).map("".join)


@given(pieces)
def test_offsets_slice_back_in_order_and_nothing_is_lost(text: str) -> None:
    after = 0
    for sentence in split_sentences(text):
        assert sentence.start >= after and text[sentence.start : sentence.end] == sentence.text
        assert sentence.text == sentence.text.strip() != ""
        assert_only_marks(text[after : sentence.start])
        after = sentence.end
    assert_only_marks(text[after:])


def assert_only_marks(gap: str) -> None:
    """A gap may hold blanks, bullets and list marks: "1.", "a)", "(iv)"; never a word."""
    for token in gap.split():
        core = token.strip("()[].>#")
        assert len(token) <= 6 and (len(core) <= 1 or core.isdigit() or set(core) <= set("ivx")), gap


NONSENSE = [".", ". ", "A. ", "a.", '."', "(", "1. ", "- ", "\n", "#", "a\n", "[1", ".[1,", "• "]
SPLIT = "from plainfacts.readability import split_sentences\n"


def test_nonsense_takes_seconds_not_minutes() -> None:
    code = f"{SPLIT}for piece in {NONSENSE!r}:\n    split_sentences(piece * (250_000 // len(piece)))"
    assert ends_within(30, code)  # a step for each pair of signs would take hours


def test_time_grows_with_the_length_not_with_its_square() -> None:
    assert ends_within(20, f"{SPLIT}split_sentences('The dose was 0.5 mg (e.g. twice). ' * 50_000)")


def test_the_guard_ends_what_runs_away() -> None:
    assert not ends_within(1, "while True: pass")

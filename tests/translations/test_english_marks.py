"""English inside another language is marked for screen readers, wherever it stands, and nothing else is touched."""

from __future__ import annotations

import pytest

from plainfacts.translations.english_marks import (
    END,
    EXACT,
    WAITING,
    as_html,
    exact,
    share_translated,
    unmarked,
    waiting,
    waiting_markdown,
)

EN = waiting("A b.")
SAID = ' lang="en" dir="ltr"'


@pytest.mark.parametrize(
    ("html", "shown"),
    [
        (f"<p>{EN}</p>", f"<p{SAID}>A b.</p>"),
        (f'<p class="a">{EN}</p>', f'<p class="a"{SAID}>A b.</p>'),
        (f"<p>{EN}.</p>", f"<p{SAID}>A b..</p>"),
        (f"<p>{EN}:</p>", f"<p{SAID}>A b.:</p>"),
        (f"<p>{EN};</p>", f"<p><span{SAID}>A b.</span>;</p>"),
        (f"<p>Ja {EN}</p>", f"<p>Ja <span{SAID}>A b.</span></p>"),
        (f"<p>{EN} ja</p>", f"<p><span{SAID}>A b.</span> ja</p>"),
        (f"<p>{EN}<br></p>", f"<p><span{SAID}>A b.</span><br></p>"),
        (f"<p>{EN}{EN}</p>", f"<p><span{SAID}>A b.</span><span{SAID}>A b.</span></p>"),
        (f'<p lang="fr">{EN}</p>', f'<p lang="fr"><span{SAID}>A b.</span></p>'),
        (f'<p dir="auto">{EN}</p>', f'<p dir="auto"><span{SAID}>A b.</span></p>'),
        (f'<a title="{EN}">Ja</a>', '<a title="A b.">Ja</a>'),
        (f"<title>{EN}</title>", "<title>A b.</title>"),
        (f"<option>{EN}</option>", "<option>A b.</option>"),
        (f"<textarea>{EN}</textarea>", "<textarea>A b.</textarea>"),
        (f"<script>{EN}</script>", "<script>A b.</script>"),
        (f"<p>{exact('A')}</p>", f"<p{SAID}>A</p>"),
        (f"<p>{waiting('')}</p>", f"<p{SAID}></p>"),
        ("<p>Ja</p>", "<p>Ja</p>"),
        (f"<p>a{END}</p><p>{EN}</p>", f"<p>a</p><p{SAID}>A b.</p>"),
        (f"{EN}", "A b."),
    ],
)
def test_where_english_stands_it_is_marked(html: str, shown: str) -> None:
    assert as_html(html) == shown


def test_each_paragraph_is_marked_by_itself() -> None:
    assert waiting("A\n\nB\nC") == f"{WAITING}A{END}\n\n{WAITING}B\nC{END}"
    assert exact("A\n\nB") == f"{EXACT}A{END}\n\n{EXACT}B{END}"


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [("A b.", "", ""), ("[ ] A toy", "[ ] ", ""), ("[x] A toy", "[x] ", ""), ("[X] A toy", "[X] ", ""), ("[y] A toy", "", ""),
     ("Signs {#signs}", "", " {#signs}"), ("Signs {: .wide}", "", " {: .wide}"), ("Signs {.wide}", "", " {.wide}"),
     ("Signs {wide}", "", ""), ("See ![](a.svg)", "", "![](a.svg)"), ("See ![a](b){.w}", "", "![a](b){.w}"),
     ("![a](b) see", "", "")],
)  # fmt: skip
def test_signs_of_markdown_at_the_ends_stay_outside(text: str, start: str, end: str) -> None:
    middle = text.removeprefix(start).removesuffix(end)
    assert waiting_markdown(text) == f"{start}{WAITING}{middle}{END}{end}"


def test_nothing_is_marked_where_no_text_is() -> None:
    assert waiting_markdown("") == ""
    assert waiting_markdown("![a](b)") == "![a](b)"


@pytest.mark.parametrize(
    "text", [f"{WAITING}A{END}", f"{EXACT}A{END}", r"\ue002A\ue004", r"\ue003A\ue004", "A"], ids=ascii
)
def test_marks_are_dropped_in_text_and_in_json(text: str) -> None:
    assert unmarked(text) == "A"


def test_other_letters_of_no_alphabet_stay() -> None:
    assert unmarked(r"\ue005 \ue001") == r"\ue005 \ue001"


@pytest.mark.parametrize(
    ("html", "share"),
    [("<p>abcd</p>", 1), (f"<p>ab</p><p>{WAITING}cd{END}</p>", 1 - 2 / 6), (f"{WAITING}ab{END}", 0.5),
     (f"ab{EXACT}cd{END}", 1), ("<p></p>", 1)],
)  # fmt: skip
def test_how_much_is_no_longer_english(html: str, share: float) -> None:
    assert share_translated(html) == pytest.approx(share)

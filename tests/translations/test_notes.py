"""What a translator is told beside a text: what it is, for whom, what stays, and what a name in braces stands for."""

from __future__ import annotations

import pytest

from plainfacts.translations.notes import MARKS, NAME, notes_on, notes_on_key, told


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ('Ring {{ urgent() }} or {{ fact("a", "b") }}.', ["{{ urgent() }}", '{{ fact("a", "b") }}']),
        ("See [that](index.md) (now).", ["(index.md)"]),
        ('See [that](a.md "Title").', ['(a.md "Title")']),
        ("Signs {#signs} {: .wide}", ["{#signs}", "{: .wide}"]),
        ("{n} days {wide}", []),
    ],
)
def test_what_stays_is_named(text: str, marks: list[str]) -> None:
    assert MARKS.findall(text) == marks
    notes = notes_on(text, "no kind")
    assert notes == ((told()["keep"].format(marks=" ".join(marks)),) if marks else ())


def test_what_stays_is_named_once() -> None:
    (note,) = notes_on("[a](x.md) and [b](x.md)", "no kind")
    assert note.count("(x.md)") == 1


@pytest.mark.parametrize("kind", sorted(told()["kinds"]))
def test_a_kind_of_text_is_named(kind: str) -> None:
    assert notes_on("Text", kind) == (told()["kinds"][kind],)


@pytest.mark.parametrize("audience", sorted(told()["audiences"]))
def test_for_whom_a_text_is_is_told(audience: str) -> None:
    assert notes_on("Text", "no kind", audience) == (told()["audiences"][audience],)
    assert audience != "family"


@pytest.mark.parametrize(
    ("text", "names"),
    [("{n} of {total}", ["n", "total"]), ("{n} and {n}", ["n"]), ("{{ n }} {N} {a1}", []), ("{from_}", ["from_"])],
)
def test_a_name_in_braces_is_explained(text: str, names: list[str]) -> None:
    assert list(dict.fromkeys(NAME.findall(text))) == names
    assert notes_on_key("no.key", text) == tuple(
        told()["braces"].format(name=name, meaning=told()["names"][name]) for name in names
    )


def test_a_name_that_nobody_has_explained_stands_for_itself() -> None:
    (note,) = notes_on_key("no.key", "{strange}")
    assert note == told()["braces"].format(name="strange", meaning="strange")


def test_words_of_the_generator_have_notes_by_their_key() -> None:
    key, note = next(iter(told()["keys"].items()))
    assert notes_on_key(f"{key}.more", "Text") == (note,)

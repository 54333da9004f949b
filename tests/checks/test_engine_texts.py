"""How a message quotes, which trial a sentence is about, and on which line a text stands."""

from __future__ import annotations

import pytest

from checks.judged import another
from plainfacts.checks.engine.findings import listed, quoted
from plainfacts.checks.engine.pieces import CALL_MARK, page_pieces
from plainfacts.checks.engine.trial_names import TrialNames
from plainfacts.facts.load import load
from plainfacts.prose.page import read_page
from site_files import TRIAL, page, site_files

FACTS = load(site_files(**{"data/trials.yaml": TRIAL + another("lamp-12")})).facts


def test_a_message_quotes_on_one_line_and_cuts_what_is_long_between_words() -> None:
    fits = "word " * 17 + "words"
    assert len(fits) == 90
    assert quoted(f" {fits}\n") == f'"{fits}"'
    longer = quoted(f"{fits}s")
    assert longer == f'"{"word " * 17}…"'
    assert quoted("a b\nc  d") == '"a b c d"'
    assert quoted("one two three", 12) == '"one two …"'
    assert listed(["a b", "c"]) == '"a b", "c"'


@pytest.mark.parametrize(
    ("text", "about"),
    [
        ("LAMP 1 is open.", [["lamp-1"]]),
        ("LAMP-12 is open. It is small.", [["lamp-12"], ["lamp-12"]]),
        ("LAMP 1 is open. Children are small.", [["lamp-1"], []]),
        ("LAMP 1 is open. Children are small. It is open.", [["lamp-1"], [], []]),
        ("LAMP 1 and LAMP-12 are open. They are small.", [["lamp-1", "lamp-12"], ["lamp-1", "lamp-12"]]),
        ("LAMP 1 is LAMP 1.", [["lamp-1"]]),
        ("LAMP 15 is open.", [[]]),
        ("XLAMP 1 is open. X-LAMP 1 is.", [[], []]),
        ('{{ trial("lamp-1") }} is open. This trial is small.', [["lamp-1"], ["lamp-1"]]),
        ('It is small. {{ trial("lamp-12") }} is open.', [[], ["lamp-12"]]),
        ('{{ trial("lamp-9") }} is open.', [[]]),
    ],
)
def test_a_sentence_is_about_the_trial_that_it_names_or_goes_on_about(text: str, about: list[list[str]]) -> None:
    (read, _) = read_page(page(body=f"{text}\n"), "content/a.md")
    assert read
    piece = list(page_pieces(read))[-1]
    found = TrialNames(FACTS).by_sentence(piece)
    assert [[trial.id for trial in trials] for _, trials in found] == about


def test_a_text_of_a_page_knows_its_lines_with_calls_over_several_in_it() -> None:
    (read, _) = read_page(page(body='One.\n\nTwo {{ fact("a",\n"b") }} three\nfour.\n'), "content/a.md")
    assert read
    title, description, one, two = page_pieces(read)
    assert (title.key, description.key) == ("title", "description")
    assert (title.line(), description.line()) == (2, 3)
    assert one.line() == read.start
    assert two.text == f"Two {CALL_MARK} three\nfour."
    lines = {word: two.line(two.text.index(word)) - read.start for word in ("Two", "three", "four")}
    assert lines == {"Two": 2, "three": 3, "four": 4}
    assert [position for position, _ in two.calls] == [two.text.index(CALL_MARK)]
    assert not one.has_digit and not title.has_number and one.has_number

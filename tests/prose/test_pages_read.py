"""A page as a file: its address, its front matter, the line on which its text begins, and its text as a whole."""

from __future__ import annotations

import pytest

from plainfacts.facts.load import load
from plainfacts.prose.page import address, read_page
from plainfacts.prose.page_text import page_texts
from plainfacts.prose.passages import read_prose
from site_files import page, site_files, trial_with


@pytest.mark.parametrize(
    ("path", "url"),
    [
        ("content/index.md", "/"),
        ("content/car-t.md", "/car-t/"),
        ("content/trials/index.md", "/trials/"),
        ("content/trials/lamp.md", "/trials/lamp/"),
        ("content/reindex.md", "/reindex/"),
        ("content/index/a.md", "/index/a/"),
    ],
)
def test_the_address_of_a_page_is_its_place(path: str, url: str) -> None:
    assert address(path) == url


def test_the_text_of_a_page_begins_after_its_front_matter() -> None:
    raw = page(body="One.\nTwo.\n")
    found, problems = read_page(raw, "content/a.md")
    assert found and problems == []
    assert raw.decode().split("\n")[found.start - 1] == "One."
    assert found.body == "One.\nTwo.\n"
    assert (found.front.title, found.front.audience) == ("Leukaemia", "family")


@pytest.mark.parametrize(
    ("raw", "told"),
    [
        (b"One.\n", [(1, "missing-key")]),
        (b"\n---\ntitle: A\n---\n", [(1, "missing-key")]),
        (b"---\n\n---\nOne.\n", [(1, "missing-key")] * 3),
        (b"---\n# Nothing yet.\n--- \nOne.", [(1, "missing-key")] * 3),
        (page().replace(b"title: Leukaemia", b"title: Leukaemia\ntitle: Twice"), [(3, "duplicate-key")]),
        (page().replace(b"audience: family", b"audience: all"), [(4, "wrong-value")]),
        (page(body='{{ fakt("a") }}\n'), [(9, "inline-fact")]),
        (page(body='{{ fakt("a") }}\n').replace(b"audience: family", b"audience: all"), [(4, "wrong-value"), (9, "inline-fact")]),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_page_is_told_at_its_line(raw: bytes, told: list[tuple[int, str]]) -> None:
    _, problems = read_page(raw, "content/a.md")
    assert sorted((one.line, one.rule) for one in problems) == told


VOICE = """\
  voices:
    teen: {about: You take it., happens: So., may_help: So., harm: So., choice: So., not_known: So.}
"""


def test_pages_and_trials_and_voices_are_texts_of_sentences_in_their_order() -> None:
    raw = "# Ours\n" + trial_with("  review:", f"{VOICE}  review:")
    facts = load(site_files(**{"data/trials.yaml": raw})).facts
    found, _ = read_page(page(body="## Two words\n\nOne. Two.\n\n- Three\n"), "content/a.md")
    assert found
    texts = page_texts(facts.trials.values(), [read_prose(found, lambda call: "")])
    assert [(one.owner, one.audience, one.path) for one in texts] == [
        ("/a/", "family", "content/a.md"),
        ("lamp-1", "family", "data/trials.yaml"),
        ("lamp-1.voices.teen", "teen", "data/trials.yaml"),
    ]
    written, trial, teen = texts
    assert (written.trial, trial.trial, teen.trial) == (None, *[facts.trials["lamp-1"]] * 2)
    assert [line.text for line in written.lines] == ["One.", "Two.", "Three"]
    assert [one.kind for one in written.running] == ["paragraph", "item"]
    assert (written.name, trial.name, teen.name) == ("Leukaemia", facts.trials["lamp-1"].title.known, teen.owner)
    of_teen = next(number for number, line in enumerate(raw.split("\n"), 1) if "teen:" in line)
    assert (written.first_line, trial.first_line, teen.first_line) == (0, 2, of_teen)
    assert "You take it." in {line.text for line in teen.lines} - {line.text for line in trial.lines}

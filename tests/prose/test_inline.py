"""Inline facts: what is fetched is what was asked for, and nothing in a page can run."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plainfacts.problems import as_text
from plainfacts.prose.inline_facts import calls_in
from plainfacts.site import examine
from site_files import BODY, TODAY, page, site_files


def told(line: str) -> list[str]:
    files = site_files(**{"content/leukaemia.md": page(body=f"{BODY}\n{line}\n")})
    rules = ("inline-fact", "template-code", "raw-html", "link-address")
    return [as_text(problem) for problem in examine(files, TODAY).problems if problem.rule in rules]


def test_a_call_is_read_by_position_and_by_name() -> None:
    calls, problems = calls_in('a {{ fact("lamp-1", field="ages") }} b', "x.md", 5)
    assert problems == []
    assert [(call.name, call.values, call.line, call.start, call.end) for call in calls] == [
        ("fact", {"trial": "lamp-1", "field": "ages"}, 5, 2, 36)
    ]


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ('{{ fact("lamp-2", "ages") }}', "[inline-fact] fact() finds no trial `lamp-2`. Fix: Look for the id in data/trials.yaml and data/trials/, or add a record there."),
        ('{{ fact("lamp-1", "age") }}', "[inline-fact] fact() finds no field `age`. Fix: Write `ages`."),
        ('{{ chance("lamp-1") }}', "[inline-fact] chance() finds no chance `lamp-1`. Fix: Look for the id in the `chances` of data/conditions.yaml and data/treatments.yaml, or add a record there."),
        ('{{ trials(status="recuiting") }}', "[inline-fact] trials() finds no status `recuiting`. Fix: Write `recruiting`."),
        ('{{ trials(status="closed") }}', "[inline-fact] trials() finds no status `closed`. Fix: Look it up in the registry: open, closed, ended and stopped can each mean more than one status. Then use one of: not-yet-recruiting, recruiting, by-invitation, active-not-recruiting, suspended, terminated, withdrawn, completed, unknown."),
        ('{{ fakt("lamp-1", "ages") }}', "[inline-fact] No call is named `fakt`. Fix: Write `fact`."),
        ('{{ fact("lamp-1") }}', '[inline-fact] fact() needs a field. Fix: Write fact("…") with its id.'),
        ('{{ trials(condtion="leukaemia") }}', "[inline-fact] trials() has no value called `condtion`. Fix: Write `condition`."),
        ("{{ 10 ** 10 }}", '[inline-fact] `10 ** 10` is not a call of a known name with plain values. Fix: Write a call such as {{ fact("example-trial", "countries") }}.'),
        ("{{ fact.__class__ }}", '[inline-fact] `fact.__class__` is not a call of a known name with plain values. Fix: Write a call such as {{ fact("example-trial", "countries") }}.'),
        ('{{ fact("a" ~ "b", "c") }}', '[inline-fact] `fact("a" ~ "b", "c")` has a value that is not a text in quotes. Fix: Write a call such as {{ fact("example-trial", "countries") }}.'),
        ("{% if x %}", "[template-code] This is template code: {%. Fix: Delete it and write the text itself."),
        ("<script>alert(1)</script>", "[raw-html] This is HTML: `<script>`. Fix: Write it in Markdown, or `&lt;` for the character <."),
        ("a <b onclick=x>c</b>", "[raw-html] This is HTML: `<b onclick=x>`. Fix: Write it in Markdown, or `&lt;` for the character <."),
        ("[x](JaVaScRiPt:alert(1))", "[link-address] A link leads to `JaVaScRiPt:alert(1)`. Fix: Correct the address or delete the link."),
        ("[x](&#106;avascript:alert(1))", "[link-address] A link leads to `javascript:alert(1)`. Fix: Correct the address or delete the link."),
        ("[x](//evil.example/)", "[link-address] A link leads to `//evil.example/`. Fix: Correct the address or delete the link."),
    ],
)  # fmt: skip
def test_what_cannot_be_fetched_is_told_at_its_line(line: str, message: str) -> None:
    assert f"content/leukaemia.md:21: error: {message}" in told(line)


def test_a_link_inside_the_site_passes() -> None:
    assert told("[Home](index.md) and [mail](mailto:a@example.org) and https://example.org/") == []


@given(st.text(alphabet="{}%#()\"'abcfact,= \n~|.[]0", max_size=120))
def test_any_text_gives_calls_or_problems(text: str) -> None:
    calls, problems = calls_in(text, "x.md", 1)
    assert bool(calls or problems) == any(sign in text for sign in ("{{", "}}", "{%", "%}")) or "{#" in text
    assert all(text[call.start : call.start + 2] == "{{" for call in calls)

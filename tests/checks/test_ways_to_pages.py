"""Every page can be found, and every link leads to it: told at its line, before anything is built."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from building import write
from checks.judged import messages
from plainfacts.cli import main
from plainfacts.facts.house.settings import read_settings
from site_files import BODY, MKDOCS, page, site_files

ALONE = "content/pain.md"
OF_MENU = "nav:\n  - index.md\n  - Illnesses:\n      - leukaemia.md\n"


def told(rule: str, menu: str, *, home: str = BODY, **more: str | bytes) -> list[str]:
    pages = {"content/index.md": page("Home", home), ALONE: page("Pain"), **more}
    return messages(rule, **{"mkdocs.yml": MKDOCS + menu, **pages})


def test_a_page_that_nothing_leads_to_is_told_at_its_title() -> None:
    assert told("orphan-page", OF_MENU) == [f"{ALONE}:2: Neither the menu nor another page links to this page."]


def test_a_link_to_itself_leads_nobody_to_a_page() -> None:
    own = page("Pain", f"{BODY}\n[Start](pain.md#key-points)\n")
    assert told("orphan-page", OF_MENU, **{ALONE: own}) != []


@pytest.mark.parametrize(
    ("menu", "home"),
    [
        ("", BODY),
        (f"{OF_MENU}  - pain.md\n", BODY),
        (f"{OF_MENU}  - More: [{{Pain: pain.md}}, https://example.org/x.md]\n", BODY),
        (OF_MENU, f"{BODY}\nSee [pain](pain.md).\n"),
        (OF_MENU, f"{BODY}\nSee [pain](./pain.md#key-points) and more.\n"),
    ],
)
def test_a_page_in_the_menu_or_in_a_link_is_led_to(menu: str, home: str) -> None:
    assert told("orphan-page", menu, home=home) == []
    assert told("menu-page", menu, home=home) == []


def test_what_the_menu_names_must_be_there() -> None:
    line = MKDOCS.count("\n") + 5
    assert told("menu-page", f"{OF_MENU}  - lukaemia.md\n") == [
        f"mkdocs.yml:{line}: The menu names a page that does not exist: content/lukaemia.md."
    ]


def test_a_page_that_cannot_be_read_is_not_told_as_missing_too() -> None:
    assert told("menu-page", f"{OF_MENU}  - pain.md\n", **{ALONE: "no front matter"}) == []


def test_the_menu_is_read_with_its_lines_and_none_is_no_menu() -> None:
    assert read_settings(f"site_name: A\n{OF_MENU}").menu == {"index.md": 3, "leukaemia.md": 5}
    assert read_settings("site_name: A\n").menu is None


def checked(root: Path) -> str:
    return CliRunner().invoke(main, ["check", "--root", str(root)]).stdout


def test_the_command_looks_at_pictures_and_sees_when_one_is_taken_away(tmp_path: Path) -> None:
    body = f"{BODY}\n![A bed beside a window](ward.png)\n"
    write(tmp_path, site_files(**{"content/leukaemia.md": page(body=body), "content/ward.png": b"\x89PNG"}))
    assert "ward.png" not in checked(tmp_path)
    (tmp_path / "content/ward.png").unlink()
    assert "`ward.png` leads nowhere: there is no content/ward.png." in checked(tmp_path)


def test_the_menu_may_name_pages_that_the_generator_makes() -> None:
    assert told("menu-page", f"{OF_MENU}  - privacy.md\n  - all-pages.md\n  - trials/lamp-1.md\n") == []

"""A build publishes a whole site or nothing, and says why."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from building import mkdocs, write
from plainfacts.facts.load import load
from site_files import BODY, TRIAL, page, site_files, trial_with


def tree(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_small_site_is_built_with_a_page_for_each_trial(small: Path) -> None:
    result = mkdocs(small)
    assert result.returncode == 0, result.stderr
    html = (small / "site/trials/lamp-1/index.html").read_text("utf-8")
    assert "A medicine that blocks a growth signal" in html
    assert 'data-fact="lamp-1.ages">1 year to under 18 years<' in html
    assert not [path for path in small.iterdir() if path.name.startswith(".site")]


def test_all_facts_are_published_as_data(small: Path) -> None:
    mkdocs(small)
    found = json.loads((small / "site/api/trials.json").read_text("utf-8"))
    trial = found["trials"][0]
    assert (trial["id"], trial["url"]) == ("lamp-1", "/trials/lamp-1/")
    assert trial["facts"]["ages"] == {
        "value": {"from": "1 year", "under": "18 years"},
        "source": "ctgov-nct01234567",
        "checked": "2026-04-28",
        "differs": [],
    }
    assert trial["facts"]["design"]["value"] == {"groups": 1, "randomised": False, "comparison": False}
    assert trial["facts"]["participants"]["value"] == {"planned": 26}
    assert trial["facts"]["end"]["value"] == "2027-01"


def test_errors_stop_the_build_before_anything_changes_and_all_are_told(small: Path) -> None:
    mkdocs(small)
    before = tree(small / "site")
    (small / "data/trials.yaml").write_text(TRIAL.replace("phase: 2", "phase: II").replace("checked:", "cheked:"))
    result = mkdocs(small)
    assert result.returncode == 1
    assert "data/trials.yaml:9: error: [wrong-value]" in result.stderr
    assert (
        "data/trials.yaml:7: error: [unknown-key] No key is called `cheked` here. Fix: Write `checked`."
        in result.stderr
    )
    assert "Traceback" not in result.stderr
    assert tree(small / "site") == before


def test_a_warning_of_mkdocs_publishes_nothing(small: Path) -> None:
    mkdocs(small)
    before = tree(small / "site")
    (small / "content/leukaemia.md").write_bytes(page(body=f"{BODY}\nSee [that](nowhere.md).\n"))
    result = mkdocs(small)
    assert result.returncode == 1
    assert "nowhere.md" in result.stderr
    assert tree(small / "site") == before


def test_a_page_in_the_place_of_a_trial_is_told(small: Path) -> None:
    write(small, site_files(**{"content/trials/lamp-1.md": page("Clash")}))
    result = mkdocs(small)
    assert result.returncode == 1
    assert "content/trials/lamp-1.md:1: error: [address-clash] The address /trials/lamp-1/ is taken by" in result.stderr


def test_a_link_out_of_the_content_folder_is_refused(small: Path) -> None:
    (small / "content/secrets").symlink_to("/etc")
    result = mkdocs(small)
    assert result.returncode == 1
    assert "content/secrets:1: error: [file-missing] This is a link to another place." in result.stderr
    assert not (small / "site").exists()


def test_two_builds_of_one_day_are_the_same_bytes(small: Path) -> None:
    mkdocs(small)
    first = tree(small / "site")
    shutil.rmtree(small / ".cache")  # else there would be nothing to do
    mkdocs(small)
    assert tree(small / "site") == first


@pytest.mark.parametrize(
    "payload",
    [
        "<script>alert(1)</script>",
        '"><img src=x onerror=alert(1)>',
        "{{ 7 * 7 }}",
        "{% for x in y %}",
        "[x](javascript:alert(1))",
        "</textarea><svg/onload=alert(1)>",
        "${7*7} <%= 7*7 %>",
    ],
)
def test_hostile_text_is_shown_as_text(small: Path, payload: str) -> None:
    quoted = json.dumps(f"It may help. It may not. {payload}")
    text = trial_with("may_help: The medicine may help your child. It may also not help.", f"may_help: {quoted}")
    (small / "data/trials.yaml").write_text(text)
    result = mkdocs(small)
    if result.returncode == 0:
        html = (small / "site/trials/lamp-1/index.html").read_text("utf-8")
        assert "<script>alert" not in html
        assert "onerror=alert(1)>" not in html.replace("onerror=alert(1)&gt;", "")
        assert "<svg/onload" not in html
        assert "javascript:alert(1)" not in html or 'href="javascript' not in html
        assert ">49<" not in html
    else:
        assert "Traceback" not in result.stderr


@pytest.mark.parametrize("where", ["name: LAMP 1", "title: A medicine that blocks a growth signal"])
def test_names_and_titles_are_text_wherever_the_frame_prints_them(small: Path, where: str) -> None:
    field, _, text = where.partition(": ")
    odd = f'{text} "><q onclick=x()>'
    (small / "data/trials.yaml").write_text(trial_with(where, f"{field}: {json.dumps(odd)}"), "utf-8")
    (small / "content/odd.md").write_bytes(page(title="'Odd \"><q onclick=x()>'"))
    result = mkdocs(small)
    assert result.returncode == 0, result.stderr
    for name in ("trials/lamp-1/index.html", "odd/index.html"):
        html = (small / "site" / name).read_text("utf-8")
        assert "&gt;&lt;q onclick=x()&gt;" in html
        assert "<q" not in html
        assert 'content="A medicine that blocks a growth signal "' not in html


def test_a_passed_review_shows_a_banner_on_that_day_and_not_before(small: Path) -> None:
    banner = "The review of this page was due on 28 April 2027."
    mkdocs(small, today="2027-04-28")
    assert banner not in (small / "site/leukaemia/index.html").read_text("utf-8")
    mkdocs(small, today="2027-04-29")
    assert banner in (small / "site/leukaemia/index.html").read_text("utf-8")


def test_an_old_status_speaks_of_the_day_it_was_read(small: Path) -> None:
    words = load(site_files()).facts.wording
    mkdocs(small, today="2026-07-27")
    assert words("trial.status.recruiting") in (small / "site/trials/lamp-1/index.html").read_text("utf-8")
    mkdocs(small, today="2026-07-28")
    html = (small / "site/trials/lamp-1/index.html").read_text("utf-8")
    assert words("trial.status_was.recruiting", date="28 April 2026") in html
    assert words("trial.status.recruiting") not in html


@pytest.mark.parametrize(
    "name", ["content/all-pages.md", "content/trials/lamp-1/sheet.md", "content/sheets/tablets.md"]
)
def test_a_page_in_the_place_of_a_generated_one_is_told(small: Path, name: str) -> None:
    write(small, site_files(**{name: page("Clash")}))
    result = mkdocs(small)
    assert result.returncode == 1
    assert f"{name}:1: error: [address-clash] The address /{name[8:-3]}/ is taken by a page that is" in result.stderr
    assert not (small / "site").exists()


def test_a_link_to_a_generated_page_leads_there(small: Path) -> None:
    body = f"{BODY}\nSee [the trial](trials/lamp-1.md#sources), [its sheet](trials/lamp-1/sheet.md), [all](all-pages.md).\n"
    (small / "content/leukaemia.md").write_bytes(page(body=body))
    result = mkdocs(small)
    assert result.returncode == 0, result.stderr
    html = (small / "site/leukaemia/index.html").read_text("utf-8")
    for address in ("../trials/lamp-1/#sources", "../trials/lamp-1/sheet/", "../all-pages/"):
        assert f'href="{address}"' in html


def test_a_link_to_an_anchor_that_a_generated_page_has_not_is_told(small: Path) -> None:
    (small / "content/leukaemia.md").write_bytes(page(body=f"{BODY}\nSee [that](trials/lamp-1.md#nowhere).\n"))
    result = mkdocs(small)
    assert result.returncode == 1
    assert "#nowhere" in result.stderr and "error: [" in result.stderr


def test_a_generated_page_in_the_menu_has_its_title_there_and_is_marked(small: Path) -> None:
    with (small / "mkdocs.yml").open("a") as config:
        config.write("nav: [index.md, leukaemia.md, trials/lamp-1.md, {What we keep: privacy.md}]\n")
    result = mkdocs(small)
    assert result.returncode == 0, result.stderr
    html = (small / "site/privacy/index.html").read_text("utf-8")
    assert '<a href="./" aria-current="page">What we keep</a>' in html
    assert '<a href="../trials/lamp-1/">A medicine that blocks a growth signal</a>' in html
    assert "<h1>What we keep</h1>" in html

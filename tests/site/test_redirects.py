"""Old addresses of a built site lead on: by a page of their own, and by the file that some hosts read."""

from __future__ import annotations

from pathlib import Path

import lxml.html
import pytest
from click.testing import CliRunner

from building import mkdocs, write
from plainfacts.cli import main
from site_files import site_files

REDIRECTS = """\
- {from: /blood/, to: /leukaemia/, since: 2026-04-01}
- {from: /trials/lamp-0/, to: "/trials/lamp-1/#sources", since: 2026-04-01}
- {from: /deep/er/blüte.html, to: /, since: 2026-04-01}
"""
ADDRESSES = "/blood/\n/trials/lamp-0/\n/trials/lamp-0/sheet/\n"


def redirected(root: Path, redirects: str = REDIRECTS, path: str = "/lamps/") -> Path:
    files = site_files(**{"data/redirects.yaml": redirects, "data/addresses.txt": ADDRESSES})
    return write(root, files, f"site_url: https://lantern.example{path}\n")


@pytest.mark.parametrize(
    ("file", "leads", "canonical"),
    [
        ("blood/index.html", "../leukaemia/", "leukaemia/"),
        ("trials/lamp-0/index.html", "../lamp-1/#sources", "trials/lamp-1/"),
        ("trials/lamp-0/sheet/index.html", "../../lamp-1/#sources", "trials/lamp-1/"),
        ("deep/er/blüte.html", "../../", ""),
    ],
)
def test_an_old_address_has_a_page_that_leads_on(tmp_path: Path, file: str, leads: str, canonical: str) -> None:
    done = mkdocs(redirected(tmp_path))
    assert done.returncode == 0, done.stderr
    page = lxml.html.document_fromstring((tmp_path / "site" / file).read_text("utf-8"))
    assert page.xpath("//meta[@http-equiv='refresh']/@content") == [f"0; url={leads}"]
    assert page.xpath("//main//a/@href") == [leads]
    assert page.xpath("//link[@rel='canonical']/@href") == [f"https://lantern.example/lamps/{canonical}"]
    assert page.xpath("//meta[@name='robots']/@content") == ["noindex"]


def test_hosts_are_told_of_old_addresses_below_the_path_of_the_site(tmp_path: Path) -> None:
    mkdocs(redirected(tmp_path))
    assert (tmp_path / "site/_redirects").read_text("utf-8").splitlines() == [
        "/lamps/blood/ /lamps/leukaemia/ 301",
        "/lamps/deep/er/bl%C3%BCte.html /lamps/ 301",
        "/lamps/trials/lamp-0/ /lamps/trials/lamp-1/#sources 301",
        "/lamps/trials/lamp-0/sheet/ /lamps/trials/lamp-1/#sources 301",
    ]


def test_old_addresses_are_in_no_list(tmp_path: Path) -> None:
    mkdocs(redirected(tmp_path))
    for name in ("sitemap.xml", "search.json", "all-pages/index.html"):
        assert "blood/" not in (tmp_path / "site" / name).read_text("utf-8")


def test_a_place_on_a_page_that_is_not_there_is_told(tmp_path: Path) -> None:
    done = mkdocs(redirected(tmp_path, REDIRECTS.replace("/leukaemia/", '"/leukaemia/#gone"')))
    assert done.returncode == 1
    assert "[broken-link] The link `../leukaemia/#gone` leads to an id that is not on that page." in done.stderr


def test_the_next_build_leaves_out_what_leads_on_no_more(tmp_path: Path) -> None:
    mkdocs(redirected(tmp_path))
    for name in ("data/redirects.yaml", "data/addresses.txt"):
        (tmp_path / name).unlink()
    assert mkdocs(tmp_path).returncode == 0
    assert not (tmp_path / "site/blood").exists()
    assert not (tmp_path / "site/_redirects").exists()


def test_a_site_says_that_no_file_of_it_is_to_be_left_out(small: Path) -> None:
    mkdocs(small)
    assert (small / "site/.nojekyll").read_bytes() == b""


def addresses(root: Path, *options: str) -> tuple[int, str]:
    command = ["addresses", "--root", str(root), *options]
    done = CliRunner().invoke(main, command, env={"PLAINFACTS_TODAY": "2026-05-01"})
    return done.exit_code, done.output


def test_a_release_keeps_every_address_and_those_that_lead_on(tmp_path: Path) -> None:
    root = redirected(tmp_path)
    code, told = addresses(root, "--write")
    kept = (root / "data/addresses.txt").read_text("utf-8").splitlines()
    many = sum(line.startswith("/") for line in kept)
    assert (code, told) == (0, f"data/addresses.txt: {many} addresses. Commit it with the release.\n")
    assert {"/", "/leukaemia/", "/trials/lamp-1/sheet/", "/sheets/tablets/", "/trials/lamp-0/sheet/"} < set(kept)
    (root / "data/redirects.yaml").unlink()
    code, told = addresses(root, "--write")
    assert code == 1
    assert told.count("[address-gone]") == 4
    assert (root / "data/addresses.txt").read_text("utf-8").splitlines() == kept


def test_a_page_that_is_renamed_is_told_before_it_is_published(tmp_path: Path) -> None:
    root = redirected(tmp_path)
    addresses(root, "--write")
    (root / "content/leukaemia.md").rename(root / "content/blood-cancer.md")
    told = mkdocs(root).stderr
    assert "error: [address-gone] The address /leukaemia/ was published, and now it leads nowhere." in told
    assert "Add `- {from: /leukaemia/, to: /…/, since: 2026-05-01}` to data/redirects.yaml" in told
    assert "[redirect-target] No page has the address /leukaemia/." in told

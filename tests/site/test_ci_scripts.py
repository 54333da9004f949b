"""The scripts of continuous integration: what editors read of a change, whether sources still answer, the licences."""

from __future__ import annotations

import importlib.util
import re
import subprocess
import sys
import threading
from collections.abc import Iterator
from datetime import date
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import ModuleType

import pytest

from plainfacts.facts.load import load
from site_files import site_files

ROOT = Path(__file__).parents[2]
TODAY = date(2026, 11, 20)


def script(name: str) -> ModuleType:
    """A script of .ci as a module."""
    spec = importlib.util.spec_from_file_location(f"ci_{name}", ROOT / ".ci" / f"{name}.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


summary, preview, links, licences = (script(name) for name in ("summary", "preview", "links", "licences"))

PROBLEM = {
    "path": "data/trials.yaml",
    "line": 42,
    "rule": "dates-order",
    "severity": "error",
    "message": "The end [2024] is before the <start>.",
    "fix": "Check both.",
}


def page(*paragraphs: str) -> str:
    return "---\ntitle: Page\n---\n\n" + "\n\n".join(paragraphs) + "\n"


def test_a_summary_tells_what_must_be_mended_in_words() -> None:
    text = summary.summary([PROBLEM, {**PROBLEM, "severity": "info"}], {}, {})
    assert text.splitlines()[:3] == [
        "## What must be fixed: 1",
        "",
        r"- **data/trials.yaml, line 42**: The end \[2024\] is before the \<start\>. Check both. (`dates-order`)",
    ]
    assert "## Worth a look: 0" in text
    assert "## Pages that change: 0" in text


def test_a_changed_page_is_told_before_and_after_by_paragraph() -> None:
    before = {"car-t.md": page("# CAR-T", "Same.", "It opens in May."), "trials/a.md": page("# A")}
    after = {"car-t.md": page("# CAR-T", "Same.", "It opened on 2 May."), "trials/a.md": page("# A")}
    text = summary.summary([], before, after)
    assert "## Pages that change: 1" in text
    changed = text[text.index("### /car-t/") :]
    assert " ".join(changed.split()) == "### /car-t/ Before: > It opens in May. > After: > It opened on 2 May. >"


def test_a_new_page_and_one_that_is_gone_are_told() -> None:
    text = summary.summary([], {"old.md": page("Old.")}, {"index.md": page("New.")})
    assert "### /\n\nThis page is new:\n\n> New." in text
    assert "### /old/\n\nThis page is removed." in text


def test_a_large_change_is_cut_and_says_so() -> None:
    after = {f"{number}.md": page(*("word " * 40 for _ in range(50))) for number in range(60)}
    text = summary.summary([PROBLEM] * 80, {}, after)
    assert "- And 30 more: run `make check` to see them." in text
    assert len(text) < summary.MOST_CHARACTERS + 200
    assert text.endswith("Download the preview to see all of it.\n")


def test_the_sentences_to_read_again_are_told_where_a_fact_changed() -> None:
    again = [{**PROBLEM, "severity": "info", "rule": "read-again"}]
    assert "## Sentences to read again, since a fact changed: 1" in summary.summary([], {}, {}, again)
    assert "read again" not in summary.summary([], {}, {})


def test_a_folder_that_could_not_be_exported_is_told(tmp_path: Path) -> None:
    (tmp_path / "problems.json").write_text("[]")
    (tmp_path / "after/docs").mkdir(parents=True)
    arguments = [str(tmp_path / name) for name in ("problems.json", "before", "after")]
    command = [sys.executable, str(ROOT / ".ci/summary.py"), *arguments]
    told = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert told.startswith("The site could not be exported as it is before this change, so its pages are not compared.")


def test_every_link_of_the_preview_opens_from_a_disk(other_site: Path, tmp_path: Path) -> None:
    preview.main([str(other_site), str(tmp_path / "preview")])
    counted = 0
    for file in (tmp_path / "preview").rglob("*.html"):
        html = file.read_text("utf-8")
        assert "Content-Security-Policy" not in html
        for address in re.findall(r'(?:href|src|action)="(?!\w+:|#)([^"#?]+)', html):
            counted += 1
            assert not address.startswith("/") and (file.parent / address).is_file(), (file, address)
    assert counted > 100


@pytest.mark.parametrize(
    ("link", "expected"),
    [
        ('href="../car-t/"', 'href="../car-t/index.html"'),
        ('href="../car-t/#how"', 'href="../car-t/index.html#how"'),
        ('href="."', 'href="./index.html"'),
        ('href="../.."', 'href="../../index.html"'),
        ('href="#how"', 'href="#how"'),
        ('href="https://example.org/"', 'href="https://example.org/"'),
        ('href="mailto:x@example.org"', 'href="mailto:x@example.org"'),
        ('href="../feed.xml"', 'href="../feed.xml"'),
        ('content="0; url=../new/#how"', 'content="0; url=../new/index.html#how"'),
    ],
)
def test_a_link_of_the_preview_names_a_file(link: str, expected: str) -> None:
    assert preview.opened_from_disk(f"<a {link}>") == f"<a {expected}>"


class Answers(BaseHTTPRequestHandler):
    """Answers /404 with 404, and so on; /moved leads to another host."""

    def do_GET(self) -> None:
        code = {"/moved": 302}.get(self.path) or int(self.path.strip("/") or 200)
        self.send_response(code)
        if self.path == "/moved":
            self.send_header("Location", f"http://localhost:{self.server.server_address[1]}/200")
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *args: object) -> None:
        pass


@pytest.fixture
def host() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Answers)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()


def looked(host: str, *paths: str, allowed: str = "") -> list[str]:
    found = [links.Link(f"s{path.strip('/')}", f"{host}{path}", "data/sources.yaml:7") for path in paths]
    return [line.replace(host, "HOST") for line in links.look(found, links.read_allowed(allowed), TODAY, pause=0)]


def test_an_address_that_answers_is_not_told(host: str) -> None:
    assert looked(host, "/200") == []


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("/404", "- `data/sources.yaml:7` s404: is gone (404); find its new address, or an archived copy: <HOST/404>."),
        (
            "/403",
            "- `data/sources.yaml:7` s403: did not answer a program (403); try it by hand, and allow it if it works: <HOST/403>.",
        ),
    ],
)
def test_an_address_that_does_not_answer_is_told_with_what_to_do(host: str, path: str, told: str) -> None:
    assert looked(host, path) == [told]


def test_an_address_that_leads_to_another_site_is_told(host: str) -> None:
    assert "smoved: now leads to another site (localhost:" in looked(host, "/moved")[0]


def test_an_address_that_cannot_be_reached_is_told() -> None:
    found = [links.Link("s", "http://127.0.0.1:9/x", "data/sources.yaml:7")]
    assert "s: could not be reached (ConnectionError); try it by hand" in next(links.look(found, [], TODAY, pause=0))


def test_an_exception_holds_to_its_last_day_and_then_says_why_it_was_made(host: str) -> None:
    entry = f'- {{url: "{host}/404", reason: kept as a copy, until: %s}}'
    assert looked(host, "/404", allowed=entry % "2026-11-20") == []
    assert looked(host, "/404", allowed=entry % "2026-11-19")[0].endswith(
        "The exception ended on 2026-11-19: kept as a copy."
    )


def test_an_exception_without_a_reason_is_refused() -> None:
    with pytest.raises(KeyError):
        links.read_allowed("- {url: https://example.org, until: 2026-11-20}")


def test_the_exceptions_of_this_site_can_be_read() -> None:
    assert links.read_allowed(links.ALLOWED.read_text("utf-8")) is not None


def test_the_addresses_of_sources_are_looked_at_where_they_are_written() -> None:
    found = links.links_of(load(site_files()).facts)
    assert [(link.url, link.place) for link in found] == [
        ("https://clinicaltrials.gov/study/NCT01234567", "data/sources.yaml:4")
    ]


def test_the_list_of_licences_is_current() -> None:
    assert licences.LIST.read_text("utf-8") == licences.listed(licences.LOCK.read_text("utf-8")), "Run: make licences"


def test_every_locked_package_is_listed_with_a_licence() -> None:
    lock = licences.LOCK.read_text("utf-8")
    names = set(re.findall(r"^([\w.-]+)==", lock, re.MULTILINE))
    rows = re.findall(r"^\| ([\w.-]+) \| \S+ \| (\S.+) \|$", licences.listed(lock), re.MULTILINE)
    assert {name for name, _ in rows} - {"package"} == names
    with pytest.raises(LookupError, match="no-such-package is in the lock file but not installed"):
        licences.listed("no-such-package==1.0 \\\n")


def test_data_under_another_licence_than_its_package_is_listed_with_it() -> None:
    (row,) = re.findall(r"^\| wordfreq \| .*$", licences.listed("wordfreq==3.1.1 \\\n"), re.MULTILINE)
    assert "Apache" in row and "CC BY-SA 4.0" in row


@pytest.mark.parametrize("name", ["site", "test", "tools"])
def test_every_dependency_is_locked_by_hash_and_no_registry_is_named(name: str) -> None:
    text = (ROOT / "requirements" / f"{name}.txt").read_text("utf-8")
    for block in re.split(r"\n(?=\S)", text):
        if "==" in block:
            assert "--hash=sha256:" in block, block[:60]
    options = set(re.findall(r"(?<!\S)--[a-z-]+", re.sub(r"^#.*", "", text, flags=re.MULTILINE)))
    assert options == {"--hash"}, "an option would say where packages come from"
    assert "://" not in text

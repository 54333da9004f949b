"""What was built before makes a build fast and nothing else: the bytes are those of a build that knows nothing."""

from __future__ import annotations

import json
import os
import random
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

import pytest
from kept import again, built, built_cold, edit, tree
from mkdocs.commands.build import build
from mkdocs.config import load_config

from building import mkdocs, mkdocs_killed
from forked import PATIENCE, python_m
from plainfacts.facts.facts import Facts
from plainfacts.keep import swap
from plainfacts.keep.inputs import umask
from plainfacts.keep.kept_pages import INDEX
from plainfacts.site import Site, read
from site_files import BODY, page

FIRST, SECOND = "trials/lamp-1/index.html", "trials/candle-2/index.html"


@pytest.fixture(scope="module")
def once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site that was built once, with its cache. Nobody changes it."""
    root = again(tmp_path_factory.mktemp("once"))
    built(root)
    return root


@pytest.fixture
def site(once: Path, tmp_path: Path) -> Path:
    """A copy of it, to be changed."""
    return Path(shutil.copytree(once, tmp_path / "site"))


def without_the_second(root: Path) -> None:
    file = root / "data/trials.yaml"
    file.write_text(file.read_text("utf-8").split("- id: candle-2")[0])


EDITS: dict[str, Callable[[Path], object]] = {
    "a text of a trial": lambda root: edit(root / "data/trials.yaml", "takes a tablet", "swallows a tablet"),
    "a name, which hides words": lambda root: edit(root / "data/trials.yaml", "name: CANDLE 2", "name: Tablet each"),
    "a line before all trials": lambda root: edit(root / "data/trials.yaml", "- id", "# A remark.\n- id"),
    "a trial less": without_the_second,
    "the name of a condition": lambda root: edit(root / "data/conditions.yaml", "name: leukaemia", "name: leukæmia"),
    "the title of a source": lambda root: edit(root / "data/sources.yaml", "A phase 2", "The phase 2"),
    "a word explained": lambda root: edit(root / "data/glossary.yaml", "term: tablet", "term: hospital"),
    "words of the generator": lambda root: (
        (root / "data/wording").mkdir(),
        (root / "data/wording/en.yaml").write_text("site:\n  menu: All of it\n"),
    ),
    "the style": lambda root: (root / "data/style.yaml").write_text("thresholds: {status_days_old: 1}\n"),
    "a page": lambda root: edit(root / "content/leukaemia.md", "Your child needs", "A child needs"),
    "the title of a page": lambda root: edit(root / "content/words.md", "title: Words", "title: Words we use"),
    "whom a page is for": lambda root: edit(root / "content/words.md", "audience: family", "audience: teen"),
    "a page that is gone": lambda root: (root / "content/words.md").unlink(),
    "the theme": lambda root: edit(root / "overrides/main.html", "</main>", "<hr></main>"),
    "a shared part of the theme": lambda root: edit(
        root / "overrides/partials/header.html", "</header>", "<hr></header>"
    ),
    "the address": lambda root: edit(root / "mkdocs.yml", "https://small.example/", "https://large.example/"),
    "the menu": lambda root: edit(root / "mkdocs.yml", "strict", "nav: [index.md, words.md, leukaemia.md]\nstrict"),
}


ALWAYS = ("a name, which hides words", "the name of a condition", "a word explained", "words of the generator", "a page that is gone",
          "a shared part of the theme", "the menu")  # fmt: skip
"""The edits that are tried in each run: one of each way in which a change reaches other pages. `make proof` tries all."""


@pytest.mark.parametrize("what", [pytest.param(one, marks=() if one in ALWAYS else pytest.mark.proof) for one in EDITS])
def test_after_an_edit_the_site_is_what_a_first_build_gives(site: Path, tmp_path: Path, what: str) -> None:
    before = tree(site / "site")
    EDITS[what](site)
    after = built(site)
    assert after != before
    assert after == built_cold(site, tmp_path / "cold")


def test_on_another_day_the_site_is_what_a_first_build_gives(site: Path, tmp_path: Path) -> None:
    later = "2027-05-01"
    assert built(site, today=later) == built_cold(site, tmp_path / "cold", today=later)


def test_a_site_that_was_moved_finds_what_it_kept(once: Path, site: Path) -> None:
    edit(site / "data/trials.yaml", "takes a tablet", "swallows a tablet")
    built(site)
    assert made(site)[SECOND] == made(once)[SECOND]
    assert made(site)[FIRST] != made(once)[FIRST]


def says(root: Path, words: str) -> None:
    """Let the first trial say how often a tablet is taken."""
    file = root / "data/trials.yaml"
    head, tail = file.read_text("utf-8").split("what_happens: Your child takes a tablet ", 1)
    file.write_text(f"{head}what_happens: Your child takes a tablet {words}.\n{tail.partition(chr(10))[2]}")


def made(root: Path, names: Sequence[str] = (FIRST, SECOND)) -> dict[str, int]:
    """When the page of each trial, or each of some pages, was made."""
    return {name: (root / "site" / name).stat().st_mtime_ns for name in names}


def test_only_the_pages_of_what_changed_are_made_again(site: Path) -> None:
    says(site, "each day")
    built(site)
    before = made(site)
    says(site, "each night")
    built(site)
    after = made(site)
    assert after[SECOND] == before[SECOND]
    assert after[FIRST] != before[FIRST]
    assert (site / "site" / SECOND).stat().st_ino in {path.stat().st_ino for path in pages(site)}


WRITTEN = ("leukaemia/index.html", "lists/index.html", "names/index.html", "words/index.html")
"""Pages that somebody wrote: plain text, a list of all trials, the name of the first trial, words explained."""

REMADE: dict[str, tuple[Callable[[Path], object], set[str]]] = {
    "a page": (lambda root: edit(root / "content/leukaemia.md", "Your child needs", "A child needs"), {WRITTEN[0]}),
    "the first trial": (lambda root: says(root, "each night"), {WRITTEN[1], WRITTEN[2]}),
    "the second trial": (
        lambda root: edit(root / "data/trials.yaml", "name: CANDLE 2", "# A remark.\n  name: CANDLE 2"),
        {WRITTEN[1]},
    ),
    "the meaning of a word": (
        lambda root: edit(root / "data/glossary.yaml", "that you swallow", "to swallow"),
        set(WRITTEN),
    ),
}


@pytest.mark.parametrize("what", REMADE)
def test_only_the_written_pages_of_what_changed_are_made_again(site: Path, tmp_path: Path, what: str) -> None:
    for name, call in (("lists", 'trials(condition="leukaemia")'), ("names", 'trial("lamp-1")')):
        text = page(name.title(), f"{BODY}\n## More\n\n{{{{ {call} }}}}\n", description=f"What {name} are.")
        (site / f"content/{name}.md").write_bytes(text)
    says(site, "each day")
    built(site)
    before = made(site, WRITTEN)
    change, again = REMADE[what]
    change(site)
    after = built(site)
    assert {name for name, when in made(site, WRITTEN).items() if when != before[name]} == again
    assert after == built_cold(site, tmp_path / "cold")


ITALIAN = tuple(f"it/{name}" for name in (FIRST, SECOND, "leukaemia/index.html", "words/index.html"))


@pytest.fixture(scope="module")
def italian(once: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site in a second language, of which nothing is translated, built once."""
    root = Path(shutil.copytree(once, tmp_path_factory.mktemp("italian") / "site"))
    with (root / "mkdocs.yml").open("a") as config:
        config.write("extra: {languages: [en, it]}\n")
    translate(root)
    says(root, "each day")
    built(root)
    return root


def translate(root: Path) -> None:
    """Bring the catalogue up to date."""
    done = python_m("plainfacts", "translate", "it", cwd=root, env=os.environ)
    assert done.returncode == 0, done.stderr


def said(root: Path, place: str, words: str) -> None:
    """Translate the text at a place."""
    file = root / "translations/it.po"
    head, tail = file.read_text("utf-8").split(f'msgctxt "{place}"\n', 1)
    english, rest = tail.split('msgstr ""', 1)
    file.write_text(f'{head}msgctxt "{place}"\n{english}msgstr "{words}"{rest}', "utf-8")


TRANSLATED: dict[str, tuple[Callable[[Path], object], set[str]]] = {
    "a trial and a page in English": (
        lambda root: (
            says(root, "each night"),
            edit(root / "content/leukaemia.md", "Your child needs", "A child needs"),
        ),
        {ITALIAN[0], ITALIAN[2]},
    ),
    "a text of a trial": (lambda root: said(root, "trials/lamp-1/title", "Un farmaco"), {ITALIAN[0]}),
    "a passage of a page": (lambda root: said(root, "content/leukaemia.md#key-points.0", "Le cose"), {ITALIAN[2]}),
    "a text elsewhere in the catalogue": (lambda root: said(root, "glossary/tablet/plain", "Un rimedio"), set(ITALIAN)),
    "lines in the catalogue": (
        lambda root: (edit(root / "content/leukaemia.md", "Your child needs", "A child needs"), translate(root)),
        {ITALIAN[2]},
    ),
}


@pytest.mark.parametrize("what", TRANSLATED)
def test_pages_of_another_language_are_made_again_where_what_they_show_changed(
    italian: Path, tmp_path: Path, what: str
) -> None:
    site = Path(shutil.copytree(italian, tmp_path / "site"))
    before = made(site, ITALIAN)
    change, again = TRANSLATED[what]
    change(site)
    after = built(site)
    assert {name for name, when in made(site, ITALIAN).items() if when != before[name]} == again
    assert after == built_cold(site, tmp_path / "cold")


def test_a_link_to_a_heading_that_is_gone_is_told_though_its_own_page_is_kept(site: Path) -> None:
    edit(site / "content/leukaemia.md", "Ask your team what", "See [words](words.md#what-we-do-not-know-yet): ask what")
    built(site)
    edit(site / "content/words.md", "## What we do not know yet", "## What nobody knows yet")
    warm = mkdocs(site, "--quiet")
    shutil.rmtree(site / ".cache")
    cold = mkdocs(site, "--quiet")
    assert warm.returncode == cold.returncode == 1
    assert "#what-we-do-not-know-yet" in warm.stderr
    assert warm.stderr == cold.stderr


def pages(root: Path) -> list[Path]:
    """The kept pages, the two of the trials first."""
    found = [path for path in (root / ".cache/pages").iterdir() if path.name != INDEX]
    return sorted(found, key=lambda path: (b'data-fact="lamp-1.title"' not in path.read_bytes(), path.name))


def flip(file: Path) -> None:
    raw = bytearray(file.read_bytes())
    raw[len(raw) // 2] ^= 1
    file.write_bytes(raw)


def other_index(root: Path, change: Callable[[dict[str, dict[str, object]]], object]) -> None:
    """Change what the index says, without its seal."""
    file = root / ".cache/pages" / INDEX
    seal, _, body = file.read_bytes().partition(b"\n")
    index = json.loads(body)
    change(index["pages"])
    file.write_bytes(seal + b"\n" + json.dumps(index).encode())


def swapped_hashes(entries: dict[str, dict[str, object]]) -> None:
    first, second = list(entries)[:2]
    entries[first]["hash"], entries[second]["hash"] = entries[second]["hash"], entries[first]["hash"]


def replaced(path: Path, text: str) -> None:
    shutil.rmtree(path)
    path.write_text(text)


DAMAGE: dict[str, Callable[[Path], object]] = {
    "a flipped bit": lambda root: [flip(path) for path in pages(root)],
    "an index that swaps pages": lambda root: other_index(root, swapped_hashes),
    "a file in the place of the folder": lambda root: replaced(root / ".cache/pages", "What is this?"),
    "a file in the place of the cache": lambda root: replaced(root / ".cache", "What is this?"),
    "a last build that is no JSON": lambda root: (root / ".cache/last-build.json").write_text("{"),
    "a last build of another form": lambda root: (root / ".cache/last-build.json").write_text('{"inputs": 1}'),
}
"""Each alone, down to one page: tests/keep."""


@pytest.fixture(scope="module")
def edited(once: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The site after an edit, as a first build gives it."""
    root = Path(shutil.copytree(once, tmp_path_factory.mktemp("edited") / "site"))
    edit(root / "data/trials.yaml", "takes a tablet", "swallows a tablet")
    return built_cold(root, root.parent / "cold")


@pytest.mark.parametrize("what", DAMAGE)
def test_a_damaged_cache_changes_nothing(site: Path, edited: dict[str, bytes], what: str) -> None:
    DAMAGE[what](site)
    edit(site / "data/trials.yaml", "takes a tablet", "swallows a tablet")
    assert built(site) == edited
    rights = {(path.is_dir(), path.stat().st_mode & 0o777) for path in (site / "site").rglob("*")}
    assert rights == {(False, 0o666 & ~umask()), (True, 0o777 & ~umask())}
    assert (site / "content/index.md").is_file() and (site / "data/trials.yaml").is_file()


def test_a_cache_that_nobody_may_write_changes_nothing(site: Path, edited: dict[str, bytes]) -> None:
    for path in (site / ".cache").rglob("*"):
        path.chmod(0o555 if path.is_dir() else 0o444)
    edit(site / "data/trials.yaml", "takes a tablet", "swallows a tablet")
    assert built(site) == edited


def test_what_is_made_while_a_source_changes_is_not_kept(
    site: Path, edited: dict[str, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    illnesses = site / "data/conditions.yaml"

    def changed_and_read(root: Path, today: date, last: Facts | None) -> Site:
        edit(illnesses, "A cancer of the blood.", "An illness of the blood.")
        return read(root, today, last)

    monkeypatch.setenv("PLAINFACTS_TODAY", "2026-05-01")
    monkeypatch.setattr("plainfacts.build.mkdocs_run.read", changed_and_read)
    edit(site / "data/trials.yaml", "takes a tablet", "swallows a tablet")
    build(load_config(str(site / "mkdocs.yml")))
    edit(illnesses, "An illness of the blood.", "A cancer of the blood.")
    assert built(site) == edited


def test_the_cache_of_another_site_changes_nothing(site: Path, edited: dict[str, bytes], tmp_path: Path) -> None:
    other = again(tmp_path / "other")
    edit(other / "data/conditions.yaml", "A cancer of the blood.", "An illness of the blood.")
    built(other)
    shutil.rmtree(site / ".cache")
    shutil.copytree(other / ".cache", site / ".cache")
    edit(site / "data/trials.yaml", "takes a tablet", "swallows a tablet")
    assert built(site) == edited


def test_a_site_that_was_edited_by_hand_does_not_come_back_from_the_cache(site: Path, tmp_path: Path) -> None:
    edit(site / "data/trials.yaml", "takes a tablet", "swallows a tablet")
    built(site)
    page = site / "site" / SECOND
    page.write_bytes(page.read_bytes().replace(b"CANDLE", b"HACKED"))  # the same file as in the cache, by another name
    assert built(site) == built_cold(site, tmp_path / "cold")


def test_pages_that_no_build_needs_are_deleted(site: Path) -> None:
    count = len(pages(site))
    for number in range(3):
        says(site, f"each day, and again {number}")
        built(site)
        assert len(pages(site)) == count


@pytest.mark.parametrize("kills", [6, pytest.param(60, marks=pytest.mark.proof)])
def test_builds_that_are_killed_leave_a_cache_that_does_no_harm(site: Path, tmp_path: Path, kills: int) -> None:
    chance, begun = random.Random(kills), time.monotonic()
    built_cold(site, tmp_path / "first")
    one_build = time.monotonic() - begun
    for number in range(kills):
        says(site, f"each day, and again {number}")
        mkdocs_killed(site, lambda: time.sleep(chance.uniform(0.1, 1) * one_build))
        assert (site / "site" / swap.MANIFEST).read_text("utf-8") == swap.manifest(site / "site")
    assert built(site) == built_cold(site, tmp_path / "cold")


def test_builds_into_two_folders_at_once_do_not_disturb_each_other(site: Path, tmp_path: Path) -> None:
    expected = built_cold(site, tmp_path / "cold")
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir"]
    env = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PLAINFACTS_TODAY": "2026-05-01"}
    folders = [tmp_path / "one" / "site", tmp_path / "two" / "site"]
    for _ in range(2):
        for folder in folders:
            shutil.rmtree(folder, ignore_errors=True)
        builds = [subprocess.Popen([*command, str(folder)], cwd=site, env=env) for folder in folders]
        assert [build.wait(PATIENCE) for build in builds] == [0, 0]
        assert [tree(folder) for folder in folders] == [expected, expected]
        shutil.rmtree(site / ".cache")


def test_nothing_is_told_of_a_cache_that_is_not_there(site: Path) -> None:
    shutil.rmtree(site / ".cache")
    assert mkdocs(site, "--quiet").stderr == ""

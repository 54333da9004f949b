"""What belongs together: trials and their parts, topics and theirs, signs and treatments, ids and their records."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from plainfacts.facts.facts import Facts
from plainfacts.facts.git_version import NoGit, NoVersion, files_at
from plainfacts.facts.house.addresses import as_file, read_addresses
from plainfacts.facts.load import load
from plainfacts.facts.lookup import exists, is_id_of, may_exist, where_to_look
from plainfacts.facts.unknown_ids import unknown_ids
from plainfacts.site import examine
from site_files import BODY, CONDITIONS, TODAY, TREATMENTS, TRIAL, page, site_files, trial_with

SIGNS = """\
- {id: fit, level: emergency, sign: a fit, source: ctgov-nct01234567, checked: 2026-04-28}
- {id: shivers, level: team, after: [tablets], sign: shivers, source: ctgov-nct01234567, checked: 2026-04-28}
- {id: rash, level: team, after: [drops, pills], sign: a rash, source: ctgov-nct01234567, checked: 2026-04-28}
"""


def topics(text: str, **above: str) -> str:
    """Records like the one of a file, each with the record that it is part of; empty for none."""
    first = text.partition("\n")[0].removeprefix("- id: ")
    parts = {name: f"  part_of: {of}\n" if of else "" for name, of in above.items()}
    return "".join(text.replace(first, name) + part for name, part in parts.items())


def trials(**above: str) -> str:
    return "".join(
        TRIAL.replace("id: lamp-1\n", f"id: {name}\n" + (f"  part_of: {of}\n" if of else ""), 1)
        for name, of in above.items()
    )


@pytest.mark.parametrize(
    ("above", "families"),
    [
        ({"a": "", "b": ""}, ["a", "b"]),
        ({"a": "", "b": "a", "c": "a", "d": ""}, ["abc", "abc", "abc", "d"]),
        ({"c": "b", "b": "a", "a": ""}, ["abc", "abc", "abc"]),
        ({"a": "gone", "b": "a"}, ["ab", "ab"]),
        ({"b": "c", "a": "b", "c": "a"}, ["abc", "abc", "abc"]),
        ({"a": "a", "b": "a"}, ["ab", "ab"]),
        ({"d": "b", "b": "c", "c": "b"}, ["bcd", "bcd", "bcd"]),
    ],
)
def test_a_trial_its_parts_and_theirs_are_one_family(above: dict[str, str], families: list[str]) -> None:
    facts = load(site_files(**{"data/trials.yaml": trials(**above)})).facts
    assert {name: "".join(facts.families[name]) for name in above} == dict(zip(above, families, strict=True))


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ({"a": "", "b": "a", "c": "b"}, {"a": "b", "b": "c"}),
        ({"a": "a", "b": "a"}, {"a": "b"}),
        ({"b": "c", "a": "b", "c": "a"}, {}),
        ({"d": "b", "b": "c", "c": "b"}, {"b": "d"}),
    ],
)
def test_whoever_walks_down_the_parts_of_a_trial_comes_to_an_end(above: dict[str, str], below: dict[str, str]) -> None:
    facts = load(site_files(**{"data/trials.yaml": trials(**above)})).facts
    assert {name: "".join(part.id for part in parts) for name, parts in facts.sub_trials.items()} == below


@pytest.mark.parametrize("above", [{"a": "a"}, {"b": "c", "a": "b", "c": "a"}])
def test_trials_that_are_part_of_themselves_are_a_message_and_no_crash(above: dict[str, str]) -> None:
    """Also where a page lists trials, and another leads to an anchor of that page."""
    listing = page(body=f"{BODY}\n{{{{ trials(condition='leukaemia') }}}}\n")
    leading = page("Home", f"{BODY}\nSee [the trials](leukaemia.md#no-such-place).\n")
    files = site_files(
        **{"data/trials.yaml": trials(**above), "content/leukaemia.md": listing, "content/index.md": leading}
    )
    told = {(one.rule, one.line) for one in examine(files, TODAY).problems if one.rule == "part-of-cycle"}
    assert len(told) == len(above)


def test_what_a_page_of_a_trial_has_of_its_family_changes_with_it_and_with_nothing_else() -> None:
    def hashes(text: str) -> dict[str, str]:
        return dict(load(site_files(**{"data/trials.yaml": text})).facts.trial_hashes)

    text = trials(a="", b="a", c="")
    before, moved = hashes(text), hashes("# A remark.\n" + text)
    assert len(set(before.values())) == 3 and moved == before
    first, _, rest = text.partition("- id: b\n")
    other = hashes(first.replace("a growth signal", "one signal") + "- id: b\n" + rest)
    assert {name for name in before if other[name] != before[name]} == {"a", "b"}


def facts_of(**files: str) -> Facts:
    return load(site_files(**files)).facts


def test_topics_stand_within_others_however_deep_and_never_in_a_circle() -> None:
    facts = facts_of(
        **{"data/conditions.yaml": topics(CONDITIONS, a="", b="a", c="b", d="", x="y", y="x", z="z", w="gone")}
    )
    assert {name: "".join(sorted(parts)) for name, parts in facts.within.items() if name != "tablets"} == {
        "a": "abc", "b": "bc", "c": "c", "d": "d", "x": "xy", "y": "xy", "z": "z", "w": "w"
    }  # fmt: skip
    assert "".join(sorted(facts.lineage(["c"]))) == "abc"
    assert "".join(sorted(facts.lineage(["b", "d"]))) == "abd"
    assert facts.lineage([]) == frozenset()


def test_signs_are_those_for_all_and_those_after_one_of_the_treatments() -> None:
    drops = topics(TREATMENTS, tablets="", drops="", pills="")
    facts = facts_of(**{"data/signs.yaml": SIGNS, "data/treatments.yaml": drops})

    def found(*treatments: str, level: str = "") -> list[str]:
        return [sign.id for sign in facts.signs_for(treatments, level)]

    assert found() == ["fit"]
    assert found("tablets") == ["fit", "shivers"]
    assert found("pills", "none") == ["fit", "rash"]
    assert found("drops", "tablets", level="team") == ["shivers", "rash"]
    assert found("drops", level="emergency") == ["fit"]


@pytest.mark.parametrize("kind", ["trial", "condition", "treatment", "measure", "marker", "source", "chance", "figure"])
def test_an_id_is_looked_for_among_its_own_kind(kind: str) -> None:
    chance = "{id: well, count: 9, out_of: 10, who: w, outcome: o, over: unknown, years: unknown, place: NL, source: s, checked: 2026-04-28}"
    facts = facts_of(
        **{
            "data/conditions.yaml": CONDITIONS
            + f"  chances:\n    - {chance}\n"
            + "  figures:\n    - {id: cases, says: some, about: a, source: s, checked: 2026-04-28}\n",
            "data/glossary.yaml": "- {term: CD19, plain: A mark., kind: marker}\n- {term: pill, plain: A tablet.}\n",
        }
    )
    ids = {"trial": "lamp-1", "condition": "leukaemia", "treatment": "tablets", "measure": "lvef", "marker": "CD19"}
    ids |= {"source": "ctgov-nct01234567", "chance": "well", "figure": "cases"}
    assert is_id_of(kind) and not is_id_of("status")
    assert [exists(facts, kind, name) for name in ids.values()] == [one == kind for one in ids]
    assert not exists(facts, kind, "pill") and not may_exist(facts, kind, "pill")
    homes = [where_to_look(one) for one in ids]
    assert homes.count(where_to_look(kind)) == 1 and "data/" in where_to_look(kind)


def test_an_id_that_may_stand_in_a_record_that_cannot_be_read_may_exist() -> None:
    facts = facts_of(**{"data/conditions.yaml": CONDITIONS + "- id: new\n  name: [x]\n"})
    assert may_exist(facts, "condition", "new") and not exists(facts, "condition", "new")
    assert not may_exist(facts, "trial", "new")


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("  conditions: [leukaemia]", "  conditions: [leukaemia, gone]", [("condition", "gone")]),
        ("  source: ctgov-nct01234567", "  source: gone", [("source", "gone")]),
        ("  phase: 2", "  phase: {value: 2, source: gone, checked: 2026-04-28}", [("source", "gone")]),
        ("  phase: 2", "  phase:\n    value: 2\n    differs:\n      - {value: 1, source: gone, checked: 2026-04-28}", [("source", "gone")]),
        ("  treatments: [tablets]", "  treatments: {value: [gone], source: none, checked: 2026-04-28}", [("source", "none"), ("treatment", "gone")]),
        ("measures: [{name: lvef,", "measures: [{name: gone,", [("measure", "gone")]),
    ],
)  # fmt: skip
def test_an_id_without_a_record_is_told_at_its_own_line(old: str, new: str, told: list[tuple[str, str]]) -> None:
    text = trial_with(old, new)
    problems = list(unknown_ids(facts_of(**{"data/trials.yaml": text})))
    found = [(one.message.split()[1], one.message.split("`")[1]) for one in problems]
    assert sorted(found) == told
    lines = text.split("\n")
    assert all(name in lines[one.line - 1] for one, (_, name) in zip(problems, found, strict=True))


def test_addresses_of_the_last_release_are_read_as_they_were_written() -> None:
    text = as_file(["/b/", "/", "/a/c/"])
    assert read_addresses(text.encode())[0].keys() == {"/", "/a/c/", "/b/"}
    assert list(read_addresses(text.encode())[0]) == sorted(["/", "/a/c/", "/b/"])
    found, problems = read_addresses(b"\xef\xbb\xbf/a/\n\n  /b/  \n# no\nwww.x.example\n/a/\n")
    assert (dict(found), [problem.line for problem in problems]) == ({"/a/": 1, "/b/": 3}, [5])


def git(root: Path, *arguments: str) -> None:
    who = ("-c", "user.name=A", "-c", "user.email=a@example.org")
    subprocess.run(["git", "-C", str(root), *who, *arguments], check=True, capture_output=True)


def test_the_data_of_an_earlier_version_is_what_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(NoGit, match="not in a git repository"):
        files_at(tmp_path, "HEAD")
    site = tmp_path / "site é"
    for name in ("data/a.yaml", "data/deep/b.yml", "data/c.txt", "mkdocs.yml", "content/d.yaml", "data/é f.yaml"):
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_text(f"{name}: 1\n", "utf-8")
    git(tmp_path, "init", "--quiet")
    git(tmp_path, "commit", "--quiet", "--allow-empty", "--message", "Zero")
    git(tmp_path, "add", "--all")
    git(tmp_path, "commit", "--quiet", "--message", "One")
    (site / "data/a.yaml").write_text("changed\n")
    names = ["data/a.yaml", "data/deep/b.yml", "data/é f.yaml", "mkdocs.yml"]
    assert files_at(site, "HEAD") == {name: f"{name}: 1\n".encode() for name in names}
    with pytest.raises(NoVersion, match="no data/"):
        files_at(site, "HEAD~1")
    for revision in ("nowhere", "--all", "HEAD:site"):
        with pytest.raises(NoVersion, match="There is no version"):
            files_at(site, revision)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(NoGit, match="not installed"):
        files_at(site, "HEAD")

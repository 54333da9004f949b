"""Another foundation takes the generator as it is: it knows no foundation, no trial and no source by name."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from building import OTHER, ROOT, mkdocs, write
from plainfacts.facts.facts import Facts
from plainfacts.facts.files import read_site
from plainfacts.facts.load import load
from plainfacts.facts.records.reference import TREATMENT_KINDS
from site_files import site_files

PACKAGE = ROOT / "hooks" / "plainfacts"


@cache
def own() -> Facts:
    return load(read_site(ROOT)[0]).facts


@cache
def names() -> re.Pattern[str]:
    return names_of(own())


def names_of(facts: Facts) -> re.Pattern[str]:
    """Everything that is a site's own: ids and names of trials, ids of sources, institutions, settings.

    Ids of one plain word (lymphoma, export) are English words, which registries and code use too, and no names.
    """
    found = {facts.settings.site_url, facts.settings.foundation, facts.settings.mistakes}
    found |= {facts.settings.site_name} - {"Plainfacts"}  # the name of the generator too
    found |= {name for name in (*facts.trials, *facts.sources, *facts.topics) if not name.isalpha()}
    found -= set(TREATMENT_KINDS)  # words of the format, which a site may take as ids too
    for trial in facts.trials.values():
        own_facts = (trial.name, trial.sponsor, trial.contact)
        found |= {fact.known for fact in own_facts if fact}
        found |= {site.name for site in (trial.sites and trial.sites.known) or ()}
    texts = sorted((re.escape(name) for name in found if name), key=len, reverse=True)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(texts)})(?![\w-])")


def strings(path: Path) -> Iterator[tuple[int, str]]:
    """The texts in a file of code that the program uses: no docstrings, and no examples in explanations of rules."""
    tree = ast.parse(path.read_text("utf-8"))
    docs = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    notes = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docs | notes:
            yield node.lineno, re.sub(r"(?ms)^\s*Example: .*?(?=^\s*(?:Fix|Source):|\Z)", "", node.value)


def test_code_knows_no_name_of_this_site() -> None:
    found = [
        (path.relative_to(ROOT).as_posix(), line, match[0])
        for path in PACKAGE.rglob("*.py")
        for line, text in strings(path)
        for match in names().finditer(text)
    ]
    assert found == []


def test_templates_and_theme_know_no_name_of_this_site() -> None:
    files = [path for path in PACKAGE.rglob("*") if path.suffix in (".html", ".js", ".css", ".svg", ".xml")]
    assert len(files) > 50
    found = [(path.name, match[0]) for path in files for match in names().finditer(path.read_text("utf-8"))]
    assert found == []


def test_the_words_of_the_generator_know_no_name_of_this_site() -> None:
    """Ids that search and single sentences refer to count for nothing on a site that does not have them."""
    texts = {
        key: text
        for key, text in own().wording.texts.items()
        if not (key.startswith("search.same") or key.endswith("_source"))
    }
    assert [(key, match[0]) for key, text in texts.items() for match in names().finditer(text)] == []


def test_the_names_that_are_looked_for_are_those_of_a_site() -> None:
    """Of the tests' own site, whose names are known here."""
    looked_for = names_of(load(read_site(OTHER)[0]).facts)
    for name in (
        "bellows-b",
        "BELLOWS B",
        "ctgov-nct09000012",
        "lung-infection",
        "Lantern Foundation",
        "Lantern pages",
    ):
        assert looked_for.search(f"in {name}."), name
    assert not looked_for.search("plainfacts modulators of leukaemia")


def test_a_site_with_other_names_holds_its_own_and_none_of_these(tmp_path: Path) -> None:
    root = write(tmp_path, site_files(**{"content/about.md": about()}))
    config = (root / "mkdocs.yml").read_text("utf-8").replace("Small site", "Marigold pages")
    extra = "extra: {foundation: Marigold Foundation, contact: Marigold Street 1, funder: Marigold Fund, mistakes: tell@marigold.example}\n"
    (root / "mkdocs.yml").write_text(f"{config}site_url: https://marigold.example/\n{extra}")
    result = mkdocs(root)
    assert result.returncode == 0, result.stderr
    html = (root / "site/about/index.html").read_text("utf-8")
    for own_name in (
        "Marigold pages",
        "This site is made by Marigold Foundation.",
        "Marigold Street 1",
        "Marigold Fund",
        "tell@marigold.example",
    ):
        assert own_name in html
    for path in (root / "site").rglob("*"):
        if path.suffix in (".html", ".json", ".xml", ".js", ".css", ".svg"):
            assert not names().search(path.read_text("utf-8")), path.name


def about() -> bytes:
    files = site_files()
    text = files["content/leukaemia.md"].decode().replace("title: Leukaemia", "title: About us", 1)
    return f"{text}\n## Who makes this site\n\n{{{{ site_owner() }}}}\n".encode()

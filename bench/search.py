"""Measures how well the search of the built site answers what families type, by kind, and its cost in a browser.

`python bench/search.py [FOLDER]` runs the queries of search_queries.yaml in Chromium; FOLDER is the built site
(default: `site`). A query is answered if a page that it names is among the first three results. Exits with 1 if fewer
than 95 % are.
"""

from __future__ import annotations

import gzip
import json
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import yaml
from playwright.sync_api import sync_playwright

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))
from get_browser import browser_path

LEAST = 0.95
HERE = Path(__file__).parent
FIND = """({ read, typed }) => {
  const began = performance.now(), { prepare, trials, found } = window.plainMatch;
  const index = prepare([...read.entries, ...trials(read.trials)], read.same, read.ignore, read.sheets);
  const ready = performance.now(), shown = typed.map((text) => found(index, text).slice(0, 3).map((one) => one.u));
  return { found: shown, ready: ready - began, each: (performance.now() - ready) / typed.length };
}"""

Kinds = Mapping[str, Mapping[str, Sequence[str]]]


def answers(address: str, wanted: str) -> bool:
    """Whether a result is a wanted page: any part of it, or the named part; or any page in a wanted folder."""
    if "#" in wanted:
        return address == wanted
    return address.partition("#")[0] == wanted or (wanted in ("trials/", "sheets/") and address.startswith(wanted))


def missed(kinds: Kinds, found: Mapping[str, Sequence[str]]) -> dict[str, list[str]]:
    """The queries without an answer among the first three results, by kind."""
    return {
        kind: [text for text, wanted in queries.items() if not any(answers(u, w) for u in found[text] for w in wanted)]
        for kind, queries in kinds.items()
    }


def language_of(kind: str) -> str:
    """The folder of the language in which a kind is asked: `nl` for `in nl`, else that of the site itself."""
    return kind.removeprefix("in ") if kind.startswith("in ") else ""


def main(folder: Path) -> int:
    """Print the results by kind, the size of the index and the times. Returns 0 if enough was found, otherwise 1."""
    kinds: Kinds = yaml.safe_load((HERE / "search_queries.yaml").read_text("utf-8"))
    raw = (folder / "search.json").read_bytes()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_path(), args=["--no-sandbox"])
        page = browser.new_page()
        page.add_script_tag(path=folder / "assets/match.js")
        wrong: dict[str, list[str]] = {}
        for kind, queries in kinds.items():
            read, typed = json.loads((folder / language_of(kind) / "search.json").read_bytes()), list(queries)
            told = page.evaluate(FIND, {"read": read, "typed": typed})
            wrong |= missed({kind: queries}, dict(zip(typed, told["found"], strict=True)))
        browser.close()
    for kind, texts in wrong.items():
        every = len(kinds[kind])
        print(f"{kind}: {every - len(texts)} of {every}{': not ' if texts else ''}{'; '.join(texts)}")
    total = sum(map(len, kinds.values()))
    share = 1 - sum(map(len, wrong.values())) / total
    print(f"All: {share:.1%} of {total}. Index: {len(gzip.compress(raw, 9)) / 1000:.0f} kB compressed.")
    print(f"Ready after {told['ready']:.0f} ms; an answer takes {told['each']:.0f} ms.")
    return 0 if share >= LEAST else 1


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1] if len(sys.argv) > 1 else "site")))

"""Incremental checking: parts of the site that have not changed are not checked again.

A part is a family of trials, a page, or all reference records. The problems found in a part alone depend on the part
and on the base: everything that any rule may look up. They are cached under the hash of both. Rules that compare parts
(`across`) always run.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass

from plainfacts.checks.engine.access import value
from plainfacts.checks.engine.readable import names_in
from plainfacts.checks.engine.rule import Check, Finding, Matter, Part
from plainfacts.checks.language.naming import known_words
from plainfacts.facts.facts import Facts
from plainfacts.facts.files import Files
from plainfacts.facts.records.trial import Trial
from plainfacts.facts.yaml.list_file import Cache
from plainfacts.facts.yaml.record_lists import trial_files
from plainfacts.problems import Problem
from plainfacts.prose.page import Page
from plainfacts.prose.page_text import PageText

AT_ONCE = 12
"""Parts checked together: enough that starting a rule costs little, few enough to need little memory."""

_APART = ("content/", "translations/")
"""Folders outside the base: each page is a part, and translations have their own rules."""

Keyed = tuple[str, Part]
"""A part, and the hash of everything that the problems found in it depend on."""


@dataclass(frozen=True)
class Found:
    """The result for a part: its problems, and the glossary terms that its texts use."""

    problems: Sequence[Problem]
    terms: Sequence[str]


def check_parts(checks: Sequence[Check[Matter, Finding]], matter: Matter, files: Files, kept: Cache) -> list[Problem]:
    """The problems that all checks find, in no order; those of unchanged parts come from the cache."""
    layout = _layout(matter.facts)
    found, changed = [], []
    for key, part in parts(matter, files):
        if known := kept.get(key) or kept.get(_hash(key, layout)):
            found.append(Found([Problem(**problem) for problem in known["problems"]], known["terms"]))
        else:
            changed.append((key, part))
    for start in range(0, len(changed), AT_ONCE):
        batch = changed[start : start + AT_ONCE]
        for (key, _), new in zip(batch, _found_in(checks, matter, [part for _, part in batch]), strict=True):
            # Problems name lines, so they are valid only as long as no record moves.
            kept.put(_hash(key, layout) if new.problems else key, asdict(new))
            found.append(new)
    whole = matter.with_terms_used(frozenset(term for one in found for term in one.terms))
    across = [problem for check in checks for problem in check.found(check.across, whole)]
    return [*across, *(problem for one in found for problem in one.problems)]


def parts(matter: Matter, files: Files) -> list[Keyed]:
    """The parts of a site with their keys; each trial, page and reference record belongs to exactly one."""
    base = _base(matter, files)
    families = _families(matter.facts, base)
    trials_in = trial_files(files)
    others = [path for path in files if path not in trials_in and not path.startswith("content/")]
    before = [(path, 1, _first_line(matter.facts, path) - 1) for path in trials_in]
    tops = [matter.lines[path][:last] for path, _, last in before]
    rest = Part(reference=True, files=tuple(others), spans=tuple(before))
    pages = [_page_part(page, matter.facts, files, base) for page in matter.all_pages]
    return [(_hash(base, "other records", repr(tops)), rest), *families, *pages]


def _families(facts: Facts, base: str) -> list[Keyed]:
    found = []
    for family in dict.fromkeys(facts.families.values()):
        typed = [facts.typed[name] for name in family]
        spans = tuple((one.place.path, *one.span) for one in typed)
        found.append((_hash(base, "trials", facts.trial_hashes[family[0]]), Part(trials=family, spans=spans)))
    return found


def _page_part(page: Page, facts: Facts, files: Files, base: str) -> Keyed:
    """The part of a page, which depends on its own text and on the trials that it calls or names."""
    text = files[page.path].decode("utf-8", "replace")
    called = {value for call in page.calls for value in call.values.values()}
    named = [
        trial for trial in facts.trials.values() if trial.id in called or any(word in text for word in _names(trial))
    ]
    key = _hash(base, page.path, text, *(facts.trial_hashes[trial.id] for trial in named))
    return key, Part(pages=(page.path,), files=(page.path,))


def _names(trial: Trial) -> Sequence[str]:
    """How a page may refer to a trial: by its name or a registry number."""
    return (trial.name.known or trial.id, *(value(trial, "registry_ids") or ()))


def _base(matter: Matter, files: Files) -> str:
    """The hash of what rules may look up from any part: the date, the reference records, and the names on the site."""
    facts, trials_in = matter.facts, trial_files(files)
    others = [path for path in sorted(files) if path not in trials_in and not path.startswith(_APART)]
    names = sorted((trial.id, str(trial.name.known)) for trial in facts.trials.values())
    shared = (matter.today, names, names_in(facts), list(matter.shared.once(known_words)), _tested_and_places(facts))
    return _hash(repr(shared), *(f"{path} {hashlib.sha256(files[path]).hexdigest()}" for path in others))


def _tested_and_places(facts: Facts) -> Sequence[Sequence[str]]:
    """What all trials test, and each hospital with its town: texts of other trials are compared with them."""
    trials = facts.trials.values()
    tested = {item.name for trial in trials for item in trial.being_tested.known or ()}
    places = {(site.name, str(site.city)) for trial in trials if trial.sites for site in trial.sites.known or ()}
    return [sorted(tested), *sorted(places)]


def _layout(facts: Facts) -> str:
    """The hash of the lines of all trials: messages name lines, also those of other records."""
    return _hash(*(f"{name} {typed.place.path} {typed.span[0]}" for name, typed in facts.typed.items()))


def _first_line(facts: Facts, path: str) -> int:
    return min((typed.span[0] for typed in facts.typed.values() if typed.place.path == path), default=1)


def _found_in(checks: Sequence[Check[Matter, Finding]], matter: Matter, batch: Sequence[Part]) -> Iterator[Found]:
    """The result for each part of a batch. If a problem has a line in none of them, each part is checked on its own."""
    narrow = matter.narrowed(sum(batch, Part()))
    problems = {problem for check in checks for problem in check.found(check.alone, narrow)}
    shares = [[problem for problem in problems if part.holds(problem.path, problem.line)] for part in batch]
    if len(batch) > 1 and sum(map(len, shares)) != len(problems):
        for part in batch:
            yield from _found_in(checks, matter, [part])
        return
    texts = _texts_of(narrow)
    for part, own in zip(batch, shares if len(batch) > 1 else [list(problems)], strict=True):
        owners = [text.owner for name in (*part.trials, *part.pages) for text in texts[name]]
        terms = (narrow.readable.explained[owner].used for owner in owners)
        yield Found(sorted(own), sorted(frozenset().union(*terms)))


def _texts_of(matter: Matter) -> Mapping[str, Sequence[PageText]]:
    """The texts that families read, by the id of their trial or the path of their page."""
    found: dict[str, list[PageText]] = defaultdict(list)
    for text in matter.readable.texts:
        found[text.trial.id if text.trial else text.path].append(text)
    return found


def _hash(*parts_of_it: str) -> str:
    return hashlib.sha256("\0".join(parts_of_it).encode("utf-8", "surrogatepass")).hexdigest()

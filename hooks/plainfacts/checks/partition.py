"""A site in parts that are checked by themselves, so that a part which did not change need not be checked again.

A part is a family of trials, a page, or all the other records. The problems that rules find in a part alone follow from
the part and from its base: what every rule may look up. They are kept under the hash of both. Rules that look across
parts are asked every time.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from plainfacts.checks.engine.readable import names_in
from plainfacts.checks.engine.rule import Check, Focus, Matter
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
"""Parts that are checked together: enough that starting a rule costs little, few enough to need little memory."""

_APART = ("content/", "translations/")
"""Folders whose files no rule looks up: pages are parts by themselves, and translations have rules of their own."""

Span = tuple[str, int, int]
"""A file and the first and last line of a part of it."""


@dataclass(frozen=True)
class Part:
    """What is checked by itself, with the hash of all that the problems found in it alone follow from.

    `spans` are the lines of its trials, `files` the files that are its own as a whole.
    """

    key: str
    trials: tuple[str, ...] = ()
    pages: tuple[str, ...] = ()
    reference: bool = False
    spans: tuple[Span, ...] = ()
    files: tuple[str, ...] = ()

    def holds(self, problem: Problem) -> bool:
        """Whether a problem was found in this part."""
        if problem.path in self.files:
            return True
        return any(path == problem.path and first <= problem.line <= last for path, first, last in self.spans)


@dataclass(frozen=True)
class Found:
    """What was found in a part: its problems, and the terms of the glossary that its texts use."""

    problems: Sequence[Problem]
    terms: Collection[str]


def check_parts(checks: Sequence[Check], matter: Matter, files: Files, kept: Cache) -> list[Problem]:
    """The problems that all checks find, in no order: of parts that did not change, those that were kept."""
    layout = _layout(matter.facts)
    found, changed = [], []
    for part in parts(matter, files):
        known = _read(kept.get(part.key) or kept.get(_hash(part.key, layout)))
        if known is None:
            changed.append(part)
        else:
            found.append(known)
    for start in range(0, len(changed), AT_ONCE):
        batch = changed[start : start + AT_ONCE]
        for part, new in zip(batch, _found_in(checks, matter, batch), strict=True):
            # Problems name lines, so they hold only as long as every record stands where it stood.
            kept.put(_hash(part.key, layout) if new.problems else part.key, _written(new))
            found.append(new)
    whole = matter.with_terms_used(frozenset(term for one in found for term in one.terms))
    across = [problem for check in checks for problem in check.found(check.across, whole)]
    return [*across, *(problem for one in found for problem in one.problems)]


def parts(matter: Matter, files: Files) -> list[Part]:
    """The parts of a site; together they hold every trial, every page and every other record once."""
    base = _base(matter, files)
    families = _families(matter.facts, base)
    trials_in = trial_files(files)
    others = [path for path in files if path not in trials_in and not path.startswith("content/")]
    before = [(path, 1, _first_line(matter.facts, path) - 1) for path in trials_in]
    tops = [matter.lines[path][:last] for path, _, last in before]
    rest = Part(_hash(base, "other records", repr(tops)), reference=True, files=tuple(others), spans=tuple(before))
    pages = [_page_part(page, matter.facts, files, base) for page in matter.all_pages]
    return [rest, *families, *pages]


def focus_of(batch: Iterable[Part]) -> Focus:
    """All that some parts hold."""
    spans: dict[str, list[tuple[int, int]]] = {}
    for path, first, last in (span for part in batch for span in part.spans):
        spans.setdefault(path, []).append((first, last))
    return Focus(
        trials=[name for part in batch for name in part.trials],
        pages=[path for part in batch for path in part.pages],
        reference=any(part.reference for part in batch),
        lines_of=[path for part in batch for path in part.files],
        spans=spans,
    )


def _families(facts: Facts, base: str) -> list[Part]:
    found = []
    for family in dict.fromkeys(facts.families.values()):
        typed = [facts.typed[name] for name in family]
        spans = tuple((one.place.path, *one.span) for one in typed)
        found.append(Part(_hash(base, "trials", facts.trial_hashes[family[0]]), trials=family, spans=spans))
    return found


def _page_part(page: Page, facts: Facts, files: Files, base: str) -> Part:
    """A page follows from its own text and from the trials that it calls or names."""
    text = files[page.path].decode("utf-8", "replace")
    called = {value for call in page.calls for value in call.values.values()}
    named = [
        trial for trial in facts.trials.values() if trial.id in called or any(word in text for word in _said(trial))
    ]
    key = _hash(base, page.path, text, *(facts.trial_hashes[trial.id] for trial in named))
    return Part(key, pages=(page.path,), files=(page.path,))


def _said(trial: Trial) -> Iterator[str]:
    """What a page names a trial by: its name, and its numbers in registries."""
    yield trial.name.known or trial.id
    yield from (trial.registry_ids.known if trial.registry_ids else None) or ()


def _base(matter: Matter, files: Files) -> str:
    """The hash of what rules may look up from any part: the day, the other records, and the names on the site."""
    facts, trials_in = matter.facts, trial_files(files)
    others = [path for path in sorted(files) if path not in trials_in and not path.startswith(_APART)]
    names = sorted((trial.id, str(trial.name.known)) for trial in facts.trials.values())
    shared = (matter.today, names, names_in(facts), list(matter.shared.once(known_words)), _tested_and_places(facts))
    return _hash(repr(shared), *(f"{path} {hashlib.sha256(files[path]).hexdigest()}" for path in others))


def _tested_and_places(facts: Facts) -> Sequence[Sequence[str]]:
    """What is tested in all trials, and each hospital with its town: texts of other trials are held against them."""
    trials = facts.trials.values()
    tested = {item.name for trial in trials for item in trial.being_tested.known or ()}
    places = {(site.name, str(site.city)) for trial in trials if trial.sites for site in trial.sites.known or ()}
    return [sorted(tested), *sorted(places)]


def _layout(facts: Facts) -> str:
    """The hash of where each trial stands: messages name lines, also those of other records."""
    return _hash(*(f"{name} {typed.place.path} {typed.span[0]}" for name, typed in facts.typed.items()))


def _first_line(facts: Facts, path: str) -> int:
    return min((typed.span[0] for typed in facts.typed.values() if typed.place.path == path), default=1)


def _found_in(checks: Sequence[Check], matter: Matter, batch: Sequence[Part]) -> Iterator[Found]:
    """What is found in each part of a batch; looked for part by part where the place does not tell whose it is."""
    narrow = matter.narrowed(focus_of(batch))
    problems = {problem for check in checks for problem in check.found(check.alone, narrow)}
    shares = [[problem for problem in problems if part.holds(problem)] for part in batch]
    if len(batch) > 1 and sum(map(len, shares)) != len(problems):
        for part in batch:
            yield from _found_in(checks, matter, [part])
        return
    texts = _texts_of(narrow)
    for part, own in zip(batch, shares if len(batch) > 1 else [list(problems)], strict=True):
        owners = [text.owner for name in (*part.trials, *part.pages) for text in texts[name]]
        terms = (narrow.readable.explained[owner].used for owner in owners)
        yield Found(own, frozenset().union(*terms))


def _texts_of(matter: Matter) -> Mapping[str, Sequence[PageText]]:
    """What families read, by the id of the trial or the path of the page that it belongs to."""
    found: dict[str, list[PageText]] = defaultdict(list)
    for text in matter.readable.texts:
        found[text.trial.id if text.trial else text.path].append(text)
    return found


def _written(found: Found) -> object:
    return {"problems": [asdict(problem) for problem in sorted(found.problems)], "terms": sorted(found.terms)}


def _read(value: Mapping[str, Any] | None) -> Found | None:
    if value is None:
        return None
    return Found([Problem(**problem) for problem in value["problems"]], frozenset(value["terms"]))


def _hash(*parts_of_it: str) -> str:
    return hashlib.sha256("\0".join(parts_of_it).encode("utf-8", "surrogatepass")).hexdigest()

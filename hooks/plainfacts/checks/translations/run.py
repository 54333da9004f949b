"""Checks the translations of a site in all its languages."""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from operator import itemgetter

from plainfacts.catalogues.catalogue_entries import Catalogue, Entry
from plainfacts.checks.engine.rule import Check, checks_in
from plainfacts.checks.translations import names_and_marks, negation_and_limits, numbers, translation_form
from plainfacts.checks.translations.names_and_marks import proper_names
from plainfacts.checks.translations.translated_text import Finding, TranslatedText, TranslationContext, beside
from plainfacts.checks.translations.words_of_language import lexicon_of
from plainfacts.facts.facts import Facts
from plainfacts.facts.files import Files
from plainfacts.facts.house.wording import is_locale
from plainfacts.facts.house.wording_forms import LOOKED_UP, place_of
from plainfacts.facts.yaml import format_rules
from plainfacts.facts.yaml.document import decode, read_yaml
from plainfacts.facts.yaml.list_file import Cache
from plainfacts.problems import Problem
from plainfacts.prose.page import Page
from plainfacts.translations.catalogue_files import Catalogues, site_path
from plainfacts.translations.readers import read_readings
from plainfacts.translations.to_translate import SEPARATOR, package_entries, site_entries

LOOKED_UP_PLACES = tuple(map(place_of, LOOKED_UP))
TERMS = "translations/terms.yaml"
Breach = tuple[str, int, str, str]
"""The name of a rule, the index of the text that breaks it, the message and the fix."""
Agreed = Sequence[tuple[str, Mapping[str, Sequence[str]]]]
"""English words, each with its agreed translations by language."""
_NAMED = re.compile(r"(?:treatments|conditions)/([^/]+)/(?:name|term)$")
_MEDICINE = re.compile(r"(?:mab|ib|clax|leucel)$")
_LETTERS = re.compile(r"\(([A-Z][A-Z-]{1,5})\)$")
_CHECKS: Sequence[Check[TranslationContext, Finding]] = [
    check for module in (names_and_marks, numbers, negation_and_limits, translation_form) for check in checks_in(module)
]


def check_translations(
    facts: Facts, pages: Sequence[Page], files: Files, translated: Mapping[str, Catalogues], kept: Cache
) -> list[Problem]:
    """The problems of the translations of a site: in its catalogues by language, agreed words and reviews."""
    if not facts.settings.others:
        return []
    found = [*_unknown(facts, files), *read_readings(files)[1]]
    generators, site = package_entries(facts), site_entries(facts, pages, files)
    terms, wrong = read_terms(files)
    parts = [
        part
        for code, catalogues in translated.items()
        for catalogue, entries in ((catalogues.package, generators), (catalogues.site, [*site, *generators]))
        for part in _parts(catalogue, entries, _beside(code, catalogue, entries, terms, facts))
    ]
    # Sorted by owner, so that the caches still hold an English text for its next translation.
    for _, own, rest in sorted(parts, key=itemgetter(0)):
        found += problems_of(own, _kept(own, rest, kept))
    return [*found, *wrong]


def _beside(
    code: str, catalogue: Catalogue, entries: Sequence[Entry], terms: Agreed, facts: Facts
) -> TranslationContext:
    """The context of all texts of a catalogue, without the texts."""
    agreed = [(word, forms[code]) for word, forms in terms if code in forms]
    words, names = words_of(entries, catalogue), names_of(entries, catalogue, facts)
    return TranslationContext(catalogue.path, lexicon_of(code), proper_names(facts), (), agreed, words, names)


def _parts(
    catalogue: Catalogue, entries: Iterable[Entry], of: TranslationContext
) -> Iterator[tuple[str, TranslationContext, str]]:
    """The name of each owner, the context of its texts, and the hash of what is common to all of them."""
    rest = _hash((of.lexicon.language, of.same, of.terms, of.words, of.names))
    for owner, texts in _by_owner(catalogue, entries).items():
        yield owner, replace(of, texts=texts), rest


def _by_owner(catalogue: Catalogue, entries: Iterable[Entry]) -> Mapping[str, Sequence[TranslatedText]]:
    """The translations of each trial, each page, and each other kind of text, beside their English, by owner."""
    found: dict[str, list[TranslatedText]] = defaultdict(list)
    for entry in entries:
        if not is_list(entry) and (own := catalogue.find(entry.place, entry.text)):
            one = entry.owner.startswith(("content/", "trials/"))
            found[entry.owner if one else entry.place.partition("/")[0]] += beside(entry, own)
    return found


def _kept(context: TranslationContext, rest: str, kept: Cache) -> Sequence[Breach]:
    """The breaches in some texts; from the cache if nothing that they depend on has changed.

    `rest` is the hash of all that they depend on besides the texts.
    """
    texts = [(one.entry.place, one.entry.audience, one.english, one.translated) for one in context.texts]
    key = f"translations {rest} {_hash(texts)}"
    before: Sequence[Breach] | None = kept.get(key)
    if before is None:
        before = breaches_in(context)
        kept.put(key, before)
    return before


def _hash(parts: object) -> str:
    return hashlib.sha256(repr(parts).encode("utf-8", "surrogatepass")).hexdigest()


def names_of(
    entries: Sequence[Entry], catalogue: Catalogue, facts: Facts
) -> list[tuple[str, tuple[str, ...], tuple[str, ...]]]:
    """The names of medicines, and of illnesses with a short name in brackets, in both languages."""
    found = {}
    for one in entries:
        named = _NAMED.match(one.place)
        translation = catalogue.find(one.place, one.text) if named else None
        if named and translation:
            approved = bool(named[1] in facts.treatments and facts.treatments[named[1]].approvals)
            english, other = _short_names(one.text, translation.forms[0], approved)
            if english and other:
                found[english] = (english, _forms(english), _forms(other))
    return list(found.values())


def words_of(entries: Sequence[Entry], catalogue: Catalogue) -> dict[str, list[str]]:
    """The glossary terms in lower case, without their short form, with their forms in the language."""
    english: dict[str, list[str]] = {}
    other: dict[str, list[str]] = {}
    for one in entries:
        owner, _, part = one.place.rpartition("/")
        translation = (
            catalogue.find(one.place, one.text) if owner.startswith("glossary/") and part in ("term", "also") else None
        )
        if translation:
            english.setdefault(owner, []).extend(map(_bare, one.text.split(SEPARATOR)))
            other.setdefault(owner, []).extend(map(_bare, translation.forms[0].split(SEPARATOR)))
    return {form: other[owner] for owner, forms in english.items() for form in forms}


def _bare(word: str) -> str:
    return _LETTERS.sub("", word).strip().casefold()


def _short_names(english: str, other: str, medicine: bool) -> tuple[str, str]:
    """The short name of an illness (in brackets), or the first word of a medicine's name, in both languages."""
    letters = [match[1] if (match := _LETTERS.search(text)) else "" for text in (english, other)]
    first = [text.split()[0] for text in (english, other)]
    if all(letters) or not (medicine or (_MEDICINE.search(first[0]) and first[0].casefold() == first[1].casefold())):
        return letters[0], letters[1]
    return first[0], first[1]


def _forms(name: str) -> tuple[str, ...]:
    return (name,) if name.isupper() else tuple(dict.fromkeys((name, name.lower(), name.capitalize())))


def is_list(entry: Entry) -> bool:
    """Whether a text is a list of search words or of other names: each language has its own."""
    return entry.place.endswith(("/also", "/also_called", "#search")) or entry.place.startswith(LOOKED_UP_PLACES)


def breaches_in(context: TranslationContext) -> list[Breach]:
    """The breaches of all rules in some texts."""
    return [
        (check.rule.name, context.texts.index(text), message, fix)
        for check in _CHECKS
        for text, message, fix in check.alone(context)
    ]


def problems_of(context: TranslationContext, breaches: Iterable[Breach]) -> Iterator[Problem]:
    """The breaches as problems, each at the present line of its text."""
    rules = {check.rule.name: check.rule for check in _CHECKS}
    for name, number, message, fix in breaches:
        text = context.texts[number]
        english = f"(English: {text.entry.path}:{text.entry.line})"
        yield rules[name].at(context.path, text.line, f"{message} {english}", fix)


def read_terms(files: Files) -> tuple[Agreed, list[Problem]]:
    """The agreed translations (each English word with its forms by language), and the problems of their file."""
    if TERMS not in files:
        return [], []
    text, problems = decode(files[TERMS], TERMS)
    document, more = read_yaml(text, TERMS)
    found = []
    for number, item in enumerate(document.value if isinstance(document.value, list) else ()):
        forms = {key: value for key, value in item.items() if key != "term"} if isinstance(item, dict) else {}
        if (
            not isinstance(item, dict)
            or "term" not in item
            or not all(isinstance(one, list) and one for one in forms.values())
        ):
            line, fix = (
                document.lines.get(str(number), 1),
                "Write `- term: leukaemia`, and a line `nl: [leukemie]` a language.",
            )
            problems.append(format_rules.WRONG_VALUE.at(TERMS, line, "This is no agreed word.", fix))
        else:
            found.append((str(item["term"]), forms))
    return found, [*problems, *more]  # type: ignore[return-value]


def _unknown(facts: Facts, files: Files) -> Iterator[Problem]:
    """A problem for each language that does not exist, or has no catalogue."""
    text = files.get("mkdocs.yml", b"").decode("utf-8", "replace").splitlines()
    line = next((number for number, one in enumerate(text, 1) if one.strip().startswith("languages:")), 1)
    for code in facts.settings.others:
        if not is_locale(code, code):
            fix = "Write two small letters (ISO 639), such as nl."
            yield format_rules.WRONG_VALUE.at("mkdocs.yml", line, f"Found `{code}`; expected a language code.", fix)
        elif site_path(code) not in files:
            message = f"There is no catalogue for the language `{code}`: its pages would be in English."
            yield format_rules.NO_WORDING.at("mkdocs.yml", line, message, f"Run `plainfacts translate {code}`.")

"""Facts and pages in another language: each text is replaced with its translation. Pure functions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from hashlib import sha256
from typing import Any

from babel.languages import get_official_languages

from plainfacts.facts.facts import Facts
from plainfacts.facts.files import Files
from plainfacts.facts.records.form import Record, changed
from plainfacts.facts.records.reference import Term
from plainfacts.facts.records.trial import Review, Trial
from plainfacts.facts.texts import RecordText, with_texts
from plainfacts.prose.page import Page
from plainfacts.prose.review_fingerprint import is_stale, review_of
from plainfacts.translations import page_passages
from plainfacts.translations.catalogue_files import Catalogues
from plainfacts.translations.english_marks import exact, unmarked, waiting, waiting_markdown
from plainfacts.translations.page_passages import PagePassage
from plainfacts.translations.readers import Readers, read_readings, readers_of
from plainfacts.translations.to_translate import (
    FORMS,
    INNER,
    SEPARATOR,
    inner_records,
    is_translated,
    join,
    menu_headings,
    place_of,
    setting,
)
from plainfacts.translations.wording_in_language import wording_in


@dataclass(frozen=True)
class Translated:
    """A site in another language. Texts without a translation are in English, with marks (`english_marks`).

    `menu` has the headings of the menu by their English, `description` is the sentence about the site, and `common` the
    hash of all translations that any page may show.
    """

    language: str
    facts: Facts
    pages: Sequence[Page]
    menu: Mapping[str, str]
    description: str
    common: str
    readers: Readers

    @cached_property
    def plain(self) -> Facts:
        """The facts without marks, with which finished pages are compared."""
        kinds = ("trials", "conditions", "treatments")
        changes: dict[str, Any] = {kind: _plain(getattr(self.facts, kind)) for kind in kinds}
        return replace(self.facts, **changes)


def translated(facts: Facts, pages: Sequence[Page], found: Catalogues, files: Files) -> Translated:
    """A site in the language of the catalogues `found`. `files` are its files by path."""
    text = files.get("mkdocs.yml", b"").decode("utf-8", "replace")
    menu = {title: _said(f"menu/{title}", title, found) for title, _ in menu_headings(text)}
    about, _ = setting(text, "site_description") or ("", 0)
    made = [page_in(page, found) for page in pages]
    own, about = facts_in(facts, found, files), _said("site/description", about, found)
    readers = readers_of(found.language, read_readings(files)[0])
    return Translated(found.language, own, made, menu, about, _common(found, own, made), readers)


def _common(found: Catalogues, facts: Facts, pages: Sequence[Page]) -> str:
    """The hash of all translations; of trials and pages, only names and front matter count."""
    others = [one for one in found.site.hashes.items() if not one[0].startswith(("trials/", "content/"))]
    names = [trial.name.known for trial in facts.trials.values()]
    return sha256(repr((others, names, [page.front for page in pages])).encode("utf-8", "surrogatepass")).hexdigest()


def _plain(records: Mapping[str, Any]) -> dict[str, Any]:
    return {name: with_texts(record, lambda text: unmarked(text.text)) for name, record in records.items()}


def _said(place: str, english: str, found: Catalogues) -> str:
    """The translation of a text, or the English with marks."""
    said = found.find(place, english)
    return said.forms[0] if said else waiting(english) if english else ""


def facts_in(facts: Facts, found: Catalogues, files: Files) -> Facts:
    """The facts with texts and wording in another language, and with the URL below which its pages are.

    The hash of a trial's record also covers its translation.
    """
    address = facts.settings.in_full(f"/{found.language}/") if facts.settings.site_url else None
    typed = facts.typed.items()
    glossary = {name: record_in(term, f"glossary/{name}", found) for name, term in facts.glossary.items()}
    return replace(
        facts,
        trials=_records(facts.trials, "trials", found),
        conditions=_records(facts.conditions, "conditions", found),
        treatments=_records(facts.treatments, "treatments", found),
        signs=_records(facts.signs, "signs", found),
        measures=_records(facts.measures, "measures", found),
        glossary=dict(sorted(glossary.items(), key=lambda item: unmarked(item[1].term).casefold())),
        wording=wording_in(found, files),
        typed={name: replace(one, hash=f"{one.hash} {found.site.hashes.get(f'trials/{name}')}") for name, one in typed},
        settings=replace(
            facts.settings,
            language=found.language,
            site_url=address,
            countries=nearest_first(facts.settings.countries, found.language),
        ),
    )


def nearest_first(countries: Iterable[str], language: str) -> tuple[str, ...]:
    """Country codes (ISO 3166), those with an official language first that is the given one (CLDR), else as given.

    So a family that reads Hebrew sees the emergency number of Israel first.
    """
    spoken = language.replace("_", "-").partition("-")[0]
    return tuple(sorted(countries, key=lambda code: spoken not in get_official_languages(code, de_facto=True)))


def _records(records: Mapping[str, Any], kind: str, found: Catalogues) -> dict[str, Any]:
    return {name: record_in(record, f"{kind}/{name}", found) for name, record in records.items()}


def record_in(record: Any, owner: str, found: Catalogues) -> Any:
    """A record, with the records inside it, in another language. `owner` is its place in the catalogue."""
    made = with_texts(record, lambda text: _text_in(text, owner, found))
    fields = type(record).model_fields
    changes: dict[str, Any] = {name: _names_in(record, name, owner, found) for name in FORMS if name in fields}
    for field in INNER:
        if inner := inner_records(record, field):
            changes[field] = tuple(record_in(one, place, found) for place, one in inner)
    if isinstance(record, Trial):
        changes["review"] = _review(record)
    if isinstance(record, Term):
        changes["say"] = None  # how the English word is said
    return changed(made, changes)


def _text_in(text: RecordText, owner: str, found: Catalogues) -> str:
    if text.role.kind == "exact":
        return exact(text.text)
    if not is_translated(text, owner):
        return text.text
    return _said(place_of(owner, text), text.text, found)


def _names_in(record: Record, field: str, owner: str, found: Catalogues) -> tuple[str, ...]:
    """The other names of a record in another language, in any number; the English ones if they are not translated."""
    names: tuple[str, ...] = getattr(record, field, ())
    said = found.find(f"{owner}/{field}", join(names)) if names and not owner.startswith("measures/") else None
    return _parted(said.forms[0]) if said else names


def _parted(text: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in text.split(SEPARATOR.strip()) if name.strip())


def in_this_language(record: Trial | Page, found: Catalogues) -> Trial | Page:
    """A page or trial in the language of the catalogues."""
    if isinstance(record, Page):
        return page_in(record, found)
    made: Trial = record_in(record, f"trials/{record.id}", found)
    return made


def page_in(page: Page, found: Catalogues) -> Page:
    """A page with its passages, title and description in another language."""

    def passage(one: PagePassage) -> str:
        said = found.find(one.place, one.text)
        return said.forms[0] if said else waiting_markdown(page.body[one.start : one.end])

    search = found.find(f"{page.path}#search", join(page.front.search)) if page.front.search else None
    front = {name: _said(f"{page.path}#{name}", getattr(page.front, name), found) for name in ("title", "description")}
    words = _parted(search.forms[0]) if search else page.front.search
    made = page_passages.with_texts(page, passage)
    return replace(made, front=changed(page.front, {**front, "search": words, "review": _review(page)}))


def _review(record: Trial | Page) -> Review:
    """The review of a record, for its translation: without the fingerprint of the English, unless that is outdated."""
    review = review_of(record)
    return review if is_stale(record) else changed(review, {"of": None})

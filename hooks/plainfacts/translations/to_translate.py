"""All texts of a site to translate, as entries of a catalogue."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from operator import itemgetter

import yaml

from plainfacts.catalogues.catalogue_entries import Entry
from plainfacts.facts.facts import Facts
from plainfacts.facts.files import Files
from plainfacts.facts.records.form import Record
from plainfacts.facts.texts import RecordText, record_texts
from plainfacts.prose.page import Page
from plainfacts.translations.notes import notes_on
from plainfacts.translations.page_passages import page_passages
from plainfacts.translations.wording_texts import own_words, package_words

_OWN_NAMES = ("being_tested.",)
"""The part of a trial whose names are translated; names of trials, hospitals and people are not."""
INNER = ("chances", "figures", "approvals")
"""Fields with records inside a record."""
FORMS = ("also_called", "also")
"""Fields with other names and forms of a word."""
SEPARATOR = ", "


def package_entries(facts: Facts) -> list[Entry]:
    """The entries of the generator: its wording, and its measures."""
    measures = [(place, one) for place, one in records(facts) if one.place.path.startswith("defaults/")]
    return [*package_words(), *(entry for place, one in measures for entry in _of_record(place, one))]


def site_entries(facts: Facts, pages: Sequence[Page], files: Files) -> list[Entry]:
    """The entries of a site: its wording, its menu, and the texts of its data and pages."""
    entries = [*own_words(files), *_menu(files)]
    for place, record in records(facts):
        if not record.place.path.startswith("defaults/"):
            entries += _of_record(place, record)
    for page in pages:
        entries += _of_page(page)
    return entries


def records(facts: Facts) -> Iterator[tuple[str, Record]]:
    """Every record with texts, with the place of its texts in a catalogue."""
    for kind in ("trials", "conditions", "treatments", "glossary", "signs", "measures"):
        for name, record in getattr(facts, kind).items():
            yield f"{kind}/{name}", record
            for field in INNER:
                yield from inner_records(record, field)


def inner_records(record: Record, field: str) -> list[tuple[str, Record]]:
    """The records in a field of a record, each with the place of its texts; none without such a field."""
    held = getattr(record, field) if field in type(record).model_fields else ()
    return [
        (f"{field}/{getattr(one, 'id', None) or f'{record.id}-{number}'}", one)  # type: ignore[attr-defined]
        for number, one in enumerate(held)
    ]


def place_of(owner: str, text: RecordText) -> str:
    """The place of a text of a record, which does not depend on whether its fact is written in full."""
    return f"{owner}/{text.part.replace('.value', '')}"


def is_translated(text: RecordText, owner: str) -> bool:
    """Whether a text is translated: what families read, and names that are ordinary words."""
    if text.part.startswith("also_in"):
        return False  # names in other languages
    if owner.startswith("measures/") and text.key == "also":
        return False  # as registries write them
    if text.role.kind == "name":
        return not owner.startswith("trials/") or text.part.startswith(_OWN_NAMES)
    return text.role.kind == "family"


def _of_record(owner: str, record: Record) -> Iterator[Entry]:
    place, told = record.place, set()
    for text in record_texts(record):
        names = names_in(record, text)
        if is_translated(text, owner) and text.key not in told:
            notes = notes_on(text.text, "also" if names else text.role.passage or text.role.kind, text.audience)
            part = text._replace(part=text.key) if names else text
            told |= {text.key} if names else set()
            english = join(names) if names else text.text
            line = place.line(text.part)
            yield Entry(place_of(owner, part), english, place.path, line, notes, audience=text.audience)


def names_in(record: Record, text: RecordText) -> tuple[str, ...]:
    """The other names of a record, of which a text is one. They are one entry, as each language has its own number."""
    return getattr(record, text.key) if text.key in FORMS and text.part.startswith(f"{text.key}.") else ()


def join(names: Sequence[str]) -> str:
    """Several names as one text."""
    return SEPARATOR.join(names)


def _of_page(page: Page) -> Iterator[Entry]:
    front, place, audience = page.front, page.front.place, page.front.audience
    named = [("title", front.title), ("description", front.description)]
    named += [("search", join(front.search))] if front.search else []
    for name, text in named:
        kind = "also" if name == "search" else name
        yield Entry(
            f"{page.path}#{name}", text, page.path, place.line(name), notes_on(text, kind, audience), audience=audience
        )
    for one in page_passages(page):
        yield Entry(one.place, one.text, page.path, one.line, notes_on(one.text, one.kind, audience), audience=audience)


def _menu(files: Files) -> Iterator[Entry]:
    """The entries of mkdocs.yml: the headings of the menu and the description of the site."""
    text = files.get("mkdocs.yml", b"").decode("utf-8", "replace")
    for title, line in menu_headings(text):
        yield Entry(f"menu/{title}", title, "mkdocs.yml", line, notes_on(title, "menu"))
    found = setting(text, "site_description")
    if found:
        yield Entry("site/description", found[0], "mkdocs.yml", found[1], notes_on(found[0], "description"))


def menu_headings(text: str) -> list[tuple[str, int]]:
    """The headings of the menu in the text of mkdocs.yml, each with its first line."""
    root = _composed(text)
    nav = next((value for key, value in root if key.value == "nav"), None)
    found: list[tuple[str, int]] = []
    waiting = [nav] if nav else []
    while waiting:
        node = waiting.pop()
        if isinstance(node, yaml.MappingNode):
            found += [(key.value, key.start_mark.line + 1) for key, _ in node.value]
            waiting += [value for _, value in node.value]
        elif isinstance(node, yaml.SequenceNode):
            waiting += node.value
    return sorted(dict(sorted(found, key=itemgetter(1), reverse=True)).items(), key=itemgetter(1))


def setting(text: str, name: str) -> tuple[str, int] | None:
    """A top-level setting in the text of mkdocs.yml, with its line; None if it is missing."""
    return next(((value.value, value.start_mark.line + 1) for key, value in _composed(text) if key.value == name), None)


def _composed(text: str) -> list[tuple[yaml.ScalarNode, yaml.Node]]:
    try:
        root = yaml.compose(text, Loader=yaml.CBaseLoader)
    except yaml.YAMLError:
        return []
    return root.value if isinstance(root, yaml.MappingNode) else []

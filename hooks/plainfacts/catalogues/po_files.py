"""Reads and writes catalogues as .po files with Babel, in the form that Weblate, Poedit and Crowdin open."""

from __future__ import annotations

import gettext
import re
from collections.abc import Callable, Iterable, Sequence
from io import BytesIO

from babel import Locale
from babel.messages.catalog import Catalog, Message
from babel.messages.plurals import PLURALS, get_plural
from babel.messages.pofile import PoFileError, read_po, unescape, write_po

from plainfacts.catalogues.catalogue_entries import Catalogue, Entry, Translation

WIDTH = 0  # no wrapping: Babel breaks the previous English (`#| msgid`) when it wraps lines
_MSGID = re.compile(r"(?:\A| )msgid(?:_plural)? (?=\")")
_QUOTED = re.compile(r"\"(?:[^\"\\]|\\.)*\"")
_WHOLE = {"one": 1, "two": 2}


class Unreadable(ValueError):
    """A file is not a valid catalogue; `line` is where it stops being one, counted from 1."""

    def __init__(self, line: int, reason: str) -> None:
        super().__init__(reason)
        self.line = line


def read_catalogue(raw: bytes, path: str, language: str) -> Catalogue:
    """The catalogue in the bytes of a .po file. Raises Unreadable."""
    found = (_translation(message) for message in _read(raw, language) if message.id and message.context is not None)
    return Catalogue.of(language, path, found)


def _read(raw: bytes, language: str) -> Catalog:
    try:
        raw.decode("utf-8")
        return read_po(BytesIO(raw), locale=_locale(language), charset="utf-8", abort_invalid=True)
    except UnicodeDecodeError as error:
        raise Unreadable(raw.count(b"\n", 0, error.start) + 1, "it is not written in UTF-8") from error
    except PoFileError as error:
        raise Unreadable(max(error.lineno + 1, 1), str(error).partition(" on ")[0]) from error


def _translation(message: Message) -> Translation:
    forms = message.string if isinstance(message.string, list | tuple) else (message.string or "",)
    return Translation(
        str(message.context),
        str(message.id[0] if isinstance(message.id, list | tuple) else message.id),
        tuple(form or "" for form in forms),
        message.fuzzy,
        message.lineno or 1,
        _before(message),
        tuple(line for line in message.user_comments if not line.startswith("|")),
    )


def _before(message: Message) -> tuple[str, ...]:
    """The previous English of an outdated translation: Babel writes it as `#| msgid` but reads it as a comment."""
    lines = " ".join(line.removeprefix("|").strip() for line in message.user_comments if line.startswith("|"))
    return tuple("".join(map(unescape, _QUOTED.findall(text))) for text in _MSGID.split(lines) if text)


def updated(entries: Iterable[Entry], old: Catalogue, header: str) -> bytes:
    """The bytes of a catalogue with exactly these entries, and their translations from `old`.

    If the English of a text has changed, its translation is kept as outdated, with the previous English. Pure: the same
    entries give the same bytes, without a date.
    """
    catalog = Catalog(locale=_locale(old.language), charset="utf-8", fuzzy=False, header_comment=header)
    count, formula = plural_of(old.language)
    headers = [("Language", old.language), ("Plural-Forms", f"nplurals={count}; plural={formula};")]
    catalog.mime_headers = headers
    for entry in sorted(entries, key=lambda entry: (entry.path, entry.line)):
        _add(catalog, entry, old, count)
    return _bytes(catalog, headers)


def _add(catalog: Catalog, entry: Entry, old: Catalogue, count: int) -> None:
    said, outdated, before = _kept(entry, old)
    forms = [*said, *[""] * count][:count]
    catalog.add(
        (entry.text, entry.plural) if entry.plural else entry.text,
        tuple(forms) if entry.plural else forms[0],
        locations=[(entry.path, entry.line)],
        flags=["fuzzy"] if outdated else [],
        auto_comments=entry.notes,
        user_comments=old.by_place[entry.place].comments if entry.place in old.by_place else (),
        previous_id=list(before),
        context=entry.place,
    )


def _kept(entry: Entry, old: Catalogue) -> tuple[Sequence[str], bool, Sequence[str]]:
    """The translated forms of an entry, whether they are outdated, and if so the previous English."""
    here = old.by_place.get(entry.place)
    if here and here.english == entry.text and any(here.forms):
        return here.forms, here.outdated, here.before if here.outdated else ()
    if moved := old.by_text.get((entry.owner, entry.text)):
        return moved.forms, False, ()
    if here and any(here.forms):
        return here.forms, True, here.before or (here.english,)
    return (), False, ()


def _bytes(catalog: Catalog, headers: Sequence[tuple[str, str]]) -> bytes:
    buffer = BytesIO()
    write_po(buffer, catalog, width=WIDTH, include_previous=True, omit_header=True)
    fixed = [*headers, ("MIME-Version", "1.0"), ("Content-Type", "text/plain; charset=utf-8")]
    lines = [*catalog.header_comment.splitlines(), 'msgid ""', 'msgstr ""']
    lines += [f'"{name}: {value}\\n"' for name, value in (*fixed, ("Content-Transfer-Encoding", "8bit"))]
    return "\n".join([*lines, "", buffer.getvalue().decode()]).rstrip("\n").encode() + b"\n"


def plural_of(language: str) -> tuple[int, str]:
    """The number of plural forms, and gettext's formula for them: Babel's, or one built from Unicode's (CLDR) rules.

    Babel's formula is not used where CLDR has more forms: for Hebrew it lacks the form for two.
    """
    locale = _locale(language)
    known, tags = get_plural(str(locale)), locale.plural_form.tags - {"many"}
    if locale.language in PLURALS and known.num_plurals > len(tags):
        return known.num_plurals, known.plural_expr
    forms = [f"n == {number} ? {at} : " for at, number in enumerate(_WHOLE[tag] for tag in _WHOLE if tag in tags)]
    return len(forms) + 1, f"({''.join(forms)}{len(forms)})"


def form_for(language: str) -> Callable[[str], int]:
    """A function from a CLDR plural category (`one`, `few`, `other`) to the index of a translation's form."""
    locale, pick = _locale(language), gettext.c2py(plural_of(language)[1])
    numbers = [*range(201), 10**6]
    return lambda tag: pick(next((n for n in numbers if locale.plural_form(n) == tag), 100))


def _locale(language: str) -> Locale:
    return Locale.parse(language, sep="-")

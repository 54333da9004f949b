"""Style, wording and measures: the defaults of the generator, merged with what a site overrides."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from typing import Any

from plainfacts.facts.files import Files, default_languages, default_text
from plainfacts.facts.house.style import Style
from plainfacts.facts.house.wording import Wording, codes_of, is_locale, read_wording, unlike
from plainfacts.facts.records.form import Place
from plainfacts.facts.records.reference import MeasureKind
from plainfacts.facts.records.values import show
from plainfacts.facts.yaml import format_rules
from plainfacts.facts.yaml.broken import broken_file
from plainfacts.facts.yaml.document import Document, Value, read_yaml
from plainfacts.facts.yaml.forms import read_form
from plainfacts.facts.yaml.record_lists import Found, read_document
from plainfacts.problems import Problem, nearest

STYLE = "data/style.yaml"
ENGLISH = "en"


def style_of(language: str, files: Files, found: Found) -> Style:
    """The style of a site: the generator's defaults, with the site's lists added and its numbers and texts replaced."""
    base = _default_style(language)
    own = _own(STYLE, files, found)
    if own is None:
        return Style.model_validate(base, context={"place": Place(STYLE, 1, {})})
    style, wrong = read_form(Style, joined(own.value or {}, base), Place(STYLE, 1, own.lines))
    found.problems.extend(wrong)
    known = base["thresholds"]
    for name in style.thresholds if style else ():
        if name not in known:
            near = nearest(name, known)
            fix = f"Write `{near}`." if near else "Delete the line; docs/language-rules.md lists the thresholds."
            line = own.lines.get(f"thresholds.{name}", 1)
            found.problems.append(format_rules.UNKNOWN_KEY.at(STYLE, line, f"No threshold is called `{name}`.", fix))
    if style is None:
        found.broken.append(broken_file("style", STYLE, files[STYLE]))
        return Style.model_validate(base, context={"place": Place(STYLE, 1, {})})
    return style


def wording_of(language: str, files: Files, found: Found) -> Wording:
    """The wording of a site in its language: the generator's defaults, overridden by the site's own file.

    If the generator has no wording in this language, texts that the site does not give fall back to English, and are
    reported.
    """
    path = f"data/wording/{language}.yaml"
    default = _default_wording(language)
    if path not in files or not is_locale(language, language):
        if default.base_language != language.partition("-")[0]:
            found.problems.append(_no_wording(language, files))
        return default
    own = _own(path, files, found)
    if own is None:
        return default
    wording, wrong = read_wording(own, default.texts, language)
    found.problems.extend(wrong)
    if default.base_language != wording.base_language:
        found.problems.extend(unlike(wording, default.texts))
    return wording


@cache
def default_measures() -> Mapping[str, MeasureKind]:
    """The generator's measures by id."""
    place = Place("defaults/measures.yaml", 1, {})
    kinds = [MeasureKind.model_validate(one, context={"place": place}) for one in _default("measures.yaml")]
    return {kind.id: kind for kind in kinds}


def joined(own: Value, base: Any) -> Any:
    """A site's values merged into the defaults: lists are concatenated, everything else replaces the default.

    The site's items come first in a list, so that their positions are those in the site's file.
    """
    if isinstance(own, dict) and isinstance(base, dict):
        return {**base, **{key: joined(value, base[key]) if key in base else value for key, value in own.items()}}
    if isinstance(own, list) and isinstance(base, list):
        return [*own, *(item for item in base if item not in own)]
    return own


def _own(path: str, files: Files, found: Found) -> Document | None:
    """The site's own file, or None if it is missing, empty or not a mapping (a Problem)."""
    if path not in files:
        return None
    document = read_document(path, files, found)
    if document.value and not isinstance(document.value, dict):
        message = f"Found {show(document.value)}; expected named values."
        found.problems.append(format_rules.WRONG_VALUE.at(path, 1, message, "Write each as `name: value`."))
        found.broken.append(broken_file(path.split("/")[1].removesuffix(".yaml"), path, files[path]))
        return None
    return document if isinstance(document.value, dict) else None


def _no_wording(language: str, files: Files) -> Problem:
    own = [path.split("/")[-1].removesuffix(".yaml") for path in files if path.startswith("data/wording/")]
    there = ", ".join(sorted({*default_languages(), *own}))
    message = f"The site's language is `{language}`, which has no wording. There is wording in: {there}."
    fix = f"Correct `language` in mkdocs.yml, or translate the wording into data/wording/{language}.yaml."
    return format_rules.NO_WORDING.at("mkdocs.yml", _line_of_language(files, language), message, fix)


def _line_of_language(files: Files, language: str) -> int:
    lines = files.get("mkdocs.yml", b"").decode("utf-8", "replace").splitlines()
    named = (number for number, line in enumerate(lines, 1) if "language:" in line and language in line)
    return next(named, 1)


@cache
def _default(name: str) -> Any:
    text = default_text(name)
    return None if text is None else read_yaml(text, name)[0].value


@cache
def _default_style(language: str) -> dict[str, Any]:
    """The default style: thresholds are common to all languages, word lists belong to one."""
    return {"words": {}, **_default("style.yaml"), **(_default(f"style/{language.partition('-')[0]}.yaml") or {})}


@cache
def _default_wording(language: str) -> Wording:
    """The generator's wording; without lines, since no file of the site contains it."""
    name, path = language.partition("-")[0], f"defaults/wording/{ENGLISH}.yaml"
    english = read_wording(read_yaml(default_text(f"wording/{ENGLISH}.yaml") or "", path)[0], {}, ENGLISH)[0]
    translated = None if name == ENGLISH else default_text(f"wording/{name}.po")
    if translated is None:
        return replace(english, lines={})
    # imported only for another language than English: Babel's catalogue reader is slow to import
    from plainfacts.catalogues.po_files import read_catalogue
    from plainfacts.facts.house.wording_forms import said_in

    find = read_catalogue(translated.encode(), f"defaults/wording/{name}.po", name).find
    return Wording(name, {**said_in(english.texts, find, name, str), **codes_of(name)})

"""Pseudo-translations for tests: made-up words, with all that must be kept, so that they pass the rules."""

import re
from functools import cache
from pathlib import Path

from click.testing import CliRunner

from plainfacts.checks.translations.words_of_language import lexicon_of
from plainfacts.cli import main

_KEPT = re.compile(
    r"\{\{.*?\}\}|\{[a-z_]+\}|\]\([^)]*\)|\{:?[ ]*[#.][^{}\n]*\}|\S*\d\S*(?: (?:kg|mg|ml)\b)?|\b[A-Z]{2,}\S*|\b[B-HJ-Z]\b|\*\*|\[\^[^\]]+\]|\\n|\\\""
)
_HEBREW = str.maketrans("abcdefghijklmnopqrstuvwxyz", "אבגדהוזחטיכלמנסעפצקרשתאבגד")
_ENGLISH = lexicon_of("en")


def in_languages(root: Path, *languages: str, left_out: tuple[str, ...] = ()) -> Path:
    """Add languages to the site in a folder: write their catalogues, and name them in mkdocs.yml."""
    text = (root / "mkdocs.yml").read_text("utf-8")
    (root / "mkdocs.yml").write_text(text.replace("extra:\n", f"extra:\n  languages: [en, {', '.join(languages)}]\n"))
    for language in languages:
        done = CliRunner().invoke(main, ["translate", language, "--root", str(root)])
        assert done.exit_code == 0, done.output
        path = root / "translations" / f"{language}.po"
        path.write_text(filled(path.read_text("utf-8"), language, left_out), "utf-8")
    return root


def filled(text: str, language: str, left_out: tuple[str, ...] = ()) -> str:
    """A catalogue with every text translated except those whose place contains one of these words."""
    return "\n\n".join(_block(block, language, left_out) for block in text.split("\n\n"))


def _block(block: str, language: str, left_out: tuple[str, ...]) -> str:
    english = dict(re.findall(r'^(msgid|msgid_plural|msgctxt) "(.+)"$', block, re.MULTILINE))
    if "msgid" not in english or any(one in english.get("msgctxt", "") for one in left_out):
        return block

    def said(match: re.Match[str]) -> str:
        text = english["msgid"] if match[1] in (None, "[0]") else english.get("msgid_plural", english["msgid"])
        return f'msgstr{match[1] or ""} "{pseudo(text, language)}"'

    return re.sub(r'^msgstr(\[\d\])? ""$', said, block, flags=re.MULTILINE)


def pseudo(text: str, language: str) -> str:
    """The pseudo-translation of a text, in words derived from the English ones."""
    held: list[str] = []

    def hold(word: str) -> str:
        held.append(word)
        return f"\ue010{chr(0xE100 + len(held) - 1)}"

    text = _KEPT.sub(lambda match: hold(match[0]), text)
    table = _table(language)
    for pattern, _ in table:
        text = pattern.sub(
            lambda match: hold(" ".join(dict.fromkeys(word for found, word in table if found.search(match[0])))), text
        )
    return re.sub("\ue010(.)", lambda match: held[ord(match[1]) - 0xE100], _made_up(text, language))


@cache
def _table(language: str) -> list[tuple[re.Pattern[str], str]]:
    """What finds an English word that must keep its meaning, and a word of the other language that means the same."""
    own, months = lexicon_of(language), lexicon_of(language).locale.months["format"]["wide"]
    rows = [
        *((found, own.words["kept"][name][0]) for name, found in _ENGLISH.kept.items()),
        *(
            (found, own.words["contrasts"][group][name][0])
            for group, names in _ENGLISH.contrasts.items()
            for name, found in names.items()
        ),
        *((found, own.words["numbers"][name][0]) for name, found in _ENGLISH.number_words.items()),
        *((found, months[name]) for name, found in _ENGLISH.months.items()),
        (_ENGLISH["denies"], own.words["denies"][0]),
        (_ENGLISH.any_of(_ENGLISH.words["joins"]), own.words["joins"][1]),
    ]
    return [(found, _one_of(word)) for found, word in rows]


def _one_of(expression: str) -> str:
    """A text that a simple expression finds: without what may not stand beside it, the first of its alternatives."""
    alone = re.sub(r"\(\?<?[!=][^()]*\)", "", expression)
    return re.sub(r"\\[wW][*+]|[?]", "", re.sub(r"\(\?:([^()|]*)[^()]*\)", r"\1", alone))


def _made_up(text: str, language: str) -> str:
    if language == "he":
        return re.sub(r"[A-Za-z]+", lambda match: "צ" + match[0].lower().translate(_HEBREW), text)
    return re.sub(r"[A-Za-z]+", lambda match: match[0][0] + "x" + match[0][1:].lower() + "x", text)

"""Pseudo-translations for tests: made-up words, with all that must be kept, so that they pass the rules."""

import re
from pathlib import Path

from click.testing import CliRunner

from plainfacts.checks.translations.words_of_language import lexicon_of
from plainfacts.cli import main

_KEPT = re.compile(
    r"\{\{.*?\}\}|\{[a-z_]+\}|\]\([^)]*\)|\{:?[ ]*[#.][^{}\n]*\}|\S*\d\S*(?: (?:kg|mg|ml)\b)?|\b[A-Z]{2,}\S*|\b[BT]\b|\*\*|\[\^[^\]]+\]|\\n|\\\""
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
    own = lexicon_of(language)
    months = own.locale.months["format"]["wide"]
    held: list[str] = []

    def hold(word: str) -> str:
        held.append(word)
        return f"\ue010{chr(0xE100 + len(held) - 1)}"

    text = _KEPT.sub(lambda match: hold(match[0]), text)
    for pattern, word in (
        *(
            (found, own.words["contrasts"][group][name][0])
            for group, words in _ENGLISH.contrasts.items()
            for name, found in words.items()
        ),
        *((found, own.words["kept"][name][0]) for name, found in _ENGLISH.kept.items()),
        (_ENGLISH.joins, own.words["joins"][0]),
        *((found, own.words["numbers"][name][0]) for name, found in _ENGLISH.number_words.items()),
        *((found, months[name]) for name, found in _ENGLISH.months.items()),
        (_ENGLISH.denies, own.words["negation"][0]),
    ):
        literal = re.sub(r"\\w[*+]|[?]", "", word)
        text = pattern.sub(lambda _, literal=literal: hold(literal), text)
    return re.sub("\ue010(.)", lambda match: held[ord(match[1]) - 0xE100], _made_up(text, language))


def _made_up(text: str, language: str) -> str:
    if language == "he":
        return re.sub(r"[A-Za-z]+", lambda match: "צ" + match[0].lower().translate(_HEBREW), text)
    return re.sub(r"[A-Za-z]+", lambda match: match[0][0] + "x" + match[0][1:].lower() + "x", text)

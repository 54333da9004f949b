"""Repairs text of registries: mis-decoded UTF-8, HTML entities and tags, Markdown escapes, lone surrogates."""

import html
import re
import unicodedata

import ftfy

# ftfy repairs text decoded with the wrong character set; all else it offers (quotes, widths) would change the wording.
_ENCODING_ONLY = ftfy.TextFixerConfig(
    unescape_html=False,
    uncurl_quotes=False,
    fix_latin_ligatures=False,
    fix_character_width=False,
    normalization=None,
    explain=False,
)
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+\-.!<>|~^=$&\"'/:;,?@%])")
_BREAK = re.compile(r"</?(?:br|p|li|ul|ol|div)\s*/?>", re.IGNORECASE)
_RAISED = re.compile(r"<sup>\s*(-?\d+)\s*</sup>", re.IGNORECASE)
_TAG = re.compile(r"</?(?:b|i|u|em|strong|span|sub|sup|font|a)(?:\s[^<>]*)?>", re.IGNORECASE)
_INVISIBLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\ufff9-\uffff]")
_SPACE = re.compile(r"[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")


def mend(text: str) -> str:
    """The text of a registry, with all kinds of damage repaired."""
    return unescape(mend_source(text))


def mend_source(text: str) -> str:
    """The text with everything repaired except Markdown escapes, which tell list marks from letters."""
    text = _whole_characters(text)
    for _ in range(2):  # entities are sometimes escaped twice
        text = _ENTITY.sub(lambda found: html.unescape(found[0]), text)
    text = decode_again(text).replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").replace("\u2029", "\n")
    text = _TAG.sub("", _RAISED.sub(r"^\1", _BREAK.sub("\n", _without_comments(text))))
    text = _SPACE.sub(" ", _whole_characters(text).expandtabs(4))
    return unicodedata.normalize("NFC", _INVISIBLE.sub("", text))


def _without_comments(text: str) -> str:
    """The text without HTML comments; one that never ends is kept, since it may not be a comment."""
    kept, position = [], 0
    while (start := text.find("<!--", position)) >= 0 and (end := text.find("-->", start)) >= 0:
        kept.append(text[position:start])
        position = end + len("-->")
    return "".join([*kept, text[position:]])


def unescape(text: str) -> str:
    r"""The text without Markdown escapes: `\>` is `>`, `10\^9` is `10^9`."""
    return _ESCAPE.sub(r"\1", text)


def decode_again(text: str) -> str:
    """Repair text that was decoded with the wrong character set (`â‰¥` for `≥`)."""
    return text if text.isascii() else ftfy.fix_text(text, _ENCODING_ONLY)


def is_misdecoded(text: str) -> bool:
    """Whether the text was decoded with the wrong character set."""
    return not text.isascii() and ftfy.fix_encoding(_whole_characters(text)) != _whole_characters(text)


def _whole_characters(text: str) -> str:
    """Join surrogate pairs and replace lone surrogates, which no file can hold."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")

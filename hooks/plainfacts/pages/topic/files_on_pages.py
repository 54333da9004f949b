"""Pictures, videos and downloads on a page: their sizes, so that nothing moves while a page loads."""

from __future__ import annotations

import posixpath
import re
from functools import partial
from html import unescape
from urllib.parse import unquote, urljoin, urlsplit

from babel.units import format_unit
from markupsafe import escape

from plainfacts.facts.house.wording import Wording
from plainfacts.facts.media import CAPTIONS, POSTER, VIDEOS, Media

_IMAGE = re.compile(r'<img (?=[^>]*?\bsrc="([^"]*)")')
_VIDEO = re.compile(
    rf'<img (?=[^>]*?\balt="([^"]*)")(?=[^>]*?\bsrc="([^"]*)({"|".join(map(re.escape, VIDEOS))})")[^>]*>'
)
_LINK = re.compile(r'(<a [^>]*?\bhref="([^"]*)"[^>]*>)(.*?)</a>', re.DOTALL)
_DOWNLOADS = frozenset(
    (
        "pdf",
        "doc",
        "docx",
        "odt",
        "rtf",
        "xls",
        "xlsx",
        "ods",
        "csv",
        "ppt",
        "pptx",
        "odp",
        "epub",
        "zip",
        "mp3",
        "mp4",
        "webm",
    )
)
_STEP = 1000
_UNITS = ("byte", "kilobyte", "megabyte", "gigabyte")


def with_files(html: str, url: str, media: Media, words: Wording) -> str:
    """The HTML of the page at `url`: pictures with width and height, videos, downloads with their kind and size."""
    shown = _IMAGE.sub(partial(_image, url, media), _VIDEO.sub(partial(_video, url, media, words), html))
    return _LINK.sub(partial(_link, url, media, words), shown)


def _video(url: str, media: Media, words: Wording, match: re.Match[str]) -> str:
    """A video in place of an image: with captions, as large as its poster, loaded only when it is played."""
    told, name, ending = match.groups()
    poster = media.get(_path(url, name + POSTER))
    sides = f' width="{poster.width}" height="{poster.height}"' if poster and poster.width else ""
    language, spoken = words.base_language, escape(words.locale.display_name)
    return (
        f'<video controls preload="none" aria-label="{told}" poster="{name}{POSTER}"{sides}>'
        f'<source src="{name}{ending}" type="video/{ending.removeprefix(".")}">'
        f'<track kind="captions" src="{name}{CAPTIONS}" srclang="{language}" label="{spoken}" default>'
        f'<a href="{name}{ending}">{told}</a></video>'
    )


def _image(url: str, media: Media, match: re.Match[str]) -> str:
    found = media.get(_path(url, match[1]))
    return f'<img width="{found.width}" height="{found.height}" ' if found and found.width else match[0]


def _link(url: str, media: Media, words: Wording, match: re.Match[str]) -> str:
    path = _path(url, match[2])
    kind = posixpath.splitext(path)[1].removeprefix(".").lower()
    if kind not in _DOWNLOADS:
        return match[0]
    found = media.get(path)
    if found:
        told = words("media.download", kind=kind.upper(), size=_size(found.size, words))
    else:
        told = words("media.elsewhere", kind=kind.upper())
    return f'{match[1]}{match[3]} <span class="kind">{escape(told)}</span></a>'


def _path(url: str, address: str) -> str:
    """The path of the file at an address: from the root of this site, or on another site."""
    whole = urlsplit(urljoin(url, unescape(address)))
    return unquote(whole.path) if whole.netloc else f"content{unquote(whole.path)}"


def _size(size: int, words: Wording) -> str:
    """A size in the reader's language, in powers of a thousand bytes: `340 kB`, `1.2 MB`."""
    step = 0
    amount = float(size)
    while amount >= _STEP and step < len(_UNITS) - 1:
        amount, step = amount / _STEP, step + 1
    amount = round(amount, 1) if step > 1 and amount < 10 else round(amount)
    return format_unit(amount, f"digital-{_UNITS[step]}", length="short", locale=words.locale)

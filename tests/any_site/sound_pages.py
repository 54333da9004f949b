"""Each page by itself: valid, readable by everyone, safe, private and light."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path
from urllib.parse import urljoin

import html5lib

from any_site.whole import Whole, holds

FIRST_VISIT = 120_000
"""The maximum number of bytes that a first visit to a page may load, compressed, including fonts."""


@cache
def errors(html: str) -> tuple[str, ...]:
    """The errors that a strict parser reports in a page."""
    parser = html5lib.HTMLParser()
    parser.parse(html)
    return tuple(f"{place[0]}: {code}" for place, code, _ in parser.errors)


@holds
def every_page_is_valid_html(site: Whole) -> Iterator[str]:
    """Every page is valid HTML. The parser is slow: only `looked_at` is examined, by `make proof` every page."""
    for name, html in site.looked_at.items():
        yield from (f"{name}:{error}" for error in errors(html))


@holds
def every_page_has_one_h1_a_title_a_language_and_text(site: Whole) -> Iterator[str]:
    for name, found in site.trees.items():
        if len(found.findall(".//h1")) != 1 or len(found.findall(".//main")) != 1:
            yield f"{name}: not one h1 in one main"
        if not (found.findtext(".//title") or "").strip() or not found.get("lang"):
            yield f"{name}: no title or no language"
        if len(" ".join(found.find(".//main").itertext()).split()) < 20:
            yield f"{name}: nearly empty"


@holds
def everyone_can_find_their_way(site: Whole) -> Iterator[str]:
    """Ids are unique, headings skip no level, and pictures, fields and frames have a name."""
    for name, found in site.trees.items():
        ids = found.xpath("//@id")
        if len(ids) != len(set(ids)):
            yield f"{name}: an id twice"
        levels = [
            int(heading.tag[1]) for heading in found.xpath("//main//*[self::h1 or self::h2 or self::h3 or self::h4]")
        ]
        if any(after > before + 1 for before, after in pairwise(levels)):
            yield f"{name}: a level of headings is left out: {levels}"
        if found.xpath("//img[not(@alt)] | //iframe[not(@title)]"):
            yield f"{name}: a picture without words"
        named = set(found.xpath("//label/@for"))
        for field in found.xpath("//input[not(@type='hidden')] | //select | //textarea"):
            if field.get("id") not in named and not field.get("aria-label") and not field.xpath("ancestor::label"):
                yield f"{name}: a field without a label: {field.get('id')}"


@holds
def no_two_headings_are_alike(site: Whole) -> Iterator[str]:
    for name, found in site.trees.items():
        headings = found.xpath("//main//*[self::h1 or self::h2 or self::h3][not(ancestor-or-self::*[@hidden])]")
        texts = [" ".join(heading.text_content().split()) for heading in headings]
        yield from (
            f"{name}: two headings say {text!r}" for text in sorted({one for one in texts if texts.count(one) > 1})
        )


@holds
def links_with_one_name_lead_to_one_place(site: Whole) -> Iterator[str]:
    """Links on a page with the same name lead to the same place: a screen reader lists them by name (WCAG 2.4.4)."""
    for name, found in site.trees.items():
        places: dict[str, set[str]] = {}
        for link in found.xpath("//a[@href][not(ancestor::dialog)]"):
            said = " ".join((link.get("aria-label") or link.text_content()).split())
            places.setdefault(said, set()).add(urljoin(f"https://here{site.address(name)}", link.get("href")))
        yield from (f"{name}: {said!r} leads to {len(led)} places" for said, led in places.items() if len(led) > 1)


@holds
def nothing_runs_that_is_not_ours(site: Whole) -> Iterator[str]:
    """The content security policy precedes all that it governs, allows no other site, and nothing needs more."""
    for name, found in site.trees.items():
        policy = found.xpath("string(//head/*[2][@http-equiv='Content-Security-Policy']/@content)")
        if not policy.startswith("default-src 'none'") or re.search(r"unsafe|\*|https?:", policy):
            yield f"{name}: the policy is {policy!r}"
        if found.xpath(
            "//style | //@style | //@*[starts-with(name(), 'on')] | //script[not(@src) and not(@type='application/ld+json')]"
        ):
            yield f"{name}: a script or style in the page"
        if any(written.lower().lstrip().startswith(("javascript:", "data:")) for written, _ in site.links(name)):
            yield f"{name}: a script in a link"


@holds
def nothing_is_loaded_from_elsewhere(site: Whole) -> Iterator[str]:
    loading = "//script/@src | //img/@src | //source/@src | //iframe/@src | //link[@rel!='canonical']/@href"
    for name, found in site.trees.items():
        yield from (f"{name}: {address}" for address in found.xpath(loading) if re.match(r"(?:\w+:)?//", address))
    for path in site.built.rglob("*.css"):
        text = path.read_text("utf-8")
        yield from (
            f"{path.name}: {address}" for address in re.findall(r"(?:url\(|@import\s+)['\"]?((?:\w+:)?//[^)\s]+)", text)
        )


@holds
def a_first_visit_is_light(site: Whole) -> Iterator[str]:
    """The compressed bytes of a page with all that it loads at once: styles, scripts, and fonts."""
    for name, html in site.pages.items():
        loaded = site.trees[name].xpath("//script/@src | //link[@rel='stylesheet' or @rel='icon']/@href | //img/@src")
        files = {site.file(urljoin(f"https://here{site.address(name)}", address)) for address in loaded}
        size = zipped(html) + sum(weight(str(site.built / file)) for file in files)
        if size > FIRST_VISIT:
            yield f"{name}: {size} bytes"


def zipped(text: str) -> int:
    return len(gzip.compress(text.encode(), 6))


@cache
def weight(name: str) -> int:
    """The bytes of a file, and of the fonts that a style sheet always loads."""
    path = Path(name)
    own = path.stat().st_size if path.suffix in (".png", ".woff2") else zipped(path.read_text("utf-8"))
    letters = re.findall(r"url\([\"']?([^)\"']+\.woff2)", path.read_text("utf-8")) if path.suffix == ".css" else []
    return own + sum((path.parent / letter).stat().st_size for letter in letters[:2])

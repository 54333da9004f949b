"""The picture that other sites show with a link to this one: the name of the site and what it is about."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from textwrap import wrap

from PIL import Image, ImageDraw, ImageFont

SIZE = (1200, 630)
"""Width and height in pixels, as sites that show such pictures recommend."""
_FONTS = Path(__file__).parents[2] / "theme/assets/fonts"
_PAPER, _INK, _ACCENT, _TINT = "#fffdf8", "#24282b", "#0b5058", "#e4f0ee"
_EDGE, _TEXT, _ROOM = 110, 430, 670  # the left edges of circle and text, and the width of the text, in pixels
_MISSING = "\uffff"
_WIDEST = 60  # more characters than fit on a line


def share_picture(name: str, about: str) -> bytes | None:
    """The picture as PNG; None if the font lacks characters of the name, or the name is too long.

    `name` is large, on at most two lines; `about` is below it, on at most four, if it fits.
    """
    title, text = (
        _fitting(name, "atkinson-700.woff2", (96, 72, 60, 48), 2),
        _fitting(about, "atkinson-400.woff2", (38, 32), 4),
    )
    if not title:
        return None
    image = Image.new("RGB", SIZE, _PAPER)
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, 0, SIZE[0], 18), fill=_ACCENT)
    draw.ellipse((_EDGE, 195, _EDGE + 240, 435), fill=_TINT)
    draw.text((_EDGE + 120, 315), name[0].upper(), font=_font("atkinson-700.woff2", 140), fill=_ACCENT, anchor="mm")
    lines = [(line, title, _INK) for line in _lines(name, title)]
    lines += [(line, text, _ACCENT) for line in _lines(about, text)] if text else []
    top = 315 - sum(1.25 * font.size for _, font, _ in lines) / 2
    for line, font, colour in lines:
        draw.text((_TEXT, top), line, font=font, fill=colour)
        top += 1.25 * font.size
    found = BytesIO()
    image.save(found, "PNG", optimize=True)
    return found.getvalue()


def _font(name: str, size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(_FONTS / name, size)


def _fitting(text: str, name: str, sizes: Sequence[int], most: int) -> ImageFont.FreeTypeFont | None:
    """The font in the largest size, in pixels, in which a text fits on `most` lines; None if there is none."""
    fonts = (_font(name, size) for size in sizes)
    can_be_written = text and not any(_blank(_font(name, sizes[0]), sign) for sign in text)
    return next((font for font in fonts if len(_lines(text, font)) <= most), None) if can_be_written else None


def _blank(font: ImageFont.FreeTypeFont, sign: str) -> bool:
    """Whether a font has no glyph for a character."""
    return not sign.isspace() and bytes(font.getmask(sign)) == bytes(font.getmask(_MISSING))


def _lines(text: str, font: ImageFont.FreeTypeFont) -> list[str]:
    """A text broken into lines that fit beside the circle."""
    width = min(len(text), _WIDEST)
    while width > 1 and any(font.getlength(line) > _ROOM for line in wrap(text, width)):
        width -= 1
    return wrap(text, width)

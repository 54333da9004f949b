"""The address of a page as a QR code, drawn at build, so that a sheet of paper leads back to its page."""

from __future__ import annotations

from functools import lru_cache

from markupsafe import Markup


@lru_cache(maxsize=64)
def qr_code(address: str, label: str) -> Markup:
    """An address as an SVG of dark squares on the paper, with a margin of four squares (ISO/IEC 18004, 6.3.8)."""
    import segno  # only where a sheet is made

    code = segno.make(address, error="m", micro=False)
    return Markup(
        code.svg_inline(svgclass="qr", lineclass=None, title=label, border=4, omitsize=True, dark="#000", light="#fff")
    )

"""QR codes, so that a printed sheet leads back to its page."""

from __future__ import annotations

from functools import lru_cache

from markupsafe import Markup


@lru_cache(maxsize=64)
def qr_code(address: str, label: str) -> Markup:
    """An address as a QR code in SVG, with a quiet zone of four modules (ISO/IEC 18004, 6.3.8)."""
    import segno  # slow to import, and needed for sheets only

    code = segno.make(address, error="m", micro=False)
    return Markup(
        code.svg_inline(svgclass="qr", lineclass=None, title=label, border=4, omitsize=True, dark="#000", light="#fff")
    )

"""Pictures, icons and QR codes, as SVG; the picture for sharing, as PNG."""

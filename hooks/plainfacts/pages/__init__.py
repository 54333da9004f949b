"""Pages: Facts to HTML parts, pictures, structured data and JSON. Nothing here judges a fact."""

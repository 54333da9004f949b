"""Renders Facts as HTML, pictures, structured data and JSON. Nothing here checks a fact."""

"""Renders the text of written pages: Markdown, inline facts, chances, linked terms."""

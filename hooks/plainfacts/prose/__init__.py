"""Prose: Markdown that people write, read with its lines: front matter, inline facts, sections, sentences."""

"""Reads the Markdown pages with line numbers: front matter, inline facts, sections, passages, sentences."""

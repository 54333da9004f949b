"""Drafts our record from a registry record, and compares the two."""

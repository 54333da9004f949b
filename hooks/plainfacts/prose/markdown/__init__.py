"""The Markdown of this site: one reading of it, for the pages and for the checks."""

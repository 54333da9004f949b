"""The commands for the registry: drafts, comparisons, and the table of open trials."""

"""Commands about the registry: drafts, comparisons, and the table of open trials."""

"""The one text of the eligibility criteria, split into entries."""

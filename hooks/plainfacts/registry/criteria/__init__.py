"""Splits the text of the eligibility criteria into criteria."""

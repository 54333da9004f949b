"""A trial's page and sheet."""

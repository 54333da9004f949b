"""The English word data."""

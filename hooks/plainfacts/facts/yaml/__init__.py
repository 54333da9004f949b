"""Parses YAML files as text with line numbers, record by record, and reports what is wrong with their format."""

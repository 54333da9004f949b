"""YAML files as text with lines, read record by record; what is wrong with their form, as messages."""

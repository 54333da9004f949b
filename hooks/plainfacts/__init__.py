"""Plainfacts: pages for patients and families, generated from facts that each have a source and a date.

`docs/architecture.md` describes the packages and how a fact flows through them; `[tool.importlinter]` in pyproject.toml
says which may import which.
"""

__version__ = "0.1.0"

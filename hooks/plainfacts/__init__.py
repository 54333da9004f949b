"""Plainfacts: pages for patients and families, made from facts that have a source and a date.

The rooms, lowest first; a room imports only rooms before it: problems, then facts, prose and readability, then checks,
pages and registry, then site and cli. `docs/architecture.md` draws the way of a fact through them.
"""

__version__ = "0.1.0"

"""Caches between runs, keyed by the hash of everything that a value depends on. Always safe to delete."""

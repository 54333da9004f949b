"""Gettext catalogues of translations, independent of the site: one entry per text."""

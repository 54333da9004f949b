"""Catalogues of translations as translators know them (gettext): one entry a text; knows nothing of the site."""

"""The style, wording and settings of a site."""

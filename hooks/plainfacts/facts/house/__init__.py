"""The choices of a site: style, wording, settings."""

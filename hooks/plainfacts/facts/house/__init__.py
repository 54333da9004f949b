"""The site's own choices: style, wording, settings."""

"""The one Markdown parser of the site, for pages and for checks, and the rules of the Markdown itself."""

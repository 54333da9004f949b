"""The pages that nobody writes as Markdown: which there are, and those about the site itself."""

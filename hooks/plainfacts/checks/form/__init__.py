"""Rules about form: headings, links, lists, page structure, odd characters."""

"""One run of MkDocs: it opens, writes the new site aside, and swaps it in."""

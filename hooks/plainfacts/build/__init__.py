"""One run of MkDocs: it reads the inputs, writes the new site beside the old one, and swaps the two."""

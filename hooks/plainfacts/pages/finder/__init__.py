"""Finding trials and pages: the form, the lists, the search index."""

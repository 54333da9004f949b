"""Finding a trial or a page: the form, the lists, the index."""

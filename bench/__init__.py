"""Benchmarks: readability on human-rated sets, the search, and speed compared with stock MkDocs and Material."""

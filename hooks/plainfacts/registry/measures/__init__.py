"""Numbers in criteria: which measure, which limit, when it counts."""

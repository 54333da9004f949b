"""The table of trials that the registry's search page exports, and the entries of data/listed.yaml made from it."""

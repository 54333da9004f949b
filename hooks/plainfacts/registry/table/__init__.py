"""The table of many trials that anyone can download from the registry's search page, and the entries made of it."""

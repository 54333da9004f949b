"""Rules about sources and dates: what is cited, how old it is, what is true today."""

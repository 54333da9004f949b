"""Rules about trials: a fact against the others of its record, its master protocol and its own texts."""

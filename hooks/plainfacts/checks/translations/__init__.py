"""Rules on translations: each text is compared with its English, and told at its line in the catalogue."""

"""Rules on translations: each text is compared with its English, and reported at its line in the catalogue."""

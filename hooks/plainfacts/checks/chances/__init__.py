"""Rules about chances and figures: their parts, the words for them, and those in running text."""

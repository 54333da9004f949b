"""Rules about facts typed by hand on a page, where they should be fetched."""

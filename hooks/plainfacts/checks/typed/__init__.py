"""Rules about facts that are typed on a page where they should be fetched."""

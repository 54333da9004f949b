"""What stands around a page, and the pages that nobody writes."""

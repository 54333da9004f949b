"""The sources of pages: their marks, their list, what cites them."""

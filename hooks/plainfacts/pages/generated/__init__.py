"""Generated pages: the plan of all of them, and those about the site itself."""

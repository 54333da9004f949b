"""A page for staff: how hard each page reads, what to mend and where, and how that changed. It is not published."""

"""The report for staff, which is not published: readability scores, problems, and the change since the last run."""

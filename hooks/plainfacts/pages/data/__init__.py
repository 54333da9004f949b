"""Files for programs: API, feed, structured data, policy; and finished HTML read again."""

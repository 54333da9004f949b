"""Output for programs: API, feed, structured data, headers; and finished HTML parsed again for the checks."""

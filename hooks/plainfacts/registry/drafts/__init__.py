"""A draft of our record from a registry record, and the comparison of both."""

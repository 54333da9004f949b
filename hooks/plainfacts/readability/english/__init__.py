"""What the score needs to know of English."""

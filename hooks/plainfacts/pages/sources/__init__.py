"""What rests on each source."""

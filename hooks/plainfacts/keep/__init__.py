"""What is kept between runs, by the hash of all that it follows from. Always safe to delete."""

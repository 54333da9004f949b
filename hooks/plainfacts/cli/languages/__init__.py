"""Commands on the words of the generator and on translations."""

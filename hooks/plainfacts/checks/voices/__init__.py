"""Rules about the voices of a trial: what a teenager and a child read, held to the record."""

"""What a sentence says, read once for all: who or what, in which relation, to what, and whether it is denied."""

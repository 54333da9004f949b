"""The commands for the wording of the generator and for translations."""

"""Records as staff write them: the kinds of value, the forms, and what each text is for."""

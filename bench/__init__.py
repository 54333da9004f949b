"""What is measured: the score of readability on human-rated sets, and speed against stock MkDocs with Material."""

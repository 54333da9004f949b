"""How a rule is written, and what it gets: the context, texts, passages, word lists."""

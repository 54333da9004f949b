"""Rules about language: words, sentences, scores, terms explained, who is spoken to."""

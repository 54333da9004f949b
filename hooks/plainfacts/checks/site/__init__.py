"""Rules about the built site: links, structured data, loaded files."""

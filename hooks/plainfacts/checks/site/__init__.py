"""Rules about the finished site: links, structured data, what is loaded."""

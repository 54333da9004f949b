"""What stands in the text of a written page: fetched facts, chances, explained terms."""

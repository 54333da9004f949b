"""Rules about what could do harm: doses, advice, contacts, danger signs."""

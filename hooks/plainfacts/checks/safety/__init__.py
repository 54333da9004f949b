"""Rules about what could harm: doses, advice, contacts, signs of danger."""

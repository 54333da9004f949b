"""Rules about who can join: limits against each other, plain words against the exact wording."""

"""How a rule is written and what it looks at: the rule, findings, texts, quantities, words."""

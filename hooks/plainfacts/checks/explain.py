"""What a rule asks, told from the same text that stands with its code: for `plainfacts explain` and CONTRIBUTING."""

from __future__ import annotations

from plainfacts.checks.catalogue import all_rules
from plainfacts.problems import Rule


def explain_rule(name: str) -> str | None:
    """The explanation of the rule of this name, or of all rules with this number of rules.md; None if there is none."""
    known = all_rules()
    found = [known[name]] if name in known else [rule for rule in known.values() if _has_number(rule, name)]
    return "\n\n".join(_told(rule) for rule in found) or None


def _has_number(rule: Rule, name: str) -> bool:
    return bool(rule.ref) and name.upper() in [part.strip() for part in (rule.ref or "").split(",")]


def _told(rule: Rule) -> str:
    number = f", {rule.ref}" if rule.ref else ""
    return f"{rule.name} ({rule.severity}{number})\n{rule.explanation}"

"""`plainfacts explain RULE`: prints what a rule requires and why, with an example and the fix."""

from __future__ import annotations

import click

from plainfacts.checks.catalogue import all_rules, explain_rule
from plainfacts.cli.options import EXIT_USAGE, stop
from plainfacts.problems import nearest


@click.command()
@click.argument("rule")
def explain(rule: str) -> None:
    """Explain what RULE requires and why, with an example and the fix. RULE is a name, or a number such as T9."""
    text = explain_rule(rule)
    if text is None:
        near = nearest(rule.lower(), all_rules())
        hint = f"Did you mean {near}?" if near else "`plainfacts check` prints the names of rules."
        stop(f"No rule is called {rule}. {hint}", EXIT_USAGE)
    click.echo(text)

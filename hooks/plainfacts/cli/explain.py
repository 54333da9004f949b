"""`plainfacts explain RULE`: what a rule asks, why, with an example and the fix."""

from __future__ import annotations

import click

from plainfacts.checks.catalogue import all_rules
from plainfacts.checks.explain import explain_rule
from plainfacts.cli.options import EXIT_USAGE, stop
from plainfacts.problems import nearest


@click.command()
@click.argument("rule")
def explain(rule: str) -> None:
    """Say what RULE asks, why, with an example and the fix. RULE is a name, or a number of the rules such as T9."""
    text = explain_rule(rule)
    if text is None:
        near = nearest(rule.lower(), all_rules())
        hint = f"Did you mean {near}?" if near else "`plainfacts check` names the rules."
        stop(f"No rule is called {rule}. {hint}", EXIT_USAGE)
    click.echo(text)

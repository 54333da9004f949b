"""The command `plainfacts`, one file a command. Exit 0 fine, 1 problems, 2 wrong usage, 3 could not run."""

from __future__ import annotations

from pathlib import Path

import click

from plainfacts import __version__
from plainfacts.cli.check import check
from plainfacts.cli.drift import drift
from plainfacts.cli.explain import explain
from plainfacts.cli.export import export
from plainfacts.cli.new import new
from plainfacts.cli.options import root_option
from plainfacts.cli.schema import schema


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__)
@root_option
def main(root: Path | None) -> None:
    """Facts for patients and families, checked: YAML and Markdown in, messages and pages out."""


for command in (check, drift, explain, export, new, schema):
    main.add_command(command)

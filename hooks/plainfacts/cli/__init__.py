"""The command `plainfacts`, one file per subcommand. Exit codes: 0 fine, 1 problems, 2 wrong usage, 3 could not run."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

import click

from plainfacts import __version__
from plainfacts.cli.options import root_option

COMMANDS = (
    "addresses",
    "check",
    "drift",
    "explain",
    "export",
    "list",
    "new",
    "report",
    "review",
    "schema",
    "score",
    "start",
    "translate",
    "words",
)
"""Each is a function of this name in a module of this name, imported only when it is called."""
FOLDERS = {
    "drift": "registry.",
    "list": "registry.",
    "new": "registry.",
    "translate": "languages.",
    "words": "languages.",
}
"""The packages of the commands whose modules are not beside this one."""


class _Commands(click.Group):
    """Imports a command only when it is called, so that `check` need not load what only `new` needs."""

    def list_commands(self, context: click.Context) -> list[str]:
        return sorted(COMMANDS)

    def get_command(self, context: click.Context, name: str) -> click.Command | None:
        if name not in COMMANDS:
            return None
        command = getattr(import_module(f"plainfacts.cli.{FOLDERS.get(name, '')}{name}"), name)
        assert isinstance(command, click.Command)
        return command


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__)
@root_option
def main(root: Path | None) -> None:
    """Facts for patients and families, checked: YAML and Markdown in, messages and pages out."""

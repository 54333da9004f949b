"""`python -m plainfacts` is the command `plainfacts`."""

from plainfacts.cli import main

main()

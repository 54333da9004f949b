"""The small invented site as facts and pages, for tests of single modules of `pages`."""

from __future__ import annotations

from datetime import date

from plainfacts.site import Site, examine
from site_files import TODAY, page, site_files

GLOSSARY = """\
- term: acute lymphoblastic leukaemia (ALL)
  plain: A cancer of the blood.
- term: leukaemia
  plain: A cancer of blood-making cells.
- term: antibody
  plain: A protein that sticks to one target.
  also: [antibodies]
- term: CD19
  plain: A marker on some cells.
"""
WORDS = page("Words", "## Words\n\n{{ glossary() }}\n")


def small(today: date = TODAY, **changes: bytes | str | None) -> Site:
    """The small site, with changes, on a given day."""
    files = {"data/glossary.yaml": GLOSSARY, "content/words.md": WORDS, **changes}
    return examine(site_files(**files), today)

"""Records the log messages of MkDocs: a build with any of them is not skipped next time."""

from __future__ import annotations

import logging


class Remarks(logging.Handler):
    """Records warnings of MkDocs, and whether it had messages about pages. Messages below `level` are not seen."""

    any = False

    def __init__(self, level: int) -> None:
        super().__init__(level)
        self.warnings: list[str] = []

    @classmethod
    def heard(cls) -> Remarks:
        """A handler that has been added to the logger of MkDocs."""
        logger = logging.getLogger("mkdocs")
        remarks = cls(logger.getEffectiveLevel())
        logger.addHandler(remarks)
        return remarks

    def emit(self, record: logging.LogRecord) -> None:
        """Record a message."""
        if record.levelno >= logging.WARNING:
            self.warnings.append(record.getMessage())
        self.any |= record.levelno >= logging.WARNING or record.name.startswith("mkdocs.structure")

    @staticmethod
    def end_all() -> None:
        """Remove all handlers after a failed build."""
        logger = logging.getLogger("mkdocs")
        for handler in [one for one in logger.handlers if isinstance(one, Remarks)]:
            logger.removeHandler(handler)

    def ended(self) -> Remarks:
        """Remove this handler, and return it."""
        logging.getLogger("mkdocs").removeHandler(self)
        return self


def hear_warnings(strict: bool) -> None:
    """Show warnings, so that they stop a strict build, even with `--quiet`."""
    logger = logging.getLogger("mkdocs")
    if strict and logger.getEffectiveLevel() > logging.WARNING:
        logger.setLevel(logging.WARNING)

"""What MkDocs itself says of a site while it builds it: then the build cannot be left out the next time."""

from __future__ import annotations

import logging


class Remarks(logging.Handler):
    """Hears whether MkDocs warns, or has a remark on the pages. Below its level it heard nothing."""

    any = False

    def __init__(self, level: int) -> None:
        super().__init__(level)
        self.warnings: list[str] = []

    @classmethod
    def heard(cls) -> Remarks:
        """Begin to listen."""
        logger = logging.getLogger("mkdocs")
        remarks = cls(logger.getEffectiveLevel())
        logger.addHandler(remarks)
        return remarks

    def emit(self, record: logging.LogRecord) -> None:
        """Hear one of them."""
        if record.levelno >= logging.WARNING:
            self.warnings.append(record.getMessage())
        self.any |= record.levelno >= logging.WARNING or record.name.startswith("mkdocs.structure")

    @staticmethod
    def end_all() -> None:
        """Let nobody listen any more, after a build that failed."""
        logger = logging.getLogger("mkdocs")
        for handler in [one for one in logger.handlers if isinstance(one, Remarks)]:
            logger.removeHandler(handler)

    def ended(self) -> Remarks:
        """Listen no more."""
        logging.getLogger("mkdocs").removeHandler(self)
        return self


def hear_warnings(strict: bool) -> None:
    """Let warnings be heard, and stop a strict build, even where MkDocs was told to be quiet."""
    logger = logging.getLogger("mkdocs")
    if strict and logger.getEffectiveLevel() > logging.WARNING:
        logger.setLevel(logging.WARNING)

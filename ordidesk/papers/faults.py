"""Why a file of scans is not read."""

from __future__ import annotations

import enum


class PaperFault(enum.StrEnum):
    """What is wrong with a file; nothing of it is filed then."""

    NOT_A_PAPER = "not_a_paper"
    """Neither a PDF nor a picture."""
    LOCKED = "locked"
    """It asks for a password."""
    DAMAGED = "damaged"
    EMPTY = "empty"
    TOO_MANY_PAGES = "too_many_pages"
    TOO_LARGE = "too_large"
    """The file, or a page of it."""


class PaperRefused(Exception):  # noqa: N818 - says what happened
    """A file that is not read, and why."""

    def __init__(self, name: str, fault: PaperFault, page: int = 0) -> None:
        super().__init__(f"{name}: {fault}")
        self.name = name
        self.fault = fault
        self.page = page
        """The page that is wrong, counted from 1; 0: the whole file."""


class Stopped(Exception):  # noqa: N818 - says what happened
    """The person stopped it: nothing of the file is filed."""

"""What ends the build."""

from __future__ import annotations


class BuildFailed(Exception):  # noqa: N818 - says what happened
    """Something is not as it has to be; the message is what is printed."""

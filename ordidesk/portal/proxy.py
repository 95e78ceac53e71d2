"""What stands in place of a proxy's address."""

SYSTEM_PROXY, NO_PROXY = "system", "none"
"""Whichever the system names, and none at all."""

"""The local time of a place: the zone in which its slots are planned and shown."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from ordidesk.domain.places import Site

HOME_ZONE = "Europe/Paris"
"""The company's own."""


def zone_of(site: Site | None) -> ZoneInfo:
    """Return a site's zone; the company's own where there is no site, or its zone is none."""
    return zone_named(site.timezone if site else "")


def zone_named(timezone: str) -> ZoneInfo:
    """Return the zone of this name; the company's own where no zone has it."""
    try:
        return ZoneInfo(timezone or HOME_ZONE)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return ZoneInfo(HOME_ZONE)


def local_day(instant: datetime, zone: ZoneInfo) -> date:
    """Return the day that a calendar on the wall there shows."""
    return instant.astimezone(zone).date()

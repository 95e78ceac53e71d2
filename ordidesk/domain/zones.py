"""The local time of a place: the zone in which its slots are planned and shown."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from ordidesk.domain.places import Site

HOME_ZONE = "Europe/Paris"
"""The company's own."""


def zone_of(site: Site | None) -> ZoneInfo:
    """Return a site's zone; the company's own where there is no site, or its zone is none."""
    return named_zone(site.timezone if site else HOME_ZONE)


def named_zone(name: str) -> ZoneInfo:
    """Return a zone by its IANA name; the company's own where there is none of that name."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return ZoneInfo(HOME_ZONE)


def local_day(instant: datetime, zone: ZoneInfo) -> date:
    """Return the day that a calendar on the wall there shows."""
    return instant.astimezone(zone).date()

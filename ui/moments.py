"""Dates, times and durations in the person's language."""

from __future__ import annotations

import functools
import re
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from PySide6.QtCore import QCoreApplication, QDate, QLocale, QTime

_MINUTE = 60
_HOUR = 60 * _MINUTE


def time_of_day(instant: datetime, zone: str) -> str:
    """Write the hour and minute as a clock on the spot shows them ("09:30", "9:30 AM")."""
    local = _local(instant, zone)
    return _clock_time(local.hour, local.minute)


def full_hour(hour: int) -> str:
    """Write an hour of the day ("09:00")."""
    return _clock_time(hour, 0)


def slot(starts_at: datetime, ends_at: datetime, zone: str) -> str:
    """Write a slot within a day ("09:30 – 10:30")."""
    return f"{time_of_day(starts_at, zone)} – {time_of_day(ends_at, zone)}"


def long_day(day: date) -> str:
    """Write a day with its weekday ("mardi 24 novembre")."""
    locale = QLocale()
    order = locale.dateFormat(QLocale.FormatType.LongFormat).replace("dddd, d ", "dddd d ")
    return locale.toString(_date(day), re.sub(r"[ ,]*y+", "", order))


def short_date(day: date) -> str:
    """Write a date in figures ("31/03/2026" in French)."""
    return QLocale().toString(_date(day), date_format())


def day_and_month(day: date) -> str:
    """Write a day of these weeks as briefly as possible ("23 nov.")."""
    locale = QLocale()
    order = locale.dateFormat(QLocale.FormatType.LongFormat)
    month_first = 0 <= order.find("MMMM") < order.replace("dddd", "----").find("d")
    return locale.toString(_date(day), "MMM d" if month_first else "d MMM")


def day_and_time(instant: datetime, zone: str) -> str:
    """Write when something happened, in full ("24/11/2026 09:30")."""
    local = _local(instant, zone)
    return f"{short_date(local.date())} {time_of_day(instant, zone)}"


def when(instant: datetime, now: datetime, zone: str) -> str:
    """Write an instant as briefly as is clear: the time today, "yesterday", else the date."""
    local, today = _local(instant, zone), _local(now, zone).date()
    if local.date() == today:
        return time_of_day(instant, zone)
    if local.date() == today - timedelta(days=1):
        yesterday = QCoreApplication.translate("Moments", "yesterday")
        return f"{yesterday} {time_of_day(instant, zone)}"
    if local.year == today.year:
        return day_and_month(local.date())
    return short_date(local.date())


def age(since: datetime, now: datetime) -> str:
    """Write how long ago something was in its largest unit ("3 h", "2 d")."""
    seconds = max(0, int((now - since).total_seconds()))
    if seconds < _HOUR:
        minutes = seconds // _MINUTE
        return QCoreApplication.translate("Moments", "{minutes} min").format(minutes=minutes)
    if seconds < 24 * _HOUR:
        return QCoreApplication.translate("Moments", "{hours} h").format(hours=seconds // _HOUR)
    days = seconds // (24 * _HOUR)
    return QCoreApplication.translate("Moments", "{days} d").format(days=days)


def duration(spent: timedelta) -> str:
    """Write a duration in hours and minutes."""
    translate = QCoreApplication.translate
    hours, minutes = divmod(round(spent.total_seconds() / 60), 60)
    if not hours:
        return translate("Moments", "{minutes} min").format(minutes=minutes)
    return translate("Moments", "{hours} h {minutes}").format(hours=hours, minutes=f"{minutes:02d}")


def clock(seconds: int) -> str:
    """Write a running time ("1:05" for an hour and five minutes)."""
    return f"{seconds // _HOUR}:{seconds % _HOUR // _MINUTE:02d}"


def date_format() -> str:
    """Return how a field for a day has its figures, with the whole year."""
    told = QLocale().dateFormat(QLocale.FormatType.ShortFormat)
    return told if "yyyy" in told else told.replace("yy", "yyyy")


def time_format() -> str:
    """Return how a field for a time has its figures: 24 hours or twice 12, without seconds."""
    return re.sub(r"[:.]ss", "", QLocale().timeFormat(QLocale.FormatType.ShortFormat))


def date_and_time_format() -> str:
    """Return how a field for an instant has its figures."""
    return f"{date_format()} {time_format()}"


def local_day(instant: datetime, zone: str) -> date:
    """Return the day that it is at an instant on the spot."""
    return _local(instant, zone).date()


def _date(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)


def _clock_time(hour: int, minute: int) -> str:
    return _told_time(QLocale().name(), hour, minute)


@functools.cache
def _told_time(_locale: str, hour: int, minute: int) -> str:
    """Write a time as the locale that counts now has it; a board writes hundreds at each paint."""
    return QLocale().toString(QTime(hour, minute), time_format())


def _local(instant: datetime, zone: str) -> datetime:
    """Return an instant by the clock on the spot; by the laptop's where the site is not known."""
    return instant.astimezone(ZoneInfo(zone) if zone else None)

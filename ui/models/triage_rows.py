"""The queue of what is to be judged, in words."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QCoreApplication

from ordidesk.queries import triage
from ui import moments, words
from ui.models.rows import PRIORITY_TONES, ticket_title
from ui.theme import Tone
from ui.widgets.chip import ChipSpec
from ui.widgets.row_list import Row


def queue_row(row: triage.Row, now: datetime, zone: str) -> Row:
    """Show a ticket that waits: how pressing, what, where, since when, until when."""
    translate = QCoreApplication.translate
    place = " · ".join(
        part for part in (ticket_title(row.number), row.client_name, row.site_name) if part
    )
    due = due_chip(triage.promised(row), now, zone)
    callable_now = triage.is_reachable(row.callback, row.timezone, now)
    said = [words.word(row.priority), row.summary, place, due.text]
    if callable_now:
        said.append(translate("Triage", "Can be called now"))
    return Row(
        key=row.id,
        title=row.summary,
        subtitle=place,
        time=ago(row.opened_at, now),
        chip=due,
        priority=PRIORITY_TONES[row.priority],
        mark="phone" if callable_now else "",
        pending=row.pending,
        spoken=", ".join(said),
    )


def due_chip(due: datetime, now: datetime, zone: str) -> ChipSpec:
    """Say until when a ticket is promised, or that this is past."""
    translate = QCoreApplication.translate
    if due < now:
        return ChipSpec(translate("Triage", "Overdue"), Tone.WARN)
    day = moments.local_day(due, zone)
    said = translate("Triage", "by {day}")
    if day == moments.local_day(now, zone):
        said = translate("Triage", "by {time}")
    shown = said.format(day=moments.day_and_month(day), time=moments.time_of_day(due, zone))
    return ChipSpec(shown, plain=True)


def promise(due: datetime, now: datetime, zone: str) -> str:
    """Say in full until when a ticket is promised, or was."""
    translate = QCoreApplication.translate
    day = moments.local_day(due, zone)
    today = day == moments.local_day(now, zone)
    if due < now and today:
        said = translate("Triage", "was to be solved by {time}")
    elif due < now:
        said = translate("Triage", "was to be solved by {day}, {time}")
    elif today:
        said = translate("Triage", "to be solved by {time}")
    else:
        said = translate("Triage", "to be solved by {day}, {time}")
    return said.format(day=moments.day_and_month(day), time=moments.time_of_day(due, zone))


def ago(since: datetime, now: datetime) -> str:
    """Write how long ago something was, by the calendar: nights and weekends count."""
    said = QCoreApplication.translate("Triage", "{age} ago")
    return said.format(age=moments.age(since, now))

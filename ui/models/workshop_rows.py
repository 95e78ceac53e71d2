"""The workshop's lists as rows: what leaves, what came back, what is being repaired."""

from __future__ import annotations

from datetime import date, datetime

from PySide6.QtCore import QCoreApplication

from ordidesk.domain.assets import Custody
from ordidesk.domain.loans import LoanState
from ordidesk.queries.loans import LoanRow
from ordidesk.queries.workshop import Bench, Departure, Leaving
from ui import moments, words
from ui.models.loan_rows import loan_title
from ui.models.rows import loan_state_chip, repair_state_chip
from ui.models.search_results import category_icon
from ui.theme import Tone
from ui.widgets.chip import ChipSpec
from ui.widgets.row_list import Row


def day_words(day: date, today: date) -> str:
    """Name a day: tomorrow, or its weekday."""
    if (day - today).days == 1:
        return QCoreApplication.translate("Workshop", "tomorrow")
    return moments.long_day(day)


def departure_title(departure: Departure) -> str:
    """Head a technician's rows with how far the van is loaded."""
    loaded = sum(it.is_loaded for it in departure.leaving)
    said = QCoreApplication.translate("Workshop", "{name} — {loaded} of {total} loaded")
    name = departure.technician_name or QCoreApplication.translate("Workshop", "Nobody yet")
    return said.format(name=name, loaded=loaded, total=len(departure.leaving))


def leaving_row(leaving: Leaving) -> Row:
    """Show a loaner that leaves: where to, and whether it is ready and loaded."""
    when = moments.time_of_day(leaving.starts_at, leaving.timezone)
    where = " · ".join(part for part in (leaving.client_name, leaving.city) if part)
    title = " · ".join(part for part in (leaving.loaner_number, leaving.loaner_model) if part)
    chip = _leaving_chip(leaving)
    return Row(
        key=leaving.loan_id,
        title=title,
        subtitle=where,
        time=when,
        chip=chip,
        icon="circle-check" if leaving.is_loaded else "square",
        spoken=f"{title}, {when}, {where}, {chip.text}",
    )


def is_ready(leaving: Leaving) -> bool:
    """Tell whether a loaner may be loaded."""
    return leaving.ready_at is not None or leaving.loan_state is LoanState.READY


def _leaving_chip(leaving: Leaving) -> ChipSpec:
    translate = QCoreApplication.translate
    if leaving.is_loaded:
        return ChipSpec(translate("Workshop", "Loaded"), Tone.OK)
    if not is_ready(leaving):
        return ChipSpec(translate("Workshop", "To be prepared"), Tone.WARN)
    return ChipSpec(translate("Workshop", "To be loaded"), Tone.INFO)


def return_row(row: LoanRow, *, scanned: bool, now: datetime) -> Row:
    """Show a loaner that came back: what is still to be done with it."""
    translate = QCoreApplication.translate
    chip = loan_state_chip(row.state)
    if scanned and row.state is LoanState.RETURNED:
        chip = ChipSpec(translate("Workshop", "How is it?"), Tone.INFO)
    elif row.state is LoanState.INSPECTED:
        chip = ChipSpec(translate("Workshop", "To be wiped"), Tone.WARN)
    elif row.state is LoanState.WIPED:
        chip = ChipSpec(translate("Workshop", "To be closed"), Tone.NEUTRAL, plain=True)
    since = moments.when(row.returned_at, now, row.timezone) if row.returned_at else ""
    return Row(
        key=row.id,
        title=" · ".join(part for part in (row.loaner_number, row.loaner_model) if part),
        subtitle=" · ".join(part for part in (loan_title(row.number), row.client_name) if part),
        time=since,
        chip=chip,
        icon="circle-check" if scanned else category_icon(row.loaner_category),
        pending=row.pending,
    )


def bench_row(bench: Bench, now: datetime) -> Row:
    """Show a client's machine that is being repaired, and what it waits for."""
    translate = QCoreApplication.translate
    if bench.custody is Custody.TRANSIT and bench.holder_name:
        where = translate("Workshop", "with {name}").format(name=bench.holder_name)
    elif bench.custody is Custody.WORKSHOP:
        where = ""
    else:
        where = words.word(bench.custody)
    said = " · ".join(part for part in (bench.client_name, where, bench.said) if part)
    return Row(
        key=bench.repair_id,
        title=" · ".join(part for part in (bench.asset_number, bench.asset_model) if part),
        subtitle=said,
        time=moments.age(bench.taken_at, now),
        chip=repair_state_chip(bench.state),
        icon="wrench",
    )

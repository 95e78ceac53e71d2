"""Verification lists as the windows show them: what to run, how far a run is, what is missing."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

import msgspec

from ordidesk.domain.assets import Asset
from ordidesk.domain.closing import still_missing
from ordidesk.domain.tickets import Ticket
from ordidesk.domain.verifications import (
    RUNS_OF_TICKET,
    TEMPLATES_OF_USE,
    Answer,
    Item,
    RunState,
    Use,
    VerificationRun,
    VerificationTemplate,
)
from ordidesk.domain.work import Actor, Reason, Work
from ordidesk.queries.reading import Shown, read
from ordidesk.store.reader import Reader


class ToVerify(msgspec.Struct, frozen=True):
    """A machine and a list that it can go through, or is going through."""

    asset_id: str
    asset_number: str
    """Empty for a ticket without a machine."""
    template_id: str
    title: str
    title_en: str
    run: VerificationRun | None = None
    """The newest one that counts."""
    needed: bool = False
    """The ticket does not close without it once somebody was there."""


class LastRun(msgspec.Struct, frozen=True):
    """What the same machine's same list said the last time."""

    at: datetime
    answers: Mapping[str, Answer]
    """By the item's key."""


class Missing(msgspec.Struct, frozen=True):
    """Something that keeps a ticket from being closed."""

    reason: Reason
    facts: dict[str, str]


class RunRow(Shown, frozen=True):
    """A run in a list."""

    id: str
    title: str
    title_en: str
    version: int
    state: RunState
    started_at: datetime
    finished_at: datetime | None
    asset_id: str
    asset_number: str


_PREVIOUS = """
    SELECT answers, finished_at FROM verification_run
    WHERE asset_id = ? AND asset_id <> '' AND name = ? AND id <> ? AND finished_at IS NOT NULL
      AND state <> 'void'
    ORDER BY started_at DESC LIMIT 1
"""

_OF_LOANER = """
    SELECT r.id FROM verification_run r
    WHERE r.asset_id = ?1 AND r.asset_id <> '' AND r.ticket_id = '' AND r.name = ?2
      AND r.state <> 'void' AND r.id <> ?3
      AND r.started_at > coalesce(
          (SELECT last.started_at FROM verification_run last WHERE last.id = ?3), '')
    ORDER BY r.started_at DESC, r.rid DESC LIMIT 1
"""

_OF_TICKET = """
    SELECT r.id, r.title, r.title_en, r.version, r.state, r.started_at, r.finished_at, r.asset_id,
           coalesce(a.inventory_number, '')
    FROM verification_run r LEFT JOIN asset a ON a.id = r.asset_id
    WHERE r.ticket_id = ? ORDER BY r.started_at DESC, r.rid DESC
"""


def to_verify(reader: Reader, actor: Actor, ticket_id: str, now: datetime) -> tuple[ToVerify, ...]:
    """Return what of a ticket can be verified: runs first, then lists that fit its machine."""
    ticket = reader.get(Ticket, ticket_id)
    if ticket is None:
        return ()
    runs, templates = reader.answered(lambda work: _runs_and_lists(work, ticket_id), actor, now=now)
    newest: dict[tuple[str, str], VerificationRun] = {}
    for run in sorted(runs, key=lambda run: (run.started_at, run.id)):
        newest[run.asset_id, run.name] = run
    found = [
        ToVerify(
            run.asset_id,
            _number(reader, run.asset_id),
            run.template_id,
            run.title,
            run.title_en,
            run,
        )
        for run in newest.values()
    ]
    asset = reader.get(Asset, ticket.asset_id)
    for template in templates:
        fits = template.fits(asset.category if asset else None)
        if fits and (ticket.asset_id, template.name) not in newest:
            number = asset.inventory_number if asset else ""
            needed = template.use is Use.CLOSING and asset is not None
            found.append(
                ToVerify(
                    ticket.asset_id,
                    number,
                    template.id,
                    template.title,
                    template.title_en,
                    needed=needed,
                )
            )
    return tuple(found)


def lists_for(reader: Reader, actor: Actor, asset_id: str, now: datetime) -> tuple[ToVerify, ...]:
    """Return the lists that fit a machine, whatever ticket it is for."""
    asset = reader.get(Asset, asset_id)
    if asset is None:
        return ()
    _, templates = reader.answered(lambda work: _runs_and_lists(work, ""), actor, now=now)
    return tuple(
        ToVerify(asset.id, asset.inventory_number, it.id, it.title, it.title_en)
        for it in templates
        if it.fits(asset.category)
    )


def of_loaner(
    reader: Reader, actor: Actor, loaner_id: str, use: Use, now: datetime
) -> tuple[ToVerify, ...]:
    """Return the lists of a use that a loaner goes through, with the run that counts now.

    A run that the loaner was prepared with counts no more: each going out has its own.
    """
    loaner = reader.get(Asset, loaner_id)
    if loaner is None:
        return ()
    templates = reader.answered(
        lambda work: [it for it in work.find(TEMPLATES_OF_USE, use) if not it.retired],
        actor,
        now=now,
    )
    found = []
    for it in sorted(templates, key=lambda template: template.title):
        if it.fits(loaner.category):
            newest = reader.value(_OF_LOANER, loaner_id, it.name, loaner.ready_run)
            run = reader.get(VerificationRun, newest) if newest else None
            found.append(
                ToVerify(loaner_id, loaner.inventory_number, it.id, it.title, it.title_en, run)
            )
    return tuple(found)


def items_of(reader: Reader, template_id: str) -> tuple[Item, ...]:
    """Return the lines of a list that nobody has begun yet."""
    template = reader.get(VerificationTemplate, template_id)
    return template.items if template else ()


def _runs_and_lists(
    work: Work, ticket_id: str
) -> tuple[list[VerificationRun], list[VerificationTemplate]]:
    """Return a ticket's runs that count, and the lists that are in use after a visit."""
    found = work.find(RUNS_OF_TICKET, ticket_id)
    runs = [run for run in found if run.state is not RunState.VOID]
    lists = [
        template
        for use in (Use.CLOSING, Use.FREE)
        for template in work.find(TEMPLATES_OF_USE, use)
        if not template.retired
    ]
    return runs, sorted(lists, key=lambda it: (it.use, it.title))


def _number(reader: Reader, asset_id: str) -> str:
    asset = reader.get(Asset, asset_id) if asset_id else None
    return asset.inventory_number if asset else ""


def last_run(reader: Reader, run: VerificationRun) -> LastRun | None:
    """Return what the machine's list said before, to show values beside each other."""
    found = reader.row(_PREVIOUS, run.asset_id, run.name, run.id)
    if found is None:
        return None
    answers = msgspec.json.decode(found[0], type=tuple[Answer, ...])
    return LastRun(datetime.fromisoformat(found[1]), {it.item: it for it in answers})


def of_ticket(reader: Reader, ticket_id: str) -> tuple[RunRow, ...]:
    """Return the runs of a ticket, the newest first."""
    return read(reader, RunRow, _OF_TICKET, ticket_id)


def missing(
    reader: Reader, actor: Actor, ticket_id: str, now: datetime, *, resolution: str = ""
) -> tuple[Missing, ...]:
    """Return what keeps a ticket from being closed, in the order to do it in."""
    ticket = reader.get(Ticket, ticket_id)
    if ticket is None:
        return ()
    found = reader.answered(
        lambda work: still_missing(work, ticket, resolution=resolution), actor, now=now
    )
    return tuple(Missing(it.reason, it.facts) for it in found)

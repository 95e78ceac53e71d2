"""Which commands a person may give now: the rules themselves are tried, and nothing is kept."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

import msgspec

from ordidesk.domain.assets import Asset, EditAsset
from ordidesk.domain.confirmations import RecordUserConfirmation, Way
from ordidesk.domain.diagnosis import (
    CallOutcome,
    ConsentWay,
    EndRemoteControl,
    LogCall,
    RecordRemoteConsent,
    TransferTicket,
)
from ordidesk.domain.evaluation import (
    EVALUATORS,
    DecideCover,
    EvaluateTicket,
    judged,
)
from ordidesk.domain.loan_stock import must_be_open
from ordidesk.domain.loan_swap import HandOverLoaner
from ordidesk.domain.repairs import TakeForRepair
from ordidesk.domain.ticket_rules import must_work_on
from ordidesk.domain.ticket_steps import DONE
from ordidesk.domain.tickets import (
    STEPS,
    AddNote,
    AssignTicket,
    CoverDecision,
    EditTicket,
    OpenTicket,
    SetTicketState,
    TakeTicket,
    Ticket,
    TicketState,
    WaitingFor,
)
from ordidesk.domain.visit_requests import RequestVisit
from ordidesk.domain.visits import (
    TO_SET_OFF,
    CorrectVisitTimes,
    FinishVisit,
    PauseVisit,
    ResumeVisit,
    SetOffForVisit,
    StartVisit,
    TakeOverVisit,
    Visit,
    VisitState,
)
from ordidesk.domain.work import Actor, Command, Reason, Refusal, Work
from ordidesk.store.reader import Reader

_SOME_TEXT = "…"
"""Stands for what the person is yet to type."""


class NextStep(msgspec.Struct, frozen=True):
    """The command that makes sense next."""

    kind: str
    to: TicketState | None = None


class Hindrance(msgspec.Struct, frozen=True):
    """Why a step that the state allows cannot be taken yet."""

    to: TicketState
    reason: Reason
    facts: dict[str, str]


class TicketActions(msgspec.Struct, frozen=True):
    """What this person may do with this ticket."""

    take: bool = False
    assign: bool = False
    note: bool = False
    edit: bool = False
    evaluate: bool = False
    """Judge impact, who is affected and urgency."""
    decide_cover: bool = False
    """Decide about work that no contract covers."""
    merge: bool = False
    """Close it as declared twice."""
    call: bool = False
    transfer: bool = False
    request_visit: bool = False
    confirm: bool = False
    """Record what the user says of the solution."""
    ask_remote: bool = False
    """Ask for the consent to remote control, and begin."""
    end_remote: bool = False
    lend: bool = False
    """Set up a loan for it."""
    take_for_repair: bool = False
    """Take its machine away."""
    steps: tuple[TicketState, ...] = ()
    hindrances: tuple[Hindrance, ...] = ()
    main: NextStep | None = None


class VisitActions(msgspec.Struct, frozen=True):
    """What this person may do with this visit."""

    set_off: bool = False
    start: bool = False
    pause: bool = False
    resume: bool = False
    finish: bool = False
    give_up: bool = False
    take_over: bool = False
    correct_times: bool = False
    close: bool = False
    """Go on to close its ticket: verify, have it signed."""
    lend: bool = False
    """Set up a loan for its ticket."""
    start_refused: Reason | None = None
    """Why it cannot be started."""
    facts: dict[str, str] = {}


class AssetActions(msgspec.Struct, frozen=True):
    """What this person may do with this asset."""

    open_ticket: bool = False
    edit: bool = False


class _Trial(NamedTuple):
    """Tries commands as one person at one instant."""

    reader: Reader
    actor: Actor
    now: datetime

    def refusal(self, command: Command) -> Refusal | None:
        return self.reader.refusal(command, self.actor, now=self.now)

    def allows(self, command: Command) -> bool:
        return self.refusal(command) is None


def ticket_actions(reader: Reader, actor: Actor, ticket_id: str, now: datetime) -> TicketActions:
    """Try every command on a ticket; nothing is allowed on one that is not there."""
    trial = _Trial(reader, actor, now)
    ticket = reader.get(Ticket, ticket_id)
    if ticket is None:
        return TicketActions()
    steps, hindrances = _steps(trial, ticket)
    mine = ticket.assignee_id == actor.id
    end_remote = trial.allows(EndRemoteControl(ticket_id=ticket_id))
    take = not mine and trial.allows(TakeTicket(ticket_id=ticket_id))
    return TicketActions(
        take=take,
        assign=trial.allows(AssignTicket(ticket_id=ticket_id, technician_id=actor.id)),
        note=trial.allows(AddNote(ticket_id=ticket_id, text=_SOME_TEXT)),
        edit=trial.allows(EditTicket(ticket_id=ticket_id, before={}, after={})),
        evaluate=trial.allows(_evaluation(ticket)),
        decide_cover=trial.allows(_cover(ticket)),
        merge=actor.role in EVALUATORS and TicketState.CANCELLED in steps,
        call=trial.allows(LogCall(ticket_id=ticket_id, outcome=CallOutcome.ABSENT)),
        transfer=trial.allows(
            TransferTicket(ticket_id=ticket_id, technician_id=actor.id, reason=_SOME_TEXT)
        ),
        request_visit=trial.allows(RequestVisit(ticket_id=ticket_id, cause=_SOME_TEXT)),
        confirm=ticket.state in DONE
        and trial.allows(
            RecordUserConfirmation(ticket_id=ticket_id, way=Way.PHONE, name=_SOME_TEXT, solved=True)
        ),
        ask_remote=not end_remote and trial.allows(_consent(ticket_id)),
        end_remote=end_remote,
        lend=_may_lend(trial, ticket),
        take_for_repair=bool(ticket.asset_id)
        and trial.allows(TakeForRepair(ticket_id=ticket_id, asset_id=ticket.asset_id)),
        steps=steps,
        hindrances=hindrances,
        main=NextStep(TakeTicket.kind) if take else _next_step(ticket, steps),
    )


def _may_lend(trial: _Trial, ticket: Ticket | None) -> bool:
    """Tell whether a loaner may be handed over for the ticket, whichever it is."""
    if ticket is None or trial.actor.role not in HandOverLoaner.allowed:
        return False

    def check(work: Work) -> None:
        must_work_on(work, ticket)
        must_be_open(ticket)

    try:
        trial.reader.answered(check, trial.actor, now=trial.now)
    except Refusal:
        return False
    return True


def _evaluation(ticket: Ticket) -> EvaluateTicket:
    return EvaluateTicket(
        ticket_id=ticket.id,
        before=judged(ticket),
        qualified_impact=ticket.declared_impact,
        scope=ticket.scope,
    )


def _cover(ticket: Ticket) -> DecideCover:
    return DecideCover(
        ticket_id=ticket.id,
        decision=CoverDecision.GOODWILL,
        reason=_SOME_TEXT,
        before=ticket.cover_decision,
    )


def _consent(ticket_id: str) -> RecordRemoteConsent:
    return RecordRemoteConsent(
        ticket_id=ticket_id, name=_SOME_TEXT, way=ConsentWay.PHONE, reminded=True
    )


def _steps(trial: _Trial, ticket: Ticket) -> tuple[tuple[TicketState, ...], tuple[Hindrance, ...]]:
    steps: list[TicketState] = []
    hindrances: list[Hindrance] = []
    for to in TicketState:
        if to not in STEPS[ticket.state]:
            continue
        refusal = trial.refusal(
            SetTicketState(
                ticket_id=ticket.id,
                to=to,
                reason=_SOME_TEXT,
                resolution=_SOME_TEXT,
                waiting_for=WaitingFor.USER,
            )
        )
        if refusal is None:
            steps.append(to)
        elif refusal.reason not in {Reason.ROLE_MAY_NOT, Reason.NOT_YOURS}:
            hindrances.append(Hindrance(to, refusal.reason, refusal.facts))
    return tuple(steps), tuple(hindrances)


_USUAL = {
    TicketState.ASSIGNED: TicketState.IN_PROGRESS,
    TicketState.IN_PROGRESS: TicketState.RESOLVED,
    TicketState.PENDING: TicketState.IN_PROGRESS,
    TicketState.CONTINUITY: TicketState.RESOLVED,
    TicketState.RESOLVED: TicketState.CLOSED,
    TicketState.REOPENED: TicketState.IN_PROGRESS,
}
"""The step that a ticket takes when all goes well."""


def _next_step(ticket: Ticket, steps: tuple[TicketState, ...]) -> NextStep | None:
    to = _USUAL.get(ticket.state)
    return NextStep(SetTicketState.kind, to) if to in steps else None


def visit_actions(reader: Reader, actor: Actor, visit_id: str, now: datetime) -> VisitActions:
    """Try every tap on a visit; nothing is allowed on one that is not there."""
    trial = _Trial(reader, actor, now)
    visit = reader.get(Visit, visit_id)
    if visit is None:
        return VisitActions()
    mine, state = visit.technician_id == actor.id, visit.state
    refused = trial.refusal(StartVisit(visit_id=visit_id))
    instead = TakeOverVisit(visit_id=visit_id, instead_of=visit.technician_id, note=_SOME_TEXT)
    return VisitActions(
        set_off=state in TO_SET_OFF and trial.allows(SetOffForVisit(visit_id=visit_id)),
        start=refused is None,
        pause=state is VisitState.ON_SITE and trial.allows(PauseVisit(visit_id=visit_id)),
        resume=state is VisitState.PAUSED and trial.allows(ResumeVisit(visit_id=visit_id)),
        take_over=not mine and trial.allows(instead),
        correct_times=visit.arrived_at is not None
        and trial.allows(
            CorrectVisitTimes(
                visit_id=visit_id, arrived_at=visit.arrived_at, ended_at=visit.ended_at
            )
        ),
        close=_may_go_on(trial, visit),
        lend=_may_lend(trial, reader.get(Ticket, visit.ticket_id)),
        finish=trial.allows(FinishVisit(visit_id=visit_id, done=True, report=_SOME_TEXT)),
        give_up=trial.allows(FinishVisit(visit_id=visit_id, done=False, report=_SOME_TEXT)),
        start_refused=refused.reason if refused else None,
        facts=refused.facts if refused else {},
    )


def _may_go_on(trial: _Trial, visit: Visit) -> bool:
    """Tell whether the ticket of a visit is solved and still to be closed, by this person too."""
    ticket = trial.reader.get(Ticket, visit.ticket_id)
    word = RecordUserConfirmation(
        ticket_id=visit.ticket_id, way=Way.PHONE, name=_SOME_TEXT, solved=True
    )
    return ticket is not None and ticket.state is TicketState.RESOLVED and trial.allows(word)


def asset_actions(reader: Reader, actor: Actor, asset_id: str, now: datetime) -> AssetActions:
    """Try to edit an asset; whoever may declare may do so for any asset they see."""
    trial = _Trial(reader, actor, now)
    there = reader.get(Asset, asset_id) is not None
    return AssetActions(
        open_ticket=there and actor.role in OpenTicket.allowed,
        edit=trial.allows(EditAsset(asset_id=asset_id, before={}, after={})),
    )

"""A small company with work to do, and random scripts of what its people do there."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import NamedTuple

from hypothesis import strategies as st

from ordidesk.domain.absences import RecordAbsence, RemoveAbsence
from ordidesk.domain.assets import Category, EditAsset, RegisterAsset
from ordidesk.domain.attachments import AttachFile, RemoveAttachment, attachment_id
from ordidesk.domain.confirmations import RecordUserConfirmation, SignReport, Way
from ordidesk.domain.diagnosis import (
    CallOutcome,
    ConsentWay,
    EndRemoteControl,
    LogCall,
    RecordRemoteConsent,
    StartRemoteControl,
    TransferTicket,
)
from ordidesk.domain.evaluation import DecideCover, EvaluateTicket, Judged, MergeDuplicate
from ordidesk.domain.ids import command_id, derived_id
from ordidesk.domain.journal import EntryKind, Visibility
from ordidesk.domain.loan_stock import ReserveLoaner
from ordidesk.domain.parts import DropPart, UsePart
from ordidesk.domain.people import Person, Role
from ordidesk.domain.planning import (
    CancelVisit,
    ConfirmVisit,
    MoveVisit,
    PlanVisit,
    Slot,
    UnplanVisit,
)
from ordidesk.domain.released_days import Released, ReleaseDay, RestoreDay
from ordidesk.domain.tickets import (
    AddNote,
    AssignTicket,
    Channel,
    CoverDecision,
    EditTicket,
    Impact,
    OpenTicket,
    Priority,
    Scope,
    SetTicketState,
    TakeTicket,
    TicketState,
    WaitingFor,
)
from ordidesk.domain.verifications import (
    AnswerChecks,
    ClearCheck,
    FinishVerification,
    FollowUpCheck,
    Given,
    Outcome,
    StartVerification,
    VoidVerification,
)
from ordidesk.domain.visit_requests import RequestState, RequestVisit
from ordidesk.domain.visits import (
    ConfirmedBy,
    CorrectVisitTimes,
    FinishVisit,
    PauseVisit,
    ResumeVisit,
    SetOffForVisit,
    StartVisit,
    TakeOverVisit,
    VisitState,
)
from ordidesk.domain.work import Command
from tests.support.loan_scripts import (
    CONTINUED,
    LOAN_WORLD,
    PREPARED,
    UNPREPARED,
    ending,
    finishing,
    lending,
    lending_anything,
    preparing,
)
from tests.support.records import (
    CARE_HOME,
    CARE_HOME_SITE,
    CHECKLIST,
    COMPANY,
    KARIM,
    LEA,
    NOW,
    NURSE,
    SECRETARY,
    SOPHIE,
    TOWN_HALL,
    TOWN_HALL_SITE,
    absence,
    asset,
    day_release,
    record_id,
    request,
    run,
    ticket,
    visit,
)

JULIEN = Person(id=record_id("julien"), name="Julien Faure", role=Role.LOGISTICS)
PEOPLE = (LEA, KARIM, SOPHIE, JULIEN, SECRETARY, NURSE)

LAPTOP = asset(4217)
NEW = ticket(1, asset_id=LAPTOP.id, priority=Priority.LOW)
TWICE = ticket(33, priority=Priority.LOW)
ASSIGNED = ticket(2, state=TicketState.ASSIGNED, assignee_id=LEA.id, priority=Priority.LOW)
VISIT_OF_NEW = visit("new", NEW, NOW)
VISIT_OF_ASSIGNED = visit("assigned", ASSIGNED, NOW)
VISIT_OF_KARIM = visit("karim", ASSIGNED, NOW, technician_id=KARIM.id)
VISITS = (VISIT_OF_NEW, VISIT_OF_ASSIGNED, VISIT_OF_KARIM)

RUN_OF_NEW = run("new", NEW)
ASKED_FOR_ASSIGNED = request(
    "assigned", ASSIGNED, state=RequestState.PLANNED, visit_id=VISIT_OF_ASSIGNED.id
)
CALLED_OFF = visit("called off", NEW, NOW, state=VisitState.CANCELLED, sequence=1)
FREED = day_release(
    "world",
    LEA,
    released=(
        Released(visit_id=CALLED_OFF.id, request_id="", state=VisitState.PLANNED, sequence=1),
    ),
)
AWAY = absence("world", LEA)
WORLD = (
    *COMPANY,
    JULIEN,
    CHECKLIST,
    LAPTOP,
    NEW,
    TWICE,
    ASSIGNED,
    RUN_OF_NEW,
    ASKED_FOR_ASSIGNED,
    CALLED_OFF,
    FREED,
    AWAY,
    *VISITS,
    *LOAN_WORLD,
)
"""Every record that a script starts from."""

REASON = "Entre nous : le client ne rappelle jamais."
"""A reason that staff give in scripts; no client may ever read it."""


class Step(NamedTuple):
    """A person gives a command, some minutes after the script began."""

    person: Person
    command: Command
    minutes: int

    @property
    def now(self) -> datetime:
        """Return when the person gave it, by their clock."""
        return NOW + timedelta(minutes=self.minutes)


def id_of_step(index: int) -> str:
    """Return the id of a script's command, the same in every run."""
    return command_id(NOW, index)


_OPENED = tuple(derived_id(id_of_step(index), "ticket") for index in range(3))
"""Tickets that the first steps of a script may open."""

_texts = st.sampled_from(["", "Écran noir", "  Câble remplacé.  ", "Redémarré\x00 deux fois"])
_tickets = st.sampled_from([NEW.id, ASSIGNED.id, *_OPENED, record_id("nowhere")])
_visits = st.sampled_from([visit.id for visit in VISITS])
_edited_texts = st.fixed_dictionaries({}, optional={"summary": _texts, "location": _texts})

_SHAS = ("a" * 64, "b" * 64)
_ATTACHED = tuple(
    attachment_id(on.id, sha256, visibility)
    for on in (NEW, ASSIGNED)
    for sha256 in _SHAS
    for visibility in Visibility
)

_filing: st.SearchStrategy[Command] = st.one_of(
    st.builds(
        AttachFile,
        ticket_id=_tickets,
        sha256=st.sampled_from([*_SHAS, "no hash"]),
        name=st.sampled_from(["photo.jpg", "../../etc/passwd", "facture\u202efdp.exe", ""]),
        media_type=st.sampled_from(["image/jpeg", "application/pdf", "Image"]),
        size=st.sampled_from([1, 40_000_000, 0]),
        width=st.sampled_from([0, 4000]),
        preview=st.sampled_from(["", "c" * 64]),
        preview_size=st.sampled_from([0, 900]),
        visibility=st.sampled_from(Visibility),
    ),
    st.builds(RemoveAttachment, attachment_id=st.sampled_from([*_ATTACHED, record_id("nowhere")])),
)

_commands: st.SearchStrategy[Command] = st.one_of(
    st.builds(
        OpenTicket,
        client_id=st.sampled_from([TOWN_HALL.id, CARE_HOME.id]),
        summary=_texts,
        channel=st.sampled_from(Channel),
        impact=st.sampled_from(Impact),
        scope=st.sampled_from(Scope),
        site_id=st.sampled_from(["", TOWN_HALL_SITE.id, CARE_HOME_SITE.id]),
        asset_id=st.sampled_from(["", LAPTOP.id]),
        requester_id=st.sampled_from(["", SECRETARY.id]),
        description=_texts,
    ),
    st.builds(
        AddNote,
        ticket_id=_tickets,
        text=_texts,
        entry=st.sampled_from(EntryKind),
        visibility=st.sampled_from(Visibility),
        minutes=st.sampled_from([0, 15]),
    ),
    st.builds(TakeTicket, ticket_id=_tickets),
    st.builds(
        AssignTicket,
        ticket_id=_tickets,
        technician_id=st.sampled_from([person.id for person in PEOPLE]),
    ),
    st.builds(
        SetTicketState,
        ticket_id=_tickets,
        to=st.sampled_from(TicketState),
        reason=st.sampled_from(["", REASON]),
        waiting_for=st.sampled_from(WaitingFor),
        resolution=_texts,
    ),
    st.builds(EditTicket, ticket_id=_tickets, before=_edited_texts, after=_edited_texts),
    st.builds(
        EditAsset,
        asset_id=st.just(LAPTOP.id),
        before=_edited_texts,
        after=st.fixed_dictionaries({}, optional={"location": _texts, "brand": _texts}),
    ),
    st.builds(StartVisit, visit_id=_visits),
    st.builds(FinishVisit, visit_id=_visits, done=st.booleans(), report=_texts),
)

_PLANNED = tuple(derived_id(id_of_step(index), "visit") for index in range(8))
_FREED = tuple(derived_id(id_of_step(index), "release") for index in range(8))
_AWAY = tuple(derived_id(id_of_step(index), "absence") for index in range(8))
"""Visits, freed days and absences that the first steps of a script may make."""

_RUNS = tuple(derived_id(id_of_step(index), "run") for index in range(8))
"""Runs that the first steps of a script may begin."""
_ITEMS = tuple(item.key for item in CHECKLIST.items)
_runs = st.one_of(st.just(RUN_OF_NEW.id), st.sampled_from([*_RUNS, record_id("nowhere")]))
_items = st.sampled_from([*_ITEMS, "nothing"])
_answers = st.builds(
    Given,
    item=_items,
    outcome=st.sampled_from([None, *Outcome]),
    value=st.sampled_from(["", "87", "12,5", "beaucoup", "1e400"]),
    comment=_texts,
    photo=st.sampled_from(["", *_ATTACHED[:2]]),
)
_all_well = tuple(Given(item=key, outcome=Outcome.OK) for key in _ITEMS[:2])

_verifying: st.SearchStrategy[Command] = st.one_of(
    st.builds(
        StartVerification,
        ticket_id=_tickets,
        template_id=st.just(CHECKLIST.id),
        asset_id=st.sampled_from(["", LAPTOP.id]),
        visit_id=st.sampled_from(["", VISIT_OF_NEW.id, VISIT_OF_ASSIGNED.id]),
    ),
    st.builds(
        AnswerChecks,
        run_id=_runs,
        answers=st.one_of(
            st.just(_all_well), st.lists(_answers, min_size=1, max_size=3).map(tuple)
        ),
    ),
    st.builds(ClearCheck, run_id=_runs, item=_items),
    st.builds(FinishVerification, run_id=_runs, comment=_texts),
    st.builds(VoidVerification, run_id=_runs, reason=_texts),
    st.builds(FollowUpCheck, run_id=_runs, item=_items, text=_texts, new_ticket=st.booleans()),
)

_spent = st.sampled_from([0, 5, -1])
_diagnosing: st.SearchStrategy[Command] = st.one_of(
    st.builds(
        LogCall,
        ticket_id=_tickets,
        outcome=st.sampled_from(CallOutcome),
        text=_texts,
        minutes=_spent,
    ),
    st.builds(
        TransferTicket,
        ticket_id=_tickets,
        technician_id=st.sampled_from([person.id for person in PEOPLE]),
        reason=st.just(REASON),
    ),
    st.builds(
        RequestVisit,
        ticket_id=_tickets,
        cause=_texts,
        minutes=st.sampled_from([30, 0]),
        after_visit=st.sampled_from(["", VISIT_OF_NEW.id]),
    ),
    st.builds(
        RecordRemoteConsent,
        ticket_id=_tickets,
        name=_texts,
        way=st.sampled_from(ConsentWay),
        reminded=st.booleans(),
    ),
    st.builds(StartRemoteControl, ticket_id=_tickets, partner=_texts),
    st.builds(EndRemoteControl, ticket_id=_tickets, text=_texts),
    st.builds(UsePart, visit_id=_visits, designation=_texts, quantity=st.sampled_from([1, 0])),
    st.builds(DropPart, visit_id=_visits, part_id=st.just(record_id("nowhere"))),
    st.builds(
        SignReport,
        visit_id=_visits,
        document=st.sampled_from([*_SHAS, "no hash"]),
        name=_texts,
        refused=_texts,
    ),
    st.builds(
        RecordUserConfirmation,
        ticket_id=_tickets,
        way=st.sampled_from(Way),
        name=_texts,
        solved=st.booleans(),
        comment=_texts,
    ),
)

_working = st.sampled_from([LEA, SOPHIE])
_REGISTERED = ("OD-004217", "4218", "od 4218", "HP-XYZ123", "hp-xyz123", "", "https://hp.example")
"""Known, new in two spellings, of another form in two spellings, and what is none."""

_registering: st.SearchStrategy[Command] = st.builds(
    RegisterAsset,
    inventory_number=st.sampled_from(_REGISTERED),
    category=st.sampled_from(Category),
    brand=_texts,
    serial=st.sampled_from(["", LAPTOP.serial]),
    client_id=st.sampled_from(["", TOWN_HALL.id, CARE_HOME.id, record_id("nowhere")]),
    site_id=st.sampled_from(["", TOWN_HALL_SITE.id]),
    user_id=st.sampled_from(["", SECRETARY.id]),
)

_instants = st.integers(min_value=-90, max_value=90).map(lambda it: NOW + timedelta(minutes=it))

_visiting: st.SearchStrategy[Command] = st.one_of(
    st.builds(SetOffForVisit, visit_id=_visits),
    st.builds(PauseVisit, visit_id=_visits),
    st.builds(ResumeVisit, visit_id=_visits),
    st.builds(
        CorrectVisitTimes,
        visit_id=_visits,
        arrived_at=_instants,
        ended_at=st.one_of(st.none(), _instants),
    ),
    st.builds(
        TakeOverVisit,
        visit_id=_visits,
        instead_of=st.sampled_from([LEA.id, KARIM.id, SOPHIE.id]),
        note=_texts,
    ),
)

_progress: st.SearchStrategy[Command] = st.one_of(
    st.builds(TakeTicket, ticket_id=st.just(NEW.id)),
    st.builds(
        SetTicketState,
        ticket_id=st.sampled_from([NEW.id, ASSIGNED.id]),
        to=st.sampled_from(sorted(set(TicketState) - {TicketState.NEW, TicketState.ASSIGNED})),
        reason=st.just(REASON),
        waiting_for=st.sampled_from([WaitingFor.USER, WaitingFor.VISIT]),
        resolution=st.sampled_from(["", "Pilote réinstallé.", "Câble remplacé."]),
    ),
    st.builds(
        SetTicketState,
        ticket_id=st.just(ASSIGNED.id),
        to=st.sampled_from([TicketState.RESOLVED, TicketState.CLOSED]),
        resolution=st.just("Câble remplacé."),
    ),
    st.builds(
        SetTicketState,
        ticket_id=st.just(ASSIGNED.id),
        to=st.just(TicketState.REOPENED),
        reason=st.just(REASON),
    ),
    st.builds(StartVisit, visit_id=_visits),
    st.builds(FinishVisit, visit_id=_visits, done=st.booleans(), report=st.just("Fait.")),
)
"""What mostly goes through, so that scripts get somewhere."""

_lent_for = st.sampled_from([NEW.id, ASSIGNED.id, CONTINUED.id])
_lending = st.one_of(lending(_lent_for, LAPTOP), preparing(LAPTOP))

_days = st.integers(min_value=-1, max_value=2).map(lambda it: NOW + timedelta(days=it))
_planned = st.one_of(_visits, st.sampled_from(_PLANNED))
_slots = st.builds(
    Slot,
    technician_id=st.sampled_from([LEA.id, KARIM.id]),
    starts_at=st.just(NOW),
    ends_at=st.just(NOW + timedelta(hours=1)),
)
_going = st.sampled_from([LEA.id, KARIM.id, SOPHIE.id, JULIEN.id])

_planning: st.SearchStrategy[Command] = st.one_of(
    st.builds(
        PlanVisit,
        ticket_id=_tickets,
        technician_id=_going,
        starts_at=_days,
        ends_at=_days.map(lambda it: it + timedelta(hours=1)),
        contact_id=st.sampled_from(["", SECRETARY.id, NURSE.id]),
        purpose=_texts,
        override=_texts,
    ),
    st.builds(
        PlanVisit,
        ticket_id=st.sampled_from([NEW.id, ASSIGNED.id]),
        technician_id=st.sampled_from([LEA.id, KARIM.id]),
        starts_at=st.just(NOW + timedelta(hours=2)),
        ends_at=st.just(NOW + timedelta(hours=3)),
    ),
    st.builds(
        MoveVisit,
        visit_id=_planned,
        before=_slots,
        technician_id=_going,
        starts_at=st.sampled_from([NOW, NOW + timedelta(hours=4)]),
        ends_at=st.just(NOW + timedelta(hours=5)),
        override=_texts,
    ),
    st.builds(ConfirmVisit, visit_id=_planned, who=_texts, how=st.sampled_from(ConfirmedBy)),
    st.builds(CancelVisit, visit_id=_planned, reason=st.just(REASON)),
    st.builds(UnplanVisit, visit_id=_planned),
    st.builds(
        ReleaseDay,
        technician_id=_going,
        day=_days.map(lambda it: it.date()),
        reason=st.just(REASON),
    ),
    st.builds(RestoreDay, release_id=st.sampled_from([*_FREED, record_id("nowhere")])),
    st.builds(RecordAbsence, technician_id=_going, starts_at=_days, ends_at=_days, reason=_texts),
    st.builds(
        RemoveAbsence, absence_id=st.sampled_from([AWAY.id, *_AWAY[:2], record_id("nowhere")])
    ),
)

_board: st.SearchStrategy[Command] = st.one_of(
    st.builds(
        PlanVisit,
        ticket_id=st.sampled_from([NEW.id, ASSIGNED.id]),
        technician_id=st.sampled_from([LEA.id, KARIM.id]),
        starts_at=st.sampled_from([NOW + timedelta(hours=it) for it in (2, 4)]),
        ends_at=st.just(NOW + timedelta(hours=6)),
    ),
    st.builds(
        MoveVisit,
        visit_id=_visits,
        before=_slots,
        technician_id=st.sampled_from([LEA.id, KARIM.id]),
        starts_at=st.sampled_from([NOW + timedelta(hours=it) for it in (2, 4)]),
        ends_at=st.just(NOW + timedelta(hours=5)),
    ),
    st.builds(
        ConfirmVisit,
        visit_id=_visits,
        who=st.just("Hélène Ducœur"),
        how=st.sampled_from(ConfirmedBy),
    ),
    st.builds(CancelVisit, visit_id=_visits, reason=st.just(REASON)),
    st.builds(UnplanVisit, visit_id=_visits),
    st.builds(
        ReleaseDay, technician_id=st.just(LEA.id), day=st.just(NOW.date()), reason=st.just(REASON)
    ),
    st.builds(RestoreDay, release_id=st.sampled_from([FREED.id, *_FREED[:4]])),
    st.builds(RequestVisit, ticket_id=st.just(ASSIGNED.id), cause=st.just("Carte mère")),
    st.builds(
        ReserveLoaner,
        ticket_id=st.just(ASSIGNED.id),
        loaner_id=st.sampled_from([PREPARED.id, UNPREPARED.id]),
        visit_id=st.just(VISIT_OF_ASSIGNED.id),
    ),
)
"""What managers do on their board, and mostly goes through."""

_judging: st.SearchStrategy[Command] = st.one_of(
    st.builds(
        EvaluateTicket,
        ticket_id=_tickets,
        before=st.builds(
            Judged,
            qualified_impact=st.sampled_from([None, *Impact]),
            scope=st.sampled_from(Scope),
            urgency=st.sampled_from([0, 1]),
        ),
        qualified_impact=st.sampled_from(Impact),
        scope=st.sampled_from(Scope),
        urgency=st.sampled_from([-1, 0, 1, 2]),
        reason=st.sampled_from(["", REASON]),
    ),
    st.builds(
        DecideCover,
        ticket_id=_tickets,
        decision=st.sampled_from(CoverDecision),
        reason=st.just(REASON),
        before=st.sampled_from([None, *CoverDecision]),
        cancel=st.booleans(),
    ),
    st.builds(MergeDuplicate, ticket_id=_tickets, into_id=_tickets),
    st.builds(
        MergeDuplicate,
        ticket_id=st.sampled_from([TWICE.id, *_OPENED]),
        into_id=st.sampled_from([NEW.id, ASSIGNED.id, *_OPENED]),
    ),
    st.builds(
        SetTicketState,
        ticket_id=st.sampled_from([TWICE.id, *_OPENED]),
        to=st.just(TicketState.REOPENED),
        reason=st.just(REASON),
    ),
)

_recording = st.one_of(
    _planning,
    _judging,
    _registering,
    _filing,
    _visiting,
    _verifying,
    _diagnosing,
    lending_anything(_tickets),
)
_working_on = st.one_of(_progress, _visiting, _verifying, _diagnosing)
_minutes = st.integers(min_value=-5, max_value=60)
_steps = st.one_of(
    st.builds(Step, person=st.sampled_from(PEOPLE), command=_commands, minutes=_minutes),
    # A strategy that is named twice counts once; steps that are built twice count twice.
    st.builds(Step, person=_working, command=_progress, minutes=_minutes),
    st.builds(Step, person=_working, command=_working_on, minutes=_minutes),
    st.builds(Step, person=st.sampled_from(PEOPLE), command=_recording, minutes=_minutes),
)
_planning_steps = st.builds(
    Step, person=st.just(SOPHIE), command=st.one_of(_board, _judging), minutes=_minutes
)
_loan_steps = st.builds(
    Step, person=st.sampled_from([SOPHIE, SOPHIE, LEA, JULIEN]), command=_lending, minutes=_minutes
)
_workshop_steps = st.builds(
    Step, person=st.sampled_from([SOPHIE, JULIEN]), command=finishing(), minutes=_minutes
)
_ending_steps = st.builds(
    Step, person=st.just(SOPHIE), command=ending(_lent_for, REASON), minutes=_minutes
)

scripts: st.SearchStrategy[list[Step]] = st.one_of(
    st.lists(_steps, min_size=1, max_size=6),
    st.lists(_steps, min_size=15, max_size=30),
    st.lists(st.one_of(_loan_steps, _workshop_steps), min_size=10, max_size=30),
    st.lists(st.one_of(_planning_steps, _steps), min_size=10, max_size=30),
    st.lists(st.one_of(_loan_steps, _ending_steps, _steps), min_size=10, max_size=30),
)
"""Steps in the order in which they happen; clocks differ, so minutes may go back."""

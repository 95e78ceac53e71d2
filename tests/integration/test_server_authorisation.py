"""Who may call and do what, for every call of the API and every command; and whose rows they see.

A new call or a new command fails here until it is said who may use it.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack
from datetime import timedelta
from typing import NamedTuple

import pytest
import requests
from msgspec.structs import replace

from ordidesk.domain.absences import Absence, RecordAbsence, RemoveAbsence
from ordidesk.domain.assets import Asset, Category, Custody, EditAsset, RegisterAsset
from ordidesk.domain.attachments import (
    AttachFile,
    Attachment,
    RemoveAttachment,
    attachment_id,
)
from ordidesk.domain.catalogue import COMMANDS, RECORDS
from ordidesk.domain.company import EditCompany, ReviseClauses, SetLogo
from ordidesk.domain.confirmations import RecordUserConfirmation, SignReport, Way
from ordidesk.domain.diagnosis import (
    CallOutcome,
    ConsentWay,
    EndRemoteControl,
    LogCall,
    RecordRemoteConsent,
    RemoteStep,
    StartRemoteControl,
    TransferTicket,
)
from ordidesk.domain.evaluation import DecideCover, EvaluateTicket, MergeDuplicate, judged
from ordidesk.domain.journal import EntryKind, JournalEntry, Visibility
from ordidesk.domain.loan_papers import NoteSheetPrinted, SignLoanSheet
from ordidesk.domain.loan_settling import (
    DeclareLost,
    ExtendLoan,
    InspectLoaner,
    SettleLoan,
    WipeLoaner,
)
from ordidesk.domain.loan_stock import (
    BringIn,
    CarryAsset,
    MarkLoanerReady,
    MendLoaner,
    ReleaseLoaner,
    ReserveLoaner,
    StartPreparation,
)
from ordidesk.domain.loan_swap import HandOverLoaner, TakeBackLoaner
from ordidesk.domain.loans import Loan, LoanSheet, LoanState, WipeMethod
from ordidesk.domain.parts import DropPart, UsePart
from ordidesk.domain.people import STAFF, Person, Role
from ordidesk.domain.places import Client
from ordidesk.domain.planning import (
    CancelVisit,
    ConfirmVisit,
    MoveVisit,
    PlanVisit,
    UnplanVisit,
    slot_of,
)
from ordidesk.domain.records import Record
from ordidesk.domain.released_days import DayRelease, Released, ReleaseDay, RestoreDay
from ordidesk.domain.repairs import (
    GiveBackMachine,
    MoveRepair,
    Repair,
    RepairState,
    TakeForRepair,
)
from ordidesk.domain.tickets import (
    AddNote,
    AssignTicket,
    Channel,
    CoverDecision,
    EditTicket,
    Impact,
    OpenTicket,
    Scope,
    SetTicketState,
    TakeTicket,
    Ticket,
    TicketState,
)
from ordidesk.domain.verifications import (
    CHECKERS,
    Answer,
    AnswerChecks,
    ClearCheck,
    FinishVerification,
    FollowUpCheck,
    Given,
    Outcome,
    StartVerification,
    VerificationRun,
    VoidVerification,
)
from ordidesk.domain.visit_requests import RequestVisit
from ordidesk.domain.visits import (
    ConfirmedBy,
    CorrectVisitTimes,
    FinishVisit,
    Part,
    PauseVisit,
    ResumeVisit,
    SetOffForVisit,
    StartVisit,
    TakeOverVisit,
    Visit,
    VisitState,
)
from ordidesk.domain.work import Command
from ordidesk.protocol import Result
from ordidesk.server.openapi import published
from tests.integration.portal_people import (
    MANAGER,
    PASSWORD,
    REFERENT,
    REQUESTER,
    TECHNICIAN,
)
from tests.integration.portal_people import RECORDS as PEOPLE_AND_PLACES
from tests.support.portal_calls import Caller, line
from tests.support.portal_thread import PortalThread
from tests.support.records import (
    CARE_HOME,
    CHECKLIST,
    NOW,
    PREPARATION,
    TOWN_HALL,
    absence,
    asset,
    day_release,
    entry,
    loan,
    loaner,
    preparation,
    record_id,
    repair,
    run,
    ticket,
    visit,
)

Seen = Callable[[Person], Caller]

LOGISTICS = Person(
    id=record_id("logistics"), name="Hugo Lefèvre", role=Role.LOGISTICS, mail="hugo@ordi.example"
)
OTHER_REQUESTER = replace(
    REQUESTER,
    id=record_id("cook"),
    name="Cuisine Secrète",
    mail="cook@tilleuls.example",
    client_id=CARE_HOME.id,
    site_id="",
)
OTHER_REFERENT = replace(
    REFERENT,
    id=record_id("mayor"),
    name="Maire Secret",
    mail="mayor@valbrune.example",
    client_id=TOWN_HALL.id,
    site_id="",
)
OF_CLIENTS = (REQUESTER, OTHER_REQUESTER, REFERENT, OTHER_REFERENT)
EVERYBODY = (TECHNICIAN, MANAGER, LOGISTICS, *OF_CLIENTS)
CLIENTS = (TOWN_HALL, CARE_HOME)

_FIELD = frozenset({Role.TECHNICIAN, Role.MANAGER})
_OFFICE = frozenset({Role.MANAGER, Role.LOGISTICS})
_BOARD = frozenset({Role.MANAGER})
MAY_DO: dict[str, frozenset[Role]] = {
    OpenTicket.kind: frozenset(Role),
    AddNote.kind: frozenset(Role),
    TakeTicket.kind: _FIELD,
    AssignTicket.kind: frozenset({Role.MANAGER}),
    SetTicketState.kind: _FIELD,
    EditTicket.kind: _FIELD,
    RegisterAsset.kind: STAFF,
    EditAsset.kind: STAFF,
    LogCall.kind: _FIELD,
    TransferTicket.kind: _FIELD,
    RequestVisit.kind: _FIELD,
    EvaluateTicket.kind: _BOARD,
    DecideCover.kind: _BOARD,
    MergeDuplicate.kind: _BOARD,
    PlanVisit.kind: _BOARD,
    MoveVisit.kind: _BOARD,
    ConfirmVisit.kind: _BOARD,
    CancelVisit.kind: _BOARD,
    UnplanVisit.kind: _BOARD,
    ReleaseDay.kind: _BOARD,
    RestoreDay.kind: _BOARD,
    RecordAbsence.kind: _BOARD,
    RemoveAbsence.kind: _BOARD,
    RecordRemoteConsent.kind: _FIELD,
    StartRemoteControl.kind: _FIELD,
    EndRemoteControl.kind: _FIELD,
    UsePart.kind: _FIELD,
    DropPart.kind: _FIELD,
    StartVerification.kind: _FIELD,
    AnswerChecks.kind: _FIELD,
    ClearCheck.kind: _FIELD,
    FinishVerification.kind: _FIELD,
    VoidVerification.kind: _FIELD,
    FollowUpCheck.kind: _FIELD,
    RecordUserConfirmation.kind: frozenset(Role) - {Role.LOGISTICS},
    SignReport.kind: _FIELD,
    PauseVisit.kind: _FIELD,
    ResumeVisit.kind: _FIELD,
    CorrectVisitTimes.kind: _FIELD,
    FinishVisit.kind: _FIELD,
    SetOffForVisit.kind: _FIELD,
    StartVisit.kind: _FIELD,
    TakeOverVisit.kind: _FIELD,
    AttachFile.kind: frozenset(Role),
    RemoveAttachment.kind: frozenset(Role),
    ReserveLoaner.kind: STAFF,
    ReleaseLoaner.kind: STAFF,
    StartPreparation.kind: _OFFICE,
    MarkLoanerReady.kind: _OFFICE,
    CarryAsset.kind: STAFF,
    BringIn.kind: STAFF,
    MendLoaner.kind: _OFFICE,
    HandOverLoaner.kind: STAFF,
    TakeBackLoaner.kind: STAFF,
    ExtendLoan.kind: STAFF,
    DeclareLost.kind: _OFFICE,
    InspectLoaner.kind: _OFFICE,
    WipeLoaner.kind: _OFFICE,
    SettleLoan.kind: _OFFICE,
    SignLoanSheet.kind: STAFF,
    NoteSheetPrinted.kind: STAFF,
    TakeForRepair.kind: STAFF,
    MoveRepair.kind: STAFF,
    GiveBackMachine.kind: STAFF,
    EditCompany.kind: frozenset({Role.MANAGER}),
    SetLogo.kind: frozenset({Role.MANAGER}),
    ReviseClauses.kind: frozenset({Role.MANAGER}),
}
"""Command → roles. One visit is paused, resumed and finished before another is started: one
has one at a time."""


class Call(NamedTuple):
    """How a call is made for this test, and who may make it."""

    signed_in: bool
    has_stream: bool = False
    query: str = ""
    body: object = None
    headers: tuple[tuple[str, str], ...] = ()


_SYNC = Call(signed_in=True, has_stream=True)
_PUSH = {"epoch": 0, "settled": 0, "lines": []}
_BLOB = Call(signed_in=True)
_DEVICE = Call(signed_in=True)
_NOTHING: Mapping[str, str] = {}
_OURS = b"a photo among ourselves"
_FILE = b"\xff\xd8\xff a photo of "
_WHOLE = (
    ("Upload-Offset", str(len(_FILE) + 5)),
    ("Content-Type", "application/octet-stream"),
)
CALLS: dict[tuple[str, str], Call] = {
    ("GET", "/health"): Call(signed_in=False),
    ("GET", "/api/v1/health"): Call(signed_in=False),
    ("POST", "/api/v1/auth/token"): Call(
        signed_in=False, body={"grant": "password", "mail": "x", "password": "x", "device": "x"}
    ),
    ("POST", "/api/v1/auth/sign-out"): Call(
        signed_in=False, body={"grant": "refresh", "refresh_token": "x"}
    ),
    ("POST", "/api/v1/auth/forgot"): Call(signed_in=False, body={"mail": "nobody@x.example"}),
    ("POST", "/api/v1/auth/reset"): Call(
        signed_in=False, body={"mail": "x", "code": "x", "password": "long enough now"}
    ),
    ("GET", "/api/v1/sync/snapshot"): _SYNC,
    ("GET", "/api/v1/sync/changes"): _SYNC._replace(query="?cursor=none"),
    ("POST", "/api/v1/sync/commands"): _SYNC._replace(body=_PUSH),
    ("GET", "/api/v1/blobs"): _BLOB,
    ("HEAD", "/api/v1/blobs/{sha256}"): _BLOB,
    ("GET", "/api/v1/blobs/{sha256}"): _BLOB,
    ("PATCH", "/api/v1/blobs/{sha256}"): _BLOB._replace(body=b"", headers=_WHOLE),
    ("POST", "/api/v1/auth/wiped"): Call(
        signed_in=False, body={"grant": "refresh", "refresh_token": "x"}
    ),
    ("GET", "/api/v1/devices"): _DEVICE,
    ("PUT", "/api/v1/devices/{device_id}/name"): _DEVICE._replace(body={"name": "PC-7"}),
    ("PUT", "/api/v1/devices/{device_id}/state"): _DEVICE._replace(body={"state": "active"}),
}
"""The files and the laptops in the paths are the caller's client's and the caller's own."""


_INTERNAL = "among ourselves"
_PART = Part(id=record_id("part"), designation="Câble")


def _secret(client: Client) -> str:
    return f"secret of {client.code}"


def _own(person: Person) -> Client:
    return next((it for it in CLIENTS if it.id == person.client_id), TOWN_HALL)


def _file(client: Client) -> bytes:
    return _FILE + client.code.encode()


def _name(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


class _Place(NamedTuple):
    """What one person does one command on, in the world of one client."""

    ticket: Ticket
    asset: Asset
    visit: Visit
    entry: JournalEntry
    internal: JournalEntry
    file: Attachment
    internal_file: Attachment
    run: VerificationRun
    agreed: JournalEntry
    begun: JournalEntry
    loaner: Asset
    prepared: VerificationRun
    loan: Loan
    repair: Repair
    absent: Person
    absence: Absence
    freed: Visit
    release: DayRelease
    again: Ticket


def _place(person: Person, client: Client, kind: str) -> _Place:
    """Make records whose every text tells whose they are."""
    name = f"{person.id} {client.code} {kind}"
    theirs = next(it for it in OF_CLIENTS if it.client_id == client.id)
    if person.client_id == client.id:
        theirs = person
    adding = person if person.role in STAFF else theirs
    secret = _secret(client)
    of = ticket(
        1,
        id=record_id(f"ticket {name}"),
        client_id=client.id,
        site_id="",
        summary=secret,
        requester_id=theirs.id,
        opened_by=theirs.id,
        # The workshop lends for tickets that somebody has.
        assignee_id=TECHNICIAN.id if kind == HandOverLoaner.kind else "",
    )
    # One visit at a time: of the client at whose place the person does what they may.
    running = kind == FinishVisit.kind and client == _own(person)
    over = kind in {UsePart.kind, DropPart.kind, SignReport.kind}
    lent = _loaner(name, secret, person, kind)
    machine = asset(
        1,
        id=record_id(f"asset {name}"),
        inventory_number=record_id(f"number {name}"),
        client_id=client.id,
        site_id="",
        user_id=theirs.id,
        contract_id="",
        location=secret,
    )
    own_visit = person.role in STAFF and kind != TakeOverVisit.kind
    # Of the company's own people, whose days are nobody else's business.
    absent = replace(TECHNICIAN, id=record_id(f"absent {name}"), mail="")
    freed = visit(
        f"freed {name}",
        of,
        NOW,
        technician_id=absent.id,
        purpose=secret,
        state=VisitState.PLANNED if kind == ReleaseDay.kind else VisitState.CANCELLED,
        sequence=1,
    )
    return _Place(
        of,
        machine,
        visit(
            name,
            of,
            NOW,
            technician_id=person.id if own_visit else record_id("someone else"),
            purpose=secret,
            state=VisitState.ON_SITE
            if running
            else VisitState.DONE
            if over
            else VisitState.PLANNED,
            arrived_at=NOW - timedelta(hours=1) if running or over else None,
            ended_at=NOW if over else None,
            parts=(_PART,),
        ),
        entry(name, of, NOW, text=secret, visibility=Visibility.CLIENT),
        entry(f"internal {name}", of, NOW, text=_INTERNAL),
        _attachment(of, adding, _file(client), secret, Visibility.CLIENT),
        _attachment(of, adding, _OURS, _INTERNAL, Visibility.INTERNAL),
        _run(name, of, kind),
        _remote(f"agreed {name}", of, RemoteStep.CONSENT, 2),
        # The end of remote control is told where it has begun.
        _remote(
            f"begun {name}",
            of,
            RemoteStep.STARTED if kind == EndRemoteControl.kind else RemoteStep.ENDED,
            1,
        ),
        lent,
        preparation(name, lent),
        _loan(name, of, lent, kind),
        repair(
            name,
            of,
            machine,
            diagnosis=secret,
            given_back_at=None if kind in {MoveRepair.kind, GiveBackMachine.kind} else NOW,
        ),
        absent,
        absence(name, absent, reason=_INTERNAL),
        freed,
        day_release(
            name,
            absent,
            reason=_INTERNAL,
            released=(
                Released(visit_id=freed.id, request_id="", state=VisitState.PLANNED, sequence=1),
            ),
        ),
        replace(of, id=record_id(f"again {name}")),
    )


def _loaner(name: str, secret: str, person: Person, kind: str) -> Asset:
    """Make a loaner as the command finds it; its place tells with whom it is."""
    out = _LOANS.get(kind) is LoanState.HANDED_OVER
    carried = kind == BringIn.kind
    ready = kind in {ReserveLoaner.kind, HandOverLoaner.kind}
    return loaner(
        1,
        id=record_id(f"loaner {name}"),
        inventory_number=record_id(f"number of loaner {name}"),
        custody=Custody.ON_LOAN if out else Custody.TRANSIT if carried else Custody.WORKSHOP,
        holder_id=person.id if carried else "",
        location=secret if out else "",
        ready_at=NOW if ready else None,
    )


_LOANS = {
    ReleaseLoaner.kind: LoanState.RESERVED,
    StartPreparation.kind: LoanState.RESERVED,
    **dict.fromkeys(
        (
            TakeBackLoaner.kind,
            ExtendLoan.kind,
            DeclareLost.kind,
            SignLoanSheet.kind,
            NoteSheetPrinted.kind,
        ),
        LoanState.HANDED_OVER,
    ),
    InspectLoaner.kind: LoanState.RETURNED,
    WipeLoaner.kind: LoanState.INSPECTED,
    SettleLoan.kind: LoanState.WIPED,
}
"""The state of the loan that a command finds; it is over for every other command."""


def _loan(name: str, of: Ticket, lent: Asset, kind: str) -> Loan:
    return loan(
        name,
        of,
        lent,
        state=_LOANS.get(kind, LoanState.SETTLED),
        receiver_name=of.summary,
        note=_INTERNAL,
        lost_note=_INTERNAL,
        dispute=_INTERNAL,
        settlement=_INTERNAL,
        wipe_method=WipeMethod.RESET if kind == SettleLoan.kind else None,
    )


def _run(name: str, of: Ticket, kind: str) -> VerificationRun:
    """Make a run with a fault; for its end every required line has an answer."""
    answered = ("boot", "printing") if kind == FinishVerification.kind else ("boot",)
    answers = tuple(Answer(item=key, outcome=Outcome.KO, comment=_INTERNAL) for key in answered)
    return run(name, of, answers=answers)


def _remote(name: str, of: Ticket, step: RemoteStep, hours: int) -> JournalEntry:
    at = NOW - timedelta(hours=hours)
    return entry(name, of, at, entry=EntryKind.REMOTE, after=step, text=_INTERNAL)


def _attachment(
    of: Ticket, person: Person, content: bytes, name: str, visibility: Visibility
) -> Attachment:
    return Attachment(
        id=attachment_id(of.id, _name(content), visibility),
        ticket_id=of.id,
        sha256=_name(content),
        name=name,
        media_type="image/jpeg",
        size=len(content),
        added_by=person.id,
        added_at=NOW,
        visibility=visibility,
    )


def _command(kind: str, person: Person, client: Client) -> Command:
    place = _place(person, client, kind)
    running = _place(person, client, FinishVisit.kind).visit
    number = f"OD-{EVERYBODY.index(person) * 10 + CLIENTS.index(client):06d}"
    commands: tuple[Command, ...] = (
        OpenTicket(client_id=client.id, summary="Panne", channel=Channel.PORTAL),
        AddNote(ticket_id=place.ticket.id, text="Vu", visibility=Visibility.CLIENT),
        TakeTicket(ticket_id=place.ticket.id),
        AssignTicket(ticket_id=place.ticket.id, technician_id=TECHNICIAN.id),
        SetTicketState(ticket_id=place.ticket.id, to=TicketState.CANCELLED, reason="Doublon"),
        EditTicket(
            ticket_id=place.ticket.id, before={"location": ""}, after={"location": "Bureau 2"}
        ),
        RegisterAsset(inventory_number=number, category=Category.SCREEN, client_id=client.id),
        EditAsset(
            asset_id=place.asset.id,
            before={"location": place.asset.location},
            after={"location": "Bureau 2"},
        ),
        LogCall(ticket_id=place.ticket.id, outcome=CallOutcome.ABSENT),
        TransferTicket(
            ticket_id=place.ticket.id,
            technician_id=TECHNICIAN.id if person is MANAGER else MANAGER.id,
            reason="Réseau",
        ),
        RequestVisit(ticket_id=place.ticket.id, cause="Carte mère"),
        RecordRemoteConsent(
            ticket_id=place.ticket.id, name="Hélène", way=ConsentWay.PHONE, reminded=True
        ),
        StartRemoteControl(ticket_id=place.ticket.id, partner="123"),
        EndRemoteControl(ticket_id=place.ticket.id),
        UsePart(visit_id=place.visit.id, designation="Câble"),
        DropPart(visit_id=place.visit.id, part_id=_PART.id),
        StartVerification(ticket_id=place.ticket.id, template_id=OTHER_LIST.id),
        AnswerChecks(run_id=place.run.id, answers=(Given(item="printing", outcome=Outcome.OK),)),
        ClearCheck(run_id=place.run.id, item="boot"),
        FinishVerification(run_id=place.run.id),
        VoidVerification(run_id=place.run.id, reason="Mauvaise liste"),
        FollowUpCheck(run_id=place.run.id, item="boot", text="Ne démarre pas"),
        RecordUserConfirmation(
            ticket_id=place.ticket.id,
            way=Way.PHONE if person.role in STAFF else Way.PORTAL,
            name="Hélène",
            solved=True,
        ),
        SignReport(visit_id=place.visit.id, document="a" * 64, name="Hélène"),
        PauseVisit(visit_id=running.id),
        ResumeVisit(visit_id=running.id),
        CorrectVisitTimes(visit_id=running.id, arrived_at=NOW - timedelta(hours=2)),
        FinishVisit(visit_id=running.id, done=True, report="Fait"),
        SetOffForVisit(visit_id=place.visit.id),
        TakeOverVisit(
            visit_id=place.visit.id, instead_of=place.visit.technician_id, note="Plus près"
        ),
        StartVisit(visit_id=place.visit.id),
        AttachFile(
            ticket_id=place.ticket.id,
            sha256=_name(b"another photo"),
            name="Photo.jpg",
            media_type="image/jpeg",
            size=13,
        ),
        RemoveAttachment(attachment_id=place.file.id),
        *_loan_commands(place, person),
        *_board_commands(place),
    )
    return next(it for it in commands if it.kind == kind)


def _board_commands(place: _Place) -> tuple[Command, ...]:
    later = NOW + timedelta(hours=1)
    return (
        EvaluateTicket(
            ticket_id=place.ticket.id,
            before=judged(place.ticket),
            qualified_impact=Impact.BLOCKING,
            scope=Scope.ALL,
        ),
        DecideCover(ticket_id=place.ticket.id, decision=CoverDecision.QUOTE, reason="Hors contrat"),
        MergeDuplicate(ticket_id=place.again.id, into_id=place.ticket.id),
        PlanVisit(
            ticket_id=place.ticket.id, technician_id=TECHNICIAN.id, starts_at=NOW, ends_at=later
        ),
        MoveVisit(
            visit_id=place.visit.id,
            before=slot_of(place.visit),
            technician_id=TECHNICIAN.id,
            starts_at=later,
            ends_at=later + timedelta(hours=1),
        ),
        ConfirmVisit(visit_id=place.visit.id, who="Hélène", how=ConfirmedBy.PHONE),
        CancelVisit(visit_id=place.visit.id, reason="Réparé"),
        UnplanVisit(visit_id=place.visit.id),
        ReleaseDay(technician_id=place.absent.id, day=NOW.date(), reason="Absent"),
        RestoreDay(release_id=place.release.id),
        RecordAbsence(technician_id=place.absent.id, starts_at=NOW, ends_at=later),
        RemoveAbsence(absence_id=place.absence.id),
    )


def _loan_commands(place: _Place, person: Person) -> tuple[Command, ...]:
    of, ticket_id, loaner_id = place.loan.id, place.ticket.id, place.loaner.id
    digest = "a" * 64
    return (
        ReserveLoaner(ticket_id=ticket_id, loaner_id=loaner_id),
        ReleaseLoaner(loan_id=of),
        StartPreparation(loan_id=of),
        MarkLoanerReady(
            loaner_id=place.loaner.id, serial=place.loaner.serial, run_id=place.prepared.id
        ),
        CarryAsset(asset_id=place.loaner.id, holder_id=TECHNICIAN.id),
        BringIn(asset_id=place.loaner.id),
        MendLoaner(loaner_id=place.loaner.id, works=False),
        HandOverLoaner(ticket_id=ticket_id, loaner_id=loaner_id, receiver_name="Hélène"),
        TakeBackLoaner(loan_id=of),
        ExtendLoan(loan_id=of, before=None, due_on=NOW.date(), reason="Pièce"),
        DeclareLost(loan_id=of, note="Volé"),
        InspectLoaner(loan_id=of),
        WipeLoaner(
            loan_id=of, method=WipeMethod.NONE_NEEDED, wiped_on=NOW.date(), operator_id=person.id
        ),
        SettleLoan(loan_id=of),
        SignLoanSheet(loan_id=of, sheet=LoanSheet.HANDOVER, document=digest, name="Hélène"),
        NoteSheetPrinted(loan_id=of, sheet=LoanSheet.HANDOVER, content=digest),
        TakeForRepair(ticket_id=place.ticket.id, asset_id=place.asset.id),
        GiveBackMachine(repair_id=place.repair.id),
        MoveRepair(repair_id=place.repair.id, to=RepairState.REPAIRED),
        EditCompany(before={"name": ""}, after={"name": "Ordi Services"}),
        SetLogo(logo="iVBORw0KGgo="),
        ReviseClauses(based_on="", texts=("Restitution complète.",)),
    )


OTHER_LIST = replace(CHECKLIST, id=record_id("other list"), name="other")
WORLD: tuple[Record, ...] = (
    CHECKLIST,
    OTHER_LIST,
    PREPARATION,
    *(
        record
        for person in EVERYBODY
        for client in CLIENTS
        for kind in MAY_DO
        for record in _place(person, client, kind)
    ),
)


@pytest.fixture(scope="module")
def portal(
    new_database: Callable[[], str], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[PortalThread]:
    """A portal with two clients who have much of everything."""
    portal = PortalThread(tmp_path_factory.mktemp("portal"), new_database())
    more = (LOGISTICS, OTHER_REQUESTER, OTHER_REFERENT)
    portal.fill((*PEOPLE_AND_PLACES, *more, *WORLD), dict.fromkeys(EVERYBODY, PASSWORD))
    with portal.running():
        office = Caller(portal.url, stream="brings files")
        assert office.sign_in(MANAGER.mail, PASSWORD).ok
        headers: dict[str, str | None] = {**dict(_WHOLE), "Upload-Offset": "0"}
        for content in (*(_file(client) for client in CLIENTS), _OURS):
            assert office.call("PATCH", f"/blobs/{_name(content)}", content, headers=headers).ok
        office.session.close()
        yield portal
    portal.close()


@pytest.fixture(scope="module")
def seen(portal: PortalThread) -> Iterator[Seen]:
    """Return the laptop of a person, who signed in once."""
    with ExitStack() as stack:
        callers: dict[str, Caller] = {}

        def sign_in(person: Person) -> Caller:
            if person.id not in callers:
                caller = callers[person.id] = Caller(portal.url, stream=f"stream-{person.id}")
                stack.callback(caller.session.close)
                assert caller.sign_in(person.mail, PASSWORD).status_code == 200
            return callers[person.id]

        yield sign_in


def _calls() -> list[tuple[str, str]]:
    paths = json.loads(published())["paths"]
    return [(method.upper(), path) for path, calls in paths.items() for method in calls]


def test_it_is_said_for_every_call_who_may_make_it() -> None:
    assert set(CALLS) == set(_calls())


def test_it_is_said_for_every_command_who_may_give_it() -> None:
    assert set(MAY_DO) == set(COMMANDS)
    lists = CHECKERS - _FIELD
    of_lists = {it.kind for it in (StartVerification, AnswerChecks, ClearCheck)}
    of_lists |= {FinishVerification.kind, VoidVerification.kind}
    for kind, roles in MAY_DO.items():
        # The workshop goes through lists too, but those of loaners only.
        assert COMMANDS[kind].allowed == roles | (lists if kind in of_lists else set()), kind


@pytest.mark.parametrize(("method", "path"), CALLS)
def test_a_call_is_answered_to_whom_it_is_for(
    seen: Seen, portal: PortalThread, method: str, path: str
) -> None:
    call = CALLS[method, path]
    ended = Caller(portal.url)
    refresh = ended.sign_in(TECHNICIAN.mail, PASSWORD).json()["refresh_token"]
    ended.call("POST", "/auth/sign-out", {"grant": "refresh", "refresh_token": refresh})
    known = "/../.." + path + call.query  # the caller's own prefix is not in the description

    def ask(
        caller: Caller, about: Mapping[str, str] = _NOTHING, **more: str | None
    ) -> tuple[int, str]:
        there = known.format_map({"sha256": "0" * 64, "device_id": "0", **about})
        headers: dict[str, str | None] = {**dict(call.headers), **more}
        return _told(caller.call(method, there, call.body, headers=headers))

    refused = {
        "no token": ask(ended, Authorization=None),
        "not a token": ask(ended, Authorization="Bearer x"),
        "another scheme": ask(ended, Authorization="Basic eDp5"),
        "signed out": ask(ended),
    }
    ended.session.close()
    if not call.signed_in:
        codes = {code for _, code in refused.values()}
        assert not codes & {"not_signed_in", "sign_in_expired", "forbidden"}
        return
    assert {status for status, _ in refused.values()} == {401}
    for person in EVERYBODY:
        status, code = ask(seen(person), _own_things(seen(person), person))
        assert status < 500, (person.role, code)
        assert status not in {401, 403, 404, 405}, (person.role, code)
    if call.has_stream:
        seen(MANAGER).push(
            line(
                1,
                OpenTicket(client_id=TOWN_HALL.id, summary="Panne", channel=Channel.PHONE),
                number=999,
            )
        )
        for person in (TECHNICIAN, *OF_CLIENTS):
            theirs = seen(MANAGER).stream
            assert ask(seen(person), {}, **{"X-Stream-Id": theirs}) == (403, "other_persons_stream")


def _told(answer: requests.Response) -> tuple[int, str]:
    is_problem = answer.headers.get("Content-Type") == "application/problem+json"
    return answer.status_code, answer.json().get(
        "code", ""
    ) if is_problem and answer.content else ""


def _own_things(caller: Caller, person: Person) -> dict[str, str]:
    devices = caller.call("GET", "/devices").json()["devices"]
    (current,) = (it["id"] for it in devices if it["current"])
    return {"sha256": _name(_file(_own(person))), "device_id": current}


@pytest.mark.parametrize("person", OF_CLIENTS, ids=lambda it: f"{it.role}-{it.client_id[:4]}")
def test_other_clients_files_and_the_companys_own_are_unknown(seen: Seen, person: Person) -> None:
    other = next(it for it in CLIENTS if it.id != person.client_id)
    for content in (_file(other), _OURS):
        for method in ("HEAD", "GET", "PATCH"):
            body = b"" if method == "PATCH" else None
            path = f"/blobs/{_name(content)}"
            answer = seen(person).call(method, path, body, headers={**dict(_WHOLE)})
            assert answer.status_code == 404, method
            assert content not in answer.content


@pytest.mark.parametrize("person", EVERYBODY, ids=lambda it: f"{it.role}-{it.client_id[:4]}")
def test_only_a_manager_sees_and_marks_other_peoples_laptops(seen: Seen, person: Person) -> None:
    other = TECHNICIAN if person is not TECHNICIAN else MANAGER
    theirs = _own_things(seen(other), other)["device_id"]
    tried = [
        _told(seen(person).call("GET", "/devices", query={"everyone": "true"})),
        _told(seen(person).call("PUT", f"/devices/{theirs}/name", {"name": "PC-7"})),
        _told(seen(person).call("PUT", f"/devices/{theirs}/state", {"state": "active"})),
    ]
    if person.role is Role.MANAGER:
        assert [status for status, _ in tried] == [200, 204, 204]
    else:
        unknown = (404, "unknown_device")
        assert tried == [(403, "role_may_not"), unknown, unknown]


@pytest.mark.parametrize("person", EVERYBODY, ids=lambda it: f"{it.role}-{it.client_id[:4]}")
def test_a_command_takes_effect_for_whom_it_is_for(seen: Seen, person: Person) -> None:
    caller = seen(person)
    client = _own(person)
    number = EVERYBODY.index(person)
    results = {}
    caller.stream = f"own-{person.id}"
    for seq, kind in enumerate(MAY_DO, start=1):
        command = _command(kind, person, client)
        told = caller.push(line(seq, command, number=number), settled=seq - 1).settlement
        (outcome,) = told.outcomes
        results[kind] = (outcome.result, outcome.reason)
    assert results == {
        kind: (Result.APPLIED, "") if person.role in roles else (Result.REFUSED, "role_may_not")
        for kind, roles in MAY_DO.items()
    }


@pytest.mark.parametrize("person", OF_CLIENTS, ids=lambda it: f"{it.role}-{it.client_id[:4]}")
def test_nothing_of_another_client_can_be_touched_or_learned_of_by_a_command(
    seen: Seen, person: Person
) -> None:
    caller = seen(person)
    other = next(it for it in CLIENTS if it.id != person.client_id)
    before = _rows_of(seen(MANAGER), other)
    caller.stream = f"other-{person.id}"
    for seq, kind in enumerate(MAY_DO, start=1):
        command = _command(kind, person, other)
        sent = line(seq, command, number=50 + EVERYBODY.index(person))
        answer = caller.try_push(sent, settled=seq - 1)
        (outcome,) = answer.json()["settlement"]["outcomes"]
        assert outcome["result"] == Result.REFUSED, kind
        assert _foreign_in(answer.text, person, sent=bytes(sent.arguments).decode()) == set()
    assert _rows_of(seen(MANAGER), other) == before


@pytest.mark.parametrize("person", OF_CLIENTS, ids=lambda it: f"{it.role}-{it.client_id[:4]}")
def test_no_answer_holds_a_row_of_another_client(seen: Seen, person: Person) -> None:
    caller, office = seen(person), seen(MANAGER)
    caller.stream = f"reads-{person.id}"
    cursor = caller.plan().cursor
    for kind in RECORDS:
        answer = caller.call("GET", "/sync/snapshot", query={"kind": kind})
        assert answer.status_code == 200
        assert _foreign_in(answer.text, person) == set()
    assert {row["client_id"] for row in caller.snapshot("ticket")} == {person.client_id}
    office.stream = f"office-{person.id}"
    notes = [(client, visibility) for client in CLIENTS for visibility in Visibility]
    for seq, (client, visibility) in enumerate(notes, start=1):
        # Of the person's own where they are of the client: then they hear of it.
        owner = person if person.client_id == client.id else OF_CLIENTS[CLIENTS.index(client)]
        note = AddNote(
            ticket_id=_place(owner, client, AddNote.kind).ticket.id,
            text=_INTERNAL if visibility is Visibility.INTERNAL else f"secret of {client.code}",
            visibility=visibility,
        )
        number = 100 + EVERYBODY.index(person)
        (outcome,) = office.push(
            line(seq, note, number=number), settled=seq - 1
        ).settlement.outcomes
        assert outcome.result is Result.APPLIED
    more, kinds = True, set()
    while more:
        answer = caller.call("GET", "/sync/changes", query={"cursor": cursor, "limit": 3})
        assert answer.status_code == 200
        assert _foreign_in(answer.text, person) == set()
        page = answer.json()
        kinds |= {it["kind"] for it in page["changes"]}
        cursor, more = page["cursor"], page["more"]
    assert kinds == {"journal_entry"}


def _foreign_in(text: str, person: Person, sent: str = "") -> set[str]:
    """Return what stands in an answer of what the person may not know, but for what they sent."""
    other = next(it for it in CLIENTS if it.id != person.client_id)
    words = {_secret(other), other.name, _INTERNAL}
    words |= {it.mail for it in OF_CLIENTS if it.client_id == other.id}
    words |= {
        record.id
        for record in (*PEOPLE_AND_PLACES, *WORLD)
        if getattr(record, "client_id", "") == other.id or record.id == other.id
    }
    return {word for word in words if word in text and word not in sent}


def _rows_of(caller: Caller, client: Client) -> list[dict[str, object]]:
    """Return all that a client has, as the office sees it."""
    found = [row for kind in ("ticket", "asset", "visit") for row in caller.snapshot(kind)]
    mine = [row for row in found if row["client_id"] == client.id]
    tickets = {row["id"] for row in mine}
    return mine + [row for row in caller.snapshot("journal_entry") if row["ticket_id"] in tickets]

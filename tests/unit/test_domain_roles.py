"""Who may give which command: the table of the process, cell by cell."""

from __future__ import annotations

from datetime import timedelta

import pytest
from msgspec.structs import replace

from ordidesk.domain.absences import RecordAbsence, RemoveAbsence
from ordidesk.domain.assets import Category, EditAsset, RegisterAsset
from ordidesk.domain.attachments import AttachFile, RemoveAttachment
from ordidesk.domain.catalogue import RULES
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
from ordidesk.domain.journal import EntryKind, Visibility
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
from ordidesk.domain.loans import LoanSheet, LoanState, WipeMethod
from ordidesk.domain.parts import DropPart, UsePart
from ordidesk.domain.people import Person, Role
from ordidesk.domain.planning import (
    CancelVisit,
    ConfirmVisit,
    MoveVisit,
    PlanVisit,
    UnplanVisit,
    slot_of,
)
from ordidesk.domain.released_days import ReleaseDay, RestoreDay
from ordidesk.domain.repairs import (
    GiveBackMachine,
    MoveRepair,
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
    TicketState,
)
from ordidesk.domain.verifications import (
    OF_LOANERS,
    Answer,
    AnswerChecks,
    ClearCheck,
    FinishVerification,
    FollowUpCheck,
    Given,
    Outcome,
    StartVerification,
    Use,
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
    VisitState,
)
from ordidesk.domain.work import Command, NeverValid, Reason
from tests.fakes import FakeRecords
from tests.support.giving import do, refusal
from tests.support.loan_scripts import (
    BROUGHT_BACK,
    IN_REPAIR,
    OUT,
    PREPARED,
    PREPARING,
    RESERVED,
    RETURNED,
    TODAY,
    UNPREPARED,
)
from tests.support.records import (
    CHECKLIST,
    CLAUSES,
    KARIM,
    LEA,
    NOW,
    NURSE,
    PREPARATION,
    SECRETARY,
    SOPHIE,
    TOWN_HALL,
    attachment,
    entry,
    record_id,
    run,
    ticket,
    visit,
)
from tests.support.scripts import (
    ASSIGNED,
    AWAY,
    FREED,
    JULIEN,
    LAPTOP,
    NEW,
    VISIT_OF_ASSIGNED,
    VISIT_OF_KARIM,
    WORLD,
)

REFERENT = replace(NURSE, client_id=TOWN_HALL.id)
PERSON = {person.role: person for person in (LEA, SOPHIE, JULIEN, SECRETARY, REFERENT)}
PHOTO = attachment("photo", NEW)
PART = Part(id=record_id("part"), designation="Câble")
RUNNING = visit("running", NEW, NOW, state=VisitState.ON_SITE, arrived_at=NOW, parts=(PART,))
RUN = run("running", ASSIGNED, answers=(Answer(item="boot", outcome=Outcome.KO),))
ANSWERED = run(
    "answered",
    ASSIGNED,
    answers=tuple(Answer(item=key, outcome=Outcome.OK) for key in ("boot", "printing")),
)
CONSENT = entry(
    "consent", ASSIGNED, NOW - timedelta(hours=1), entry=EntryKind.REMOTE, after=RemoteStep.CONSENT
)
STARTED = replace(CONSENT, id=record_id("started"), at=NOW, after=RemoteStep.STARTED)
PAUSED = visit("paused", NEW, NOW, state=VisitState.PAUSED, arrived_at=NOW)

INSPECTED = replace(RETURNED, id=record_id("loan inspected"), state=LoanState.INSPECTED)
WIPED = replace(
    RETURNED,
    id=record_id("loan wiped"),
    state=LoanState.WIPED,
    wipe_method=WipeMethod.RESET,
    wiped_on=TODAY,
)

HOUR = timedelta(hours=1)
UNCOVERED = ticket(77)

TECHNICIAN, MANAGER, LOGISTICS, REQUESTER, REFERENT_ROLE = Role

WHO_MAY: list[tuple[Command, set[Role]]] = [
    # declare
    (
        OpenTicket(client_id=TOWN_HALL.id, summary="En panne", channel=Channel.PHONE),
        {TECHNICIAN, MANAGER, LOGISTICS, REQUESTER, REFERENT_ROLE},
    ),
    # add to a ticket that one sees
    (
        AddNote(ticket_id=NEW.id, text="Toujours en panne."),
        {TECHNICIAN, MANAGER, LOGISTICS, REQUESTER, REFERENT_ROLE},
    ),
    (
        AttachFile(
            ticket_id=NEW.id, sha256="a" * 64, name="photo.jpg", media_type="image/jpeg", size=9
        ),
        {TECHNICIAN, MANAGER, LOGISTICS, REQUESTER, REFERENT_ROLE},
    ),
    # take one's own file off again
    (
        RemoveAttachment(attachment_id=PHOTO.id),
        {TECHNICIAN, MANAGER, LOGISTICS, REQUESTER, REFERENT_ROLE},
    ),
    # evaluate, assign
    (AssignTicket(ticket_id=NEW.id, technician_id=KARIM.id), {MANAGER}),
    (
        EvaluateTicket(
            ticket_id=NEW.id,
            before=judged(NEW),
            qualified_impact=Impact.BLOCKING,
            scope=Scope.ALL,
        ),
        {MANAGER},
    ),
    (
        DecideCover(ticket_id=UNCOVERED.id, decision=CoverDecision.QUOTE, reason="Hors contrat"),
        {MANAGER},
    ),
    (MergeDuplicate(ticket_id=UNCOVERED.id, into_id=NEW.id), {MANAGER}),
    # plan visits, free a day, absences
    (
        PlanVisit(ticket_id=ASSIGNED.id, technician_id=LEA.id, starts_at=NOW, ends_at=NOW + HOUR),
        {MANAGER},
    ),
    (
        MoveVisit(
            visit_id=VISIT_OF_ASSIGNED.id,
            before=slot_of(VISIT_OF_ASSIGNED),
            technician_id=KARIM.id,
            starts_at=NOW,
            ends_at=NOW + 2 * HOUR,
        ),
        {MANAGER},
    ),
    (
        ConfirmVisit(visit_id=VISIT_OF_ASSIGNED.id, who="Hélène", how=ConfirmedBy.PHONE),
        {MANAGER},
    ),
    (CancelVisit(visit_id=VISIT_OF_ASSIGNED.id, reason="Réparé"), {MANAGER}),
    (UnplanVisit(visit_id=VISIT_OF_ASSIGNED.id), {MANAGER}),
    (ReleaseDay(technician_id=LEA.id, day=TODAY, reason="Absente"), {MANAGER}),
    (RestoreDay(release_id=FREED.id), {MANAGER}),
    (
        RecordAbsence(technician_id=LEA.id, starts_at=NOW, ends_at=NOW + HOUR),
        {MANAGER},
    ),
    (RemoveAbsence(absence_id=AWAY.id), {MANAGER}),
    # work on an assigned ticket, own visits
    (TakeTicket(ticket_id=NEW.id), {TECHNICIAN, MANAGER}),
    (SetTicketState(ticket_id=ASSIGNED.id, to=TicketState.IN_PROGRESS), {TECHNICIAN, MANAGER}),
    (
        EditTicket(ticket_id=NEW.id, before={"location": ""}, after={"location": "Cave"}),
        {TECHNICIAN, MANAGER},
    ),
    (StartVisit(visit_id=VISIT_OF_ASSIGNED.id), {TECHNICIAN, MANAGER}),
    (FinishVisit(visit_id=RUNNING.id, done=True), {TECHNICIAN, MANAGER}),
    (SetOffForVisit(visit_id=VISIT_OF_ASSIGNED.id), {TECHNICIAN, MANAGER}),
    (PauseVisit(visit_id=RUNNING.id), {TECHNICIAN, MANAGER}),
    (ResumeVisit(visit_id=PAUSED.id), {TECHNICIAN, MANAGER}),
    (CorrectVisitTimes(visit_id=RUNNING.id, arrived_at=NOW - HOUR), {TECHNICIAN, MANAGER}),
    # go in a colleague's place
    (
        TakeOverVisit(visit_id=VISIT_OF_KARIM.id, instead_of=KARIM.id, note="Je suis à côté."),
        {TECHNICIAN, MANAGER},
    ),
    # diagnose: calls, a colleague, a visit, remote control
    (LogCall(ticket_id=ASSIGNED.id, outcome=CallOutcome.ABSENT), {TECHNICIAN, MANAGER}),
    (
        TransferTicket(ticket_id=ASSIGNED.id, technician_id=KARIM.id, reason="Réseau"),
        {TECHNICIAN, MANAGER},
    ),
    (RequestVisit(ticket_id=ASSIGNED.id, cause="Carte mère"), {TECHNICIAN, MANAGER}),
    (
        RecordRemoteConsent(
            ticket_id=ASSIGNED.id, name="Hélène Ducœur", way=ConsentWay.PHONE, reminded=True
        ),
        {TECHNICIAN, MANAGER},
    ),
    (StartRemoteControl(ticket_id=ASSIGNED.id, partner="123"), {TECHNICIAN, MANAGER}),
    (EndRemoteControl(ticket_id=ASSIGNED.id), {TECHNICIAN, MANAGER}),
    # parts and checklists
    (UsePart(visit_id=RUNNING.id, designation="Câble"), {TECHNICIAN, MANAGER}),
    (DropPart(visit_id=RUNNING.id, part_id=PART.id), {TECHNICIAN, MANAGER}),
    (
        StartVerification(ticket_id=ASSIGNED.id, template_id=CHECKLIST.id),
        {TECHNICIAN, MANAGER},
    ),
    (
        AnswerChecks(run_id=RUN.id, answers=(Given(item="printing", outcome=Outcome.OK),)),
        {TECHNICIAN, MANAGER},
    ),
    (ClearCheck(run_id=RUN.id, item="boot"), {TECHNICIAN, MANAGER}),
    (FinishVerification(run_id=ANSWERED.id), {TECHNICIAN, MANAGER}),
    (VoidVerification(run_id=RUN.id, reason="Mauvaise liste"), {TECHNICIAN, MANAGER}),
    (FollowUpCheck(run_id=RUN.id, item="boot", text="Ne démarre pas"), {TECHNICIAN, MANAGER}),
    # the user's word: staff record it, the client's people give it
    (
        RecordUserConfirmation(
            ticket_id=ASSIGNED.id, way=Way.PHONE, name="Hélène Ducœur", solved=True
        ),
        {TECHNICIAN, MANAGER, REQUESTER, REFERENT_ROLE},
    ),
    (
        SignReport(visit_id=RUNNING.id, document="a" * 64, name="Hélène Ducœur"),
        {TECHNICIAN, MANAGER},
    ),
    # a machine that nobody has registered yet
    (
        RegisterAsset(inventory_number="OD-009001", category=Category.LAPTOP),
        {TECHNICIAN, MANAGER, LOGISTICS},
    ),
    # the machine's own record: whoever has it in hand
    (
        EditAsset(asset_id=LAPTOP.id, before={"remark": ""}, after={"remark": "Rayé"}),
        {TECHNICIAN, MANAGER, LOGISTICS},
    ),
    # keep a loaner, or give it up
    (
        ReserveLoaner(ticket_id=ASSIGNED.id, loaner_id=PREPARED.id),
        {TECHNICIAN, MANAGER, LOGISTICS},
    ),
    (ReleaseLoaner(loan_id=RESERVED.id), {TECHNICIAN, MANAGER, LOGISTICS}),
    # carry machines about
    (CarryAsset(asset_id=PREPARED.id, holder_id=LEA.id), {TECHNICIAN, MANAGER, LOGISTICS}),
    (BringIn(asset_id=BROUGHT_BACK.id), {TECHNICIAN, MANAGER, LOGISTICS}),
    (MendLoaner(loaner_id=PREPARED.id, works=False), {MANAGER, LOGISTICS}),
    # swap, hand over, take back, with their papers
    (
        HandOverLoaner(ticket_id=ASSIGNED.id, loaner_id=PREPARED.id, receiver_name="M. Roche"),
        {TECHNICIAN, MANAGER, LOGISTICS},
    ),
    (TakeBackLoaner(loan_id=OUT.id), {TECHNICIAN, MANAGER, LOGISTICS}),
    (
        ExtendLoan(loan_id=OUT.id, before=OUT.due_on, due_on=None, reason="Pièce en retard"),
        {TECHNICIAN, MANAGER, LOGISTICS},
    ),
    (
        SignLoanSheet(loan_id=OUT.id, sheet=LoanSheet.HANDOVER, document="a" * 64, name="M. Roche"),
        {TECHNICIAN, MANAGER, LOGISTICS},
    ),
    (
        NoteSheetPrinted(loan_id=OUT.id, sheet=LoanSheet.HANDOVER, content="a" * 64),
        {TECHNICIAN, MANAGER, LOGISTICS},
    ),
    # prepare, inspect, wipe, settle
    (StartPreparation(loan_id=RESERVED.id), {MANAGER, LOGISTICS}),
    (
        MarkLoanerReady(loaner_id=UNPREPARED.id, serial=UNPREPARED.serial, run_id=PREPARING.id),
        {MANAGER, LOGISTICS},
    ),
    (DeclareLost(loan_id=OUT.id, note="Volé"), {MANAGER, LOGISTICS}),
    (InspectLoaner(loan_id=RETURNED.id), {MANAGER, LOGISTICS}),
    (
        WipeLoaner(loan_id=INSPECTED.id, method=WipeMethod.RESET, wiped_on=TODAY),
        {MANAGER, LOGISTICS},
    ),
    (SettleLoan(loan_id=WIPED.id), {MANAGER, LOGISTICS}),
    # the repair's record
    (TakeForRepair(ticket_id=ASSIGNED.id, asset_id=LAPTOP.id), {TECHNICIAN, MANAGER, LOGISTICS}),
    (
        MoveRepair(repair_id=IN_REPAIR.id, to=RepairState.REPAIRED),
        {TECHNICIAN, MANAGER, LOGISTICS},
    ),
    (GiveBackMachine(repair_id=IN_REPAIR.id), {TECHNICIAN, MANAGER, LOGISTICS}),
    # what every sheet of the company says
    (EditCompany(before={"name": ""}, after={"name": "Ordi Services"}), {MANAGER}),
    (SetLogo(logo="iVBORw0KGgo="), {MANAGER}),
    (ReviseClauses(based_on=CLAUSES.id, texts=("Restitution complète.",)), {MANAGER}),
]
CELLS = [
    pytest.param(command, role, role in roles, id=f"{command.kind}-{role}")
    for command, roles in WHO_MAY
    for role in Role
]


@pytest.mark.parametrize(("command", "role", "may"), CELLS)
def test_who_may(command: Command, role: Role, *, may: bool) -> None:
    person: Person = PERSON[role]
    records = FakeRecords(*WORLD, UNCOVERED)
    if getattr(command, "visit_id", "") == RUNNING.id:
        records.seed(RUNNING)
    if isinstance(command, StartRemoteControl):
        records.seed(CONSENT)
    if isinstance(command, EndRemoteControl):
        records.seed(CONSENT, STARTED)
    if isinstance(command, WipeLoaner | SettleLoan):
        records.seed(INSPECTED, WIPED)
    if hasattr(command, "run_id"):
        records.seed(RUN, ANSWERED)
    if isinstance(command, RecordUserConfirmation) and role in {REQUESTER, REFERENT_ROLE}:
        command = replace(command, way=Way.PORTAL)
    if isinstance(command, ResumeVisit):
        records.seed(PAUSED)
    if isinstance(command, RemoveAttachment):
        records.seed(replace(PHOTO, added_by=person.id, visibility=Visibility.CLIENT))
    if may:
        assert do(records, person, command).written
        return
    told = refusal(records, person, command)
    assert (told.reason, told.facts) == (Reason.ROLE_MAY_NOT, {"role": role})
    assert not isinstance(told, NeverValid)


@pytest.mark.parametrize("role", [TECHNICIAN, MANAGER, LOGISTICS])
@pytest.mark.parametrize("use", sorted(OF_LOANERS))
def test_all_of_the_companys_people_go_through_the_lists_of_loaners(use: Use, role: Role) -> None:
    person = PERSON[role]
    records = FakeRecords(*WORLD, replace(PREPARATION, use=use))
    start = StartVerification(ticket_id="", template_id=PREPARATION.id, asset_id=UNPREPARED.id)
    work = do(records, person, start)
    run_id = work.new_id("run")
    answers = tuple(Given(item=it.key, outcome=Outcome.OK) for it in PREPARATION.items)
    do(records, person, AnswerChecks(run_id=run_id, answers=answers), 1)
    do(records, person, ClearCheck(run_id=run_id, item=PREPARATION.items[0].key), 2)
    do(records, person, AnswerChecks(run_id=run_id, answers=answers[:1]), 3)
    assert do(records, person, FinishVerification(run_id=run_id), 4).written
    assert do(records, person, VoidVerification(run_id=run_id, reason="Trop tôt"), 5).written


@pytest.mark.parametrize("role", [REQUESTER, REFERENT_ROLE])
def test_no_client_goes_through_the_lists_of_loaners(role: Role) -> None:
    start = StartVerification(ticket_id="", template_id=PREPARATION.id, asset_id=UNPREPARED.id)
    assert refusal(FakeRecords(*WORLD), PERSON[role], start).reason is Reason.ROLE_MAY_NOT


def test_the_table_has_a_row_for_every_command() -> None:
    assert {type(command) for command, _ in WHO_MAY} == set(RULES)

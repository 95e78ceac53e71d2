"""Mails about visits: what their people and their people's calendars are told."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta

import pytest
from msgspec.structs import replace

from ordidesk.domain.evaluation import MergeDuplicate
from ordidesk.domain.ids import derived_id
from ordidesk.domain.journal import Visibility
from ordidesk.domain.loans import LoanState
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
from ordidesk.domain.tickets import AddNote, AssignTicket, SetTicketState, TicketState
from ordidesk.domain.visit_requests import RequestVisit
from ordidesk.domain.visits import ConfirmedBy, FinishVisit, StartVisit, Visit
from ordidesk.domain.work import Command
from ordidesk.server import invited, rows
from ordidesk.server.mail import SmtpMailer
from ordidesk.server.mail_out import MailOut
from ordidesk.server.mail_outbox import GATHERED
from tests.support.calendars import Told, told_in
from tests.support.mail_office import MailOffice
from tests.support.records import (
    CARE_HOME,
    CARE_HOME_SITE,
    COMPANY,
    IDENTITY,
    KARIM,
    LEA,
    NOW,
    NURSE,
    SECRETARY,
    SOPHIE,
    TOWN_HALL,
    TOWN_HALL_SITE,
    asset,
    loan,
    loaner,
    record_id,
    ticket,
    visit,
)
from tests.support.smtp_server import MailServer, Received, mail_server

MACHINE = asset(1)
TICKET = ticket(
    1,
    summary="Écran noir",
    state=TicketState.IN_PROGRESS,
    assignee_id=LEA.id,
    asset_id=MACHINE.id,
    location="Bureau 12",
    access="Sonner, code 12A",
)
AGENT = Person(
    id=record_id("agent"),
    name="Jean Petit",
    role=Role.REQUESTER,
    mail="accueil@valbrune.example",
    client_id=TOWN_HALL.id,
)
TOMORROW = NOW + timedelta(days=1)
PLAN = PlanVisit(
    ticket_id=TICKET.id,
    technician_id=LEA.id,
    starts_at=TOMORROW,
    ends_at=TOMORROW + timedelta(minutes=90),
)


@pytest.fixture
def server() -> Iterator[MailServer]:
    with mail_server() as server:
        yield server


@pytest.fixture
def office(new_database: Callable[[], str]) -> Iterator[MailOffice]:
    office = MailOffice(new_database(), (*COMPANY, IDENTITY, MACHINE, TICKET, AGENT))
    yield office
    office.database.close()


@pytest.fixture
def sender(office: MailOffice, server: MailServer) -> MailOut:
    return office.sender(SmtpMailer(server.at()))


Mails = Callable[[], list[Received]]


@pytest.fixture
def mails(office: MailOffice, sender: MailOut, server: MailServer) -> Mails:
    """Return what goes out once the time to gather is over."""

    def sent() -> list[Received]:
        before = len(server.received)
        office.pass_time(GATHERED)
        sender.send_due()
        return server.received[before:]

    return sent


def plan(office: MailOffice, command: PlanVisit = PLAN) -> str:
    """Plan a visit; returns its id."""
    return derived_id(office.do(command, SOPHIE), "visit")


def held(office: MailOffice, visit_id: str) -> Visit:
    with office.database.reading() as connection:
        found = rows.read(connection, Visit, visit_id)
    assert found is not None
    return found[0]


def moving(office: MailOffice, visit_id: str, by: timedelta) -> MoveVisit:
    there = held(office, visit_id)
    return MoveVisit(
        visit_id=visit_id,
        before=slot_of(there),
        technician_id=there.technician_id,
        starts_at=there.starts_at + by,
        ends_at=there.ends_at + by,
    )


def only(mail: Received) -> Told:
    (told,) = told_in(mail.message)
    return told


def test_a_planned_visit_comes_with_an_invitation_that_programs_take_in(
    office: MailOffice, mails: Mails
) -> None:
    visit_id = plan(office)
    (mail,) = mails()
    kinds = [part.get_content_type() for part in mail.message.walk()]
    assert kinds == [
        *("multipart/mixed", "multipart/alternative", "text/plain", "text/html"),
        *("text/calendar", "application/ics"),
    ]
    *_, file = mail.message.walk()
    told = only(mail)
    assert file.get_filename() == "invitation.ics"
    assert file.get_payload(decode=True) == told.raw
    event = told.event
    assert (told.method, event["status"], event["sequence"]) == ("REQUEST", "TENTATIVE", 0)
    assert told.uid == f"{visit_id}@portail.example"
    assert event.start == TOMORROW
    assert b"DTSTART;TZID=Europe/Paris:20260318T100000\r\n" in told.raw
    assert event["organizer"] == f"mailto:{IDENTITY.mail}"
    assert event["organizer"].params["CN"] == IDENTITY.name
    assert event["attendee"] == f"mailto:{SECRETARY.mail}"
    assert event["attendee"].params["RSVP"] == "TRUE"
    assert event["url"] == "https://portail.example/t/T-000001"
    assert IDENTITY.phone in event["contact"]
    assert mail.message["Reply-To"] == IDENTITY.mail


def test_the_mail_says_who_comes_when_and_what_to_prepare(office: MailOffice, mails: Mails) -> None:
    lent = loaner(10, brand="Lenovo", model="ThinkPad L14", ready_at=NOW)
    other = loaner(11, brand="Dell", model="Latitude")
    office.do(
        RequestVisit(ticket_id=TICKET.id, cause="Elle tape trop fort", parts="Dalle à 3 €"), LEA
    )
    visit_id = plan(office)
    office.put(
        *(lent, other),
        loan("ready", TICKET, lent, state=LoanState.READY, visit_id=visit_id, note="vieux"),
        loan("kept", TICKET, other, visit_id=visit_id),
        by=SOPHIE,
    )
    (mail,) = mails()
    calendar = str(only(mail).event["description"])
    for text in (mail.text, mail.html.replace("&#x27;", "'"), calendar):
        for said in (
            "mercredi 18 mars, entre 10 h et 11 h 30",
            "Léa Martin",
            "Hôtel de ville, 1 place de la République, 25190 Valbrune, Bureau 12",
            "tel qu'il nous a été indiqué : Sonner, code 12A",
            "HP ProBook 450 G8 (OD-000001) allumé",
            "fichiers personnels fermés",
            "signer la fiche d'intervention",
            "matériel de prêt : Lenovo ThinkPad L14 (OD-000010).",
            "apporte les pièces prévues",
            "appelez la hotline au 03 81 55 00 00 ou répondez à ce message",
        ):
            assert said in text
        for secret in ("Dell", "trop fort", "Dalle", "vieux"):
            assert secret not in text


def test_a_visit_that_moves_raises_the_sequence_and_one_called_off_takes_it_out(
    office: MailOffice, mails: Mails
) -> None:
    visit_id = plan(office)
    office.do(moving(office, visit_id, timedelta(hours=1)), SOPHIE)
    (mail,) = mails()
    first = only(mail)
    assert first.event.start == TOMORROW + timedelta(hours=1)
    assert mail.text.count("Intervention planifiée") == 1
    office.do(moving(office, visit_id, timedelta(days=1)), SOPHIE)
    (mail,) = mails()
    moved = only(mail)
    assert moved.uid == first.uid
    assert moved.age > first.age
    assert moved.event["sequence"] > first.event["sequence"]
    office.do(CancelVisit(visit_id=visit_id, reason="Client pénible"), SOPHIE)
    (mail,) = mails()
    gone = only(mail)
    assert (gone.method, gone.event["status"]) == ("CANCEL", "CANCELLED")
    assert gone.uid == first.uid
    assert gone.event["sequence"] > moved.event["sequence"]
    assert "Quand :" not in mail.text
    assert b"nible" not in mail.raw
    assert "pénible" not in gone.event["description"]


def test_a_confirmation_is_told_under_the_same_sequence(office: MailOffice, mails: Mails) -> None:
    visit_id = plan(office)
    (mail,) = mails()
    first = only(mail)
    office.do(ConfirmVisit(visit_id=visit_id, who="Hélène", how=ConfirmedBy.PHONE), SOPHIE)
    (mail,) = mails()
    told = only(mail)
    assert mail.message["Subject"].endswith("intervention confirmée")
    assert told.event["sequence"] == first.event["sequence"]
    assert told.age > first.age
    assert (told.method, told.event["status"]) == ("REQUEST", "CONFIRMED")
    assert told.event["attendee"].params["PARTSTAT"] == "ACCEPTED"


def test_what_nobody_heard_of_is_not_called_off(office: MailOffice, mails: Mails) -> None:
    visit_id = plan(office)
    office.do(UnplanVisit(visit_id=visit_id), SOPHIE)
    assert mails() == []
    office.do(AssignTicket(ticket_id=TICKET.id, technician_id=KARIM.id), SOPHIE)
    again = plan(office)
    office.do(CancelVisit(visit_id=again, reason="Erreur"), SOPHIE)
    (mail,) = mails()
    assert told_in(mail.message) == []
    assert "Intervention" not in mail.text


def test_a_freed_day_that_is_put_back_comes_back_into_the_calendar(
    office: MailOffice, mails: Mails
) -> None:
    visit_id = plan(office)
    (mail,) = mails()
    first = only(mail)
    freeing = ReleaseDay(technician_id=LEA.id, day=date(2026, 3, 18), reason="Malade")
    release = derived_id(office.do(freeing, SOPHIE), "release")
    (mail,) = mails()
    gone = only(mail)
    assert gone.method == "CANCEL"
    office.do(RestoreDay(release_id=release), SOPHIE)
    (mail,) = mails()
    back = only(mail)
    assert mail.message["Subject"].endswith("intervention maintenue")
    assert "finalement lieu : mercredi 18 mars de 10 h à 11 h 30, Léa Martin" in mail.text
    assert back.method == "REQUEST"
    assert first.uid == gone.uid == back.uid == f"{visit_id}@portail.example"
    assert first.age < gone.age < back.age
    assert back.event["sequence"] > gone.event["sequence"]
    freeing = replace(freeing, reason="Malade, puis non")
    release = derived_id(office.do(freeing, SOPHIE), "release")
    office.do(RestoreDay(release_id=release), SOPHIE)
    assert mails() == []


def test_several_visits_are_a_file_each(office: MailOffice, mails: Mails) -> None:
    ids = [plan(office)]
    later = timedelta(days=2)
    ids.append(
        plan(office, replace(PLAN, starts_at=PLAN.starts_at + later, ends_at=PLAN.ends_at + later))
    )
    (mail,) = mails()
    told = told_in(mail.message)
    assert [it.uid for it in told] == [f"{it}@portail.example" for it in ids]
    names = [part.get_filename() for part in mail.message.iter_attachments()]
    assert names == ["invitation-1.ics", "invitation-2.ics"]
    body = mail.message.get_body(("plain", "html"))
    assert body is not None
    assert mail.text.count("Quand :") == 2


def test_whoever_receives_the_technician_hears_of_the_visit_alone(
    office: MailOffice, mails: Mails
) -> None:
    office.do(
        AddNote(ticket_id=TICKET.id, text="Mot de passe oublié", visibility=Visibility.CLIENT), LEA
    )
    visit_id = plan(office, replace(PLAN, contact_id=AGENT.id, purpose="Dépoussiérer"))
    of_requester, of_agent = sorted(mails(), key=lambda it: it.to[0] == AGENT.mail)
    assert of_requester.to == (SECRETARY.mail,)
    assert of_agent.to == (AGENT.mail,)
    assert of_agent.message["Subject"] == "[T-000001] Hôtel de ville — intervention planifiée"
    told = only(of_agent)
    names = {f"mailto:{SECRETARY.mail}", f"mailto:{AGENT.mail}"}
    assert {str(it) for it in told.event["attendee"]} == names
    assert told.uid == only(of_requester).uid
    whole = of_agent.text + of_agent.html + str(told.event["description"] + told.event["summary"])
    for secret in ("Écran", "Mot de passe", "12A", "Bureau 12", "Dépoussiérer", "/t/T-"):
        assert secret not in whole
    assert "Mot de passe" in of_requester.text
    assert "Dépoussiérer" not in of_requester.text
    office.pass_time(timedelta(days=1))
    office.do(StartVisit(visit_id=visit_id), LEA)
    office.do(FinishVisit(visit_id=visit_id, done=False, report="Écran introuvable"), LEA)
    of_requester, of_agent = sorted(mails(), key=lambda it: it.to[0] == AGENT.mail)
    assert "introuvable" in of_requester.text
    assert "n'a pas pu être réalisée" in of_agent.text
    assert "introuvable" not in of_agent.text + of_agent.html
    office.do(SetTicketState(ticket_id=TICKET.id, to=TicketState.RESOLVED, resolution="Câble"), LEA)
    assert [it.to for it in mails()] == [(SECRETARY.mail,)]


@pytest.mark.parametrize(
    "person",
    [
        replace(AGENT, mail=""),
        replace(AGENT, active=False),
        replace(AGENT, role=Role.TECHNICIAN, client_id=""),
        replace(AGENT, mail=SECRETARY.mail.upper()),
    ],
    ids=["without a mail", "inactive", "of the staff", "of the requester's address"],
)
def test_a_contact_who_cannot_or_need_not_be_told_is_not(
    office: MailOffice, mails: Mails, person: Person
) -> None:
    office.put(person, by=SOPHIE)
    plan(office, replace(PLAN, contact_id=AGENT.id))
    (mail,) = mails()
    assert mail.to == (SECRETARY.mail,)
    assert only(mail).event["attendee"] == f"mailto:{SECRETARY.mail}"


@pytest.mark.parametrize(
    ("starts", "wall"),
    [
        (datetime(2026, 3, 28, 8, tzinfo=UTC), b"20260328T090000"),
        (datetime(2026, 3, 30, 7, tzinfo=UTC), b"20260330T090000"),
        (datetime(2026, 10, 24, 7, tzinfo=UTC), b"20261024T090000"),
        (datetime(2026, 10, 26, 8, tzinfo=UTC), b"20261026T090000"),
    ],
)
def test_nine_is_nine_in_the_weeks_in_which_the_clocks_change(
    office: MailOffice, mails: Mails, starts: datetime, wall: bytes
) -> None:
    plan(office, replace(PLAN, starts_at=starts, ends_at=starts + timedelta(minutes=90)))
    (mail,) = mails()
    assert "entre 9 h et 10 h 30" in mail.text
    told = only(mail)
    assert b"DTSTART;TZID=Europe/Paris:" + wall in told.raw
    assert told.event.start == starts


def test_a_visit_overseas_is_told_on_the_clocks_there(office: MailOffice, mails: Mails) -> None:
    nurse = replace(NURSE, mail="m.payet@tilleuls.example")
    far = ticket(
        2,
        client_id=CARE_HOME.id,
        site_id=CARE_HOME_SITE.id,
        requester_id=nurse.id,
        opened_by=LEA.id,
    )
    office.put(nurse, far, by=SOPHIE)
    plan(office, replace(PLAN, ticket_id=far.id))
    (mail,) = mails()
    assert "mercredi 18 mars, entre 13 h et 14 h 30" in mail.text
    assert b"DTSTART;TZID=Indian/Reunion:20260318T130000" in only(mail).raw
    assert "allumé" not in mail.text


def test_names_bring_neither_headers_nor_lines_into_a_calendar(
    office: MailOffice, mails: Mails
) -> None:
    evil = 'Léa"; X=1:mailto:x@y.example\r\nBcc: x@y.example\r\nATTACH:file:///etc;a,b\\n'
    office.put(
        replace(SECRETARY, name=evil),
        replace(LEA, name=evil),
        replace(TOWN_HALL_SITE, name=evil, access=evil),
        replace(TICKET, summary=evil, access=evil, location=evil),
        replace(IDENTITY, name=evil, phone=evil),
        replace(AGENT, name=evil),
        by=SOPHIE,
    )
    plan(office, replace(PLAN, contact_id=AGENT.id))
    sent = mails()
    assert {it.to for it in sent} == {(SECRETARY.mail,), (AGENT.mail,)}
    for mail in sent:
        told = only(mail)
        assert mail.message["Bcc"] is None
        assert "attach" not in told.event
        assert told.raw.count(b"BEGIN:VEVENT") == 1
        clean = " ".join(evil.split())
        assert [it.params["CN"] for it in told.event["attendee"]] == [clean, clean]
        assert told.event["organizer"].params["CN"] == clean
        assert clean in told.event["location"]


@pytest.mark.parametrize("mail_address", ["", "hotline at ordi.example"])
def test_without_an_address_of_the_hotline_nobody_is_asked_to_answer(
    office: MailOffice, mails: Mails, mail_address: str
) -> None:
    office.put(replace(IDENTITY, mail=mail_address), by=SOPHIE)
    plan(office)
    (mail,) = mails()
    event = only(mail).event
    assert mail.message["Reply-To"] is None
    assert event["organizer"] == "mailto:ne-pas-repondre@ordidesk.example"
    assert event["attendee"].params["RSVP"] == "FALSE"
    assert "répondez à ce message" not in mail.text


def test_what_a_laptop_brings_after_the_visit_is_in_no_calendar(
    office: MailOffice, mails: Mails
) -> None:
    past = visit("past", TICKET, NOW - timedelta(days=1))
    office.put(past, by=SOPHIE)
    (mail,) = mails()
    assert told_in(mail.message) == []
    assert "Quand :" not in mail.text


def test_a_visit_that_is_given_up_before_its_time_leaves_the_calendar(
    office: MailOffice, mails: Mails
) -> None:
    visit_id = plan(office)
    (mail,) = mails()
    first = only(mail)
    office.do(FinishVisit(visit_id=visit_id, done=False, report="Neige"), LEA)
    (mail,) = mails()
    told = only(mail)
    assert told.method == "CANCEL"
    assert told.age > first.age


def test_a_mail_that_was_put_off_brings_nothing_that_is_old_by_then(
    office: MailOffice,
    sender: MailOut,
    server: MailServer,
    mails: Mails,
    caplog: pytest.LogCaptureFixture,
) -> None:
    server.answers["RCPT"].append("451 greylisted")
    visit_id = plan(office)
    assert mails() == []
    office.do(moving(office, visit_id, timedelta(days=1)), SOPHIE)
    office.pass_time(timedelta(hours=2))
    sender.send_due()
    planned, moved = sorted(server.received, key=lambda it: "déplacée" in it.message["Subject"])
    assert told_in(planned.message) == []
    assert only(moved).event["sequence"] == 1
    office.do(UnplanVisit(visit_id=visit_id), SOPHIE)
    (mail,) = mails()
    assert only(mail).method == "CANCEL"
    caplog.get_records("call").clear()


def test_who_declared_the_same_hears_of_the_one_that_goes_on(
    office: MailOffice, mails: Mails
) -> None:
    twice = ticket(2, summary="Plus d'image", requester_id=AGENT.id, opened_by=AGENT.id)
    office.put(twice, by=SOPHIE)
    office.do(MergeDuplicate(ticket_id=twice.id, into_id=TICKET.id), SOPHIE)
    (mail,) = mails()
    assert mail.to == (AGENT.mail,)
    assert mail.message["Subject"] == "[T-000002] Plus d'image — suivi dans le ticket T-000001"
    assert "elle est suivie dans le ticket T-000001" in mail.text
    plan(office)
    of_requester, of_agent = sorted(mails(), key=lambda it: it.to[0] == AGENT.mail)
    assert of_agent.to == (AGENT.mail,)
    assert "Intervention planifiée" in of_agent.text
    assert "Votre demande est enregistrée" not in of_agent.text
    assert told_in(of_agent.message) == []
    assert only(of_requester).method == "REQUEST"


@pytest.mark.parametrize(
    "person",
    [
        replace(AGENT, mail=SECRETARY.mail.upper()),
        replace(AGENT, active=False),
        replace(AGENT, client_id=CARE_HOME.id),
    ],
    ids=["same address", "inactive", "of another client"],
)
def test_a_follower_is_told_once_and_only_as_the_clients_person(
    office: MailOffice, mails: Mails, person: Person
) -> None:
    office.put(person, replace(TICKET, followers=(AGENT.id, AGENT.id)), by=SOPHIE)
    office.do(AssignTicket(ticket_id=TICKET.id, technician_id=KARIM.id), SOPHIE)
    assert [it.to for it in mails()] == [(SECRETARY.mail,)]


def test_after_parting_again_nobody_follows(office: MailOffice, mails: Mails) -> None:
    twice = ticket(2, requester_id=AGENT.id, opened_by=AGENT.id)
    office.put(twice, by=SOPHIE)
    steps: list[Command] = [
        MergeDuplicate(ticket_id=twice.id, into_id=TICKET.id),
        SetTicketState(ticket_id=twice.id, to=TicketState.REOPENED, reason="Autre panne"),
    ]
    for step in steps:
        office.do(step, SOPHIE)
    mails()
    office.do(AssignTicket(ticket_id=TICKET.id, technician_id=KARIM.id), SOPHIE)
    assert [it.to for it in mails()] == [(SECRETARY.mail,)]


def test_who_was_invited_is_forgotten_long_after_the_visit(
    office: MailOffice, mails: Mails
) -> None:
    visit_id = plan(office)
    mails()
    for days, known in ((60, True), (100, False)):
        later = office.now + timedelta(days=days)
        with office.database.writing() as connection:
            invited.drop_old(connection, later)
            assert invited.may_hold(connection, SECRETARY.id, visit_id) is known

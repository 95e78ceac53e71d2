"""Mails about tickets: who gets which, once, whatever the mail server and the portal meet."""

from __future__ import annotations

import re
import smtplib
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from email.utils import parsedate_to_datetime
from pathlib import Path

import pytest
from msgspec.structs import replace

from ordidesk.domain.confirmations import RecordUserConfirmation, Way
from ordidesk.domain.ids import derived_id
from ordidesk.domain.journal import Visibility
from ordidesk.domain.loan_swap import HandOverLoaner
from ordidesk.domain.people import Person, Role
from ordidesk.domain.tickets import (
    AddNote,
    AssignTicket,
    Channel,
    OpenTicket,
    SetTicketState,
    TicketState,
    WaitingFor,
)
from ordidesk.domain.visits import FinishVisit, StartVisit, TakeOverVisit, VisitState
from ordidesk.server.mail import SmtpMailer
from ordidesk.server.mail_out import MailOut
from ordidesk.server.mail_outbox import GATHERED, GIVEN_UP, LEASE, LONGEST_GATHERED, MailState
from tests.support.certificates import make_authority
from tests.support.mail_office import ADDRESS, MailOffice
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
    loaner,
    ticket,
    visit,
)
from tests.support.smtp_server import DROP, MailServer, Received, mail_server

TICKET = ticket(1, summary="Écran noir")
TAKEN = replace(TICKET, state=TicketState.IN_PROGRESS, assignee_id=LEA.id)
VISIT = visit("a", TICKET, NOW + timedelta(days=1))
OPEN = OpenTicket(
    client_id=TOWN_HALL.id,
    site_id=TOWN_HALL_SITE.id,
    requester_id=SECRETARY.id,
    summary="Imprimante muette",
    channel=Channel.PORTAL,
)
ASSIGN = AssignTicket(ticket_id=TICKET.id, technician_id=LEA.id)
NOTE = AddNote(ticket_id=TICKET.id, text="Câble commandé.", visibility=Visibility.CLIENT)
SECRET = AddNote(ticket_id=TICKET.id, text="Encore elle…", visibility=Visibility.INTERNAL)
RESOLVE = SetTicketState(
    ticket_id=TICKET.id, to=TicketState.RESOLVED, resolution="Câble & adaptateur <neufs>."
)
CLOSE = SetTicketState(ticket_id=TICKET.id, to=TicketState.CLOSED)
_FOR_LATER = timedelta(hours=2)


@pytest.fixture
def server() -> Iterator[MailServer]:
    with mail_server() as server:
        yield server


@pytest.fixture
def office(new_database: Callable[[], str]) -> Iterator[MailOffice]:
    office = MailOffice(new_database(), (*COMPANY, IDENTITY, TICKET))
    yield office
    office.database.close()


@pytest.fixture
def sender(office: MailOffice, server: MailServer) -> MailOut:
    return office.sender(SmtpMailer(server.at()))


def _mails(office: MailOffice, sender: MailOut, server: MailServer) -> list[Received]:
    """Return what goes out once the time to gather is over."""
    before = len(server.received)
    office.pass_time(GATHERED)
    sender.send_due()
    return server.received[before:]


@pytest.fixture
def logged(caplog: pytest.LogCaptureFixture) -> Iterator[Callable[[], str]]:
    """Return what was logged of mails that did not go out; the test says that it looks."""

    def text() -> str:
        return "\n".join(it.getMessage() for it in caplog.get_records("call"))

    yield text
    assert "Mail " in text()
    assert SECRETARY.mail not in text()
    caplog.get_records("call").clear()


def _states(office: MailOffice) -> list[MailState]:
    return [mail.state for mail in office.waiting(sent_too=True)]


def test_what_is_declared_is_told_once(
    office: MailOffice, sender: MailOut, server: MailServer
) -> None:
    opened = office.do(OPEN, SECRETARY)
    sender.send_due()
    assert server.received == []
    (mail,) = _mails(office, sender, server)
    ticket_id = derived_id(opened, "ticket")
    message = mail.message
    assert mail.to == (SECRETARY.mail,)
    assert message["To"] == SECRETARY.mail
    assert message["Subject"] == "[T-000001] Imprimante muette — demande enregistrée"
    assert message["Auto-Submitted"] == "auto-generated"
    assert message["List-Id"] == "<tickets.ordidesk.example>"
    assert message["References"] == message["In-Reply-To"] == f"<{ticket_id}@ordidesk.example>"
    assert parsedate_to_datetime(message["Date"]) == office.now
    for text in (mail.text, mail.html):
        assert "mardi 17 mars à 10 h" in text
        assert "Votre demande est enregistrée." in text
        assert "Bonjour Hélène Ducœur" in text
        assert f"{ADDRESS}/t/T-000001" in text
        assert f"{IDENTITY.name} – Hotline : {IDENTITY.phone}" in text
    assert _mails(office, sender, server) == []
    assert office.waiting() == []


def test_what_happens_together_is_one_mail_in_order(
    office: MailOffice, sender: MailOut, server: MailServer
) -> None:
    morning = NOW.replace(hour=7, minute=42)
    office.do(NOTE, LEA, morning + timedelta(minutes=20))
    office.do(ASSIGN, SOPHIE, morning)
    office.pass_time(timedelta(seconds=90))
    office.put(VISIT, by=SOPHIE, at=morning + timedelta(minutes=9))
    office.do(SECRET, LEA)
    (mail,) = _mails(office, sender, server)
    assert mail.message["Subject"] == "[T-000001] Écran noir — intervention planifiée"
    told = [
        "mardi 17 mars à 8 h 42",
        "attribué à Léa Martin",
        "mardi 17 mars à 8 h 51",
        "mercredi 18 mars de 10 h à 11 h, Léa Martin",
        "mardi 17 mars à 9 h 02",
        "Message de Léa Martin",
        "Câble commandé.",
    ]
    for text in (mail.text, mail.html):
        places = [text.index(it) for it in told]
        assert places == sorted(places)
    assert b"Encore elle" not in mail.raw
    assert "Encore elle" not in mail.text + mail.html


def test_an_internal_note_makes_no_mail(
    office: MailOffice, sender: MailOut, server: MailServer
) -> None:
    office.do(SECRET, LEA)
    assert office.waiting() == []
    assert _mails(office, sender, server) == []


def test_a_reason_and_a_takeovers_note_stay_among_the_staff(
    office: MailOffice, sender: MailOut, server: MailServer
) -> None:
    office.put(TAKEN, VISIT, by=SOPHIE)
    _mails(office, sender, server)
    over = TakeOverVisit(visit_id=VISIT.id, instead_of=LEA.id, note="Léa n'a pas envie.")
    office.do(over, KARIM)
    office.do(
        SetTicketState(ticket_id=TICKET.id, to=TicketState.CANCELLED, reason="Client pénible."),
        SOPHIE,
    )
    (mail,) = _mails(office, sender, server)
    assert "désormais Karim Benali" in mail.text
    assert "Le ticket est annulé." in mail.text
    for secret in ("envie", "pénible"):
        assert secret not in mail.text + mail.html


def test_what_is_of_little_weight_goes_along_and_makes_no_mail_alone(
    office: MailOffice, sender: MailOut, server: MailServer
) -> None:
    office.put(TAKEN, VISIT, by=SOPHIE)
    assert len(_mails(office, sender, server)) == 1
    office.pass_time(timedelta(days=1))
    office.do(StartVisit(visit_id=VISIT.id), LEA)
    assert _mails(office, sender, server) == []
    office.do(FinishVisit(visit_id=VISIT.id, done=True, report="Câble remplacé."), LEA)
    office.do(RESOLVE, LEA)
    (mail,) = _mails(office, sender, server)
    assert mail.text.index("Intervention terminée") < mail.text.index("Le ticket est résolu.")
    assert "Câble remplacé." in mail.text


def test_a_visit_that_moves_is_told_with_its_slot_on_the_sites_clock(
    office: MailOffice, sender: MailOut, server: MailServer
) -> None:
    nurse = replace(NURSE, mail="m.payet@tilleuls.example")
    far = replace(
        TICKET,
        client_id=CARE_HOME.id,
        site_id=CARE_HOME_SITE.id,
        requester_id=nurse.id,
        opened_by=LEA.id,
    )
    planned = visit("far", far, NOW + timedelta(days=1))
    office.put(nurse, far, planned, by=SOPHIE)
    _mails(office, sender, server)
    starts = NOW + timedelta(days=2, hours=15)
    office.put(replace(planned, starts_at=starts, ends_at=starts + timedelta(hours=3)), by=SOPHIE)
    (mail,) = _mails(office, sender, server)
    assert mail.to == (nurse.mail,)
    slot = "du vendredi 20 mars à 4 h au vendredi 20 mars à 7 h"
    assert slot not in mail.text
    assert "Intervention déplacée : vendredi 20 mars de 4 h à 7 h, Léa Martin." in mail.text
    assert "mardi 17 mars à 13 h 02" in mail.text
    called_off = replace(planned, state=VisitState.CANCELLED)
    office.put(called_off, by=SOPHIE)
    (mail,) = _mails(office, sender, server)
    assert mail.message["Subject"].endswith("intervention annulée")


def test_a_visit_that_is_moved_to_and_fro_is_told_as_it_is_in_the_end(
    office: MailOffice, sender: MailOut, server: MailServer
) -> None:
    office.put(VISIT, by=SOPHIE)
    first, second = (
        replace(
            VISIT,
            starts_at=VISIT.starts_at + timedelta(days=days),
            ends_at=VISIT.ends_at + timedelta(days=days),
        )
        for days in (1, 2)
    )
    office.put(first, by=SOPHIE)
    office.put(second, by=SOPHIE)
    office.put(replace(second, technician_id=KARIM.id), by=SOPHIE)
    (mail,) = _mails(office, sender, server)
    assert mail.text.count("Intervention") == 1
    assert "Intervention planifiée : vendredi 20 mars de 10 h à 11 h, Karim Benali." in mail.text


def test_a_loan_in_place_is_told_with_the_model(
    office: MailOffice, sender: MailOut, server: MailServer
) -> None:
    lent = loaner(10, ready_at=NOW, brand="Lenovo", model="ThinkPad L14")
    office.put(TAKEN, lent, asset(1), by=SOPHIE)
    _mails(office, sender, server)
    office.do(
        HandOverLoaner(
            ticket_id=TICKET.id,
            loaner_id=lent.id,
            receiver_name="M. Roche",
            due_on=NOW.date() + timedelta(days=14),
            unprepared="Pas eu le temps",
        ),
        LEA,
    )
    (mail,) = _mails(office, sender, server)
    told = f"Lenovo ThinkPad L14 ({lent.inventory_number})"
    assert mail.message["Subject"] == f"[T-000001] Écran noir — prêt en place : {told}"
    assert f"{told}. Retour prévu le mardi 31 mars." in mail.text
    assert "Pas eu le temps" not in mail.text


def test_the_question_comes_with_the_resolution_and_its_link_works(
    office: MailOffice, sender: MailOut, server: MailServer
) -> None:
    office.put(TAKEN, by=SOPHIE)
    office.do(RESOLVE, LEA)
    (mail,) = _mails(office, sender, server)
    assert mail.message["Subject"].endswith("— résolu")
    assert "Câble & adaptateur <neufs>." in mail.text
    assert "Câble &amp; adaptateur &lt;neufs&gt;." in mail.html
    (link,) = re.findall(rf"{ADDRESS}/c/(\S+)", mail.text)
    assert f'href="{ADDRESS}/c/{link}"' in mail.html
    answered = office.words.answer(link, solved=False, comment="Toujours noir")
    assert answered is not None
    assert not answered.answered
    (mail,) = _mails(office, sender, server)
    assert mail.message["Subject"].endswith("— rouvert")
    assert "Toujours noir" not in mail.text
    assert "/c/" not in mail.text


def test_what_is_confirmed_or_closed_by_then_is_not_asked_about(
    office: MailOffice, sender: MailOut, server: MailServer
) -> None:
    office.put(TAKEN, by=SOPHIE)
    office.do(RESOLVE, LEA)
    word = RecordUserConfirmation(
        ticket_id=TICKET.id, way=Way.IN_PERSON, name="Hélène Ducœur", solved=True
    )
    office.do(word, LEA)
    office.do(CLOSE, LEA)
    (mail,) = _mails(office, sender, server)
    assert "/c/" not in mail.text
    assert mail.message["Subject"].endswith("— clos")
    assert mail.text.count("Câble & adaptateur") == 1


def test_a_closing_that_comes_later_says_what_was_done(
    office: MailOffice, sender: MailOut, server: MailServer
) -> None:
    office.put(TAKEN, by=SOPHIE)
    office.do(RESOLVE, LEA)
    _mails(office, sender, server)
    office.do(CLOSE, LEA)
    (mail,) = _mails(office, sender, server)
    assert "Câble & adaptateur" in mail.text


def test_who_waits_for_the_user_says_so(
    office: MailOffice, sender: MailOut, server: MailServer
) -> None:
    office.put(TAKEN, by=SOPHIE)
    _mails(office, sender, server)
    pending = SetTicketState(
        ticket_id=TICKET.id, to=TicketState.PENDING, waiting_for=WaitingFor.PART
    )
    office.do(pending, LEA)
    assert _mails(office, sender, server) == []
    office.do(SetTicketState(ticket_id=TICKET.id, to=TicketState.IN_PROGRESS), LEA)
    office.do(replace(pending, waiting_for=WaitingFor.USER), LEA)
    (mail,) = _mails(office, sender, server)
    assert mail.message["Subject"].endswith("en attente de votre réponse")


@pytest.mark.parametrize(
    "person",
    [
        replace(SECRETARY, mail=""),
        replace(SECRETARY, active=False),
        replace(SECRETARY, role=Role.TECHNICIAN, client_id=""),
        replace(SECRETARY, client_id=CARE_HOME.id),
    ],
    ids=["without a mail", "inactive", "of the staff", "of another client"],
)
def test_nobody_else_gets_any(
    office: MailOffice, sender: MailOut, server: MailServer, person: Person
) -> None:
    office.put(person, by=SOPHIE)
    office.do(ASSIGN, SOPHIE)
    assert office.waiting() == []
    assert _mails(office, sender, server) == []


def test_who_left_or_lost_the_ticket_meanwhile_gets_none(
    office: MailOffice, sender: MailOut, server: MailServer
) -> None:
    office.do(ASSIGN, SOPHIE)
    office.put(replace(SECRETARY, active=False), by=SOPHIE)
    assert _mails(office, sender, server) == []
    assert _states(office) == [MailState.VOID]


def test_both_the_requester_and_who_declared_hear_of_it_each_address_once(
    office: MailOffice, sender: MailOut, server: MailServer
) -> None:
    other = replace(NURSE, mail="accueil@valbrune.example", client_id=TOWN_HALL.id)
    office.put(other, replace(TICKET, opened_by=other.id), by=SOPHIE)
    office.do(ASSIGN, SOPHIE)
    assert {it.to for it in _mails(office, sender, server)} == {(SECRETARY.mail,), (other.mail,)}
    office.put(replace(other, mail=SECRETARY.mail.upper()), by=SOPHIE)
    office.do(replace(ASSIGN, technician_id=KARIM.id), SOPHIE)
    assert [it.to for it in _mails(office, sender, server)] == [(SECRETARY.mail,)]


def test_ones_own_words_do_not_come_back(
    office: MailOffice, sender: MailOut, server: MailServer
) -> None:
    office.do(replace(NOTE, text="J'ai redémarré."), SECRETARY)
    assert _mails(office, sender, server) == []
    office.do(replace(NOTE, text="J'ai encore redémarré."), SECRETARY)
    office.do(ASSIGN, SOPHIE)
    (mail,) = _mails(office, sender, server)
    assert "redémarré" not in mail.text


def test_gathering_has_an_end(office: MailOffice, sender: MailOut, server: MailServer) -> None:
    step = timedelta(seconds=100)
    for number in range(20):
        office.do(replace(NOTE, text=f"Note {number}"), LEA)
        office.pass_time(step)
        sender.send_due()
    first = server.received[0]
    assert f"Note {LONGEST_GATHERED // step - 1}" in first.text
    assert "Note 8" not in first.text
    office.pass_time(GATHERED)
    sender.send_due()
    told = [number for mail in server.received for number in re.findall(r"Note (\d+)", mail.text)]
    assert told == [str(number) for number in range(20)]


@pytest.mark.parametrize("verb", ["MAIL", "RCPT", "DATA", "."])
@pytest.mark.usefixtures("logged")
def test_a_server_that_says_later_gets_it_later(
    office: MailOffice, sender: MailOut, server: MailServer, verb: str
) -> None:
    server.answers[verb].extend(["451 greylisted", "451 greylisted"])
    office.do(ASSIGN, SOPHIE)
    assert _mails(office, sender, server) == []
    (held,) = office.waiting()
    assert (held.state, held.attempts) == (MailState.WAITING, 1)
    assert "451" in held.error
    sender.send_due()
    assert office.waiting()[0].attempts == 1
    office.do(NOTE, LEA)
    for _ in range(3):
        office.pass_time(timedelta(minutes=3))
        sender.send_due()
    ids = [it.message["Message-ID"] for it in server.received]
    assert len(ids) == len(set(ids)) == 2
    assert sum("Câble commandé." in it.text for it in server.received) == 1


@pytest.mark.parametrize("verb", ["EHLO", "MAIL", "RCPT", "DATA"])
@pytest.mark.usefixtures("logged")
def test_a_connection_that_breaks_is_tried_again(
    office: MailOffice, sender: MailOut, server: MailServer, verb: str
) -> None:
    server.answers[verb].append(DROP)
    office.do(ASSIGN, SOPHIE)
    office.pass_time(GATHERED)
    assert not sender.send_due()
    assert server.received == []
    office.pass_time(timedelta(minutes=2))
    assert sender.send_due()
    assert len(server.received) == 1


def test_pauses_grow_and_have_an_end_and_so_has_trying(
    office: MailOffice, logged: Callable[[], str]
) -> None:
    with mail_server() as gone:
        sender = office.sender(SmtpMailer(gone.at()))
    office.do(ASSIGN, SOPHIE)
    office.pass_time(GATHERED)
    pauses = []
    for _ in range(200):
        sender.send_due()
        (mail,) = office.waiting()
        if mail.state is MailState.FAILED:
            break
        pauses.append(mail.next_try - office.now)
        office.now = mail.next_try
    assert timedelta(seconds=40) < pauses[0] < timedelta(seconds=80)
    assert timedelta(minutes=6) < pauses[3] < timedelta(minutes=10)
    assert timedelta(minutes=48) <= max(pauses) <= timedelta(minutes=72)
    assert GIVEN_UP < sum(pauses, timedelta()) < GIVEN_UP + _FOR_LATER
    assert "is given up" in logged()


@pytest.mark.parametrize("verb", ["RCPT", "."])
@pytest.mark.usefixtures("logged")
def test_a_refusal_for_good_is_kept_with_its_reason_and_keeps_no_other_back(
    office: MailOffice, sender: MailOut, server: MailServer, verb: str
) -> None:
    server.answers[verb].append("550 5.1.1 no such user here")
    office.do(ASSIGN, SOPHIE)
    office.pass_time(timedelta(seconds=1))
    office.do(OPEN, SECRETARY)
    (mail,) = _mails(office, sender, server)
    assert "Imprimante muette" in mail.message["Subject"]
    (failed,) = office.waiting()
    assert failed.state is MailState.FAILED
    assert failed.error == "550 5.1.1 no such user here"
    office.pass_time(GIVEN_UP)
    sender.send_due()
    assert len(server.received) == 1


def test_who_was_killed_while_sending_leaves_it_to_the_next(
    office: MailOffice, sender: MailOut, server: MailServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Killed(BaseException):
        pass

    def die(*_arguments: object) -> None:
        raise Killed

    office.do(ASSIGN, SOPHIE)
    office.pass_time(GATHERED)
    with monkeypatch.context() as patch:
        patch.setattr(smtplib.SMTP, "sendmail", die)
        with pytest.raises(Killed):
            sender.send_due()
    sender.send_due()
    assert server.received == []
    office.pass_time(LEASE)
    for _ in range(2):
        sender.send_due()
    assert len(server.received) == 1


def test_several_senders_send_each_mail_once(office: MailOffice, server: MailServer) -> None:
    others = [ticket(number) for number in range(2, 32)]
    office.put(*others, by=SOPHIE)
    for it in others:
        office.do(replace(ASSIGN, ticket_id=it.id), SOPHIE)
    office.pass_time(GATHERED)
    senders = [office.sender(SmtpMailer(server.at())) for _ in range(4)]
    with ThreadPoolExecutor(4) as threads:
        assert all(threads.map(lambda it: it.send_due(), senders))
    ids = [it.message["Message-ID"] for it in server.received]
    assert len(ids) == len(set(ids)) == len(others)
    assert set(_states(office)) == {MailState.SENT}


def test_what_is_undone_is_not_mailed(office: MailOffice) -> None:
    with pytest.raises(RuntimeError):
        office.do(ASSIGN, SOPHIE, fail=True)
    assert office.waiting() == []


def test_names_and_summaries_bring_no_header(
    office: MailOffice, sender: MailOut, server: MailServer
) -> None:
    evil = "Écran\r\nBcc: x@y.example\r\n\r\n<script>alert(1)</script>\x00\x07"
    office.put(
        replace(SECRETARY, name=evil.replace("\x00", "")),
        replace(LEA, name=f"Léa\nX-Evil: 1{'a' * 300}"),
        replace(TICKET, summary=evil.replace("\x00", "")),
        by=SOPHIE,
    )
    office.do(ASSIGN, SOPHIE)
    (mail,) = _mails(office, sender, server)
    assert mail.to == (SECRETARY.mail,)
    assert mail.message["Bcc"] is None
    assert mail.message["X-Evil"] is None
    assert "\x07" not in mail.text + mail.html + mail.message["Subject"]
    assert "<script" not in mail.html
    assert "Bcc: x@y.example &lt;script&gt;" in mail.html


@pytest.mark.parametrize(
    "address",
    [
        "a@b.example\r\nBcc: x@y.example",
        "a@b.example, x@y.example",
        "a b",
        "<a@b>",
        "@",
        "hélène@b.example",
    ],
)
@pytest.mark.usefixtures("logged")
def test_an_address_that_is_none_gets_nothing_and_is_told(
    office: MailOffice, sender: MailOut, server: MailServer, address: str
) -> None:
    office.put(replace(SECRETARY, mail=address), by=SOPHIE)
    office.do(ASSIGN, SOPHIE)
    assert _mails(office, sender, server) == []
    (failed,) = office.waiting()
    assert (failed.state, failed.error) == (MailState.FAILED, "adresse inutilisable")


def test_a_domain_with_accents_is_written_as_servers_read_it(
    office: MailOffice, sender: MailOut, server: MailServer
) -> None:
    office.put(replace(SECRETARY, mail="h.ducoeur@œuvres.example"), by=SOPHIE)
    office.do(ASSIGN, SOPHIE)
    (mail,) = _mails(office, sender, server)
    assert mail.to == ("h.ducoeur@xn--uvres-gbb.example",) == (mail.message["To"],)


def test_every_script_and_ten_thousand_characters_arrive_whole(
    office: MailOffice, sender: MailOut, server: MailServer
) -> None:
    summary = "الشاشة سوداء 🖥 œuf Ÿ"
    words = ["Ligne à rallonge " + "é" * 3000, ".point seul", ".", "عطل في الكابل", "From moi", ""]
    resolution = "\n".join(words) + "ю" * 7000
    office.put(replace(TAKEN, summary=summary), by=SOPHIE)
    office.do(replace(RESOLVE, resolution=resolution), LEA)
    (mail,) = _mails(office, sender, server)
    assert mail.message["Subject"] == f"[T-000001] {summary} — résolu"
    assert len(resolution) > 10_000
    assert resolution in mail.text.replace("\n  ", "\n")
    assert resolution.replace("\n", "<br>\n") in mail.html
    assert max(map(len, mail.raw.splitlines())) <= 998
    assert mail.raw.isascii()


@pytest.mark.parametrize("scheme", ["smtp+starttls", "smtps"])
@pytest.mark.usefixtures("logged")
def test_the_way_is_secured_and_signed_in(
    office: MailOffice, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, scheme: str
) -> None:
    authority = make_authority(tmp_path)
    monkeypatch.setenv("SSL_CERT_FILE", str(authority.bundle))
    with mail_server() as server:
        context = authority.server()
        if scheme == "smtps":
            server.socket = context.wrap_socket(server.socket, server_side=True)
        else:
            server.tls = context
        server.secrets = {"portail": "tres secret"}
        office.do(ASSIGN, SOPHIE)
        wrong = office.sender(SmtpMailer(server.at(scheme, "portail", "faux")))
        office.pass_time(GATHERED)
        assert not wrong.send_due()
        office.pass_time(_FOR_LATER)
        right = office.sender(SmtpMailer(server.at(scheme, "portail", "tres secret")))
        assert right.send_due()
        (mail,) = server.received
        assert mail.user == "portail"
        assert mail.secure == (scheme == "smtp+starttls")


@pytest.mark.usefixtures("logged")
def test_a_server_that_nobody_vouches_for_gets_nothing(office: MailOffice, tmp_path: Path) -> None:
    with mail_server() as server:
        server.tls = make_authority(tmp_path).server()
        office.do(ASSIGN, SOPHIE)
        office.pass_time(GATHERED)
        assert not office.sender(SmtpMailer(server.at("smtp+starttls"))).send_due()
        assert server.received == []
        assert "certificate" in office.waiting()[0].error.lower()

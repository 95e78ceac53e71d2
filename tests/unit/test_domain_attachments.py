"""Files on tickets: who adds and removes them, who sees them, and what they may be called."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from ordidesk.domain.attachments import (
    AttachFile,
    Attachment,
    RemoveAttachment,
    attachment_id,
)
from ordidesk.domain.file_names import LONGEST_NAME, safe_name, suffix_of
from ordidesk.domain.journal import EntryKind, JournalEntry, Visibility
from ordidesk.domain.media_types import PROGRAM, UNKNOWN, media_type_of, sniffed
from ordidesk.domain.work import NeverValid, Reason
from tests.fakes import FakeRecords
from tests.support.giving import do, refusal
from tests.support.records import KARIM, LEA, NURSE, SECRETARY, SOPHIE
from tests.support.scripts import NEW, WORLD

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
SHA256 = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
PHOTO = AttachFile(
    ticket_id=NEW.id,
    sha256=SHA256,
    name="Étiquette du poste.jpg",
    media_type="image/jpeg",
    size=412_345,
    width=2048,
    height=1536,
    preview="c" * 64,
    preview_size=9_000,
)


def only(records: FakeRecords) -> Attachment:
    (found,) = records.all(Attachment)
    return found


def entries(records: FakeRecords) -> list[EntryKind]:
    found = sorted(records.all(JournalEntry), key=lambda entry: entry.at)
    return [entry.entry for entry in found]


def test_a_file_is_on_the_ticket_and_in_its_journal() -> None:
    records = FakeRecords(*WORLD)
    do(records, LEA, PHOTO)
    file = only(records)
    assert (file.ticket_id, file.name, file.added_by) == (NEW.id, PHOTO.name, LEA.id)
    assert (file.sha256, file.size, file.width, file.height) == (SHA256, 412_345, 2048, 1536)
    assert (file.preview, file.preview_size) == ("c" * 64, 9_000)
    assert file.visibility is Visibility.INTERNAL
    assert not file.received
    (entry,) = records.all(JournalEntry)
    assert (entry.entry, entry.text, entry.subject) == (EntryKind.ATTACHED, PHOTO.name, file.id)
    assert entry.visibility is Visibility.INTERNAL


def test_the_same_file_twice_is_one_whoever_adds_it() -> None:
    records = FakeRecords(*WORLD)
    do(records, LEA, PHOTO)
    again = do(records, KARIM, replace(PHOTO, name="autre nom.jpg"), minutes=5)
    assert not again.written
    assert again.merged_fields == ["sha256"]
    assert only(records).added_by == LEA.id


def test_what_clients_see_is_apart_from_what_they_do_not() -> None:
    """Otherwise a client who adds a file would learn that the staff has it already."""
    records = FakeRecords(*WORLD)
    do(records, LEA, PHOTO)
    do(records, SECRETARY, PHOTO, minutes=5)
    assert {file.visibility for file in records.all(Attachment)} == set(Visibility)


def test_a_clients_file_is_for_the_client_to_see() -> None:
    records = FakeRecords(*WORLD)
    do(records, SECRETARY, PHOTO)
    assert only(records).visibility is Visibility.CLIENT
    (entry,) = records.all(JournalEntry)
    assert entry.visibility is Visibility.CLIENT


def test_nobody_adds_files_to_a_ticket_that_they_do_not_see() -> None:
    told = refusal(FakeRecords(*WORLD), NURSE, PHOTO)
    assert told.reason is Reason.UNKNOWN_RECORD
    assert not isinstance(told, NeverValid)


def test_a_file_of_a_ticket_that_they_do_not_see_is_unknown_to_them() -> None:
    records = FakeRecords(*WORLD)
    do(records, LEA, PHOTO)
    told = refusal(records, NURSE, RemoveAttachment(attachment_id=only(records).id))
    assert told.reason is Reason.UNKNOWN_RECORD


@pytest.mark.parametrize(
    ("field", "changed"),
    [
        ("sha256", replace(PHOTO, sha256=SHA256.upper())),
        ("sha256", replace(PHOTO, sha256="../../secret")),
        ("size", replace(PHOTO, size=0)),
        ("size", replace(PHOTO, size=-1)),
        ("size", replace(PHOTO, size=1 << 31)),
        ("media_type", replace(PHOTO, media_type="image")),
        ("media_type", replace(PHOTO, media_type="image/jpeg\r\nX: y")),
        ("width", replace(PHOTO, width=-1)),
        ("height", replace(PHOTO, height=1 << 30)),
        ("preview", replace(PHOTO, preview="x")),
        ("preview_size", replace(PHOTO, preview_size=0)),
        ("preview_size", replace(PHOTO, preview="", preview_size=3)),
    ],
)
def test_what_is_no_file_is_told_at_once(field: str, changed: AttachFile) -> None:
    told = refusal(FakeRecords(), LEA, changed)
    assert isinstance(told, NeverValid)
    assert (told.reason, told.facts) == (Reason.NOT_A_FILE, {"field": field})


def test_whoever_added_a_file_removes_it_and_so_does_a_manager() -> None:
    for person in (LEA, SOPHIE):
        records = FakeRecords(*WORLD)
        do(records, LEA, PHOTO)
        do(records, person, RemoveAttachment(attachment_id=only(records).id), minutes=5)
        assert (only(records).removed_by, only(records).removed_at is not None) == (person.id, True)
        assert entries(records) == [EntryKind.ATTACHED, EntryKind.DETACHED]


def test_nobody_removes_a_colleagues_file() -> None:
    records = FakeRecords(*WORLD)
    do(records, LEA, PHOTO)
    told = refusal(records, KARIM, RemoveAttachment(attachment_id=only(records).id))
    assert (told.reason, told.facts) == (
        Reason.NOT_YOURS,
        {"kind": Attachment.kind, "owner": LEA.id},
    )


def test_removing_twice_writes_nothing_and_adding_again_brings_it_back() -> None:
    records = FakeRecords(*WORLD)
    do(records, LEA, PHOTO)
    records.seed(replace(only(records), received=True))
    remove = RemoveAttachment(attachment_id=only(records).id)
    do(records, LEA, remove, minutes=1)
    assert do(records, LEA, remove, minutes=2).merged_fields == ["removed_at"]
    do(records, LEA, PHOTO, minutes=3)
    assert only(records).removed_at is None
    assert only(records).received  # the portal has had its bytes all along


def test_ids_tell_tickets_files_and_audiences_apart() -> None:
    made = {
        attachment_id(ticket, sha256, visibility)
        for ticket in (NEW.id, LEA.id)
        for sha256 in ("a" * 64, "b" * 64)
        for visibility in Visibility
    }
    assert len(made) == 8


# --- names ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("given_name", "kept"),
    [
        ("photo.jpg", "photo.jpg"),
        ("Écran – « bleu » n° 3.JPG", "Écran – « bleu » n° 3.JPG"),
        ("../../etc/passwd", "passwd"),
        ("..\\..\\windows\\win.ini", "win.ini"),
        ("C:\\Users\\lea\\photo.jpg", "photo.jpg"),
        ("dossier/", "file"),
        ("..", "file"),
        ("", "file"),
        ("  \t\n ", "file"),
        ("a\0b\r\n.txt", "ab.txt"),
        ("photo\u202egpj.exe", "photogpj.exe"),
        ('qui? "moi" <ici>|*.txt', "qui_ _moi_ _ici___.txt"),
        ("CON.txt", "_CON.txt"),
        ("aux", "_aux"),
        ("facture.pdf.", "facture.pdf"),
        (".bashrc", "bashrc"),
        ("x" * 200 + ".jpeg", "x" * 145 + ".jpeg"),
        ("y" * 200, "y" * 150),
    ],
)
def test_a_name_is_made_fit_for_every_system(given_name: str, kept: str) -> None:
    assert safe_name(given_name) == kept


@given(st.text(max_size=400))
def test_a_safe_name_leads_nowhere_fits_and_stays_as_it_is(name: str) -> None:
    safe = safe_name(name)
    assert 0 < len(safe) <= LONGEST_NAME
    assert not set(safe) & set('/\\:*?"<>|\0\n\r\u202e')
    assert safe not in {".", ".."}
    assert safe_name(safe) == safe
    safe.encode()


# --- types ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "head", "media_type"),
    [
        ("photo.txt", b"\xff\xd8\xff\xe0", "image/jpeg"),
        ("photo.heic", b"\0\0\0\x18ftypheic", "image/heic"),
        ("scan.pdf", b"%PDF-1.7", "application/pdf"),
        ("holiday.jpg", b"MZ\x90\0", PROGRAM),
        ("run.me", b"\x7fELF\x02", PROGRAM),
        ("start.BAT", b"echo off", PROGRAM),
        ("devis.docx", b"PK\x03\x04", DOCX),
        ("notes.txt", "Écran".encode(), "text/plain"),
        ("nothing", b"", UNKNOWN),
    ],
)
def test_a_file_is_what_its_first_bytes_say(name: str, head: bytes, media_type: str) -> None:
    assert media_type_of(name, head) == media_type


@given(st.binary(max_size=40))
def test_any_bytes_are_of_some_type(head: bytes) -> None:
    assert "/" in sniffed(head)


def test_suffixes_are_told_in_lower_case() -> None:
    assert (suffix_of("a.JPG"), suffix_of(".profile"), suffix_of("a")) == (".jpg", "", "")

"""Mails dragged out of Outlook (.msg); the files are written by ``tests.support.outlook``."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ordidesk.mail_in.message import Address, MailFault, MailRefused, Mark
from ordidesk.mail_in.reading import read_message
from tests.support.outlook import attached_mail, attachment, compound_file, outlook_mail

SENT = datetime(2026, 11, 27, 8, 12, tzinfo=UTC)
PNG = b"\x89PNG\r\n\x1a\n" + bytes(100)
SAID: dict[int, str | bytes | datetime | int] = {
    0x001A: "IPM.Note",
    0x0037: "TR : MVALB écran\r\nnoir",
    0x0039: SENT,
    0x0C1A: "Gaëlle Martin",
    0x0C1F: "/O=VALB/OU=EXCHANGE/CN=GMARTIN",
    0x5D01: "Gaelle.Martin@valb.example",
    0x1000: "Bonjour,\r\nl'écran est noir.\r\n",
}


def test_who_when_what_and_the_files() -> None:
    content = outlook_mail(
        SAID,
        (
            attachment("écran.png", PNG + bytes(20_000), "image/png", "id@1"),
            attachment("logo.png", PNG, "image/png", "id@2"),
            attachment("../../notes.txt", b"notes"),
        ),
    )
    message = read_message(content, "panne.msg")
    assert message.sender == Address("Gaëlle Martin", "gaelle.martin@valb.example")
    assert message.subject == "TR : MVALB écran noir"
    assert message.sent_at == SENT
    assert message.body == "Bonjour,\nl'écran est noir."
    assert [(file.name, file.media_type, file.inline) for file in message.attachments] == [
        ("écran.png", "image/png", True),
        ("notes.txt", "text/plain", False),
    ]
    assert message.attachments[0].content == PNG + bytes(20_000)
    assert [file.name for file in message.set_aside] == ["logo.png"]
    assert not message.marks


def test_the_headers_that_travelled_name_the_sender() -> None:
    headers = "Received: x\r\nFrom: =?utf-8?Q?Ga=C3=ABlle?=\r\n <g@valb.example>\r\nTo: a@b\r\n"
    message = read_message(outlook_mail(SAID | {0x007D: headers}), "a.msg")
    assert message.sender == Address("Gaëlle", "g@valb.example")


@pytest.mark.parametrize("coding", ["utf-8", "windows-1252"])
def test_a_mail_of_html_alone_is_read(coding: str) -> None:
    said = {name: value for name, value in SAID.items() if name != 0x1000}
    html = "<p>L'écran est <b>noir</b></p><p>depuis hier</p>".encode(coding)
    assert read_message(outlook_mail(said | {0x1013: html}), "a.msg").body == (
        "L'écran est noir\n\ndepuis hier"
    )


def test_a_mail_of_rich_text_alone_tells_that_it_is_not_read() -> None:
    said = {name: value for name, value in SAID.items() if name != 0x1000}
    assert read_message(outlook_mail(said | {0x1009: b"LZFu"}), "a.msg").marks == {Mark.UNREAD_PART}


def test_a_mail_in_a_mail_is_read_and_is_a_file_too() -> None:
    content = outlook_mail(SAID | {0x1000: "Pour suite"}, (attached_mail("Écran", SAID),))
    message = read_message(content, "a.msg")
    assert message.inner[0].body == "Bonjour,\nl'écran est noir."
    again = read_message(message.attachments[0].content, "a.eml")
    assert (again.sender, again.sent_at, again.body) == (
        message.inner[0].sender,
        SENT,
        "Bonjour,\nl'écran est noir.",
    )


@pytest.mark.parametrize(
    ("kind", "mark"),
    [
        ("IPM.Note.SMIME", Mark.ENCRYPTED),
        ("IPM.Note.SMIME.MultipartSigned", Mark.SIGNED),
        ("REPORT.IPM.Note.NDR", Mark.AUTOMATIC),
    ],
)
def test_what_cannot_be_read_here_is_told(kind: str, mark: Mark) -> None:
    assert read_message(outlook_mail(SAID | {0x001A: kind}), "a.msg").marks == {mark}


def test_another_office_file_is_no_mail() -> None:
    content = compound_file({"WordDocument": b"x" * 5000})
    with pytest.raises(MailRefused) as told:
        read_message(content, "devis.doc")
    assert told.value.fault is MailFault.NOT_A_MAIL


def test_a_mail_with_a_thousand_files_is_read() -> None:
    held = tuple(attachment(f"{number}.txt", b"x") for number in range(1_000))
    assert len(read_message(outlook_mail(SAID, held), "a.msg").attachments) == 1_000


def test_a_small_file_that_unfolds_to_a_large_one_is_refused() -> None:
    held = tuple(attachment(f"{number}.bin", bytes(300_000)) for number in range(50))
    content = outlook_mail(SAID, held, shared=True)
    assert len(content) < 1_000_000
    with pytest.raises(MailRefused) as told:
        read_message(content, "a.msg")
    assert told.value.fault is MailFault.BROKEN


WHOLE = outlook_mail(SAID, (attachment("a.png", PNG * 60, "image/png"), attached_mail("b", SAID)))


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    changes=st.lists(st.tuples(st.integers(8, len(WHOLE) - 1), st.binary(min_size=1, max_size=8))),
    end=st.integers(0, len(WHOLE)),
)
def test_a_torn_file_is_read_or_refused(changes: list[tuple[int, bytes]], end: int) -> None:
    torn = bytearray(WHOLE)
    for at, new in changes:
        torn[at : at + len(new)] = new
    try:
        read_message(bytes(torn[:end] if end > 512 else torn), "a.msg")
    except MailRefused as told:
        assert told.fault in MailFault  # noqa: PT017 - being refused is one of the two ways

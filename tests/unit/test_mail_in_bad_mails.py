"""The mails that hotlines dread, each from its bytes to the filled form."""

from __future__ import annotations

import base64

import pytest

from ordidesk.mail_in.declaring import Declared, Known, declaration
from ordidesk.mail_in.message import Address, MailFault, MailRefused, Mark
from ordidesk.mail_in.reading import LARGEST, read_message
from tests.support.mails import mail, mail_of, part

KNOWN = Known(frozenset({"MVALB"}))
BODY = "L'écran du secrétariat est noir.\nInventaire : 4217\nImpact : bloquant\n"
LINE = base64.b64encode(bytes(57)) + b"\r\n"


def declared(content: bytes) -> Declared:
    return declaration(read_message(content, "panne.eml"), KNOWN)


def expected(told: Declared, summary: str = "écran noir") -> bool:
    assert told.description == "L'écran du secrétariat est noir."
    assert told.inventory_number == "OD-004217"
    assert told.summary == summary
    return True


def with_file(size: int) -> bytes:
    kind = "application/pdf; name=scan.pdf"
    held = part(kind, b"PLACE", "Content-Transfer-Encoding: base64")
    text = part("text/plain; charset=utf-8", BODY)
    whole = mail_of([text, held], subject="MVALB écran noir")
    return whole.replace(b"PLACE", LINE * ((size - len(whole)) // len(LINE)))


def test_thirty_megabytes_are_read_with_their_file() -> None:
    content = with_file(30_000_000)
    assert len(content) > 29_999_000
    told = declared(content)
    assert expected(told)
    (file,) = told.attachments
    assert file.name == "scan.pdf"
    assert len(file.content) > 21_000_000


def test_more_than_that_is_refused_for_its_size() -> None:
    with pytest.raises(MailRefused) as told:
        declared(with_file(LARGEST + 2 * len(LINE)) + LINE * 4)
    assert told.value.fault is MailFault.TOO_LARGE


@pytest.mark.parametrize(
    "spoil",
    [
        lambda whole: whole.replace(b"--grenze--", b""),
        lambda whole: whole[: len(whole) - 40],
        lambda whole: whole.replace(b"base64", b"base46"),
        lambda whole: whole.replace(b"MIME-Version: 1.0\r\n", b""),
        lambda whole: whole.replace(b"charset=utf-8", b"charset=utf-8000"),
        lambda whole: whole.replace(b"\r\n", b"\n"),
        lambda whole: whole.replace(b"AAAAAAAA", b"A*A\xffA=A"),
    ],
    ids=["no end", "cut off", "no coding", "no version", "no charset", "bare lines", "no base64"],
)
def test_broken_mime_fills_the_form_with_what_is_left(spoil: object) -> None:
    assert callable(spoil)
    assert expected(declared(spoil(with_file(2000))))


def test_a_mail_of_html_alone() -> None:
    html = f"<html><body><p>{BODY.replace(chr(10), '<br>')}</p><img src=cid:x></body></html>"
    assert expected(declared(mail(html, "MVALB écran noir", "text/html; charset=utf-8")))


def test_a_forwarded_one_names_who_wrote_first() -> None:
    head = "De : Léo Petit <leo@valb.example>\nEnvoyé : vendredi\nObjet : écran noir\n\n"
    told = declared(mail("Pour suite\n\n" + head + BODY, "TR: MVALB écran noir"))
    assert told.forwarded is not None
    assert told.forwarded.sender == Address("Léo Petit", "leo@valb.example")
    assert told.description == "Pour suite\n\nL'écran du secrétariat est noir."
    assert told.inventory_number == "OD-004217"


@pytest.mark.parametrize("charset", ["iso-8859-1", "utf-8", "us-ascii"])
def test_latin_1_whatever_it_is_said_to_be(charset: str) -> None:
    content = mail(BODY.encode("latin-1"), "SUBJECT", f"text/plain; charset={charset}")
    told = declared(content.replace(b"SUBJECT", "MVALB écran noir".encode("latin-1")))
    assert expected(told)


@pytest.mark.parametrize("line", [b"Subject: \r\n", b""], ids=["empty", "none"])
def test_without_a_subject_the_first_words_are_the_summary(line: bytes) -> None:
    content = mail(BODY, "SUBJECT").replace(b"Subject: SUBJECT\r\n", line)
    told = declared(content)
    assert told.subject == ""
    assert expected(told, summary="L'écran du secrétariat est noir.")


def test_a_name_brings_no_header() -> None:
    evil = b"=?utf-8?Q?L=C3=A9a=0D=0ABcc=3A_x=40y.example=0D=0A=0D=0AImpact_=3A_tous?="
    name = b"=?utf-8?q?Ga=C3=ABlle?= Martin"
    content = mail(BODY, "MVALB écran noir").replace(name, evil)
    told = declared(content)
    assert expected(told)
    assert told.sender.mail == "gaelle.martin@valb.example"
    assert told.sender.name.isprintable()
    assert told.scope is None
    assert Mark.AUTOMATIC not in told.marks

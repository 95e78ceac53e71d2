"""Mails of every kind are read, and what is none is refused and nothing else."""

from __future__ import annotations

import base64
import quopri
from datetime import UTC, datetime

import pytest

from ordidesk.mail_in.message import Address, MailFault, MailRefused, Mark, Message
from ordidesk.mail_in.reading import LARGEST, read_message
from tests.support.mails import FULL_BODY, inside, mail, mail_of, part

PNG = b"\x89PNG\r\n\x1a\n" + bytes(100)


def read(content: bytes) -> Message:
    return read_message(content, "panne.eml")


def refused(content: bytes, name: str = "panne.eml") -> MailFault:
    with pytest.raises(MailRefused) as told:
        read_message(content, name)
    return told.value.fault


def coded(content: bytes) -> bytes:
    return base64.encodebytes(content)


# --- headers ----------------------------------------------------------------------------------


def test_who_when_and_what_are_decoded() -> None:
    message = read(mail(FULL_BODY, subject="=?iso-8859-1?Q?=C9cran_noir?="))
    assert message.sender == Address("Gaëlle Martin", "gaelle.martin@valb.example")
    assert message.sent_at == datetime(2026, 11, 27, 8, 12, tzinfo=UTC)
    assert message.subject == "Écran noir"


@pytest.mark.parametrize(
    ("written", "read_as"),
    [
        (b"\xc9cran noir", "Écran noir"),  # raw Latin-1
        ("Écran noir".encode(), "Écran noir"),  # raw UTF-8
        (b"=?utf-8?B?w4k=?=\r\n =?utf-8?Q?cran_?= noir", "Écran noir"),
        (b"=?utf-8?B?ww==?= =?utf-8?B?iWNyYW4=?=", "Écran"),  # cut inside a letter
        (b"=?unknown-charset?Q?=C3=89cran?=", "Écran"),
        (b"=?utf-8?Q?=C9cran?=", "Écran"),  # says UTF-8, is Latin-1
        (b"=?utf-8?B?!!!?=", "!!!"),
        (b"=?utf-8?Q?a=0D=0ABcc:_x@y.example?=", "a Bcc: x@y.example"),  # header injection
        (b"a\x00\x07b\xe2\x80\xaeexe.jpg", "abexe.jpg"),
        (b"", ""),
    ],
)
def test_a_subject_is_one_clean_line(written: bytes, read_as: str) -> None:
    content = mail("x", subject="SUBJECT").replace(b"SUBJECT", written)
    assert read(content).subject == read_as


def test_a_mail_without_a_subject_or_a_date_is_read() -> None:
    message = read(b"From: a@b.example\r\n\r\nBonjour\r\n")
    assert (message.subject, message.sent_at, message.body) == ("", None, "Bonjour")


@pytest.mark.parametrize(
    ("written", "name", "address"),
    [
        ("a@b.example", "", "a@b.example"),
        ("<A@B.EXAMPLE>", "", "a@b.example"),
        ("a@b.example (Ana Blanc)", "Ana Blanc", "a@b.example"),
        ('"Blanc, Ana" <a@b.example>', "Blanc, Ana", "a@b.example"),
        ("Blanc, Ana <a@b.example>", "Blanc, Ana", "a@b.example"),
        ("a@b.example <a@b.example>", "", "a@b.example"),
        ("x@y.example, Ana <a@b.example>", "Ana", "a@b.example"),
        ("=?utf-8?Q?A=3Cevil=40x.example=3E?= <a@b.example>", "A<evil@x.example>", "a@b.example"),
        ("=?utf-8?Q?A=0D=0AB?= <a@b.example>", "A B", "a@b.example"),
        ("Ana", "Ana", ""),
        ("Ana <not an address>", "Ana", ""),
        ("(" * 3000, "(" * 3000, ""),
    ],
)
def test_a_sender_is_a_name_and_an_address(written: str, name: str, address: str) -> None:
    message = read(f"From: {written}\r\nSubject: x\r\n\r\nx".encode())
    assert message.sender == Address(name, address)


@pytest.mark.parametrize("date", ["", "hier", "Fri, 99 Nov 2026", "31 Dec 9999 23:59:59 -2300"])
def test_a_date_that_is_none_is_left_out(date: str) -> None:
    assert read(f"Subject: x\r\nDate: {date}\r\n\r\nx".encode()).sent_at is None


# --- text -------------------------------------------------------------------------------------


@pytest.mark.parametrize("charset", ["utf-8", "iso-8859-1", "us-ascii", "zlib", "punycode", '"'])
@pytest.mark.parametrize("real", ["utf-8", "windows-1252"])
def test_a_charset_that_is_wrong_is_found_out(charset: str, real: str) -> None:
    content = mail(
        "Écran « cassé » à l’accueil".encode(real), kind=f"text/plain; charset={charset}"
    )
    assert read(content).body == "Écran « cassé » à l’accueil"


def test_a_charset_that_is_right_counts() -> None:
    content = mail("Привет".encode("koi8-r"), kind="text/plain; charset=koi8-r")
    assert read(content).body == "Привет"


def test_quoted_printable_is_read_and_broken_too() -> None:
    good = quopri.encodestring("Écran cassé".encode())
    assert read(mail(good, coding="quoted-printable")).body == "Écran cassé"
    broken = read(mail(b"100% =ZZ =C3=A9 fin=", coding="quoted-printable")).body
    assert "100%" in broken
    assert "é fin" in broken


def test_flowed_lines_are_joined_and_quotes_and_signatures_are_not() -> None:
    text = "Un texte \nqui va \nloin.\n> cité \n> encore\n-- \nAna"
    content = mail(text, kind="text/plain; charset=utf-8; format=flowed")
    assert read(content).body == "Un texte qui va loin.\n> cité encore\n-- \nAna"


def test_the_plain_text_is_preferred_unless_it_says_nothing() -> None:
    html = part("text/html; charset=utf-8", "<p>HTML</p>")
    both = mail_of([part("text/plain", "Texte"), html], "alternative")
    assert read(both).body == "Texte"
    empty = mail_of([part("text/plain", " \r\n"), html], "alternative")
    assert read(empty).body == "HTML"


def test_html_becomes_lines_and_lists() -> None:
    html = (
        "<html><head><title>x</title><style>p{}</style></head><body><!-- c --><p>Bonjour&nbsp;!"
        "<br>L&#39;écran <b>clignote</b></p><script>alert(1)</script><ul><li>un<li>deux</ul>"
        "<ol><li>a</li><li>b</li></ol><table><tr><td>Impact</td><td>bloquant</td></tr></table>"
        '<p>Voir <a href="https://valb.example/a">ici</a></p><blockquote>Avant<br>hier</blockquote>'
    )
    body = read(mail(html, kind="text/html; charset=utf-8")).body
    assert [line for line in body.split("\n") if line] == [
        "Bonjour\u00a0!",
        "L'écran clignote",
        "- un",
        "- deux",
        "1. a",
        "2. b",
        "Impact\tbloquant",
        "Voir ici (https://valb.example/a)",
        "> Avant",
        "> hier",
    ]


@pytest.mark.parametrize(
    "html", ["<a " * 50_000, "<!--" * 50_000, "<![" * 50_000, "&#" + "9" * 5000 + ";", "<" * 50_000]
)
def test_html_that_never_ends_is_read(html: str) -> None:
    read(mail(html, kind="text/html"))


def test_a_text_that_is_too_long_is_told_from_its_beginning_and_kept_whole() -> None:
    message = read(mail("début\n" + "x" * 1_100_000))
    assert message.body.startswith("début")
    assert Mark.LONG_TEXT in message.marks
    assert len(message.attachments[0].content) > 1_100_000


# --- parts ------------------------------------------------------------------------------------


def test_attachments_have_a_safe_name_their_kind_and_their_bytes() -> None:
    content = mail_of(
        [
            part("text/plain; charset=utf-8", "Voir la copie"),
            part(
                "image/png",
                coded(PNG),
                "Content-Transfer-Encoding: base64",
                'Content-Disposition: attachment; filename="=?utf-8?Q?..=2F=C3=A9cran=2Epng?="',
            ),
            part(
                "application/pdf",
                "%PDF-1.7",
                "Content-Disposition: attachment; filename*=utf-8''devis%20%C3%A9t%C3%A9.pdf",
            ),
        ]
    )
    message = read(content)
    assert message.body == "Voir la copie"
    assert [(file.name, file.media_type) for file in message.attachments] == [
        ("écran.png", "image/png"),
        ("devis été.pdf", "application/pdf"),
    ]
    assert message.attachments[0].content == PNG


def test_small_pictures_of_signatures_are_set_aside_and_screenshots_are_not() -> None:
    def picture(name: str, content: bytes, *more: str) -> bytes:
        base = "Content-Transfer-Encoding: base64"
        return part(f'image/png; name="{name}"', coded(content), base, *more)

    large = PNG + bytes(20_000)
    content = mail_of(
        [
            part("text/html", '<img src="cid:1"><p>Bonjour</p>'),
            picture("logo.png", PNG, "Content-ID: <1>", "Content-Disposition: inline"),
            picture("copie.png", large, "Content-ID: <2>"),
            picture("petite.png", PNG, "Content-Disposition: attachment"),
        ],
        "related",
    )
    message = read(content)
    assert [file.name for file in message.set_aside] == ["logo.png"]
    assert [(file.name, file.inline) for file in message.attachments] == [
        ("copie.png", True),
        ("petite.png", False),
    ]


def test_a_mail_in_a_mail_is_read_and_is_a_file_too() -> None:
    held = mail("L'écran est noir", subject="=?utf-8?Q?=C3=89cran?=")
    message = read(mail_of([part("text/plain", "Pour suite"), part("message/rfc822", held)]))
    assert message.body == "Pour suite"
    assert message.inner[0].body == "L'écran est noir"
    (file,) = message.attachments
    assert (file.name, file.media_type) == ("Écran.eml", "message/rfc822")
    assert read(file.content).body == "L'écran est noir"


@pytest.mark.parametrize(
    ("kind", "mark"),
    [
        ("application/pkcs7-mime; smime-type=enveloped-data; name=smime.p7m", Mark.ENCRYPTED),
        ("application/pkcs7-mime; smime-type=signed-data; name=smime.p7m", Mark.SIGNED),
        ("application/ms-tnef; name=winmail.dat", Mark.TNEF),
        ("application/octet-stream; name=WINMAIL.DAT", Mark.TNEF),
    ],
)
def test_what_cannot_be_read_here_is_told(kind: str, mark: Mark) -> None:
    content = mail_of([part(kind, coded(b"x" * 50), "Content-Transfer-Encoding: base64")])
    message = read(content)
    assert mark in message.marks
    assert message.attachments


def test_a_signed_mail_is_read_without_the_signature() -> None:
    signature = part('application/pkcs7-signature; name="smime.p7s"', "x")
    message = read(mail_of([part("text/plain", "Bonjour"), signature], "signed"))
    assert message.body == "Bonjour"
    assert message.marks == {Mark.SIGNED}
    assert [file.name for file in message.set_aside] == ["smime.p7s"]


def test_a_machine_that_writes_is_told() -> None:
    assert Mark.AUTOMATIC in read(b"Auto-Submitted: auto-replied\r\n" + mail("Absent")).marks


def test_a_boundary_that_is_missing_leaves_the_text() -> None:
    message = read(mail("L'écran est noir", kind="multipart/mixed; boundary=x"))
    assert message.body == "L'écran est noir"
    assert Mark.UNREAD_PART in message.marks


def test_a_last_boundary_that_is_missing_is_no_harm() -> None:
    whole = mail_of([inside([part("text/plain", "Texte")]), part("text/plain", "suite")])
    assert read(whole.replace(b"--grenze--", b"")).body == "Texte\n\nsuite"


# --- refused ----------------------------------------------------------------------------------


@pytest.mark.parametrize("content", [b"", b"\0" * 100, b"%PDF-1.7 x", b"Bonjour\r\n\r\nx", PNG])
def test_what_is_no_mail_is_refused(content: bytes) -> None:
    assert refused(content) is MailFault.NOT_A_MAIL


def test_a_mail_that_is_too_large_is_refused_and_one_that_just_fits_is_read() -> None:
    base = mail_of(
        [
            part("text/plain", "Bonjour"),
            part("application/x-data; name=a.bin", "PLACE", "Content-Transfer-Encoding: base64"),
        ]
    )
    line = base64.b64encode(bytes(57)) + b"\r\n"
    room = LARGEST - len(base)
    fits = base.replace(b"PLACE", line * (room // len(line)))
    assert len(read(fits).attachments[0].content) == 57 * (room // len(line))
    assert refused(fits + bytes(LARGEST)) is MailFault.TOO_LARGE


def test_more_lines_than_a_mail_has_are_refused() -> None:
    assert refused(mail("\n" * 2_000_000)) is MailFault.TOO_LARGE


def test_the_name_that_is_told_is_safe() -> None:
    with pytest.raises(MailRefused) as told:
        read_message(b"", "../a\r\nb.eml")
    assert told.value.name == "ab.eml"

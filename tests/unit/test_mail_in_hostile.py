"""Whatever the bytes are, a mail is read and fills a form, or it is refused; nothing else."""

from __future__ import annotations

import base64
import unicodedata

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ordidesk.mail_in.declaring import Declared, Known, declaration
from ordidesk.mail_in.message import MailFault, MailRefused
from ordidesk.mail_in.reading import read_message
from tests.support.mails import FULL_BODY, inside, mail, mail_of, part

KNOWN = Known(frozenset({"MVALB"}))
UNSEEN = {"Cc", "Cs"}

REAL = [
    mail(FULL_BODY),
    mail("<p>Bonjour</p><ul><li>un</ul>", kind="text/html"),
    mail("=C3=89cran =\ncassé", coding="quoted-printable"),
    mail_of(
        [
            inside([part("text/plain", "Texte"), part("text/html", "<b>Texte</b>")]),
            part("message/rfc822", mail("L'écran", subject="=?utf-8?B?w4ljcmFu?=")),
            part(
                "image/png",
                base64.encodebytes(b"\x89PNG\r\n\x1a\n" + bytes(99)),
                "Content-Transfer-Encoding: base64",
                "Content-ID: <1>",
                "Content-Disposition: inline; filename*0*=utf-8''%C3%A9; filename*1=b.png",
            ),
        ],
        subject="TR: =?utf-8?Q?=C3=89cran?= OD-004217",
    ),
]
TOKENS = [
    *(
        b"\r\n",
        b"\n",
        b"\r",
        b"\0",
        b"--grenze",
        b"--innen--",
        b"=?",
        b"?=",
        b"=?utf-8?B?",
        b"\xff",
    ),
    *(b"Content-Type: multipart/mixed; boundary=", b"Content-Type: message/rfc822\r\n\r\n", b"<"),
    *(b"charset=punycode", b"Content-Transfer-Encoding: base64\r\n", b"filename*99999999999=x"),
    *(b"Content-Transfer-Encoding: uuencode\r\n", b"Subject: ", b"From: (((", b'"', b";", b"\xc3"),
    *(b"Date: Fri, 0 Xyz 99999 99:99:99 +9999999\r\n", b"message/partial", b"multipart/digest"),
]


def tried(content: bytes) -> Declared | None:
    """Read and declare; check what holds for every mail."""
    try:
        message = read_message(content, "a.eml")
    except MailRefused as refused:
        assert refused.fault in MailFault  # noqa: PT017 - being refused is one of the two ways
        return None
    told = declaration(message, KNOWN)
    names = [file.name for file in (*told.attachments, *told.set_aside)]
    for line in (told.subject, told.summary, told.sender.name, told.sender.mail, *names):
        assert not UNSEEN & {unicodedata.category(sign) for sign in line}
    for name in names:
        assert not set("/\\:") & set(name)
    text = message.body.split("\n")
    if not message.inner:
        assert {piece.line for piece in told.pieces} == set(range(len(text)))
    return told


@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=500))
def test_any_bytes(content: bytes) -> None:
    tried(content)
    tried(b"From: a@b.example\r\n" + content)
    tried(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + content)


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    base=st.sampled_from(REAL),
    changes=st.lists(
        st.tuples(
            st.floats(0, 1),
            st.integers(0, 30),
            st.one_of(st.sampled_from(TOKENS), st.binary(max_size=10)),
        ),
        max_size=6,
    ),
)
def test_a_mail_that_was_changed(base: bytes, changes: list[tuple[float, int, bytes]]) -> None:
    content = base
    for place, cut, new in changes:
        at = int(place * len(content))
        content = content[:at] + new + content[at + cut :]
    tried(content)


@settings(max_examples=200, deadline=None)
@given(name=st.text(max_size=30), value=st.text(max_size=80))
@pytest.mark.parametrize(
    "header",
    ["From", "Subject", "Date", "Content-Type", "Content-Disposition", "Content-Transfer-Encoding"],
)
def test_any_value_of_a_header(header: str, name: str, value: str) -> None:
    said = value.encode("utf-8", "surrogatepass")
    named = name.encode("utf-8", "surrogatepass")
    tried(b"To: x\r\n" + header.encode() + b": " + said + b"\r\n\r\nBonjour")
    tried(b"To: x\r\n" + header.encode() + b': a/b; name="' + named + b'"\r\n\r\nBonjour')
    word = b"=?utf-8?B?" + base64.b64encode(said) + b"?="
    tried(b"To: x\r\n" + header.encode() + b": " + word + b"\r\n\r\nBonjour")


@pytest.mark.parametrize("depth", [5, 40, 60, 200, 1000])
def test_parts_in_parts(depth: int) -> None:
    body = part("text/plain", "au fond")
    for level in range(depth):
        body = inside([body], "mixed", f"b{level}")
    told = tried(b"Subject: x\r\n" + body)
    assert (told is not None) == (depth <= 40)
    assert told is None or told.description == "au fond"


@pytest.mark.parametrize("depth", [2, 20, 1000])
def test_mails_in_mails(depth: int) -> None:
    body = mail("au fond")
    for _ in range(depth):
        body = b"Subject: x\r\nContent-Type: message/rfc822\r\n\r\n" + body
    tried(body)


def test_ten_thousand_headers() -> None:
    heads = b"".join(b"X-Number-%d: %d\r\n" % (number, number) for number in range(10_000))
    told = tried(heads + mail(FULL_BODY))
    assert told is not None
    assert told.inventory_number == "OD-004217"
    assert tried(heads * 3 + mail(FULL_BODY)) is None


@pytest.mark.parametrize(
    "head",
    [
        b"Subject: " + b"=?utf-8?Q?a?= " * 100_000,
        b"From: " + b"(" * 1_000_000,
        b"From: " + b'"' * 1_000_000,
        b"From: " + b"a@" * 500_000,
        b"Content-Type: text/plain" + b";" * 1_000_000,
        b"Content-Type: text/plain; charset=" + b"x" * 1_000_000,
        b"Content-Disposition: attachment" + b"; filename*0=a" * 50_000,
        b"Subject: x" + b"\r\n x" * 100_000,
        b"Date: " + b"1" * 1_000_000,
    ],
)
def test_headers_that_never_end(head: bytes) -> None:
    assert tried(b"To: x\r\n" + head + b"\r\n\r\nBonjour") is not None


@pytest.mark.parametrize(
    "body",
    [
        "> " * 300_000,
        "\n" * 500_000,
        "De : a\n" * 30_000,
        "Le a\n" * 30_000,
        "-----Message d'origine-----\n" * 30_000,
        "Merci\n" * 30_000,
        "Impact : bloquant ; " * 30_000,
        "Impact :\n" * 20_000,
        "OD-" * 300_000,
        "0" * 900_000,
        "à " * 300_000,
    ],
)
def test_texts_that_never_end(body: str) -> None:
    assert tried(mail(body)) is not None


@pytest.mark.parametrize(
    "html", ["<div> " * 150_000, "<td> " * 150_000, "<blockquote>" * 80_000, "<ul>" * 200_000]
)
def test_html_that_goes_on_and_on(html: str) -> None:
    assert tried(mail(html, kind="text/html")) is not None


def test_many_parts() -> None:
    assert tried(mail_of([part("text/plain", "a")] * 5_000)) is not None
    assert tried(mail_of([part("text/plain", "a")] * 60_000)) is None

"""Bytes of mails as text: whatever their charset is said to be, and nothing unseen left in them."""

from __future__ import annotations

import base64
import binascii
import codecs
import re
import unicodedata
from functools import lru_cache

_BYTES_AS_READ = "mail_in_bytes_as_read"
_TRUSTED = re.compile(
    r"iso8859-\d+|cp\d+|koi8-[rtu]|mac-\w+|utf-(?:8|16|32)(?:-[bl]e)?"
    r"|gb\w+|big5\w*|shift_jis\w*|euc_\w+|iso2022_\w+|hz|johab|tis-620"
)
"""Codecs that are charsets. Python has others: ``punycode`` takes 5 s for 400 kB."""
_ASCII_OR_ANY = frozenset({"", "ascii", "iso8859-1", "cp1252", "utf-8"})
"""What programs write when they do not know: found out from the bytes."""
_WORD = re.compile(r"=\?([\w.:\-]{1,40})(?:\*[\w\-]{0,20})?\?([bBqQ])\?([^?\s]*|[^?]{0,200})\?=")
_QUOTED_BYTE = re.compile(rb"=([0-9A-Fa-f]{2})")
_BREAKS = re.compile("\r\n|[\r\n\v\f\u0085\u2028\u2029]")
_UNSEEN = re.compile(
    "[\u0000-\u0008\u000e-\u001f\u007f-\u009f\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e"
    "\u2060-\u2069\ufeff\ud800-\udfff\ufff9-\ufffb]"
)
"""Controls, marks that turn the direction of reading, halves of pairs. Joiners stay: names in
other scripts and composed pictures need them."""
LONGEST_HEADER = 4_000
"""Characters that are looked at of one header's value."""


def text_of(content: bytes, charset: str = "") -> str:
    """Decode bytes; never fails, and loses none that stands for a letter.

    Where the charset is missing, unknown or one of those that are claimed without being so, each
    stretch that is valid UTF-8 is read as that and each other byte as windows-1252: mails put
    together of two others have both.
    """
    named = _codec(charset)
    for mark, codec in ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16")):
        if content.startswith(mark):
            content, named = content[len(mark) if codec == "utf-8" else 0 :], codec
    if named not in _ASCII_OR_ANY:
        try:
            return content.decode(named)
        except (UnicodeError, LookupError):
            pass  # It is not what it says: find out like for those that say nothing.
    return content.decode("utf-8", _BYTES_AS_READ)


def _byte_as_read(error: UnicodeError) -> tuple[str, int]:
    """Read a byte that is no UTF-8 as windows-1252."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    wrong = error.object[error.start : error.end]
    return wrong.decode("cp1252", "replace"), error.end


codecs.register_error(_BYTES_AS_READ, _byte_as_read)


@lru_cache(maxsize=256)
def _codec(charset: str) -> str:
    """Return Python's name of a charset; empty when it has none or it is not one."""
    try:
        name = codecs.lookup(charset.strip().strip("\"'")).name
    except (LookupError, ValueError):
        return ""
    return name if name == "ascii" or _TRUSTED.fullmatch(name) else ""


def raw_text(value: str) -> str:
    """Return a header's value whose bytes beyond ASCII were kept as halves of pairs."""
    if value.isascii():
        return value
    return text_of(value.encode("utf-8", "surrogateescape") if _escaped(value) else value.encode())


def _escaped(value: str) -> bool:
    """Tell whether every half of a pair stands for a byte."""
    try:
        value.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        return False
    return True


def decoded_words(value: str) -> str:
    """Decode the encoded words of a header's value (RFC 2047), those that are broken too.

    Neighbours of the same charset are joined as bytes first: many programs cut inside a letter.
    """
    told: list[str] = []
    waiting, charset, at = b"", "", 0
    for word in _WORD.finditer(value):
        between = value[at : word.start()]
        if between.strip() or not waiting or word[1].lower() != charset:
            told.append(text_of(waiting, charset))
            waiting = b""
            told.append(between if between.strip() or not at else "")
        charset = word[1].lower()
        waiting += _word_bytes(word[2], word[3])
        at = word.end()
    told.extend((text_of(waiting, charset), value[at:]))
    return "".join(told)


def _word_bytes(encoding: str, text: str) -> bytes:
    written = text.encode("utf-8", "replace")
    if encoding in "qQ":
        return _QUOTED_BYTE.sub(lambda byte: bytes.fromhex(byte[1].decode()), written).replace(
            b"_", b" "
        )
    try:
        return base64.b64decode(written.rstrip(b"=") + b"===") or written
    except (binascii.Error, ValueError):
        return written


def one_line(text: str) -> str:
    """Return a text without line breaks, controls and what nobody sees; spaces are single."""
    return " ".join(plain_lines(text).split())


def header_text(value: str) -> str:
    """Return a header's value as a person reads it, on one line."""
    return one_line(decoded_words(raw_text(value[:LONGEST_HEADER])))


def plain_lines(text: str) -> str:
    """Return a text with line feeds between its lines, without controls and unseen signs."""
    return unicodedata.normalize("NFC", _UNSEEN.sub("", _BREAKS.sub("\n", text)))


_LIGATURES = str.maketrans(
    {"œ": "oe", "æ": "ae", "’": "'", "\u2018": "'", "`": "'", "°": "o", "º": "o"}
)


def folded(text: str) -> str:
    """Return a text as it is compared: without accents and capitals, with single spaces."""
    if text.isascii():  # Most lines: looked at in a tenth of the time.
        return " ".join(text.lower().replace("`", "'").split())
    apart = unicodedata.normalize("NFKD", text.casefold().translate(_LIGATURES))
    bare = "".join(sign for sign in apart if not unicodedata.combining(sign))
    return " ".join(bare.split())

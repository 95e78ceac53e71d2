"""What a file is by its first bytes: its name may say anything."""

from __future__ import annotations

from typing import NamedTuple

from ordidesk.domain.file_names import suffix_of

UNKNOWN = "application/octet-stream"
PROGRAM = "application/x-executable"
HEAD_BYTES = 32
"""As many first bytes tell what a file is."""


class _Mark(NamedTuple):
    at: int
    bytes: bytes
    media_type: str


_MARKS = (
    _Mark(0, b"\xff\xd8\xff", "image/jpeg"),
    _Mark(0, b"\x89PNG\r\n\x1a\n", "image/png"),
    _Mark(0, b"GIF87a", "image/gif"),
    _Mark(0, b"GIF89a", "image/gif"),
    _Mark(0, b"BM", "image/bmp"),
    _Mark(0, b"II*\0", "image/tiff"),
    _Mark(0, b"MM\0*", "image/tiff"),
    _Mark(8, b"WEBP", "image/webp"),
    _Mark(4, b"ftypheic", "image/heic"),
    _Mark(4, b"ftypheix", "image/heic"),
    _Mark(4, b"ftypmif1", "image/heif"),
    _Mark(4, b"ftypavif", "image/avif"),
    _Mark(4, b"ftyp", "video/mp4"),
    _Mark(0, b"%PDF-", "application/pdf"),
    _Mark(0, b"MZ", PROGRAM),
    _Mark(0, b"\x7fELF", PROGRAM),
    _Mark(0, b"\xcf\xfa\xed\xfe", PROGRAM),
    _Mark(0, b"\xca\xfe\xba\xbe", PROGRAM),
    _Mark(0, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "application/x-ole-storage"),
    _Mark(0, b"PK\x03\x04", "application/zip"),
)
_BY_SUFFIX = {
    ".txt": "text/plain",
    ".log": "text/plain",
    ".csv": "text/csv",
    ".ini": "text/plain",
    ".eml": "message/rfc822",
    ".msg": "application/vnd.ms-outlook",
    ".json": "application/json",
    ".xml": "application/xml",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    ".odt": "application/vnd.oasis.opendocument.text",
    ".ods": "application/vnd.oasis.opendocument.spreadsheet",
    ".zip": "application/zip",
    ".mov": "video/quicktime",
}
_TOLD_BY_NAME = frozenset({UNKNOWN, "application/zip", "application/x-ole-storage", "video/mp4"})
"""What the first bytes leave open: office documents are archives."""
_PROGRAM_SUFFIXES = frozenset(
    {".bat", ".cmd", ".com", ".exe", ".hta", ".jar", ".js", ".lnk", ".msi", ".pif", ".ps1"}
    | {".scr", ".vbe", ".vbs", ".wsf"}
)
"""What Windows starts when it is opened."""


def sniffed(head: bytes) -> str:
    """Name what a file is by its first 32 bytes."""
    for mark in _MARKS:
        if head.startswith(mark.bytes, mark.at):
            return mark.media_type
    return UNKNOWN


def media_type_of(name: str, head: bytes) -> str:
    """Name what a file is by its first bytes, and by its suffix where those do not tell."""
    suffix = suffix_of(name)
    if suffix in _PROGRAM_SUFFIXES:
        return PROGRAM
    found = sniffed(head)
    return _BY_SUFFIX.get(suffix, found) if found in _TOLD_BY_NAME else found


def is_picture(media_type: str) -> bool:
    """Tell whether something calls itself a picture."""
    return media_type.startswith("image/")

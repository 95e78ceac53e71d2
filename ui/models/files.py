"""Files in words: how large they are, and how far on their way."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QLocale

from ordidesk.attaching.attachments import FileFault
from ordidesk.queries.attachments import TicketFile
from ordidesk.store.blobs import BlobState, Upload, Want
from ui.theme import Tone

_KILO = 1000
_FAULTS: Mapping[FileFault, object] = {
    FileFault.UNREADABLE: QT_TRANSLATE_NOOP("Files", "it can no longer be read"),
    FileFault.EMPTY: QT_TRANSLATE_NOOP("Files", "it is empty"),
    FileFault.TOO_LARGE: QT_TRANSLATE_NOOP("Files", "it is larger than the portal takes"),
    FileFault.TYPE_REFUSED: QT_TRANSLATE_NOOP("Files", "programs are not taken"),
}
_REASONS: Mapping[str, object] = {
    "blob_too_large": QT_TRANSLATE_NOOP("Files", "Not sent: larger than the portal takes"),
    "blob_type_refused": QT_TRANSLATE_NOOP("Files", "Not sent: the portal takes no programs"),
    "damaged_here": QT_TRANSLATE_NOOP("Files", "Not sent: damaged on this laptop. Attach it again"),
}


def size_words(size: int) -> str:
    """Say a number of bytes as people read it."""
    translate, locale = QCoreApplication.translate, QLocale()
    if size < _KILO:
        return translate("Files", "{n} bytes").format(n=locale.toString(size))
    if size < _KILO * _KILO:
        return translate("Files", "{n} KB").format(n=locale.toString(round(size / _KILO)))
    megabytes = size / (_KILO * _KILO)
    decimals = 1 if megabytes < 10 else 0  # noqa: PLR2004 - one below ten
    return translate("Files", "{n} MB").format(n=locale.toString(megabytes, "f", decimals))


def fault_of_file(fault: FileFault) -> str:
    """Say why a file cannot be attached, as the end of a sentence."""
    return QCoreApplication.translate("Files", str(_FAULTS[fault]))


def file_state(file: TicketFile, state: BlobState | None) -> tuple[str, Tone]:
    """Say where a file is; nothing of one that is here and at the portal."""
    if state is not None and state.whole:
        return _on_its_way(file, state)
    translate = QCoreApplication.translate
    if not file.received:
        return translate("Files", "Expected: not at the portal yet"), Tone.WARN
    if state is not None and state.wanted is Want.ASKED:
        return _percent(translate("Files", "Downloading {n} %"), state.held, state.size)
    return translate("Files", "To be downloaded"), Tone.NEUTRAL


def _on_its_way(file: TicketFile, state: BlobState) -> tuple[str, Tone]:
    translate = QCoreApplication.translate
    if state.upload is Upload.PARKED:
        reason = _REASONS.get(state.reason)
        unknown = translate("Files", "Not sent: the portal refused it")
        return translate("Files", str(reason)) if reason else unknown, Tone.DANGER
    if state.upload is not Upload.WAITING or file.received:
        return "", Tone.NEUTRAL
    if state.sent:
        return _percent(translate("Files", "Sending {n} %"), state.sent, state.size)
    return translate("Files", "To be sent"), Tone.NEUTRAL


def _percent(said: str, done: int, size: int) -> tuple[str, Tone]:
    return said.format(n=done * 100 // max(size, 1)), Tone.INFO

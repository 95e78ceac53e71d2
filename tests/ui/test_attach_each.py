"""Files attached one after the other, whatever becomes of one of them."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence

import pytest
from PySide6.QtCore import QObject
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QSignalSpy
from pytestqt.qtbot import QtBot

from ordidesk.attaching.attachments import FileFault
from ordidesk.attaching.pictures import Wishes
from ordidesk.attaching.sources import FileInMemory, Source
from ordidesk.domain.attachments import MOST_PIXELS
from ordidesk.domain.journal import Visibility
from ordidesk.queries.attachments import of_ticket
from tests.support.photos import picture
from tests.support.records import COMPANY, NOW, ticket
from tests.support.seen import until
from tests.support.workbench import Workbench
from ui.models.files import fault_of_file
from ui.pages.attach_each import AttachEach, ToAttach
from ui.pasted import PastedPicture

OpenBench = Callable[..., Workbench]

TICKET = ticket(1)
FIRST, LAST = FileInMemory("notes.txt", b"one"), FileInMemory("suite.txt", b"two")


@pytest.fixture
def desk(bench: OpenBench) -> Workbench:
    return bench((*COMPANY, TICKET))


def attached(qtbot: QtBot, desk: Workbench, sources: Sequence[Source]) -> list[str]:
    """Attach them and return why some were not."""
    window = QObject()
    each = AttachEach(desk.context, window)
    failed, ended = QSignalSpy(each.failed), QSignalSpy(each.ended)
    as_they_are = Wishes(reduce=False)
    each.attach(TICKET.id, [ToAttach(it, Visibility.INTERNAL) for it in sources], as_they_are)
    until(qtbot, lambda: ended.count() == 1)
    return [str(failed.at(place)[1]) for place in range(failed.count())]


def names(desk: Workbench) -> list[str]:
    return sorted(it.name for it in desk.desk.ask(of_ticket, TICKET.id))


def test_a_file_that_the_rule_refuses_does_not_stop_those_after_it(
    qtbot: QtBot, desk: Workbench
) -> None:
    written = io.BytesIO()
    picture(MOST_PIXELS + 1, 1).save(written, "PNG")
    endless = FileInMemory("bandeau.png", written.getvalue())
    (why,) = attached(qtbot, desk, [FIRST, endless, LAST])
    assert why.startswith("bandeau.png — ")
    assert names(desk) == ["notes.txt", "suite.txt"]


def test_a_file_that_is_none_does_not_stop_those_after_it(qtbot: QtBot, desk: Workbench) -> None:
    why = attached(qtbot, desk, [FileInMemory("vide.txt", b""), FIRST])
    assert why == ["vide.txt — " + fault_of_file(FileFault.EMPTY)]
    assert names(desk) == ["notes.txt"]


def test_nothing_to_attach_ends_at_once(qtbot: QtBot, desk: Workbench) -> None:
    assert attached(qtbot, desk, []) == []
    assert names(desk) == []


def test_a_pasted_picture_is_a_file_named_by_its_time(qtbot: QtBot, desk: Workbench) -> None:
    shown = QImage(40, 30, QImage.Format.Format_RGB32)
    shown.fill(QColor("steelblue"))
    assert attached(qtbot, desk, [PastedPicture(shown, NOW)]) == []
    (kept,) = desk.desk.ask(of_ticket, TICKET.id)
    assert kept.name == f"picture {NOW:%Y-%m-%d %H%M%S}.png"
    assert (kept.width, kept.height, kept.media_type) == (40, 30, "image/png")

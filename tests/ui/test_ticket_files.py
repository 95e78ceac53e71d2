"""Files on a ticket, by what a person drops, clicks and reads."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import QColor, QImage, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from ordidesk.attaching import metadata
from ordidesk.attaching.attachments import FileFault
from ordidesk.domain.journal import EntryKind, Visibility
from ordidesk.queries.attachments import of_ticket
from ordidesk.store.blobs import Upload
from tests.support.photos import photo, save
from tests.support.records import COMPANY, LEA, NOW, attachment, entry, ticket
from tests.support.seen import button, click, dialog, has_button, titles, until, words_on
from tests.support.workbench import Workbench
from ui.brought import Brought, taker
from ui.models.files import fault_of_file, size_words
from ui.pages.attach_dialog import AttachDialog
from ui.pages.file_viewer import FileViewer
from ui.pages.sync_page import SyncPage
from ui.pages.ticket_panel import TicketPanel
from ui.remote_program import RemoteProgram
from ui.widgets.composer import Composer
from ui.widgets.journal import JournalView
from ui.widgets.picture_view import PictureView
from ui.widgets.row_list import RowList

OpenBench = Callable[..., Workbench]

TICKET = ticket(1, assignee_id=LEA.id)
THERE = attachment("there", TICKET, received=True)
EXPECTED = attachment("expected", TICKET)
WORLD = (
    *COMPANY,
    TICKET,
    THERE,
    EXPECTED,
    entry("there", TICKET, NOW, entry=EntryKind.ATTACHED, text="there.jpg", subject=THERE.id),
    entry("exp", TICKET, NOW, entry=EntryKind.ATTACHED, text="exp.jpg", subject=EXPECTED.id),
)


def shown(qtbot: QtBot, bench: Workbench) -> TicketPanel:
    panel = TicketPanel(bench.context, RemoteProgram(QSettings()))
    qtbot.addWidget(panel)
    panel.resize(1000, 640)
    with qtbot.waitExposed(panel):
        panel.show()
    assert panel.show_ticket(TICKET.id)
    panel.activateWindow()
    return panel


def journal(panel: TicketPanel) -> JournalView:
    return panel.findChildren(JournalView)[0]


def said(panel: TicketPanel) -> str:
    return panel.journal_text()


def click_word(qtbot: QtBot, panel: TicketPanel, word: str) -> None:
    """Click a link in the journal."""
    view = journal(panel)
    found = view.document().find(word)
    assert not found.isNull(), said(panel)
    at = QTextCursor(found)
    at.setPosition(found.selectionStart() + 1)
    view.setTextCursor(at)
    view.ensureCursorVisible()
    box = view.cursorRect(at)
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=box.center())
    qtbot.wait(0)


def drop(qtbot: QtBot, panel: TicketPanel, *paths: Path) -> AttachDialog:
    assert panel.take_brought(Brought(files=paths))
    asked = dialog(qtbot)
    assert isinstance(asked, AttachDialog)
    until(qtbot, lambda: "Looking at" not in words_on(asked))
    return asked


def files(bench: Workbench) -> list[str]:
    return [it.name for it in bench.desk.ask(of_ticket, TICKET.id)]


def attach(qtbot: QtBot, bench: Workbench, panel: TicketPanel, path: Path) -> None:
    click(drop(qtbot, panel, path), "Attach")
    until(qtbot, lambda: path.name in files(bench))
    until(qtbot, lambda: QApplication.activeModalWidget() is None)
    panel.show_ticket(TICKET.id)


def box(asked: QWidget, text: str) -> QCheckBox:
    (found,) = (it for it in asked.findChildren(QCheckBox) if it.text().startswith(text))
    return found


def test_a_dropped_photo_is_shown_with_what_will_be_done_then_attached(
    qtbot: QtBot, bench: OpenBench, tmp_path: Path
) -> None:
    desk = bench(WORLD)
    panel = shown(qtbot, desk)
    content = photo(size=(3000, 2000), orientation=6)
    path = save(tmp_path / "Étiquette.jpg", content)
    asked = drop(qtbot, panel, path)
    for words in ("Étiquette.jpg · ", "2000 × 3000", "At most 50 MB", "1 picture(s) say where"):
        assert words in words_on(asked)
    attach_button = button(asked, "Attach")
    assert attach_button.isEnabled()
    click(asked, "Attach")
    until(qtbot, lambda: "Étiquette.jpg" in files(desk))
    panel.show_ticket(TICKET.id)
    assert "attached Étiquette.jpg" in said(panel)
    assert "To be sent" in said(panel)
    until(qtbot, lambda: "\ufffc" in said(panel).partition("attached Étiquette.jpg")[2])
    kept = desk.desk.ask(of_ticket, TICKET.id)[-1]
    assert (kept.width, kept.height) == (1365, 2048)
    assert kept.visibility is Visibility.INTERNAL
    stored = desk.desk.files.read(kept.sha256)
    assert stored is not None
    with Image.open(save(tmp_path / "kept.jpg", stored)) as opened:
        assert not opened.getexif().get_ifd(metadata.GPS)
    assert path.read_bytes() == content


def test_what_cannot_be_taken_is_told_and_the_rest_attached(
    qtbot: QtBot, bench: OpenBench, tmp_path: Path
) -> None:
    desk = bench(WORLD)
    panel = shown(qtbot, desk)
    good = save(tmp_path / "notes.txt", "Écran noir".encode())
    asked = drop(
        qtbot,
        panel,
        save(tmp_path / "vide.txt", b""),
        save(tmp_path / "outil.exe", b"MZ" + b"\0" * 50),
        tmp_path / "parti.jpg",
        tmp_path,
        save(tmp_path / "film.heic", b"\0\0\0\x18ftypheic" + b"\0" * 50),
        good,
    )
    said_there = words_on(asked)
    for fault in (FileFault.EMPTY, FileFault.TYPE_REFUSED, FileFault.UNREADABLE):
        assert fault_of_file(fault) in said_there
    assert "The place cannot be removed from: film.heic" in said_there
    click(asked, "Attach")
    until(qtbot, lambda: {"notes.txt", "film.heic"} <= set(files(desk)))
    assert not {"vide.txt", "outil.exe"} & set(files(desk))


def test_nothing_that_can_be_taken_leaves_only_the_way_back(
    qtbot: QtBot, bench: OpenBench, tmp_path: Path
) -> None:
    panel = shown(qtbot, bench(WORLD))
    asked = drop(qtbot, panel, save(tmp_path / "vide.txt", b""))
    assert not button(asked, "Attach").isEnabled()
    click(asked, "Cancel")


def test_a_file_that_goes_meanwhile_is_told_and_nothing_is_attached(
    qtbot: QtBot, bench: OpenBench, tmp_path: Path
) -> None:
    desk = bench(WORLD)
    panel = shown(qtbot, desk)
    path = save(tmp_path / "photo.jpg", photo())
    asked = drop(qtbot, panel, path)
    path.unlink()
    click(asked, "Attach")
    until(qtbot, lambda: "photo.jpg — " + fault_of_file(FileFault.UNREADABLE) in words_on(asked))
    assert "photo.jpg" not in files(desk)
    click(asked, "Cancel")


def test_the_same_file_again_is_told(qtbot: QtBot, bench: OpenBench, tmp_path: Path) -> None:
    desk = bench(WORLD)
    panel = shown(qtbot, desk)
    path = save(tmp_path / "notes.txt", b"the same")
    attach(qtbot, desk, panel, path)
    asked = drop(qtbot, panel, path)
    click(asked, "Attach")
    until(qtbot, lambda: "the ticket has this file already" in words_on(asked))
    assert files(desk).count("notes.txt") == 1


def test_choices_for_pictures_are_remembered(
    qtbot: QtBot, bench: OpenBench, tmp_path: Path
) -> None:
    desk = bench(WORLD)
    panel = shown(qtbot, desk)
    asked = drop(qtbot, panel, save(tmp_path / "un.jpg", photo()))
    assert box(asked, "Reduce").isChecked()
    box(asked, "Reduce").click()
    box(asked, "Visible").click()
    click(asked, "Attach")
    until(qtbot, lambda: "un.jpg" in files(desk))
    until(qtbot, lambda: QApplication.activeModalWidget() is None)
    asked = drop(qtbot, panel, save(tmp_path / "deux.jpg", photo(size=(700, 500))))
    assert not box(asked, "Reduce").isChecked()
    assert box(asked, "Remove the place").isChecked()
    assert not box(asked, "Visible").isChecked()  # meant for one client, once


def test_a_pasted_picture_is_attached_too(qtbot: QtBot, bench: OpenBench) -> None:
    desk = bench(WORLD)
    panel = shown(qtbot, desk)
    picture = QImage(300, 200, QImage.Format.Format_RGB32)
    picture.fill(QColor("steelblue"))
    assert panel.take_brought(Brought(picture=picture))
    asked = dialog(qtbot)
    until(qtbot, lambda: "300 × 200" in words_on(asked))
    click(asked, "Attach")
    until(qtbot, lambda: any(name.startswith("picture 2026-03-17") for name in files(desk)))


def test_a_dropped_label_can_be_read_instead(
    qtbot: QtBot, bench: OpenBench, tmp_path: Path
) -> None:
    panel = shown(qtbot, bench(WORLD))
    asked_to_scan: list[Brought] = []
    panel.scan_asked.connect(asked_to_scan.append)
    path = save(tmp_path / "etiquette.jpg", photo())
    asked = drop(qtbot, panel, path)
    click(asked, "Read it as a label instead")
    until(qtbot, lambda: asked_to_scan == [Brought(files=(path,))])
    asked = drop(qtbot, panel, save(tmp_path / "notes.txt", b"words"))
    assert not has_button(asked, "Read it as a label instead")


def test_what_is_brought_goes_to_the_part_under_the_pointer(qtbot: QtBot, bench: OpenBench) -> None:
    panel = shown(qtbot, bench(WORLD))
    assert taker(journal(panel).viewport()) is panel
    assert taker(panel.findChildren(Composer)[0]) is panel
    assert taker(None) is None
    assert not panel.take_brought(Brought(link="https://example.org/a.jpg"))


def test_an_upload_that_has_not_begun_can_be_cancelled(
    qtbot: QtBot, bench: OpenBench, tmp_path: Path
) -> None:
    desk = bench(WORLD)
    panel = shown(qtbot, desk)
    attach(qtbot, desk, panel, save(tmp_path / "notes.txt", b"a mistake"))
    click_word(qtbot, panel, "Cancel")
    until(qtbot, lambda: "notes.txt" not in files(desk))
    panel.show_ticket(TICKET.id)
    assert "removed notes.txt" in said(panel)
    assert desk.desk.sync.status.files.files == 0


def test_where_each_file_is_can_be_read(qtbot: QtBot, bench: OpenBench) -> None:
    panel = shown(qtbot, bench(WORLD))
    assert "Expected: not at the portal yet" in said(panel)
    assert "To be downloaded" in said(panel)


def test_progress_is_told_with_a_number(qtbot: QtBot, bench: OpenBench, tmp_path: Path) -> None:
    desk = bench(WORLD)
    panel = shown(qtbot, desk)
    content = b"x" * 1000
    attach(qtbot, desk, panel, save(tmp_path / "notes.txt", content))
    name = hashlib.sha256(content).hexdigest()
    desk.store.blobs.note_sent(name, 450)
    until(qtbot, lambda: "Sending 45 %" in said(panel))
    desk.store.blobs.park(name, "blob_too_large")
    until(qtbot, lambda: "Not sent: larger than the portal takes" in said(panel))
    click_word(qtbot, panel, "Try again")
    until(qtbot, lambda: "To be sent" in said(panel).partition("notes.txt")[2])
    desk.store.blobs.acknowledge(name)
    until(qtbot, lambda: "To be sent" not in said(panel).partition("attached notes.txt")[2][:60])
    state = desk.store.blobs.state(name)
    assert state is not None
    assert state.upload is Upload.ACKNOWLEDGED


def test_the_sync_page_counts_files_with_their_bytes(
    qtbot: QtBot, bench: OpenBench, tmp_path: Path
) -> None:
    desk = bench(WORLD)
    panel = shown(qtbot, desk)
    desk.desk.sync.start()
    attach(qtbot, desk, panel, save(tmp_path / "notes.txt", b"x" * 1_500_000))
    page = SyncPage(desk.context)
    qtbot.addWidget(page)
    page.resize(1200, 640)
    page.show()
    until(qtbot, lambda: "1 (1.5 MB)" in words_on(page))
    assert "Attach a file" in titles(page.findChildren(RowList)[0])


# --- looking at files -------------------------------------------------------------------------


def test_files_are_looked_at_one_after_the_other_without_a_network(
    qtbot: QtBot, bench: OpenBench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = bench((*COMPANY, TICKET))
    panel = shown(qtbot, desk)
    attach(qtbot, desk, panel, save(tmp_path / "photo.jpg", photo(size=(900, 600))))
    desk.clock.advance(1)
    attach(qtbot, desk, panel, save(tmp_path / "notes.txt", b"words"))
    click_word(qtbot, panel, "photo.jpg  ")
    viewer = dialog(qtbot)
    assert isinstance(viewer, FileViewer)
    view = viewer.findChildren(PictureView)[0]
    until(qtbot, view.isVisible)
    assert "1 of 2" in words_on(viewer)
    assert "900 × 600" in words_on(viewer)
    assert view.fits()
    click(viewer, "Own size")
    assert not view.fits()
    QTest.keyClick(viewer, Qt.Key.Key_Right)
    until(qtbot, lambda: "Open it with its program" in words_on(viewer))
    assert "notes.txt" in words_on(viewer)
    QTest.keyClick(viewer, Qt.Key.Key_Right)
    until(qtbot, view.isVisible)
    target = tmp_path / "copie.jpg"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    click(viewer, "Save as…")
    until(qtbot, target.exists)
    kept = desk.desk.ask(of_ticket, TICKET.id)[0]
    assert target.read_bytes() == desk.desk.files.read(kept.sha256)
    viewer.close()


def test_a_file_that_is_not_here_is_fetched_when_it_is_looked_at(
    qtbot: QtBot, bench: OpenBench
) -> None:
    desk = bench(WORLD)
    panel = shown(qtbot, desk)
    click_word(qtbot, panel, "there.jpg  ")
    viewer = dialog(qtbot)
    until(qtbot, lambda: "Downloading 0 %" in words_on(viewer))
    assert [it.sha256 for it in desk.store.blobs.wanted()] == [THERE.sha256]
    desk.store.blobs.append(THERE.sha256, 0, b"there")
    assert desk.store.blobs.complete(THERE.sha256)
    until(qtbot, lambda: "It cannot be shown here" in words_on(viewer))
    viewer.close()


@pytest.mark.parametrize(
    ("size", "words"),
    [
        (0, "0 bytes"),
        (999, "999 bytes"),
        (12_345, "12 KB"),
        (1_540_000, "1.5 MB"),
        (40_000_000, "40 MB"),
    ],
)
def test_sizes_are_said_as_people_read_them(size: int, words: str) -> None:
    assert size_words(size) == words

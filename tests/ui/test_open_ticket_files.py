"""Screenshots and files that go with a declaration: pasted, dropped, removed, attached."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QColor, QGuiApplication, QImage
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from ordidesk.attaching import metadata
from ordidesk.attaching.attachments import FileFault
from ordidesk.domain.journal import Visibility
from ordidesk.queries.attachments import TicketFile, of_ticket
from tests.support.declaring import (
    CONTROL,
    description,
    field,
    is_open,
    kept,
    main_action,
    opened,
)
from tests.support.photos import photo, save
from tests.support.records import COMPANY, SOPHIE
from tests.support.seen import button, click, drop_on, give_up, has_button, until, words_on
from tests.support.workbench import Workbench
from ui.models.files import fault_of_file
from ui.pages.files_to_attach import MOST_FILES
from ui.pages.open_ticket import OpenTicketDialog

OpenBench = Callable[..., Workbench]

SUMMARY = "Outlook se ferme"


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def desk(bench: OpenBench) -> Workbench:
    return bench(COMPANY, SOPHIE)


@pytest.fixture
def dialog(qtbot: QtBot, desk: Workbench, window: QWidget) -> OpenTicketDialog:
    made = opened(qtbot, desk, window)
    field(made, "Summary").setText(SUMMARY)
    return made


def screenshot(width: int = 800, height: int = 600) -> QImage:
    picture = QImage(width, height, QImage.Format.Format_RGB32)
    picture.fill(QColor("steelblue"))
    return picture


def paste(dialog: OpenTicketDialog) -> None:
    QTest.keyClick(dialog.windowHandle(), Qt.Key.Key_V, CONTROL)


def drop(dialog: OpenTicketDialog, *paths: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    assert drop_on(dialog, data, QPoint(200, 200))


def removers(dialog: OpenTicketDialog) -> list[str]:
    """Return what the visible tiles can be asked to remove."""
    names = (it.accessibleName() for it in dialog.findChildren(QAbstractButton) if it.isVisible())
    return [name for name in names if name.startswith("Remove ")]


def files(desk: Workbench) -> dict[str, TicketFile]:
    tickets = kept(desk)
    found = desk.desk.ask(of_ticket, tickets[-1].id) if tickets else ()
    return {it.name: it for it in found}


def test_a_screenshot_is_pasted_while_a_field_has_the_caret(
    qtbot: QtBot, desk: Workbench, dialog: OpenTicketDialog, window: QWidget
) -> None:
    QGuiApplication.clipboard().setImage(screenshot(3000, 2000))
    description(dialog).setFocus()
    paste(dialog)
    until(qtbot, lambda: len(removers(dialog)) == 1)
    assert description(dialog).toPlainText() == ""
    click(dialog, "Open the ticket")
    until(qtbot, lambda: not is_open(window))
    (kept_file,) = files(desk).values()
    assert kept_file.name.startswith("picture 2026-03-17")
    assert (kept_file.width, kept_file.height) == (2048, 1365)
    assert kept_file.visibility is Visibility.INTERNAL


def test_words_are_pasted_where_the_caret_is_even_with_a_picture_of_them(
    dialog: OpenTicketDialog,
) -> None:
    cells = QMimeData()
    cells.setText("404")
    cells.setImageData(screenshot())
    QGuiApplication.clipboard().setMimeData(cells)
    description(dialog).setFocus()
    paste(dialog)
    assert description(dialog).toPlainText() == "404"
    assert removers(dialog) == []


def test_a_file_that_was_copied_is_a_file_and_not_its_name(
    dialog: OpenTicketDialog, tmp_path: Path
) -> None:
    copied = QMimeData()
    path = save(tmp_path / "journal.txt", b"erreur 404")
    copied.setUrls([QUrl.fromLocalFile(str(path))])
    copied.setText(str(path))
    QGuiApplication.clipboard().setMimeData(copied)
    description(dialog).setFocus()
    paste(dialog)
    assert removers(dialog) == ["Remove journal.txt"]
    assert description(dialog).toPlainText() == ""


def test_dropped_pictures_lose_their_place_and_are_seen_by_the_client_if_wanted(
    qtbot: QtBot, desk: Workbench, dialog: OpenTicketDialog, window: QWidget, tmp_path: Path
) -> None:
    drop(dialog, save(tmp_path / "écran.jpg", photo()), save(tmp_path / "notes.txt", b"one"))
    assert removers(dialog) == ["Remove écran.jpg", "Remove notes.txt"]
    (visible,) = (it for it in dialog.findChildren(QCheckBox) if it.isVisible())
    assert not visible.isChecked()
    visible.setChecked(True)
    click(dialog, "Open the ticket")
    until(qtbot, lambda: not is_open(window))
    assert set(files(desk)) == {"écran.jpg", "notes.txt"}
    assert {it.visibility for it in files(desk).values()} == {Visibility.CLIENT}
    content = desk.desk.files.read(files(desk)["écran.jpg"].sha256)
    assert content is not None
    with Image.open(io.BytesIO(content)) as shown:
        assert not shown.getexif().get_ifd(metadata.GPS)


def test_a_link_that_falls_on_the_dialog_is_left_to_its_field(dialog: OpenTicketDialog) -> None:
    data = QMimeData()
    data.setUrls([QUrl("https://support.example/404")])
    drop_on(dialog, data, QPoint(200, 200))
    assert removers(dialog) == []


def test_files_are_chosen_and_removed_again(
    qtbot: QtBot,
    desk: Workbench,
    dialog: OpenTicketDialog,
    window: QWidget,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    chosen = [str(save(tmp_path / name, name.encode())) for name in ("un.txt", "deux.txt")]
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: (chosen, ""))
    click(dialog, "Add files…")
    assert removers(dialog) == ["Remove un.txt", "Remove deux.txt"]
    click(dialog, "Remove un.txt")
    assert removers(dialog) == ["Remove deux.txt"]
    click(dialog, "Open the ticket")
    until(qtbot, lambda: not is_open(window))
    assert set(files(desk)) == {"deux.txt"}


def test_what_cannot_be_taken_is_told_at_once_and_the_rest_stays(
    qtbot: QtBot, desk: Workbench, dialog: OpenTicketDialog, window: QWidget, tmp_path: Path
) -> None:
    drop(
        dialog,
        save(tmp_path / "outil.exe", b"MZ" + b"\0" * 50),
        save(tmp_path / "vide.txt", b""),
        tmp_path,
        save(tmp_path / "notes.txt", b"one"),
    )
    until(qtbot, lambda: removers(dialog) == ["Remove notes.txt"])
    said = words_on(dialog)
    assert f"outil.exe — {fault_of_file(FileFault.TYPE_REFUSED)}" in said
    assert f"vide.txt — {fault_of_file(FileFault.EMPTY)}" in said
    assert f"{tmp_path.name} — {fault_of_file(FileFault.UNREADABLE)}" in said
    click(dialog, "Open the ticket")
    until(qtbot, lambda: not is_open(window))
    assert set(files(desk)) == {"notes.txt"}


def looked_at(qtbot: QtBot, desk: Workbench) -> None:
    """Wait until the files that were added are looked at: their worker takes them in turn."""
    done: list[None] = []
    desk.context.files.run(lambda: None, done.append, desk.context.actions.report)
    until(qtbot, lambda: bool(done))


def test_a_file_that_goes_meanwhile_leaves_the_ticket_the_others_and_itself_to_try_again(
    qtbot: QtBot, desk: Workbench, dialog: OpenTicketDialog, window: QWidget, tmp_path: Path
) -> None:
    going = save(tmp_path / "parti.txt", b"two")
    first, last = save(tmp_path / "un.txt", b"one"), save(tmp_path / "trois.txt", b"three")
    drop(dialog, first, going, last)
    until(qtbot, lambda: len(removers(dialog)) == 3)
    looked_at(qtbot, desk)
    going.unlink()
    told = QSignalSpy(dialog.opened)
    click(dialog, "Open the ticket")
    until(qtbot, lambda: "It is recorded, without these files" in words_on(dialog))
    assert set(files(desk)) == {"un.txt", "trois.txt"}
    assert removers(dialog) == ["Remove parti.txt"]
    assert f"parti.txt — {fault_of_file(FileFault.UNREADABLE)}" in words_on(dialog)
    assert told.count() == 0
    save(going, b"two")
    click(dialog, "Open the ticket")
    until(qtbot, lambda: not is_open(window))
    assert set(files(desk)) == {"un.txt", "parti.txt", "trois.txt"}
    assert len(kept(desk)) == 1


def test_files_are_added_to_a_call_that_is_stored_already(
    qtbot: QtBot, desk: Workbench, dialog: OpenTicketDialog
) -> None:
    main_action(dialog)
    until(qtbot, lambda: "Add to it while talking" in words_on(dialog))
    QGuiApplication.clipboard().setImage(screenshot())
    paste(dialog)
    until(qtbot, lambda: button(dialog, "Save").isEnabled())
    main_action(dialog)
    until(qtbot, lambda: "1 file(s) attached." in words_on(dialog))
    assert len(files(desk)) == 1
    assert removers(dialog) == []
    assert not button(dialog, "Save").isEnabled()


def test_a_screenshot_that_is_not_kept_yet_is_asked_about_when_closing(
    qtbot: QtBot, desk: Workbench, dialog: OpenTicketDialog, window: QWidget
) -> None:
    field(dialog, "Summary").clear()
    QGuiApplication.clipboard().setImage(screenshot())
    paste(dialog)
    until(qtbot, lambda: len(removers(dialog)) == 1)
    give_up(qtbot, dialog, "Cancel")
    assert len(removers(dialog)) == 1
    give_up(qtbot, dialog)
    assert not is_open(window)
    assert kept(desk) == []


def test_of_a_folder_full_of_files_the_first_are_taken(
    dialog: OpenTicketDialog, tmp_path: Path
) -> None:
    many = [save(tmp_path / f"{n}.txt", f"{n}".encode()) for n in range(MOST_FILES + 5)]
    drop(dialog, *many)
    assert len(removers(dialog)) == MOST_FILES
    assert f"More than {MOST_FILES} files" in words_on(dialog)
    assert not has_button(dialog, f"Remove {MOST_FILES + 1}.txt")


def test_a_screenshot_of_sixty_megabytes_is_reduced_and_a_film_of_that_size_refused(
    qtbot: QtBot, desk: Workbench, dialog: OpenTicketDialog, window: QWidget, tmp_path: Path
) -> None:
    large = tmp_path / "bureau.png"
    Image.new("RGB", (5000, 4000), "steelblue").save(large, compress_level=0)
    film = save(tmp_path / "film.bin", bytes(60_000_000))
    assert large.stat().st_size >= 60_000_000
    drop(dialog, large, film)
    until(qtbot, lambda: removers(dialog) == ["Remove bureau.png"])
    assert f"film.bin — {fault_of_file(FileFault.TOO_LARGE)}" in words_on(dialog)
    click(dialog, "Open the ticket")
    until(qtbot, lambda: not is_open(window))
    (stored,) = files(desk).values()
    assert (stored.name, stored.width, stored.height) == ("bureau.png", 2048, 1638)

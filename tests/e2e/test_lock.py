"""The locked app: nothing to be read, typed, scanned or dropped, while sync goes on behind."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QWidget

from ordidesk.domain.tickets import AddNote
from ordidesk.queries import tickets
from tests.e2e.conftest import StartApp
from tests.support.keyed import Keyboard
from tests.support.running_app import RunningApp, said
from tests.support.seen import drop_on, words_on
from ui.counted import Counted
from ui.demo import DEMO_MAIL, DEMO_PASSWORD, DemoPortal
from ui.pages.lock_page import LockWindow
from ui.pages.open_ticket import OpenTicketDialog

PIN = "271828"


def _open(start: StartApp, portal: DemoPortal) -> RunningApp:
    app = start(pin=True)
    app.sign_in(portal.address, DEMO_MAIL, DEMO_PASSWORD)
    app.type_pin(PIN, new=True)
    app.wait_for_desk()
    app.window.activateWindow()
    app.stage.wait_for("the window in front", app.window.isActiveWindow)
    return app


def _lock(app: RunningApp) -> LockWindow:
    app.session.shell.lock_asked.emit()
    app.stage.wait_for("the lock", lambda: app.session.lock_screen.is_locked)
    (cover,) = app.window.findChildren(LockWindow)
    cover.activateWindow()
    app.stage.wait_for("the lock in front", cover.isActiveWindow)
    return cover


def _unlock(app: RunningApp, cover: LockWindow) -> None:
    Keyboard(cover).type(PIN + "\n", 100)
    app.stage.wait_for("the desk", lambda: not app.session.lock_screen.is_locked)
    app.stage.settle()


def _tried(app: RunningApp, wrong: int) -> Callable[[], bool]:
    """Return whether so many PINs were said to be wrong, and the next may be typed."""
    (cover,) = app.window.findChildren(LockWindow)
    (pin,) = (it for it in cover.findChildren(QLineEdit) if it.isVisible())
    lock = app.session.lock_screen.kept
    return lambda: lock.wrong == wrong and not pin.isReadOnly() and not pin.text()


def _readable() -> str:
    """Return what can be read in all windows, also by a screen reader."""
    shown = [it for it in QApplication.topLevelWidgets() if it.isVisible()]
    return "\n".join(words_on(window) for window in shown)


def test_nothing_of_the_desk_is_left_to_read_and_a_pin_brings_all_of_it_back(
    start: StartApp, portal: DemoPortal
) -> None:
    app = _open(start, portal)
    app.window.show_page("day")
    app.stage.settle()
    before = words_on(app.window)
    QTest.keyClick(app.window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    app.stage.wait_for("the dialog", lambda: QApplication.activeModalWidget() is not None)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, OpenTicketDialog)
    typed = next(it for it in dialog.findChildren(QLineEdit) if it.isVisible())
    typed.setText("Écran noir au guichet")
    cover = _lock(app)
    desk = {line for line in before.splitlines() if line}
    own = set(words_on(cover).splitlines())
    assert said("LockWindow", "OrdiDesk is locked") in own
    assert not (set(_readable().splitlines()) & desk) - own
    assert not any(it.isVisible() for it in dialog.findChildren(QWidget))
    _unlock(app, cover)
    assert dialog.isVisible()
    assert typed.isVisible()
    assert typed.text() == "Écran noir au guichet"
    dialog.reject()
    app.stage.settle()
    assert words_on(app.window) == before


def test_keys_scans_and_drops_do_nothing_and_the_pin_needs_no_mouse(
    start: StartApp, portal: DemoPortal, tmp_path: Path
) -> None:
    app = _open(start, portal)
    app.window.show_page("tickets")
    cover = _lock(app)
    (pin,) = (it for it in cover.findChildren(QLineEdit) if it.isVisible())
    assert QApplication.focusWidget() is pin
    Keyboard(cover).scan("OD-004217")
    Keyboard(cover).scan("3017620422003")
    assert pin.text() == ""
    picture = tmp_path / "label.png"
    picture.write_bytes(b"")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(picture))])
    for window in (app.window, cover):
        assert not drop_on(window, data, QPoint(200, 200))
    for key in (Qt.Key.Key_F2, Qt.Key.Key_F6, Qt.Key.Key_Escape):
        QTest.keyClick(app.window, key)
        QTest.keyClick(cover, key)
    QTest.keyClick(app.window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    app.stage.settle()
    assert app.session.lock_screen.is_locked
    assert app.window.current_page() == "tickets"
    assert QApplication.activeModalWidget() is cover
    _unlock(app, cover)
    assert app.window.current_page() == "tickets"


def test_wrong_pins_are_told_and_slowed_and_sync_goes_on_behind(
    start: StartApp, portal: DemoPortal
) -> None:
    app = _open(start, portal)
    desk = app.context.desk
    cover = _lock(app)
    ticket = desk.ask(tickets.open_of_assignee, desk.actor.id, 1)[0]
    desk.do(AddNote(ticket_id=ticket.id, text="Derrière le verrou"))
    app.wait_for_status(lambda it: not it.waiting)
    for wrong in (1, 2, 3):
        Keyboard(cover).type("000000\n", 100)
        app.stage.wait_for("the PIN tried", _tried(app, wrong))
        assert app.session.lock_screen.is_locked
    app.wait_for_words(Counted.pin_again_in(5)[:30])
    (unlock,) = (
        it
        for it in cover.findChildren(QAbstractButton)
        if it.text() == said("LockWindow", "Unlock")
    )
    Keyboard(cover).type(PIN, 100)
    assert not unlock.isEnabled()
    app.stage.wait_for("the wait to be over", unlock.isEnabled)
    Keyboard(cover).type("\n", 100)
    app.stage.wait_for("the desk", lambda: not app.session.lock_screen.is_locked)

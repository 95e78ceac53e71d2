"""From the start of the app to the desk and back, against a real portal on loopback."""

from __future__ import annotations

import email
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, QTimer
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from ordidesk.domain.tickets import TicketState
from ordidesk.laptop.folders import Folders
from ordidesk.laptop.last_sign_in import LastSignIn, remember
from ordidesk.sync.status import Phase
from tests.support.keyed import Keyboard
from tests.support.portal_process import PortalProcess
from tests.support.preferences import preferences_in
from tests.support.records import COMPANY, LEA, asset, ticket
from tests.support.seen import button, click, dialog, has_button, until, words_on
from ui.desktop import Desktop, keep_demo_key
from ui.main_window import MainWindow
from ui.session_window import SessionWindow
from ui.theme import SIZE, Theme
from ui.widgets.notices import NoticeBar

PASSWORD = "correct horse battery"
MINE = ticket(1, assignee_id=LEA.id, state=TicketState.ASSIGNED)
STILL_RUNNING = 7
Start = Callable[..., Desktop]


def filled(folder: Path) -> PortalProcess:
    folder.mkdir()
    return PortalProcess(folder, (*COMPANY, asset(4217), MINE), {LEA: PASSWORD})


@pytest.fixture(scope="module")
def portal(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PortalProcess]:
    """A portal for the tests that leave it as it was."""
    with filled(tmp_path_factory.mktemp("shared") / "portal") as running:
        yield running


@pytest.fixture
def own_portal(tmp_path: Path) -> Iterator[PortalProcess]:
    """A portal that a test may stop or change."""
    with filled(tmp_path / "portal") as running:
        yield running


@pytest.fixture
def start(theme: Theme, tmp_path: Path) -> Iterator[Start]:
    """Start the app on the same data each time; what still runs is closed at the end."""
    started: list[Desktop] = []
    folders = Folders.below(tmp_path / "laptop")

    def made() -> Desktop:
        settings = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
        desktop = Desktop(
            theme, folders, settings, preferences_in(tmp_path), None, keep_key=keep_demo_key
        )
        started.append(desktop)
        desktop.start()
        return desktop

    yield made
    for desktop in started:
        desktop.close()


def entry() -> QWidget:
    """Return the window that asks, which is in front."""
    (window,) = (
        it
        for it in QApplication.topLevelWidgets()
        if it.isVisible() and not isinstance(it, MainWindow)
    )
    return window


def field(within: QWidget, name: str) -> QLineEdit:
    (found,) = (
        it
        for it in within.findChildren(QLineEdit)
        if it.isVisible() and it.accessibleName() == name
    )
    return found


def told(within: QWidget) -> str:
    return "".join(it.text() for it in within.findChildren(NoticeBar) if it.isVisible())


def sign_in(portal: PortalProcess, password: str = PASSWORD) -> None:
    asking = entry()
    field(asking, "Portal address").setText(portal.url)
    field(asking, "E-mail address").setText(LEA.mail)
    field(asking, "Password").setText(password)
    click(asking, "Sign in")


def desk(qtbot: QtBot, desktop: Desktop) -> SessionWindow:
    until(qtbot, lambda: desktop.session is not None)
    session = desktop.session
    assert session is not None
    until(qtbot, lambda: session.context.desk.sync.status.phase is Phase.UP_TO_DATE)
    return session


def test_signing_in_opens_the_day_and_leaves_no_password_behind(
    qtbot: QtBot, start: Start, portal: PortalProcess
) -> None:
    desktop = start()
    assert not button(entry(), "Sign in").isEnabled()
    sign_in(portal)
    asking = entry()
    session = desk(qtbot, desktop)
    assert session.window.isVisible()
    assert not asking.isVisible()
    assert session.window.current_page() == "day"
    fields = asking.findChildren(QLineEdit)
    assert not any(it.text() for it in fields if it.echoMode() is QLineEdit.EchoMode.Password)


def test_what_was_typed_stays_when_the_password_is_wrong(
    qtbot: QtBot, start: Start, portal: PortalProcess
) -> None:
    desktop = start()
    sign_in(portal, "not this one at all")
    until(qtbot, lambda: "do not fit" in told(entry()))
    assert field(entry(), "Portal address").text() == portal.url
    assert field(entry(), "E-mail address").text() == LEA.mail
    assert field(entry(), "Password").selectedText()
    sign_in(portal)
    desk(qtbot, desktop)


def test_a_wrong_address_is_where_the_caret_goes(qtbot: QtBot, start: Start) -> None:
    start()
    asking = entry()
    field(asking, "Portal address").setText("http://portail.example")
    field(asking, "E-mail address").setText(LEA.mail)
    field(asking, "Password").setText(PASSWORD)
    click(asking, "Sign in")
    until(qtbot, lambda: "not secure" in told(asking))
    assert field(asking, "Portal address").selectedText() == "http://portail.example"
    assert not field(asking, "Password").selectedText()


def test_tab_goes_from_the_last_field_to_the_main_button(start: Start) -> None:
    start()
    asking = entry()
    assert field(asking, "Password").nextInFocusChain() is button(asking, "Sign in")


def test_a_label_scanned_before_the_sign_in_is_told_and_typed_nowhere(
    qtbot: QtBot, start: Start
) -> None:
    start()
    asking = entry()
    asking.activateWindow()
    qtbot.waitUntil(asking.isActiveWindow)
    for name in ("Portal address", "E-mail address", "Password"):
        field(asking, name).setFocus()
        Keyboard(asking).scan("OD-004217")
        until(qtbot, lambda: "A label was scanned. Open OrdiDesk first" in told(asking))
        assert not field(asking, name).text()


def test_a_label_scanned_over_the_desk_shows_its_machine(
    qtbot: QtBot, portal: PortalProcess, start: Start
) -> None:
    desktop = start()
    sign_in(portal)
    window = desk(qtbot, desktop).window
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    Keyboard(window).scan("OD-004217")
    until(qtbot, lambda: "Laptop · HP ProBook 450 G8" in words_on(window))


def test_the_next_start_asks_nothing_and_needs_no_network(
    qtbot: QtBot, start: Start, own_portal: PortalProcess
) -> None:
    first = start()
    sign_in(own_portal)
    desk(qtbot, first)
    first.close()
    own_portal.stop()
    second = start()
    until(qtbot, lambda: second.session is not None)
    session = second.session
    assert session is not None
    session.window.resize(SIZE.window_width, SIZE.window_height)
    session.window.show_page("tickets")
    until(qtbot, lambda: MINE.summary in words_on(session.window))
    until(qtbot, lambda: "Offline" in words_on(session.window.top_bar))


def test_signing_out_leads_back_to_the_sign_in_page_without_ending_the_app(
    qapp: QApplication, qtbot: QtBot, start: Start, portal: PortalProcess
) -> None:
    desktop = start()
    sign_in(portal)
    session = desk(qtbot, desktop)

    def sign_out() -> None:
        QTimer.singleShot(0, lambda: click(dialog(qtbot), "Sign out"))
        session.shell.sign_out_asked.emit()
        until(qtbot, lambda: desktop.session is None)
        QTimer.singleShot(0, lambda: qapp.exit(STILL_RUNNING))

    assert run(qapp, sign_out) == STILL_RUNNING
    until(qtbot, lambda: has_button(entry(), "Sign in"))
    assert field(entry(), "E-mail address").text() == LEA.mail
    assert not field(entry(), "Password").text()


def test_closing_the_window_ends_the_app(
    qapp: QApplication, qtbot: QtBot, start: Start, portal: PortalProcess
) -> None:
    desktop = start()
    sign_in(portal)
    session = desk(qtbot, desktop)
    # Stopped at the end: it would end the event loop of a later test.
    at_last = QTimer()
    at_last.setSingleShot(True)
    at_last.timeout.connect(lambda: qapp.exit(STILL_RUNNING))
    at_last.start(20_000)
    assert run(qapp, session.window.close) == 0
    at_last.stop()


def run(app: QApplication, action: Callable[[], object]) -> int:
    """Run the app as its start does, with something done in it; returns its exit status."""
    QTimer.singleShot(0, action)
    return app.exec()


def test_an_expired_session_is_renewed_over_the_open_desk(
    qtbot: QtBot, start: Start, own_portal: PortalProcess, tmp_path: Path
) -> None:
    first = start()
    sign_in(own_portal)
    desk(qtbot, first)
    first.close()
    with closing(sqlite3.connect(tmp_path / "portal" / "portal.db")) as database, database:
        database.execute("DELETE FROM refresh_token")
    second = start()
    until(qtbot, lambda: second.session is not None)
    session = second.session
    assert session is not None
    until(qtbot, lambda: "Session expired" in session.window.notice.text())
    click(session.window.notice, "Sign in")
    asked = dialog(qtbot)
    field(asked, "Password").setText("not this one")
    click(asked, "Sign in")
    until(qtbot, lambda: "do not fit" in words_on(asked))
    (why,) = (it for it in asked.findChildren(QLabel) if "do not fit" in it.text())
    until(qtbot, lambda: why.height() >= why.heightForWidth(why.width()))
    field(asked, "Password").setText(PASSWORD)
    click(asked, "Sign in")
    until(qtbot, lambda: QApplication.activeModalWidget() is None)
    until(qtbot, lambda: session.context.desk.sync.status.phase is Phase.UP_TO_DATE)
    assert not session.window.notice.text()


def test_a_forgotten_password_is_replaced_with_a_mailed_code(
    qtbot: QtBot, start: Start, own_portal: PortalProcess
) -> None:
    desktop = start()
    click(entry(), "Forgotten password")
    assert "Type the portal's address" in told(entry())
    field(entry(), "Portal address").setText(own_portal.url)
    field(entry(), "E-mail address").setText(LEA.mail)
    click(entry(), "Forgotten password")
    until(qtbot, lambda: has_button(entry(), "Change the password"))
    until(qtbot, lambda: bool(own_portal.mails))
    field(entry(), "Code from the mail").setText("wrong")
    field(entry(), "New password").setText("another horse battery")
    click(entry(), "Change the password")
    until(qtbot, lambda: "This code is wrong" in told(entry()))
    field(entry(), "Code from the mail").setText(mailed_code(own_portal))
    click(entry(), "Change the password")
    desk(qtbot, desktop)


def mailed_code(portal: PortalProcess) -> str:
    text = email.message_from_bytes(portal.mails[-1]).get_payload(decode=True)
    assert isinstance(text, bytes)
    return text.decode().partition("Votre code : ")[2].split()[0]


def test_a_first_sync_without_a_portal_says_why_and_can_be_left(
    qtbot: QtBot, start: Start, own_portal: PortalProcess
) -> None:
    desktop = start()
    own_portal.stop()
    sign_in(own_portal)
    until(qtbot, lambda: bool(told(entry())))
    assert desktop.session is None
    assert button(entry(), "Sign in").isEnabled()


@pytest.mark.parametrize("person", ["nobody", "../../elsewhere"])
def test_a_tampered_memory_of_the_last_sign_in_only_asks_again(
    start: Start, tmp_path: Path, person: str
) -> None:
    folders = Folders.below(tmp_path / "laptop")
    folders.data.mkdir(parents=True)
    last = LastSignIn(portal_url="https://portail.example.fr", mail=LEA.mail, person_id=person)
    remember(folders.last_sign_in, last)
    start()
    assert field(entry(), "E-mail address").text() == LEA.mail
    assert not told(entry())

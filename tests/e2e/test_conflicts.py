"""Two laptops and a portal: the same field changed on both, unsent work, another person."""

from __future__ import annotations

import contextlib
import sqlite3
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel

from ordidesk.domain.assets import Asset, EditAsset
from ordidesk.domain.tickets import AddNote
from ordidesk.queries import tickets
from ordidesk.queries.tickets import View
from ordidesk.store.outbox import Choice, OutboxStatus
from ordidesk.store.reader import Reader
from ordidesk.sync.status import Phase
from tests.e2e.conftest import StartApp
from tests.support.fault_proxy import Drop, FaultProxy, Pass
from tests.support.running_app import RunningApp, said
from ui.closing_word import ClosingWord
from ui.demo import DEMO_MAIL, DEMO_PASSWORD, DemoPortal
from ui.pages.sync_page import SyncPage
from ui.tour.colleague import MANAGER_MAIL

OTHER_MAIL = MANAGER_MAIL
LEA, CLAIRE = "Léa Martin", "Claire Dubois"


def machine(app: RunningApp, asset_id: str = "") -> Asset:
    """Return a machine as a laptop shows it: this one, or the first of all."""
    desk = app.context.desk
    first = asset_id or desk.ask(Reader.value, "SELECT min(id) FROM asset")
    found = desk.ask(Reader.get, Asset, str(first))
    assert found is not None
    return found


def give(app: RunningApp, command: AddNote | EditAsset) -> None:
    stored: list[object] = []
    app.context.actions.give(command, stored.append)
    app.stage.wait_for("the command stored", lambda: bool(stored))


def edit(app: RunningApp, seen: Asset, hostname: str) -> None:
    give(
        app,
        EditAsset(
            asset_id=seen.id, before={"hostname": seen.hostname}, after={"hostname": hostname}
        ),
    )


def note(app: RunningApp, text: str) -> None:
    desk = app.context.desk
    key = desk.ask(tickets.keys, desk.actor, tickets.Filter(view=View.OPEN))[0]
    give(app, AddNote(ticket_id=desk.ask(tickets.rows, [key])[key].id, text=text))


def words_on(app: RunningApp) -> str:
    labels = app.window.findChildren(QLabel)
    return "\n".join(label.text() for label in labels if label.isVisible())


def test_two_laptops_change_the_same_field_and_the_choice_reaches_both(
    start: StartApp, portal: DemoPortal, network: FaultProxy, tmp_path: Path
) -> None:
    mine, theirs = start(tmp_path / "mine"), start(tmp_path / "theirs")
    mine.sign_in(network.url, DEMO_MAIL, DEMO_PASSWORD)
    mine.wait_for_desk()
    theirs.sign_in(portal.address, OTHER_MAIL, DEMO_PASSWORD)
    theirs.wait_for_desk()
    seen = machine(mine)
    network.always("", Drop())
    edit(mine, seen, "PC-DE-LEA")
    edit(theirs, seen, "PC-DE-CLAIRE")
    theirs.wait_for_status(lambda it: not it.waiting)
    network.always("", Pass())
    mine.sync_now()
    mine.wait_for_status(lambda it: it.conflicts == 1)
    mine.stage.wait_for("the notice", lambda: bool(mine.window.notice.text()))
    assert mine.window.notice.text() == said(
        "Shell", "Somebody changed the same field as you. Both values are kept: choose."
    )
    mine.stage.click(mine.window.notice, "Shell", "Choose")
    asked = said(
        "Conflict", "{name} changed this field meanwhile. Which value is to be kept?"
    ).format(name=CLAIRE)
    mine.stage.wait_for("both values", lambda: asked in words_on(mine))
    assert {"PC-DE-LEA", "PC-DE-CLAIRE"} <= set(words_on(mine).splitlines())
    assert machine(mine, seen.id).hostname == "PC-DE-CLAIRE"
    page = mine.stage.only(mine.window, SyncPage)
    mine.stage.click(page, "_FieldChoice", "Yours")
    mine.stage.click(page, "Conflict", "Keep this choice")
    mine.wait_for_status(lambda it: not it.conflicts and not it.waiting)
    theirs.sync_now()
    theirs.stage.wait_for("the choice", lambda: machine(theirs, seen.id).hostname == "PC-DE-LEA")
    assert machine(mine, seen.id).hostname == "PC-DE-LEA"
    assert theirs.status.conflicts == 0
    mine.close()
    again = start(tmp_path / "mine")
    again.stage.wait_for("the desk", lambda: again.desktop.session is not None)
    assert not again.window.notice.text(), "what is decided is not asked again"


def test_a_session_that_ends_keeps_the_work_for_the_same_person(
    start: StartApp, tmp_path: Path
) -> None:
    folder = tmp_path / "portal of its own"
    own = DemoPortal(folder)
    with contextlib.closing(own), FaultProxy(own.address) as line:
        app = start()
        app.sign_in(line.url, DEMO_MAIL, DEMO_PASSWORD)
        app.wait_for_desk()
        line.always("", Drop())
        note(app, "Noté avant la fin de la session.")
        note(app, "Et encore une chose.")
        app.close()
        with contextlib.closing(sqlite3.connect(folder / "portal.db")) as database, database:
            database.execute("DELETE FROM refresh_token")
            database.execute("DELETE FROM access_token")
        line.always("", Pass())
        app = start()
        app.stage.wait_for("the desk", lambda: app.desktop.session is not None)
        app.wait_for_status(lambda it: it.phase is Phase.SIGNED_OUT)
        assert app.status.waiting == 2
        app.stage.wait_for("the notice", lambda: bool(app.window.notice.text()))
        assert app.window.notice.text() == (
            "Session expirée. Reconnectez-vous\u00a0: vos 2 actions sont conservées."
        )
        app.session.shell.sign_in_asked.emit()
        app.stage.wait_for("the question", lambda: QApplication.activeModalWidget() is not None)
        asked = QApplication.activeModalWidget()
        assert isinstance(asked, QDialog)
        app.stage.write(asked, "SignInAgainDialog", "Password", DEMO_PASSWORD)
        app.stage.click(asked, "SignInAgainDialog", "Sign in")
        app.wait_for_status(lambda it: it.waiting == 0 and it.phase is Phase.UP_TO_DATE)
        lines = app.context.desk._store.outbox()  # noqa: SLF001 - what became of them
        assert {line.status for line in lines} == {OutboxStatus.CONFIRMED}
        assert {line.choice for line in lines} == {Choice.NONE}


def sign_out(app: RunningApp) -> QDialog:
    app.session.shell.sign_out_asked.emit()
    app.stage.wait_for("the question", lambda: QApplication.activeModalWidget() is not None)
    asked = QApplication.activeModalWidget()
    assert isinstance(asked, QDialog)
    return asked


def test_work_kept_at_sign_out_is_told_to_whoever_comes_next_and_leaves_with_its_own_person(
    start: StartApp, network: FaultProxy
) -> None:
    app = start()
    app.sign_in(network.url, DEMO_MAIL, DEMO_PASSWORD)
    app.wait_for_desk()
    network.always("", Drop())
    note(app, "Pas encore partie.")
    app.wait_for_status(lambda it: it.waiting == 1 and it.problem is not None)
    asked = sign_out(app)
    labels = "\n".join(label.text() for label in asked.findChildren(QLabel) if label.isVisible())
    assert "1 action n'est pas encore envoyée." in labels
    assert said("Words", "Add a note") in labels
    app.stage.click(asked, "SignOutDialog", "Send now, then sign out")
    why = said(
        "Sync",
        "The portal cannot be reached. Everything is saved on this laptop; it goes on by itself.",
    )
    app.stage.wait_for(
        "why it is not sent",
        lambda: any(it.isVisible() and it.text() == why for it in asked.findChildren(QLabel)),
    )
    app.stage.click(asked, "SignOutDialog", "Sign out and keep them here")
    app.stage.wait_for("the sign-in page", lambda: app.desktop.session is None)
    app.wait_for_words(f"1 action non envoyée attend sur ce portable ({LEA}).")
    network.always("", Pass())
    app.sign_in(network.url, OTHER_MAIL, DEMO_PASSWORD)
    app.wait_for_desk()
    assert app.context.desk.person() is not None
    assert f"({LEA})" in app.window.notice.text()
    assert app.context.desk.sync.status.waiting == 0
    asked = sign_out(app)
    app.stage.click(asked, "SignOutDialog", "Sign out")
    app.stage.wait_for("the sign-in page", lambda: app.desktop.session is None)
    app.sign_in(network.url, DEMO_MAIL, DEMO_PASSWORD)
    app.wait_for_desk()
    lines = app.context.desk._store.outbox()  # noqa: SLF001 - what became of them
    assert [line.status for line in lines] == [OutboxStatus.CONFIRMED]
    assert not app.window.notice.text()


def test_what_waits_is_sent_before_signing_out_when_the_person_wants_it(
    start: StartApp, network: FaultProxy
) -> None:
    app = start()
    app.sign_in(network.url, DEMO_MAIL, DEMO_PASSWORD)
    app.wait_for_desk()
    network.always("", Drop())
    note(app, "Part avant la déconnexion.")
    app.wait_for_status(lambda it: it.waiting == 1 and it.problem is not None)
    asked = sign_out(app)
    network.always("", Pass())
    app.stage.click(asked, "SignOutDialog", "Send now, then sign out")
    app.stage.wait_for("the sign-in page", lambda: app.desktop.session is None)
    assert app.entry.isVisible()
    assert not app.folders.unsent_work.read_bytes().count(LEA.encode())


def test_a_window_that_closes_over_unsent_work_says_that_it_is_safe(
    start: StartApp, network: FaultProxy
) -> None:
    app = start()
    app.sign_in(network.url, DEMO_MAIL, DEMO_PASSWORD)
    app.wait_for_desk()
    network.always("", Drop())
    note(app, "Reste sur le portable.")
    app.wait_for_status(lambda it: it.waiting == 1)
    app.window.close()
    (word,) = (it for it in QApplication.topLevelWidgets() if isinstance(it, ClosingWord))
    assert word.isVisible()
    assert word.accessibleName() == (
        "1 action à envoyer. Vous pouvez fermer le portable\u00a0: elle partira plus tard."
    )
    QTest.keyClick(word, Qt.Key.Key_Escape)
    word.close()

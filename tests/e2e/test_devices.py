"""The list of devices in the window: one's own, everybody's for a manager, lost and retired."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLineEdit

from tests.e2e.conftest import StartApp
from tests.support.fault_proxy import Drop, FaultProxy
from tests.support.running_app import RunningApp, said
from tests.support.seen import button, click, has_button, titles
from ui.demo import DEMO_MAIL, DEMO_PASSWORD, DemoPortal
from ui.pages.devices_dialog import DevicesDialog
from ui.widgets.dialogs import FormDialog
from ui.widgets.row_list import RowList

CLAIRE = "claire.dubois@ordidesk.example"


def _word(source: str) -> str:
    return said("DevicesDialog", source)


def _open(app: RunningApp) -> DevicesDialog:
    app.session.shell.devices_asked.emit()
    app.stage.wait_for(
        "the dialog", lambda: isinstance(QApplication.activeModalWidget(), DevicesDialog)
    )
    shown = QApplication.activeModalWidget()
    assert isinstance(shown, DevicesDialog)
    return shown


def _rows(dialog: DevicesDialog) -> list[str]:
    return titles(dialog.findChildren(RowList)[0])


def _choose(dialog: DevicesDialog, title: str) -> None:
    rows = dialog.findChildren(RowList)[0]
    rows.setCurrentIndex(rows.model().index(_rows(dialog).index(title), 0))


def _answer(app: RunningApp, action: str) -> None:
    """Answer the question that is in front."""

    def asked() -> bool:
        front = QApplication.activeModalWidget()
        return isinstance(front, FormDialog) and not isinstance(front, DevicesDialog)

    app.stage.wait_for("the question", asked)
    front = QApplication.activeModalWidget()
    assert front is not None
    click(front, _word(action))


def test_one_renames_ones_own_laptop_and_sees_which_it_is(
    start: StartApp, portal: DemoPortal
) -> None:
    app = start()
    app.sign_in(portal.address, DEMO_MAIL, DEMO_PASSWORD)
    app.wait_for_desk()
    dialog = _open(app)
    app.stage.wait_for("the laptops", lambda: bool(_rows(dialog)))
    here = _word("{name} (this laptop)")
    (mine,) = (it for it in _rows(dialog) if it.endswith(here.format(name="")))
    _choose(dialog, mine)
    assert not button(dialog, _word("Mark as lost…")).isEnabled()
    (name,) = (it for it in dialog.findChildren(QLineEdit) if it.isVisible())
    assert not button(dialog, _word("Rename")).isEnabled()
    name.setText("Portable de la camionnette")
    click(dialog, _word("Rename"))
    renamed = here.format(name="Portable de la camionnette")
    app.stage.wait_for("the new name", lambda: renamed in _rows(dialog))
    dialog.reject()


def test_a_manager_marks_a_technicians_laptop_lost_and_may_take_it_back(
    start: StartApp,
    portal: DemoPortal,
    tmp_path_factory: pytest.TempPathFactory,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("platform.node", lambda: "PC-de-Léa")
    technician = start(tmp_path_factory.mktemp("technician"))
    technician.sign_in(portal.address, DEMO_MAIL, DEMO_PASSWORD)
    technician.wait_for_desk()
    technician.close()
    monkeypatch.setattr("platform.node", lambda: "Bureau-12")
    app = start()
    app.sign_in(portal.address, CLAIRE, DEMO_PASSWORD)
    app.wait_for_desk()
    dialog = _open(app)
    app.stage.wait_for("the laptops", lambda: "PC-de-Léa" in _rows(dialog))
    _choose(dialog, "PC-de-Léa")
    QTimer.singleShot(0, lambda: _answer(app, "It is lost"))
    click(dialog, _word("Mark as lost…"))
    keep = _word("Keep after all")
    app.stage.wait_for("a way back", lambda: button_seen(dialog, keep))
    app.stage.picture(dialog, "devices")
    click(dialog, keep)
    retire = _word("Retire…")
    app.stage.wait_for("it in use again", lambda: button_seen(dialog, retire))
    QTimer.singleShot(0, lambda: _answer(app, "Retire"))
    click(dialog, retire)
    app.stage.wait_for("a way back", lambda: button_seen(dialog, keep))
    dialog.reject()


def button_seen(dialog: DevicesDialog, text: str) -> bool:
    """Tell whether a button can be used."""
    return has_button(dialog, text) and button(dialog, text).isEnabled()


def test_without_a_network_it_says_so(start: StartApp, portal: DemoPortal) -> None:
    with FaultProxy(portal.address) as network:
        app = start()
        app.sign_in(network.url, DEMO_MAIL, DEMO_PASSWORD)
        app.wait_for_desk()
        network.always("/devices", Drop())
        dialog = _open(app)
        cut = said("Problems", "The connection to {host} was cut. Nothing is lost: try again.")
        app.wait_for_words(cut.format(host="127.0.0.1"))
        dialog.reject()


def test_a_manager_knows_when_laptops_last_synchronised_and_a_technician_does_not(
    start: StartApp, portal: DemoPortal, tmp_path_factory: pytest.TempPathFactory
) -> None:
    technician = start(tmp_path_factory.mktemp("technician"))
    technician.sign_in(portal.address, DEMO_MAIL, DEMO_PASSWORD)
    technician.wait_for_desk()
    assert technician.context.last_synced is None
    theirs = technician.context.desk.actor.id
    technician.close()
    app = start()
    app.sign_in(portal.address, CLAIRE, DEMO_PASSWORD)
    app.wait_for_desk()
    watch = app.context.last_synced
    assert watch is not None
    watch.watch()
    app.stage.wait_for("the answer", lambda: watch.known.get(theirs) is not None)

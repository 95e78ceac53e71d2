"""A photo dropped on a ticket in a basement: there at once, and at the portal when it can be."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtWidgets import QApplication

from ordidesk.domain.attachments import Attachment
from ordidesk.queries import attachments, tickets
from ordidesk.queries.tickets import View
from ordidesk.sync.status import Phase
from tests.e2e.conftest import StartApp
from tests.support.fault_proxy import Drop, FaultProxy, Pass
from tests.support.photos import photo, save
from tests.support.seen import drop_on
from ui.demo import DEMO_MAIL, DEMO_PASSWORD
from ui.pages.attach_dialog import AttachDialog
from ui.pages.ticket_panel import TicketPanel
from ui.tour.colleague import Colleague
from ui.widgets.composer import Composer


def test_a_photo_attached_offline_arrives_when_the_network_is_back(
    start: StartApp, network: FaultProxy, colleague: Colleague, tmp_path: Path
) -> None:
    app = start()
    app.sign_in(network.url, DEMO_MAIL, DEMO_PASSWORD)
    app.wait_for_desk()
    network.always("", Drop())
    app.sync_now()
    app.wait_for_status(lambda it: it.phase is Phase.OFFLINE)
    desk = app.context.desk
    mine = desk.ask(tickets.keys, desk.actor, tickets.Filter(view=View.MINE))
    ids = (desk.ask(tickets.rows, [key])[key].id for key in mine)
    # The portal is that of every test of this process: another may have attached files there.
    ticket_id = next(it for it in ids if not desk.ask(attachments.of_ticket, it))
    app.window.show_page("tickets", ticket_id)
    panel = app.stage.only(app.window, TicketPanel)
    app.stage.wait_for("the ticket", lambda: panel.ticket_id() == ticket_id)

    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(save(tmp_path / "écran.jpg", photo())))])
    composer = app.stage.only(panel, Composer)
    place = composer.mapTo(app.window, composer.rect().center())
    app.stage.wait_for("the composer", composer.isVisible)
    assert drop_on(app.window, data, place)
    app.stage.wait_for(
        "the dialog", lambda: isinstance(QApplication.activeModalWidget(), AttachDialog)
    )
    dialog = app.stage.only(app.window, AttachDialog)
    app.stage.wait_for("what it is", dialog.main_button.isEnabled)
    dialog.main_button.click()
    app.stage.wait_for("the file", lambda: "a joint écran.jpg" in panel.journal_text())
    app.stage.wait_for("that it waits", lambda: "À envoyer" in panel.journal_text())
    assert app.status.files.files == 2  # it and its preview

    network.always("", Pass())
    app.sync_now()
    app.wait_for_status(lambda it: it.phase is Phase.UP_TO_DATE and not it.files.files)
    (file,) = desk.ask(attachments.of_ticket, ticket_id)
    app.stage.wait_for(
        "the portal's word", lambda: desk.ask(attachments.of_ticket, ticket_id)[0].received
    )
    there = [it for it in colleague.records(Attachment) if it.id == file.id]
    assert [getattr(it, "received", None) for it in there] == [True]

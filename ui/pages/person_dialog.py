"""A person found by search: how to reach them, and their client's machines."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from ordidesk.domain.people import Person, Role
from ordidesk.domain.places import Client, Site
from ordidesk.queries import assets
from ordidesk.store.reader import Reader
from ui import phones, words
from ui.pages.context import PageContext
from ui.widgets.dialogs import FormDialog
from ui.widgets.facts import Fact, FactGrid


class PersonDialog(FormDialog):
    """Phone and mail one tap away."""

    navigate = Signal(str, object)

    def __init__(self, context: PageContext, person: Person, parent: QWidget) -> None:
        """Show a person."""
        close = QCoreApplication.translate("PersonDialog", "Close")
        super().__init__(context.theme, person.name, person.job, "", cancel=close, parent=parent)
        self._person = person
        client = context.desk.ask(Reader.get, Client, person.client_id)
        site = context.desk.ask(Reader.get, Site, person.site_id)
        self.main_button.set_label(self.tr("Machines of the client"))
        self.main_button.setVisible(client is not None)
        self.accepted.connect(self._go_to_machines)
        self.finished.connect(self.deleteLater)
        grid = FactGrid(context.theme)
        grid.set_facts(
            [
                Fact(self.tr("Role"), "" if client else words.word(person.role)),
                Fact(self.tr("Client"), client.name if client else ""),
                Fact(self.tr("Site"), f"{site.name}, {site.city}" if site else ""),
                Fact(
                    self.tr("Phone"),
                    phones.shown(person.phone),
                    action=phones.link(person.phone),
                ),
                Fact(self.tr("E-mail"), person.mail, copyable=True),
                Fact(self.tr("Support"), self._rights()),
            ]
        )
        grid.activated.connect(self._open_link)
        self.body.addWidget(grid)

    def _rights(self) -> str:
        if not self._person.client_id:
            return ""
        if self._person.role is Role.REFERENT:
            return self.tr("IT referent")
        if self._person.authorised:
            return self.tr("Allowed to contact support")
        return self.tr("Not on the list of people who may contact support")

    @Slot()
    def _go_to_machines(self) -> None:
        self.navigate.emit("assets", assets.Filter(client_id=self._person.client_id))

    @Slot(object)
    def _open_link(self, target: object) -> None:
        if isinstance(target, QUrl):
            QDesktopServices.openUrl(target)

"""Who the sheets are from: shown to all, kept by managers."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from ordidesk.domain.people import Role
from ordidesk.queries import company
from ordidesk.store.notices import Changed
from ui import phones, words
from ui.pages.company_dialog import CompanyDialog
from ui.pages.context import PageContext
from ui.theme import TextStyle
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.facts import Fact, FactGrid
from ui.widgets.text import text_label


class CompanyCard(Card):
    """The identity at the head of every sheet; it is the same on all laptops."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        """Show it as it is now."""
        super().__init__(parent=parent)
        self.set_title(self.tr("Company"))
        self._context = context
        self._facts = FactGrid(context.theme)
        self._edit = Button(context.theme, self.tr("Texts and identity of the sheets…"))
        self._edit.clicked.connect(self._ask)
        is_manager = context.desk.actor.role is Role.MANAGER
        self._edit.setVisible(is_manager)
        said = (
            self.tr("Stands at the head of every sheet, for all laptops of the company.")
            if is_manager
            else self.tr("Stands at the head of every sheet. Hotline managers keep it.")
        )
        self.add(text_label(said, TextStyle.SMALL, tone="secondary", wrap=True))
        self.add(self._facts)
        self.add(self._edit)
        context.bridge.changed.connect(self._follow)
        self._show()

    def _show(self) -> None:
        issuer = self._context.desk.ask(company.issuer)
        said = {
            "name": issuer.name,
            "address": issuer.address,
            "phone": phones.shown(issuer.phone),
        }
        self._facts.set_facts([Fact(words.field(it), said[it]) for it in said if said[it]])

    @Slot(object)
    def _follow(self, changed: Changed) -> None:
        if changed.everything or "company" in changed.records:
            self._show()

    @Slot()
    def _ask(self) -> None:
        CompanyDialog(self._context, self.window()).open()

"""Open tickets that may be about the same as the one that is being declared."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ordidesk.queries.similar import Similar, Why
from ui.models.rows import ticket_title
from ui.pages.context import PageContext
from ui.theme import SIZE, TextStyle
from ui.widgets.row_list import Row, RowList
from ui.widgets.text import text_label

_MOST_SHOWN = 2


class SimilarTickets(QWidget):
    """Hidden while there is none; ``chosen`` gives the id of one to be looked at instead."""

    chosen = Signal(str)

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        """Show nothing yet."""
        super().__init__(parent)
        self._list = RowList(context.theme, self.tr("Open tickets that may be the same"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SIZE.space_4)
        column.addWidget(
            text_label(
                self.tr("Declared already? These are open:"), TextStyle.LABEL, tone="secondary"
            )
        )
        column.addWidget(self._list)
        self.hide()
        self._list.activated_key.connect(self._tell)
        self._list.clicked.connect(self._tell_current)

    def show_similar(self, found: Sequence[Similar]) -> None:
        """Show these."""
        self._list.set_rows([_row(it) for it in found])
        self._list.setFixedHeight(max(1, min(len(found), _MOST_SHOWN)) * SIZE.row_dense)
        self.setVisible(bool(found))

    @Slot(object)
    def _tell(self, ticket_id: object) -> None:
        self.chosen.emit(str(ticket_id))

    @Slot()
    def _tell_current(self) -> None:
        self._tell(self._list.current_key())


def in_common(it: Similar) -> str:
    """Say which ticket it is, what it has in common, and who has it."""
    translate = QCoreApplication.translate
    why = {
        Why.ASSET: translate("SimilarTickets", "same machine"),
        Why.PERSON: translate("SimilarTickets", "same person"),
        Why.SITE: translate("SimilarTickets", "same site, same words"),
    }[it.why]
    place = (ticket_title(it.ticket.number), why, it.ticket.assignee_name)
    return " · ".join(part for part in place if part)


def _row(it: Similar) -> Row:
    return Row(key=it.ticket.id, title=it.ticket.summary, subtitle=in_common(it), icon="ticket")

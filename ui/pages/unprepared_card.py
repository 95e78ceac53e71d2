"""A loaner that was not prepared: why it goes out all the same."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QLineEdit, QWidget

from ordidesk.domain.loans import TEXT_LIMIT
from ui.theme import TextStyle
from ui.widgets.card import Card
from ui.widgets.flow_row import FlowRow
from ui.widgets.text import text_label


class UnpreparedCard(Card):
    """Asks for the reason; ``edited`` on every change."""

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Begin without a reason."""
        super().__init__(self.tr("Not prepared"), parent=parent)
        self._reason = QLineEdit()
        self._reason.setMaxLength(TEXT_LIMIT)
        self._reason.setPlaceholderText(self.tr("Why it goes out without having been prepared"))
        self._quick = FlowRow(
            (self.tr("Prepared on site"), self.tr("Urgent"), self.tr("Needs no preparation"))
        )
        self.add(
            text_label(
                self.tr("This loaner is not marked as prepared. It can be lent if you say why."),
                TextStyle.BODY,
                tone="secondary",
                wrap=True,
            )
        )
        self.add(self._reason)
        self.add(self._quick)
        self._reason.textEdited.connect(self._tell)
        self._quick.tapped.connect(self._take)

    def reason(self) -> str:
        """Return why it goes out all the same."""
        return self._reason.text()

    def clear(self) -> None:
        """Forget the reason."""
        self._reason.clear()

    @Slot(str)
    def _take(self, text: str) -> None:
        self._reason.setText(text)
        self._tell()

    @Slot()
    def _tell(self) -> None:
        self.edited.emit()

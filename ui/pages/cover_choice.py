"""Deciding about work that no contract covers, in place: what, why, and whether it ends here."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QLineEdit, QVBoxLayout, QWidget

from ordidesk.domain.tickets import CoverDecision
from ui import words
from ui.theme import SIZE, TextStyle
from ui.widgets.segments import Segment, Segments
from ui.widgets.text import text_label


class CoverChoice(QWidget):
    """Nothing is chosen before the manager does: no decision is a default."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Ask for the decision and the reason."""
        super().__init__(parent)
        self._decisions = Segments(
            words.field("cover_decision"),
            [Segment(it, words.word(it)) for it in CoverDecision],
            optional=True,
        )
        self._reason = QLineEdit()
        self._reason.setAccessibleName(self.tr("Why this is decided out of contract"))
        self._reason.setPlaceholderText(self.tr("Why? It stays among the staff"))
        self._cancel = QCheckBox(self.tr("Cancel the ticket too"))
        self._cancel.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SIZE.space_4)
        column.addWidget(
            text_label(self.tr("Out of contract: decide"), TextStyle.LABEL, strong=True)
        )
        column.addWidget(self._decisions)
        column.addWidget(self._reason)
        column.addWidget(self._cancel, 0, Qt.AlignmentFlag.AlignLeft)
        self._decisions.chosen.connect(self._follow)
        self._reason.textEdited.connect(self.changed)
        self._cancel.clicked.connect(self.changed)

    def show_choice(self, decision: CoverDecision | None, reason: str, *, cancel: bool) -> None:
        """Begin with these, without a signal."""
        self._decisions.clear_choice()
        self._decisions.choose(decision)
        self._reason.setText(reason)
        self._cancel.setChecked(cancel)
        self._cancel.setVisible(decision is CoverDecision.REFUSAL)

    def decision(self) -> CoverDecision | None:
        """Return what is chosen."""
        chosen = self._decisions.current_key()
        return chosen if isinstance(chosen, CoverDecision) else None

    def reason(self) -> str:
        """Return what is typed."""
        return self._reason.text().strip()

    def cancels(self) -> bool:
        """Tell whether the ticket ends with the refusal."""
        return self.decision() is CoverDecision.REFUSAL and self._cancel.isChecked()

    def focus_missing(self) -> None:
        """Put the keyboard where something is still to be said."""
        if self.decision() is None:
            self._decisions.focus_chosen()
        else:
            self._reason.setFocus()

    @Slot()
    def _follow(self) -> None:
        self._cancel.setVisible(self.decision() is CoverDecision.REFUSAL)
        self.changed.emit()

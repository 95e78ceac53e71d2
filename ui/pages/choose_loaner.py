"""Choosing a loaner: what suits a machine, the best first, with what each one lacks."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Signal, Slot
from PySide6.QtWidgets import QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from ordidesk.queries import loaners
from ordidesk.queries.loaners import Candidate
from ordidesk.queries.words import folded
from ui.models.loan_lists import loaner_chip
from ui.models.loaner_words import fit_sentence, whereabouts
from ui.pages.context import PageContext
from ui.theme import SIZE, Tone
from ui.widgets.chip import ChipSpec
from ui.widgets.dialogs import FormDialog
from ui.widgets.empty_state import EmptyState
from ui.widgets.row_list import Row, RowList

_MOST_ROWS = 300


class LoanerChoice(QWidget):
    """A list of loaners to choose from; asks off the window's thread."""

    changed = Signal()
    entered = Signal()

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        """Begin empty; ``show_for`` fills it."""
        super().__init__(parent)
        self._context = context
        self._found: tuple[Candidate, ...] = ()
        self._text = QLineEdit()
        self._text.setPlaceholderText(self.tr("Number, model, place"))
        self._text.setAccessibleName(self.tr("Filter the loaners"))
        self._list = RowList(context.theme, self.tr("Loaners that suit"))
        self._none_free = (
            self.tr("No loaner is free"),
            self.tr("Ask the workshop: one may be wiped soon, or come back from another client."),
        )
        self._none = EmptyState(context.theme, "package", *self._none_free)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._list)
        self._stack.addWidget(self._none)
        self.setMinimumHeight(SIZE.preview_least + SIZE.target)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SIZE.space_8)
        column.addWidget(self._text)
        column.addWidget(self._stack, 1)
        self.setFocusProxy(self._text)
        self._text.textChanged.connect(self._show)
        self._list.chosen.connect(self._tell)
        self._list.activated_key.connect(self._enter)

    def show_for(self, replaced_id: str, *, free_only: bool = True) -> None:
        """Show what can stand in for a machine; without one, every free loaner.

        Those of others are shown too unless ``free_only``, after the free ones.
        """
        desk = self._context.desk

        def ask() -> tuple[Candidate, ...]:
            return desk.ask(
                loaners.candidates, replaced_id, person_id=desk.actor.id, free_only=free_only
            )

        self._context.reads.run(ask, self._take, self._context.actions.report)

    def current(self) -> Candidate | None:
        """Return what is chosen."""
        key = self._list.current_key()
        return next((it for it in self._found if it.loaner.id == key), None)

    def filter(self, text: str) -> None:
        """Type a text into the filter, as the person would."""
        self._text.setText(text)

    def _take(self, found: tuple[Candidate, ...]) -> None:
        self._found = found
        self._show()

    @Slot()
    def _show(self) -> None:
        wanted = folded(self._text.text()).split()
        rows = []
        for it in self._found:  # the best first: nobody looks further than some hundred
            row = candidate_row(it)
            if all(word in folded(f"{row.title} {row.subtitle}") for word in wanted):
                rows.append(row)
            if len(rows) == _MOST_ROWS:
                break
        self._list.set_rows(rows)
        self._stack.setCurrentIndex(0 if rows else 1)
        if self._found:
            self._none.set_content("search", self.tr("No loaner with these words"))
        else:
            self._none.set_content("package", *self._none_free)
        if rows and self._list.current_key() is None:
            self._list.choose_first()
        self._tell()

    @Slot()
    def _tell(self) -> None:
        self.changed.emit()

    @Slot(object)
    def _enter(self, _key: object) -> None:
        self.entered.emit()


def candidate_row(it: Candidate) -> Row:
    """Show a loaner: what it is, what it lacks, where it is, whether it is prepared."""
    translate = QCoreApplication.translate
    loaner = it.loaner
    said = " · ".join(part for part in (fit_sentence(it.fit), whereabouts(loaner)) if part)
    chip = None
    if not loaner.is_free:
        chip = loaner_chip(loaner)
    elif loaner.ready_at is not None:
        chip = ChipSpec(translate("LoanerChoice", "Prepared"), Tone.OK)
    points = ""
    if it.fit is not None:
        points = translate("LoanerChoice", "{points} %").format(points=it.fit.points)
    return Row(
        key=loaner.id,
        title=f"{loaner.number} · {loaner.model}",
        subtitle=said,
        time=points,
        chip=chip,
        icon="package",
    )


class ChooseLoanerDialog(FormDialog):
    """``chosen`` gives the inventory number."""

    chosen = Signal(str)

    def __init__(self, context: PageContext, replaced_id: str, parent: QWidget) -> None:
        """Offer what suits the machine of this id."""
        translate = QCoreApplication.translate
        super().__init__(
            context.theme,
            translate("LoanerChoice", "Choose a loaner"),
            translate("LoanerChoice", "The best match first, and what each one lacks."),
            translate("LoanerChoice", "Choose"),
            parent=parent,
        )
        self.setMinimumWidth(SIZE.wide_dialog)
        self._choice = LoanerChoice(context)
        self.body.addWidget(self._choice, 1)
        self._choice.changed.connect(self._follow)
        self._choice.entered.connect(self.accept)
        self.finished.connect(self.deleteLater)
        self._choice.show_for(replaced_id)
        self._follow()

    @Slot()
    def _follow(self) -> None:
        self.main_button.setEnabled(self._choice.current() is not None)

    def accept(self) -> None:
        """Hand over the number that is chosen."""
        found = self._choice.current()
        if found is not None:
            super().accept()
            self.chosen.emit(found.loaner.number)

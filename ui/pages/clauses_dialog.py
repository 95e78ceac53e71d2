"""The clauses on the handover sheet: a paragraph each, written as the next version."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QSignalBlocker, Slot
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from ordidesk.domain.company import CLAUSE_LIMIT, MOST_CLAUSES, Clauses, ReviseClauses
from ui import moments
from ui.pages.command_dialog import CommandDialog, Question
from ui.pages.context import PageContext
from ui.theme import SIZE, TextStyle
from ui.widgets.buttons import Button, ButtonKind, IconButton
from ui.widgets.row_list import Row, RowList
from ui.widgets.text import text_label

_SHOWN = 60


class ClausesDialog(CommandDialog):
    """Loans made under an older version keep that one: it is never changed."""

    def __init__(self, context: PageContext, clauses: Clauses | None, parent: QWidget) -> None:
        """Begin with the version in force."""
        translate = QCoreApplication.translate
        sentence = translate(
            "ClausesDialog",
            "Saving makes a new version. Loans under way keep the version that was signed.",
        )
        question = Question(
            translate("ClausesDialog", "Clauses of the loan"),
            sentence,
            translate("ClausesDialog", "Save as the next version"),
        )
        super().__init__(context, question, parent)
        self.setMinimumWidth(SIZE.asset_table)
        self._clauses = clauses
        theme = context.theme
        self._texts = list(clauses.texts) if clauses else []
        self._at = 0
        self._list = RowList(theme, self.tr("Paragraphs"), height=SIZE.row_single)
        self._list.setFixedWidth(SIZE.day_side)
        self._text = QPlainTextEdit()
        self._text.setTabChangesFocus(True)
        self._text.setAccessibleName(self.tr("Text of the paragraph"))
        self._text.setMinimumHeight(SIZE.day_side)
        self._add = Button(theme, self.tr("Add a paragraph"), ButtonKind.QUIET, icon="plus")
        self._up = IconButton(theme, "arrow-up", self.tr("Move up"))
        self._down = IconButton(theme, "arrow-down", self.tr("Move down"))
        self._remove = IconButton(theme, "x", self.tr("Remove the paragraph"))
        self._told = text_label("", TextStyle.LABEL, tone="danger", wrap=True)
        self._lay_out()
        self._connect()
        self._fill(0)

    def _lay_out(self) -> None:
        version = self.tr("No version yet")
        if self._clauses is not None:
            version = self.tr("Version {n}").format(n=self._clauses.version)
            if self._clauses.written_at is not None:
                when = moments.day_and_time(self._clauses.written_at, self._context.zone)
                version = self.tr("{version}, written on {day}").format(version=version, day=when)
        buttons = QHBoxLayout()
        buttons.setSpacing(SIZE.space_4)
        buttons.addWidget(self._add)
        buttons.addStretch()
        for button in (self._up, self._down, self._remove):
            buttons.addWidget(button)
        left = QVBoxLayout()
        left.setSpacing(SIZE.space_4)
        left.addWidget(self._list, 1)
        left.addLayout(buttons)
        beside = QHBoxLayout()
        beside.setSpacing(SIZE.space_12)
        beside.addLayout(left)
        beside.addWidget(self._text, 1)
        self.body.addWidget(text_label(version, TextStyle.LABEL, tone="secondary"))
        self.body.addLayout(beside)
        self.body.addWidget(self._told)

    def _connect(self) -> None:
        self._list.chosen.connect(self._turn_to)
        self._text.textChanged.connect(self._keep)
        self._add.clicked.connect(self._add_one)
        self._up.clicked.connect(self._move_up)
        self._down.clicked.connect(self._move_down)
        self._remove.clicked.connect(self._remove_one)

    def command(self) -> ReviseClauses:
        """Return the command for the texts as they stand."""
        return ReviseClauses(
            based_on=self._clauses.id if self._clauses else "", texts=self._typed()
        )

    def is_complete(self) -> bool:
        """Tell whether something was changed, and is left."""
        typed = self._typed()
        before = self._clauses.texts if self._clauses else ()
        fits = len(typed) <= MOST_CLAUSES and all(len(it) <= CLAUSE_LIMIT for it in typed)
        return bool(typed) and fits and typed != before

    def _typed(self) -> tuple[str, ...]:
        return tuple(it.strip() for it in self._texts if it.strip())

    def _fill(self, row: int) -> None:
        self._at = max(0, min(row, len(self._texts) - 1))
        self._show_lines()
        self._list.choose(self._at)
        self._show()

    def _show_lines(self) -> None:
        self._list.set_rows(
            [Row(place, _line(place + 1, text)) for place, text in enumerate(self._texts)]
        )

    @Slot(object)
    def _turn_to(self, place: object) -> None:
        if isinstance(place, int) and place != self._at:
            self._at = place
            self._show()

    def _show(self) -> None:
        row = self._at
        there = row < len(self._texts)
        with QSignalBlocker(self._text):
            self._text.setPlainText(self._texts[row] if there else "")
        self._text.setEnabled(there)
        self._remove.setEnabled(there)
        self._up.setEnabled(there and row > 0)
        self._down.setEnabled(there and row < len(self._texts) - 1)
        self._add.setEnabled(len(self._texts) < MOST_CLAUSES)
        self._check()

    @Slot()
    def _keep(self) -> None:
        if self._at < len(self._texts):
            self._texts[self._at] = self._text.toPlainText()
            self._show_lines()
        self._check()

    def _check(self) -> None:
        too_long = next(
            (place for place, it in enumerate(self._texts, 1) if len(it.strip()) > CLAUSE_LIMIT), 0
        )
        said = ""
        if too_long:
            said = self.tr("Paragraph {n} is longer than {limit} characters: split it.").format(
                n=too_long, limit=CLAUSE_LIMIT
            )
        elif not self._typed():
            said = self.tr("A handover sheet needs at least one paragraph.")
        self._told.setText(said)
        self.follow()

    @Slot()
    def _add_one(self) -> None:
        place = min(self._at + 1, len(self._texts))
        self._texts.insert(place, "")
        self._fill(place)
        self._text.setFocus()

    @Slot()
    def _remove_one(self) -> None:
        del self._texts[self._at]
        self._fill(self._at - 1)

    @Slot()
    def _move_up(self) -> None:
        self._move(-1)

    @Slot()
    def _move_down(self) -> None:
        self._move(1)

    def _move(self, step: int) -> None:
        row = self._at
        texts = self._texts
        texts[row], texts[row + step] = texts[row + step], texts[row]
        self._fill(row + step)


def _line(place: int, text: str) -> str:
    plain = " ".join(text.split())
    short = plain if len(plain) <= _SHOWN else f"{plain[:_SHOWN]}…"
    return f"{place}. {short or '…'}"

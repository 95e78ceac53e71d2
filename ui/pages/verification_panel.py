"""Going through a verification list: large answers, progress, all OK for the rest, resume later."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QLocale, QStandardPaths, QTimer, Signal, Slot
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QHBoxLayout,
    QMenu,
    QProgressBar,
    QWidget,
)

from ordidesk.attaching.sources import FileOnDisk, Source
from ordidesk.domain.attachments import Attachment
from ordidesk.domain.verifications import (
    UNFINISHED,
    Item,
    ItemKind,
    Outcome,
    RunState,
    Use,
    VerificationRun,
)
from ordidesk.queries import verifications
from ordidesk.queries.verifications import LastRun, ToVerify
from ordidesk.store.reader import Reader
from ui import words
from ui.models.checks import check_of, list_title
from ui.pages.context import PageContext
from ui.pages.photo_dialog import PhotoDialog, photo_source
from ui.pages.run_answers import RunAnswers
from ui.theme import SIZE, TextStyle, Tone
from ui.widgets.buttons import Button, ButtonKind
from ui.widgets.card import Card
from ui.widgets.check_row import CheckRow
from ui.widgets.chip import Chip, ChipSpec
from ui.widgets.scroll_column import ScrollColumn
from ui.widgets.text import text_label

_ROWS_AT_ONCE = 12
"""Lines that are built between two turns of the window: a long list must not hold it up."""
_TONES = {
    RunState.PASSED: Tone.OK,
    RunState.PASSED_WITH_RESERVATIONS: Tone.WARN,
    RunState.FAILED: Tone.DANGER,
}


class VerificationPanel(Card):
    """The lists of a ticket or of a loaner, one of them in full; empty until it is told which."""

    machine_asked = Signal()
    """Another machine is to be verified too."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        """Build the card without a list."""
        super().__init__(self.tr("Verification"), flush=True, parent=parent)
        self._context = context
        self._ticket_id = self._visit_id = self._loaner_id = ""
        self._offered: tuple[ToVerify, ...] = ()
        self._chosen: tuple[str, str] | None = None
        """Machine and title of the list that the person chose."""
        self._run: VerificationRun | None = None
        self._last: LastRun | None = None
        self._rows: dict[str, CheckRow] = {}
        self._items: tuple[Item, ...] = ()
        self._waiting: list[Item] = []
        self._answers = RunAnswers(context, self)
        theme = context.theme
        self._choice = QComboBox()
        self._choice.setAccessibleName(self.tr("List"))
        self._only = text_label("", TextStyle.BODY, strong=True, wrap=True)
        self._progress = QProgressBar()
        self._progress.setTextVisible(False)
        self._number = text_label("", TextStyle.LABEL, tone="secondary")
        self._state = Chip(theme, ChipSpec(""))
        self._all_ok = Button(
            theme, self.tr("All OK"), ButtonKind.PRIMARY, icon="check", field=True
        )
        self._finish = Button(theme, self.tr("Finish the list"), field=True)
        self._more = Button(theme, self.tr("Another machine…"), ButtonKind.QUIET, icon="plus")
        self._void = Button(theme, self.tr("Void…"), ButtonKind.QUIET)
        self._again = Button(theme, self.tr("Do it again"), ButtonKind.QUIET, icon="repeat")
        self._empty = text_label(
            self.tr("No verification list fits this ticket."),
            TextStyle.BODY,
            tone="secondary",
            wrap=True,
        )
        self._scroll = ScrollColumn(gap=0)
        self._building = QTimer(self)
        self._building.setInterval(0)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(SIZE.space_12, 0, SIZE.space_12, 0)
        head.setSpacing(SIZE.space_8)
        head.addWidget(self._choice, 1)
        head.addWidget(self._only, 1)
        head.addWidget(self._state)
        head.addWidget(self._more)
        bar = QHBoxLayout()
        bar.setContentsMargins(SIZE.space_12, 0, SIZE.space_12, 0)
        bar.setSpacing(SIZE.space_12)
        bar.addWidget(self._progress, 1)
        bar.addWidget(self._number)
        foot = QHBoxLayout()
        foot.setContentsMargins(SIZE.space_12, SIZE.space_4, SIZE.space_12, 0)
        foot.setSpacing(SIZE.space_8)
        foot.addWidget(self._all_ok)
        foot.addWidget(self._finish)
        foot.addStretch()
        foot.addWidget(self._again)
        foot.addWidget(self._void)
        self._empty.setContentsMargins(SIZE.space_12, 0, SIZE.space_12, 0)
        self.add(head)
        self.add(bar)
        self.add(self._empty)
        self.add(self._scroll, 1)
        self.add(foot)

    def _connect(self) -> None:
        self._choice.activated.connect(self._choose)
        self._all_ok.clicked.connect(self._answer_rest)
        self._finish.clicked.connect(self._end)
        self._again.clicked.connect(self._start_again)
        self._void.clicked.connect(self._ask_void)
        self._more.clicked.connect(self.machine_asked)
        self._building.timeout.connect(self._build_some)
        self._answers.refused.connect(self._show_refused)

    # --- showing --------------------------------------------------------------------------------

    def show_ticket(self, ticket_id: str, visit_id: str) -> None:
        """Show the lists of a ticket as they are now."""
        desk = self._context.desk
        self._show_lists(
            (ticket_id, visit_id, ""),
            desk.ask(verifications.to_verify, desk.actor, ticket_id, self._context.clock()),
        )

    def show_loaner(self, loaner_id: str, use: Use) -> None:
        """Show the list that a loaner goes through before it goes out, or once it is back."""
        desk = self._context.desk
        self._show_lists(
            ("", "", loaner_id),
            desk.ask(verifications.of_loaner, desk.actor, loaner_id, use, self._context.clock()),
        )

    def run(self) -> VerificationRun | None:
        """Return the run that is shown, as it is stored; ``None`` before it is begun."""
        return self._run

    def _show_lists(self, of: tuple[str, str, str], offered: tuple[ToVerify, ...]) -> None:
        """``of``: the ids of a ticket and a visit, or of a loaner."""
        ticket_id, _visit_id, loaner_id = of
        if (ticket_id, loaner_id) != (self._ticket_id, self._loaner_id):
            self._chosen = None
        self._ticket_id, self._visit_id, self._loaner_id = of
        self._offered = offered
        self._more.setVisible(not loaner_id)
        if loaner_id:
            self._empty.setText(
                self.tr("No list fits this loaner. Ask who looks after the portal.")
            )
        self._fill_choice()
        self._show_chosen()

    def verify(self, wanted: ToVerify) -> None:
        """Begin a list with another machine, and show it."""
        self._chosen = (wanted.asset_id, wanted.title)
        self._answers.begin(wanted)

    def choose(self, facts: Mapping[str, str]) -> None:
        """Show the list that a fact names: a run, or a list that was never begun."""
        for offered in self._offered:
            run_id = offered.run.id if offered.run else ""
            if facts.get("run") == run_id or facts.get("template") == offered.template_id:
                self._chosen = (offered.asset_id, offered.title)
                self._fill_choice()
                self._show_chosen()
                return

    def keep_typed(self) -> None:
        """Hand over what is being typed in any line."""
        for row in self._rows.values():
            row.keep_typed()

    def progress_words(self) -> str:
        """Return how far the list is, as it reads."""
        return self._number.text()

    def _fill_choice(self) -> None:
        self._choice.clear()
        for offered in self._offered:
            title = list_title(offered.title, offered.title_en)
            self._choice.addItem(" · ".join(part for part in (offered.asset_number, title) if part))
        self._choice.setCurrentIndex(self._place())
        several = len(self._offered) > 1
        self._choice.setVisible(several)
        self._only.setVisible(not several)
        self._only.setText(self._choice.currentText())

    def _place(self) -> int:
        for place, offered in enumerate(self._offered):
            if (offered.asset_id, offered.title) == self._chosen:
                return place
        return 0 if self._offered else -1

    def _current(self) -> ToVerify | None:
        place = self._place()
        return self._offered[place] if place >= 0 else None

    def _show_chosen(self) -> None:
        current = self._current()
        self._empty.setVisible(current is None)
        self._scroll.setVisible(current is not None)
        before = self._run
        self._run = current.run if current else None
        self._answers.show(self._ticket_id, self._visit_id, current)
        desk = self._context.desk
        if self._run is not None and (before is None or before.id != self._run.id):
            self._last = desk.ask(verifications.last_run, self._run)
        self._show_items(self._items_of(current))
        self._show_progress(current)

    def _items_of(self, current: ToVerify | None) -> tuple[Item, ...]:
        if current is None:
            return ()
        if current.run is not None:
            return current.run.items
        return self._context.desk.ask(verifications.items_of, current.template_id)

    def _show_items(self, items: tuple[Item, ...]) -> None:
        if items != self._items:
            self._items = items
            for row in self._rows.values():
                row.hide()
                row.deleteLater()
            self._rows.clear()
            self._waiting = list(items)
            self._build_some()
        for item in items:
            if item.key in self._rows:
                self._show_row(item)

    @Slot()
    def _build_some(self) -> None:
        for item in self._waiting[:_ROWS_AT_ONCE]:
            row = CheckRow(self._context.theme)
            row.answered.connect(self._answer)
            row.written.connect(self._write)
            row.photo_asked.connect(self._ask_photo)
            row.note_asked.connect(self._follow_up_in_note)
            row.ticket_asked.connect(self._follow_up_in_ticket)
            self._rows[item.key] = row
            self._scroll.add(row)
            self._show_row(item)
        del self._waiting[:_ROWS_AT_ONCE]
        if self._waiting:
            self._building.start()
        else:
            self._building.stop()

    def _show_row(self, item: Item) -> None:
        answer = self._run.answer_of(item.key) if self._run else None
        photo = ""
        if answer is not None and answer.photo:
            file = self._context.desk.ask(Reader.get, Attachment, answer.photo)
            photo = file.name if file else ""
        open_run = self._run is None or self._run.state in UNFINISHED
        last = self._last if self._run is not None else None
        check = check_of(
            item, answer, last, photo=photo, editable=open_run, zone=self._context.zone
        )
        if self._loaner_id:  # what is not OK is put right before it goes out: no ticket follows
            check = replace(check, can_follow_up=False)
        self._rows[item.key].show_check(check)

    def _show_progress(self, current: ToVerify | None) -> None:
        run = self._run
        done = len(run.answers) if run else 0
        locale = QLocale()
        self._progress.setRange(0, max(1, len(self._items)))
        self._progress.setValue(done)
        self._number.setText(
            self.tr("{done} of {total}").format(
                done=locale.toString(done), total=locale.toString(len(self._items))
            )
        )
        open_run = current is not None and (run is None or run.state in UNFINISHED)
        rest = [it for it in self._rest() if it.required]
        self._all_ok.setVisible(open_run)
        self._all_ok.set_label(
            self.tr("All OK") if not done else self.tr("All OK for the rest"), "check"
        )
        self._all_ok.setEnabled(all(it.kind is ItemKind.CHECK for it in rest))
        self._finish.setVisible(open_run and run is not None and not run.unanswered())
        self._again.setVisible(run is not None and not open_run)
        self._void.setVisible(run is not None)
        self._state.setVisible(run is not None)
        if run is not None:
            tone = _TONES.get(run.state, Tone.INFO)
            self._state.set_spec(ChipSpec(words.word(run.state), tone))
        for widget in (self._progress, self._number):
            widget.setVisible(current is not None)

    def _rest(self) -> list[Item]:
        answered = {it.item for it in self._run.answers} if self._run else set()
        return [item for item in self._items if item.key not in answered]

    @Slot(int)
    def _choose(self, place: int) -> None:
        self.keep_typed()
        offered = self._offered[place]
        self._chosen = (offered.asset_id, offered.title)
        self._show_chosen()

    # --- answering ------------------------------------------------------------------------------

    @Slot(str, str)
    def _answer(self, key: str, outcome: str) -> None:
        row = self._rows[key]
        self._answers.answer(key, Outcome(outcome), row.value(), row.comment())

    @Slot(str, str, str)
    def _write(self, key: str, value: str, comment: str) -> None:
        item = next((it for it in self._items if it.key == key), None)
        if item is not None:
            self._answers.write(item, value, comment)

    @Slot(str, str)
    def _show_refused(self, key: str, why: str) -> None:
        if key in self._rows:
            self._rows[key].set_problem(why)

    @Slot()
    def _answer_rest(self) -> None:
        self.keep_typed()
        self._answers.answer_rest(
            [it for it in self._rest() if it.required and it.kind is ItemKind.CHECK]
        )

    @Slot()
    def _end(self) -> None:
        self.keep_typed()
        self._answers.finish()

    @Slot()
    def _start_again(self) -> None:
        self._answers.begin_again()

    @Slot()
    def _ask_void(self) -> None:
        asked = self._answers.void_dialog()
        if asked is not None:
            asked.open()

    @Slot(str)
    def _follow_up_in_note(self, key: str) -> None:
        self._follow_up(key, new_ticket=False)

    @Slot(str)
    def _follow_up_in_ticket(self, key: str) -> None:
        self._follow_up(key, new_ticket=True)

    def _follow_up(self, key: str, *, new_ticket: bool) -> None:
        item = next(it for it in self._items if it.key == key)
        said = (list_title(item.title, item.title_en), self._rows[key].comment())
        self._rows[key].keep_typed()  # the follow-up belongs to the answer as it is typed
        self._answers.follow_up(
            key, " – ".join(part for part in said if part), new_ticket=new_ticket
        )

    # --- photos ---------------------------------------------------------------------------------

    @Slot(str)
    def _ask_photo(self, key: str) -> None:
        """Take one with the webcam or choose a file; without a webcam there is no question."""
        item = next(it for it in self._items if it.key == key)
        if self._loaner_id:
            self._show_refused(key, self.tr("Photos go with a ticket. Write a comment here."))
            return
        if not self._answers.takes_photo(item):
            self._show_refused(key, self.tr("Answer first, then add the photo."))
            return
        make_cameras = self._context.make_cameras
        if make_cameras is None:
            self._choose_photo(key)
            return

        def take() -> None:
            dialog = PhotoDialog(self._context.theme, make_cameras, self.window())
            dialog.taken.connect(
                lambda content: self.add_photo(key, photo_source(self._context.clock(), content))
            )
            dialog.open()

        menu = QMenu(self)
        menu.addAction(self.tr("Take a photo…")).triggered.connect(take)
        menu.addAction(self.tr("Choose a file…")).triggered.connect(lambda: self._choose_photo(key))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(QCursor.pos())

    def _choose_photo(self, key: str) -> None:
        home = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.PicturesLocation)
        chosen, _ = QFileDialog.getOpenFileName(self.window(), self.tr("Add a photo"), home)
        if chosen:
            self.add_photo(key, FileOnDisk(Path(chosen)))

    def add_photo(self, key: str, source: Source) -> None:
        """Attach a picture to the ticket, and put it with a line."""
        row = self._rows[key]
        self._answers.add_photo(key, source, row.value(), row.comment())

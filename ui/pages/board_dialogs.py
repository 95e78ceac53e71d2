"""What can be done with a visit or a person of the board: each opens its dialog."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QObject, QPoint, Signal, Slot
from PySide6.QtWidgets import QMenu, QWidget

from ordidesk.domain.absences import RemoveAbsence
from ordidesk.domain.planning import CancelVisit
from ordidesk.domain.released_days import RestoreDay
from ordidesk.domain.visits import TO_START, Visit
from ordidesk.queries.board import Board, BoardVisit
from ordidesk.store.reader import Reader
from ui import moments
from ui.pages.absence_dialog import AbsenceDialog
from ui.pages.board_deeds import Unplanned
from ui.pages.board_history import BoardHistory
from ui.pages.call_dialog import CallDialog
from ui.pages.call_list import CallListDialog
from ui.pages.command_dialog import Question, TextDialog
from ui.pages.confirm_visit import ConfirmVisitDialog
from ui.pages.context import PageContext
from ui.pages.plan_dialog import PlanDialog, Subject
from ui.pages.release_day import ReleaseDayDialog

_Entry = tuple[str, Callable[[], None]]


class BoardDialogs(QObject):
    """Opens them over the page's window, for the board that is shown."""

    navigate = Signal(str, object)
    print_asked = Signal(str)
    """Whose day is to be printed."""
    done = Signal(str)
    """What was done, as a sentence."""

    def __init__(self, context: PageContext, history: BoardHistory, page: QWidget) -> None:
        """Know no board yet."""
        super().__init__(page)
        self._context = context
        self._history = history
        self._page = page
        self._board: Board | None = None
        self._day = date.min
        self._awaited = ""
        """The freed day whose people are to be shown once the board has it."""

    def show_board(self, shown: Board, day: date) -> None:
        """Know the board as it is now, and the day that is planned."""
        self._board, self._day = shown, day
        self._show_awaited()

    def visit(self, visit_id: str) -> BoardVisit | None:
        """Return a visit of the board."""
        visits = self._board.visits if self._board else ()
        return next((it for it in visits if it.id == visit_id), None)

    def name_of(self, person_id: str) -> str:
        """Return what somebody is called."""
        people = self._board.people if self._board else ()
        return next((it.name for it in people if it.id == person_id), "")

    def said(self, visit: BoardVisit) -> str:
        """Name a visit in a few words."""
        return self.tr("visit at {client}").format(client=visit.client_name or visit.site_name)

    # --- a visit --------------------------------------------------------------------------------

    @Slot(str)
    def ask_confirm(self, visit_id: str) -> None:
        """Ask who agreed to the slot."""
        visit = self.visit(visit_id)
        if visit is not None and visit.state in TO_START:
            ConfirmVisitDialog(self._context, visit, self._window()).open()

    @Slot(str)
    def ask_move(self, visit_id: str) -> None:
        """Ask for another slot by fields."""
        visit, record = self.visit(visit_id), self.record(visit_id)
        if visit is None or record is None or visit.state not in TO_START:
            return
        where = " · ".join(part for part in (visit.client_name, visit.city) if part)
        shown = "\n".join(line for line in (where, visit.ticket_summary) if line)
        said = self.said(visit)
        subject = Subject(record, shown, said, visit.client_id, visit.contact_id, visit.access)
        PlanDialog(self._context, subject, record, self._history, self._window()).open()

    @Slot(str)
    def unplan(self, visit_id: str) -> None:
        """Put a visit back to the list: undone in one step, so nothing is asked."""
        visit, record = self.visit(visit_id), self.record(visit_id)
        if visit is None or record is None:
            return
        said = self.tr("{visit} back in the list").format(visit=self.said(visit))

        def tell() -> None:
            self.done.emit(self.tr("The visit is back in the list to be planned."))

        self._history.give(Unplanned(said, record), tell)

    @Slot(str)
    def ask_cancel(self, visit_id: str) -> None:
        """Ask why a visit is called off for good."""
        question = Question(
            self.tr("Call the visit off?"),
            self.tr("What it was asked for is given up too. To plan it anew, put it back instead."),
            self.tr("Call off"),
            cancel=self.tr("Keep it"),
            dangerous=True,
        )
        TextDialog(
            self._context,
            question,
            lambda reason: CancelVisit(visit_id=visit_id, reason=reason),
            parent=self._window(),
        ).open()

    def show_visit_menu(self, visit_id: str, where: QPoint) -> None:
        """Offer what can be done with a visit."""
        visit = self.visit(visit_id)
        if visit is None:
            return
        entries: list[_Entry] = []
        if visit.state in TO_START:
            entries += [
                (self.tr("Confirm…"), lambda: self.ask_confirm(visit_id)),
                (self.tr("Move…"), lambda: self.ask_move(visit_id)),
                (self.tr("Back to the list"), lambda: self.unplan(visit_id)),
                (self.tr("Call off…"), lambda: self.ask_cancel(visit_id)),
            ]
        entries += [
            (self.tr("Record a call…"), lambda: self._ask_call(visit.ticket_id)),
            (self.tr("Open the ticket"), lambda: self.navigate.emit("tickets", visit.ticket_id)),
        ]
        self._popup(entries, where, self.name_of(visit.technician_id), visit.technician_id)

    def _ask_call(self, ticket_id: str) -> None:
        CallDialog(self._context, ticket_id, self._window()).open()

    # --- a person's day -------------------------------------------------------------------------

    def show_person_menu(self, person_id: str, where: QPoint) -> None:
        """Offer what can be done with somebody's day."""
        self._popup([], where, self.name_of(person_id), person_id)

    def show_people_menu(self, where: QPoint) -> None:
        """Offer the same of everybody."""
        menu = QMenu(self._page)
        for person in self._board.people if self._board else ():
            of_person = menu.addMenu(person.name)
            for text, act in self._of_person(person.id, person.name):
                of_person.addAction(text).triggered.connect(_without_answer(act))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(where)

    def _popup(self, entries: list[_Entry], where: QPoint, name: str, person_id: str) -> None:
        menu = QMenu(self._page)
        for text, act in entries:
            menu.addAction(text).triggered.connect(_without_answer(act))
        if entries:
            menu.addSeparator()
        for text, act in self._of_person(person_id, name):
            menu.addAction(text).triggered.connect(_without_answer(act))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(where)

    def _of_person(self, person_id: str, name: str) -> list[_Entry]:
        shown = self._board
        if shown is None:
            return []
        day = moments.day_and_month(self._day)
        entries: list[_Entry] = [
            (
                self.tr("Free the day of {name}…").format(name=name),
                lambda: self.ask_release(person_id),
            ),
            (
                self.tr("Absence of {name}…").format(name=name),
                lambda: self.ask_absence(person_id),
            ),
            (
                self.tr("Print the day of {name}…").format(name=name),
                lambda: self.print_asked.emit(person_id),
            ),
        ]
        for absence in shown.absences:
            if absence.technician_id == person_id:
                reason = absence.reason or self.tr("Away")
                entries.append(
                    (
                        self.tr("Remove the absence “{reason}”").format(reason=reason),
                        _caller(self._remove_absence, absence.id),
                    )
                )
        for release in shown.releases:
            if release.technician_id == person_id and not release.restored:
                entries += [
                    (
                        self.tr("People to call ({day})…").format(day=day),
                        _caller(self.show_calls, release.id),
                    ),
                    (
                        self.tr("Restore the freed day ({day})").format(day=day),
                        _caller(self._restore, release.id),
                    ),
                ]
        return entries

    def ask_release(self, person_id: str) -> None:
        """Ask why somebody's day is freed."""
        technician = (person_id, self.name_of(person_id))
        dialog = ReleaseDayDialog(
            self._context, technician, self._day, self._history, self._window()
        )
        dialog.released.connect(self._await_calls)
        dialog.open()

    def ask_absence(self, person_id: str) -> None:
        """Ask when somebody is not there."""
        technician = (person_id, self.name_of(person_id))
        AbsenceDialog(self._context, technician, self._day, self._history, self._window()).open()

    def show_calls(self, release_id: str) -> None:
        """Show the people to call about a freed day."""
        releases = self._board.releases if self._board else ()
        release = next((it for it in releases if it.id == release_id), None)
        if release is None:
            return
        name = self.name_of(release.technician_id)
        dialog = CallListDialog(self._context, release, name, self._window())
        dialog.navigate.connect(self.navigate)
        dialog.open()

    @Slot(str)
    def _await_calls(self, release_id: str) -> None:
        self._awaited = release_id
        self._show_awaited()

    def _show_awaited(self) -> None:
        """Go on to the people to call, as soon as the board knows of the freed day."""
        releases = self._board.releases if self._board else ()
        if any(release.id == self._awaited for release in releases):
            release_id, self._awaited = self._awaited, ""
            self.show_calls(release_id)

    def _remove_absence(self, absence_id: str) -> None:
        self._context.actions.give(RemoveAbsence(absence_id=absence_id))

    def _restore(self, release_id: str) -> None:
        self._context.actions.give(RestoreDay(release_id=release_id))

    def record(self, visit_id: str) -> Visit | None:
        """Return a visit's record as it is now."""
        return self._context.desk.ask(Reader.get, Visit, visit_id)

    def _window(self) -> QWidget:
        return self._page.window()


def _caller(act: Callable[[str], None], record_id: str) -> Callable[[], None]:
    return lambda: act(record_id)


def _without_answer(act: Callable[[], None]) -> Callable[[bool], None]:
    """Let a menu's entry, which tells whether it is checked, call what takes nothing."""
    return lambda _checked: act()

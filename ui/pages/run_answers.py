"""What a person answers in a verification list, as commands; the first answer begins it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from ordidesk.attaching.attachments import Attached, FileRefused
from ordidesk.attaching.sources import Source
from ordidesk.domain.ids import derived_id
from ordidesk.domain.journal import Visibility
from ordidesk.domain.verifications import (
    UNFINISHED,
    Answer,
    AnswerChecks,
    ClearCheck,
    FinishVerification,
    FollowUpCheck,
    Given,
    Item,
    ItemKind,
    Outcome,
    StartVerification,
    VerificationRun,
    VoidVerification,
)
from ordidesk.queries.verifications import ToVerify
from ordidesk.store.store import Done
from ui.models.files import fault_of_file
from ui.pages.command_dialog import Question, TextDialog
from ui.pages.context import PageContext
from ui.problems import sentence


class RunAnswers(QObject):
    """Gives the commands of the list that is shown; ``show`` says which one that is."""

    refused = Signal(str, str)
    """A line's key, and why its answer was not taken."""

    def __init__(self, context: PageContext, panel: QWidget) -> None:
        """Answer nothing before ``show``; dialogs come over the panel's window."""
        super().__init__(panel)
        self._context = context
        self._panel = panel
        self._ticket_id = self._visit_id = ""
        self._current: ToVerify | None = None
        self._once_begun: list[Callable[[str], None]] | None = None
        """What was answered while the list is being begun; ``None`` while none is."""
        self._begun = ""
        """The run that was begun and is not shown yet."""

    @property
    def run(self) -> VerificationRun | None:
        """The run that is shown, as it is stored."""
        return self._current.run if self._current else None

    def show(self, ticket_id: str, visit_id: str, current: ToVerify | None) -> None:
        """Answer this list from now on."""
        before = self._current
        self._ticket_id, self._visit_id, self._current = ticket_id, visit_id, current
        if self.run is not None or _list_of(before) != _list_of(current):
            self._begun = ""

    def begin(self, wanted: ToVerify) -> None:
        """Begin a list, of another machine for instance."""
        self._begin(wanted, lambda _run_id: None)

    def begin_again(self) -> None:
        """Begin the list that is shown once more."""
        if self._current is not None:
            self.begin(self._current)

    # --- answers --------------------------------------------------------------------------------

    def answer(self, key: str, outcome: Outcome, value: str, comment: str) -> None:
        """Answer a line; the answer that is there already is taken back."""
        kept = self._kept(key)
        if kept is not None and kept.outcome is outcome and self.run is not None:
            self._context.actions.give(ClearCheck(run_id=self.run.id, item=key))
            return
        photo = kept.photo if kept else ""
        self._give(Given(item=key, outcome=outcome, value=value, comment=comment, photo=photo))

    def write(self, item: Item, value: str, comment: str) -> None:
        """Keep what was typed; a comment alone waits for the answer that it goes with."""
        kept = self._kept(item.key)
        outcome = kept.outcome if kept else None
        if item.kind is ItemKind.NUMBER:
            outcome = None  # it follows from the bounds
        elif outcome is None and item.kind is ItemKind.TEXT:
            outcome = Outcome.OK
        if outcome is None and item.kind is not ItemKind.NUMBER:
            return
        photo = kept.photo if kept else ""
        self._give(Given(item=item.key, outcome=outcome, value=value, comment=comment, photo=photo))

    def answer_rest(self, rest: list[Item]) -> None:
        """Answer these lines with OK, and end the list."""
        answers = tuple(Given(item=item.key, outcome=Outcome.OK) for item in rest)

        def answer(run_id: str) -> None:
            if answers:
                self._context.actions.give(AnswerChecks(run_id=run_id, answers=answers))
            self._context.actions.give(FinishVerification(run_id=run_id))

        self._with_run(answer)

    def takes_photo(self, item: Item) -> bool:
        """Tell whether a photo can stand with a line: with an answer, or as the answer."""
        return item.kind is ItemKind.PHOTO or self._kept(item.key) is not None

    def add_photo(self, key: str, source: Source, value: str, comment: str) -> None:
        """Attach a picture to the ticket, and put it with a line."""
        files, ticket_id = self._context.desk.files, self._ticket_id
        wishes = files.wishes()

        def attach() -> Attached:
            return files.attach(ticket_id, source, wishes, Visibility.INTERNAL)

        def attached(file: Attached) -> None:
            kept = self._kept(key)
            outcome = kept.outcome if kept else Outcome.OK
            photo = file.attachment_id
            self._give(Given(item=key, outcome=outcome, value=value, comment=comment, photo=photo))

        def failed(error: Exception) -> None:
            if isinstance(error, FileRefused):
                self.refused.emit(key, f"{error.name} — {fault_of_file(error.fault)}")
            else:
                self.refused.emit(key, sentence(error))

        self._context.files.run(attach, attached, failed)

    # --- the whole list -------------------------------------------------------------------------

    def finish(self) -> None:
        """End the list."""
        if self.run is not None:
            self._context.actions.give(FinishVerification(run_id=self.run.id))

    def follow_up(self, key: str, text: str, *, new_ticket: bool) -> None:
        """Have what is not OK taken on, by a ticket of its own or a note."""
        if self.run is not None:
            self._context.actions.give(
                FollowUpCheck(run_id=self.run.id, item=key, text=text, new_ticket=new_ticket)
            )

    def void_dialog(self) -> TextDialog | None:
        """Return the dialog that asks why the list does not count."""
        run = self.run
        if run is None:
            return None
        run_id = run.id
        said = Question(
            self.tr("Declare the verification void"),
            self.tr("Why does it not count? Its answers stay, and the journal keeps the reason."),
            self.tr("Declare void"),
        )

        def command(text: str) -> VoidVerification:
            return VoidVerification(run_id=run_id, reason=text)

        return TextDialog(self._context, said, command, parent=self._panel.window())

    # --- beginning ------------------------------------------------------------------------------

    def _kept(self, key: str) -> Answer | None:
        return self.run.answer_of(key) if self.run else None

    def _give(self, given: Given) -> None:
        def refused(why: str) -> None:
            self.refused.emit(given.item, why)

        self._with_run(
            lambda run_id: self._context.actions.give(
                AnswerChecks(run_id=run_id, answers=(given,)), None, refused
            )
        )

    def _with_run(self, then: Callable[[str], None]) -> None:
        """Go on with the run that is under way, or begin one; what comes meanwhile waits for it."""
        if self._once_begun is not None:
            self._once_begun.append(then)
        elif self.run is not None and self.run.state in UNFINISHED:
            then(self.run.id)
        elif self._begun:
            then(self._begun)
        elif self._current is not None:
            self._begin(self._current, then)

    def _begin(self, wanted: ToVerify, then: Callable[[str], None]) -> None:
        command = StartVerification(
            ticket_id=self._ticket_id,
            template_id=wanted.template_id,
            asset_id=wanted.asset_id,
            visit_id=self._visit_id,
        )
        self._once_begun = [then]

        def begun(receipt: Done) -> None:
            waiting, self._once_begun = self._once_begun or [], None
            self._begun = derived_id(receipt.command_id, "run")
            for go_on in waiting:
                go_on(self._begun)

        def refused(why: str) -> None:
            self._once_begun = None
            self._context.actions.refused.emit(why)

        self._context.actions.give(command, begun, refused)


def _list_of(shown: ToVerify | None) -> tuple[str, str] | None:
    return (shown.asset_id, shown.template_id) if shown else None

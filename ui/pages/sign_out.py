"""Signing out: what is not sent yet, and whether it is to go first."""

from __future__ import annotations

from collections import Counter

from PySide6.QtCore import QCoreApplication, Qt, Slot
from PySide6.QtWidgets import QWidget

from ordidesk.queries import outbox
from ordidesk.sync.status import Phase, SyncStatus
from ui import words
from ui.counted import Counted
from ui.models.sync_words import trouble_words
from ui.pages.context import PageContext
from ui.theme import TextStyle
from ui.widgets.buttons import Button
from ui.widgets.dialogs import FormDialog
from ui.widgets.facts import Fact, FactGrid
from ui.widgets.progress import ProgressPanel
from ui.widgets.text import text_label


class SignOutDialog(FormDialog):
    """Accepted once all is sent, or when the person leaves it for the next time."""

    def __init__(self, context: PageContext, parent: QWidget) -> None:
        """Say how many actions of what kind wait, and how many are to decide."""
        lines = context.desk.ask(outbox.lines)
        waiting = [line for line in lines if line.group is not outbox.Group.TO_DECIDE]
        to_decide = len(lines) - len(waiting)
        translate = QCoreApplication.translate
        super().__init__(
            context.theme,
            translate("SignOutDialog", "Sign out?"),
            _what_waits(len(waiting), to_decide),
            translate("SignOutDialog", "Send now, then sign out")
            if waiting
            else translate("SignOutDialog", "Sign out"),
            parent=parent,
        )
        self._context = context
        self._total = len(waiting)
        self._sending = False
        self._asked_at = context.desk.sync.status
        kinds = Counter(line.kind for line in waiting)
        self._kinds = FactGrid(
            context.theme, [Fact(words.command(kind), str(count)) for kind, count in kinds.items()]
        )
        self._progress = ProgressPanel(
            context.theme, self.tr("Sending your actions"), cancellable=False
        )
        self._problem = text_label("", TextStyle.LABEL, strong=True, tone="danger", wrap=True)
        self._keep = Button(context.theme, self.tr("Sign out and keep them here"))
        self._keep.clicked.connect(self._leave)
        self._keep.setVisible(bool(waiting))
        for shown in (self._kinds, self._progress, self._problem):
            self.body.addWidget(shown)
        self.body.addWidget(self._keep, 0, Qt.AlignmentFlag.AlignLeft)
        self._progress.hide()
        self._problem.hide()
        context.bridge.sync_changed.connect(self._follow)

    def accept(self) -> None:
        """Send first what there is to send; Cancel stops the waiting, not the sending."""
        if not self._total:
            super().accept()
            return
        self._sending = True
        self._asked_at = self._context.desk.sync.status
        self.main_button.setEnabled(False)
        self._problem.hide()
        self._progress.show()
        self.make_room()
        self._progress.set_progress(0, self._total)
        self._context.desk.sync.sync_now()
        self._follow(self._context.desk.sync.status)

    @Slot()
    def _leave(self) -> None:
        super().accept()

    @Slot(object)
    def _follow(self, status: SyncStatus) -> None:
        if not self._sending:
            return
        left = status.waiting + status.files.files
        self._progress.set_progress(max(0, self._total - left), self._total)
        if not left:
            super().accept()
        elif self._has_failed(status):
            self._sending = False
            self._progress.hide()
            self._problem.setText(trouble_words(status))
            self._problem.show()
            self.main_button.setEnabled(True)
            self.make_room()

    def _has_failed(self, status: SyncStatus) -> bool:
        """Tell a try that failed since from the one before it, whose problem is still told."""
        failed_anew = status.next_try_at != self._asked_at.next_try_at
        return status.problem is not None and (failed_anew or status.phase is Phase.SIGNED_OUT)


def _what_waits(waiting: int, to_decide: int) -> str:
    parts = []
    if waiting:
        parts.append(Counted.kept_when_signed_out(waiting))
    if to_decide:
        parts.append(Counted.to_decide_when_signed_out(to_decide))
    return " ".join(parts) or QCoreApplication.translate(
        "SignOutDialog", "Your data stays on this laptop, encrypted."
    )

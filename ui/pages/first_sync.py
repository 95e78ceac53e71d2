"""The first sync: what comes in, with real numbers, and what to do when it stops."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ordidesk.sync.status import Phase, SyncStatus
from ui import words
from ui.models.sync_words import trouble_words
from ui.theme import TextStyle, Theme, Tone
from ui.widgets.centred_card import CentredCard
from ui.widgets.notices import NoticeBar
from ui.widgets.progress import ProgressPanel
from ui.widgets.text import text_label


class FirstSyncPage(QWidget):
    """Follows the sync's status until everything is here."""

    left = Signal()
    """The person does not want to wait: back to sign-in, what came is kept."""

    def __init__(self, theme: Theme) -> None:
        """Show that it begins."""
        super().__init__()
        self._notice = NoticeBar(theme)
        self._progress = ProgressPanel(theme, self.tr("Copying your work to this laptop"))
        self._progress.cancelled.connect(self.left)
        card = CentredCard()
        column = card.body
        column.addWidget(text_label(self.tr("First synchronisation"), TextStyle.TITLE, strong=True))
        column.addWidget(
            text_label(
                self.tr("After this once, everything answers at once, without a network too."),
                TextStyle.BODY,
                tone="secondary",
                wrap=True,
            )
        )
        column.addWidget(self._notice)
        column.addWidget(self._progress)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.addWidget(card)

    def show_status(self, status: SyncStatus) -> None:
        """Show how far it is, or why it does not go on."""
        if status.progress is not None:
            kind, done, total = status.progress
            self._progress.set_progress(done, total, words.record_kind(kind))
        if status.phase in {Phase.OFFLINE, Phase.SIGNED_OUT}:
            self._notice.show_message(trouble_words(status), Tone.WARN, closable=False)
        else:
            self._notice.clear()

    def number(self) -> str:
        """Return the progress as it reads."""
        return self._progress.number()


def is_complete(status: SyncStatus) -> bool:
    """Tell whether the first sync is over."""
    return status.progress is None and status.last_success is not None

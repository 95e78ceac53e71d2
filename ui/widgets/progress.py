"""Long work: what is being done, how far it is in numbers, and a way to stop it."""

from __future__ import annotations

from PySide6.QtCore import QLocale, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from ui.theme import SIZE, TextStyle, Theme
from ui.widgets.buttons import Button, ButtonKind
from ui.widgets.text import ElidedLabel, text_label

_UNKNOWN = 1_000_000_000
"""An end so far away that the bar stays empty."""


class ProgressPanel(QWidget):
    """A bar with its real number; `cancelled` when the person stops the work."""

    cancelled = Signal()

    def __init__(
        self,
        theme: Theme,
        title: str = "",
        *,
        cancellable: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        """Show `title` over a bar of unknown length."""
        super().__init__(parent)
        self._theme = theme
        self._title = ElidedLabel(title, TextStyle.BODY, strong=True)
        self._number = text_label("", TextStyle.LABEL, tone="secondary")
        self._number.setFont(theme.font(TextStyle.LABEL, figures=True))
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setRange(0, self._range_of(None))
        self._bar.setAccessibleName(title)
        self._detail = ElidedLabel("", TextStyle.LABEL, tone="secondary")
        self._cancel = Button(theme, self.tr("Cancel"), ButtonKind.QUIET)
        self._cancel.setVisible(cancellable)
        self._cancel.clicked.connect(self.cancelled)
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self._number)
        foot = QHBoxLayout()
        foot.addWidget(self._detail, 1)
        foot.addWidget(self._cancel)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SIZE.space_8)
        column.addLayout(head)
        column.addWidget(self._bar)
        column.addLayout(foot)

    def set_title(self, title: str) -> None:
        """Say what is being done."""
        self._title.setText(title)
        self._bar.setAccessibleName(title)

    def set_progress(self, done: int, total: int | None, detail: str = "") -> None:
        """Show `done` of `total` things; a `total` of None or 0 is not known yet."""
        locale = QLocale()
        number = locale.toString(done)
        if total:
            number = self.tr("{0} of {1}").format(number, locale.toString(total))
        self._number.setText(number)
        self._bar.setRange(0, self._range_of(total))
        self._bar.setValue(done)
        self._bar.setAccessibleDescription(number)
        self._detail.setText(detail)

    def _range_of(self, total: int | None) -> int:
        """Return the bar's end: 0 makes it run to and fro, as long as nothing is known.

        Where nothing is to move it stays empty, and the number beside it counts.
        """
        return total or (0 if self._theme.moves else _UNKNOWN)

    def number(self) -> str:
        """Return the number as it reads."""
        return self._number.text()

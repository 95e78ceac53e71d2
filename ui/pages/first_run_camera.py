"""The second step: does the camera see, and read a label?"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ordidesk.labels.reads import Read
from ui.cameras import Cameras
from ui.pages.camera_pane import CameraPane
from ui.theme import SIZE, TextStyle, Theme, Tone
from ui.widgets.notices import NoticeBar
from ui.widgets.text import text_label


class CameraStep(QWidget):
    """The camera runs while the step is in front."""

    def __init__(self, theme: Theme, make_cameras: Callable[[], Cameras]) -> None:
        """Open nothing yet."""
        super().__init__()
        self._theme = theme
        self._make_cameras = make_cameras
        self._pane: CameraPane | None = None
        self._notice = NoticeBar(theme)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(SIZE.space_12)
        self._column.addWidget(
            text_label(
                self.tr("Hold an inventory label before the camera, a hand's breadth away."),
                TextStyle.BODY,
                wrap=True,
            )
        )
        self._column.addWidget(self._notice)

    def begin(self) -> None:
        """Open the camera."""
        if self._pane is not None:
            return
        self._pane = CameraPane(self._theme, self._make_cameras())
        self._pane.setMinimumHeight(SIZE.preview_least)
        self._pane.read.connect(self._take)
        row = QHBoxLayout()
        row.addStretch()
        row.addWidget(self._pane.toggle)
        self._column.addWidget(self._pane, 1)
        self._column.addLayout(row)

    def end(self) -> None:
        """Let the camera go."""
        if self._pane is not None:
            self._pane.close_camera()

    @Slot(object)
    def _take(self, reads: Sequence[Read]) -> None:
        if self._pane is None or not reads:
            return
        said = self.tr("The camera works: {text} was read.").format(text=reads[0].text)
        self._pane.acknowledge(said, known=True)
        self._notice.show_message(said, Tone.OK)

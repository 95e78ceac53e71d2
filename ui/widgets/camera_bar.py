"""The buttons over the camera's picture: how close, small codes, and its menu."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QToolButton, QWidget

from ui.theme import SIZE, Theme


class CameraBar(QWidget):
    """Zoom steps, of which one is down; a switch for small codes; a button for everything else."""

    zoom_chosen = Signal(float)
    small_codes_chosen = Signal(bool)
    menu_asked = Signal()

    def __init__(self, theme: Theme, zooms: Sequence[float], parent: QWidget | None = None) -> None:
        """Offer the zoom factors ``zooms``, the first one down."""
        super().__init__(parent)
        self._theme = theme
        self._zooms = tuple(zooms)
        self.setObjectName("camera_bar")
        self._steps = QButtonGroup(self)
        self._small_codes = _button(self.tr("Small codes: the middle, enlarged"))
        self._small_codes.setCheckable(True)
        self.menu_button = _button(self.tr("Camera settings"))
        row = QHBoxLayout(self)
        row.setContentsMargins(SIZE.space_8, SIZE.space_8, SIZE.space_8, SIZE.space_8)
        row.setSpacing(SIZE.space_8)
        for place, factor in enumerate(self._zooms):
            step = _button(self.tr("Zoom {factor}×").format(factor=f"{factor:g}"))
            step.setText(f"{factor:g}×")
            step.setCheckable(True)
            self._steps.addButton(step, place)
            row.addWidget(step)
        row.addWidget(self._small_codes)
        row.addWidget(self.menu_button)
        self._steps.idClicked.connect(self._tell_zoom)
        self._small_codes.clicked.connect(self.small_codes_chosen)
        self._small_codes.toggled.connect(self._dress)
        self.menu_button.clicked.connect(self.menu_asked)
        theme.changed.connect(self._dress)
        self._dress()

    def set_zoom(self, factor: float) -> None:
        """Show which zoom is in force, without a signal."""
        for button, own in zip(self._steps.buttons(), self._zooms, strict=True):
            button.setChecked(own == factor)

    def set_small_codes(self, *, on: bool) -> None:
        """Show whether small codes are looked for, without a signal."""
        self._small_codes.setChecked(on)

    def show_steps(self, *, shown: bool) -> None:
        """Offer what needs a picture, or only the menu."""
        for button in (*self._steps.buttons(), self._small_codes):
            button.setVisible(shown)

    @Slot()
    def _dress(self) -> None:
        colors = self._theme.colors
        down = self._small_codes.isChecked()
        for button, icon, color in (
            (self._small_codes, "scan-line", colors.camera if down else colors.on_camera),
            (self.menu_button, "ellipsis", colors.on_camera),
        ):
            button.setIcon(self._theme.icon(icon, color=color))
            button.setIconSize(QSize(SIZE.icon, SIZE.icon))

    @Slot(int)
    def _tell_zoom(self, place: int) -> None:
        self.zoom_chosen.emit(self._zooms[place])


def _button(name: str) -> QToolButton:
    button = QToolButton()
    button.setFixedSize(SIZE.target_field, SIZE.target_field)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    button.setCursor(Qt.CursorShape.PointingHandCursor)
    button.setToolTip(name)
    button.setAccessibleName(name)
    return button

"""The portal's address as a code, for a colleague's first start."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from ui.printing import codes
from ui.printing.sheet_style import QR_SIDE
from ui.theme import SIZE, TextStyle, Theme
from ui.widgets.buttons import Button, ButtonKind
from ui.widgets.code_view import CodeView
from ui.widgets.text import text_label


class PortalCodeDialog(QDialog):
    """Shows the code until it is closed."""

    def __init__(self, theme: Theme, portal: str, parent: QWidget | None = None) -> None:
        """``portal`` is the address that a new laptop begins with."""
        super().__init__(parent)
        self.setWindowTitle(self.tr("Code of the portal"))
        self.setModal(True)
        self.setMinimumWidth(SIZE.dialog)
        column = QVBoxLayout(self)
        column.setContentsMargins(SIZE.space_24, SIZE.space_24, SIZE.space_24, SIZE.space_16)
        column.setSpacing(SIZE.space_12)
        said = self.tr("At the first start of OrdiDesk on another computer, scan this code.")
        column.addWidget(text_label(said, TextStyle.BODY, wrap=True))
        path = codes.qr(portal, QR_SIDE)
        if path is not None:
            name = self.tr("Code of {address}").format(address=portal)
            column.addWidget(CodeView(path, name), 1)
        address = text_label(portal, TextStyle.LABEL, tone="secondary", wrap=True)
        address.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        address.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column.addWidget(address)
        close = Button(theme, self.tr("Close"), ButtonKind.PRIMARY)
        close.clicked.connect(self.accept)
        row = QHBoxLayout()
        row.addStretch()
        row.addWidget(close)
        column.addLayout(row)
        self.finished.connect(self.deleteLater)

"""A report of an error: read, copied, sent by the person's own mail program, or not."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import quote

from PySide6.QtCore import QCoreApplication, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QWidget

from ui.theme import SIZE, TextStyle, Theme
from ui.widgets.buttons import Button, ButtonKind
from ui.widgets.dialogs import FormDialog
from ui.widgets.text import text_label


class CrashReportDialog(FormDialog):
    """Nothing is sent but what the person sends; closing it decides nothing."""

    decided = Signal(object)
    """The path of the report that was sent or is not to be."""

    def __init__(self, theme: Theme, path: Path, parent: QWidget | None = None) -> None:
        """Show the report of a file."""
        translate = QCoreApplication.translate
        super().__init__(
            theme,
            translate("CrashReportDialog", "OrdiDesk met an error"),
            translate(
                "CrashReportDialog",
                "What you recorded is kept on this laptop. The report says what went wrong, "
                "without names, addresses or texts. It is not sent by itself: read it, then "
                "send it.",
            ),
            translate("CrashReportDialog", "Send…"),
            cancel=translate("CrashReportDialog", "Later"),
            parent=parent,
        )
        self.setMinimumWidth(SIZE.wide_dialog)
        self._path = path
        self._text = QPlainTextEdit(_content(path))
        self._text.setReadOnly(True)
        self._text.setTabChangesFocus(True)
        self._text.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self._text.setAccessibleName(self.tr("Error report"))
        self._copy = Button(theme, self.tr("Copy the report"), icon="copy")
        self._copy.clicked.connect(self._copy_text)
        self._file = Button(theme, self.tr("Show the file"), icon="file")
        self._file.clicked.connect(self._show_file)
        self._said = text_label("", TextStyle.LABEL, strong=True, wrap=True)
        self._said.hide()
        never = Button(theme, self.tr("Do not send"), ButtonKind.QUIET)
        never.clicked.connect(self._decline)
        row = QHBoxLayout()
        row.setSpacing(SIZE.space_8)
        row.addWidget(self._copy)
        row.addWidget(self._file)
        row.addStretch()
        self.body.addWidget(self._text)
        self.body.addLayout(row)
        self.body.addWidget(self._said)
        self.add_button(never)
        self.finished.connect(self.deleteLater)

    def accept(self) -> None:
        """Open the person's mail program; the report is copied, to be pasted into the mail."""
        self._copy_text()
        subject = self.tr("OrdiDesk: error report {name}").format(name=self._path.stem)
        body = self.tr("The report is copied: paste it here, or attach the file {file}").format(
            file=self._path
        )
        mail = QUrl(f"mailto:?subject={quote(subject)}&body={quote(body)}")
        if not QDesktopServices.openUrl(mail):
            self._say(
                self.tr("No mail program opens. The report is copied: paste it where you write.")
            )
            return
        self.decided.emit(self._path)
        super().accept()

    @Slot()
    def _decline(self) -> None:
        self.decided.emit(self._path)
        self.reject()

    @Slot()
    def _copy_text(self) -> None:
        QGuiApplication.clipboard().setText(self._text.toPlainText())
        self._copy.set_label(self.tr("Copied"), "check")

    @Slot()
    def _show_file(self) -> None:
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._path.parent))):
            self._say(self.tr("The file is {file}").format(file=self._path))

    def _say(self, text: str) -> None:
        self._said.setText(text)
        self._said.show()
        self.make_room()


def _content(path: Path) -> str:
    try:
        return path.read_text("utf-8", "replace")
    except OSError:
        return str(path)

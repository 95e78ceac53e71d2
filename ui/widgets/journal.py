"""A journal to read: who, when, what, in text that wraps, can be selected and is read aloud."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QByteArray, QRect, QSize, Qt, QUrl, Signal, Slot
from PySide6.QtGui import (
    QColor,
    QImage,
    QPainter,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFrameFormat,
    QTextImageFormat,
    QTextLength,
    QTextTableFormat,
)
from PySide6.QtWidgets import QTextBrowser, QWidget

from ui.theme import SIZE, TextStyle, Theme, Tone

_SHOW = "show"


@dataclass(frozen=True)
class JournalFile:
    """A file below an entry; ``key`` comes back by ``file_chosen`` when it is clicked."""

    key: str
    name: str
    detail: str
    tone: Tone = Tone.NEUTRAL
    preview: bytes = b""  # a small JPEG; without one the name stands alone
    links: tuple[tuple[str, str], ...] = ()  # what is asked for by ``file_link``, and its words


@dataclass(frozen=True)
class JournalEntry:
    """One entry; an event has no avatar and takes one line, a note has its text below."""

    author: str
    time: str
    text: str
    is_event: bool = False
    mark: str = ""  # a word beside the time: internal note, not sent yet
    mark_tone: Tone = Tone.NEUTRAL
    file: JournalFile | None = None


class JournalView(QTextBrowser):
    """Entries from the top, oldest first; stays at the end when an entry is added there."""

    file_chosen = Signal(str)
    file_link = Signal(str, str)
    """A file's key, and which of its links was taken."""

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        """Start empty; `name` is for screen readers."""
        super().__init__(parent)
        self._theme = theme
        self._entries: tuple[JournalEntry, ...] = ()
        self.setAccessibleName(name)
        self.setOpenLinks(False)
        self.anchorClicked.connect(self._follow_link)
        self.setUndoRedoEnabled(False)
        self.document().setDocumentMargin(0)
        theme.changed.connect(self._write)

    def set_entries(self, entries: Sequence[JournalEntry]) -> None:
        """Show other entries."""
        if tuple(entries) == self._entries:
            return
        self._entries = tuple(entries)
        self._write()

    @Slot(QUrl)
    def _follow_link(self, link: QUrl) -> None:
        asked, _, key = link.path().partition("/")
        if asked == _SHOW:
            self.file_chosen.emit(key)
        else:
            self.file_link.emit(key, asked)

    @Slot()
    def _write(self) -> None:
        bar = self.verticalScrollBar()
        at_end = bar.value() >= bar.maximum()
        place = bar.value()
        document = self.document()
        document.clear()
        document.setDefaultFont(self._theme.font(TextStyle.BODY))
        cursor = QTextCursor(document)
        cursor.beginEditBlock()
        frame = document.rootFrame()
        frame_format = QTextFrameFormat()
        frame_format.setMargin(SIZE.space_12 - SIZE.focus_ring)
        frame_format.setPadding(0)
        frame.setFrameFormat(frame_format)
        for entry in self._entries:
            self._write_entry(cursor, entry)
        cursor.endEditBlock()
        bar.setValue(bar.maximum() if at_end else place)

    def _write_entry(self, cursor: QTextCursor, entry: JournalEntry) -> None:
        table = cursor.insertTable(1, 2, self._entry_format())
        if not entry.is_event:
            self._write_avatar(table.cellAt(0, 0).firstCursorPosition(), entry.author)
        cell = table.cellAt(0, 1).firstCursorPosition()
        if entry.is_event:
            self._write_head(cell, entry)
            cell.insertText(f"  {entry.text}", self._letters(TextStyle.LABEL, secondary=True))
            if entry.file is not None:
                self._write_file(cell, entry.file)
        else:
            self._write_head(cell, entry)
            cell.insertBlock(self._line_format(TextStyle.BODY))
            cell.insertText(entry.text, self._letters(TextStyle.BODY))
        cursor.movePosition(QTextCursor.MoveOperation.End)

    def _write_head(self, cell: QTextCursor, entry: JournalEntry) -> None:
        cell.setBlockFormat(self._line_format(TextStyle.LABEL))
        cell.insertText(entry.author, self._letters(TextStyle.LABEL, strong=True))
        cell.insertText(f"  {entry.time}", self._letters(TextStyle.SMALL, secondary=True))
        if entry.mark:
            cell.insertText("  ", self._letters(TextStyle.SMALL))
            pair = self._theme.colors.pair(entry.mark_tone)
            letters = self._letters(TextStyle.SMALL, strong=True)
            letters.setForeground(QColor(pair.text))
            letters.setBackground(QColor(pair.fill))
            cell.insertText(f"\N{NO-BREAK SPACE}{entry.mark}\N{NO-BREAK SPACE}", letters)

    def _write_file(self, cell: QTextCursor, file: JournalFile) -> None:
        if file.preview:
            cell.insertBlock(QTextBlockFormat())
            self._write_preview(cell, file)
        cell.insertBlock(self._line_format(TextStyle.LABEL))
        cell.insertText(file.name, self._link(_SHOW, file.key))
        if file.detail:
            letters = self._letters(TextStyle.LABEL, secondary=file.tone is Tone.NEUTRAL)
            if file.tone is not Tone.NEUTRAL:
                letters.setForeground(QColor(self._theme.colors.pair(file.tone).text))
            cell.insertText(f"  {file.detail}", letters)
        for asked, words in file.links:
            cell.insertText("  ", self._letters(TextStyle.LABEL))
            cell.insertText(words, self._link(asked, file.key))

    def _write_preview(self, cell: QTextCursor, file: JournalFile) -> None:
        picture = QImage.fromData(QByteArray(file.preview))
        url = QUrl(f"preview:{file.key}")
        self.document().addResource(QTextDocument.ResourceType.ImageResource, url, picture)
        room = QSize(SIZE.thumbnail, SIZE.thumbnail_height)
        size = picture.size().scaled(room, Qt.AspectRatioMode.KeepAspectRatio)
        image = QTextImageFormat()
        image.setName(url.toString())
        image.setWidth(size.width())
        image.setHeight(size.height())
        image.setAnchor(True)
        image.setAnchorHref(f"file:{_SHOW}/{file.key}")
        image.setProperty(QTextImageFormat.Property.ImageAltText, file.name)
        cell.insertImage(image)

    def _link(self, asked: str, key: str) -> QTextCharFormat:
        letters = self._letters(TextStyle.LABEL)
        letters.setForeground(QColor(self._theme.colors.accent))
        letters.setAnchor(True)
        letters.setAnchorHref(f"file:{asked}/{key}")
        return letters

    def _write_avatar(self, cell: QTextCursor, author: str) -> None:
        url = QUrl(f"avatar:{initials(author)}")
        self.document().addResource(
            QTextDocument.ResourceType.ImageResource, url, self._avatar(author)
        )
        image = QTextImageFormat()
        image.setName(url.toString())
        image.setWidth(self._theme.scaled(SIZE.avatar))
        image.setHeight(self._theme.scaled(SIZE.avatar))
        image.setProperty(QTextImageFormat.Property.ImageAltText, author)
        cell.insertImage(image)

    def _avatar(self, author: str) -> QImage:
        ratio = self.devicePixelRatioF()
        image = QImage(
            round(self._theme.scaled(SIZE.avatar) * ratio),
            round(self._theme.scaled(SIZE.avatar) * ratio),
            QImage.Format.Format_ARGB32_Premultiplied,
        )
        image.setDevicePixelRatio(ratio)
        image.fill(Qt.GlobalColor.transparent)
        pair = self._theme.colors.neutral
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(pair.fill))
        circle = QRect(0, 0, self._theme.scaled(SIZE.avatar), self._theme.scaled(SIZE.avatar))
        painter.drawEllipse(circle)
        painter.setPen(QColor(pair.text))
        painter.setFont(self._theme.font(TextStyle.SMALL, strong=True))
        painter.drawText(circle, Qt.AlignmentFlag.AlignCenter, initials(author))
        painter.end()
        return image

    def _entry_format(self) -> QTextTableFormat:
        table = QTextTableFormat()
        table.setBorder(0)
        table.setCellPadding(0)
        table.setCellSpacing(0)
        table.setBottomMargin(SIZE.space_12)
        table.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
        fixed = QTextLength.Type.FixedLength
        table.setColumnWidthConstraints(
            [
                QTextLength(fixed, self._theme.scaled(SIZE.avatar) + SIZE.space_12),
                QTextLength(QTextLength.Type.VariableLength, 0),
            ]
        )
        return table

    def _line_format(self, style: TextStyle) -> QTextBlockFormat:
        line = QTextBlockFormat()
        line.setLineHeight(
            self._theme.line(style), QTextBlockFormat.LineHeightTypes.MinimumHeight.value
        )
        return line

    def _letters(
        self, style: TextStyle, *, strong: bool = False, secondary: bool = False
    ) -> QTextCharFormat:
        colors = self._theme.colors
        letters = QTextCharFormat()
        letters.setFont(self._theme.font(style, strong=strong))
        letters.setForeground(QColor(colors.secondary if secondary else colors.text))
        return letters


def initials(name: str) -> str:
    """Return up to two capitals that stand for a person: of "Léa Martin", "LM"."""
    words = [word for word in name.replace("-", " ").split() if word[0].isalnum()]
    return "".join(
        word[0] for word in (words[:1] + words[-1:] if len(words) > 1 else words)
    ).upper()

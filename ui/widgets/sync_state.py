"""The sync state in the top bar: a dot, how many actions wait, and what that means in words."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, QPoint, QRect, QSize, Qt, Slot
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from ui.counted import Counted
from ui.theme import SIZE, TextStyle, Theme
from ui.widgets.text import text_label


class SyncPhase(Enum):
    """What the way to the portal is doing."""

    UP_TO_DATE = "up_to_date"
    WORKING = "working"
    WAITING = "waiting"
    OFFLINE = "offline"
    UNREACHABLE = "unreachable"
    SIGNED_OUT = "signed_out"
    DISMISSED = "dismissed"
    OUTDATED = "outdated"
    """The portal wants a newer app."""


_WITHOUT_PORTAL = frozenset({SyncPhase.OFFLINE, SyncPhase.UNREACHABLE, SyncPhase.OUTDATED})
CUT_OFF = frozenset({SyncPhase.OFFLINE, SyncPhase.UNREACHABLE, SyncPhase.SIGNED_OUT})


@dataclass(frozen=True)
class SyncState:
    """The phase, how many actions wait to be sent, how many need a decision, next try in s.

    `files` are those whose bytes are to be sent, `files_size` how much that is, in words.
    """

    phase: SyncPhase
    waiting: int = 0
    to_decide: int = 0
    next_try_s: int | None = None
    files: int = 0
    files_size: str = ""
    safety: str = ""
    """Whether the laptop can be closed, in words."""


class SafetyWords(NamedTuple):
    """Whether the laptop can be closed, and what then becomes of the work on it."""

    text: str
    safe: bool


def short_words(state: SyncState) -> str:
    """Return what the top bar says: whether the portal is reached, then what is left to do."""
    translate = QCoreApplication.translate
    cut_off = {
        SyncPhase.OFFLINE: translate("SyncState", "Offline"),
        SyncPhase.UNREACHABLE: translate("SyncState", "Portal unreachable"),
        SyncPhase.SIGNED_OUT: translate("SyncState", "Session expired"),
        SyncPhase.DISMISSED: translate("SyncState", "Laptop retired"),
        SyncPhase.OUTDATED: translate("SyncState", "Update needed"),
    }.get(state.phase, "")
    if state.to_decide:
        left = Counted.to_decide(state.to_decide)
    elif state.waiting and state.phase is SyncPhase.WORKING:
        left = Counted.sending(state.waiting)
    elif state.waiting:
        left = Counted.to_send(state.waiting)
    elif state.files and state.phase is SyncPhase.WORKING:
        left = Counted.sending_files(state.files, state.files_size)
    elif state.files:
        left = Counted.files_to_send(state.files, state.files_size)
    elif state.phase is SyncPhase.WORKING:
        left = translate("SyncState", "Synchronising")
    else:
        left = "" if cut_off else translate("SyncState", "Up to date")
    return " · ".join(part for part in (cut_off, left) if part)


def long_words(state: SyncState) -> str:
    """Return what it means for the person: what is kept, what to do."""
    translate = QCoreApplication.translate
    phase = state.phase
    plain = {
        SyncPhase.OFFLINE: translate(
            "SyncState",
            "Offline. Everything is saved on this laptop and will leave when the network is back.",
        ),
        SyncPhase.OUTDATED: translate(
            "SyncState",
            "This app is too old for the portal. Everything is saved here: ask your administrator "
            "for an update.",
        ),
        SyncPhase.DISMISSED: translate(
            "SyncState",
            "This laptop was retired. What waits is still sent; then its data is wiped.",
        ),
    }.get(phase)
    if plain is not None:
        return plain
    if phase is SyncPhase.UNREACHABLE and state.next_try_s is not None:
        return translate("SyncState", "The portal does not answer. Next try in {0} s.").format(
            state.next_try_s
        )
    if phase is SyncPhase.UNREACHABLE:
        return translate("SyncState", "The portal does not answer. Everything is saved here.")
    if phase is SyncPhase.SIGNED_OUT:
        kept = Counted.kept_while_signed_out(state.waiting)
        return kept if state.waiting else translate("SyncState", "Session expired. Sign in again.")
    return _may_close(state)


def _may_close(state: SyncState) -> str:
    if state.waiting:
        return Counted.may_close(state.waiting)
    if state.files:
        return Counted.may_close_files(state.files, state.files_size)
    return QCoreApplication.translate("SyncState", "Everything is sent and up to date.")


class SyncStateButton(QPushButton):
    """The dot and the words; a click opens the page of synchronisation."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Start up to date."""
        super().__init__(parent)
        self._theme = theme
        self._state = SyncState(SyncPhase.UP_TO_DATE)
        self.setObjectName("sync_state")
        self.setProperty("kind", "quiet")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setIconSize(QSize(SIZE.icon_small + SIZE.space_4, SIZE.icon_small))
        theme.changed.connect(self._dress)
        self.set_state(self._state)

    def set_state(self, state: SyncState) -> None:
        """Show another state."""
        self._state = state
        words = short_words(state)
        self.setText(words)
        said = dict.fromkeys(part for part in (long_words(state), state.safety) if part)
        self.setToolTip("\n".join(said))
        self.setAccessibleName(words)
        self.setAccessibleDescription(" ".join(said))
        self._dress()

    @Slot()
    def _dress(self) -> None:
        colors = self._theme.colors
        state = self._state
        color = colors.ok.text
        if state.to_decide or state.phase in {SyncPhase.SIGNED_OUT, SyncPhase.DISMISSED}:
            color = colors.danger.text
        elif state.phase in _WITHOUT_PORTAL:
            color = colors.high.text
        elif state.waiting or state.files or state.phase is SyncPhase.WORKING:
            color = colors.accent
        hollow = state.phase in _WITHOUT_PORTAL
        self.setIcon(_dot(color, self.devicePixelRatioF(), hollow=hollow))


class SafeToClose(QWidget):
    """An icon and a sentence: whether the laptop can be closed."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Say nothing yet."""
        super().__init__(parent)
        self._theme = theme
        self._safe = True
        self._icon = QLabel()
        self._text = text_label("", TextStyle.BODY, strong=True, wrap=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SIZE.space_8)
        row.addWidget(self._icon)
        row.addWidget(self._text, 1)
        theme.changed.connect(self._dress)

    def show_safety(self, words: SafetyWords) -> None:
        """Say it."""
        self._safe = words.safe
        self._text.setText(words.text)
        self.setAccessibleName(words.text)
        self._dress()

    @Slot()
    def _dress(self) -> None:
        colors = self._theme.colors
        name, color = (
            ("laptop", colors.ok.text) if self._safe else ("triangle-alert", colors.high.text)
        )
        self._icon.setPixmap(self._theme.pixmap(name, color, SIZE.icon, self.devicePixelRatioF()))


def _dot(color: str, ratio: float, *, hollow: bool) -> QPixmap:
    """Draw a disc, or a ring for what is cut off, so that colour alone says nothing."""
    side, gap = SIZE.icon_small, SIZE.space_4
    dot = QPixmap(round((side + gap) * ratio), round(side * ratio))
    dot.setDevicePixelRatio(ratio)
    dot.fill(Qt.GlobalColor.transparent)
    painter = QPainter(dot)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = painter.pen()
    pen.setColor(QColor(color))
    pen.setWidth(SIZE.focus_ring)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush if hollow else QColor(color))
    disc = QRect(0, 0, SIZE.dot, SIZE.dot)
    disc.moveCenter(QPoint(side // 2, side // 2))
    painter.drawEllipse(disc)
    painter.end()
    return dot

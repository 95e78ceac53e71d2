"""The controls of settings: each shows a value, and tells when the person chose another."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, QSignalBlocker, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QComboBox, QFileDialog, QLineEdit, QSpinBox, QWidget

from ordidesk.settings.keys import Expected, Key, Value
from ui.models import settings_words
from ui.theme import Theme
from ui.widgets.buttons import Button
from ui.widgets.form import choice_field, choose, set_text_in
from ui.widgets.setting_row import Pair

_TEXT_STEP = 10


class SettingField(QObject):
    """A control and its value; ``control`` is what a page places."""

    chosen = Signal(str, object)
    """The key's path, and the value."""
    control: QWidget

    def __init__(self, key: Key, parent: QObject) -> None:
        super().__init__(parent)
        self.key = key

    def show_value(self, value: Value) -> None:
        """Show a value without telling it."""
        raise NotImplementedError

    def _tell(self, value: Value) -> None:
        self.chosen.emit(self.key.path, value)


class YesNoField(SettingField):
    """A box to tick."""

    def __init__(self, key: Key, parent: QObject) -> None:
        super().__init__(key, parent)
        self._box = QCheckBox()
        self.control = self._box
        self._box.toggled.connect(self._tell)

    def show_value(self, value: Value) -> None:
        """Tick the box or not."""
        with QSignalBlocker(self._box):
            self._box.setChecked(bool(value))


class NumberField(SettingField):
    """A number with its unit; told once it is no longer typed."""

    def __init__(self, key: Key, parent: QObject) -> None:
        super().__init__(key, parent)
        self._box = QSpinBox()
        self.control = self._box
        self._box.setRange(*key.bounds)
        self._box.setSuffix(f"\u202f{settings_words.unit(key.path)}")
        self._box.setKeyboardTracking(False)
        if key.path == "window.text_size":
            self._box.setSingleStep(_TEXT_STEP)
        set_text_in(self._box)
        self._box.valueChanged.connect(self._tell)

    def show_value(self, value: Value) -> None:
        """Show a number."""
        with QSignalBlocker(self._box):
            self._box.setValue(int(value))


class ChoiceField(SettingField):
    """One of a few words, or of the devices that there are."""

    def __init__(self, key: Key, parent: QObject, usual: str = "") -> None:
        """``usual`` names the empty value, for devices."""
        super().__init__(key, parent)
        self._usual = usual
        self._value = ""
        self._box: QComboBox = choice_field()
        self.control = self._box
        if usual:
            self.offer(())
        for value in key.choices:
            self._box.addItem(settings_words.choice(key.path, value), value)
        self._box.activated.connect(self._tell_chosen)

    def offer(self, names: Sequence[str]) -> None:
        """Offer these devices; the one that is set stays on offer when it is not there."""
        self._box.clear()
        self._box.addItem(self._usual, "")
        for name in dict.fromkeys((*names, *((self._value,) if self._value else ()))):
            shown = name if name in names else self.tr("{name} (not there)").format(name=name)
            self._box.addItem(shown, name)
        choose(self._box, self._value)

    def show_value(self, value: Value) -> None:
        """Choose a value."""
        self._value = str(value)
        if self._usual and self._box.findData(self._value) < 0:
            self.offer([str(self._box.itemData(at)) for at in range(1, self._box.count())])
        choose(self._box, self._value)

    @Slot(int)
    def _tell_chosen(self, place: int) -> None:
        self._value = str(self._box.itemData(place))
        self._tell(self._value)


class TextField(SettingField):
    """A line of text; told once it is no longer typed, and stays while it does not fit."""

    def __init__(self, key: Key, theme: Theme, parent: QObject) -> None:
        super().__init__(key, parent)
        self._line = QLineEdit()
        self._shown = ""
        self.control = self._line
        if key.expected is Expected.AUTHORITY:
            browse = Button(theme, self.tr("Choose…"))
            browse.clicked.connect(self._browse)
            self.control = Pair(self._line, browse)
        self._line.editingFinished.connect(self._tell_typed)

    def show_value(self, value: Value) -> None:
        """Show a text."""
        self._shown = str(value)
        self._line.setText(self._shown)

    @Slot()
    def _tell_typed(self) -> None:
        if self._line.text() != self._shown:
            self._tell(self._line.text())

    @Slot()
    def _browse(self) -> None:
        chosen, _kind = QFileDialog.getOpenFileName(
            self._line.window(),
            settings_words.label(self.key.path),
            self._line.text(),
            self.tr("Certificates (*.pem *.crt *.cer);;All files (*)"),
        )
        if chosen:
            self._tell(chosen)


def field_for(key: Key, theme: Theme, parent: QObject) -> SettingField:
    """Return the control of a key."""
    if key.expected is Expected.YES_OR_NO:
        return YesNoField(key, parent)
    if key.expected is Expected.NUMBER:
        return NumberField(key, parent)
    if key.expected is Expected.ONE_OF:
        return ChoiceField(key, parent)
    return TextField(key, theme, parent)

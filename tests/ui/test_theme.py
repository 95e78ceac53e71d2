"""The look can be read in sunlight and in server rooms, and follows what the person chose."""

from __future__ import annotations

import dataclasses
import re
from functools import partial
from importlib.resources import files
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFontInfo, QFontMetrics, QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QProgressBar, QWidget
from pytestqt.qtbot import QtBot

import resources
from ui import icons
from ui.motion import MotionChoice
from ui.theme import (
    DARK,
    LIGHT,
    Colors,
    Pair,
    SchemeChoice,
    TextStyle,
    Theme,
    Tone,
    colors_for,
    contrast,
)
from ui.widgets.chip import PRIORITIES, ChipSpec, chip_size, paint_chip
from ui.widgets.preview import Preview
from ui.widgets.progress import ProgressPanel

SCHEMES = pytest.mark.parametrize("colors", [LIGHT, DARK], ids=["light", "dark"])
READABLE = 4.5  # WCAG 2.2, 1.4.3: text of normal size
VISIBLE = 3.0  # WCAG 2.2, 1.4.11: what a control is recognised by


def test_the_contrast_of_black_on_white_is_the_standards_own_figure() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.005)


@SCHEMES
def test_text_is_readable_on_every_ground_it_stands_on(colors: Colors) -> None:
    grounds = (colors.ground, colors.surface, colors.hover, colors.selected, colors.field)
    for ground in grounds:
        assert contrast(colors.text, ground) >= READABLE
        assert contrast(colors.secondary, ground) >= READABLE
        assert contrast(colors.accent, ground) >= READABLE


@SCHEMES
@pytest.mark.parametrize("tone", list(Tone))
def test_each_tone_is_readable_on_its_fill(colors: Colors, tone: Tone) -> None:
    pair = colors.pair(tone)
    assert contrast(pair.text, pair.fill) >= READABLE


@SCHEMES
@pytest.mark.parametrize("tone", [t for t in Tone if t is not Tone.CRITICAL])
def test_the_text_of_a_tone_is_readable_on_a_surface_too(colors: Colors, tone: Tone) -> None:
    assert contrast(colors.pair(tone).text, colors.surface) >= READABLE


@SCHEMES
def test_main_buttons_are_readable_at_rest_hovered_and_pressed(colors: Colors) -> None:
    for fill in (colors.accent, colors.accent_hover, colors.accent_pressed):
        assert contrast(colors.on_accent, fill) >= READABLE


@SCHEMES
def test_fields_and_the_focus_ring_stand_out_from_their_ground(colors: Colors) -> None:
    for ground in (colors.ground, colors.surface):
        assert contrast(colors.control_border, ground) >= VISIBLE
        assert contrast(colors.accent, ground) >= VISIBLE
    assert contrast(colors.control_border, colors.field) >= VISIBLE


@SCHEMES
def test_what_is_disabled_can_still_be_made_out(colors: Colors) -> None:
    assert contrast(colors.disabled, colors.surface) >= VISIBLE


@SCHEMES
def test_each_rule_of_the_style_sheet_that_names_both_colours_is_readable(colors: Colors) -> None:
    sheet = re.sub(r"/\*.*?\*/", "", resources.read_text("styles/ordidesk.qss"), flags=re.DOTALL)
    pairs = 0
    for rule, body in re.findall(r"([^{}]+)\{([^{}]*)\}", sheet):
        text = re.search(r"(?:^|[\s;])color:\s*\$(\w+)", body)
        ground = re.search(r"background(?:-color)?:\s*\$(\w+)", body)
        if text and ground and ":disabled" not in rule:
            found = contrast(_token(colors, text[1]), _token(colors, ground[1]))
            assert found >= READABLE, rule.strip()
            pairs += 1
    assert pairs > 15


@SCHEMES
def test_words_over_what_the_pointer_is_on_stay_readable(colors: Colors) -> None:
    for tone in (Tone.INFO, Tone.OK, Tone.WARN, Tone.DANGER):
        assert contrast(colors.pair(tone).text, colors.hover) >= READABLE
    assert contrast(colors.accent_hover, colors.surface) >= READABLE
    for tone in (Tone.INFO, Tone.OK, Tone.NEUTRAL):  # the second line of a visit on the board
        assert contrast(colors.secondary, colors.pair(tone).fill) >= READABLE
    assert contrast(colors.ground, colors.text) >= READABLE  # a message that goes by itself
    assert contrast(colors.on_camera, colors.camera) >= READABLE


@SCHEMES
def test_what_is_drawn_to_be_recognised_stands_out(colors: Colors) -> None:
    for ground in (colors.ground, colors.surface):
        assert contrast(colors.control_border, ground) >= VISIBLE  # handles to scroll by, too
        assert contrast(colors.critical.fill, ground) >= VISIBLE  # the frame of a wrong field
    assert contrast(colors.accent, colors.line) >= VISIBLE  # how far a bar has come
    assert contrast(colors.outline, colors.camera) >= VISIBLE
    for tone in Tone:
        assert contrast(colors.pair(tone).text, colors.pair(tone).fill) >= VISIBLE  # shapes


def _token(colors: Colors, name: str) -> str:
    for ending in ("_text", "_fill"):
        if name.endswith(ending):
            return str(getattr(getattr(colors, name.removesuffix(ending)), ending[1:]))
    return str(getattr(colors, name))


def test_priorities_differ_in_shape_even_without_colour(theme: Theme) -> None:
    drawn = [_shape_of(theme, tone) for tone in PRIORITIES]
    for n, one in enumerate(drawn):
        assert all(one != other for other in drawn[n + 1 :])


def _shape_of(theme: Theme, tone: Tone) -> QImage:
    """Draw an empty chip of a priority and keep what is darker or lighter than its fill."""
    spec = ChipSpec("", tone)
    image = QImage(chip_size(theme, spec), QImage.Format.Format_RGB32)
    image.fill(QColor(theme.colors.pair(tone).fill))
    painter = QPainter(image)
    paint_chip(painter, image.rect(), theme, spec)
    painter.end()
    return image.createMaskFromColor(QColor(theme.colors.pair(tone).fill).rgb())


def test_colours_and_pixels_are_written_in_the_theme_only() -> None:
    loose = re.compile(r"#[0-9A-Fa-f]{6}\b|\b\d+px\b")
    ui = files("ui")
    for place in (ui, ui.joinpath("widgets")):
        for entry in place.iterdir():
            if entry.name.endswith(".py") and entry.name not in {"theme.py", "icons.py"}:
                assert not loose.search(entry.read_text("utf-8")), entry.name
    assert not loose.search(resources.read_text("styles/ordidesk.qss"))


def test_unknown_schemes_are_shown_light() -> None:
    assert colors_for(Qt.ColorScheme.Unknown) is LIGHT
    assert colors_for(Qt.ColorScheme.Light) is LIGHT
    assert colors_for(Qt.ColorScheme.Dark) is DARK


def test_the_choice_changes_the_window_at_once(theme: Theme, qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    qtbot.waitExposed(window)
    for choice, colors in ((SchemeChoice.DARK, DARK), (SchemeChoice.LIGHT, LIGHT)):
        with qtbot.waitSignal(theme.changed):
            theme.choose(choice)
        assert theme.is_dark is (choice is SchemeChoice.DARK)
        qtbot.waitUntil(partial(_is_filled, window, QColor(colors.ground)))


def _is_filled(widget: QWidget, color: QColor) -> bool:
    return widget.grab().toImage().pixelColor(widget.rect().center()) == color


def test_the_system_choice_follows_the_system(qapp: QApplication, theme: Theme) -> None:
    theme.choose(SchemeChoice.SYSTEM)
    assert theme.colors is colors_for(qapp.styleHints().colorScheme())
    theme.choose(SchemeChoice.LIGHT)


def test_letters_are_those_that_ship(theme: Theme) -> None:
    for style in TextStyle:
        font = theme.font(style, strong=style is TextStyle.TITLE)
        assert QFontInfo(font).family() == "Inter"
        assert font.pixelSize() == style.value[0]


def test_where_nothing_is_to_move_the_flash_stays_steady(theme: Theme, qtbot: QtBot) -> None:
    preview = Preview(theme, "Camera")
    qtbot.addWidget(preview)
    preview.show()
    try:
        theme.choose_motion(MotionChoice.REDUCED)
        preview.flash()
        first = preview.grab().toImage()
        QTest.qWait(60)
        assert preview.is_flashing()
        assert preview.grab().toImage() == first
        assert not QApplication.isEffectEnabled(Qt.UIEffect.UI_AnimateMenu)
    finally:
        theme.choose_motion(MotionChoice.SYSTEM)


def test_where_nothing_is_to_move_a_bar_of_unknown_length_does_not_run(
    theme: Theme, qtbot: QtBot
) -> None:
    try:
        theme.choose_motion(MotionChoice.REDUCED)
        panel = ProgressPanel(theme, "Reading")
        qtbot.addWidget(panel)
        panel.set_progress(3, None)
        (bar,) = panel.findChildren(QProgressBar)
        assert bar.minimum() < bar.maximum()
    finally:
        theme.choose_motion(MotionChoice.SYSTEM)


def test_whatever_is_animated_asks_whether_it_may_move() -> None:
    animated = re.compile(r"\bQ(Variant|Property)Animation\(|\bQTimeLine\(|setRange\(0, 0\)")
    for path in Path(str(files("ui"))).rglob("*.py"):
        text = path.read_text("utf-8")
        assert not animated.search(text) or "theme.moves" in text, path.name


def test_digits_of_inventory_numbers_are_all_as_wide_as_each_other(theme: Theme) -> None:
    metrics = QFontMetrics(theme.font(TextStyle.NUMBER, strong=True, figures=True))
    assert len({metrics.horizontalAdvance(digit * 6) for digit in "0123456789"}) == 1


def test_text_can_be_made_larger_and_back(theme: Theme) -> None:
    theme.set_text_scale(1.5)
    assert theme.font(TextStyle.BODY).pixelSize() == 21
    assert theme.line(TextStyle.BODY) == 30
    theme.set_text_scale(1.0)
    assert theme.font(TextStyle.BODY).pixelSize() == 14


def test_every_icon_that_ships_is_drawn_in_the_colour_asked_for(qapp: QApplication) -> None:
    assert qapp is not None
    names = [
        entry.name.removesuffix(".svg")
        for entry in files("resources").joinpath("icons").iterdir()
        if entry.name.endswith(".svg")
    ]
    for name in names:
        image = icons.pixmap(name, "#12AB34", 24).toImage()
        opaque = {
            image.pixelColor(x, y).name()
            for x in range(24)
            for y in range(24)
            if image.pixelColor(x, y).alpha() == 255
        }
        assert opaque, name
        if name != icons.APP_ICON:
            assert "#12ab34" in opaque, name


def test_icons_are_sharp_on_dense_screens(qapp: QApplication) -> None:
    assert qapp is not None
    dense = icons.pixmap("calendar", "#000000", 24, 2.0)
    assert (dense.width(), dense.deviceIndependentSize().width()) == (48, 24.0)


def test_each_font_and_icon_set_ships_with_its_licence() -> None:
    assert "SIL Open Font License" in resources.read_text("fonts/LICENSE-inter.txt")
    assert "ISC License" in resources.read_text("icons/LICENSE-lucide.txt")


def test_every_pair_of_colours_belongs_to_a_tone() -> None:
    pairs = {f.name for f in dataclasses.fields(LIGHT) if isinstance(getattr(LIGHT, f.name), Pair)}
    assert pairs == {tone.value for tone in Tone}

"""The look, in one place: colours, sizes, type, and how they reach Qt (palette, style sheet)."""

from __future__ import annotations

import dataclasses
import functools
import math
from enum import Enum
from pathlib import Path
from string import Template
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTemporaryDir, Signal, Slot
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication, QStyleFactory

import resources
from ui import icons
from ui.motion import MotionChoice, is_wanted

if TYPE_CHECKING:
    from PySide6.QtGui import QIcon, QPixmap

FAMILY = "Inter"
FONT_FILES = ("fonts/Inter-Regular.ttf", "fonts/Inter-SemiBold.ttf")
STYLE_SHEET = "styles/ordidesk.qss"
# Drawn by the style sheet, which can only name files: written out in the theme's colours.
STYLE_SHEET_ICONS = ("check", "chevron-down", "arrow-up", "arrow-down")


_EFFECTS = (
    Qt.UIEffect.UI_AnimateMenu,
    Qt.UIEffect.UI_FadeMenu,
    Qt.UIEffect.UI_AnimateCombo,
    Qt.UIEffect.UI_AnimateTooltip,
    Qt.UIEffect.UI_FadeTooltip,
)


class SchemeChoice(Enum):
    """What the person chose for light and dark."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class Tone(Enum):
    """What a chip, a notice or a shape means; each has its own pair of colours."""

    CRITICAL = "critical"
    HIGH = "high"
    NORMAL = "normal"
    LOW = "low"
    INFO = "info"
    OK = "ok"
    WARN = "warn"
    DANGER = "danger"
    LOAN = "loan"
    NEUTRAL = "neutral"


class TextStyle(Enum):
    """The type scale: pixels of the letters and of the line."""

    SMALL = (12, 16)
    LABEL = (13, 18)
    BODY = (14, 20)
    HEADING = (16, 22)
    TITLE = (20, 28)
    NUMBER = (28, 36)


@dataclasses.dataclass(frozen=True)
class Pair:
    """A text colour and the fill it is read on."""

    text: str
    fill: str


@dataclasses.dataclass(frozen=True)
class Colors:
    """Every colour of one scheme, as #RRGGBB."""

    ground: str
    surface: str
    hover: str
    selected: str
    text: str
    secondary: str
    disabled: str
    accent: str
    accent_hover: str
    accent_pressed: str
    on_accent: str
    control_border: str
    button_border: str
    line: str
    field: str
    camera: str
    camera_veil: str
    on_camera: str
    outline: str
    critical: Pair
    high: Pair
    normal: Pair
    low: Pair
    info: Pair
    ok: Pair
    warn: Pair
    danger: Pair
    loan: Pair
    neutral: Pair

    def pair(self, tone: Tone) -> Pair:
        """Return the text and fill of `tone`."""
        pair = getattr(self, tone.value)
        if not isinstance(pair, Pair):
            raise TypeError(tone)
        return pair


LIGHT = Colors(
    ground="#F5F7FA",
    surface="#FFFFFF",
    hover="#EDF1F6",
    selected="#E3EEFD",
    text="#17202B",
    secondary="#4F5B6A",
    disabled="#7C8794",
    accent="#0B5CC4",
    accent_hover="#094FA9",
    accent_pressed="#07418B",
    on_accent="#FFFFFF",
    control_border="#727D8A",
    button_border="#C5CDD7",
    line="#DFE5EC",
    field="#FFFFFF",
    camera="#1B2129",
    camera_veil="#1B2129",
    on_camera="#F2F5F8",
    outline="#35C46A",
    critical=Pair("#FFFFFF", "#B3261E"),
    high=Pair("#7A3300", "#FFE3CC"),
    normal=Pair("#0B4FA8", "#E3EEFD"),
    low=Pair("#3F4B59", "#E6EAF0"),
    info=Pair("#0B4FA8", "#E3EEFD"),
    ok=Pair("#14582F", "#DDF3E4"),
    warn=Pair("#664600", "#FBEFC6"),
    danger=Pair("#8C1D18", "#FCE4E2"),
    loan=Pair("#4A2C8F", "#EAE3FB"),
    neutral=Pair("#3F4B59", "#E6EAF0"),
)

DARK = Colors(
    ground="#111418",
    surface="#191D23",
    hover="#222831",
    selected="#1D3049",
    text="#E7EBF0",
    secondary="#A3AFBD",
    disabled="#76818E",
    accent="#7DB3FF",
    accent_hover="#9AC4FF",
    accent_pressed="#63A1F7",
    on_accent="#0B1A2E",
    control_border="#7A8695",
    button_border="#414B57",
    line="#2B323B",
    field="#14181D",
    camera="#0B0E12",
    camera_veil="#0B0E12",
    on_camera="#F2F5F8",
    outline="#35C46A",
    critical=Pair("#2A0503", "#FF8A80"),
    high=Pair("#FFC58F", "#43290F"),
    normal=Pair("#A9CCFF", "#1D3049"),
    low=Pair("#C3CCD8", "#2B323C"),
    info=Pair("#A9CCFF", "#1D3049"),
    ok=Pair("#8FDDAA", "#12351F"),
    warn=Pair("#F3D27C", "#3A2F0E"),
    danger=Pair("#FFB4AB", "#4A1D19"),
    loan=Pair("#CDBBFF", "#2F2452"),
    neutral=Pair("#C3CCD8", "#2B323C"),
)


@dataclasses.dataclass(frozen=True)
class Sizes:
    """Every length, in logical pixels."""

    space_4: int = 4
    space_8: int = 8
    space_12: int = 12
    space_16: int = 16
    space_24: int = 24
    space_32: int = 32
    hairline: int = 1
    focus_ring: int = 2
    radius: int = 6
    radius_large: int = 10
    thin_radius: int = 3
    segment_radius: int = 14
    indicator_radius: int = 9
    radio_ring: int = 5
    target: int = 36
    target_field: int = 48
    icon_small: int = 16
    icon: int = 20
    icon_rail: int = 24
    icon_large: int = 40
    rail: int = 80
    rail_entry: int = 60
    top_bar: int = 48
    search: int = 480
    search_height: int = 32
    visit_title: int = 240
    segment: int = 28
    link: int = 22
    search_popup: int = 420
    row_dense: int = 56
    row: int = 64
    row_single: int = 36
    chip: int = 20
    chip_padding: int = 8
    dot: int = 8
    scroll_bar: int = 10
    scroll_handle: int = 32
    timeline_times: int = 48
    list_width: int = 360
    day_timeline: int = 392
    day_side: int = 288
    ticket_aside: int = 316
    triage_form: int = 440
    triage_label: int = 64
    load_open: int = 72
    load_critical: int = 60
    load_today: int = 84
    load_tomorrow: int = 88
    leave_side: int = 416
    leave_side_narrow: int = 288
    check_row_beside: int = 560
    photo_width: int = 800
    photo_height: int = 560
    label_narrow: int = 84
    number_field: int = 56
    preview_least: int = 240
    scanner_left: int = 640
    label_column: int = 128
    avatar: int = 28
    thumbnail: int = 160
    thumbnail_height: int = 120
    photo_small: int = 72
    loan_aside: int = 300
    progress: int = 6
    notice: int = 440
    dialog: int = 440
    wide_dialog: int = 640
    asset_table: int = 800
    widest_card: int = 600
    choice: int = 144
    setting_label: int = 176
    code: int = 280
    composer: int = 64
    long_text: int = 88
    composer_tallest: int = 160
    message: int = 360
    ink: int = 3
    pen_step: int = 2
    signing_side: int = 560
    signing_pad: int = 360
    sheet_window: int = 960
    ticket_form: int = 1040
    sheet_shadow: int = 1
    board_hour: int = 92
    board_names: int = 126
    board_hours: int = 28
    board_backlog: int = 240
    board_held: int = 35  # percent
    board_bubble: int = 320
    breakpoint: int = 1020  # 1100 of the window less the rail
    window_width: int = 1366
    window_height: int = 688
    window_narrowest: int = 800
    window_shortest: int = 520


SIZE = Sizes()


def colors_for(scheme: Qt.ColorScheme) -> Colors:
    """Return the colours of a scheme; unknown means light, which sunlight asks for too."""
    return DARK if scheme is Qt.ColorScheme.Dark else LIGHT


def contrast(first: str, second: str) -> float:
    """Return the contrast ratio of two #RRGGBB colours, 1 to 21 (WCAG 2.2, relative luminance)."""
    lighter, darker = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(color: str) -> float:
    def linear(channel: float) -> float:
        return channel / 12.92 if channel <= 0.04045 else math.pow((channel + 0.055) / 1.055, 2.4)  # noqa: PLR2004 - the constants of sRGB

    rgb = QColor(color)
    return (
        0.2126 * linear(rgb.redF()) + 0.7152 * linear(rgb.greenF()) + 0.0722 * linear(rgb.blueF())
    )


class Theme(QObject):
    """The look in force: hands out colours, fonts and icons, and follows the system's scheme.

    Widgets that paint or show icons take it and draw again on `changed`.
    """

    changed = Signal()

    def __init__(
        self,
        app: QApplication,
        choice: SchemeChoice = SchemeChoice.SYSTEM,
        text_scale: float = 1.0,
        motion: MotionChoice = MotionChoice.SYSTEM,
    ) -> None:
        """Prepare the look; nothing changes in `app` before `apply`. `text_scale` is a factor."""
        super().__init__(app)
        self._app = app
        self._choice = choice
        self._text_scale = text_scale
        self._motion = motion
        self._effects = {it: app.isEffectEnabled(it) for it in _EFFECTS}
        self._drawn = QTemporaryDir()
        self._fonts: dict[tuple[TextStyle, bool, bool], QFont] = {}
        self._app.styleHints().colorSchemeChanged.connect(self._follow_system)
        self.colors = self._chosen_colors()

    @property
    def choice(self) -> SchemeChoice:
        """What the person chose: the system's scheme, light or dark."""
        return self._choice

    @property
    def is_dark(self) -> bool:
        """Whether the scheme in force is the dark one."""
        return self.colors is DARK

    def choose(self, choice: SchemeChoice) -> None:
        """Switch at once to light, dark or the system's scheme."""
        self._choice = choice
        self.apply()

    def set_text_scale(self, factor: float) -> None:
        """Make every text larger or smaller at once; 1.0 is the design's size."""
        self._text_scale = factor
        self.apply()

    @property
    def moves(self) -> bool:
        """Whether things may move; whatever is animated asks this."""
        return is_wanted(self._motion)

    def choose_motion(self, choice: MotionChoice) -> None:
        """Let things move, or not, or as the system says."""
        self._motion = choice
        self._show_effects()
        self.changed.emit()

    def apply(self) -> None:
        """Dress the application: style, fonts, palette and style sheet."""
        self.colors = self._chosen_colors()
        self._fonts.clear()
        _load_fonts()
        self._app.setStyle(QStyleFactory.create("Fusion"))
        self._app.setFont(self.font(TextStyle.BODY))
        self._app.setPalette(_palette(self.colors))
        self._app.setStyleSheet(self._style_sheet())
        self._show_effects()
        self.changed.emit()

    def font(self, style: TextStyle, *, strong: bool = False, figures: bool = False) -> QFont:
        """Return the font of `style`; `figures` makes digits even and the zero slashed."""
        key = (style, strong, figures)
        if key not in self._fonts:
            self._fonts[key] = self._made_font(*key)
        return QFont(self._fonts[key])

    def line(self, style: TextStyle) -> int:
        """Return the height of a line of `style`, in logical pixels."""
        return self._scaled(style.value[1])

    @property
    def text_scale(self) -> float:
        """How much larger the letters are than in the design."""
        return self._text_scale

    def scaled(self, length: int) -> int:
        """Return a length that holds text, as large as the letters are."""
        return max(length, self._scaled(length))

    def lacks_room(self, width: int, wanted: int = SIZE.breakpoint) -> bool:
        """Tell whether a width holds less text than ``wanted`` pixels do in the design's size."""
        return width < self._scaled(wanted)

    def icon(self, name: str, *, size: int = SIZE.icon, color: str = "", gap: int = 0) -> QIcon:
        """Return a Lucide icon in the text's colour or in `color`; made again after `changed`.

        `gap` is left empty at its right: the distance to a button's text that Fusion lacks.
        """
        return icons.icon(name, color or self.colors.text, self.colors.disabled, size, gap)

    def pixmap(self, name: str, color: str, size: int, ratio: float) -> QPixmap:
        """Return a Lucide icon to paint, `size` logical pixels wide at that pixel ratio."""
        return icons.pixmap(name, color, size, ratio)

    def _show_effects(self) -> None:
        """Let Qt's own menus, lists and tooltips roll or fade only where things may move."""
        moves = self.moves
        for effect, usual in self._effects.items():
            self._app.setEffectEnabled(effect, usual and moves)

    @Slot(Qt.ColorScheme)
    def _follow_system(self, _scheme: Qt.ColorScheme) -> None:
        if self._choice is SchemeChoice.SYSTEM:
            self.apply()

    def _chosen_colors(self) -> Colors:
        if self._choice is SchemeChoice.SYSTEM:
            return colors_for(self._app.styleHints().colorScheme())
        return DARK if self._choice is SchemeChoice.DARK else LIGHT

    def _scaled(self, pixels: int) -> int:
        return round(pixels * self._text_scale)

    def _made_font(self, style: TextStyle, strong: bool, figures: bool) -> QFont:  # noqa: FBT001 - a key's parts
        font = QFont(FAMILY)
        font.setPixelSize(self._scaled(style.value[0]))
        font.setWeight(QFont.Weight.DemiBold if strong else QFont.Weight.Normal)
        if figures:
            font.setFeature(QFont.Tag("tnum"), 1)
            font.setFeature(QFont.Tag("zero"), 1)
        return font

    def _style_sheet(self) -> str:
        tokens: dict[str, object] = {}
        for field in dataclasses.fields(self.colors):
            value = getattr(self.colors, field.name)
            if isinstance(value, Pair):
                tokens |= {f"{field.name}_text": value.text, f"{field.name}_fill": value.fill}
            else:
                tokens[field.name] = value
        for size in dataclasses.fields(SIZE):
            tokens[size.name] = f"{getattr(SIZE, size.name)}px"
        tokens |= self._lengths_inside_borders()
        for style in TextStyle:
            tokens[f"font_{style.name.lower()}"] = f"{self._scaled(style.value[0])}px"
        for name in STYLE_SHEET_ICONS:
            tokens[f"icon_{name.replace('-', '_')}"] = self._icon_file(name, self.colors.secondary)
        tokens["icon_checked"] = self._icon_file("check", self.colors.on_accent)
        return Template(resources.read_text(STYLE_SHEET)).substitute(tokens)

    def _lengths_inside_borders(self) -> dict[str, str]:
        """Heights and paddings that keep a control's outer size under a hairline or a focus ring.

        Controls grow by what their letters grow by: the room around these stays.
        """
        lengths: dict[str, str] = {}
        for name, height, style in (
            ("control", SIZE.target, TextStyle.BODY),
            ("field", SIZE.target_field, TextStyle.BODY),
            ("number", SIZE.number_field, TextStyle.NUMBER),
            ("search", SIZE.search_height, TextStyle.BODY),
            ("segment", SIZE.segment, TextStyle.SMALL),
        ):
            outer = height + self._growth(style)
            lengths[f"inner_{name}"] = f"{outer - 2 * SIZE.hairline}px"
            lengths[f"inner_{name}_focus"] = f"{outer - 2 * SIZE.focus_ring}px"
        link = SIZE.link + self._growth(TextStyle.LABEL)
        lengths["inner_link"] = f"{link - SIZE.focus_ring}px"
        lengths["inner_check"] = f"{SIZE.space_24 + self._growth(TextStyle.BODY)}px"
        for padding in (SIZE.space_4, SIZE.space_8, SIZE.space_12, SIZE.space_16):
            lengths[f"focus_{padding}"] = f"{padding - SIZE.focus_ring + SIZE.hairline}px"
        return lengths

    def _growth(self, style: TextStyle) -> int:
        return max(0, self.line(style) - style.value[1])

    def _icon_file(self, name: str, color: str) -> str:
        path = Path(self._drawn.path()) / f"{name}-{color[1:]}.svg"
        path.write_bytes(icons.svg(name, color))
        return path.as_posix()


@functools.cache
def _load_fonts() -> None:
    """Load them once: a font that is there twice is written twice into a PDF."""
    for path in FONT_FILES:
        if QFontDatabase.addApplicationFontFromData(resources.read_bytes(path)) < 0:
            raise OSError(path)


def _palette(colors: Colors) -> QPalette:
    role = QPalette.ColorRole
    palette = QPalette()
    for name, color in (
        (role.Window, colors.ground),
        (role.WindowText, colors.text),
        (role.Base, colors.field),
        (role.AlternateBase, colors.ground),
        (role.ToolTipBase, colors.surface),
        (role.ToolTipText, colors.text),
        (role.PlaceholderText, colors.secondary),
        (role.Text, colors.text),
        (role.Button, colors.surface),
        (role.ButtonText, colors.text),
        (role.BrightText, colors.on_accent),
        (role.Link, colors.accent),
        (role.LinkVisited, colors.accent),
        (role.Highlight, colors.accent),
        (role.HighlightedText, colors.on_accent),
        (role.Accent, colors.accent),
        (role.Light, colors.surface),
        (role.Midlight, colors.line),
        (role.Mid, colors.button_border),
        (role.Dark, colors.control_border),
        (role.Shadow, colors.ground),
    ):
        palette.setColor(name, QColor(color))
    for name in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, name, QColor(colors.disabled))
    return palette

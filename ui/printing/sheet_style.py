"""Every number and colour of the sheets. Lengths are units of 1/720 inch: ten a point."""

from __future__ import annotations

from enum import Enum

from PySide6.QtGui import QColor, QFont

from ui.theme import FAMILY

UNITS_PER_INCH = 720
POINT = UNITS_PER_INCH / 72
MILLIMETRE = UNITS_PER_INCH / 25.4

PAPER = QColor("#FFFFFF")
INK = QColor("#000000")
"""Of all that is read: sheets are printed on office printers, and copied."""
HAIRLINE_INK = QColor("#8A8A8A")
"""Between rows and around boxes, where black would stand before the text."""

PAGE_WIDTH = 210 * MILLIMETRE
PAGE_HEIGHT = 297 * MILLIMETRE
MARGIN = 15 * MILLIMETRE
"""Left and right; printers reach to 5 mm of the edge, a punch takes 12."""
MARGIN_TOP = 10 * MILLIMETRE
MARGIN_BOTTOM = 10 * MILLIMETRE
WIDTH = PAGE_WIDTH - 2 * MARGIN

HAIRLINE = 0.4 * POINT
RULE = 0.8 * POINT
INK_WIDTH = 1.0 * POINT
"""Of a signature."""

BASELINE = 0.75
"""Of a line's height: letters of two sizes stand on the same line."""
GAP = 10 * POINT
"""Between columns."""
ROW_PADDING = 1.2 * POINT
"""Above and below the text of a row."""
FACT_PADDING = 0.6 * POINT
SECTION_SPACE = 8.5 * POINT
"""Above the heading of a section."""
HEADING_SPACE = 2.5 * POINT
"""Below it."""
PARAGRAPH_SPACE = 4 * POINT
ITEM_SPACE = 1 * POINT
"""Between the items of a list."""
TITLE_SPACE = 7 * POINT
NOTE_INDENT = 10 * POINT
"""Of a comment below its check, and of an item after its bullet."""
NUMBER_INDENT = 14 * POINT
"""Of an item after its number."""
LABEL_WIDTH = 68 * POINT
"""Of the words before a fact."""
FEWEST_LINES = 2
"""Of a text that is broken over two pages, on either."""

QR_SIDE = 23 * MILLIMETRE
"""With its white margin."""
QR_SIDE_NEXT = 18 * MILLIMETRE
"""On the pages that follow the first."""
QR_QUIET = 4
"""Modules left white around a QR code, by its standard."""
BARS_MODULE = 0.33 * MILLIMETRE
BARS_MODULE_LEAST = 0.19 * MILLIMETRE
"""Finer bars are not read off office paper: the code is left out then."""
BARS_QUIET = 10
"""Modules left white at both ends, by the standard of Code 128."""
BARS_QUIET_WIDTH = BARS_QUIET * BARS_MODULE
BARS_HEIGHT = 10 * MILLIMETRE

SIGNATURE_PADDING = 5 * POINT
SIGNATURE_SHARE = 0.62
"""Of a box's width that the ink has; beside it stand name and time."""
SIGNATURE_LINE = 0.76
SIGNATURE_LINE_ENDS = 0.04
"""Of the box's height and width: the line that people write on, on the screen."""
SIGNATURE_TIGHT = 4
"""Lines of a refusal that fit into its box; a longer reason stands before the boxes."""
FOOTER_SPACE = 6 * POINT
HEADER_SPACE = 4 * POINT
REPRINT_PADDING = 4 * POINT

LOGO_WIDTH = 40 * MILLIMETRE
LOGO_HEIGHT = 14 * MILLIMETRE
"""At most; a logo keeps its shape."""
PHOTOS_ACROSS = 6
PHOTO_HEIGHT = 18 * MILLIMETRE
PHOTO_GAP = 4 * POINT
PICTURE_DPI = 200
"""Dots that a picture is reduced to: what is finer no office printer shows."""

LABEL_PADDING = 1.5 * MILLIMETRE
"""Of a sticker: sheets slip by a millimetre in a printer."""
LABEL_SPACE = 0.8 * MILLIMETRE
LABEL_BARS_SHARE = 0.27
"""Of a sticker's height."""
SMALLEST_TYPE = 4.5
"""Points that a text is made smaller to before it is cut."""

COLUMNS_ACCESSORIES = (0.07, 0.43, 0.07, 0.43)
"""Two pieces beside each other: a usual list takes three lines."""
COLUMNS_RETURNED = (0.64, 0.12, 0.12, 0.12)
COLUMNS_COMPARED = (0.14, 0.43, 0.43)
COLUMNS_PARTS = (0.10, 0.62, 0.28)
COLUMNS_CHECKS = (0.52, 0.16, 0.16, 0.16)
"""Of the width."""


class Type(Enum):
    """The letters: points of their size and of their line, and whether they are strong."""

    TITLE = (18.0, 22.0, True)
    COMPANY = (12.0, 15.0, True)
    NUMBER = (13.0, 17.0, True)
    HEADING = (10.5, 13.0, True)
    STRONG = (9.0, 11.5, True)
    BODY = (9.0, 11.5, False)
    HEAD = (7.5, 10.0, True)
    LABEL = (8.0, 11.5, False)
    SMALL = (7.5, 10.0, False)

    @property
    def line(self) -> float:
        """Height of a line, in units."""
        return self.value[1] * POINT

    def font(self) -> QFont:
        """Make the font, its pixels being units.

        Without the other shapes that Inter has for a sign (beside capitals, in a number, a slashed
        zero): a PDF knows of no letter behind them, and "T-000123" would not be found in it.
        """
        font = QFont(FAMILY)
        font.setPixelSize(round(self.value[0] * POINT))
        font.setWeight(QFont.Weight.DemiBold if self.value[2] else QFont.Weight.Normal)
        # Hinting would set the letters for this screen, and paper is another.
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        font.setFeature(QFont.Tag("calt"), 0)
        return font

"""The papers that labels are printed on: sheets of stickers, and rolls of a label printer."""

from __future__ import annotations

from dataclasses import dataclass

from ui.printing.sheet_style import MILLIMETRE, PAGE_HEIGHT, PAGE_WIDTH


@dataclass(frozen=True)
class LabelFormat:
    """A grid of stickers in the middle of a page; lengths in millimetres."""

    key: str
    """Kept in settings."""
    name: str
    """As it is sold, the same in every language."""
    width: float
    height: float
    across: int = 1
    down: int = 1
    gap: float = 0.0
    """Between columns; rows touch."""

    @property
    def one_up(self) -> bool:
        """Whether each sticker is a page of its own."""
        return self.count == 1

    @property
    def count(self) -> int:
        """How many stickers there are on a page."""
        return self.across * self.down

    @property
    def page(self) -> tuple[float, float]:
        """Width and height of the page, in units of the sheet."""
        if self.one_up:
            return self.width * MILLIMETRE, self.height * MILLIMETRE
        return PAGE_WIDTH, PAGE_HEIGHT

    def place(self, number: int) -> tuple[float, float]:
        """Return the top left of a sticker, counted from 0 along the rows, in units."""
        row, column = divmod(number, self.across)
        page_width, page_height = self.page
        grid_width = (self.across * self.width + (self.across - 1) * self.gap) * MILLIMETRE
        grid_height = self.down * self.height * MILLIMETRE
        x = (page_width - grid_width) / 2 + column * (self.width + self.gap) * MILLIMETRE
        return x, (page_height - grid_height) / 2 + row * self.height * MILLIMETRE


FORMATS = (
    LabelFormat("l7160", "Avery L7160", 63.5, 38.1, 3, 7, 2.5),
    LabelFormat("l7159", "Avery L7159", 63.5, 33.9, 3, 8, 2.5),
    LabelFormat("l4778", "Avery L4778", 45.7, 21.2, 4, 12, 2.5),
    LabelFormat("l7651", "Avery L7651", 38.1, 21.2, 5, 13, 2.5),
    LabelFormat("l4732", "Avery L4732", 35.6, 16.9, 5, 16, 2.5),
    LabelFormat("62x29", "Brother DK-11209", 62.0, 29.0),
    LabelFormat("57x32", "Dymo 11354", 57.0, 32.0),
)


def format_of(key: str) -> LabelFormat:
    """Return a format by its key; the first for one that there is not."""
    return next((it for it in FORMATS if it.key == key), FORMATS[0])

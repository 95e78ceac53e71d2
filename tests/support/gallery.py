"""Photographs every page: ``python -m tests.support.gallery FOLDER``, to be looked at by people."""

from __future__ import annotations

import argparse
import itertools
from pathlib import Path

from tests.support import office
from tests.support.records import LEA, NOE, SOPHIE
from tests.support.whole_window import WholeWindow, whole_window
from ui.application import make_application
from ui.theme import SchemeChoice, Theme

SIZES = ((1366, 768), (1920, 1080))
FILLED = {"empty": office.empty, "full": office.full, "long": office.long_names}
OF_A_RECORD = {"leave", "swap", "return"}
"""Pages that nothing leads to before there is anything."""


def main() -> None:
    """Leave a picture of each page in each state, size and scheme in a folder."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("folder", type=Path)
    asked.add_argument("--text", type=float, default=1.0, help="how large the letters are")
    asked.add_argument("--size", help="as 1366x768; else both")
    asked.add_argument("--state", choices=FILLED, help="else all")
    asked.add_argument("--scheme", choices=("light", "dark"), help="else both")
    options = asked.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    app = make_application("fr")
    theme = Theme(app, text_scale=options.text)
    sizes = [it for it in SIZES if options.size in {None, f"{it[0]}x{it[1]}"}]
    states = [options.state] if options.state else list(FILLED)
    schemes = [options.scheme] if options.scheme else ["light", "dark"]
    for state, person in itertools.product(states, (LEA, SOPHIE, NOE)):
        theme.choose(SchemeChoice.LIGHT)
        with whole_window(theme, FILLED[state](), person, sizes[0]) as opened:
            for name in opened.pages():
                if state == "empty" and name in OF_A_RECORD:
                    continue
                opened.turn_to(name)
                for size, scheme in itertools.product(sizes, schemes):
                    theme.choose(SchemeChoice(scheme))
                    opened.window.resize(*size)
                    _picture(opened, options.folder / f"{name}-{state}-{size[0]}-{scheme}.png")
            if state == "full":
                _photograph_dialogs(opened, theme, person.name.split()[0], options.folder, schemes)


def _photograph_dialogs(
    opened: WholeWindow, theme: Theme, name: str, folder: Path, schemes: list[str]
) -> None:
    for what in opened.dialogs():
        with opened.dialog(what) as dialog:
            for scheme in schemes:
                theme.choose(SchemeChoice(scheme))
                opened.settle()
                dialog.grab().save(str(folder / f"dialog {what}-{name}-{scheme}.png"))


def _picture(opened: WholeWindow, path: Path) -> None:
    opened.settle()
    opened.window.grab().save(str(path))


if __name__ == "__main__":
    main()

"""Refreshes the guide's pictures: plays the tour and keeps, made small, what the guide shows.

    python build_guide.py [FOLDER]

Without ``FOLDER`` the tour is played for it; with one, the pictures of a tour that was played there
are taken.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
from pathlib import Path

from PIL import Image

ROOT = Path(__file__).parent
GUIDE = ROOT / "docs" / "guide"
IMAGES = GUIDE / "images"
MOST_BYTES = 150_000
"""Of one picture: the repository keeps every one that it ever held."""
_COLOURS = (256, 96, 48)
"""A window has few; a camera's grain, which compresses badly, makes do with fewer."""
_SHOWN = re.compile(r"!\[[^\]]*\]\(images/([^)]+)\.png\)")


def main(arguments: list[str]) -> int:
    """Refresh the pictures; the exit code."""
    if arguments:
        return refresh(Path(arguments[0]))
    with tempfile.TemporaryDirectory(prefix="ordidesk-guide-") as folder:
        played = subprocess.run(
            [sys.executable, "-m", "ordidesk", "--tour", folder, "--language", "fr"],
            cwd=ROOT,
            check=False,
        )
        return played.returncode or refresh(Path(folder))


def refresh(tour: Path) -> int:
    """Take what the guide shows from a tour's pictures, and remove what it no longer shows."""
    IMAGES.mkdir(exist_ok=True)
    wanted = shown()
    missing = [name for name in sorted(wanted) if (made := picture_of(tour, name)) is None]
    for name in missing:
        print(f"The tour leaves no picture “{name}”.", file=sys.stderr)
    if missing:
        return 1
    for old in IMAGES.glob("*.png"):
        if old.stem not in wanted:
            old.unlink()
    for name in sorted(wanted):
        made = picture_of(tour, name)
        if made is not None:
            print(f"{shrink(made, IMAGES / f'{name}.png'):7d}  {name}")
    return 0


def shown() -> set[str]:
    """The names of the pictures that the guide's pages show."""
    return {name for page in GUIDE.glob("*.md") for name in _SHOWN.findall(page.read_text("utf-8"))}


def picture_of(tour: Path, name: str) -> Path | None:
    """The tour's first picture of that name; the number before it is the step's, and may change."""
    found = sorted(tour.glob(f"[0-9][0-9]-{name}.png"))
    return found[0] if found else None


def shrink(source: Path, target: Path) -> int:
    """Write a picture with as many colours as there is room for; returns its bytes."""
    with Image.open(source) as picture:
        whole = picture.convert("RGB")
    size = 0
    for colours in _COLOURS:
        whole.quantize(colours, dither=Image.Dither.NONE).save(target, optimize=True)
        size = target.stat().st_size
        if size <= MOST_BYTES:
            break
    return size


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""The guides say what is there: words of the screen, keys, pictures, links."""

from __future__ import annotations

import ast
import re
import tomllib
import unicodedata
from functools import cache
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

import build_guide

ROOT = Path(__file__).parents[2]
GUIDE = ROOT / "docs" / "guide"
PAGES = sorted([*GUIDE.glob("*.md"), *(ROOT / "docs" / "administration").glob("*.md")])
USER_PAGES = sorted(GUIDE.glob("*.md"))

BOLD = re.compile(r"\*\*(.+?)\*\*", re.DOTALL)
LINK = re.compile(r"\]\(([^)\s]+)\)")
KEYS = re.compile(r"<kbd>([^<]+)</kbd>")
MADE_OF_KEYS = re.compile(r"(?:(?:Ctrl|Alt|Shift)\+)*(?:F\d+|[A-Z,]|Left|Right|PgUp|PgDown|Return)")

IN_ENGLISH = {
    "Entrée": "Return",
    "Maj": "Shift",
    "Échap": "Escape",
    "Espace": "Space",
    "Page préc.": "PgUp",
    "Page suiv.": "PgDown",
    "←": "Left",
    "→": "Right",
    "↑": "Up",
    "↓": "Down",
}
STANDARD = {
    "Paste": "Ctrl+V",
    "Undo": "Ctrl+Z",
    "Print": "Ctrl+P",
    "Save": "Ctrl+S",
    "ZoomIn": "Ctrl++",
    "ZoomOut": "Ctrl+-",
}
"""The keys of the system's own shortcuts on Linux and Windows."""
BOARD = ROOT / "ui" / "board" / "day_board.py"
"""It carries visits by arrows, with Ctrl and with Ctrl and Shift: the keys are told apart there."""


@pytest.mark.parametrize("page", USER_PAGES, ids=lambda page: page.stem)
def test_what_is_bold_stands_on_the_screen(page: Path) -> None:
    told = BOLD.findall(page.read_text("utf-8"))
    if page.stem == "questions":  # there the questions are bold
        return
    words = on_screen()
    assert [it for it in told if plain(it) not in words] == []


@pytest.mark.parametrize("page", USER_PAGES, ids=lambda page: page.stem)
def test_each_key_that_is_told_does_something(page: Path) -> None:
    known = shortcuts()
    told = [in_english(it) for it in KEYS.findall(page.read_text("utf-8"))]
    assert [it for it in told if it not in known and it not in {"Ctrl", "ainsi"}] == []


def test_the_pages_shortcuts_are_all_in_the_table() -> None:
    table = (GUIDE / "raccourcis.md").read_text("utf-8")
    told = {in_english(it) for it in KEYS.findall(table)}
    pages = ("main_window.py", "shell.py", "account_menu.py")
    texts = {keys for path in pages for keys in texts_of_keys(path)}
    assert texts - told == set()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: f"{page.parent.name}/{page.stem}")
def test_links_and_pictures_lead_somewhere(page: Path) -> None:
    for link in LINK.findall(page.read_text("utf-8")):
        if link.startswith("https://"):
            continue
        path, _, anchor = link.partition("#")
        target = (page.parent / path).resolve() if path else page
        assert target.exists(), link
        if anchor:
            assert anchor in anchors(target), link


def test_each_picture_is_shown_and_small() -> None:
    pictures = sorted((GUIDE / "images").glob("*.png"))
    assert {it.stem for it in pictures} == build_guide.shown()
    assert [it.name for it in pictures if it.stat().st_size > build_guide.MOST_BYTES] == []


def test_each_page_is_named_on_the_first_one() -> None:
    for folder in (GUIDE, ROOT / "docs" / "administration"):
        named = set(LINK.findall((folder / "README.md").read_text("utf-8")))
        assert {it.name for it in folder.glob("*.md")} - named <= {"README.md"}


def test_the_read_me_leads_to_both_guides() -> None:
    for page, prefix in (("README.md", "docs/"), ("docs/LISEZMOI.md", "")):
        text = (ROOT / page).read_text("utf-8")
        assert f"({prefix}guide/README.md)" in text
        assert f"({prefix}administration/README.md)" in text


@cache
def on_screen() -> set[str]:
    """Every French text of the windows, and every line of the verification lists."""
    file = ROOT / "resources" / "translations" / "ordidesk_fr.ts"
    texts = {
        plain(text.text or "")
        for translation in ET.parse(file).getroot().iter("translation")  # noqa: S314 - our own file
        for text in [translation, *translation.findall("numerusform")]
    }
    for path in (ROOT / "resources" / "verifications").glob("*.toml"):
        texts |= {plain(it["title"]) for it in tomllib.loads(path.read_text("utf-8"))["item"]}
    return texts - {""}


def plain(text: str) -> str:
    """Take out what a line break or a typographer changes, not a letter."""
    return re.sub(r"\s+", " ", unicodedata.normalize("NFC", text).replace("’", "'")).strip()


def in_english(told: str) -> str:
    """Name keys as Qt does."""
    parts = told.replace("++", "+Plus").split("+")
    return "+".join(IN_ENGLISH.get(it, it) for it in parts).replace("+Plus", "++")


@cache
def shortcuts() -> set[str]:
    """Return what the windows' sources say that they do by keys."""
    found: set[str] = set()
    for path in (ROOT / "ui").rglob("*.py"):
        if "tour" in path.parts:
            continue
        source = path.read_text("utf-8")
        found |= texts_of_keys(str(path))
        found |= {it.removeprefix("Key_") for it in re.findall(r"Qt\.Key\.(Key_\w+)", source)}
        standard = re.findall(r"StandardKey\.(\w+)", source)
        found |= {STANDARD[it] for it in standard if it in STANDARD}
    board = BOARD.read_text("utf-8")
    arrows = set(re.findall(r"Qt\.Key\.Key_(Left|Right|Up|Down)\b", board))
    if "_CTRL" in board:
        found |= {f"Ctrl+{it}" for it in arrows}
    if "_CTRL" in board and "_SHIFT" in board:
        found |= {f"Ctrl+Shift+{it}" for it in arrows}
    return found


def texts_of_keys(path: str) -> set[str]:
    """Return the shortcuts that a module of the windows writes as text."""
    tree = ast.parse((ROOT / "ui" / path).read_text("utf-8"))
    texts = {
        it.value for it in ast.walk(tree) if isinstance(it, ast.Constant) if type(it.value) is str
    }
    return {it for it in texts if MADE_OF_KEYS.fullmatch(it) and len(it) > 1}


def anchors(page: Path) -> set[str]:
    """Return the anchors that GitHub gives a page's headings."""
    headings = re.findall(r"^#+ (.+)$", page.read_text("utf-8"), re.MULTILINE)
    kept = (re.sub(r"[^\w\- ]", "", it.lower()) for it in headings)
    return {it.replace(" ", "-") for it in kept}

"""What the windows' sources may not do, so that words, numbers and dates are of one language."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

UI = Path(__file__).parents[2] / "ui"
PHONES = frozenset({"phone", "contact_phone"})
READ_NOT_SHOWN = frozenset(
    {
        "pages/company_dialog.py",  # it is typed there
        "pages/declare_mail.py",
        "session_window.py",
        "tour/declaring.py",
    }
)
"""Where a number is compared or typed."""


NAMES_OF_FILES = frozenset({"pages/photo_dialog.py", "pasted.py", "printing/pdf.py"})
"""Where a date is part of a file, written for the machine."""
SHOWN_BY = frozenset(
    {
        *("QLabel", "QPushButton", "QCheckBox", "QRadioButton", "QToolButton", "QGroupBox"),
        *("addAction", "addButton", "addItem", "addRow", "addTab", "drawText", "insertItem"),
        *("setAccessibleDescription", "setAccessibleName", "setDetailedText", "setHtml"),
        *("setInformativeText", "setPlaceholderText", "setPrefix", "setStatusTip", "setSuffix"),
        *("setText", "setTitle", "setToolTip", "setWhatsThis", "setWindowTitle"),
        *("Card", "Fact", "Question", "Segments", "text_label"),
        *("set_label", "set_title", "set_trailing"),
    }
)
"""What puts the text before people that it is given first."""
SHOWN_SECOND = frozenset({"Button", "Fact", "Question", "Segment", "addRow"})
SAME_EVERYWHERE = frozenset({"OrdiDesk", "SIREN"})


@cache
def trees() -> tuple[tuple[str, ast.Module], ...]:
    return tuple(
        (path.relative_to(UI).as_posix(), ast.parse(path.read_text("utf-8")))
        for path in sorted(UI.rglob("*.py"))
    )


def calls() -> Iterator[tuple[str, ast.Call]]:
    for name, tree in trees():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call):
                yield name, node


def called(call: ast.Call) -> str:
    """The last name of what is called ("setText" of "self._title.setText")."""
    return getattr(call.func, "attr", getattr(call.func, "id", ""))


def owner(call: ast.Call) -> str:
    """What stands before that name, where it is a plain one ("phones" of "phones.shown")."""
    return getattr(getattr(call.func, "value", None), "id", "")


def test_a_phone_number_is_shown_and_dialled_in_one_way() -> None:
    written = {
        id(argument)
        for _name, call in calls()
        if owner(call) == "phones" or called(call) == "bool"
        for argument in call.args
    }
    for name, tree in trees():
        for node in ast.walk(tree):
            if isinstance(node, ast.Attribute) and node.attr in PHONES:
                shown_raw = id(node) not in written and not _is_chosen(tree, node)
                assert name in READ_NOT_SHOWN or not shown_raw, f"{name}:{node.lineno}"
            if isinstance(node, ast.JoinedStr) and name != "phones.py":
                assert "tel:" not in ast.unparse(node), f"{name}:{node.lineno}"


def _is_chosen(tree: ast.Module, phone: ast.Attribute) -> bool:
    """Whether the number only goes into a variable, or is asked whether there is one."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign) and phone in ast.walk(node.value):
            names = [it.id for it in node.targets if isinstance(it, ast.Name)]
            if "phone" in names:
                return True
        if isinstance(node, ast.If | ast.IfExp) and node.test is phone:
            return True
    return False


def test_dates_and_hours_are_written_in_one_place() -> None:
    """By ``moments``, which knows how the person's language has them."""
    for name, call in calls():
        where = f"{name}:{call.lineno}"
        if called(call) == "strftime":
            assert name in NAMES_OF_FILES, where
        if called(call) == "setDisplayFormat":
            assert owner(call.args[0]) == "moments", where  # type: ignore[arg-type] # none is a failure too
        if called(call) in {"toString", "fromString"} and name != "moments.py":
            assert not any(_is_pattern(it) for it in call.args), where


def test_no_date_or_decimal_is_written_by_an_f_string() -> None:
    for name, tree in trees():
        for node in ast.walk(tree) if not name.startswith("tour/") else ():
            if isinstance(node, ast.FormattedValue) and node.format_spec is not None:
                form = ast.unparse(node.format_spec)
                assert not re.search(r"%[a-zA-Z]|\.[0-9]+[feg]|,", form), f"{name}:{node.lineno}"


def test_no_words_are_shown_that_cannot_be_translated() -> None:
    found = [
        f"{name}:{call.lineno}: {ast.unparse(argument)}"
        for name, call in calls()
        for shown_by, argument in zip((SHOWN_BY, SHOWN_SECOND), call.args, strict=False)
        if called(call) in shown_by and not name.startswith("tour/") and _is_prose(argument)
    ]
    assert found == []


def _is_pattern(node: ast.expr) -> bool:
    """Whether it is such a text as "dd/MM" or "HH:mm"."""
    text = node.value if isinstance(node, ast.Constant) else ""
    return isinstance(text, str) and bool(re.search("[dMyHhms]{1,4}[^a-zA-Z][dMyHhms]", text))


def _is_prose(node: ast.expr) -> bool:
    """Whether it is a text of the source with a word in it, maybe between what is filled in."""
    parts = node.values if isinstance(node, ast.JoinedStr) else [node]
    texts = (it.value for it in parts if isinstance(it, ast.Constant))
    return any(
        isinstance(it, str) and it not in SAME_EVERYWHERE and re.search(r"[^\W\d_]{2}", it)
        for it in texts
    )

"""``python -m ordidesk doctor``: a line a check, and a status that scripts can use."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Sequence

import msgspec

from ordidesk.laptop.folders import Folders
from ordidesk.laptop.version import told_version
from ordidesk.settings.effective import effective
from ordidesk.settings.settings_command import fault_words
from ordidesk.support.doctor import Checked, Laptop, Verdict, examine

ALL_WELL, SOME_FAILED = 0, 1


def run(folders: Folders, *, portal: str = "", as_json: bool = False) -> int:
    """Print how each check came out; returns 1 when one failed, else 0: warnings are lived with."""
    if isinstance(sys.stdout, io.TextIOWrapper):  # a Windows console's own letters lack some
        sys.stdout.reconfigure(encoding="utf-8", errors="replace")
    found = effective(folders.settings, folders.policy, os.environ)
    lines = [
        Checked("version", Verdict.OK, told_version()),
        *(Checked("réglages", Verdict.WARN, fault_words(fault)) for fault in found.faults),
        *examine(Laptop(folders, found.settings, portal)),
    ]
    for line in lines:
        print(_json(line) if as_json else words(line), flush=True)  # noqa: T201 - the command's output
    return SOME_FAILED if any(it.verdict is Verdict.FAIL for it in lines) else ALL_WELL


def words(line: Checked) -> str:
    """Return a line as people read it."""
    text = f"{line.verdict.value:<9}  {line.name} : {line.said}"
    return f"{text}\n{'':11}→ {line.remedy}" if line.remedy else text


def report(lines: Sequence[Checked]) -> str:
    """Return the lines as they go to support."""
    return "\n".join(words(line) for line in lines)


def _json(line: Checked) -> str:
    return msgspec.json.encode(line).decode()

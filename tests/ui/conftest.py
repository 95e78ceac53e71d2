"""The look that widgets under test wear."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from ordidesk.domain.people import Person
from ordidesk.domain.records import Record
from tests.support.garbage import collect_garbage_here
from tests.support.records import LEA
from tests.support.workbench import Workbench, open_workbench
from ui.theme import SchemeChoice, Theme

OpenBench = Callable[..., Workbench]

__all__ = ["collect_garbage_here"]


@pytest.fixture(scope="session")
def theme(qapp: object) -> Iterator[Theme]:
    made = Theme(cast("QApplication", qapp), SchemeChoice.LIGHT)
    made.apply()
    yield made
    made.choose(SchemeChoice.LIGHT)


@pytest.fixture
def bench(theme: Theme, tmp_path: Path) -> Iterator[OpenBench]:
    """Open a person's desk over some records: ``bench(records, person=LEA)``."""
    with contextlib.ExitStack() as opened:

        def make(records: Iterable[Record], person: Person = LEA) -> Workbench:
            return opened.enter_context(open_workbench(tmp_path, theme, records, person))

        yield make
        # A test may end before its dialog has: the next one must not find it in its way.
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)

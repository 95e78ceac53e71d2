"""The look that widgets under test wear."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

import pytest
from PySide6.QtWidgets import QApplication

from ui.theme import SchemeChoice, Theme


@pytest.fixture(scope="session")
def theme(qapp: object) -> Iterator[Theme]:
    made = Theme(cast("QApplication", qapp), SchemeChoice.LIGHT)
    made.apply()
    yield made
    made.choose(SchemeChoice.LIGHT)

"""The app in French, and portals with demo data for it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import QCoreApplication, QLocale
from PySide6.QtWidgets import QApplication

import resources
from tests.support.fault_proxy import FaultProxy
from tests.support.garbage import collect_garbage_here, collect_no_garbage_between
from tests.support.running_app import RunningApp
from ui.application import Translator
from ui.demo import DEMO_MAIL, DEMO_PASSWORD, DemoPortal
from ui.desktop import keep_demo_key
from ui.theme import SchemeChoice, Theme
from ui.tour.colleague import Colleague

StartApp = Callable[..., RunningApp]

__all__ = ["collect_garbage_here", "collect_no_garbage_between"]


@pytest.fixture(scope="module")
def in_french(qapp: object) -> Iterator[None]:  # noqa: ARG001 - translators need an application
    """Have the windows speak French, as they do for the people who use them."""
    before = QLocale()
    QLocale.setDefault(QLocale("fr"))
    french = Translator(resources.read_bytes("translations/ordidesk_fr.qm"))
    QCoreApplication.installTranslator(french)
    yield
    QCoreApplication.removeTranslator(french)
    QLocale.setDefault(before)


@pytest.fixture(scope="module")
def theme(qapp: object) -> Theme:
    made = Theme(cast("QApplication", qapp), SchemeChoice.LIGHT)
    made.apply()
    return made


@pytest.fixture(scope="session")
def portal(tmp_path_factory: pytest.TempPathFactory) -> Iterator[DemoPortal]:
    """The real portal, a process of its own; what a test does there, the next one finds."""
    made = DemoPortal(tmp_path_factory.mktemp("portal"))
    yield made
    made.close()


@pytest.fixture
def network(portal: DemoPortal) -> Iterator[FaultProxy]:
    """A way to the portal on which calls can be lost."""
    with FaultProxy(portal.address) as proxy:
        yield proxy


@pytest.fixture
def colleague(portal: DemoPortal) -> Iterator[Colleague]:
    """The demo's manager, at another desk."""
    made = Colleague(portal.address)
    yield made
    made.close()


@pytest.fixture
def start(theme: Theme, in_french: None, tmp_path: Path) -> Iterator[StartApp]:  # noqa: ARG001 - it lasts as long
    """Start the app on the test's own data: ``start()``, again after ``close()``."""
    with ExitStack() as opened:

        def start_app(base: Path = tmp_path, *, pin: bool = False) -> RunningApp:
            keep_key = None if pin else keep_demo_key
            return opened.enter_context(RunningApp(base, theme, keep_key=keep_key))

        yield start_app


@pytest.fixture(scope="module")
def signed_in(
    theme: Theme,
    in_french: None,  # noqa: ARG001 - it lasts as long
    portal: DemoPortal,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[RunningApp]:
    """The app of the demo's technician, up to date; shared by the tests of a file."""
    with RunningApp(tmp_path_factory.mktemp("app"), theme, keep_key=keep_demo_key) as app:
        app.sign_in(portal.address, DEMO_MAIL, DEMO_PASSWORD)
        app.wait_for_desk()
        yield app

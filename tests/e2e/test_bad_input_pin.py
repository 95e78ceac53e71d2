"""A laptop without a keyring: a PIN opens the data, and only the right one."""

from __future__ import annotations

from ordidesk.store.key import PinTooShort, WrongPin
from ordidesk.sync.policy import Problem
from tests.e2e.conftest import StartApp
from tests.support.fault_proxy import FaultProxy
from tests.support.running_app import said
from ui.demo import DEMO_MAIL, DEMO_PASSWORD, DemoPortal
from ui.problems import sentence

PIN = "271828"


def test_a_pin_is_asked_for_and_opens_the_same_store_without_a_network(
    start: StartApp, portal: DemoPortal
) -> None:
    app = start(pin=True)
    with FaultProxy(portal.address) as network:
        app.sign_in(network.url, DEMO_MAIL, DEMO_PASSWORD)
        app.type_pin("12345", new=True)
        app.wait_for_words(sentence(PinTooShort(app.folders.data)))
        app.type_pin(PIN, new=True)
        app.wait_for_desk()
        person = app.context.desk.person()
        assert person is not None
        assert person.mail == DEMO_MAIL
        (store,) = app.folders.data.glob("stores/*/*/store.db")
        app.close()
    app = start(pin=True)
    for wrong in ("271829", ""):
        app.type_pin(wrong)
        app.wait_for_words(sentence(WrongPin(store)))
    app.type_pin(PIN)
    app.stage.wait_for("the desk", lambda: app.desktop.session is not None)
    assert app.context.desk.person() == person
    app.wait_for_status(lambda it: it.problem is Problem.UNREACHABLE)
    assert list(app.folders.data.glob("stores/*/*/store*.db")) == [store]


def test_two_different_pins_are_told(start: StartApp, portal: DemoPortal) -> None:
    app = start(pin=True)
    app.sign_in(portal.address, DEMO_MAIL, DEMO_PASSWORD)
    app.stage.wait_for("the PIN page", lambda: said("PinPage", "Choose a PIN") in app.words())
    app.stage.write(app.entry, "PinPage", "PIN", PIN)
    app.stage.write(app.entry, "PinPage", "The same PIN again", "314159")
    app.stage.click(app.entry, "PinPage", "Continue")
    app.wait_for_words(said("PinPage", "The two PINs differ. Type the same one twice."))
    app.type_pin(PIN, new=True)
    app.wait_for_desk()

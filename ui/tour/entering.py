"""The tour's way in: what somebody types on the sign-in page."""

from __future__ import annotations

from ui.demo import DEMO_PASSWORD
from ui.entry import Entry
from ui.tour.stage import Stage


def type_sign_in(
    stage: Stage, entry: Entry, address: str, mail: str, password: str = DEMO_PASSWORD
) -> None:
    """Sign in at a portal as one of the demo's people."""
    stage.write(entry, "SignInPage", "Portal address", address)
    stage.write(entry, "SignInPage", "E-mail address", mail)
    stage.write(entry, "SignInPage", "Password", password)
    stage.click(entry, "SignInPage", "Sign in")

"""What is written for support tells of nobody and lets nobody in."""

from __future__ import annotations

from pathlib import Path

import pytest

from ordidesk.support.mask import Mask

MASK = Mask(home=Path("/home/lea.martin"), user="lea.martin", machine="PC-MARTIN")


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("mail to lea.martin@ordidesk.example now", "mail to <mail> now"),
        ("call 06 12 34 56 78.", "call <phone>."),
        ("call 0612345678, 04.72.00.11.22", "call <phone>, <phone>"),
        ("call +33 6 12 34 56 78", "call <phone>"),
        ("call +33(0)6-12-34-56-78", "call <phone>"),
        ("call 0033612345678", "call <phone>"),
        ("Authorization: Bearer eyJhbGciOi.J9abc", "Authorization: <secret>"),
        ("sent Bearer eyJhbGciOi.J9abc", "sent Bearer <secret>"),
        ('{"refresh_token": "a b", "x": 1}', '{"refresh_token": <secret>, "x": 1}'),
        ("password=hunter2&x", "password=<secret>&x"),
        ("https://lea:hunter2@proxy.example:3128/", "https://<secret>@proxy.example:3128/"),
        (
            "https://p.example/api/search?q=Dupont failed",
            "https://p.example/api/search?<secret> failed",
        ),
        ("4f9a0c1b2d3e4f5a6b7c8d9e0f1a2b3c4d5e", "<secret>"),
        ("from 192.168.1.24", "from <ip>"),
        ("from 2001:db8::1f", "from <ip>"),
        ("/home/lea.martin/.local/share", "~/.local/share"),
        ("'/home/paul.durand/x'", "'/home/<user>/x'"),
        (r"C:\Users\paul\AppData", r"C:\Users\<user>\AppData"),
        ("on pc-martin (Linux)", "on <machine> (Linux)"),
        ("/srv/lea.martin/x", "/srv/<user>/x"),
    ],
)
def test_forms_of_personal_data_are_taken_out(text: str, written: str) -> None:
    assert MASK(text) == written


@pytest.mark.parametrize(
    "text",
    [
        "2026-11-29 00:35:02,123 INFO ui.app: started",
        "018f3a5e-0000-7000-8000-000000000001",
        "01912345-6789-7abc-8000-000000000001",
        "line 1234, in test_the_diagnostics_name_nobody_and_nothing_typed",
        "http://127.0.0.1:8470",
        "https://portail.exemple.fr:8443",
        "QObject::connect, Python 3.11.7, PySide6 6.11.1",
        "waiting 3, refused 0, bytes 123456789",
        "/srv/lea.martinez/x",
    ],
)
def test_what_support_needs_stays(text: str) -> None:
    assert MASK(text) == text


def test_the_person_who_is_logged_on_is_asked_for() -> None:
    assert Mask()(f"{Path.home()}/x") == "~/x"

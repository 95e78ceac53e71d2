"""``ordidesk doctor``: a line a check, and a status that tells whether one failed."""

from __future__ import annotations

import itertools
import json
import socket
from pathlib import Path

import pytest

from ordidesk.laptop.folders import Folders
from ordidesk.laptop.last_sign_in import LastSignIn, remember
from ordidesk.support import checks
from ordidesk.support.checks import Found, Level, Subject
from ordidesk.support.doctor_command import line, run

_NOBODY = "http://127.0.0.1:9"


def test_a_machine_that_is_offline_is_told_and_fails_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folders = Folders.below(tmp_path)
    last = LastSignIn(portal_url=_NOBODY, mail="lea.martin@ordidesk.example", person_id="x")
    remember(folders.last_sign_in, last)
    assert run(folders, None, as_json=False) == 0
    told = capsys.readouterr().out
    assert "OrdiDesk" in told
    assert "attention Portail           ne répond pas (127.0.0.1: REFUSED)" in told
    assert "attention Trousseau         aucun trousseau" in told
    assert "lea.martin" not in told
    starts = ("ok ", "attention ", "échec ")
    assert sum(each.startswith(starts) for each in told.splitlines()) == len(Subject)


def test_a_portal_that_was_asked_for_has_to_answer(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(Folders.below(tmp_path), _NOBODY, as_json=True) == 1
    told = json.loads(capsys.readouterr().out)
    levels = {it["subject"]: it["level"] for it in told["checks"]}
    assert told["ok"] is False
    assert levels["portal"] == "failed"
    assert levels["cipher"] == "ok"
    assert not list(tmp_path.iterdir())  # nothing is made by looking


def test_what_hangs_is_an_answer(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as mute:
        address = f"http://127.0.0.1:{mute.getsockname()[1]}"
        found = checks.look(Folders.below(tmp_path), address, limit=0.2)
    assert {it.subject for it in found} == set(Subject)
    assert Found(Subject.PORTAL, Level.FAILED, "hangs") in found


def test_a_folder_that_takes_no_files_is_a_failure(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("in the way")
    found = {it.subject: it for it in checks.look(Folders.below(tmp_path), _NOBODY)}
    assert found[Subject.DISK].why == "unwritable"
    assert found[Subject.DISK].level is Level.FAILED


def test_an_address_with_a_password_is_not_repeated(tmp_path: Path) -> None:
    found = {
        it.subject: it
        for it in checks.look(Folders.below(tmp_path), "https://lea:hunter2@portail.example")
    }
    assert "hunter2" not in line(found[Subject.PORTAL])
    assert "échec" in line(found[Subject.PORTAL])


def test_every_answer_can_be_said() -> None:
    for subject, level in itertools.product(Subject, Level):
        assert line(Found(subject, level, "never heard of", "x"))

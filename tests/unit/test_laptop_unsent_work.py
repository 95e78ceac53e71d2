"""Whose work waits on the laptop is told to whoever comes next, and nothing of the work."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from ordidesk.laptop.unsent_work import UnsentWork, note, noted

LEA = UnsentWork(portal_url="https://a.example", person_id="1", name="Léa Martin", actions=2)
KARIM = replace(LEA, person_id="2", name="Karim Benali")


def test_each_persons_work_is_told_until_it_has_left(tmp_path: Path) -> None:
    path = tmp_path / "data" / "unsent.json"
    assert noted(path) == ()
    for work in (LEA, KARIM, replace(LEA, actions=5)):
        note(path, work)
    assert set(noted(path)) == {KARIM, replace(LEA, actions=5)}
    note(path, replace(LEA, actions=0))
    assert noted(path) == (KARIM,)


def test_the_same_person_at_another_portal_is_another_account(tmp_path: Path) -> None:
    path = tmp_path / "unsent.json"
    elsewhere = replace(LEA, portal_url="https://b.example")
    note(path, LEA)
    note(path, elsewhere)
    note(path, replace(LEA, actions=0))
    assert noted(path) == (elsewhere,)


def test_nothing_is_written_when_nothing_waits(tmp_path: Path) -> None:
    note(tmp_path / "unsent.json", replace(LEA, actions=0))
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("content", [b"", b"{", b'[{"name": 5}]', b"\xff"])
def test_a_file_that_is_no_use_tells_of_nobody(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "unsent.json"
    path.write_bytes(content)
    assert noted(path) == ()

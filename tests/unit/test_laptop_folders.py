"""Where things lie on a laptop, and what it remembers of the last sign-in."""

from __future__ import annotations

from pathlib import Path

import pytest

from ordidesk.laptop.folders import Folders
from ordidesk.laptop.last_sign_in import LastSignIn, remember, remembered

_LEA = "018f3a5e-0000-7000-8000-000000000001"
_MARC = "018f3a5e-0000-7000-8000-000000000002"


def test_each_person_at_each_portal_has_a_store(tmp_path: Path) -> None:
    folders = Folders.below(tmp_path)
    portals = [
        "https://portail.exemple.fr",
        "https://portail.exemple.fr:8443",
        "http://127.0.0.1:8080",
        "http://127.0.0.1:8081",
        "http://[::1]:8080",
        "https://portail-exemple.fr",
    ]
    stores = {folders.store_file(url, person) for url in portals for person in (_LEA, _MARC)}
    assert len(stores) == 12
    assert all(store.is_relative_to(tmp_path) for store in stores)
    assert all(set(part).isdisjoint('<>:"|?* ') for path in stores for part in path.parts[1:])


def test_the_folder_names_the_portal_for_a_reader(tmp_path: Path) -> None:
    store = Folders.below(tmp_path).store_file("https://portail.exemple.fr", _LEA)
    assert store.parent.parent.name.startswith("portail.exemple.fr-")


@pytest.mark.parametrize("person_id", ["", "..", "../../etc", "léa", "/etc/passwd"])
def test_a_portal_cannot_choose_where_the_store_lies(tmp_path: Path, person_id: str) -> None:
    with pytest.raises(ValueError, match="UUID"):
        Folders.below(tmp_path).store_file("https://portail.exemple.fr", person_id)


def test_the_system_gives_two_folders_of_our_own() -> None:
    folders = Folders.of_this_person()
    assert "OrdiDesk" in folders.data.parts
    assert folders.data != folders.logs


def test_the_last_sign_in_is_remembered(tmp_path: Path) -> None:
    path = Folders.below(tmp_path).last_sign_in
    assert remembered(path) is None
    last = LastSignIn(portal_url="https://portail.exemple.fr", mail="lea@x.fr", person_id=_LEA)
    remember(path, last)
    assert remembered(path) == last


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'{"mail": 1}', b"\xff\x00"])
def test_a_torn_memory_is_none(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "last-sign-in.json"
    path.write_bytes(content)
    assert remembered(path) is None

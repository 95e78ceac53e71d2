"""The command line on what it cannot use: told a line each, and the rest goes on."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from ui.tour.props import take_photo

KNOWN = "OD-004217"


def _run(
    *arguments: str, environment: dict[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "ordidesk", *arguments],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def mixed(tmp_path: Path) -> Path:
    """A folder as people keep them: photos, and what fell in between."""
    take_photo(tmp_path / "a.jpg", KNOWN)
    take_photo(tmp_path / "b-déchirée.jpg", KNOWN)
    torn = tmp_path / "b-déchirée.jpg"
    torn.write_bytes(torn.read_bytes()[:5_000])
    (tmp_path / "c.txt").write_text("Ceci n'est pas une image.", encoding="utf-8")
    (tmp_path / "d.png").write_bytes(b"")
    (tmp_path / "sous-dossier").mkdir()
    take_photo(tmp_path / "sous-dossier" / "e.png", "OD-003924")
    return tmp_path


def test_decode_names_what_is_no_picture_and_reads_the_rest(mixed: Path) -> None:
    done = _run("decode", str(mixed), str(mixed / "absente.jpg"), "--json")
    lines = {Path(it["file"]).name: it for it in map(json.loads, done.stdout.splitlines())}
    assert {name: [read["text"] for read in it["reads"]] for name, it in lines.items()} == {
        "a.jpg": [KNOWN],
        "b-déchirée.jpg": [],
        "c.txt": [],
        "d.png": [],
        "e.png": ["OD-003924"],
        "absente.jpg": [],
    }
    told = {name for name, it in lines.items() if it.get("error")}
    assert told == {"b-déchirée.jpg", "c.txt", "d.png", "absente.jpg"}
    assert (done.returncode, done.stderr) == (1, "")


def test_decode_says_the_same_in_words(mixed: Path) -> None:
    done = _run("decode", str(mixed))
    assert f"a.jpg : code128 {KNOWN}" in done.stdout
    assert "c.txt : ce fichier n'est pas une image" in done.stdout
    assert "b-déchirée.jpg : image incomplète ou abîmée" in done.stdout
    assert done.returncode == 1


def test_decode_of_pictures_alone_succeeds(mixed: Path) -> None:
    done = _run("decode", str(mixed / "a.jpg"), str(mixed / "sous-dossier"))
    assert (done.returncode, len(done.stdout.splitlines())) == (0, 2)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="other systems have a screen")
@pytest.mark.parametrize("demo", [(), ("--demo",)], ids=["the app", "its demo"])
def test_without_a_screen_the_app_says_so_and_what_to_do(
    tmp_path: Path, demo: tuple[str, ...]
) -> None:
    named = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}
    bare = {name: value for name, value in os.environ.items() if name not in named}
    done = _run("--data", str(tmp_path), *demo, environment=bare)
    assert done.returncode == 1
    assert done.stderr.startswith("OrdiDesk : aucun écran ici")
    assert len(done.stderr.splitlines()) == 1
    assert list(tmp_path.iterdir()) == []

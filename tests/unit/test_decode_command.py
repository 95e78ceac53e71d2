"""``python -m ordidesk decode``: a line a picture, and a bad file stops nothing."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import PIL.Image
import pytest

from ordidesk.__main__ import main
from ordidesk.labels import ocr
from ordidesk.labels.sticker import View, draw_printed, lay_down, photograph

NUMBER = "OD-004217"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    below = tmp_path / "photos" / "étage 2"
    below.mkdir(parents=True)
    PIL.Image.fromarray(photograph(NUMBER, View(angle=35))).save(below / "label.jpg")
    PIL.Image.new("L", (200, 100), 128).save(below.parent / "empty.png")
    (below.parent / "notes.txt").write_text("ceci n'est pas une image", encoding="utf-8")
    torn = (below / "label.jpg").read_bytes()
    (below.parent / "torn.jpg").write_bytes(torn[: len(torn) // 3])
    (below.parent / ".hidden").write_bytes(b"")
    return below.parent


def lines(capsys: pytest.CaptureFixture[str]) -> dict[str, dict[str, Any]]:
    read = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    return {Path(line["file"]).name: line for line in read}


def test_folder_is_walked_and_a_bad_file_named(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["decode", "--json", str(folder)]) == 1

    said = lines(capsys)
    assert list(said) == ["empty.png", "notes.txt", "torn.jpg", "label.jpg"]
    assert said["notes.txt"]["error"] == "ce fichier n'est pas une image"
    assert said["torn.jpg"]["error"] == "image incomplète ou abîmée"
    assert said["empty.png"]["reads"] == []
    assert "error" not in said["empty.png"]


def test_read_has_its_symbology_text_and_corners(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = folder / "étage 2" / "label.jpg"

    assert main(["decode", str(path), "--json"]) == 0

    said = lines(capsys)["label.jpg"]
    assert set(said) == {"file", "reads", "ms"}
    assert said["file"] == str(path)
    (read,) = said["reads"]
    assert (read["symbology"], read["text"]) == ("code128", NUMBER)
    assert len(read["polygon"]) == 4
    assert all(0 <= x <= 1280 and 0 <= y <= 720 for x, y in read["polygon"])
    assert said["ms"] > 0


def test_without_json_it_speaks_french(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["decode", str(folder)]) == 1

    empty, notes, torn, label = capsys.readouterr().out.splitlines()
    assert empty.endswith("empty.png : aucun code")
    assert notes.endswith("notes.txt : ce fichier n'est pas une image")
    assert torn.endswith("torn.jpg : image incomplète ou abîmée")
    assert label.endswith(f"label.jpg : code128 {NUMBER}")


def test_missing_file_and_empty_folder_are_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["decode", "--json", str(tmp_path / "gone.png"), str(tmp_path)]) == 1

    said = lines(capsys)
    assert said["gone.png"]["error"] == "fichier illisible ou introuvable"
    assert said[tmp_path.name]["error"] == "dossier sans image"


def test_no_path_is_a_wrong_use() -> None:
    with pytest.raises(SystemExit) as left:
        main(["decode"])
    assert left.value.code == 2


def test_printed_number_is_read_when_asked_for(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "sticker.png"
    PIL.Image.fromarray(lay_down(draw_printed(NUMBER), View(angle=200))).save(path)

    assert main(["decode", str(path), "--json", "--printed"]) == 0

    said = lines(capsys)["sticker.png"]
    assert said["reads"] == []
    (number,) = said["printed"]  # the phone number is none
    assert (number["text"], number["line"]) == (NUMBER, NUMBER)
    assert number["confidence"] > 0.5
    top_left, top_right, _, _ = number["polygon"]
    assert top_left[0] > top_right[0]  # it stands upside down
    assert main(["decode", str(path), "--printed"]) == 0
    assert capsys.readouterr().out == f"{path} : imprimé {NUMBER}\n"


def test_codes_are_read_where_printed_numbers_cannot_be(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ocr, "_libraries", lambda: None)

    assert main(["decode", str(folder / "étage 2"), "--json", "--printed"]) == 1

    output = capsys.readouterr()
    assert "numéros imprimés" in output.err
    (said,) = [json.loads(line) for line in output.out.splitlines()]
    assert [read["text"] for read in said["reads"]] == [NUMBER]
    assert "printed" not in said

"""Everything that ships is named with its licence and the licence's text."""

from __future__ import annotations

from importlib.metadata import PathDistribution
from pathlib import Path

import pytest

from installer import licences
from installer.failure import BuildFailed
from installer.licences import Licence, texts_of, written
from installer.shipped import Shipped, modules_of_others, shipped


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that Python looks into for distributions, before the others."""
    monkeypatch.syspath_prepend(str(tmp_path))
    return tmp_path


def put(folder: Path, name: str, metadata: str = "", texts: dict[str, str] | None = None) -> None:
    """Install a distribution as wheels do."""
    info = folder / f"{name.replace('-', '_')}-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text(
        f"Metadata-Version: 2.4\nName: {name}\nVersion: 1.0\n{metadata}", encoding="utf-8"
    )
    listed = [f"{info.name}/METADATA,,"]
    for place, text in (texts or {}).items():
        path = info / place
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        listed.append(f"{info.name}/{place},,")
    (info / "RECORD").write_text("\n".join(listed), encoding="utf-8")


def test_what_ships_is_what_the_project_needs_here_and_no_tool_of_the_tests() -> None:
    names = {part.name for part in shipped()}

    assert {"pyside6-essentials", "shiboken6", "zxing-cpp", "requests", "urllib3"} <= names
    assert not names & {"ordidesk", "pytest", "ruff", "litestar", "pyinstaller"}
    assert {"pytest", "litestar"} <= set(modules_of_others())
    assert not {"PySide6", "cv2", "ordidesk", "requests"} & set(modules_of_others())


def test_needs_are_followed_through_extras_and_those_of_other_systems_are_not(
    installed: Path,
) -> None:
    put(
        installed,
        "made-app",
        "Requires-Dist: made-a[fast]\nRequires-Dist: not-here; sys_platform == 'none'\n",
    )
    put(
        installed,
        "made-a",
        "Requires-Dist: made-b; extra == 'fast'\nRequires-Dist: not-here; extra == 'slow'\n",
    )
    put(installed, "made-b", "Requires-Dist: made-a\n")

    assert shipped("made-app") == (
        Shipped("made-a", ("made-b",)),
        Shipped("made-b", ("made-a",)),
    )


@pytest.mark.parametrize(
    ("metadata", "named"),
    [
        ("License-Expression: MIT OR Apache-2.0\nLicense: other\n", "MIT OR Apache-2.0"),
        ("License: BSD\nClassifier: License :: OSI Approved :: BSD License\n", "BSD"),
        ("Classifier: License :: OSI Approved :: MIT License\n", "MIT License"),
        ("Classifier: License :: OSI Approved\n", ""),
        ("", ""),
    ],
)
def test_the_licence_has_the_name_that_the_metadata_give(
    installed: Path, metadata: str, named: str
) -> None:
    put(installed, "made-part", metadata)

    assert Shipped("made-part", ()).licence == named


def test_the_texts_are_found_wherever_wheels_keep_them(installed: Path) -> None:
    texts = {"LICENSE": "un", "licenses/pdfium.txt": "deux", "licenses/a/COPYING.md": "trois"}
    put(installed, "made-part", "License: MIT\n", {**texts, "top_level.txt": "rien"})

    found = texts_of(PathDistribution(installed / "made_part-1.0.dist-info"))

    assert {text for _name, text in found} == {"un", "deux", "trois"}


@pytest.mark.parametrize(
    ("metadata", "texts"), [("", {"LICENSE": "un texte"}), ("License: MIT\n", {})]
)
def test_a_part_without_licence_or_text_ends_the_build(
    installed: Path, metadata: str, texts: dict[str, str]
) -> None:
    put(installed, "made-part", metadata, texts)

    with pytest.raises(BuildFailed, match=r"made-part 1\.0"):
        list(licences.licences([Shipped("made-part", ())]))


def test_the_file_lists_every_part_and_then_has_its_text() -> None:
    text = written(
        [
            Licence("zxing-cpp 3.1", "Apache-2.0", (("LICENSE", "Le texte de zxing."),)),
            Licence("requests 2.34", "MIT", (("LICENSE", "Le texte de requests."),)),
        ]
    )

    listed, *texts = text.split("=" * 100)
    assert "zxing-cpp 3.1: Apache-2.0" in listed
    assert "requests 2.34: MIT" in listed
    assert "Le texte" not in listed
    assert "Le texte de zxing." in texts[1]
    assert "Le texte de requests." in texts[3]


def test_all_that_ships_names_its_licence() -> None:
    assert [part.name for part in shipped() if not part.licence] == []

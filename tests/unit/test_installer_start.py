"""What the build takes along, and that it notices a program that is not as it was built."""

from __future__ import annotations

import json
import shutil
import sys
from importlib.metadata import version
from pathlib import Path

import pytest

import set_up
from installer import bundle, pruning, smoke
from installer.build_data import BuildData
from installer.failure import BuildFailed
from installer.smoke import Installed

BUILD = BuildData(version("ordidesk"), "0123456789ab", 1_795_000_000)
HERE = (sys.executable, "-m", "ordidesk")


def test_of_the_resources_the_app_gets_what_it_reads() -> None:
    folder = set_up.ROOT / "resources"
    taken = {it.relative_to(folder).as_posix() for it in bundle.resource_files(folder)}

    assert {"icons/app.svg", "styles/ordidesk.qss", "fonts/Inter-Regular.ttf"} <= taken
    assert not {it for it in taken if it.startswith("demo/") or it.endswith((".ts", ".py"))}


def test_a_program_of_another_commit_is_not_taken_for_the_built_one(tmp_path: Path) -> None:
    with pytest.raises(BuildFailed, match="--version says"):
        smoke.tried(Installed(HERE, tmp_path), BUILD, Path(sys.executable))


def test_a_program_that_fails_is_told_with_what_it_said(tmp_path: Path) -> None:
    broken = "import sys; print('no libGL', file=sys.stderr); sys.exit(3)"
    program = Installed((sys.executable, "-c", broken), tmp_path)

    with pytest.raises(BuildFailed, match=r"--check.* ended with 3: no libGL"):
        smoke.opens_window(program, "offscreen")


def test_a_program_sees_the_trial_below_what_it_takes_for_the_disk(tmp_path: Path) -> None:
    program = Installed(HERE, tmp_path / "home" / "trial", tmp_path)

    assert program.seen(program.place / "code.jpg") == "/home/trial/code.jpg"


@pytest.mark.skipif(sys.platform == "win32", reason="links of POSIX")
def test_what_is_gone_leaves_no_link_and_no_empty_folder(tmp_path: Path) -> None:
    internal = tmp_path / "_internal"
    plugins = internal / "PySide6" / "Qt" / "plugins" / "imageformats"
    plugins.mkdir(parents=True)
    (internal / "PySide6" / "Qt" / "lib").mkdir()
    (plugins / "libqpdf.so").write_bytes(b"not used")
    (internal / "libqpdf.so").symlink_to("PySide6/Qt/plugins/imageformats/libqpdf.so")
    (internal / "cv2" / "data").mkdir(parents=True)
    (internal / "cv2" / "data" / "faces.xml").write_text("")
    (internal / "kept.json").write_text(json.dumps({}))

    pruning.prune(internal)

    assert [it.name for it in internal.rglob("*")] == ["kept.json"]


@pytest.mark.skipif(not shutil.which("objdump"), reason="binutils")
def test_what_is_no_library_ends_the_build(tmp_path: Path) -> None:
    file = tmp_path / "libtext.so"
    file.write_text("no library")

    with pytest.raises(BuildFailed, match="objdump cannot read"):
        pruning.needed_by(file)

"""One folder gives one archive, byte for byte, whenever and by whomever it is packed."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import tarfile
from pathlib import Path

import pytest

from installer.archive import archive, checksums

MOMENT = 1_795_000_000

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="links and rights of POSIX")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "ordidesk-1.0"
    (made / "_internal" / "été").mkdir(parents=True)
    program = made / "ordidesk"
    program.write_bytes(b"\x7fELF")
    program.chmod(0o700)
    (made / "_internal" / "été" / "modèle.onnx").write_bytes(bytes(range(256)) * 4_000)
    (made / "_internal" / "libz.so.1").write_bytes(b"lib")
    (made / "_internal" / "libz.so").symlink_to("libz.so.1")
    return made


def test_two_archives_of_a_folder_and_its_copy_are_the_same_bytes(
    folder: Path, tmp_path: Path
) -> None:
    copy = tmp_path / "elsewhere" / folder.name
    copy.parent.mkdir()
    shutil.copytree(folder, copy, symlinks=True, copy_function=shutil.copyfile)
    (copy / "ordidesk").chmod(0o775)
    os.utime(copy / "ordidesk", (0, 0))
    (copy / "_internal" / "libz.so.1").unlink()
    os.link(copy / "ordidesk", tmp_path / "other-name")  # a file with two names
    (copy / "_internal" / "libz.so.1").write_bytes(b"lib")

    archive(folder, tmp_path / "one.tar.gz", MOMENT)
    archive(copy, tmp_path / "two.tar.gz", MOMENT)

    assert (tmp_path / "one.tar.gz").read_bytes() == (tmp_path / "two.tar.gz").read_bytes()


def test_two_names_of_one_file_are_two_files(tmp_path: Path) -> None:
    folder = tmp_path / "made"
    folder.mkdir()
    (folder / "a").write_bytes(b"contenu")
    os.link(folder / "a", folder / "b")

    archive(folder, tmp_path / "made.tar.gz", MOMENT)

    with tarfile.open(tmp_path / "made.tar.gz") as packed:
        assert [(it.name, it.isreg(), it.size) for it in packed][1:] == [
            ("made/a", True, 7),
            ("made/b", True, 7),
        ]


def test_what_is_unpacked_is_what_was_packed(folder: Path, tmp_path: Path) -> None:
    archive(folder, tmp_path / "made.tar.gz", MOMENT)
    with tarfile.open(tmp_path / "made.tar.gz") as packed:
        entries = packed.getmembers()
        packed.extractall(tmp_path / "out", filter="data")

    out = tmp_path / "out" / folder.name
    assert [it.name for it in entries] == sorted(it.name for it in entries)
    assert {(it.uid, it.gid, it.uname, it.mtime) for it in entries} == {(0, 0, "", MOMENT)}
    assert os.access(out / "ordidesk", os.X_OK)
    assert not os.access(out / "_internal" / "libz.so.1", os.X_OK)
    assert (out / "_internal" / "libz.so").readlink() == Path("libz.so.1")
    model = "_internal/été/modèle.onnx"
    assert (out / model).read_bytes() == (folder / model).read_bytes()


def test_sha256sum_reads_the_checksums(tmp_path: Path) -> None:
    (tmp_path / "b.tar.gz").write_bytes(b"deux")
    (tmp_path / "a.json").write_bytes(b"un")

    sums = checksums([tmp_path / "b.tar.gz", tmp_path / "a.json"])

    assert sums.splitlines()[0] == f"{hashlib.sha256(b'un').hexdigest()}  a.json"
    if shutil.which("sha256sum"):
        checked = ["sha256sum", "--check", "--strict"]
        subprocess.run(checked, cwd=tmp_path, input=sums.encode(), check=True, capture_output=True)

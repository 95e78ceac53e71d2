"""What takes bytes out of a library takes nothing out that is loaded or asked for."""

from __future__ import annotations

import ctypes
import platform
import shutil
import struct
import subprocess
import sys
from pathlib import Path

import pytest

from installer import icu_data, linear_algebra
from installer.failure import BuildFailed
from installer.stripping import loads_alike, strip
from installer.system_libraries import found_here, places_of

TOOLS = all(shutil.which(it) for it in ("as", "ld", "strip"))
on_linux = pytest.mark.skipif(
    sys.platform != "linux" or not TOOLS, reason="the libraries of Linux, by binutils"
)
HEADER = (
    struct.pack("<HBB", 32, 0xDA, 0x27)
    + struct.pack("<HHBBBB", 20, 0, 0, 0, 2, 0)
    + b"CmnD"
    + bytes(16)
)
ITEMS = {
    "icudt73l/de.res": b"deutsch",
    "icudt73l/fr.res": b"francais",
    "icudt73l/lang/fr_CA.res": b"du Canada",
    "icudt73l/lang/pool.res": b"names",
    "icudt73l/zoneinfo64.res": bytes(99),
    "icudt73l/ibm-5348_P100-1997.cnv": b"windows-1252",
    "icudt73l/big5.cnv": b"chinese",
}


def library(folder: Path, source: str, name: str = "libicudata.so.73") -> Path:
    (folder / "it.s").write_text(source + '\n.section .note.GNU-stack,"",@progbits\n')
    assembled = ["as", "-o", "it.o", "it.s"]
    subprocess.run(assembled, cwd=folder, check=True)
    linked = ["ld", "-shared", "-soname", name, "-o", name, "it.o"]
    subprocess.run(linked, cwd=folder, check=True)
    return folder / name


def holding(folder: Path, table: bytes) -> Path:
    (folder / "it.dat").write_bytes(table)
    data = '.section .rodata\n.balign 16\n.globl icudt73_dat\nicudt73_dat:\n.incbin "it.dat"'
    return library(folder, data)


@on_linux
def test_the_data_keeps_our_languages_under_the_name_that_is_asked_for(tmp_path: Path) -> None:
    made = holding(tmp_path, icu_data.packed(HEADER, ITEMS))

    icu_data.slim(made)

    kept = {name: it for name, it in ITEMS.items() if "de.res" not in name and "big5" not in name}
    wanted = icu_data.packed(HEADER, kept)
    place = ctypes.addressof(ctypes.c_char.in_dll(ctypes.CDLL(str(made)), "icudt73_dat"))
    assert place % 16 == 0
    assert ctypes.string_at(place, len(wanted)) == wanted


def test_each_item_stands_where_the_table_says_and_is_aligned() -> None:
    table = icu_data.packed(HEADER, ITEMS)

    (count,) = struct.unpack_from("<I", table, len(HEADER))
    found = {}
    for number in range(count):
        name, item = struct.unpack_from("<II", table, len(HEADER) + 4 + 8 * number)
        named = table[len(HEADER) + name :].split(b"\0")[0].decode()
        assert (len(HEADER) + item) % 16 == 0
        found[named] = table[len(HEADER) + item :][: len(ITEMS[named])]
    assert found == ITEMS
    assert list(found) == sorted(found)  # ICU searches by halves


@on_linux
def test_data_without_french_is_not_touched(tmp_path: Path) -> None:
    made = holding(tmp_path, icu_data.packed(HEADER, {"icudt73l/de.res": b"deutsch"}))
    before = made.read_bytes()

    with pytest.raises(BuildFailed, match="no French"):
        icu_data.slim(made)

    assert made.read_bytes() == before


@on_linux
def test_a_stripped_library_answers_as_before(tmp_path: Path) -> None:
    names = "\n".join(f"a_local_name_{it}:" for it in range(300))
    answer = f".globl answer\n.type answer, @object\nanswer: .long 42\n.size answer, 4\n{names}"
    made = library(tmp_path, f".data\n{answer}", "libanswer.so")
    before = made.read_bytes()

    saved = strip([made, tmp_path / "it.s"])

    assert saved == len(before) - made.stat().st_size > 300
    assert ctypes.c_int.in_dll(ctypes.CDLL(str(made)), "answer").value == 42


@on_linux
def test_a_file_whose_bytes_moved_in_memory_is_another(tmp_path: Path) -> None:
    made = library(tmp_path, ".data\n.globl answer\nanswer: .long 0x12345678", "libanswer.so")
    content = made.read_bytes()
    other = content.replace(struct.pack("<I", 0x12345678), struct.pack("<I", 0x12345679))

    assert loads_alike(content, content)
    assert not loads_alike(content, other)


def opencv(folder: Path, asked: str) -> Path:
    """A bundle in small: a library that calls one function, and the OpenBLAS that has it."""
    internal = folder / "_internal"
    for place in ("cv2", "opencv_python_headless.libs"):
        (internal / place).mkdir(parents=True)
    blas = "libopenblasp-r0-1.3.15.so"
    of_wheel = internal / "opencv_python_headless.libs"
    made = library(of_wheel, f".globl {asked}\n{asked}: ret", blas)
    source = f".globl call\ncall: jmp {asked}@PLT"
    (internal / "cv2" / "it.s").write_text(source + '\n.section .note.GNU-stack,"",@progbits\n')
    assembled = ["as", "-o", "it.o", "it.s"]
    subprocess.run(assembled, cwd=internal / "cv2", check=True)
    rpath = "$ORIGIN/../opencv_python_headless.libs"
    linked = ["ld", "-shared", "-rpath", rpath, "-o", "cv2.abi3.so", "it.o", str(made)]
    subprocess.run(linked, cwd=internal / "cv2", check=True)
    return internal


@on_linux
@pytest.mark.skipif("liblapack.so.3" not in found_here(), reason="Debian's liblapack3")
@pytest.mark.skipif(platform.machine() != "x86_64", reason="a jump in its assembler")
def test_opencv_finds_what_it_asks_for_in_the_systems_lapack(tmp_path: Path) -> None:
    internal = opencv(tmp_path, "cblas_sgemm")

    linear_algebra.replace(internal)

    shim = next((internal / "opencv_python_headless.libs").glob("libopenblas*"))
    assert shim.stat().st_size < 20_000
    code = "import ctypes, sys; it = ctypes.CDLL(sys.argv[1], 2); print(bool(it.call))"
    load = [sys.executable, "-c", code, str(internal / "cv2" / "cv2.abi3.so")]
    said = subprocess.run(load, check=True, capture_output=True, text=True).stdout
    assert said == "True\n"


@on_linux
@pytest.mark.skipif("liblapack.so.3" not in found_here(), reason="Debian's liblapack3")
@pytest.mark.skipif(platform.machine() != "x86_64", reason="a jump in its assembler")
def test_a_function_that_the_systems_lapack_lacks_ends_the_build(tmp_path: Path) -> None:
    internal = opencv(tmp_path, "cblas_of_tomorrow")

    with pytest.raises(BuildFailed, match="cblas_of_tomorrow"):
        linear_algebra.replace(internal)


@on_linux
def test_a_library_that_this_system_lacks_is_named() -> None:
    with pytest.raises(BuildFailed, match=r"lacks libnothing\.so\.9"):
        places_of(["libnothing.so.9"])

"""Gives OpenCV Debian's LAPACK in the place of the OpenBLAS that its wheel brings.

OpenBLAS holds each routine for dozens of processors, 39 MB. OpenCV asks it for 18 functions, and
only for matrices larger than any that the app has. A library without code of its own, under the
name that OpenCV asks for, leads to the system's instead.
"""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

from installer.failure import BuildFailed
from installer.system_libraries import places_of

_LIBRARIES = ("liblapack.so.3", "libblas.so.3", "libgfortran.so.5", "libquadmath.so.0")
_ASKED = re.compile(r"^\s+U\s+(cblas_\w+|[sdcz][a-z0-9]+_)$", re.MULTILINE)
_HAD_BEFORE = ("libgfortran-*", "libquadmath-*")


def replace(internal: Path) -> None:
    """Do it in a bundle; raises ``BuildFailed`` where a function that OpenCV asks for lacks."""
    of_wheel = internal / "opencv_python_headless.libs"
    found = next(iter(of_wheel.glob("libopenblas*.so*")), None)
    if found is None:
        return
    places = places_of(_LIBRARIES)
    for name in _LIBRARIES:
        shutil.copyfile(places[name], internal / name)
    _must_have(internal)
    for pattern in _HAD_BEFORE:
        for path in of_wheel.glob(pattern):
            path.unlink()
    found.unlink()
    command = [
        *("ld", "-shared", "-soname", found.name, "-rpath", "$ORIGIN/..", "--hash-style=gnu"),
        *("--build-id=none", "--no-as-needed", "-o", str(found)),
        *(str(internal / name) for name in _LIBRARIES),
    ]
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    if done.returncode:
        raise BuildFailed(f"ld: {done.stderr.strip()}")


def _must_have(internal: Path) -> None:
    """OpenCV is linked lazily: what lacks would end the app in the middle of a picture."""
    asked = {
        name for it in (internal / "cv2").glob("cv2*.so") for name in _ASKED.findall(_symbols(it))
    }
    given = {
        line.split()[-1].partition("@")[0]
        for name in _LIBRARIES
        for line in _symbols(internal / name).splitlines()
        if line and " U " not in line
    }
    if not asked or asked - given:
        raise BuildFailed(f"Debian's LAPACK lacks of what OpenCV asks for: {asked - given}")


def _symbols(library: Path) -> str:
    command = ["nm", "--dynamic", str(library)]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout

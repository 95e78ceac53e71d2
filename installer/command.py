"""The steps of ``build_installer.py``, each told with its number and the time it took."""

from __future__ import annotations

import argparse
import shutil
import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from importlib.metadata import version
from pathlib import Path

from installer import archive, bundle, comparison, deb, licences, proof, sbom, smoke
from installer.build_data import BuildData
from installer.failure import BuildFailed
from installer.outside import outside
from installer.shipped import shipped
from installer.system_libraries import found_here, system_packages

AIM_MB = 350
_STEPS = 6
_PROGRAMS = {
    "git": "git",
    **dict.fromkeys(("as", "ld", "nm", "objdump", "strip"), "binutils"),
    **dict.fromkeys(("dpkg", "dpkg-deb"), "dpkg"),
}
_LIBRARIES = {"liblapack.so.3": "liblapack3", "libblas.so.3": "libblas3"}
"""What the build starts and takes from the system, with the Debian package of each."""
_MB = 1_000_000


def build(root: Path, options: argparse.Namespace) -> int:
    """Build everything for Linux; the exit code. Run by the build's own environment."""
    try:
        _check_programs()
        _build(root, options.out.resolve(), with_smoke=not options.skip_smoke)
    except BuildFailed as failed:
        print(f"The installer was not built: {failed}", file=sys.stderr)
        return 1
    return 0


def prove(root: Path, options: argparse.Namespace) -> int:
    """Install the package that was built into a system that has nothing else; the exit code."""
    try:
        for line in proof.prove(version("ordidesk"), options.out.resolve(), portals_python(root)):
            print(line, flush=True)
    except BuildFailed as failed:
        print(f"The package is not proven: {failed}", file=sys.stderr)
        return 1
    return 0


def compare(ours: Path, theirs: Path) -> int:
    """Tell in what two builds differ; 1 when they do."""
    found = comparison.differences(ours.resolve(), theirs.resolve())
    print("\n".join(found) if found else "the same, byte for byte")
    return 1 if found else 0


def portals_python(root: Path) -> Path:
    """The Python of the environment that has the portal, which the bundle is tried against."""
    return root / ".venv" / "bin" / "python"


def _check_programs() -> None:
    lacking = sorted(
        {_PROGRAMS[it] for it in _PROGRAMS if shutil.which(it) is None}
        | {_LIBRARIES[it] for it in _LIBRARIES if it not in found_here()}
    )
    if lacking:
        raise BuildFailed(f"it is built on Debian, with {', '.join(lacking)}, which lack here")


def _build(root: Path, out: Path, *, with_smoke: bool) -> None:
    data = BuildData.of(root)
    print(f"{data.name}, commit {data.commit}, {data.day}")
    with _step(1, "one folder with the app"):
        folder = bundle.bundle(root, root / "build" / "installer", data)
    parts = shipped()
    system = system_packages(folder / "_internal")
    with _step(2, f"licences of {len(parts)} distributions and {len(system)} system packages"):
        kept = [*licences.licences(parts), *licences.of_python(), *licences.of_system(system)]
        text = licences.written([*kept, *licences.debian_common()])
        (folder / licences.FILE).write_text(text, "utf-8")
        (folder / "LICENCE").write_bytes((root / "LICENSE").read_bytes())
    with _step(3, "list of parts (CycloneDX 1.6)"):
        document = sbom.sbom(data, parts, system)
        (folder / sbom.FILE).write_text(document, "utf-8")
    out.mkdir(parents=True, exist_ok=True)
    packed, listed = out / f"{data.name}.tar.gz", out / f"{data.name}.{sbom.FILE}"
    with _step(4, "archive"):
        archive.archive(folder, packed, data.moment)
        listed.write_text(document, "utf-8")
    with _step(5, "Debian package and checksums"):
        debian = deb.package(folder, root, out, data, outside(folder))
        made = [packed, debian, listed]
        (out / "SHA256SUMS").write_text(archive.checksums(made), "ascii")
    if with_smoke:
        with _step(6, "start of what was built"):
            try:
                told = smoke.smoke(folder, data, portals_python(root))
            except BuildFailed:
                for path in (*made, out / "SHA256SUMS"):
                    path.unlink()  # nobody is to take what does not start
                raise
        for line in told:
            print(f"      {line}")
    else:
        print(f"[{_STEPS}/{_STEPS}] start of what was built: left out, as asked")
    _tell_sizes(folder, (packed, debian))


def _tell_sizes(folder: Path, made: Iterable[Path]) -> None:
    size = bundle.size(folder) / _MB
    verdict = "within" if size <= AIM_MB else "above"
    print(f"{folder.name}: {size:.0f} MB, {verdict} the aim of {AIM_MB}; its largest parts:")
    for part, name in bundle.largest(folder):
        print(f"{part / _MB:8.1f} MB  {name}")
    for path in made:
        print(f"{path}: {path.stat().st_size / _MB:.0f} MB, {archive.sha256(path)}")


@contextmanager
def _step(number: int, what: str) -> Iterator[None]:
    print(f"[{number}/{_STEPS}] {what} …", flush=True)
    began = time.monotonic()
    yield
    print(f"[{number}/{_STEPS}] done in {time.monotonic() - began:.1f} s", flush=True)

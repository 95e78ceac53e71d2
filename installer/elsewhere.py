"""The build on Windows and macOS: UNPROVEN, since nobody has started it there yet."""

from __future__ import annotations

import argparse
import os
import plistlib
import shutil
import sys
from pathlib import Path

from installer import archive, bundle, icons, licences, macos, sbom, smoke, windows
from installer.build_data import BuildData
from installer.failure import BuildFailed
from installer.shipped import shipped

UNPROVEN = "unproven: written and checked on Linux, started by nobody"


def build(root: Path, options: argparse.Namespace) -> int:
    """Build for the system that this is; the exit code."""
    data = BuildData.of(root)
    print(f"{data.name}, commit {data.commit}, {data.day}; {UNPROVEN}")
    try:
        made = _build(root, options.out.resolve(), data, with_smoke=not options.skip_smoke)
    except BuildFailed as failed:
        print(f"The installer was not built: {failed}", file=sys.stderr)
        return 1
    print(made)
    return 0


def _build(root: Path, out: Path, data: BuildData, *, with_smoke: bool) -> Path:
    work = root / "build" / "installer"
    folder = bundle.bundle(root, work, data)
    parts = shipped()
    kept = [*licences.licences(parts), *licences.of_python(), *licences.debian_common()]
    (folder / licences.FILE).write_text(licences.written(kept), "utf-8")
    (folder / "LICENCE").write_bytes((root / "LICENSE").read_bytes())
    document = sbom.sbom(data, parts, ())
    (folder / sbom.FILE).write_text(document, "utf-8")
    if with_smoke:
        for line in smoke.smoke(folder, data, _portals_python(root)):
            print(f"      {line}")
    out.mkdir(parents=True, exist_ok=True)
    if sys.platform == "win32":
        script = work / "ordidesk.iss"
        signed = bool(os.environ.get(windows.SIGN_TOOL))
        icon = work / "ordidesk.ico"
        text = windows.setup_script(data, folder, out, icon, signed=signed)
        script.write_text(text, "utf-8-sig")
        windows.compiled(script)
        made = out / f"{data.name}-setup.exe"
    else:
        app = folder.with_name("ordidesk.app")
        shutil.copy(folder / licences.FILE, app / "Contents" / "Resources" / licences.FILE)
        macos.complete(app, data)
        made = out / f"{data.name}.dmg"
        macos.finish(app, made)
    (out / "SHA256SUMS").write_text(archive.checksums([made]), "ascii")
    return made


def write_scripts(root: Path, out: Path) -> list[Path]:
    """Write on any system what Windows and macOS would be built with, to be looked at."""
    data = BuildData.of(root)
    mark = root / "resources" / "icons" / "app.svg"
    out.mkdir(parents=True, exist_ok=True)
    icon = out / "ordidesk.ico"
    icons.write_ico(mark, icon)
    icons.write_icns(mark, out / "ordidesk.icns")
    script = windows.setup_script(data, out / data.name, out, icon, signed=False)
    (out / "ordidesk.iss").write_text(script, "utf-8-sig")
    (out / "Info.plist").write_bytes(plistlib.dumps(macos.information(data)))
    (out / "entitlements.plist").write_bytes(plistlib.dumps(macos.entitlements()))
    return sorted(out.iterdir())


def _portals_python(root: Path) -> Path:
    inside = "Scripts/python.exe" if sys.platform == "win32" else "bin/python"
    return root / ".venv" / inside

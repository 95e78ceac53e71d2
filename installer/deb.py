"""The Debian package: the bundle in ``/usr/lib/ordidesk``, and what a desktop is told of it."""

from __future__ import annotations

import gzip
import hashlib
import os
import shutil
import subprocess
from datetime import UTC, datetime
from email.utils import format_datetime
from pathlib import Path

from installer import desktop_entry, icons
from installer.build_data import BuildData
from installer.failure import BuildFailed
from installer.outside import Outside

NAME = "ordidesk"
MAINTAINER = "OrdiDesk <support@ordidesk.example>"
_PLACE = Path("usr/lib") / NAME
_DOC = Path("usr/share/doc") / NAME
_READ_BY_LIBRARIES = ("fontconfig-config", "xkb-data")
"""Nobody names these: libraries of the bundle open their files."""
_RECOMMENDED = ("ca-certificates", "hicolor-icon-theme", "libgl1-mesa-dri", "shared-mime-info")
_SUGGESTED = ("gnome-keyring | kwalletmanager", "cups")
_PACKED = ("-Zzstd", "-z9", "--threads-max=1")
"""Debian's dpkg reads it since 12. With xz it took five minutes here, for a seventh less."""


def package(folder: Path, root: Path, out: Path, build: BuildData, needs: Outside) -> Path:
    """Make the package of a bundle; ``root`` is the project's. Raises ``BuildFailed``."""
    tree = folder.with_name(f"{NAME}-deb")
    shutil.rmtree(tree, ignore_errors=True)
    lay_out(tree, folder, root, build)
    kilobytes = _kilobytes(tree)
    (tree / "DEBIAN").mkdir()
    (tree / "DEBIAN/md5sums").write_text(_md5sums(tree), "utf-8")
    architecture = _said("dpkg", "--print-architecture").strip()
    text = control(build, needs, architecture, kilobytes)
    (tree / "DEBIAN/control").write_text(text, "utf-8")
    _same_for_everybody(tree, build.moment)
    made = out / f"{NAME}_{build.version}_{architecture}.deb"
    _said(
        *("dpkg-deb", "--root-owner-group", *_PACKED, "--build", str(tree), str(made)),
        SOURCE_DATE_EPOCH=str(build.moment),
    )
    shutil.rmtree(tree)
    return made


def lay_out(tree: Path, folder: Path, root: Path, build: BuildData) -> None:
    """Put every file where Debian has it."""
    shutil.copytree(folder, tree / _PLACE, symlinks=True)
    command = tree / "usr/bin" / NAME
    command.parent.mkdir(parents=True)
    command.symlink_to(Path("../lib") / NAME / NAME)
    share = tree / "usr/share"
    mark = root / "resources/icons/app.svg"
    of_theme = share / "icons/hicolor"
    for size in icons.SIZES:
        icons.write_png(mark, size, of_theme / f"{size}x{size}/apps/{NAME}.png")
    _write(of_theme / f"scalable/apps/{NAME}.svg", mark.read_bytes())
    _write(share / f"applications/{NAME}.desktop", desktop_entry.desktop_file().encode())
    info = f"metainfo/{desktop_entry.COMPONENT}.metainfo.xml"
    _write(share / info, desktop_entry.metainfo(build).encode())
    _write(share / f"man/man1/{NAME}.1.gz", _zipped(desktop_entry.manual(build)))
    _write(tree / _DOC / "copyright", copyright_file().encode())
    _write(tree / _DOC / "changelog.gz", _zipped(_changelog(build)))


def control(build: BuildData, needs: Outside, architecture: str, kilobytes: int) -> str:
    """What apt reads of the package."""
    depends = sorted({*needs.packages, *_READ_BY_LIBRARIES})
    recommends = sorted({*needs.helpful, *_RECOMMENDED})
    return f"""\
Package: {NAME}
Version: {build.version}
Architecture: {architecture}
Maintainer: {MAINTAINER}
Installed-Size: {kilobytes}
Depends: {", ".join(depends)}
Recommends: {", ".join(recommends)}
Suggests: {", ".join(_SUGGESTED)}
Section: misc
Priority: optional
Description: {desktop_entry.SUMMARY[0].lower()}{desktop_entry.SUMMARY[1:]}
{_folded(desktop_entry.DESCRIPTION)}
 .
 It needs no Python: all that it needs besides the libraries above is inside.
"""


def copyright_file() -> str:
    """Our licence, and where those of the parts are."""
    return f"""\
Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/
Upstream-Name: OrdiDesk
Comment: The package holds Python, Qt and other libraries as their makers build them.
 What each is under, with its whole text, stands in
 /{_PLACE}/LICENCES-THIRD-PARTY.txt;
 the list of parts for machines (CycloneDX) is /{_PLACE}/sbom.cdx.json.

Files: *
Copyright: OrdiDesk's authors
License: Apache-2.0

License: Apache-2.0
 The text is in /usr/share/common-licenses/Apache-2.0 on Debian systems.
"""


def _changelog(build: BuildData) -> str:
    moment = format_datetime(datetime.fromtimestamp(build.moment, UTC))
    told = f"  * Built from commit {build.commit}; the project's CHANGELOG tells what is new."
    return f"{NAME} ({build.version}) stable; urgency=low\n\n{told}\n\n -- {MAINTAINER}  {moment}\n"


def _folded(text: str, width: int = 78) -> str:
    lines, line = [], ""
    for word in text.split():
        if len(line) + len(word) + 1 > width:
            lines.append(line)
            line = ""
        line += f" {word}"
    return "\n".join([*lines, line])


def _write(target: Path, content: bytes) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(content)


def _zipped(text: str) -> bytes:
    return gzip.compress(text.encode(), 9, mtime=0)


def _kilobytes(tree: Path) -> int:
    """The size on a disk as Debian counts it: whole kilobytes a file, one for all else."""
    return sum(
        -(-it.stat().st_size // 1024) if it.is_file() and not it.is_symlink() else 1
        for it in tree.rglob("*")
    )


def _md5sums(tree: Path) -> str:
    files = (it for it in sorted(tree.rglob("*")) if it.is_file() and not it.is_symlink())
    return "".join(
        f"{hashlib.md5(it.read_bytes(), usedforsecurity=False).hexdigest()}  "
        f"{it.relative_to(tree).as_posix()}\n"
        for it in files
        if "DEBIAN" not in it.relative_to(tree).parts
    )


def _same_for_everybody(tree: Path, moment: int) -> None:
    """Give every file the rights and the date that do not depend on who builds."""
    for path in (tree, *tree.rglob("*")):
        if not path.is_symlink():
            runs = path.is_dir() or bool(path.stat().st_mode & 0o100)
            path.chmod(0o755 if runs else 0o644)
        os.utime(path, (moment, moment), follow_symlinks=False)


def _said(*command: str, **environment: str) -> str:
    done = subprocess.run(
        command,
        env={**os.environ, **environment},
        check=False,
        capture_output=True,
        text=True,
    )
    if done.returncode:
        raise BuildFailed(f"{command[0]}: {done.stderr.strip()}")
    return done.stdout

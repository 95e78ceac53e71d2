"""Takes out of a bundle what comes with Qt unasked: plugins, their libraries, other languages."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

from installer import linear_algebra
from installer.failure import BuildFailed
from installer.icu_data import slim
from installer.stripping import strip

_PLUGINS = frozenset(
    {
        "iconengines/libqsvgicon",
        "imageformats/libqgif",
        "imageformats/libqico",
        "imageformats/libqjpeg",
        "imageformats/libqsvg",
        "imageformats/libqtiff",
        "imageformats/libqwebp",
        "platforminputcontexts/libcomposeplatforminputcontextplugin",
        "platforminputcontexts/libibusplatforminputcontextplugin",
        "platforms/libqoffscreen",
        "platforms/libqwayland",
        "platforms/libqxcb",
        "platformthemes/libqxdgdesktopportal",
        "printsupport/libcupsprintersupport",
        "wayland-decoration-client/libadwaita",
        "wayland-decoration-client/libbradient",
        "wayland-graphics-integration-client/libqt-plugin-wayland-egl",
        "wayland-shell-integration/libxdg-shell",
        "xcbglintegrations/libqxcb-egl-integration",
        "xcbglintegrations/libqxcb-glx-integration",
    }
)
"""No TLS: Qt itself speaks to other starts of the app only, and requests to the portal."""
_LANGUAGES = ("qtbase_en", "qtbase_fr")
_NEEDED = re.compile(r"^\s+NEEDED\s+(\S+)$", re.MULTILINE)
_OPENED_BY_NAME = ("libpython", "libzbar.so")
"""Libraries that no other names: the starter and ctypes open them."""


def prune(internal: Path) -> None:
    """Take out what is not used, then every library that only this had needed."""
    qt = internal / "PySide6" / "Qt"
    for plugin in (qt / "plugins").rglob("*.so"):
        if f"{plugin.parent.name}/{plugin.stem}" not in _PLUGINS:
            plugin.unlink()
    for words in (qt / "translations").glob("*.qm"):
        if words.stem not in _LANGUAGES:
            words.unlink()
    for folder in (qt / "qml", qt / "libexec", internal / "cv2" / "data"):
        shutil.rmtree(folder, ignore_errors=True)
    linear_algebra.replace(internal)
    _drop_unneeded(internal, qt / "lib")
    for data in (qt / "lib").glob("libicudata.so.*"):
        if not data.is_symlink():
            slim(data)
    strip(it for it in sorted(internal.rglob("*.so*")) if it.is_file())
    _tidy(internal)


def _tidy(internal: Path) -> None:
    """Remove links to what is gone, and folders with nothing in them."""
    for link in internal.rglob("*"):
        if link.is_symlink() and not link.exists():
            link.unlink()
    for folder in sorted((it for it in internal.rglob("*") if it.is_dir()), reverse=True):
        if not any(folder.iterdir()):
            folder.rmdir()


def _drop_unneeded(internal: Path, qt_libraries: Path) -> None:
    """Remove shared libraries that nothing names any more, until there are no such."""
    libraries = [*internal.glob("*.so*"), *qt_libraries.glob("*.so*")]
    candidates = {it for it in libraries if not it.is_symlink() and not _is_opened(it.name)}
    everything = [it for it in internal.rglob("*.so*") if it.is_file() and not it.is_symlink()]
    needs = {it: needed_by(it) for it in everything}
    while True:
        named = {name for needed in needs.values() for name in needed}
        unneeded = [it for it in candidates if it.name not in named]
        if not unneeded:
            return
        for library in unneeded:
            library.unlink()
            candidates.remove(library)
            del needs[library]


def _is_opened(name: str) -> bool:
    return name.startswith(_OPENED_BY_NAME) or ".cpython-" in name or ".abi3.so" in name


def needed_by(library: Path) -> frozenset[str]:
    """The libraries that one names to be loaded with it."""
    command = ["objdump", "-p", str(library)]
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    if done.returncode:
        raise BuildFailed(f"objdump cannot read {library}: {done.stderr.strip()}")
    return frozenset(_NEEDED.findall(done.stdout))

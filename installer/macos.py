"""What macOS is handed: an app that may use the camera, signed, in a disk image.

UNPROVEN: there is no macOS here. What is written is checked to be property lists; the commands
stand as Apple documents them, and nobody has run them.
"""

from __future__ import annotations

import os
import plistlib
import subprocess
from pathlib import Path

from installer.build_data import BuildData
from installer.failure import BuildFailed

BUNDLE_ID = "example.ordidesk.OrdiDesk"
IDENTITY = "ORDIDESK_CODESIGN_IDENTITY"
"""The environment's name of a Developer ID; unset: the app is signed for this machine only."""
NOTARY = "ORDIDESK_NOTARY_PROFILE"
"""The environment's name of a profile of ``notarytool store-credentials``; unset: not notarised."""


def information(build: BuildData) -> dict[str, object]:
    """The app's Info.plist; without the words for the camera, macOS ends an app that opens one."""
    return {
        "CFBundleIdentifier": BUNDLE_ID,
        "CFBundleName": "OrdiDesk",
        "CFBundleDisplayName": "OrdiDesk",
        "CFBundleExecutable": "ordidesk",
        "CFBundleIconFile": "ordidesk.icns",
        "CFBundlePackageType": "APPL",
        "CFBundleShortVersionString": build.version,
        "CFBundleVersion": build.version,
        "CFBundleDevelopmentRegion": "fr",
        "CFBundleLocalizations": ["fr", "en"],
        "LSMinimumSystemVersion": "13.0",
        "LSApplicationCategoryType": "public.app-category.business",
        "NSHighResolutionCapable": True,
        "NSRequiresAquaSystemAppearance": False,
        "NSCameraUsageDescription": "OrdiDesk lit les étiquettes des machines avec la caméra.",
    }


def camera_words() -> dict[str, str]:
    """The file InfoPlist.strings of each other language."""
    words = "OrdiDesk reads the labels of machines with the camera."
    return {"en": f'"NSCameraUsageDescription" = "{words}";\n'}


def entitlements() -> dict[str, object]:
    """What the hardened runtime, which notarising asks for, has to let the app do.

    Python's libraries are loaded by a program of another maker, and ctypes writes code.
    """
    return {
        "com.apple.security.device.camera": True,
        "com.apple.security.cs.allow-unsigned-executable-memory": True,
        "com.apple.security.cs.disable-library-validation": True,
    }


def commands(app: Path, rights: Path, image: Path) -> list[list[str]]:
    """What signs the app, puts it into an image and has Apple look at it, in this order."""
    identity = os.environ.get(IDENTITY, "-")
    trusted = ["--timestamp", "--options", "runtime"] if identity != "-" else []
    sign = ["codesign", "--force", "--sign", identity, *trusted]
    listed = [
        [*sign, "--deep", "--entitlements", str(rights), str(app)],
        ["codesign", "--verify", "--deep", "--strict", str(app)],
        [
            *("hdiutil", "create", "-volname", "OrdiDesk", "-srcfolder", str(app)),
            *("-format", "UDZO", "-ov", str(image)),
        ],
        [*sign, str(image)],
    ]
    if profile := os.environ.get(NOTARY):
        submit = ["xcrun", "notarytool", "submit", str(image), "--keychain-profile", profile]
        listed += [[*submit, "--wait"], ["xcrun", "stapler", "staple", str(image)]]
    return listed


def complete(app: Path, build: BuildData) -> None:
    """Put into the app that PyInstaller made what macOS asks of one."""
    contents = app / "Contents"
    listed = contents / "Info.plist"
    made = plistlib.loads(listed.read_bytes())
    listed.write_bytes(plistlib.dumps({**made, **information(build)}))
    for language, words in camera_words().items():
        place = contents / "Resources" / f"{language}.lproj"
        place.mkdir(parents=True)
        (place / "InfoPlist.strings").write_text(words, "utf-8")


def finish(app: Path, image: Path) -> None:
    """Sign, pack and notarise; raises ``BuildFailed`` with what a tool said."""
    rights = app.with_name("entitlements.plist")
    rights.write_bytes(plistlib.dumps(entitlements()))
    for command in commands(app, rights, image):
        done = subprocess.run(command, check=False, capture_output=True, text=True)
        if done.returncode:
            raise BuildFailed(f"{command[0]}: {done.stderr.strip()[-2000:]}")

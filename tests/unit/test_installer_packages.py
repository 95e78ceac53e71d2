"""What the systems are told of the app: Debian's package, Inno Setup's script, macOS's lists."""

from __future__ import annotations

import configparser
import io
import json
import plistlib
import re
import shutil
import subprocess
import sys
import tarfile
from pathlib import Path, PurePosixPath
from xml.etree import ElementTree as ET

import PIL.Image
import pytest

import set_up
from installer import comparison, deb, desktop_entry, icons, macos, outside, windows
from installer.archive import archive
from installer.build_data import BuildData
from installer.outside import Outside

BUILD = BuildData("1.2.3", "0123456789ab", 1_795_000_000)
NEEDS = Outside(("libGL.so.1", "libwayland-client.so.0"), (2, 36))
on_debian = pytest.mark.skipif(
    not all(shutil.which(it) for it in ("dpkg-deb", "objdump")), reason="Debian's tools"
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("bundle") / "ordidesk-1.2.3-linux-x86_64"
    (made / "_internal" / "resources").mkdir(parents=True)
    shutil.copy(Path(sys.executable).resolve(), made / "ordidesk")
    (made / "_internal" / "resources" / "build.json").write_bytes(BUILD.written())
    (made / "LICENCE").write_text("Apache")
    (made / "_internal" / "libz.so").symlink_to("libz.so.1")
    (made / "_internal" / "libz.so.1").write_text("no library")
    return made


@pytest.fixture(scope="module")
def package(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    needs = outside.outside(folder)
    return deb.package(folder, set_up.ROOT, tmp_path_factory.mktemp("out"), BUILD, needs)


def members(package: Path) -> dict[str, tarfile.TarInfo]:
    packed = subprocess.run(
        ["dpkg-deb", "--fsys-tarfile", package],  # noqa: S607 - of this system
        check=True,
        capture_output=True,
    ).stdout
    with tarfile.open(fileobj=io.BytesIO(packed)) as tar:
        return {it.name: it for it in tar}


@on_debian
def test_the_package_puts_everything_where_debian_has_it(package: Path) -> None:
    found = members(package)

    assert found["./usr/bin/ordidesk"].linkname == "../lib/ordidesk/ordidesk"
    assert found["./usr/lib/ordidesk/ordidesk"].mode == 0o755
    assert found["./usr/lib/ordidesk/_internal/libz.so.1"].mode == 0o644
    for place in (
        "applications/ordidesk.desktop",
        "icons/hicolor/48x48/apps/ordidesk.png",
        "icons/hicolor/scalable/apps/ordidesk.svg",
        f"metainfo/{desktop_entry.COMPONENT}.metainfo.xml",
        "man/man1/ordidesk.1.gz",
        "doc/ordidesk/copyright",
    ):
        assert found[f"./usr/share/{place}"].mode == 0o644
    owners = {(it.uname, it.gname, it.uid, it.gid, it.mtime) for it in found.values()}
    assert owners == {("root", "root", 0, 0, BUILD.moment)}
    tops = {PurePosixPath(it).parts[1] for it in found if len(PurePosixPath(it).parts) > 1}
    assert tops <= {"share", "lib", "bin", "usr"}


@on_debian
def test_a_second_package_of_one_folder_is_the_same_bytes(
    package: Path, folder: Path, tmp_path: Path
) -> None:
    again = deb.package(folder, set_up.ROOT, tmp_path, BUILD, outside.outside(folder))

    assert again.read_bytes() == package.read_bytes()


@on_debian
def test_apt_is_told_what_it_needs(package: Path) -> None:
    told = subprocess.run(
        ["dpkg-deb", "--field", package],  # noqa: S607 - of this system
        check=True,
        capture_output=True,
        text=True,
    ).stdout

    fields = dict(line.split(": ", 1) for line in told.splitlines() if line[0] != " ")
    assert (fields["Package"], fields["Version"]) == ("ordidesk", "1.2.3")
    assert re.search(r"\blibc6 \(>= 2\.\d+\)", fields["Depends"])
    assert {"fontconfig-config", "xkb-data"} <= set(fields["Depends"].split(", "))
    assert int(fields["Installed-Size"]) > 10


def test_libraries_that_only_wayland_asks_for_are_recommended() -> None:
    assert NEEDS.helpful == ("libwayland-client0",)


def test_the_menu_opens_saved_mails_by_the_option_that_the_program_has() -> None:
    entry = configparser.RawConfigParser(interpolation=None)
    entry.optionxform = str  # type: ignore[assignment,method-assign] # keys are told apart by case
    entry.read_string(desktop_entry.desktop_file())
    said = entry["Desktop Entry"]

    assert said["Exec"] == "ordidesk --open %F"
    assert said["MimeType"].split(";")[:-1] == list(desktop_entry.MAIL_TYPES)
    assert {"Name", "Comment[fr]", "Icon", "Keywords[fr]"} <= set(said)


@pytest.mark.skipif(not shutil.which("desktop-file-validate"), reason="freedesktop.org's tool")
def test_freedesktops_tool_finds_nothing_in_the_menu_entry(tmp_path: Path) -> None:
    file = tmp_path / "ordidesk.desktop"
    file.write_text(desktop_entry.desktop_file(), "utf-8")

    subprocess.run(
        ["desktop-file-validate", file],  # noqa: S607 - of this system
        check=True,
    )


def test_the_software_centre_is_told_this_version() -> None:
    told = ET.fromstring(desktop_entry.metainfo(BUILD).encode())  # noqa: S314 - our own

    release = told.find("releases/release")
    assert release is not None
    assert release.attrib == {"version": "1.2.3", "date": BUILD.day}
    assert told.findtext("launchable") == "ordidesk.desktop"


def test_the_mark_is_drawn_for_each_system(tmp_path: Path) -> None:
    mark = set_up.ROOT / "resources" / "icons" / "app.svg"
    icons.write_ico(mark, tmp_path / "it.ico")
    icons.write_icns(mark, tmp_path / "it.icns")

    with PIL.Image.open(tmp_path / "it.ico") as ico:
        assert {(16, 16), (32, 32), (48, 48), (256, 256)} <= ico.info["sizes"]
    with PIL.Image.open(tmp_path / "it.icns") as icns:
        assert icns.size[0] >= 512
    small = icons.drawn(mark, 32)
    assert small.getpixel((0, 0)) == (0, 0, 0, 0)  # its corners are round
    assert small.getpixel((16, 3)) == (0x0B, 0x5C, 0xC4, 255)


def sections(script: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for line in script.splitlines():
        if line.startswith("["):
            found[line.strip("[]")] = []
        elif line and not line.startswith(";"):
            found[list(found)[-1]].append(line)
    return found


@pytest.mark.parametrize("signed", [False, True])
def test_inno_setup_installs_for_one_or_all_and_keeps_the_data(*, signed: bool) -> None:
    place = Path("build")
    told = sections(
        windows.setup_script(BUILD, place / "it", place, place / "it.ico", signed=signed)
    )

    directives = dict(line.split("=", 1) for line in told["Setup"])
    assert directives["AppId"] == windows.APP_ID
    assert directives["AppVersion"] == "1.2.3"
    assert directives["PrivilegesRequired"] == "lowest"
    assert directives["PrivilegesRequiredOverridesAllowed"] == "commandline dialog"
    assert ("SignTool" in directives) is signed
    assert "UninstallDelete" not in told  # of the person's data nothing is ours to remove
    assert all("{app}" in line for line in told["InstallDelete"])
    for name in ("Languages", "Tasks", "InstallDelete", "Files", "Icons", "Registry", "Run"):
        for line in told[name]:
            parts = re.findall(r'(\w+): (?:"(?:[^"]|"")*"|[^;"]+)(?:; |$)', line)
            assert parts, line
            assert line.count('"') % 2 == 0
    commands = [line for line in told["Registry"] if "shell" in line]
    assert commands[0].endswith('ValueData: """{app}\\ordidesk.exe"" --open ""%1"""')


def test_the_identity_of_the_windows_installation_never_changes() -> None:
    assert windows.APP_ID == "{{8E4B2B0C-5E0A-4C57-9B86-1D5B3C6F2A71}"


def test_macos_is_told_why_the_camera_is_opened(tmp_path: Path) -> None:
    app = tmp_path / "ordidesk.app"
    (app / "Contents").mkdir(parents=True)
    made = plistlib.dumps({"CFBundleExecutable": "other", "LSBackgroundOnly": False})
    (app / "Contents" / "Info.plist").write_bytes(made)

    macos.complete(app, BUILD)

    told = plistlib.loads((app / "Contents" / "Info.plist").read_bytes())
    assert "caméra" in told["NSCameraUsageDescription"]
    assert (told["CFBundleShortVersionString"], told["LSBackgroundOnly"]) == ("1.2.3", False)
    english = app / "Contents" / "Resources" / "en.lproj" / "InfoPlist.strings"
    assert "camera" in english.read_text("utf-8")
    rights = plistlib.loads(plistlib.dumps(macos.entitlements()))
    assert rights["com.apple.security.device.camera"] is True


def test_macos_app_is_signed_by_who_is_named_and_only_then_notarised(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    app, rights, image = Path("a.app"), Path("e.plist"), Path("a.dmg")
    monkeypatch.delenv(macos.IDENTITY, raising=False)
    monkeypatch.delenv(macos.NOTARY, raising=False)
    plain = macos.commands(app, rights, image)
    monkeypatch.setenv(macos.IDENTITY, "Developer ID Application: OrdiDesk")
    monkeypatch.setenv(macos.NOTARY, "ordidesk")
    full = macos.commands(app, rights, image)

    assert [it[0] for it in plain] == ["codesign", "codesign", "hdiutil", "codesign"]
    assert plain[0][3] == "-"
    assert "runtime" not in plain[0]
    assert {"runtime", "--timestamp"} <= set(full[0])
    assert [it[:2] for it in full[-2:]] == [["xcrun", "notarytool"], ["xcrun", "stapler"]]


def test_what_differs_between_two_builds_is_named(folder: Path, tmp_path: Path) -> None:
    one, other, changed = tmp_path / "one", tmp_path / "other", tmp_path / "it" / folder.name
    shutil.copytree(folder, changed, symlinks=True)
    (changed / "LICENCE").write_text("MIT")
    (changed / "more").write_text("")
    for out, packed in ((one, folder), (other, changed)):
        out.mkdir()
        archive(packed, out / "it.tar.gz", BUILD.moment)
    (one / "sbom").write_text("")

    assert comparison.differences(one, one) == []
    assert comparison.differences(one, other) == [
        "it.tar.gz differs",
        f"  {folder.name}/LICENCE differs",
        f"  {folder.name}/more is in one of them",
        f"sbom is only in {one}",
    ]


def test_a_bundle_tells_of_what_it_was_built() -> None:
    read = BuildData.read(BUILD.written())

    assert (read.version, read.commit, read.day) == (BUILD.version, BUILD.commit, BUILD.day)
    assert json.loads(BUILD.written())["commit"] == BUILD.commit

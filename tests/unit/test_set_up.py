"""What the two commands print when the machine lacks something: one line to act on."""

from __future__ import annotations

import ast
import os
import sys
from pathlib import Path

import pytest

import run
import set_up

ROOT = Path(__file__).parents[2]
on_linux = pytest.mark.skipif(
    not set_up.LINUX, reason="only Linux takes its libraries from packages"
)


@pytest.fixture
def bare_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A machine without any program on its PATH, and no uv of the project's own."""
    programs = tmp_path / "programs"
    programs.mkdir()
    monkeypatch.setenv("PATH", str(programs))
    monkeypatch.setattr(set_up, "TOOLS", tmp_path / "tools")
    monkeypatch.setattr(set_up, "ENVIRONMENT", tmp_path / "environment")
    return programs


@pytest.fixture
def person(monkeypatch: pytest.MonkeyPatch) -> None:
    """Somebody who may not install packages."""
    monkeypatch.setattr(os, "geteuid", lambda: 1000, raising=False)


def program(folder: Path, name: str, text: str = "exit 0") -> Path:
    """Put a shell script in a folder of the PATH."""
    path = folder / name
    path.write_text(f"#!/bin/sh\n{text}\n", "utf-8")
    path.chmod(0o755)
    return path


@pytest.mark.parametrize("name", ["run.py", "set_up.py"])
def test_every_python_from_3_8_on_can_read_it(name: str) -> None:
    source = (ROOT / name).read_text("utf-8")
    ast.parse(source, feature_version=(3, 8))


def test_the_pythons_are_those_of_the_project() -> None:
    settings = (ROOT / "pyproject.toml").read_text("utf-8")
    first, last = set_up.PYTHONS[0], set_up.PYTHONS[-1]
    asked = f">={first[0]}.{first[1]},<{last[0]}.{last[1] + 1}"
    assert f'requires-python = "{asked}"' in settings


@pytest.mark.parametrize("arguments", [[], ["fly"]])
def test_an_unknown_command_is_answered_with_the_known_ones(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run.main(arguments) == 2
    assert (
        capsys.readouterr().out
        == "usage: run.py run|test|lint|bench|tour|translations|installer|guide [arguments...]\n"
    )


@pytest.mark.usefixtures("bare_path")
def test_a_wrong_python_is_told_in_one_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 9, 2, "final", 0))
    assert run.main(["test"]) == 1
    assert capsys.readouterr().out == (
        "OrdiDesk: needs Python 3.11, 3.12 or 3.13, and found only 3.9.2: "
        "install Python 3.13 from https://www.python.org/downloads/ and start again.\n"
    )


@on_linux
def test_another_python_on_the_path_is_taken(
    bare_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 14, 0, "final", 0))
    program(bare_path, "python3.13", "exit 127")  # a shim of a version manager, without the version
    program(bare_path, "python3.12", "echo /opt/python3.12; echo 3; echo 12")
    assert set_up.find_python() == "/opt/python3.12"


@on_linux
@pytest.mark.usefixtures("person")
def test_a_python_without_venv_is_told_with_its_package(
    bare_path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "ensurepip.py").write_text("raise ImportError", "utf-8")
    stripped = program(
        bare_path, "stripped", f'PYTHONPATH="{tmp_path}" exec "{sys.executable}" "$@"'
    )
    program(bare_path, "apt-get")
    monkeypatch.setattr(set_up, "NEEDED_LIBRARIES", {})
    monkeypatch.setattr(set_up, "HELPFUL_LIBRARIES", {})
    package = "python{}.{}-venv".format(*sys.version_info[:2])
    with pytest.raises(set_up.SetUpError, match=f"sudo apt-get install -y {package}$"):
        set_up.install_missing(str(stripped), "venv", {})


@on_linux
@pytest.mark.usefixtures("person")
def test_missing_libraries_and_programs_are_told_with_the_line_to_type(
    bare_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program(bare_path, "apt-get")
    monkeypatch.setattr(set_up, "NEEDED_LIBRARIES", {"libnosuch.so.7": "libnosuch7"})
    monkeypatch.setattr(set_up, "HELPFUL_LIBRARIES", {"libnorso.so.1": "libnorso1"})
    with pytest.raises(set_up.SetUpError) as told:
        set_up.install_missing(sys.executable, None, {"Xvfb": "xvfb"})
    assert str(told.value) == (
        "needs more of this system; install it and start again: "
        "sudo apt-get install -y libnosuch7 xvfb libnorso1"
    )


@on_linux
@pytest.mark.usefixtures("bare_path", "person")
def test_without_apt_the_packages_are_named_for_another_distribution(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(set_up, "NEEDED_LIBRARIES", {"libnosuch.so.7": "libnosuch7"})
    with pytest.raises(set_up.SetUpError, match=r"libnosuch7.*Debian's names"):
        set_up.install_missing(sys.executable, None, {})


@on_linux
@pytest.mark.usefixtures("person")
def test_a_library_that_only_helps_is_named_and_does_not_stop_anything(
    bare_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    program(bare_path, "apt-get")
    monkeypatch.setattr(set_up, "NEEDED_LIBRARIES", {})
    monkeypatch.setattr(set_up, "HELPFUL_LIBRARIES", {"libnorso.so.1": "libnorso1"})
    set_up.install_missing(sys.executable, None, {})
    assert "sudo apt-get install -y libnorso1" in capsys.readouterr().out


@on_linux
@pytest.mark.parametrize("works", [True, False])
def test_a_program_that_only_helps_is_installed_and_its_lack_stops_nothing(
    bare_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    works: bool,  # noqa: FBT001 - pytest gives it by name
) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    asked = bare_path / "asked"
    program(bare_path, "apt-get", f'echo "$*" >> {asked}; exit {0 if works else 100}')
    set_up.install_helpful({str(bare_path / "nosuch*").lstrip("/"): "postgresql"})
    assert "install -y -q --no-install-recommends postgresql" in asked.read_text("utf-8")
    assert ("Going on without postgresql" in capsys.readouterr().out) is not works


@on_linux
def test_a_program_that_only_helps_and_is_there_is_not_installed(
    bare_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    program(bare_path, "apt-get", "exit 100")
    program(bare_path, "there-13")
    set_up.install_helpful({str(bare_path / "there-*").lstrip("/"): "postgresql"})


def refusing_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    """Send everything for the outside to a port of this machine that refuses it."""
    for name in [name for name in os.environ if name.startswith(("PIP_", "UV_"))]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("PIP_CONFIG_FILE", os.devnull)
    monkeypatch.setenv("HTTPS_PROXY", "http://127.0.0.1:9")
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")


@pytest.mark.usefixtures("bare_path")
def test_no_network_while_fetching_uv_is_told_in_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    refusing_proxy(monkeypatch)
    with pytest.raises(
        set_up.SetUpError, match=r"^no network: https://pypi\.org .* start again\.$"
    ):
        set_up.fetch_uv(sys.executable)


@pytest.mark.parametrize(
    ("printed", "line"),
    [
        ("error sending request for url (https://pypi.org/simple/numpy/)", "no network"),
        ("error: dns error: failed to lookup address information", "no network"),
        ("invalid peer certificate: UnknownIssuer\nerror sending request", "SSL_CERT_FILE"),
        ("error: The lockfile at `uv.lock` needs to be updated", "uv failed: error: The lockfile"),
    ],
)
def test_what_uv_printed_becomes_one_line(printed: str, line: str) -> None:
    told = set_up.told(printed, "uv failed")
    assert line in told
    assert "\n" not in told


@pytest.mark.parametrize(
    ("printed", "line"),
    [
        ("W: Temporary failure resolving 'deb.debian.org'\nE: Unable to locate xvfb", "no network"),
        ("E: Could not get lock /var/lib/dpkg/lock", "Could not get lock"),
    ],
)
def test_what_apt_printed_becomes_one_line(printed: str, line: str) -> None:
    told = set_up.apt_failure(printed, ["xvfb"])
    assert line in told
    assert "\n" not in told


def test_what_was_told_to_pip_reaches_uv() -> None:
    told = {"PIP_CERT": "/etc/company.pem", "PIP_PROXY": "http://proxy:3128", "VIRTUAL_ENV": "/x"}
    settings = set_up.uv_settings(told)
    assert settings["SSL_CERT_FILE"] == "/etc/company.pem"
    assert settings["ALL_PROXY"] == "http://proxy:3128"
    assert "VIRTUAL_ENV" not in settings


def test_what_was_told_to_uv_stands() -> None:
    told = {"PIP_CERT": "/etc/pip.pem", "SSL_CERT_FILE": "/etc/company.pem"}
    assert set_up.uv_settings(told)["SSL_CERT_FILE"] == "/etc/company.pem"


def test_the_certificate_reaches_pip_too() -> None:
    assert (
        set_up.pip_settings({"SSL_CERT_FILE": "/etc/company.pem"})["PIP_CERT"] == "/etc/company.pem"
    )


def test_a_translation_is_built_when_it_is_newer(tmp_path: Path) -> None:
    source = tmp_path / "app_fr.ts"
    source.write_text(
        '<TS version="2.1" language="fr"><context><name>App</name><message>'
        "<source>Work</source><translation>Travail</translation></message></context></TS>",
        "utf-8",
    )
    set_up.build_translations(tmp_path)
    built = source.with_suffix(".qm")
    first = built.read_bytes()
    source.write_text(source.read_text("utf-8").replace("Travail", "Ouvrage"), "utf-8")
    later = built.stat().st_mtime + 1
    os.utime(source, (later, later))
    set_up.build_translations(tmp_path)
    assert built.read_bytes() != first


def test_a_torn_translation_is_named(tmp_path: Path) -> None:
    (tmp_path / "app_fr.ts").write_text("<TS><context>", "utf-8")
    with pytest.raises(set_up.SetUpError, match=r"app_fr\.ts"):
        set_up.build_translations(tmp_path)


@on_linux
def test_a_uv_that_is_too_old_is_left_alone(bare_path: Path) -> None:
    program(bare_path, "uv", "echo uv 0.4.30")
    assert set_up.find_uv() is None


@on_linux
def test_a_screen_is_one_of_x11_or_wayland() -> None:
    assert run.has_screen({"DISPLAY": ":0"})
    assert run.has_screen({"WAYLAND_DISPLAY": "wayland-0"})
    assert not run.has_screen({"DISPLAY": ""})


@on_linux
def test_the_tests_files_go_into_memory_where_there_is_room(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(run, "ROOM", 1)
    assert run.in_memory(tmp_path)
    assert not run.in_memory(tmp_path / "nowhere")
    monkeypatch.setattr(run, "ROOM", 1 << 60)
    assert not run.in_memory(tmp_path)


def test_the_make_targets_are_the_commands(capsys: pytest.CaptureFixture[str]) -> None:
    run.main([])
    usage = capsys.readouterr().out.split()[2].split("|")
    makefile = (ROOT / "Makefile").read_text("utf-8").splitlines()
    assert f"{' '.join(usage)}:" in makefile


def test_what_python_compiles_is_kept_unless_a_place_is_named(tmp_path: Path) -> None:
    """A machine that says to keep nothing would compile everything for every process."""
    told = run.compiled_once({"PYTHONDONTWRITEBYTECODE": "1", "LANG": "fr_FR.UTF-8"})
    assert told == {
        "PYTHONPYCACHEPREFIX": str(set_up.ENVIRONMENT / "compiled"),
        "LANG": "fr_FR.UTF-8",
    }
    named = {"PYTHONPYCACHEPREFIX": str(tmp_path)}
    assert run.compiled_once(named) == named

"""Settings: what counts, who set it, and what is said of each line that does not fit."""

from __future__ import annotations

import dataclasses
import tomllib
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ordidesk.settings import settings_command
from ordidesk.settings.effective import Origin, effective
from ordidesk.settings.keys import KEYS, Expected, Key, Unfit, Value
from ordidesk.settings.reading import FaultKind, FileBroken, line_of, read_file
from ordidesk.settings.values import Settings
from ordidesk.settings.writing import set_aside, write

ROOT = Path(__file__).parents[2]
POLICY = 'locked = ["portal.address", "lock.minutes"]\n[portal]\naddress = "portail.exemple.fr"\n'


def fitting(key: Key) -> st.SearchStrategy[object]:
    return {
        Expected.NUMBER: st.integers(*key.bounds),
        Expected.YES_OR_NO: st.booleans(),
        Expected.ONE_OF: st.sampled_from(key.choices or ("",)),
        Expected.ADDRESS: st.sampled_from(("https://a.example", "http://127.0.0.1:8000", "")),
        Expected.PROXY: st.sampled_from(("system", "none", "http://proxy.example:3128")),
        Expected.AUTHORITY: st.sampled_from(("", str(Path(__file__).parent))),
        Expected.TEXT: st.text(st.characters(categories=("L", "N", "P")), max_size=40),
    }[key.expected]


CHANGES = st.lists(
    st.sampled_from(tuple(KEYS.values())).flatmap(
        lambda key: st.tuples(st.just(key.path), st.none() | fitting(key))
    ),
    max_size=8,
)
BEGINNINGS = (
    "",
    "# mine\nlock.minutes = 5 # five\n",
    "[window]\n# dark at night\ntheme = 'dark'\n\n[lock]\nminutes = 7\n",
    'lock = { minutes = 9 }\nportal = { address = "a.example" }\n',
    "[portal]\n[other]\nname = 1\n",
)


def test_each_key_is_a_value_and_each_value_a_key() -> None:
    named = {
        f"{table.name}.{its.name}"
        for table in dataclasses.fields(Settings)
        for its in dataclasses.fields(getattr(Settings(), table.name))
    }
    assert named == set(KEYS)


@pytest.mark.parametrize("key", KEYS.values(), ids=str)
def test_what_is_usual_fits(key: Key) -> None:
    assert key.read(key.usual) == key.usual


@given(beginning=st.sampled_from(BEGINNINGS), changes=CHANGES)
def test_what_was_set_last_counts_and_what_stood_there_stays(
    tmp_path_factory: pytest.TempPathFactory,
    beginning: str,
    changes: list[tuple[str, Value | None]],
) -> None:
    file = tmp_path_factory.mktemp("settings") / "settings.toml"
    file.write_text(beginning)
    before = effective(file, file.with_name("none"), {})
    for path, value in changes:
        write(file, {path: value})
    found = effective(file, file.with_name("none"), {})
    told = dict(changes)
    for path, key in KEYS.items():
        if path not in told:
            assert found.value(path) == before.value(path)
        elif told[path] is None:
            assert (found.value(path), found.origins[path]) == (key.usual, Origin.USUAL)
        else:
            assert (found.value(path), found.origins[path]) == (told[path], Origin.FILE)
    text = file.read_text()
    assert all(line in text for line in beginning.splitlines() if line.startswith("#"))


def test_a_policy_proposes_and_decides(tmp_path: Path) -> None:
    policy, file = tmp_path / "policy.toml", tmp_path / "settings.toml"
    policy.write_text(POLICY + "[window]\ntheme = 'dark'\n[retention]\nfiles_days = 9\n")
    file.write_text("portal.address = 'b.example'\nwindow.theme = 'light'\nlock.minutes = 400\n")
    environment = {"ORDIDESK_PORTAL_ADDRESS": "c.example", "ORDIDESK_WINDOW_TEXT_SIZE": "150"}

    found = effective(file, policy, environment, options={"portal.address": "https://d.example"})

    assert found.settings.portal.address == "https://portail.exemple.fr"
    assert found.origins["portal.address"] is Origin.LOCKED
    assert found.settings.lock.minutes == 30, "locked without a value: the usual one"
    assert found.settings.window.theme == "light"
    assert found.settings.window.text_size == 150
    assert found.origins["retention.files_days"] is Origin.POLICY
    free = {path for path in KEYS if found.is_free(path)}
    assert free == set(KEYS) - {"portal.address", "lock.minutes", "window.text_size"}
    assert not found.faults


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("lock.minutes", 0),
        ("lock.minutes", True),
        ("lock.minutes", "30"),
        ("window.theme", "pink"),
        ("window.theme", 3),
        ("sounds.scan", 1),
        ("portal.address", "ftp://a.example"),
        ("portal.address", "http://a.example"),
        ("portal.proxy", "socks5://a.example"),
        ("portal.proxy", "http://:80"),
        ("portal.proxy", "http://a:99999"),
        ("portal.certificate_authority", "/is/not/there.pem"),
        ("camera.name", "a\nb"),
        ("camera.name", ["a"]),
    ],
)
def test_what_does_not_fit_is_refused(path: str, value: object) -> None:
    with pytest.raises(Unfit):
        KEYS[path].read(value)


@pytest.mark.parametrize(("path", "text"), [("lock.minutes", "many"), ("sounds.scan", "perhaps")])
def test_a_variable_that_does_not_fit_is_passed_over(tmp_path: Path, path: str, text: str) -> None:
    found = effective(tmp_path / "a", tmp_path / "b", {KEYS[path].variable: text})
    assert found.value(path) == KEYS[path].usual
    (fault,) = found.faults
    assert (fault.place, fault.key) == (KEYS[path].variable, path)


def test_each_fault_names_its_line_and_what_is_expected(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "settings.toml"
    file.write_text(
        "# mine\n[window]\ntheme = 'drak'\ntxt_size = 120\n\n"
        "[lock]\n\nminutes = [\n 1,\n]\n[portal]\naddress = 'b.example'\n"
    )
    found = effective(file, tmp_path / "none", {})

    assert found.settings.portal.address == "https://b.example"
    assert [(it.kind, it.line, it.key) for it in found.faults] == [
        (FaultKind.UNFIT, 3, "window.theme"),
        (FaultKind.UNKNOWN, 4, "window.txt_size"),
        (FaultKind.UNFIT, 8, "lock.minutes"),
    ]
    assert settings_command.run(found) == settings_command.SOME_DO_NOT
    said = capsys.readouterr().err.splitlines()
    assert said[0].endswith(
        "settings.toml, ligne 3 : window.theme attend l'un de ces mots : "
        '"system", "light", "dark". Cette valeur est ignorée.'
    )
    assert "« window.text_size »" in said[1]
    assert "un nombre entier de 1 à 480" in said[2]


def test_a_policy_that_locks_what_there_is_not_says_so(tmp_path: Path) -> None:
    policy = tmp_path / "policy.toml"
    policy.write_text('\nlocked = ["portal.adress"]\n')
    (fault,) = effective(tmp_path / "none", policy, {}).faults
    assert (fault.line, fault.key, fault.meant) == (2, "portal.adress", "portal.address")


def test_only_the_policy_locks(tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    file.write_text(POLICY)
    found = effective(file, tmp_path / "none", {})
    assert found.origins["portal.address"] is Origin.FILE
    assert [it.key for it in found.faults] == ["locked"]


@pytest.mark.parametrize("content", [b"lock.minutes = 3\n[window\n", b"\xff\xfe\x00"])
def test_a_broken_file_does_not_count_and_is_never_written_over(
    tmp_path: Path, content: bytes
) -> None:
    file = tmp_path / "settings.toml"
    file.write_bytes(content)
    assert effective(file, tmp_path / "none", {}).own.is_broken
    with pytest.raises(FileBroken):
        write(file, {"lock.minutes": 5})
    assert file.read_bytes() == content

    kept = set_aside(file, datetime(2026, 11, 28, 9, 5, tzinfo=UTC))
    write(file, {"lock.minutes": 5})
    assert kept.read_bytes() == content
    assert kept.name == "settings.20261128-090500.toml"
    assert tomllib.loads(file.read_text()) == {"lock": {"minutes": 5}}


def test_syntax_is_told_with_its_line(tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    file.write_text("[lock]\nminutes = 3\n\n[window\n")
    (fault,) = read_file(file).faults
    assert (fault.kind, fault.line) == (FaultKind.SYNTAX, 4)


def test_the_line_of_what_is_not_there_is_none() -> None:
    assert line_of("a = 1\n", ("b",)) == 0


def test_the_administrators_list_has_every_key() -> None:
    lines = (ROOT / "docs/administration/reglages.md").read_text().splitlines()
    cells = [[cell.strip() for cell in line.split("|")[1:-1]] for line in lines]
    told = {row[0].strip("`"): row for row in cells if len(row) == 5 and row[0].startswith("`")}
    assert list(told) == list(KEYS)
    for path, (_, variable, expected, usual, _when) in told.items():
        key = KEYS[path]
        assert variable == f"`{key.variable}`"
        assert tomllib.loads(f"x = {usual.strip('`')}")["x"] == key.usual
        if key.expected is Expected.NUMBER:
            assert expected.startswith("de {} à {}".format(*key.bounds))
        assert all(f"`{word}`" in expected for word in key.choices)


def test_the_example_of_a_policy_fits(tmp_path: Path) -> None:
    page = (ROOT / "docs/administration/reglages.md").read_text()
    policy = tmp_path / "policy.toml"
    policy.write_text(page.partition("```toml\n")[2].partition("```")[0])
    found = effective(tmp_path / "none", policy, {})
    assert not found.faults
    assert found.origins["portal.address"] is Origin.LOCKED

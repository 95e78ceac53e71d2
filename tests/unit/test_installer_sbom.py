"""The list of parts for machines: CycloneDX 1.6, complete, and the same for the same build."""

from __future__ import annotations

import json
from typing import Any

import pytest

from installer.build_data import BuildData
from installer.failure import BuildFailed
from installer.sbom import check, sbom
from installer.shipped import shipped
from installer.system_libraries import SystemPackage

BUILD = BuildData("1.2.3", "0123456789ab", 1_795_000_000)
ZBAR = SystemPackage("libzbar0", "0.23.92-7+deb12u1", ("libzbar.so.0",))


@pytest.fixture(scope="module")
def document() -> str:
    return sbom(BUILD, shipped(), [ZBAR])


@pytest.fixture(scope="module")
def listed(document: str) -> dict[str, Any]:
    read: dict[str, Any] = json.loads(document)
    return read


def test_the_document_keeps_to_the_schema(document: str, listed: dict[str, Any]) -> None:
    check(document)

    assert (listed["bomFormat"], listed["specVersion"]) == ("CycloneDX", "1.6")
    assert listed["metadata"]["timestamp"].startswith("2026-11-18T")
    assert listed["metadata"]["component"]["name"] == "ordidesk"
    assert listed["metadata"]["component"]["version"] == "1.2.3"


def test_a_document_beside_the_schema_ends_the_build(listed: dict[str, Any]) -> None:
    with pytest.raises(BuildFailed, match=r"no CycloneDX 1\.6"):
        check(json.dumps({**listed, "components": [{"name": "sans type"}]}))


def test_every_part_is_there_with_version_address_and_licence(listed: dict[str, Any]) -> None:
    components = {it["name"]: it for it in listed["components"]}

    assert set(components) == {part.name for part in shipped()} | {"libzbar0"}
    for part in shipped():
        component = components[part.name]
        assert component["version"] == part.version
        assert component["purl"] == f"pkg:pypi/{part.name}@{part.version}"
        assert component["licenses"]
    assert components["libzbar0"]["purl"].startswith("pkg:deb/debian/libzbar0@")


def test_every_part_hangs_on_the_app(listed: dict[str, Any]) -> None:
    needs = {it["ref"]: it.get("dependsOn", []) for it in listed["dependencies"]}
    reached, ahead = set(), ["ordidesk"]
    while ahead:
        reference = ahead.pop()
        if reference not in reached:
            reached.add(reference)
            ahead += needs[reference]

    assert reached == {"ordidesk"} | {it["bom-ref"] for it in listed["components"]}


def test_one_build_has_one_document(document: str) -> None:
    assert sbom(BUILD, shipped(), [ZBAR]) == document

"""The list of what the bundle holds, for machines: CycloneDX 1.6, the same for the same build."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime

from cyclonedx.contrib.license.factories import LicenseFactory
from cyclonedx.model.bom import Bom
from cyclonedx.model.component import Component, ComponentType
from cyclonedx.output.json import JsonV1Dot6
from cyclonedx.schema import SchemaVersion
from packageurl import PackageURL

from installer.build_data import BuildData
from installer.failure import BuildFailed
from installer.shipped import PROJECT, Shipped
from installer.system_libraries import SystemPackage

FILE = "sbom.cdx.json"
_SPACE = uuid.UUID("5a0f3c3e-2f5c-5a57-9e0e-6d7c1c1f8f10")
"""What the document's number is made in, so that one build has one number."""


def sbom(build: BuildData, parts: Sequence[Shipped], system: Iterable[SystemPackage]) -> str:
    """The document; raises ``BuildFailed`` when it is not as its schema has it."""
    app = Component(
        name=PROJECT,
        version=build.version,
        type=ComponentType.APPLICATION,
        bom_ref=PROJECT,
        licenses=[LicenseFactory().make_with_id("Apache-2.0")],
    )
    components = {part.name: _of_python(part) for part in parts}
    libraries = [_of_debian(package) for package in system]
    bom = Bom(
        serial_number=uuid.uuid5(_SPACE, f"{build.name} {build.commit} {build.moment}"),
        components=[*components.values(), *libraries],
    )
    bom.metadata.timestamp = datetime.fromtimestamp(build.moment, UTC)
    bom.metadata.component = app
    needed = {name for part in parts for name in part.requires}
    firsts = [it for name, it in components.items() if name not in needed]
    bom.register_dependency(app, [*firsts, *libraries])
    for part in parts:
        bom.register_dependency(components[part.name], [components[it] for it in part.requires])
    document = JsonV1Dot6(bom).output_as_string(indent=2) + "\n"
    check(document)
    return document


def check(document: str) -> None:
    """Raise ``BuildFailed`` with the first place where a document leaves the schema of 1.6."""
    # What checks the form of addresses in it takes seconds to import.
    from cyclonedx.validation.json import JsonStrictValidator  # noqa: PLC0415

    fault = JsonStrictValidator(SchemaVersion.V1_6).validate_str(document)
    if fault is not None:
        raise BuildFailed(f"the list of parts is no CycloneDX 1.6: {fault}")


def _of_python(part: Shipped) -> Component:
    url = PackageURL("pypi", name=part.name, version=part.version)
    return Component(
        name=part.name,
        version=part.version,
        type=ComponentType.LIBRARY,
        bom_ref=str(url),
        purl=url,
        licenses=[LicenseFactory().make_from_string(part.licence)],
    )


def _of_debian(package: SystemPackage) -> Component:
    url = PackageURL("deb", "debian", package.name, package.version)
    return Component(
        name=package.name,
        version=package.version,
        type=ComponentType.LIBRARY,
        bom_ref=str(url),
        purl=url,
    )

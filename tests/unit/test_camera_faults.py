"""Why there is no picture, told from what each system says."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from ordidesk.labels.faults import CameraFault, Facts, explain, facts_of, refusal


@pytest.mark.parametrize(
    ("facts", "gave_frames", "fault"),
    [
        (Facts(there=False), False, CameraFault.MISSING),
        (Facts(there=False), True, CameraFault.UNPLUGGED),
        (Facts(), False, CameraFault.BUSY),
        (Facts(), True, CameraFault.SILENT),
        (Facts(may_open=False), False, CameraFault.FORBIDDEN_BY_GROUP),
        (Facts(consents=("Allow", "Deny")), False, CameraFault.FORBIDDEN_BY_WINDOWS),
        (Facts(consents=("Allow", "Allow", "Allow")), False, CameraFault.BUSY),
        (Facts(authorization=1), False, CameraFault.FORBIDDEN_BY_MACOS),
        (Facts(authorization=2), True, CameraFault.FORBIDDEN_BY_MACOS),
        (Facts(authorization=0), False, CameraFault.BUSY),
        (Facts(authorization=3), False, CameraFault.BUSY),
    ],
)
def test_each_reason_is_told_apart(facts: Facts, fault: CameraFault, *, gave_frames: bool) -> None:
    assert explain(facts, gave_frames=gave_frames) is fault


def test_who_forbids_a_camera_is_known_before_it_is_opened() -> None:
    assert refusal(Facts(consents=("Deny",))) is CameraFault.FORBIDDEN_BY_WINDOWS
    assert refusal(Facts(authorization=0)) is None, "macOS asks the person when it is opened"
    assert refusal(Facts(there=False, may_open=False)) is None


def test_device_file_that_is_not_there_is_no_camera(tmp_path: Path) -> None:
    assert not facts_of(str(tmp_path / "video7"), there=True).there


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="rights on files as Unix has them")
def test_device_file_without_rights_may_not_be_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    node = tmp_path / "video0"
    node.touch()
    assert facts_of(str(node), there=True).may_open
    node.chmod(0)
    if os.geteuid() == 0:  # for whom every file is open
        monkeypatch.setattr(os, "access", lambda *_: False)
    assert not facts_of(str(node), there=True).may_open

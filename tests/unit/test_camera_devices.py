"""Cameras by name, the one that was chosen before first."""

from __future__ import annotations

from ordidesk.labels.devices import Device, choose, list_devices, named_apart

WEBCAM = (0, "HD Webcam", "/dev/video0")
STICK = (2, "Microscope", "/dev/video2")


def test_devices_come_in_the_order_of_their_numbers() -> None:
    assert named_apart([STICK, WEBCAM]) == (Device(*WEBCAM), Device(*STICK))


def test_two_of_one_name_are_told_apart_the_same_way_each_time() -> None:
    twin = (4, "HD Webcam", "/dev/video4")
    names = ["HD Webcam", "Microscope", "HD Webcam (2)"]
    assert [it.name for it in named_apart([twin, STICK, WEBCAM])] == names
    assert [it.name for it in named_apart([WEBCAM, STICK, twin])] == names


def test_the_chosen_one_is_taken_where_it_is_there_else_the_first() -> None:
    devices = named_apart([WEBCAM, STICK])
    assert choose(devices, "Microscope") == Device(*STICK)
    assert choose(devices, "Left at the office") == Device(*WEBCAM)
    assert choose(devices, "") == Device(*WEBCAM)
    assert choose((), "Microscope") is None


def test_this_machine_can_be_asked() -> None:
    for device in list_devices():
        assert device.name

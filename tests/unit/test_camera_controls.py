"""What a driver has is found by trying: drivers here that keep, clamp, ignore, or lie."""

from __future__ import annotations

from collections.abc import Mapping

import cv2
import pytest

from ordidesk.labels.controls import Controls, Exposure, Offered

V4L2 = {
    cv2.CAP_PROP_ZOOM: (100.0, 100.0, 500.0),
    cv2.CAP_PROP_EXPOSURE: (156.0, 3.0, 2047.0),
    cv2.CAP_PROP_AUTO_EXPOSURE: (3.0, 1.0, 3.0),
    cv2.CAP_PROP_AUTOFOCUS: (1.0, 0.0, 1.0),
}
"""Value, least, most: as a webcam with everything has them under Linux."""


class Driver:
    """Keeps what is within a property's range, and says yes to everything, as OpenCV may."""

    def __init__(self, ranges: Mapping[int, tuple[float, float, float]]) -> None:
        self.ranges = ranges
        self.values = {prop: value for prop, (value, _, _) in ranges.items()}

    def get(self, propId: int, /) -> float:  # noqa: N803 - OpenCV's name
        return self.values.get(propId, 0.0)

    def set(self, propId: int, value: float, /) -> bool:  # noqa: N803 - as above
        if propId in self.ranges:
            _, least, most = self.ranges[propId]
            self.values[propId] = max(least, min(most, value))
        return True


def without(*props: int) -> dict[int, tuple[float, float, float]]:
    return {prop: it for prop, it in V4L2.items() if prop not in props}


def test_driver_with_everything_offers_everything_and_is_left_as_it_was() -> None:
    driver = Driver(V4L2)
    assert Controls(driver).offered == Offered(exposure=True, focus_hold=True, zoom=True)
    assert driver.values[cv2.CAP_PROP_ZOOM] == 100
    assert driver.values[cv2.CAP_PROP_AUTO_EXPOSURE] == 3
    assert driver.values[cv2.CAP_PROP_AUTOFOCUS] == 1


def test_driver_that_says_yes_and_does_nothing_offers_nothing() -> None:
    assert Controls(Driver({})).offered == Offered()


@pytest.mark.parametrize(
    ("missing", "offered"),
    [
        (cv2.CAP_PROP_ZOOM, Offered(exposure=True, focus_hold=True)),
        (cv2.CAP_PROP_AUTOFOCUS, Offered(exposure=True, zoom=True)),
        (cv2.CAP_PROP_EXPOSURE, Offered(focus_hold=True, zoom=True)),
        (cv2.CAP_PROP_AUTO_EXPOSURE, Offered(focus_hold=True, zoom=True)),
    ],
)
def test_what_a_driver_lacks_is_not_offered(missing: int, offered: Offered) -> None:
    assert Controls(Driver(without(missing))).offered == offered


def test_darker_and_brighter_are_told_from_what_the_automatic_took() -> None:
    driver = Driver(V4L2)
    controls = Controls(driver)
    controls.set_exposure(Exposure.DARKER)
    darker = driver.values[cv2.CAP_PROP_EXPOSURE]
    assert driver.values[cv2.CAP_PROP_AUTO_EXPOSURE] == 1
    controls.set_exposure(Exposure.BRIGHTER)
    assert darker < 156 < driver.values[cv2.CAP_PROP_EXPOSURE]
    controls.set_exposure(Exposure.AUTOMATIC)
    assert driver.values[cv2.CAP_PROP_AUTO_EXPOSURE] == 3


def test_exposures_in_powers_of_two_are_stepped_too() -> None:
    driver = Driver({**V4L2, cv2.CAP_PROP_EXPOSURE: (-6.0, -13.0, -1.0)})
    Controls(driver).set_exposure(Exposure.DARKER)
    assert driver.values[cv2.CAP_PROP_EXPOSURE] < -6


def test_focus_is_held_and_let_go() -> None:
    driver = Driver(V4L2)
    controls = Controls(driver)
    controls.hold_focus(held=True)
    assert driver.values[cv2.CAP_PROP_AUTOFOCUS] == 0
    controls.hold_focus(held=False)
    assert driver.values[cv2.CAP_PROP_AUTOFOCUS] == 1


def test_zoom_beyond_the_driver_is_left_to_cropping() -> None:
    driver = Driver({**V4L2, cv2.CAP_PROP_ZOOM: (100.0, 100.0, 200.0)})
    controls = Controls(driver)
    assert controls.zoom(2.0) == 2.0
    assert controls.zoom(3.0) == 1.0
    assert driver.values[cv2.CAP_PROP_ZOOM] == 100
    assert Controls(Driver(without(cv2.CAP_PROP_ZOOM))).zoom(2.0) == 1.0

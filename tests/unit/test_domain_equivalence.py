"""How far a loaner stands in for a machine, on configurations as people write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from ordidesk.domain.assets import Asset, Category
from ordidesk.domain.equivalence import WEIGHTS, Aspect, Fit, fit_of, gigabytes
from tests.support.records import asset, loaner

FIELDS = {
    Aspect.SYSTEM: "system",
    Aspect.MEMORY: "memory",
    Aspect.DISK: "storage",
    Aspect.SCREEN: "screen",
    Aspect.PORTS: "ports",
    Aspect.SOFTWARE: "software",
    Aspect.VPN: "vpn",
}
OFFICE = {
    "system": "Windows 11 Pro",
    "memory": "16 Go",
    "storage": "512 Go SSD",
    "screen": "14 pouces, 1920 × 1080",
    "ports": "HDMI, USB-C, RJ45",
    "software": "Microsoft 365, Sage 100",
    "vpn": "FortiClient",
}
WANTED = asset(1, **OFFICE)
texts = st.text(max_size=30)
configurations = st.fixed_dictionaries(dict.fromkeys(OFFICE, st.one_of(texts, st.just(""))))
ports = st.lists(st.sampled_from(["HDMI", "USB-C", "RJ45", "VGA", "Série"]), unique=True)


def fit(wanted: Asset, **offered: str) -> Fit:
    found = fit_of(wanted, loaner(2, **{**OFFICE, **offered}))
    assert found is not None
    return found


def lacks(aspect: Aspect, wanted: str, offered: str) -> int:
    """Return the points that an offer lacks when all else is the same."""
    field = FIELDS[aspect]
    found = fit(replace(WANTED, **{field: wanted}), **{field: offered})
    assert [gap.aspect for gap in found.gaps] == [aspect] * len(found.gaps)
    return 100 - found.points


@given(configurations)
def test_the_very_same_has_no_gap_whatever_is_written_there(config: dict[str, str]) -> None:
    assert fit_of(asset(1, **config), loaner(2, **config)) == Fit(100, ())


@given(configurations, configurations)
def test_gaps_add_up_to_what_is_missing_of_a_hundred(
    wanted: dict[str, str], offered: dict[str, str]
) -> None:
    found = fit_of(asset(1, **wanted), loaner(2, **offered))
    assert found is not None
    points = [gap.points for gap in found.gaps]
    assert found.points == max(0, 100 - sum(points))
    assert points == sorted(points, reverse=True)
    assert all(0 < gap.points <= WEIGHTS[gap.aspect] for gap in found.gaps)
    assert all(wanted[FIELDS[gap.aspect]].strip() for gap in found.gaps)


def test_weights_come_to_a_hundred() -> None:
    assert sum(WEIGHTS.values()) == 100


@given(
    st.integers(min_value=1, max_value=4096),
    st.integers(min_value=1, max_value=4096),
    st.integers(min_value=0, max_value=4096),
    st.sampled_from([Aspect.MEMORY, Aspect.DISK]),
)
def test_more_is_never_worse(wanted: int, offered: int, more: int, aspect: Aspect) -> None:
    asked = f"{wanted} Go"
    less, bigger = (lacks(aspect, asked, f"{it} Go") for it in (offered, offered + more))
    assert bigger <= less
    assert (less == 0) == (offered >= wanted)


@given(ports, ports, ports)
def test_more_sockets_are_never_worse(
    wanted: list[str], offered: list[str], more: list[str]
) -> None:
    less, bigger = (
        lacks(Aspect.PORTS, ", ".join(wanted), ", ".join(it)) for it in (offered, offered + more)
    )
    assert bigger <= less or not offered


@pytest.mark.parametrize("aspect", FIELDS)
@pytest.mark.parametrize("unknown", ["", "  "])
def test_what_nobody_knows_is_a_gap_of_half_the_weight(aspect: Aspect, unknown: str) -> None:
    missing = lacks(aspect, OFFICE[FIELDS[aspect]], unknown)
    assert missing == max(1, round(WEIGHTS[aspect] / 2))


@pytest.mark.parametrize("aspect", [Aspect.MEMORY, Aspect.DISK, Aspect.SCREEN])
def test_what_cannot_be_read_counts_as_unknown(aspect: Aspect) -> None:
    assert lacks(aspect, OFFICE[FIELDS[aspect]], "voir étiquette") == round(WEIGHTS[aspect] / 2)


@pytest.mark.parametrize("aspect", FIELDS)
def test_what_is_not_known_of_the_machine_asks_for_nothing(aspect: Aspect) -> None:
    assert lacks(aspect, "", "") == 0


@pytest.mark.parametrize(
    ("text", "size"),
    [
        ("16 Go", 16),
        ("16Go DDR4", 16),
        ("16 GB", 16),
        ("16\u202fGo", 16),
        ("16\xa0Go", 16),
        ("512 Go SSD", 512),
        ("2 × 512 Go", 512),
        ("1 To", 1024),
        ("1,5 To", 1536),
        ("1.5 TB", 1536),
        ("256 Go SSD + 1 To HDD", 1024),
        ("512 Mo", 0.5),
        ("", None),
        ("beaucoup", None),
        ("16", None),
        ("Gorilla 3", None),
    ],
)
def test_sizes_are_read_as_people_write_them(text: str, size: float | None) -> None:
    assert gigabytes(text) == size


@pytest.mark.parametrize(
    ("wanted", "offered", "points"),
    [
        ("Windows 11 Pro", "windows 11 famille", 0),
        ("Windows 10", "Windows 11", 0),
        ("Windows 11", "Windows 10", 8),
        ("Windows 11", "macOS 14", 20),
        ("macOS 13", "Mac OS 14", 0),
        ("Ubuntu 22.04", "Ubuntu 24.04", 0),
        ("Windows", "Windows 10", 0),
    ],
)
def test_another_system_stops_work_and_an_older_one_hampers_it(
    wanted: str, offered: str, points: int
) -> None:
    assert lacks(Aspect.SYSTEM, wanted, offered) == points


@pytest.mark.parametrize(
    ("wanted", "offered", "points"),
    [
        ("15,6 pouces", "15.6 pouces", 0),
        ('15,6"', "15 pouces", 0),
        ("15,6″", "14″", 5),
        ("14 pouces", "17 pouces", 0),
        ("17''", "15,6''", 5),
    ],
)
def test_a_screen_that_one_sees_is_smaller_is_a_gap(wanted: str, offered: str, points: int) -> None:
    assert lacks(Aspect.SCREEN, wanted, offered) == points


@pytest.mark.parametrize(
    ("wanted", "offered", "points"),
    [
        ("HDMI, USB-C", "usb-c; hdmi", 0),
        ("HDMI, USB-C, RJ45, VGA, Série", "HDMI, USB-C, RJ45, VGA", 1),
        ("HDMI", "VGA", 5),
    ],
)
def test_sockets_are_compared_one_by_one(wanted: str, offered: str, points: int) -> None:
    assert lacks(Aspect.PORTS, wanted, offered) == points


def test_another_way_into_the_network_is_a_gap() -> None:
    assert lacks(Aspect.VPN, "FortiClient", "forticlient ") == 0
    assert lacks(Aspect.VPN, "FortiClient", "OpenVPN") == 10


@pytest.mark.parametrize(
    ("wanted", "offered", "points"),
    [
        (Category.LAPTOP, Category.LAPTOP, 100),
        (Category.LAPTOP, Category.TABLET, 85),
        (Category.DESKTOP, Category.LAPTOP, 85),
        (Category.PHONE, Category.TABLET, 85),
        (Category.DESKTOP, Category.TABLET, None),
        (Category.PRINTER, Category.LAPTOP, None),
        (Category.SERVER, Category.DESKTOP, None),
    ],
)
def test_a_machine_of_a_near_kind_will_do_at_a_pinch(
    wanted: Category, offered: Category, points: int | None
) -> None:
    found = fit_of(asset(1, category=wanted), loaner(2, category=offered))
    assert (found.points if found else None) == points

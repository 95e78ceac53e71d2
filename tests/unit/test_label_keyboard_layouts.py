"""What a USB scanner meant, whatever the keyboard's layout made of its keys."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ordidesk.labels.keyboard_layouts import as_meant, is_label

QWERTY = (
    "1234567890-=!@#$%^&*()_+qwertyuiop[]QWERTYUIOP{}"
    "asdfghjkl;'\\ASDFGHJKL:\"|zxcvbnm,./ZXCVBNM<>? "
)
AZERTY = (
    "&é\"'(-è_çà)=1234567890°+azertyuiop^$AZERTYUIOP¨£qsdfghjklmù*QSDFGHJKLM%µwxcvbn,;:!WXCVBN?./§ "
)
LOCKED = (
    "1234567890°+&é\"'(-è_çà)=AZERTYUIOP¨£azertyuiop^$QSDFGHJKLM%µqsdfghjklmù*WXCVBN?./§wxcvbn,;:! "
)
LINUX_LOCKED = (
    "&É\"'(-È_ÇÀ)=1234567890°+AZERTYUIOP^$azertyuiop¨£QSDFGHJKLMÙ*qsdfghjklm%µWXCVBN,;:!wxcvbn?./§ "
)


def typed(text: str, keys: str, seen: str) -> str:
    """Return what keys of one layout give on another."""
    return "".join(seen[keys.index(sign)] for sign in text)


LABELS = [
    "OD-004217",
    "od 4217",
    "T-000123",
    "P-0312",
    "5CG1234XYZ",
    "9780804816632",
    "https://portail.example/a/OD-004217",
    "https://portail.example/l/P-0312",
]


@pytest.mark.parametrize("label", LABELS)
@pytest.mark.parametrize("seen", [AZERTY, LINUX_LOCKED])
def test_a_scanner_set_to_qwerty_is_understood_on_a_french_keyboard(label: str, seen: str) -> None:
    through = typed(label, QWERTY, seen)
    assert through != label
    assert as_meant(through).upper() == label.upper()


@pytest.mark.parametrize("label", [label for label in LABELS if label != "5CG1234XYZ"])
def test_caps_lock_on_windows_does_not_hide_a_label(label: str) -> None:
    """A serial number's digits come through then, and nothing tells that its letters did not."""
    assert as_meant(typed(label, QWERTY, LOCKED)).upper() == label.upper()


def test_the_signs_that_it_types_are_those_of_the_french_keyboard() -> None:
    assert typed("OD-004217", QWERTY, AZERTY) == "OD)àà'é&è"
    assert as_meant("OD)àà'é&è") == "OD-004217"


@pytest.mark.parametrize("label", ["OD-004217", "T-000123", "5CG1234XYZ"])
def test_a_scanner_set_to_azerty_is_understood_on_another_keyboard(label: str) -> None:
    assert as_meant(typed(label, AZERTY, QWERTY)) == label


@pytest.mark.parametrize("text", [*LABELS, "WIFI:S:Invités;;", "étiquette", "AZERTY", ""])
def test_what_makes_sense_or_never_does_stays_as_it_is(text: str) -> None:
    assert as_meant(text) == text


def test_the_kind_that_a_scanner_puts_before_the_code_is_taken_off() -> None:
    assert as_meant("]C1OD-004217") == "OD-004217"
    assert as_meant(typed("]C1OD-004217", QWERTY, AZERTY)) == "OD-004217"


@pytest.mark.parametrize(
    "text", ["OD-004217", "od004217", "OD)àà'é&è", "T-000123", "https://p.example/a/OD-004217"]
)
def test_a_label_of_ours_is_known_by_its_form(text: str) -> None:
    assert is_label(text)


@pytest.mark.parametrize(
    "text",
    [
        "004217",
        "123456",
        "&é\"'(-",
        "p1234",
        "T12",
        "motdepasse",
        "5CG1234XYZ",
        "9780804816632",
        "",
    ],
)
def test_what_may_be_a_pin_or_a_password_is_not_taken_for_a_label(text: str) -> None:
    assert not is_label(text)


@given(st.text(max_size=60))
def test_any_text_is_answered_and_a_label_stays_one(text: str) -> None:
    meant = as_meant(text)
    assert is_label(meant) == is_label(text)


@given(st.integers(0, 999_999), st.sampled_from([AZERTY, LOCKED, LINUX_LOCKED]))
def test_every_number_comes_through_every_layout(number: int, seen: str) -> None:
    label = f"OD-{number:06d}"
    assert as_meant(typed(label, QWERTY, seen)).upper() == label

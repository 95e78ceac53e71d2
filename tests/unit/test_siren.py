"""A SIREN is checked before it stands at the head of every sheet."""

from __future__ import annotations

import pytest

from ordidesk.domain.siren import siren_digits, siren_words


@pytest.mark.parametrize("text", ["732829320", "732 829 320", " 732\u00a0829\u202f320 "])
def test_a_siren_is_read_however_it_is_spaced(text: str) -> None:
    assert siren_digits(text) == "732829320"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "732829321",
        "73282932",
        "7328293200",
        "73282932O",
        "٧٣٢٨٢٩٣٢٠",
        "000000000",
        "FR732829320",
    ],
)
def test_what_is_none_is_refused(text: str) -> None:
    assert siren_digits(text) == ""


def test_a_siren_is_written_by_threes() -> None:
    assert siren_words("732829320") == "732 829 320"

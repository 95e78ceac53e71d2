"""Blurred bars are read by their shapes, and what is none gives nothing."""

from __future__ import annotations

import cv2
import numpy as np
import pytest
import zxingcpp
from hypothesis import given, settings
from hypothesis import strategies as st

from ordidesk.labels.decoders import Sought, pyzbar, zxing
from ordidesk.labels.fitting import fit_bars
from ordidesk.labels.reads import Gray

EAN = zxingcpp.BarcodeFormat.EAN13
CODE128 = zxingcpp.BarcodeFormat.Code128
CODE39 = zxingcpp.BarcodeFormat.Code39


def crop(
    text: str, kind: zxingcpp.BarcodeFormat, *, module: float, blur: float, grain: float, seed: int
) -> Gray:
    """Draw upright bars; ``module`` in pixels, ``blur`` (standard deviation) in modules."""
    code = zxingcpp.create_barcode(text, kind)
    drawn = np.array(zxingcpp.write_barcode_to_image(code, scale=8, add_quiet_zones=True), np.uint8)
    bars = np.repeat(drawn[drawn.shape[0] // 4][None, :], 120, axis=0)
    size = (round(bars.shape[1] * module / 8), 120)
    sharp = cv2.resize(bars, size, interpolation=cv2.INTER_AREA).astype(np.float32)
    soft = cv2.GaussianBlur(sharp, (0, 0), blur * module, sigmaY=0.1)
    seen = 70 + soft * 0.5 + np.random.default_rng(seed).normal(0, grain, soft.shape)
    return np.ascontiguousarray(np.clip(seen, 0, 255), dtype=np.uint8)


def ean(digits: str) -> str:
    numbers = [int(digit) for digit in digits]
    return digits + str(-(sum(numbers[0::2]) + 3 * sum(numbers[1::2])) % 10)


@pytest.mark.parametrize("turned", [False, True])
@pytest.mark.parametrize(
    ("text", "kind", "blur"),
    [
        (ean("978044101498"), EAN, 0.75),
        (ean("304210000004"), EAN, 0.7),
        ("OD-004217", CODE128, 0.7),
        ("od 0042", CODE128, 0.7),
        ("12345678", CODE128, 0.7),
    ],
)
def test_bars_too_blurred_for_both_decoders_are_fitted(
    text: str, kind: zxingcpp.BarcodeFormat, blur: float, *, turned: bool
) -> None:
    bars = crop(text, kind, module=4, blur=blur, grain=3, seed=1)
    bars = np.ascontiguousarray(bars[::-1, ::-1]) if turned else bars

    assert zxing(bars, Sought.UPRIGHT_BARS) == ()
    assert text not in {read.text for read in pyzbar(bars, linear=True)}
    fit = fit_bars(bars)
    assert fit is not None
    assert fit.text == text
    assert fit.kind == ("ean13" if kind is EAN else "code128")
    assert 0 < fit.left < 0.2 * bars.shape[1]
    assert 0.8 * bars.shape[1] < fit.right < bars.shape[1]


@settings(max_examples=60, deadline=None)
@given(
    st.sampled_from([EAN, CODE128, CODE39]),
    st.from_regex(r"[0-9]{12}", fullmatch=True),
    st.floats(0.1, 1.4),
    st.floats(2.5, 6),
    st.floats(0, 12),
    st.integers(0, 2**32 - 1),
)
def test_a_fit_is_never_another_text(
    kind: zxingcpp.BarcodeFormat, digits: str, blur: float, module: float, grain: float, seed: int
) -> None:
    text = ean(digits) if kind is EAN else f"OD-{digits[:6]}" if kind is CODE128 else digits[:8]
    fit = fit_bars(crop(text, kind, module=module, blur=blur, grain=grain, seed=seed))

    assert fit is None or fit.text == text


@settings(max_examples=60, deadline=None)
@given(st.integers(1, 200), st.integers(16, 900), st.integers(1, 9), st.integers(0, 2**32 - 1))
def test_stripes_that_are_no_code_fit_nothing(high: int, wide: int, width: int, seed: int) -> None:
    chance = np.random.default_rng(seed)
    stripes = np.repeat(chance.integers(0, 256, -(-wide // width), dtype=np.uint8), width)[:wide]
    stripes[: wide // 10], stripes[-(wide // 10) :] = 255, 255

    assert fit_bars(np.repeat(stripes[None, :], high, axis=0)) is None


def test_a_flat_crop_fits_nothing() -> None:
    assert fit_bars(np.full((40, 300), 128, np.uint8)) is None

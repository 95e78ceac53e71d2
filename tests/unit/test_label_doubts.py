"""A text that checks itself weakly is believed when confirmed, alone, and with quiet beside it."""

from __future__ import annotations

import numpy as np
import pytest
import zxingcpp

from ordidesk.labels.decoders import Sought, pyzbar, zxing
from ordidesk.labels.doubts import confirmed, ends_in_quiet, repeated, uncontested
from ordidesk.labels.reads import Gray, Point, Read, Symbology


def read(text: str, symbology: Symbology, left: float = 0, right: float = 100) -> Read:
    corners = (left, 10), (right, 10), (right, 60), (left, 60)
    one, two, three, four = (Point(*corner) for corner in corners)
    return Read(symbology, text, (one, two, three, four))


RIGHT = read("3038736841885", Symbology.EAN13)
MISREAD = read("3038736221885", Symbology.EAN13, 4, 98)
ASSET = read("OD-004217", Symbology.CODE128, 20, 80)


@pytest.mark.parametrize(
    ("reads", "others", "kept"),
    [
        ([RIGHT], [RIGHT], (RIGHT,)),
        ([RIGHT], [MISREAD], ()),
        ([RIGHT], [], ()),
        ([ASSET], [], (ASSET,)),
    ],
)
def test_a_weak_text_needs_a_second_voice(
    reads: list[Read], others: list[Read], kept: tuple[Read, ...]
) -> None:
    assert confirmed(reads, others) == kept


def test_where_a_checksum_is_not_enough_a_text_has_to_be_repeated() -> None:
    assert repeated([ASSET, RIGHT], [RIGHT]) == (RIGHT,)
    assert repeated([ASSET], [ASSET]) == (ASSET,)


def test_two_texts_for_the_same_bars_are_both_left_out() -> None:
    square = read("https://support.example/a/OD-004217", Symbology.QRCODE)
    assert uncontested([RIGHT, MISREAD, square]) == (square,)
    assert uncontested([ASSET, read("OD-075063", Symbology.CODE128, 21, 79)]) == ()
    elsewhere = read("4006381333931", Symbology.EAN13, 200, 300)
    assert uncontested([RIGHT, elsewhere]) == (RIGHT, elsewhere)
    again = read(RIGHT.text, Symbology.EAN13, 2, 99)
    assert uncontested([RIGHT, again]) == (RIGHT, again)


def bars(text: str, kind: zxingcpp.BarcodeFormat) -> Gray:
    code = zxingcpp.create_barcode(text, kind)
    drawn = np.array(zxingcpp.write_barcode_to_image(code, scale=3, add_quiet_zones=True), np.uint8)
    return np.ascontiguousarray(drawn[: drawn.shape[0] * 2 // 3])


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("4006381333931", zxingcpp.BarcodeFormat.EAN13),
        ("42191605", zxingcpp.BarcodeFormat.EAN8),
        ("OD-004217", zxingcpp.BarcodeFormat.Code39),
    ],
)
@pytest.mark.parametrize("decoder", ["zxing-cpp", "pyzbar"])
def test_a_whole_code_has_quiet_beside_it_and_a_part_has_not(
    text: str, kind: zxingcpp.BarcodeFormat, decoder: str
) -> None:
    crop = bars(text, kind)
    (found,) = (
        zxing(crop, Sought.UPRIGHT_BARS) if decoder == "zxing-cpp" else pyzbar(crop, linear=True)
    )
    assert ends_in_quiet(crop, found)

    left, right = found.polygon[0].x, found.polygon[1].x
    inner = read(found.text, found.symbology, left, left + 0.55 * (right - left))
    assert not ends_in_quiet(crop, inner)

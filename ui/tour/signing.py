"""The tour's signature: two strokes over the pad, then the button."""

from __future__ import annotations

import itertools

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ui.pages.signing_dialog import SigningDialog
from ui.tour.stage import Stage
from ui.widgets.signature_pad import SignaturePad

_STROKES = (((0.10, 0.70), (0.22, 0.25), (0.30, 0.72)), ((0.34, 0.60), (0.62, 0.30), (0.86, 0.62)))
"""As parts of the pad's width and height."""
_STEPS = 12


def sign(stage: Stage) -> None:
    """Draw a signature in the dialog that has just been asked for, and give it."""
    stage.wait_for(
        "the signing", lambda: isinstance(QApplication.activeModalWidget(), SigningDialog)
    )
    asked = QApplication.activeModalWidget()
    if not isinstance(asked, SigningDialog):
        raise TypeError(asked)
    pad = stage.only(asked, SignaturePad)
    for stroke in _STROKES:
        points = [QPoint(round(x * pad.width()), round(y * pad.height())) for x, y in stroke]
        QTest.mousePress(pad, Qt.MouseButton.LeftButton, pos=points[0])
        for begin, end in itertools.pairwise(points):
            for step in range(1, _STEPS + 1):
                QTest.mouseMove(pad, begin + (end - begin) * step / _STEPS)
        QTest.mouseRelease(pad, Qt.MouseButton.LeftButton, pos=points[-1])
    stage.picture(asked, "signature")
    stage.click(asked, "SigningDialog", "Sign")

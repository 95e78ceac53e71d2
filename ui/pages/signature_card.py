"""Who signs a sheet: the client's person on this screen, the technician once for all."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QSettings, Signal, Slot
from PySide6.QtWidgets import QWidget

from ordidesk.documents.signature import SheetSignature, Side
from ui import moments
from ui.pages.context import PageContext
from ui.pages.sheet_preview import SheetPreview
from ui.pages.signing_dialog import SigningDialog
from ui.printers import Printers
from ui.printing.sheet import Sheet
from ui.theme import SIZE, TextStyle
from ui.widgets.buttons import Button, ButtonKind
from ui.widgets.card import Card
from ui.widgets.flow_row import FlowLayout
from ui.widgets.text import text_label


@dataclass(frozen=True)
class ToSign:
    """A sheet, and who is expected to sign it."""

    sheet: Sheet
    client: SheetSignature
    technician: SheetSignature


class SignatureCard(Card):
    """Asks for signatures under the sheet as ``make_sheet`` gives it, when there is one yet."""

    changed = Signal()
    """Somebody signed, or would not."""

    def __init__(
        self,
        context: PageContext,
        settings: QSettings,
        make_sheet: Callable[[], ToSign | None],
        parent: QWidget | None = None,
    ) -> None:
        """Begin unsigned."""
        super().__init__(self.tr("Signature"), parent=parent)
        self._context = context
        self._settings = settings
        self._make_sheet = make_sheet
        self._client: SheetSignature | None = None
        theme = context.theme
        self._said = text_label("", TextStyle.BODY, wrap=True)
        self._sign = Button(theme, self.tr("Have it signed"), icon="smartphone", field=True)
        self._own = Button(theme, "", ButtonKind.LINK)
        self._preview = Button(theme, self.tr("See the sheet"), ButtonKind.LINK)
        row = FlowLayout(SIZE.space_12)
        row.addWidget(self._sign)
        row.addWidget(self._preview)
        self.add(self._said)
        self.add(row)
        self.add(self._own)
        self._sign.clicked.connect(self._ask_client)
        self._own.clicked.connect(self._ask_own)
        self._preview.clicked.connect(self._show_sheet)
        self._show()

    def signatures(self) -> tuple[SheetSignature, ...]:
        """Return who signed so far, the technician first."""
        own = self._context.desk.own_signature()
        mine = () if own is None else (own,)
        return mine if self._client is None else (*mine, self._client)

    def clients(self) -> SheetSignature | None:
        """Return the signature of the client's person, or their refusal."""
        return self._client

    def forget(self) -> None:
        """Begin anew: another sheet, or other texts than what was signed."""
        if self._client is not None:
            self._client = None
            self._tell()

    def _show(self) -> None:
        signed = self._client
        if signed is None:
            said = self.tr("Not signed yet.")
        elif signed.refused:
            said = self.tr("{name} did not sign: {reason}").format(
                name=signed.name or self.tr("The client's person"), reason=signed.refused_reason
            )
        else:
            at = signed.signed_at or self._context.clock()
            said = self.tr("Signed by {name} at {time}").format(
                name=signed.name, time=moments.time_of_day(at, self._context.zone)
            )
        self._said.setText(said)
        label = self.tr("Have it signed") if signed is None else self.tr("Sign again")
        self._sign.set_label(label, "smartphone")
        has_own = self._context.desk.own_signature() is not None
        self._own.set_label(
            self.tr("My own signature: change…") if has_own else self.tr("Draw my own signature…")
        )

    @Slot()
    def _ask_client(self) -> None:
        asked = self._make_sheet()
        if asked is not None:
            self._ask(asked.sheet, asked.client)

    @Slot()
    def _ask_own(self) -> None:
        asked = self._make_sheet()
        if asked is not None:
            self._ask(asked.sheet, asked.technician)

    def _ask(self, sheet: Sheet, expected: SheetSignature) -> None:
        dialog = SigningDialog(
            self._context.theme, sheet, expected, self._context.clock, self.window()
        )
        dialog.answered.connect(self._take)
        dialog.start()

    @Slot(object)
    def _take(self, signature: SheetSignature) -> None:
        if signature.side is Side.CLIENT:
            self._client = signature
            self._tell()
        elif not signature.refused:
            desk = self._context.desk
            self._context.files.run(
                lambda: desk.keep_signature(signature),
                lambda _done: self._tell(),
                self._context.actions.report,
            )

    def _tell(self) -> None:
        self._show()
        self.changed.emit()

    @Slot()
    def _show_sheet(self) -> None:
        asked = self._make_sheet()
        if asked is not None:
            SheetPreview(
                self._context.theme,
                asked.sheet,
                self._settings,
                Printers(self._context.preferences),
                self.window(),
            ).open()

    def set_ready(self, *, ready: bool) -> None:
        """Allow signing once there is something to sign."""
        self._sign.setEnabled(ready)
        self._preview.setEnabled(ready)

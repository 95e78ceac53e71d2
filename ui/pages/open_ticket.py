"""Declaring an incident: questioned once, stored at once, completed while somebody talks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from ordidesk.domain.ids import derived_id
from ordidesk.domain.people import Role
from ordidesk.domain.tickets import Channel, EditTicket, OpenTicket
from ordidesk.domain.vague import describes_nothing, says_nothing
from ordidesk.mail_in.declaring import Declared
from ordidesk.queries import tickets
from ordidesk.queries.similar import Similar, similar
from ordidesk.store.store import Done
from ui.brought_to_dialog import BroughtToDialog
from ui.pages.attach_each import ToAttach
from ui.pages.command_dialog import CommandDialog, Question
from ui.pages.context import PageContext
from ui.pages.files_to_attach import FilesToAttach
from ui.pages.form_from_mail import fill_from
from ui.pages.mail_card import MailCard
from ui.pages.similar_tickets import SimilarTickets
from ui.pages.ticket_form import TicketForm
from ui.theme import SIZE, Tone
from ui.widgets.buttons import Button
from ui.widgets.dialogs import ask
from ui.widgets.notices import NoticeBar

_LOOKING_MS = 200
"""After the last key, similar tickets are looked for."""
_AROUND = SIZE.top_bar + SIZE.space_32
"""Of the screen's height, for the frame of the window and the system's own bar."""


class FromMail(NamedTuple):
    """A mail that fills the form, and the files that go with it."""

    mail: Declared
    files: Sequence[ToAttach]


class OpenTicketDialog(CommandDialog):
    """Stores the ticket, then its files, and later what was added to it while it stays open.

    What was typed stays until it is stored: a refusal leaves the dialog open, closing asks once.
    """

    opened = Signal(str)
    """The new ticket's id, when the dialog closes after it was stored."""
    shown_instead = Signal(str)
    """The id of an open ticket that the person turns to instead."""

    def __init__(
        self,
        context: PageContext,
        asset_id: str,
        parent: QWidget,
        filled: FromMail | None = None,
    ) -> None:
        """Ask for a ticket about this machine, or for what a mail says; else for any."""
        translate = QCoreApplication.translate
        title = (
            translate("OpenTicketDialog", "Ticket for this machine")
            if asset_id
            else translate("OpenTicketDialog", "New ticket")
        )
        action = translate("OpenTicketDialog", "Open the ticket")
        super().__init__(context, Question(title, "", action), parent)
        self.setMinimumWidth(SIZE.ticket_form)
        self._ticket_id = ""
        """Empty until it is stored."""
        self._closing = False
        """Whether the dialog closes once all is stored."""
        self._questioned: set[str] = set()
        """Texts that were questioned once already."""
        self._may_edit = context.desk.actor.role in EditTicket.allowed
        self._notice = NoticeBar(context.theme)
        self._similar = SimilarTickets(context)
        self._files = FilesToAttach(context)
        self._form = TicketForm(context, asset_id, self._similar, self._files)
        self._open = Button(context.theme, action)
        self._looking = QTimer(self)
        self._looking.setSingleShot(True)
        self._looking.setInterval(_LOOKING_MS)
        self._lay_out()
        by_hotline = context.desk.actor.role is Role.MANAGER
        self._form.choose_channel(Channel.PHONE if by_hotline else Channel.TECHNICIAN)
        if filled is not None:
            to_look_at = fill_from(self._form, filled.mail, context.desk)
            self.body.insertWidget(0, MailCard(filled.mail, context.zone, to_look_at))
            self._files.add_of_mail(filled.files)
        self._kept = self._form.texts()
        self._given = self._kept
        self._connect()
        self.follow()
        self.resize(SIZE.ticket_form, SIZE.window_shortest)
        self.make_room()
        self._looking.start()
        called = not asset_id and filled is None and by_hotline
        (self._form.caller if called else self._form.summary).setFocus()

    def _lay_out(self) -> None:
        self._page = QScrollArea()
        self._page.setWidget(self._form)
        self._page.setWidgetResizable(True)
        self._page.setFrameShape(QFrame.Shape.NoFrame)
        self._page.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._page.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._form.setObjectName("scroll_column")
        self.body.addWidget(self._notice)
        self.body.addWidget(self._page)
        self.add_button(self._open)

    def _connect(self) -> None:
        brought = BroughtToDialog(self)
        brought.came.connect(self._files.take)
        self._open.clicked.connect(self._store_and_close)
        self._form.changed.connect(self.follow)
        self._form.changed.connect(self._look_soon)
        self._form.caller.grown.connect(self.make_room)
        self._files.changed.connect(self.follow)
        self._files.grown.connect(self.make_room)
        self._files.ended.connect(self._end)
        self._similar.chosen.connect(self._turn_to)
        self._looking.timeout.connect(self._look_for_similar)
        self._context.bridge.changed.connect(self._show_number)

    def make_room(self) -> None:
        """Grow for what was just shown, up to the screen's height; beyond it the form scrolls."""
        self._page.setMinimumHeight(0)
        column = self.layout()
        if column is not None:
            column.activate()
        around = self.minimumSizeHint().height() - self._page.minimumSizeHint().height()
        most = self.screen().availableGeometry().height() - _AROUND - around
        wide = self.width() - 2 * SIZE.space_24
        self._page.setMinimumHeight(min(self._form.height_within(wide, most), most))
        super().make_room()

    def take_scan(self, text: str) -> bool:
        """Choose the machine that was scanned; that of a stored ticket stays."""
        return not self._ticket_id and self._form.take_scan(text)

    # --- what may be done -------------------------------------------------------------------------

    def is_complete(self) -> bool:
        """Tell whether it has what a ticket cannot do without."""
        return self._form.is_complete()

    def _stays(self) -> bool:
        """Tell whether the main button stores and goes on: somebody is talking, or it began so."""
        return bool(self._ticket_id) or (self._may_edit and self._form.is_by_phone())

    @Slot()
    def follow(self) -> None:
        """Call the main button by what it does now, and allow what can be done."""
        super().follow()
        stays, save = self._stays(), self.tr("Save")
        if (self.main_button.text() == save) is not stays:
            self.main_button.set_label(save if stays else self._open.text())
        self._open.setVisible(stays)
        self._open.setEnabled(self.main_button.isEnabled())
        if self._ticket_id and not self._is_unsaved():
            self.main_button.setEnabled(False)

    def _is_unsaved(self) -> bool:
        """Tell whether closing would lose something: what a mail brought is in that mail still."""
        files = self._files.any_left() if self._ticket_id else self._files.any_by_hand()
        return files or bool(self._form.typed_beside(self._kept))

    # --- storing ----------------------------------------------------------------------------------

    def accept(self) -> None:
        """Store; by phone the dialog stays for what is said next."""
        self._store(closing=not self._stays())

    @Slot()
    def _store_and_close(self) -> None:
        self._store(closing=True)

    def command(self) -> OpenTicket:
        """Return the command for what is typed now."""
        return self._form.command()

    def _store(self, *, closing: bool) -> None:
        if self.is_held() or not self.is_complete() or self._question():
            return
        self._closing = closing
        self._given = self._form.texts()
        changed = {name for name, text in self._given.items() if text != self._kept[name]}
        self.hold()
        give = self._context.actions.give
        if not self._ticket_id:
            give(self.command(), self._take_receipt, self.stay)
        elif changed:
            before = {name: self._kept[name] for name in changed}
            after = {name: self._given[name] for name in changed}
            edit = EditTicket(ticket_id=self._ticket_id, before=before, after=after)
            give(edit, self._attach, self.stay)
        else:
            self._files.attach(self._ticket_id)

    def _question(self) -> bool:
        """Question texts that say nothing, each once and kindly; tell whether any was."""
        summary = self._form.summary.text().strip()
        description = self._form.description.toPlainText().strip()
        about_summary = says_nothing(summary) and summary not in self._questioned
        about_description = describes_nothing(description) and description not in self._questioned
        of_summary = self.tr(
            "Say in a few words what it touches, for example “Cannot connect to the file "
            "server”: whoever reads it knows at once. Or go on with it as it is."
        )
        of_description = self.tr(
            "What happens, and since when? For example “Since this morning Outlook closes when I "
            "open an attachment; restarted twice; my colleagues can.” Or go on with it as it is."
        )
        self._form.doubt(
            of_summary if about_summary else "", of_description if about_description else ""
        )
        self._questioned |= {summary, description}
        self.make_room()
        if about_summary or about_description:
            doubted = self._form.summary if about_summary else self._form.description
            doubted.setFocus()
            self._page.ensureWidgetVisible(doubted)
        return about_summary or about_description

    def _take_receipt(self, receipt: Done) -> None:
        """Go on with the ticket that is stored now: its files, and whatever is said next."""
        self._ticket_id = derived_id(receipt.command_id, "ticket")
        self._looking.stop()
        self._similar.hide()
        self._form.fix_what_is_declared()
        if not self._may_edit:
            self._form.close_texts()
        self.name_way_out(self.tr("Close"))
        self._attach(receipt)

    def _attach(self, _receipt: Done) -> None:
        self._kept = self._given
        self._files.attach(self._ticket_id)

    @Slot()
    def _end(self) -> None:
        """Close when that was meant and all is stored; else tell how far it is."""
        if self._closing and not self._is_unsaved():
            self.finish()
            return
        left = self.tr("It is recorded, without these files. Try again, or remove them.")
        self.stay(left if self._files.any_left() else "")
        self._show_number()
        self.make_room()
        if self._form.description.isEnabled():
            self._form.description.moveCursor(QTextCursor.MoveOperation.End)
            self._form.description.setFocus()

    @Slot()
    def _show_number(self) -> None:
        """Say that the ticket is stored, with its number as soon as the portal has given one."""
        if not self._ticket_id or self.is_held():
            return
        row = self._context.desk.ask(tickets.brief, self._ticket_id)
        number = row.number if row else ""
        recorded = self.tr("Recorded; its number is still to come.")
        if number:
            recorded = self.tr("{number} is recorded.").format(number=number)
        with_files, count = "", self._files.attached()
        if count:
            with_files = self.tr("%n file(s) attached.", None, count)
        go_on = self.tr("Add to it while talking, then “Save” again.")
        said = " ".join(part for part in (recorded, with_files, go_on) if part)
        self._notice.show_message(said, Tone.OK, closable=False)

    # --- leaving ----------------------------------------------------------------------------------

    def reject(self) -> None:
        """Close; ask once when that loses something."""
        if not self.is_held() and (not self._is_unsaved() or self._may_lose()):
            super().reject()

    def _may_lose(self) -> bool:
        recorded = self.tr("The ticket is recorded. What you added since is not.")
        return ask(
            self._context.theme,
            self,
            self.tr("Close without saving?"),
            recorded if self._ticket_id else self.tr("No ticket is recorded yet."),
            self.tr("Close without saving"),
            dangerous=True,
        )

    def done(self, result: int) -> None:
        """Close, and tell of the ticket that was stored."""
        if self._ticket_id:
            self.opened.emit(self._ticket_id)
        super().done(result)

    # --- what is there already --------------------------------------------------------------------

    @Slot()
    def _look_soon(self) -> None:
        if not self._ticket_id:
            self._looking.start()

    @Slot()
    def _look_for_similar(self) -> None:
        asked, desk = self.command(), self._context.desk

        def find() -> tuple[Similar, ...]:
            return desk.ask(
                similar,
                client_id=asked.client_id,
                site_id=asked.site_id,
                asset_id=asked.asset_id,
                requester_id=asked.requester_id,
                text=f"{asked.summary} {asked.description}",
            )

        self._context.reads.run(find, self._show_similar, self._context.actions.report)

    def _show_similar(self, found: tuple[Similar, ...]) -> None:
        if not self._ticket_id:
            self._similar.show_similar(found)
            self.make_room()

    @Slot(str)
    def _turn_to(self, ticket_id: str) -> None:
        """Turn to another ticket; a summary alone is what led there, more is asked for once."""
        more = self._form.typed_beside(self._kept) - {"summary"}
        if self.is_held() or ((more or self._files.any_by_hand()) and not self._may_lose()):
            return
        super().reject()
        self.shown_instead.emit(ticket_id)

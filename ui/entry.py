"""From the start of the app to an open desk: sign-in, PIN, first sync."""

from __future__ import annotations

import contextlib
import platform
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QStackedWidget, QWidget

from ordidesk.laptop.folders import Folders
from ordidesk.laptop.last_sign_in import LastSignIn, remember, remembered
from ordidesk.laptop.unsent_work import noted
from ordidesk.portal.address import parse_address
from ordidesk.portal.client import PortalClient
from ordidesk.portal.errors import (
    BadAddress,
    CertificateInvalid,
    DeviceLost,
    NotAPortal,
    PortalError,
    PortalUnreachable,
)
from ordidesk.protocol import DeviceState, Tokens
from ordidesk.store.errors import StoreDamaged, StoreLocked
from ordidesk.store.key import (
    KeyKeeper,
    KeyMissing,
    KeyPlace,
    KeyringKeyKeeper,
    PinKeyKeeper,
    key_place,
    keyring_entry,
)
from ordidesk.store.retention import Retention
from ordidesk.store.wipe import Wipe, WipeReason, finish_wipes, unfinished_wipes, wiped
from ordidesk.sync.status import Phase, SyncStatus
from ui.bridge import Bridge
from ui.pages.first_sync import FirstSyncPage, is_complete
from ui.pages.sign_in import EntryPage, NewPasswordPage, PinPage, SignInPage
from ui.portal_client import portal_client
from ui.preferences import Preferences
from ui.problems import (
    data_wiped,
    lease_over,
    new_password_sentence,
    sentence,
    work_of_others,
)
from ui.single_instance import call_first
from ui.theme import Theme, Tone
from ui.workers import Worker
from ui.workspace import LeaseOver, NobodySignedIn, Workspace, open_in_place_of, utc_now

PORTAL = "portal.address"
KeepKey = Callable[[Path], KeyKeeper]

_OF_ADDRESS = (BadAddress, CertificateInvalid, NotAPortal, PortalUnreachable)
"""Problems that another address may solve, and another password does not."""


class Entry(QStackedWidget):
    """The window before the desk; tells ``opened`` once there is something to work with."""

    opened = Signal(object, object)
    """A ``Workspace`` and its ``Bridge``; both are the receiver's to close."""
    asked = Signal()
    """There is something to ask or to show: this window has to be seen."""
    handed_over = Signal()
    """The app runs already on this data, and shows itself."""

    def __init__(  # noqa: PLR0913, PLR0917 - what the composition root hands over
        self,
        theme: Theme,
        folders: Folders,
        worker: Worker,
        preferences: Preferences,
        keep_key: KeepKey | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """``keep_key`` replaces keyring and PIN, for the demo's data."""
        super().__init__(parent)
        self._preferences = preferences
        self._theme = theme
        self._folders = folders
        self._worker = worker
        self._keep_key = keep_key
        self._client: PortalClient | None = None
        self._address = ""
        self._mail = ""
        self._tokens: Tokens | None = None
        self._store_file = Path()
        self._workspace: Workspace | None = None
        self._bridge: Bridge | None = None
        self._files: tuple[Path, ...] = ()
        self.setWindowTitle("OrdiDesk")
        self._sign_in = SignInPage(theme)
        self._sign_in.submitted.connect(self.sign_in)
        self._sign_in.forgotten.connect(self._ask_code)
        self._new_password = NewPasswordPage(theme)
        self._new_password.submitted.connect(self._reset_password)
        self._new_password.left.connect(self._show_sign_in)
        self._first_sync = FirstSyncPage(theme)
        self._first_sync.left.connect(self._leave_first_sync)
        self._pin: PinPage | None = None
        for page in (self._sign_in, self._new_password, self._first_sync):
            self.addWidget(page)

    def begin(self) -> None:
        """Open what was open last, or ask to sign in: at the portal of the settings, if any."""
        if unfinished_wipes(self._folders):
            self.finish_wipes()
            return
        last = remembered(self._folders.last_sign_in)
        portal = self._preferences.settings.portal.address
        decided = portal and not self._preferences.found.is_free(PORTAL)
        self._sign_in.set_address_fixed(fixed=bool(decided))
        if last is None or (decided and last.portal_url != portal):
            self._sign_in.fill(portal, last.mail if last else "")
            self._show_sign_in()
            return
        self._sign_in.fill(last.portal_url, last.mail)
        if not last.person_id:
            self._show_sign_in()
            return
        if self._client_of(last.portal_url) is None:
            return
        self._tokens = None
        try:
            store_file = self._folders.store_file(self._address, last.person_id)
        except ValueError:  # the file was edited: whose it was is asked again
            self._show_sign_in()
            return
        self._find_key(store_file)

    def bring(self, files: tuple[Path, ...]) -> None:
        """Take what an app that runs already is to open."""
        self._files = files

    def finish_wipes(self) -> None:
        """Remove what a lost or retired laptop still holds, then say what happened."""
        folders = self._folders

        def done(_answer: None) -> None:
            self._sign_in.fill(self._sign_in.address(), "")
            self._show_sign_in()

        self._worker.run(lambda: finish_wipes(folders, utc_now()), done, self._tell)

    def tell_lease_over(self) -> None:
        """Say why the desk was closed, and ask to sign in."""
        self._show_sign_in()
        self._sign_in.show_problem(lease_over())

    def tell_scan_comes_later(self) -> None:
        """Say that a label was scanned before there is anything to look it up in."""
        page = self.currentWidget()
        if isinstance(page, EntryPage):
            page.notice.show_message(
                self.tr("A label was scanned. Open OrdiDesk first, then scan it again.")
            )

    def first_sync_number(self) -> str:
        """Return the progress of the first sync as it reads."""
        return self._first_sync.number()

    def _ask(self, page: QWidget) -> None:
        self.setCurrentWidget(page)
        self.asked.emit()

    # --- signing in -----------------------------------------------------------------------------

    @Slot(str, str, str)
    def sign_in(self, typed: str, mail: str, password: str) -> None:
        """Sign in at a portal; what was typed stays on the page until it succeeds."""
        self._sign_in.fill(typed, mail)
        self._sign_in.set_busy(busy=True)
        client = self._client_of(typed)
        if client is None:
            return

        def done(tokens: Tokens) -> None:
            self._tokens = tokens
            store_file = self._folders.store_file(self._address, tokens.person.id)
            if tokens.device is DeviceState.LOST:
                self._wipe(store_file, lambda: client.say_wiped(tokens.refresh_token))
            else:
                self._find_key(store_file)

        self._worker.run(lambda: client.sign_in(mail, password, platform.node()), done, self._tell)

    def _wipe(self, store_file: Path, say_wiped: Callable[[], None]) -> None:
        """Wipe the data of a lost laptop whose desk is not open."""
        wipe = Wipe(self._folders, store_file)

        def destroy() -> None:
            wipe.destroy_key(WipeReason.LOST, utc_now())
            with contextlib.suppress(PortalError):
                say_wiped()

        def go_on(_outcome: object) -> None:
            self.finish_wipes()

        self._worker.run(destroy, go_on, go_on)

    def _client_of(self, typed: str) -> PortalClient | None:
        try:
            address = parse_address(typed)
        except PortalError as error:
            self._tell(error)
            return None
        self._address = address.url
        self._client = portal_client(address, self._preferences, self._folders)
        return self._client

    @Slot(str, str)
    def _ask_code(self, typed: str, mail: str) -> None:
        client = self._client_of(typed)
        if client is None:
            return
        self._mail = mail

        def done(_answer: None) -> None:
            self._sign_in.tell_mailed()
            self._ask(self._new_password)

        self._worker.run(lambda: client.forgot(mail), done, self._tell)

    @Slot(str, str)
    def _reset_password(self, code: str, password: str) -> None:
        client, mail = self._client, self._mail
        if client is None:
            return

        def done(_answer: None) -> None:
            self.sign_in(self._address, mail, password)

        def failed(error: Exception) -> None:
            self._new_password.show_problem(new_password_sentence(error))

        self._worker.run(lambda: client.reset(mail, code, password), done, failed)

    @Slot()
    def _show_sign_in(self) -> None:
        self._sign_in.set_busy(busy=False)
        told = wiped(self._folders)
        waiting = noted(self._folders.unsent_work)
        if told is not None:
            self._sign_in.notice.show_message(data_wiped(told), Tone.WARN, closable=False)
        elif waiting:
            self._sign_in.notice.show_message(work_of_others(waiting))
        self._ask(self._sign_in)

    def _tell(self, error: Exception) -> None:
        """Say on the sign-in page what went wrong."""
        self._sign_in.show_problem(sentence(error), of_address=isinstance(error, _OF_ADDRESS))
        self._ask(self._sign_in)

    # --- the key of the local data --------------------------------------------------------------

    def _find_key(self, store_file: Path) -> None:
        # Before any PIN is asked for: an app that is open already only has to be shown.
        if call_first(store_file.parent, self._files):
            self.handed_over.emit()
            return
        self._store_file = store_file
        if self._keep_key is not None:
            keeper = self._keep_key(store_file)
            self._open_with(keeper, new=not store_file.exists())
            return
        entry = keyring_entry(store_file)
        self._worker.run(lambda: key_place(store_file, entry), self._use_key_place, self._tell)

    def _use_key_place(self, place: KeyPlace) -> None:
        if place is KeyPlace.MISSING:
            self._tell(KeyMissing(self._store_file))
        elif place in {KeyPlace.PIN, KeyPlace.NEW_UNDER_PIN}:
            self._ask_pin(new=place is KeyPlace.NEW_UNDER_PIN)
        else:
            keeper = KeyringKeyKeeper(self._store_file, keyring_entry(self._store_file))
            self._open_with(keeper, new=place is KeyPlace.NEW_IN_KEYRING)

    def _ask_pin(self, *, new: bool) -> None:
        if self._pin is not None:
            self.removeWidget(self._pin)
            self._pin.deleteLater()
        self._pin = PinPage(self._theme, new=new)
        self._pin.submitted.connect(self._open_new_under_pin if new else self._open_under_pin)
        self.addWidget(self._pin)
        self._ask(self._pin)
        self._pin.focus_field()

    @Slot(str)
    def _open_new_under_pin(self, pin: str) -> None:
        self._open_with(PinKeyKeeper(self._store_file, pin), new=True)

    @Slot(str)
    def _open_under_pin(self, pin: str) -> None:
        self._open_with(PinKeyKeeper(self._store_file, pin), new=False)

    # --- opening the desk -----------------------------------------------------------------------

    def _open_with(self, keeper: KeyKeeper, *, new: bool) -> None:
        client, tokens, store_file = self._client, self._tokens, self._store_file
        if client is None:
            return
        retention = self._retention()

        def open_it() -> Workspace:
            # A try before may have ended between key and store, for want of room.
            key = keeper.load() if store_file.exists() or not new else keeper.create()
            try:
                return Workspace(store_file, key, client, tokens=tokens, retention=retention)
            except StoreDamaged:
                if tokens is None:
                    raise
                return open_in_place_of(store_file, key, client, tokens, retention)

        self._worker.run(open_it, self._take, self._tell_opening)

    def _retention(self) -> Retention:
        kept = self._preferences.settings.retention
        return Retention(timedelta(days=kept.sent_days), timedelta(days=kept.files_days))

    def _tell_opening(self, error: Exception) -> None:
        if isinstance(error, StoreLocked) and call_first(self._store_file.parent, self._files):
            self.handed_over.emit()
            return
        if isinstance(error, NobodySignedIn):
            self._show_sign_in()
            return
        if isinstance(error, LeaseOver):
            self.tell_lease_over()
            return
        if isinstance(error, DeviceLost):
            self._wipe(self._store_file, lambda: None)
            return
        on_pin = self._pin is not None and self.currentWidget() is self._pin
        # A damaged store is made anew from the portal, which takes a sign-in.
        if on_pin and self._pin is not None and not isinstance(error, StoreDamaged):
            self._pin.show_problem(sentence(error))
            return
        self._tell(error)

    def _take(self, workspace: Workspace) -> None:
        person = workspace.person
        self._sign_in.forget_password()
        self._new_password.forget()
        last = LastSignIn(portal_url=self._address, mail=person.mail, person_id=person.id)
        with contextlib.suppress(OSError):  # no room: the next start asks to sign in
            remember(self._folders.last_sign_in, last)
        self._folders.wiped.unlink(missing_ok=True)
        self._workspace = workspace
        self._bridge = Bridge(workspace.desk)
        if workspace.desk.person() is not None:
            workspace.sync.start()
            self._hand_over()
            return
        self._ask(self._first_sync)
        self._bridge.sync_changed.connect(self._follow_first_sync)
        workspace.sync.start()

    @Slot(object)
    def _follow_first_sync(self, status: SyncStatus) -> None:
        if status.phase is Phase.DISMISSED:
            self._drop_first_sync()
            return
        self._first_sync.show_status(status)
        if is_complete(status) and self._bridge is not None:
            self._bridge.sync_changed.disconnect(self._follow_first_sync)
            self._hand_over()

    def _drop_first_sync(self) -> None:
        """Wipe what has come so far: the laptop was reported lost, or retired, meanwhile."""
        if self._workspace is not None:
            say_wiped = self._workspace.session.say_wiped
            self.close_workspace()
            self._wipe(self._store_file, say_wiped)

    @Slot()
    def _leave_first_sync(self) -> None:
        self.close_workspace()
        self._show_sign_in()

    def _hand_over(self) -> None:
        workspace, bridge = self._workspace, self._bridge
        self._workspace = self._bridge = None
        self.opened.emit(workspace, bridge)

    def close_workspace(self) -> None:
        """Close what was opened and not handed over."""
        if self._bridge is not None:
            self._bridge.close()
        if self._workspace is not None:
            self._workspace.close()
        self._workspace = self._bridge = None

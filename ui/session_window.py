"""The window of whoever is signed in, from the first page to the last thread."""

from __future__ import annotations

import contextlib
import platform
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, QSettings, QTimer, Signal, Slot

from ordidesk.documents.company import COMPANY
from ordidesk.domain.people import Person, Role
from ordidesk.labels.camera import Source
from ordidesk.labels.label import Issuer
from ordidesk.laptop.folders import Folders
from ordidesk.laptop.last_sign_in import LastSignIn, remember, remembered
from ordidesk.laptop.lease import Lease
from ordidesk.laptop.unsent_work import UnsentWork, note, noted
from ordidesk.queries import company
from ordidesk.sync.status import SyncStatus
from ui.absence import AbsenceWatch
from ui.actions import Actions
from ui.bridge import Bridge
from ui.brought import Brought
from ui.cameras import MakeCameras, make_cameras
from ui.closing_word import ClosingWord
from ui.dismissal import Dismissal
from ui.last_synced import LastSynced
from ui.lock_screen import LockScreen
from ui.main_window import MainWindow
from ui.models.sync_words import safety_words
from ui.pages.choose_pin import ChoosePinDialog
from ui.pages.context import PageContext
from ui.pages.devices_dialog import DevicesDialog
from ui.pages.scanner_page import ScannerPage
from ui.pages.sign_in_again import SignInAgainDialog
from ui.pages.sign_out import SignOutDialog
from ui.preferences import Preferences
from ui.problems import lost_store, work_of_others
from ui.shell import SEE_SYNC, Shell
from ui.single_instance import SingleInstance
from ui.support_desk import SupportDesk
from ui.theme import Theme, Tone
from ui.version_watch import VersionWatch
from ui.workers import Worker
from ui.workspace import Workspace, utc_now

ZONE = "Europe/Paris"
_SECOND_MS = 1000
_MINUTE_MS = 60_000
LOCK_MINUTES = "lock.minutes"


class SessionWindow(QObject):
    """Owns what one signed-in person's window runs on; ``close`` waits for every thread."""

    signed_out = Signal()
    dismissed = Signal()
    """The key of the data is destroyed: close, and remove the files."""
    lease_ended = Signal()
    """The portal was silent for too long: only a sign-in opens the data again."""

    def __init__(  # noqa: PLR0913, PLR0917 - what the composition root hands over
        self,
        theme: Theme,
        settings: QSettings,
        preferences: Preferences,
        folders: Folders,
        workspace: Workspace,
        bridge: Bridge,
        camera: Source | None,
        make_cameras: MakeCameras = make_cameras,
    ) -> None:
        """Build the window over an open workspace; ``camera`` as for ``use_camera``."""
        super().__init__()
        self._folders = folders
        self._workspace = workspace
        self._bridge = bridge
        self._camera = camera
        self._writes = Worker("commands", self)
        self._reads = Worker("queries", self)
        self._files = Worker("files", self)
        self._network = Worker("sign-in", self)
        self._cameras = make_cameras(settings, preferences, self._camera_source)
        self._locks = Worker("lock", self)
        # Labels of before keep the number that they were printed with.
        phones = (workspace.desk.ask(company.issuer).phone, COMPANY.phone)
        self._issuer = Issuer(phones, frozenset({workspace.portal_host}))
        actions = Actions(workspace.desk, self._writes, self)
        last_synced = self._last_synced()
        self._support = SupportDesk(workspace.desk, folders, self)
        self.context = PageContext(
            theme=theme,
            preferences=preferences,
            desk=workspace.desk,
            bridge=bridge,
            actions=actions,
            reads=self._reads,
            files=self._files,
            clock=utc_now,
            zone=ZONE,
            make_cameras=lambda: make_cameras(settings, preferences, self._camera_source),
            last_synced=last_synced,
            support=self._support,
        )
        self.window = MainWindow(theme, settings)
        self._versions = VersionWatch(
            self.window, settings, QCoreApplication.applicationVersion(), self
        )
        bridge.sync_changed.connect(self._versions.follow)
        self.shell = Shell(
            self.context, self.window, settings, self._make_scanner, workspace.portal_url
        )
        self.shell.sign_in_asked.connect(self._ask_password)
        self.shell.sign_out_asked.connect(self._ask_sign_out)
        self._instance = SingleInstance(workspace.store_file.parent, self)
        self._instance.called.connect(self._answer_call)
        self._tick = self._timer(_SECOND_MS, self._count_down)
        bridge.sync_changed.connect(self._follow_retry)
        self._dismissal = Dismissal(workspace, folders, self._network, utc_now, self)
        self._dismissal.must_wait.connect(self._tell_retired)
        self._dismissal.key_destroyed.connect(self.dismissed)
        bridge.sync_changed.connect(self._dismissal.follow)
        self.lock_screen = LockScreen(theme, self.window, workspace.lock, self._locks)
        self.lock_screen.password_wanted.connect(self._leave_for_password)
        self.lock_screen.opened.connect(self._take_waiting)
        self._waiting: tuple[Path, ...] = ()
        self._preferences = preferences
        self._absence = AbsenceWatch(self._lock_after(), utc_now, self)
        preferences.changed.connect(self._follow_preference)
        self._absence.idle.connect(self.lock_screen.lock)
        self.shell.lock_asked.connect(self._lock_now)
        self.shell.pin_asked.connect(self._choose_pin)
        self.shell.devices_asked.connect(self._show_devices)
        self._lease_watch = self._timer(_MINUTE_MS, self.watch_lease)
        self._lease_watch.start()
        bridge.sync_changed.connect(self._note_unsent)
        self.window.closing.connect(self._say_that_it_is_safe)
        self._closed = False
        self._noted: int | None = None

    def _timer(self, period_ms: int, slot: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setInterval(period_ms)
        timer.timeout.connect(slot)
        return timer

    def show(self) -> None:
        """Show the first page of the role."""
        locked = self._workspace.lock.locked
        self.window.set_veiled(veiled=locked)
        self.window.show()
        self.shell.start()
        if locked:
            self.lock_screen.lock()
        elif self._workspace.lock.wants_pin:
            self.shell.offer_pin()
        self._dismissal.follow(self._workspace.sync.status)
        lost = self._workspace.lost
        if lost is not None:
            self.window.show_notice(lost_store(lost.kept, lost.brought), Tone.WARN)
        elif others := self._work_of_others():
            self.window.show_notice(work_of_others(others))

    def close(self) -> None:
        """Stop every thread, then close the store; what waits is sent next time."""
        if self._closed:
            return
        self._closed = True
        self._tick.stop()
        self._lease_watch.stop()
        self._absence.close()
        self._note(self._workspace.sync.status.waiting)
        self.window.close()
        self.shell.close()
        self._instance.close()
        self._bridge.close()
        self._support.close()
        for worker in (self._network, self._locks, self._files, self._writes, self._reads):
            worker.stop()
        self._workspace.close()
        self.window.deleteLater()

    def _last_synced(self) -> LastSynced | None:
        """Make what tells managers when the laptops last synchronised."""
        session = self._workspace.session
        if self._workspace.person.role is not Role.MANAGER:
            return None
        made = LastSynced(lambda: session.devices(everyone=True), self._network, utc_now, self)
        self._bridge.sync_changed.connect(made.follow)
        return made

    def _make_scanner(self, context: PageContext) -> ScannerPage:
        return ScannerPage(context, self._cameras, self._issuer)

    def _camera_source(self) -> Source | None:
        return self._camera

    def use_camera(self, source: Source | None) -> None:
        """Take this one from the next time the scanner is shown; ``None``: one plugged in."""
        self._camera = source

    @Slot(object)
    def _follow_retry(self, status: SyncStatus) -> None:
        """Count the seconds to the next try while there is one."""
        if self._closed or status.next_try_at is None:  # queued from before, it comes after too
            self._tick.stop()
        else:
            self._tick.start()

    @Slot(object)
    def _note_unsent(self, status: SyncStatus) -> None:
        """Keep beside the store whether anything waits: a power cut asks nobody first."""
        if self._noted is None or bool(self._noted) != bool(status.waiting):
            self._note(status.waiting)

    def _note(self, actions: int) -> None:
        if actions == self._noted:
            return
        self._noted = actions
        person = self._workspace.person
        work = UnsentWork(
            portal_url=self._workspace.portal_url,
            person_id=person.id,
            name=person.name,
            actions=actions,
        )
        with contextlib.suppress(OSError):  # no room: nobody is told, nothing is lost
            note(self._folders.unsent_work, work)

    def _work_of_others(self) -> tuple[UnsentWork, ...]:
        return tuple(
            work
            for work in noted(self._folders.unsent_work)
            if work.person_id != self._workspace.person.id
        )

    @Slot()
    def _say_that_it_is_safe(self) -> None:
        """No question when the window closes over unsent work: a word, while sending goes on."""
        status = self._workspace.sync.status
        said = safety_words(status, storing=self.context.actions.storing)
        if self._closed or not status.waiting or not said.safe:
            return
        middle = self.window.mapToGlobal(self.window.rect().center())
        ClosingWord(self.context.theme, said.text, middle).show()

    @Slot()
    def _count_down(self) -> None:
        self.shell.show_status(self._workspace.sync.status)

    @property
    def lease(self) -> Lease:
        """For how long the app opens without the portal."""
        return self._workspace.lease

    @Slot()
    def watch_lease(self) -> None:
        """Lock a laptop that has not heard of the portal for too long."""
        self._workspace.lease.note()
        if self._workspace.lease.is_over():
            self.lease_ended.emit()

    @Slot()
    def _tell_retired(self) -> None:
        self.window.show_notice(
            self.tr(
                "This laptop was retired: its data is wiped as soon as all your work is sent. "
                "See what is left, and decide what is blocked."
            ),
            Tone.WARN,
            self.tr("See what is left"),
            SEE_SYNC,
        )

    def take_files(self, files: tuple[Path, ...]) -> None:
        """Take what was opened from outside as if it were dropped; behind a lock, once it opens."""
        self._waiting += files
        if not self.lock_screen.is_locked:
            self._take_waiting()

    @Slot()
    def _take_waiting(self) -> None:
        files, self._waiting = self._waiting, ()
        if files:
            self.window.tell_brought(Brought(files=files))

    @Slot(object)
    def _answer_call(self, files: tuple[Path, ...]) -> None:
        self._come_forward()
        self.take_files(files)

    def _come_forward(self) -> None:
        self.window.showNormal()
        self.window.raise_()
        self.window.activateWindow()
        self.lock_screen.come_forward()

    def _lock_after(self) -> timedelta:
        return timedelta(minutes=self._preferences.settings.lock.minutes)

    @Slot(str)
    def _follow_preference(self, path: str) -> None:
        if path == LOCK_MINUTES:
            self._absence.set_after(self._lock_after())

    @Slot()
    def _lock_now(self) -> None:
        """Lock, or have the PIN chosen that opens it again."""
        if self._workspace.lock.has_pin:
            self.lock_screen.lock()
        else:
            self._choose_pin()

    @Slot()
    def _choose_pin(self) -> None:
        lock = self._workspace.lock
        if lock.has_key_under_pin:
            self.window.show_notice(
                self.tr("The PIN that is asked for at the start opens the locked app, too.")
            )
            return
        ChoosePinDialog(self.context.theme, lock, self._locks, self.window).open()

    @Slot()
    def _show_devices(self) -> None:
        DevicesDialog(self.context, self._workspace.session, self._network, self.window).open()

    @Slot()
    def _leave_for_password(self) -> None:
        """Have the password asked for, which stands for a forgotten PIN."""
        self._network.run(self._workspace.session.sign_out, self._leave, self._leave_anyway)

    # --- the session ----------------------------------------------------------------------------

    @Slot()
    def _ask_password(self) -> None:
        person = self._workspace.person

        def sign_in(password: str) -> Person:
            return self._workspace.session.sign_in(person.mail, password, platform.node())

        dialog = SignInAgainDialog(
            self.context.theme, person.mail, self._network, sign_in, self.window
        )
        dialog.accepted.connect(self._signed_in)
        dialog.open()

    @Slot()
    def _signed_in(self) -> None:
        self.window.notice.clear()
        self._workspace.sync.sync_now()

    @Slot()
    def _ask_sign_out(self) -> None:
        dialog = SignOutDialog(self.context, self.window)
        dialog.accepted.connect(self._sign_out)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    @Slot()
    def _sign_out(self) -> None:
        self._network.run(self._workspace.session.sign_out, self._leave, self._leave_anyway)

    def _leave_anyway(self, _error: Exception) -> None:
        self._leave(None)

    def _leave(self, _answer: None) -> None:
        last = remembered(self._folders.last_sign_in)
        if last is not None:
            remember(
                self._folders.last_sign_in,
                LastSignIn(portal_url=last.portal_url, mail=last.mail, person_id=""),
            )
        self.signed_out.emit()

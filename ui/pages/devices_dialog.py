"""The laptops that people work with: who has which, since when, and saying that one is gone."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QCoreApplication, Slot
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from ordidesk.domain.people import Person, Role
from ordidesk.portal.session import PortalSession
from ordidesk.protocol import Device, DeviceState
from ordidesk.queries import directory
from ui.moments import local_day, time_of_day, when
from ui.pages.context import PageContext
from ui.problems import sentence
from ui.theme import SIZE, TextStyle, Tone
from ui.widgets.buttons import Button, ButtonKind
from ui.widgets.chip import ChipSpec
from ui.widgets.dialogs import FormDialog, ask
from ui.widgets.row_list import Row, RowList
from ui.widgets.text import text_label
from ui.workers import Worker

_ROWS_SEEN = 6


class DevicesDialog(FormDialog):
    """Asks the portal, which alone knows; a manager sees everybody's laptops."""

    def __init__(
        self, context: PageContext, session: PortalSession, worker: Worker, parent: QWidget
    ) -> None:
        """Ask at once; until the portal has answered the list is empty."""
        translate = QCoreApplication.translate
        super().__init__(
            context.theme,
            translate("DevicesDialog", "Devices"),
            translate(
                "DevicesDialog",
                "A lost laptop wipes its data at its next contact with the portal. A retired one "
                "sends its work first.",
            ),
            translate("DevicesDialog", "Mark as lost…"),
            dangerous=True,
            cancel=translate("DevicesDialog", "Close"),
            parent=parent,
        )
        self._context = context
        self._session = session
        self._worker = worker
        self._devices: dict[str, Device] = {}
        self._asking = False
        self.setMinimumWidth(SIZE.wide_dialog)
        self._list = RowList(context.theme, self.tr("Devices"))
        self._list.setMinimumHeight(_ROWS_SEEN * SIZE.row_dense)
        self._list.chosen.connect(self._follow)
        self._said = text_label(
            self.tr("Asking the portal…"), TextStyle.LABEL, tone="secondary", wrap=True
        )
        self._name = QLineEdit()
        self._name.setAccessibleName(self.tr("Name of the laptop"))
        self._name.setPlaceholderText(self.tr("Name of the laptop"))
        self._name.textChanged.connect(self._follow_name)
        self._name.returnPressed.connect(self._rename)
        self._rename_button = Button(context.theme, self.tr("Rename"), ButtonKind.PLAIN)
        self._rename_button.clicked.connect(self._rename)
        self._retire = Button(context.theme, self.tr("Retire…"), ButtonKind.PLAIN)
        self._retire.clicked.connect(self._ask_retire)
        self._keep = Button(context.theme, self.tr("Keep after all"), ButtonKind.PLAIN)
        self._keep.clicked.connect(self._keep_after_all)
        actions = QHBoxLayout()
        actions.setSpacing(SIZE.space_8)
        actions.addWidget(self._name, 1)
        for button in (self._rename_button, self._retire, self._keep):
            actions.addWidget(button)
        self.body.addWidget(self._list, 1)
        self.body.addWidget(self._said)
        self.body.addLayout(actions)
        self.finished.connect(self.deleteLater)
        self._follow()
        self._load()

    def accept(self) -> None:
        """Ask once, then mark the chosen laptop as lost; the dialog stays."""
        device = self._chosen()
        if device is None or not self.main_button.isEnabled():
            return
        if ask(
            self._context.theme,
            self,
            self.tr("Is {name} lost?").format(name=device.name),
            self.tr(
                "Its data is wiped at its next contact with the portal. What was done on it and "
                "not sent is lost. Once it has been told so, this cannot be taken back."
            ),
            self.tr("It is lost"),
            dangerous=True,
        ):
            self._mark(device, DeviceState.LOST)

    # --- the portal -----------------------------------------------------------------------------

    def _load(self) -> None:
        everyone = self._context.desk.actor.role is Role.MANAGER
        self._worker.run(lambda: self._session.devices(everyone=everyone), self._show, self._tell)

    def _show(self, devices: Sequence[Device]) -> None:
        self._asking = False
        self._devices = {device.id: device for device in devices}
        desk = self._context.desk
        names = {
            person: desk.ask(directory.name_of, Person.kind, person)
            for person in {it.person_id for it in devices}
        }
        self._list.set_rows([self._row(device, names) for device in devices])
        self._said.hide()
        if self._list.current_key() is None:
            self._list.choose_first()
        self._follow()

    def _tell(self, error: Exception) -> None:
        self._asking = False
        self._said.setText(sentence(error))
        self._said.show()
        self._follow()

    def _do(self, work: Callable[[], None]) -> None:
        self._asking = True
        self._follow()

        def done(_answer: None) -> None:
            self._load()

        self._worker.run(work, done, self._tell)

    def _mark(self, device: Device, state: DeviceState) -> None:
        self._do(lambda: self._session.mark_device(device.id, state))

    @Slot()
    def _rename(self) -> None:
        device, name = self._chosen(), self._name.text().strip()
        if device is not None and self._rename_button.isEnabled():
            self._do(lambda: self._session.rename_device(device.id, name))

    @Slot()
    def _ask_retire(self) -> None:
        device = self._chosen()
        if device is not None and ask(
            self._context.theme,
            self,
            self.tr("Retire {name}?").format(name=device.name),
            self.tr(
                "It gets no more news. At its next contact it sends all work that waits on it, "
                "then wipes its data."
            ),
            self.tr("Retire"),
            dangerous=True,
        ):
            self._mark(device, DeviceState.RETIRED)

    @Slot()
    def _keep_after_all(self) -> None:
        device = self._chosen()
        if device is not None:
            self._mark(device, DeviceState.ACTIVE)

    # --- what is seen ---------------------------------------------------------------------------

    def _chosen(self) -> Device | None:
        return self._devices.get(str(self._list.current_key()))

    @Slot()
    def _follow(self) -> None:
        device = self._chosen()
        free = device is not None and not self._asking
        state = None if device is None else device.state
        final = device is not None and device.told_at is not None
        self._name.setEnabled(free)
        self._name.setText("" if device is None else device.name)
        here = device is not None and device.current
        self.main_button.setEnabled(free and state is not DeviceState.LOST and not here)
        self._retire.setEnabled(free and state is DeviceState.ACTIVE)
        self._keep.setVisible(state not in {None, DeviceState.ACTIVE} and not final)
        self._keep.setEnabled(free)
        self._follow_name()

    @Slot()
    def _follow_name(self) -> None:
        device, name = self._chosen(), self._name.text().strip()
        changed = device is not None and name not in {"", device.name}
        self._rename_button.setEnabled(changed and not self._asking)

    def _row(self, device: Device, names: Mapping[str, str]) -> Row:
        name = device.name or self.tr("Laptop without a name")
        owner = names.get(device.person_id, "")
        version = self.tr("OrdiDesk {version}").format(version=device.app_version)
        what = (owner, device.system, version if device.app_version else "")
        return Row(
            key=device.id,
            title=self.tr("{name} (this laptop)").format(name=name) if device.current else name,
            subtitle=self._becomes(device) or " · ".join(part for part in what if part),
            time=self._seen(device),
            chip=self._chip(device),
        )

    def _seen(self, device: Device) -> str:
        now, zone = self._context.clock(), self._context.zone
        if local_day(device.last_seen, zone) == local_day(now, zone):
            return self.tr("Seen at {time}").format(time=time_of_day(device.last_seen, zone))
        return self.tr("Seen {when}").format(when=when(device.last_seen, now, zone))

    def _becomes(self, device: Device) -> str:
        """Say what the laptop still has to do."""
        if device.state is DeviceState.ACTIVE or device.wiped_at is not None:
            return ""
        if device.told_at is not None:
            return self.tr("It has been told, and has not said yet that its data is gone.")
        return self.tr("It will be told at its next contact with the portal.")

    def _chip(self, device: Device) -> ChipSpec | None:
        if device.state is DeviceState.ACTIVE:
            return None
        if device.wiped_at is not None:
            return ChipSpec(self.tr("Wiped"), Tone.NEUTRAL)
        if device.state is DeviceState.LOST:
            return ChipSpec(self.tr("Lost"), Tone.DANGER)
        return ChipSpec(self.tr("Retired"), Tone.WARN)

"""Assets: the machines that carry an inventory label."""

from __future__ import annotations

import enum
from datetime import date
from typing import ClassVar

from ordidesk.domain.people import STAFF
from ordidesk.domain.records import Record
from ordidesk.domain.work import Command, Work, edited, fitting_edit, need


class Category(enum.StrEnum):
    """What sort of machine it is."""

    LAPTOP = "laptop"
    DESKTOP = "desktop"
    SERVER = "server"
    SCREEN = "screen"
    PRINTER = "printer"
    NETWORK = "network"
    PHONE = "phone"
    TABLET = "tablet"
    UPS = "ups"
    OTHER = "other"


class LifeCycle(enum.StrEnum):
    """Where the asset is in its life."""

    IN_STOCK = "in_stock"
    IN_SERVICE = "in_service"
    RETIRED = "retired"


class Custody(enum.StrEnum):
    """Who has the asset in hand."""

    CLIENT = "client"
    ON_LOAN = "on_loan"
    WORKSHOP = "workshop"
    TRANSIT = "transit"
    MISSING = "missing"


class Condition(enum.StrEnum):
    """How the asset is."""

    WORKING = "working"
    FAULTY = "faulty"
    IN_REPAIR = "in_repair"
    TO_WIPE = "to_wipe"


class Asset(Record, frozen=True, kw_only=True):
    """A machine, found by its inventory number."""

    kind: ClassVar[str] = "asset"

    inventory_number: str
    """As the label says it, normalised: "OD-004217"."""
    category: Category
    brand: str = ""
    model: str = ""
    serial: str = ""
    hostname: str = ""
    processor: str = ""
    memory: str = ""
    storage: str = ""
    system: str = ""
    client_id: str = ""
    """The owner; empty for the company's own loaners."""
    site_id: str = ""
    location: str = ""
    """Office, room, building."""
    user_id: str = ""
    """The person who works with it."""
    contract_id: str = ""
    """The contract that covers it; empty when none ever did."""
    life_cycle: LifeCycle = LifeCycle.IN_SERVICE
    custody: Custody = Custody.CLIENT
    condition: Condition = Condition.WORKING
    bought_on: date | None = None
    remark: str = ""


EDITABLE = {
    "location": 200,
    "hostname": 100,
    "serial": 100,
    "processor": 200,
    "memory": 100,
    "storage": 200,
    "system": 200,
    "remark": 2000,
}
"""The fields that people edit, with their longest text in characters."""


class EditAsset(Command, frozen=True, kw_only=True):
    """Correct fields of an asset; ``before`` holds what the person saw."""

    kind: ClassVar[str] = "edit_asset"
    allowed = STAFF

    asset_id: str
    before: dict[str, str]
    after: dict[str, str]


def edit_asset(work: Work, command: EditAsset) -> None:
    """Merge the edit field by field."""
    wanted = fitting_edit(command.before, command.after, EDITABLE)
    asset = need(work, Asset, command.asset_id)
    changed = edited(work, asset, command.before, wanted)
    if changed != asset:
        work.put(changed)

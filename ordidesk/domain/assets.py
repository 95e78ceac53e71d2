"""Assets: the machines that carry an inventory label."""

from __future__ import annotations

import enum
from datetime import date, datetime
from typing import ClassVar

from ordidesk.domain.inventory import need_number
from ordidesk.domain.merging import edited, fitting_edit
from ordidesk.domain.people import STAFF, Person
from ordidesk.domain.places import Client, Site
from ordidesk.domain.records import Record
from ordidesk.domain.work import (
    Command,
    Finder,
    Reason,
    Refusal,
    Work,
    fitting_text,
    must_be_of_client,
    need,
)


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
    """As ``domain.inventory`` writes it: "OD-004217"; a label of another form in capitals."""
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
    remote_id: str = ""
    """Under which the program for remote control finds it."""
    screen: str = ""
    """Size and resolution: "14 pouces, 1920 × 1080"."""
    ports: str = ""
    """What can be plugged in, apart by commas: "HDMI, USB-C, RJ45"."""
    software: str = ""
    """What its user works with, apart by commas."""
    vpn: str = ""
    """The client for the organisation's private network."""
    holder_id: str = ""
    """Who of the company carries it, while it is in transit."""
    ready_at: datetime | None = None
    """Of a loaner: since when it is prepared to go out."""
    ready_run: str = ""
    """The verification run that it was prepared with the last time."""


ASSETS_OF_NUMBER = Finder(Asset, "inventory_number")
"""Whoever may register a machine sees all of them: the laptop holds what the portal does."""

EDITABLE = {
    "location": 200,
    "hostname": 100,
    "serial": 100,
    "processor": 200,
    "memory": 100,
    "storage": 200,
    "system": 200,
    "remark": 2000,
    "remote_id": 50,
    "screen": 100,
    "ports": 500,
    "software": 2000,
    "vpn": 200,
}
"""The fields that people edit, with their longest text in characters."""


NAME_LIMIT = 100
"""Characters of a brand or a model."""


class RegisterAsset(Command, frozen=True, kw_only=True):
    """Take in a machine under its label's number. Its id is derived with the label "asset".

    Without a client it is the company's own.
    """

    kind: ClassVar[str] = "register_asset"
    allowed = STAFF

    inventory_number: str
    category: Category
    brand: str = ""
    model: str = ""
    serial: str = ""
    client_id: str = ""
    site_id: str = ""
    location: str = ""
    user_id: str = ""
    remark: str = ""


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


def register_asset(work: Work, command: RegisterAsset) -> None:
    """Create the machine, unless another one carries its number.

    A serial number may be there twice: makers give the same one again, and labels are misread.
    """
    number = need_number("inventory_number", command.inventory_number)
    brand = fitting_text("brand", command.brand, NAME_LIMIT)
    model = fitting_text("model", command.model, NAME_LIMIT)
    serial, location, remark = (
        fitting_text(field, getattr(command, field), EDITABLE[field])
        for field in ("serial", "location", "remark")
    )
    if command.client_id:
        need(work, Client, command.client_id)
    must_be_of_client(work, command.client_id, ((Site, command.site_id), (Person, command.user_id)))
    asset_id = work.new_id("asset")
    if work.get(Asset, asset_id) is not None:
        raise Refusal(Reason.ALREADY_THERE, kind=Asset.kind, id=asset_id)
    for other in work.find(ASSETS_OF_NUMBER, number):
        raise Refusal(Reason.NUMBER_TAKEN, number=number, asset=other.id)
    owned = bool(command.client_id)
    work.put(
        Asset(
            id=asset_id,
            inventory_number=number,
            category=command.category,
            brand=brand,
            model=model,
            serial=serial,
            client_id=command.client_id,
            site_id=command.site_id,
            location=location,
            user_id=command.user_id,
            life_cycle=LifeCycle.IN_SERVICE if owned else LifeCycle.IN_STOCK,
            custody=Custody.CLIENT if owned else Custody.WORKSHOP,
            remark=remark,
        )
    )

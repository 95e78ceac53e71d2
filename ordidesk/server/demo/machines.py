"""The machines that clients own, and a few that the company lends."""

from __future__ import annotations

import random
import string
from collections.abc import Sequence

from msgspec.structs import replace

from ordidesk.domain.assets import Asset, Category, Condition, Custody, LifeCycle
from ordidesk.server.demo import source
from ordidesk.server.demo.calendar import Calendar
from ordidesk.server.demo.places import Place, demo_id
from ordidesk.server.demo.source import MachineSource

FEATURED = 4217
"""OD-004217, the machine of the demo's label pictures: a covered laptop with an open ticket."""
_FEATURED_PLACE = 316
_PERSONAL = frozenset({Category.LAPTOP, Category.DESKTOP, Category.PHONE, Category.TABLET})
_LOANER_EVERY = 25
_ON_LOANERS = "Microsoft 365, Adobe Reader"
_VPN_ON_LOANERS = "FortiClient"
_RETIRED_EVERY = 37
_OLD_CONTRACT_EVERY = 11
_UNCOVERED_EVERY = 23


def make_machines(
    places: Sequence[Place], calendar: Calendar, count: int, rng: random.Random
) -> list[Asset]:
    """Return so many machines; one of them is the featured laptop of the first client."""
    featured = min(_FEATURED_PLACE, count - 1)
    models = source.machines()
    weights = [model.weight for model in models]
    shares = [place.source.share for place in places]
    made: list[Asset] = []
    for index in range(count):
        number = FEATURED - featured + index
        if index == featured:
            made.append(_featured(places[0], models[0], calendar, rng))
            continue
        asset = _machine(rng.choices(models, weights)[0], number, calendar, rng)
        if index % _LOANER_EVERY == 0:
            made.append(_loaner(_machine(models[index % 3], number, calendar, rng)))
        else:
            made.append(_placed(asset, rng.choices(places, shares)[0], index, rng))
    return made


def _machine(model: MachineSource, number: int, calendar: Calendar, rng: random.Random) -> Asset:
    return Asset(
        id=demo_id("asset", number),
        inventory_number=f"OD-{number:06d}",
        category=Category(model.category),
        brand=model.brand,
        model=model.model,
        serial=_serial(model.serial, rng),
        processor=rng.choice(model.processor),
        memory=rng.choice(model.memory),
        storage=rng.choice(model.storage),
        system=rng.choice(model.system),
        bought_on=calendar.day(-rng.randrange(90, 2200)),
        hostname=model.prefix,
        screen=model.screen,
        ports=model.ports,
    )


def _placed(asset: Asset, place: Place, index: int, rng: random.Random) -> Asset:
    """Put a machine into a room of a client, with the person who works with it."""
    site = rng.choice(place.sites)
    users = [person for person in place.people if person.site_id == site.id] or place.people
    retired = index % _RETIRED_EVERY == _RETIRED_EVERY - 1
    prefix = asset.hostname
    return replace(
        asset,
        client_id=place.client.id,
        site_id=site.id,
        location=rng.choice(place.rooms(site)),
        user_id=rng.choice(users).id if asset.category in _PERSONAL else "",
        contract_id=_contract(place, index, retired=retired),
        **_working_with(asset, place),
        hostname=f"{place.client.code}-{prefix}{asset.inventory_number[-4:]}" if prefix else "",
        life_cycle=LifeCycle.RETIRED if retired else LifeCycle.IN_SERVICE,
        condition=Condition.TO_WIPE if retired else Condition.WORKING,
        custody=Custody.WORKSHOP if retired else Custody.CLIENT,
        remark="Remplacé, à recycler après effacement." if retired else "",
    )


def _working_with(asset: Asset, place: Place) -> dict[str, str]:
    """Return what is on a computer for whoever works with it."""
    if asset.category not in {Category.LAPTOP, Category.DESKTOP}:
        return {}
    return {"software": place.source.software, "vpn": place.source.vpn}


def _contract(place: Place, index: int, *, retired: bool) -> str:
    now, before = place.contracts
    if retired or index % _OLD_CONTRACT_EVERY == 0:
        return before.id
    uncovered = index % 2 == 0 if place.source.contract == "partial" else False
    return "" if uncovered or index % _UNCOVERED_EVERY == 0 else now.id


def _loaner(asset: Asset) -> Asset:
    return replace(
        asset,
        hostname=f"PRET-{asset.inventory_number[-4:]}",
        location="Atelier, étagère des prêts",
        life_cycle=LifeCycle.IN_STOCK,
        custody=Custody.WORKSHOP,
        remark="Matériel de prêt.",
        software=_ON_LOANERS,
        vpn=_VPN_ON_LOANERS,
    )


def _featured(place: Place, model: MachineSource, calendar: Calendar, rng: random.Random) -> Asset:
    return replace(
        _machine(model, FEATURED, calendar, rng),
        client_id=place.client.id,
        site_id=place.sites[0].id,
        location="Bureau 112",
        user_id=place.people[2].id,
        contract_id=place.contracts[0].id,
        hostname=f"{place.client.code}-{model.prefix}{FEATURED}",
        condition=Condition.FAULTY,
        bought_on=calendar.day(-612),
        software=place.source.software,
        vpn=place.source.vpn,
    )


def _serial(pattern: str, rng: random.Random) -> str:
    letters = {"#": string.digits, "?": string.ascii_uppercase}
    return "".join(rng.choice(letters[sign]) if sign in letters else sign for sign in pattern)

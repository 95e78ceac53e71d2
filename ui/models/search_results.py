"""What search-anything found, in words, group by group."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from ordidesk.domain.assets import Category
from ordidesk.queries import search
from ordidesk.queries.near import Near
from ui import phones, words
from ui.models.rows import ticket_title
from ui.widgets.search import SearchGroup, SearchRow

_CATEGORY_ICONS = {
    Category.LAPTOP: "laptop",
    Category.SERVER: "server",
    Category.PRINTER: "printer",
    Category.NETWORK: "router",
    Category.UPS: "battery-charging",
    Category.PHONE: "phone",
}


def category_icon(category: Category) -> str:
    """Name the icon of a sort of machine."""
    return _CATEGORY_ICONS.get(category, "monitor")


def search_groups(found: search.Found) -> list[SearchGroup]:
    """Group the hits, the kind with the best match first; a row's key is its (kind, hit)."""
    translate = QCoreApplication.translate
    groups = {
        "asset": SearchGroup(
            translate("Search", "Machines"), [_asset(hit) for hit in found.assets]
        ),
        "ticket": SearchGroup(
            translate("Search", "Tickets"), [_ticket(hit) for hit in found.tickets]
        ),
        "loan": SearchGroup(translate("Search", "Loans"), [_loan(hit) for hit in found.loans]),
        "person": SearchGroup(
            translate("Search", "People"), [_person(hit) for hit in found.people]
        ),
        "site": SearchGroup(translate("Search", "Sites"), [_site(hit) for hit in found.sites]),
        "client": SearchGroup(
            translate("Search", "Clients"), [_client(hit) for hit in found.clients]
        ),
    }
    return [groups[kind] for kind in found.order]


def near_groups(found: Sequence[Near]) -> list[SearchGroup]:
    """Group the machines that may have been meant by a number which nobody has."""
    rows = [_asset(it.record) for it in found]
    title = QCoreApplication.translate("Search", "Nothing found. Did you mean…")
    return [SearchGroup(title, rows, suggested=True)] if rows else []


def _asset(hit: search.AssetHit) -> SearchRow:
    model = f"{hit.brand} {hit.model}".strip()
    return SearchRow(
        ("asset", hit.id),
        category_icon(hit.category),
        " · ".join(part for part in (hit.inventory_number, model) if part),
        " · ".join(part for part in (hit.client_name, hit.site_name, hit.serial) if part),
    )


def _ticket(hit: search.TicketHit) -> SearchRow:
    return SearchRow(
        ("ticket", hit.id),
        "ticket",
        hit.summary,
        " · ".join(
            part for part in (ticket_title(hit.number), hit.client_name, hit.asset_number) if part
        ),
        words.word(hit.state),
    )


def _loan(hit: search.LoanHit) -> SearchRow:
    return SearchRow(
        ("loan", hit.id),
        "repeat",
        " · ".join(part for part in (hit.number, hit.loaner_number) if part),
        " · ".join(part for part in (hit.client_name, hit.receiver_name) if part),
        words.word(hit.state),
    )


def _person(hit: search.PersonHit) -> SearchRow:
    return SearchRow(
        ("person", hit.id),
        "user",
        hit.name,
        " · ".join(part for part in (hit.job or words.word(hit.role), hit.client_name) if part),
        phones.shown(hit.phone),
    )


def _site(hit: search.SiteHit) -> SearchRow:
    place = f"{hit.postcode} {hit.city}".strip()
    return SearchRow(("site", hit.id), "map-pin", hit.name, f"{hit.client_name} · {place}")


def _client(hit: search.ClientHit) -> SearchRow:
    return SearchRow(("client", hit.id), "building", hit.name, hit.code)

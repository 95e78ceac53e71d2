"""Which pages a role has, in the order of the rail, and how each is called there."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from ordidesk.domain.people import Role
from ui.main_window import Page

RAIL = {
    Role.TECHNICIAN: ("day", "tickets", "scanner", "assets", "loans"),
    Role.MANAGER: ("triage", "planning", "tickets", "assets", "loans", "scanner"),
    Role.LOGISTICS: ("workshop", "loans", "scanner", "assets", "tickets"),
}
"""The pages of each role, the one that it begins with first."""
_NOT_IN_RAIL = ("leave", "swap", "return", "settings")
_BELOW = ("sync",)


def rail_pages(role: Role, widgets: Mapping[str, QWidget], person: str) -> list[Page]:
    """Return a role's pages; ``person`` is how whoever is signed in is called."""
    translate = QCoreApplication.translate
    named = {
        "day": ("calendar", translate("Shell", "My day")),
        "triage": ("list-filter", translate("Shell", "Triage")),
        "leave": ("check", translate("Shell", "Leave a visit")),
        "swap": ("repeat", translate("Shell", "Loan")),
        "return": ("undo-2", translate("Shell", "Return")),
        "planning": ("calendar-days", translate("Shell", "Planning")),
        "tickets": ("inbox", translate("Shell", "Tickets")),
        "scanner": ("scan-barcode", translate("Shell", "Scanner")),
        "assets": ("monitor", translate("Shell", "Machines")),
        "loans": ("repeat", translate("Shell", "Loans")),
        "workshop": ("boxes", translate("Shell", "Workshop")),
        "settings": ("settings", translate("Shell", "Settings")),
        "sync": ("refresh-cw", translate("Shell", "Sync")),
    }
    pages = []
    for key in (*RAIL[role], *_NOT_IN_RAIL, *_BELOW):
        icon, label = named[key]
        zones = getattr(widgets[key], "zones", tuple)
        pages.append(
            Page(
                key,
                icon,
                label,
                widgets[key],
                in_rail=key not in _NOT_IN_RAIL,
                at_bottom=key in _BELOW,
                zones=zones(),
                message_over=getattr(widgets[key], "message_over", None),
            )
        )
    return [*pages, Page("person", "user", person, at_bottom=True)]

"""The portal as this laptop calls it: as the settings say, under this laptop's name."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication

from ordidesk.laptop.folders import Folders
from ordidesk.laptop.this_laptop import this_laptop
from ordidesk.portal.address import PortalAddress
from ordidesk.portal.client import PortalClient
from ui.preferences import Preferences


def portal_client(
    address: PortalAddress, preferences: Preferences, folders: Folders
) -> PortalClient:
    """Make a client of the portal at an address; whoever gets it closes it."""
    portal = preferences.settings.portal
    authority = portal.certificate_authority
    return PortalClient(
        address,
        company_ca=Path(authority) if authority else None,
        proxy=portal.proxy,
        laptop=this_laptop(folders.laptop_id, QCoreApplication.applicationVersion()),
    )

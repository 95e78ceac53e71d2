"""What every page is handed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from ordidesk.desk import Desk
from ui.actions import Actions
from ui.bridge import Bridge
from ui.cameras import Cameras
from ui.last_synced import LastSynced
from ui.preferences import Preferences
from ui.support_desk import SupportDesk
from ui.theme import Theme
from ui.workers import Worker


@dataclass(frozen=True)
class PageContext:
    """The ways from a page to the rest: all of them lead through the desk."""

    theme: Theme
    preferences: Preferences
    desk: Desk
    bridge: Bridge
    actions: Actions
    reads: Worker
    """For queries that may take longer than a frame."""
    files: Worker
    """For files, which take seconds to read and write."""
    clock: Callable[[], datetime]
    """The present instant, UTC."""
    zone: str
    """The IANA zone in which this laptop's person works."""
    make_cameras: Callable[[], Cameras] | None = None
    """For photos: cameras of one's own, to be closed; ``None``: photos come from files only."""
    last_synced: LastSynced | None = None
    """When colleagues' laptops last synchronised; ``None`` for whoever may not know."""
    support: SupportDesk | None = None
    """What support needs of this laptop; ``None`` where its folders are not told."""

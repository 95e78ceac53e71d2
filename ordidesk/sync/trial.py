"""``ordidesk check-sync``: sign in, copy everything once into a folder that is removed again.

For whoever installs OrdiDesk, and for its build: it goes the whole way from the password to the
encrypted store without a window. The password comes by standard input, and nothing of it is kept.
"""

from __future__ import annotations

import contextlib
import getpass
import secrets
import sys
import tempfile
import threading
from collections.abc import Iterator
from pathlib import Path

import msgspec

from ordidesk.domain.catalogue import RECORDS
from ordidesk.portal.address import parse_address
from ordidesk.portal.client import PortalClient
from ordidesk.portal.errors import PortalError
from ordidesk.portal.session import PortalSession
from ordidesk.settings.values import PortalSettings
from ordidesk.store.store import Store
from ordidesk.sync.engine import SyncEngine
from ordidesk.sync.status import Phase, SyncStatus

_DEVICE = "OrdiDesk check-sync"
_WITHIN_S = 300.0
_KEY_BYTES = 32
_ENDS = frozenset({Phase.UP_TO_DATE, Phase.OFFLINE, Phase.SIGNED_OUT, Phase.DISMISSED})


class TrialFailed(Exception):  # noqa: N818 - says what happened
    """The synchronisation did not come to its end."""


def run(portal: str, mail: str, settings: PortalSettings) -> int:
    """Print how many rows of each kind came, as JSON; 1 with the reason when they did not.

    ``settings`` name an authority and a proxy; their address is not used.
    """
    try:
        counts = tried(portal, mail, _password(), settings)
    except (PortalError, TrialFailed, OSError) as fault:
        said = str(fault) or type(fault).__name__
        print(f"OrdiDesk : pas de synchronisation avec {portal} : {said}", file=sys.stderr)  # noqa: T201 - the command's output
        return 1
    print(msgspec.json.encode(counts).decode())  # noqa: T201 - the command's output
    return 0


def _password() -> str:
    """Whoever types it does not see it on the screen."""
    if sys.stdin.isatty():
        return getpass.getpass("Mot de passe : ")
    return sys.stdin.readline().rstrip("\r\n")


def tried(portal: str, mail: str, password: str, settings: PortalSettings) -> dict[str, int]:
    """Synchronise once; the rows of each kind. Raises ``PortalError`` and ``TrialFailed``."""
    authority = settings.certificate_authority
    client = PortalClient(
        parse_address(portal),
        company_ca=Path(authority) if authority else None,
        proxy=settings.proxy,
    )
    tokens = client.sign_in(mail, password, _DEVICE)
    with (
        tempfile.TemporaryDirectory(prefix="ordidesk-check-", ignore_cleanup_errors=True) as base,
        contextlib.closing(
            Store(Path(base) / "store.db", secrets.token_bytes(_KEY_BYTES))
        ) as store,
    ):
        whose = tokens.person.id
        session = PortalSession(
            client, _KeptNowhere(), person_id=whose, stream_id=store.stream_id, tokens=tokens
        )
        try:
            engine = SyncEngine(store, session, person_id=whose)
            _wait(engine)
            return dict(_counted(store))
        finally:
            session.sign_out()
            session.close()


def _wait(engine: SyncEngine) -> None:
    changed = threading.Condition()

    def notice(_status: SyncStatus) -> None:
        with changed:
            changed.notify_all()

    unsubscribe = engine.subscribe(notice)
    engine.start()
    try:
        with changed:
            ended = changed.wait_for(lambda: engine.status.phase in _ENDS, _WITHIN_S)
        status = engine.status
    finally:
        unsubscribe()
        engine.stop()
    if not ended:
        raise TrialFailed(f"{_WITHIN_S:.0f} s")
    if status.phase is not Phase.UP_TO_DATE:
        why = status.problem.name if status.problem is not None else ""
        raise TrialFailed(f"{status.phase.name} {why}".strip())


def _counted(store: Store) -> Iterator[tuple[str, int]]:
    with store.reader() as reader:
        for kind in sorted(RECORDS):
            yield kind, reader.value(f"SELECT count(*) FROM {kind}")  # noqa: S608 - ours


class _KeptNowhere:
    """Keeps no refresh token: the sign-in ends with the trial."""

    def load(self) -> str | None:
        """Return none."""
        return None

    def save(self, token: str) -> None:
        """Let it go."""

    def remove(self) -> None:
        """Have nothing to forget."""

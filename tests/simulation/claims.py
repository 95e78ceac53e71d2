"""What must hold at every moment on a laptop, and in the end between it and the portal."""

from __future__ import annotations

import msgspec

from ordidesk.domain.ids import derived_id
from ordidesk.domain.journal import JournalEntry
from ordidesk.domain.people import STAFF
from ordidesk.domain.tickets import AddNote, Ticket
from ordidesk.protocol import Result
from ordidesk.store.outbox import UNDECIDED, OutboxLine, OutboxStatus
from ordidesk.store.search_index import SEARCHED
from tests.simulation.laptop import Laptop
from tests.simulation.portal import PortalInProcess, Shown

_STATUS_OF = {
    Result.APPLIED: OutboxStatus.CONFIRMED,
    Result.MERGED: OutboxStatus.MERGED,
    Result.CONFLICT: OutboxStatus.CONFLICT,
    Result.REFUSED: OutboxStatus.REFUSED,
    Result.VOIDED: OutboxStatus.PARKED,
}
_OUT_OF_PLACE = "unknown_record"


class Broken(AssertionError):  # noqa: N818 - it is said of the story
    """Something happened that must never happen."""


class Claims:
    """Remembers what each laptop showed before."""

    def __init__(self) -> None:
        self._versions: dict[tuple[str, int, int, str, str], int] = {}
        self._told: set[tuple[str, str, OutboxStatus, int]] = set()

    # --- at every moment --------------------------------------------------------------------------

    def check(self, laptop: Laptop, portal: PortalInProcess) -> None:
        """Raise ``Broken`` when something is shown that must never be."""
        if portal.overwritten:
            raise Broken(f"a value was overwritten without being shown: {portal.overwritten}")
        shown = laptop.shown()
        lines = {line.id: line for line in laptop.store.outbox()}
        _check_scope(laptop, shown)
        self._check_results(laptop, portal, lines)
        state = laptop.store.intake.snapshot_state()
        if state is not None and state.forced:
            return  # The rows of a restored portal come in just now.
        self._check_versions(laptop, shown)
        _check_own_work(laptop, portal, lines, shown)

    def _check_versions(self, laptop: Laptop, shown: Shown) -> None:
        epoch = laptop.store.intake.position().epoch
        for (kind, record_id), row in shown.items():
            seen = (laptop.person.id, laptop.stores, epoch, kind, record_id)
            ver = int(str(row[-1]))
            if ver < self._versions.get(seen, 0):
                raise Broken(f"an older version came back: {seen} {row}")
            self._versions[seen] = ver

    def _check_results(
        self, laptop: Laptop, portal: PortalInProcess, lines: dict[str, OutboxLine]
    ) -> None:
        """Hold that nobody is told another result than the portal's."""
        if laptop.store.intake.position().epoch != portal.epoch:
            return
        for line in lines.values():
            told = (laptop.person.id, line.id, line.status, portal.epoch)
            if line.status in UNDECIDED or line.status is OutboxStatus.PARKED or told in self._told:
                continue
            result = portal.result_of(line.id)
            if result is None or _STATUS_OF.get(result) is not line.status:
                raise Broken(f"told {line.status}, the portal says {result}: {line}")
            refused = [need for need in line.needs if _is_refused(lines.get(need))]
            if refused and line.because not in line.needs:
                raise Broken(f"a part of a refused chain stands for itself: {line}")
            self._told.add(told)

    # --- in the end -------------------------------------------------------------------------------

    def compare(self, laptop: Laptop, portal: PortalInProcess) -> None:
        """Raise ``Broken`` when a laptop that has settled is not as the portal."""
        self.check(laptop, portal)
        if laptop.undecided():
            raise Broken(f"the outbox does not drain: {laptop.store.outbox()}")
        lines = {line.id: line for line in laptop.store.outbox()}
        for command_id in laptop.acknowledged:
            result = portal.result_of(command_id)
            if result is None and command_id in portal.poisoned:
                result = Result.VOIDED
            if result is None:
                raise Broken(f"acknowledged work never came: {lines[command_id]}")
            if lines[command_id].status is not _STATUS_OF[result]:
                raise Broken(f"portal {result}, laptop {lines[command_id]}")
        here, there = laptop.shown(), portal.shown_to(laptop.actor)
        if here != there:
            differing = {key for key in here | there if here.get(key) != there.get(key)}
            told = [(key, here.get(key), there.get(key)) for key in sorted(differing)]
            raise Broken(f"{laptop.person.name} differs: {told}")
        texts = [str(row[5]) for (kind, _), row in there.items() if kind == JournalEntry.kind]
        notes = sorted(text for text in texts if text.startswith("Note"))
        if len(notes) != len(set(notes)):
            raise Broken(f"a command took effect twice: {notes}")
        _check_nothing_left(laptop)


def _is_refused(line: OutboxLine | None) -> bool:
    return line is not None and line.status is OutboxStatus.REFUSED


def _check_scope(laptop: Laptop, shown: Shown) -> None:
    """Hold that nothing of another client is on the laptop of a client's person."""
    if laptop.person.role in STAFF:
        return
    for key, row in shown.items():
        if key[0] == Ticket.kind and row[1] != laptop.person.client_id:
            raise Broken(f"another client's row: {row}")


def _check_own_work(
    laptop: Laptop, portal: PortalInProcess, lines: dict[str, OutboxLine], shown: Shown
) -> None:
    for command_id, given in laptop.acknowledged.items():
        line = lines.get(command_id)
        if line is None:
            raise Broken(f"acknowledged work is gone: {command_id}")
        if line.status not in UNDECIDED:
            continue
        entry = shown.get((JournalEntry.kind, derived_id(command_id, "entry")))
        if entry is not None and entry[-1]:
            raise Broken(f"own work is confirmed and pending at once: {line}")
        ticket_id = str(msgspec.json.decode(line.arguments).get("ticket_id", ""))
        there = (Ticket.kind, ticket_id) in shown
        if line.hint == _OUT_OF_PLACE and there and line.kind == AddNote.kind:
            raise Broken(f"hinted at a missing record that is shown: {line}")
        if line.kind != AddNote.kind or entry is not None:
            continue
        if there and not line.hint:
            raise Broken(f"an own note is not shown: {line}")
        kept = given.firm and laptop.stores == given.store and ticket_id not in portal.removed
        if kept and line.hint in {"", _OUT_OF_PLACE}:
            raise Broken(f"an own note went with its ticket: {line}")


def _check_nothing_left(laptop: Laptop) -> None:
    with laptop.reading() as reader:
        for table in ("kept", "pinned", "confirmed_since", "search_queue"):
            if reader.value(f"SELECT count(*) FROM {table}"):  # noqa: S608 - our own tables
                raise Broken(f"left behind in {table}")
        for kind in SEARCHED:
            rids = reader.rows(f"SELECT rid FROM {kind} ORDER BY rid")  # noqa: S608 - ours
            index = f"SELECT rowid FROM search_{kind} ORDER BY rowid"  # noqa: S608 - ours
            if rids != reader.rows(index):
                raise Broken(f"the search index of {kind} differs")
        for rid, location in reader.rows("SELECT rid, location FROM ticket WHERE location <> ''"):
            found = reader.rows(
                "SELECT rowid FROM search_ticket WHERE search_ticket MATCH ?",
                f'location: "{location}"',
            )
            if (rid,) not in found:
                raise Broken(f"a search does not find {location}")

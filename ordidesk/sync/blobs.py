"""Files' bytes between laptop and portal, a piece at a time, from where they stopped."""

from __future__ import annotations

import hashlib
from collections import Counter
from http import HTTPStatus

import msgspec

from ordidesk.portal.errors import RequestRefused
from ordidesk.protocol import BlobLimits
from ordidesk.store.blobs import BlobState, BlobStore, Upload, Want
from ordidesk.store.store import Store
from ordidesk.sync.link import BlobLink

LIMITS_SETTING = "blob_limits"
"""What the portal last said that it takes, for when it cannot be asked."""
PIECE_BYTES = 1 << 20
"""A request: the most that a web server in front takes unless it is told otherwise."""
SMALLEST_PIECE = 1 << 16
_COMMIT_BYTES = 1 << 18
_MOST_TRIES = 3
"""Of what ends in another hash, or at another offset, each time."""
_WILL_NOT = {
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE: "blob_too_large",
    HTTPStatus.UNSUPPORTED_MEDIA_TYPE: "blob_type_refused",
}


class Blobs:
    """Sends what commands named that the portal has applied, fetches what is wanted.

    Used by one thread. ``person_id`` is whose tickets are looked at ahead.
    """

    def __init__(self, store: Store, link: BlobLink, person_id: str) -> None:
        self._store = store
        self._blobs: BlobStore = store.blobs
        self._link = link
        self._person_id = person_id
        self._piece = PIECE_BYTES
        self._offsets: dict[str, int] = {}
        """What the portal said it has, since the last fault."""
        self._postponed: set[str] = set()
        """What it does not know of yet, until something changes."""
        self._tries: Counter[str] = Counter()
        self._knows_limits = False
        self._knows_lost = False
        """Which files the portal lost, as of the last word on files."""
        self._looked = False

    def something_changed(self, *, files: bool = True) -> None:
        """Records, of ``files`` too, are not what they were: look again. From any thread."""
        self._looked = False
        if files:
            self._knows_lost = False

    def step(self) -> bool:
        """Move one piece of one file; ``False`` when there is nothing to do.

        Raises ``PortalError`` and ``store.errors``: it goes on from there the next time.
        """
        if not self._looked:
            self._looked = True
            self._look()
        wanted = [it for it in self._blobs.wanted() if it.sha256 not in self._postponed]
        asked = next((it for it in wanted if it.wanted is Want.ASKED), None)
        if asked is not None:
            return self._fetch(asked)
        waiting = [it for it in self._blobs.to_send() if it.sha256 not in self._postponed]
        if waiting:
            confirmed = self._store.intake.files_confirmed([it.sha256 for it in waiting])
            sent = next((it for it in waiting if it.sha256 in confirmed), None)
            if sent is not None:
                return self._send(sent)
        return self._fetch(wanted[0]) if wanted else False

    def keep_house(self) -> None:
        """Let go of what is old or too much here and safe at the portal."""
        self._blobs.collect(self._store.intake.files_named())

    def _look(self) -> None:
        """Find out what is to be done, now that something has changed."""
        self._postponed.clear()
        if not self._knows_limits:
            self._learn_limits()
        if not self._knows_lost:
            self._knows_lost = True
            self._send_what_the_portal_lost()
        ahead = self._store.intake.previews_ahead(self._person_id)
        here = self._blobs.states([it.sha256 for it in ahead])
        for preview in ahead:
            if preview.sha256 not in here:
                self._blobs.want(preview.sha256, preview.size, Want.AHEAD)

    def _learn_limits(self) -> None:
        limits = BlobLimits()
        try:
            limits = self._link.blob_limits()
        except RequestRefused as refusal:
            if refusal.status != HTTPStatus.NOT_FOUND:
                raise
        self._store.set_setting(LIMITS_SETTING, msgspec.json.encode(limits).decode())
        self._knows_limits = True

    def _send_what_the_portal_lost(self) -> None:
        """Send again what was acknowledged and is missing there: it came back from a backup."""
        lacking = self._store.intake.files_lacking()
        for sha256, state in self._blobs.states(lacking).items():
            if state.whole and state.upload in {Upload.NONE, Upload.ACKNOWLEDGED}:
                self._blobs.send_again(sha256)

    # --- sending --------------------------------------------------------------------------------

    def _send(self, state: BlobState) -> bool:
        sha256 = state.sha256
        try:
            offset = self._offsets.pop(sha256, None)
            if offset is None:
                offset = self._link.blob_offset(sha256)
            piece = self._read(sha256, offset)
            offset = self._link.send_blob(sha256, offset, piece)
        except RequestRefused as refusal:
            self._judge(state, refusal)
            return True
        if offset >= state.size:
            self._blobs.acknowledge(sha256)
        else:
            self._offsets[sha256] = offset
            self._blobs.note_sent(sha256, offset)
        return True

    def _read(self, sha256: str, offset: int) -> bytes:
        piece = b""
        for part in self._blobs.pieces(sha256, offset):
            piece += part[: self._piece - len(piece)]
            if len(piece) == self._piece:
                break
        return piece

    def _judge(self, state: BlobState, refusal: RequestRefused) -> None:
        """Say what becomes of a file of which the portal will not take these bytes.

        Raises the refusal when it is not about this file.
        """
        sha256, status, code = state.sha256, refusal.status, refusal.problem.code
        if status == HTTPStatus.NOT_FOUND:
            self._postponed.add(sha256)
        elif status == HTTPStatus.CONFLICT and self._may_try_again(sha256):
            return
        elif _is_about_the_request(refusal) and self._piece > SMALLEST_PIECE:
            self._piece //= 2
        elif status in _WILL_NOT:
            self._blobs.park(sha256, code or _WILL_NOT[HTTPStatus(status)])
        elif status == HTTPStatus.UNPROCESSABLE_ENTITY:
            if not self._is_sound(sha256):
                self._blobs.park(sha256, "damaged_here")
            elif not self._may_try_again(sha256):
                self._blobs.park(sha256, code)
        else:
            raise refusal

    def _may_try_again(self, sha256: str) -> bool:
        self._tries[sha256] += 1
        return self._tries[sha256] < _MOST_TRIES

    def _is_sound(self, sha256: str) -> bool:
        hashed = hashlib.sha256()
        for piece in self._blobs.pieces(sha256):
            hashed.update(piece)
        return hashed.hexdigest() == sha256

    # --- fetching -------------------------------------------------------------------------------

    def _fetch(self, state: BlobState) -> bool:
        sha256 = state.sha256
        length = min(self._piece, state.size - state.held)
        try:
            if length > 0:
                self._blobs.check_room(state.size - state.held)
                self._take(sha256, state.held, length)
        except RequestRefused as refusal:
            if refusal.status == HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE:
                self._blobs.start_over(sha256)
            elif refusal.status != HTTPStatus.NOT_FOUND:
                raise
            if refusal.status == HTTPStatus.NOT_FOUND or not self._may_try_again(sha256):
                self._blobs.give_up(sha256, refusal.problem.code)
            return True
        after = self._blobs.state(sha256)
        came_whole = after is not None and after.held >= after.size
        # Bytes of something else: once more from the first, but not for ever.
        if came_whole and not self._blobs.complete(sha256) and not self._may_try_again(sha256):
            self._blobs.give_up(sha256, "hash_differs")
        return True

    def _take(self, sha256: str, at: int, length: int) -> None:
        """Keep what comes, as far as it comes."""
        held = b""
        try:
            for chunk in self._link.fetch_blob(sha256, at, length):
                held += chunk
                if len(held) >= _COMMIT_BYTES:
                    self._blobs.append(sha256, at, held)
                    at += len(held)
                    held = b""
        finally:
            if held:
                self._blobs.append(sha256, at, held)


def _is_about_the_request(refusal: RequestRefused) -> bool:
    """Tell a limit of a web server in front on requests from the portal's limit on files."""
    portals_own = _WILL_NOT[HTTPStatus.REQUEST_ENTITY_TOO_LARGE]
    too_large = refusal.status == HTTPStatus.REQUEST_ENTITY_TOO_LARGE
    return too_large and refusal.problem.code != portals_own

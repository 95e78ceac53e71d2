"""From frames to confirmed codes: bars need two identical reads, a code is told once."""

from __future__ import annotations

from dataclasses import dataclass

from ordidesk.labels.decode import decode_frame
from ordidesk.labels.hints import Hint, HintGiver
from ordidesk.labels.reads import Gray, Read, Symbology
from ordidesk.labels.zoom import carried_back, enlarged, middle

READS_OF_BARS = 2
"""Identical reads before a 1D code counts; 2D codes correct their own errors."""
FRAMES_BETWEEN_READS = 6
"""At most, so that two reads confirm each other: a phantom comes back rarely and late."""
FRAMES_TO_SHOW = 3
"""For which a code stays outlined: one that is read in every other frame must not flicker."""
FRAMES_TO_FORGET = 12
"""Frames without a code after which it has left the picture: about half a second."""


@dataclass(frozen=True)
class Sighting:
    """What one frame brought."""

    confirmed: tuple[Read, ...] = ()
    """Codes that are told now, each once until it leaves the picture."""
    seen: tuple[Read, ...] = ()
    """Every code read in this frame or just before, to outline them."""
    beside: tuple[Read, ...] = ()
    """Codes told before that share the picture with those: read since the first of them came.

    A label that was swapped for the next one is still outlined, but nobody asks about it again.
    """
    hint: Hint | None = None
    """Only after a while without any code."""


@dataclass
class _Track:
    """What is known of a code since it came into the picture."""

    read: Read
    since: int
    """The frame it was read in first, of the reads that count."""
    turn: int
    """The frame it was read in last."""
    reads: int = 1
    told: bool = False


class Scanner:
    """Fed with frames of one camera, in order; used on one thread."""

    def __init__(self, *, patience: int = 20) -> None:
        """``patience``: frames without any code before a hint is given."""
        self._patience = patience
        self._tracks: dict[tuple[Symbology, str], _Track] = {}
        self._hints = HintGiver()
        self._turn = 0
        self._empty = 0

    def look(self, frame: Gray, *, zoom: float = 1.0) -> Sighting:
        """Read one grey frame, or its middle enlarged; corners are those of the whole frame."""
        self._turn += 1
        part = middle(frame.shape[1], frame.shape[0], zoom)
        view = frame[part.top : part.top + part.height, part.left : part.left + part.width]
        larger, scale = enlarged(view, zoom)
        reads = carried_back(decode_frame(larger, self._turn), part, scale)
        confirmed = tuple(read for read in reads if self._confirms(read))
        self._forget_what_left()
        lately = [it for it in self._tracks.values() if self._turn - it.turn < FRAMES_TO_SHOW]
        seen = tuple(track.read for track in lately)
        self._empty = 0 if reads else self._empty + 1
        return Sighting(confirmed, seen, self._beside(confirmed), self._hint(view))

    def forget(self) -> None:
        """Begin anew: the next code counts even if it was told a moment ago."""
        self._tracks.clear()
        self._hints.forget()
        self._empty = 0

    def _beside(self, confirmed: tuple[Read, ...]) -> tuple[Read, ...]:
        if not confirmed:
            return ()
        came = min(self._tracks[read.key].since for read in confirmed)
        tracks = self._tracks.values()
        told = (track.read for track in tracks if track.told and track.turn >= came)
        return tuple(read for read in told if read not in confirmed)

    def _hint(self, view: Gray) -> Hint | None:
        if self._empty < self._patience:
            self._hints.forget()
            return None
        return self._hints.hint(view)

    def _confirms(self, read: Read) -> bool:
        track = self._tracks.get(read.key)
        if track is None:
            track = self._tracks[read.key] = _Track(read, self._turn, self._turn)
        elif track.turn < self._turn:
            if self._turn - track.turn > FRAMES_BETWEEN_READS:
                track.since, track.reads = self._turn, 0
            track.reads += 1
            track.read, track.turn = read, self._turn
        enough = READS_OF_BARS if read.symbology.is_linear else 1
        confirmed = track.reads >= enough and not track.told
        track.told = track.told or confirmed
        return confirmed

    def _forget_what_left(self) -> None:
        for key, track in list(self._tracks.items()):
            if self._turn - track.turn >= FRAMES_TO_FORGET:
                del self._tracks[key]

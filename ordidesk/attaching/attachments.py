"""Files on tickets, as the windows ask for them: attach, look at, send again, save."""

from __future__ import annotations

import enum
from collections.abc import Callable, Collection, Iterator
from pathlib import Path

import msgspec

from ordidesk.attaching.pictures import (
    OPENED,
    Made,
    PictureFacts,
    Wishes,
    made_anew,
    picture_facts,
    preview_of,
)
from ordidesk.attaching.sources import Source
from ordidesk.domain.attachments import AttachFile, Attachment, attachment_id
from ordidesk.domain.file_names import safe_name
from ordidesk.domain.journal import Visibility
from ordidesk.domain.media_types import HEAD_BYTES, media_type_of
from ordidesk.domain.work import Command
from ordidesk.labels.pictures import PictureError
from ordidesk.protocol import BlobLimits
from ordidesk.store.blobs import BlobState, Want
from ordidesk.store.store import Done, Store
from ordidesk.sync.blobs import LIMITS_SETTING

_WISHES_SETTING = "attach_wishes"
_READ_BYTES = 1 << 20
_MOST_IN_MEMORY = 200 << 20
"""Bytes of a picture's file that is looked into."""
_KEEPS_PLACE = frozenset({"image/heic", "image/heif", "image/avif", "video/mp4", "video/quicktime"})
"""Kinds that may tell the place and that nothing is taken out of."""


class FileFault(enum.Enum):
    """Why a file cannot be attached."""

    UNREADABLE = enum.auto()
    """It is gone, a folder, or reading it is not allowed."""
    EMPTY = enum.auto()
    TOO_LARGE = enum.auto()
    TYPE_REFUSED = enum.auto()


class FileRefused(Exception):  # noqa: N818 - says what happened
    """A file that cannot be attached; nothing was kept of it."""

    def __init__(self, fault: FileFault, name: str) -> None:
        super().__init__(f"{name}: {fault.name}")
        self.fault = fault
        self.name = name


class FileFacts(msgspec.Struct, frozen=True):
    """What a file is, before anything is done with it."""

    name: str
    size: int
    media_type: str
    picture: PictureFacts | None = None
    fault: FileFault | None = None
    """Why it cannot be attached as it is; a picture may fit once it is reduced."""

    @property
    def keeps_place(self) -> bool:
        """Whether it may tell a place that cannot be taken out."""
        return self.media_type in _KEEPS_PLACE


class Attached(msgspec.Struct, frozen=True):
    """What became of a file."""

    attachment_id: str
    name: str
    size: int
    already_there: bool
    """The ticket had the very same file: there is nothing new."""


class Attachments:
    """One person's way to the bytes of files. Any thread; attaching takes seconds."""

    def __init__(self, store: Store, do: Callable[[Command], Done]) -> None:
        self._store = store
        self._do = do

    # --- before -------------------------------------------------------------------------------

    def limits(self) -> BlobLimits:
        """Return what the portal takes, as it last said."""
        said = self._store.setting(LIMITS_SETTING)
        return msgspec.json.decode(said, type=BlobLimits) if said else BlobLimits()

    def wishes(self) -> Wishes:
        """Return what this person last chose for pictures."""
        kept = self._store.setting(_WISHES_SETTING)
        return msgspec.json.decode(kept, type=Wishes) if kept else Wishes()

    def remember(self, wishes: Wishes) -> None:
        """Keep what was chosen for the next time."""
        self._store.set_setting(_WISHES_SETTING, msgspec.json.encode(wishes).decode())

    def look_at(self, source: Source) -> FileFacts:
        """Say what a file is and whether it can be attached."""
        name = safe_name(source.path.name)
        try:
            size = source.size()
            with source.open() as file:
                head = file.read(HEAD_BYTES)
        except OSError:
            return FileFacts(name, 0, "", fault=FileFault.UNREADABLE)
        media_type = media_type_of(name, head)
        fault = _fault(size, media_type, self.limits())
        looks_inside = media_type in OPENED and size <= _MOST_IN_MEMORY
        picture = picture_facts(source) if looks_inside else None
        return FileFacts(name, size, media_type, picture, fault)

    # --- attaching ----------------------------------------------------------------------------

    def attach(
        self, ticket_id: str, source: Source, wishes: Wishes, visibility: Visibility
    ) -> Attached:
        """Keep a file's bytes and give the command; they leave when the portal can be reached.

        Raises ``FileRefused``, ``domain.work.Refusal`` and ``store.errors``, with nothing attached.
        """
        facts = self.look_at(source)
        if facts.fault in {FileFault.UNREADABLE, FileFault.EMPTY, FileFault.TYPE_REFUSED}:
            raise FileRefused(facts.fault, facts.name)
        try:
            made = made_anew(source, wishes) if facts.picture is not None else None
            preview = preview_of(source, made) if facts.picture is not None else b""
            size = len(made.content) if made is not None else facts.size
            if size > self.limits().largest:
                raise FileRefused(FileFault.TOO_LARGE, facts.name)
            stored = self._store.blobs.put(
                [made.content] if made is not None else _read(source), expected=size
            )
        except (PictureError, OSError) as error:
            raise FileRefused(FileFault.UNREADABLE, facts.name) from error
        if not stored.size:
            raise FileRefused(FileFault.EMPTY, facts.name)
        command = AttachFile(
            ticket_id=ticket_id,
            sha256=stored.sha256,
            name=_named(facts.name, made),
            media_type=made.media_type if made is not None else facts.media_type,
            size=stored.size,
            width=_width(facts, made),
            height=_height(facts, made),
            preview=self._store.blobs.put([preview]).sha256 if preview else "",
            preview_size=len(preview),
            visibility=visibility,
        )
        record_id = attachment_id(ticket_id, stored.sha256, visibility)
        done = self._do(command)
        already_there = (Attachment.kind, record_id) not in done.touched
        return Attached(record_id, command.name, stored.size, already_there)

    # --- afterwards ---------------------------------------------------------------------------

    def states(self, names: Collection[str]) -> dict[str, BlobState]:
        """Tell what is here of files, and how far they are on their way."""
        return self._store.blobs.states(names)

    def read(self, sha256: str) -> bytes | None:
        """Return a file's bytes, ``None`` when they are not here."""
        return self._store.blobs.read(sha256)

    def want(self, sha256: str, size: int) -> None:
        """Have a file fetched soon; it is told by a change notice when it is here."""
        self._store.blobs.want(sha256, size, Want.ASKED)

    def send_again(self, sha256: str) -> None:
        """Try once more to send what the portal would not take."""
        self._store.blobs.send_again(sha256)

    def save(self, sha256: str, path: Path) -> bool:
        """Write a file's bytes to where somebody wants them; ``False`` when they are not here.

        Raises ``OSError``; what was there before is replaced only by the whole file.
        """
        content = self.read(sha256)
        if content is None:
            return False
        begun = path.with_name(f"{path.name}.part")
        try:
            begun.write_bytes(content)
            begun.replace(path)
        finally:
            begun.unlink(missing_ok=True)
        return True


def _fault(size: int, media_type: str, limits: BlobLimits) -> FileFault | None:
    if media_type in limits.refused:
        return FileFault.TYPE_REFUSED
    if size == 0:
        return FileFault.EMPTY
    return FileFault.TOO_LARGE if size > limits.largest else None


def _named(name: str, made: Made | None) -> str:
    if made is None or not made.suffix:
        return name
    return f"{Path(name).stem}{made.suffix}"


def _width(facts: FileFacts, made: Made | None) -> int:
    return made.width if made is not None else facts.picture.width if facts.picture else 0


def _height(facts: FileFacts, made: Made | None) -> int:
    return made.height if made is not None else facts.picture.height if facts.picture else 0


def _read(source: Source) -> Iterator[bytes]:
    """Yield a file's bytes without holding it; an error in the middle leaves nothing."""
    with source.open() as file:
        while piece := file.read(_READ_BYTES):
            yield piece

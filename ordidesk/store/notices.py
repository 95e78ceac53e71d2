"""What the store announces after a commit."""

from __future__ import annotations

import logging
import threading
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from ordidesk.store.rows import Key

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Changed:
    """What a commit changed of what the windows show."""

    records: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """Kind → ids."""
    outbox: bool = False
    files: frozenset[str] = frozenset()
    """SHA-256 of files that came, went or got further on their way."""
    everything: bool = False
    """So much that it is not told one by one: ask all again."""

    def __bool__(self) -> bool:
        """Tell whether there is anything to announce."""
        return bool(self.records or self.outbox or self.files or self.everything)


Listener = Callable[[Changed], None]


def changed(keys: Iterable[Key], *, outbox: bool = False) -> Changed:
    """Sort the changed records by kind."""
    ids: defaultdict[str, set[str]] = defaultdict(set)
    for kind, record_id in keys:
        ids[kind].add(record_id)
    return Changed({kind: frozenset(found) for kind, found in ids.items()}, outbox=outbox)


class Announcer:
    """Tells every listener, on the thread that committed."""

    def __init__(self) -> None:
        self._guard = threading.Lock()
        self._listeners: list[Listener] = []

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Have ``listener`` called after each commit; the answer ends it."""
        with self._guard:
            self._listeners.append(listener)

        def unsubscribe() -> None:
            with self._guard:
                if listener in self._listeners:
                    self._listeners.remove(listener)

        return unsubscribe

    def announce(self, notice: Changed) -> None:
        """Tell the listeners; what one of them does wrong must not undo what is stored."""
        if not notice:
            return
        with self._guard:
            listeners = tuple(self._listeners)
        for listener in listeners:
            try:
                listener(notice)
            except Exception:  # noqa: BLE001 - the commit stands whatever it does
                _log.exception("a listener failed on %s", notice)

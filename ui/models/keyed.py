"""Long lists by key: the order is held whole, the rows are fetched where the view looks."""

from __future__ import annotations

from array import array
from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence
from typing import Generic, TypeVar

T = TypeVar("T")

_PAGE = 64
"""Rows fetched at once: about two screens, 1 ms."""
_PAGES_KEPT = 64


class KeyedRows(Generic[T]):
    """The rows of a long list, by place; pages not looked at for long are forgotten."""

    def __init__(self, fetch: Callable[[Sequence[int]], Mapping[int, T]]) -> None:
        """Start empty; ``fetch`` answers the rows of some keys."""
        self._fetch = fetch
        self._keys: array[int] = array("q")
        self._pages: OrderedDict[int, Mapping[int, T]] = OrderedDict()

    def __len__(self) -> int:
        """Return how many places there are."""
        return len(self._keys)

    @property
    def keys(self) -> array[int]:
        """The keys in their order."""
        return self._keys

    def set_keys(self, keys: array[int]) -> None:
        """Show other rows, or the same in another order."""
        self._keys = keys
        self._pages.clear()

    def forget(self) -> None:
        """Fetch again what is looked at next: contents changed, the order did not."""
        self._pages.clear()

    def at(self, place: int) -> T | None:
        """Return the row at a place; ``None`` when it was deleted meanwhile."""
        page, _ = divmod(place, _PAGE)
        rows = self._pages.get(page)
        if rows is None:
            rows = self._fetch(self._keys[page * _PAGE : (page + 1) * _PAGE])
            self._pages[page] = rows
            if len(self._pages) > _PAGES_KEPT:
                self._pages.popitem(last=False)
        else:
            self._pages.move_to_end(page)
        return rows.get(self._keys[place])

    def place_of(self, key: int) -> int | None:
        """Return the place of a key."""
        try:
            return self._keys.index(key)
        except ValueError:
            return None

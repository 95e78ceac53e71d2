"""From the portal to the store: the feed of changes, and snapshots where there is no cursor."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from typing import NamedTuple

from ordidesk.portal.errors import CursorGone
from ordidesk.portal.snapshot import SnapshotPage
from ordidesk.protocol import LONGEST_WAIT_SECONDS, ChangesAnswer, PushRequest
from ordidesk.store.intake import Intake, Page, Position
from ordidesk.store.snapshot import SnapshotState
from ordidesk.sync.link import SyncLink
from ordidesk.sync.push import Push

PAGE_ROWS = 20_000
"""Rows a snapshot answer: some 0.2 s of inserting, and the most that a portal gives."""
_PAGES_AHEAD = 2
"""Pages on their way or here while one is written: the portal goes on while indexes are made."""
CHANGES_PAGE = 1_000
ABSORBED_TOGETHER = 5_000
"""Changes of consecutive pages that become visible in one commit."""


def _beside() -> Executor:
    return ThreadPoolExecutor(max_workers=1, thread_name_prefix="sync-snapshot")


class _Fetched(NamedTuple):
    page: SnapshotPage
    following: SnapshotState
    """Which page comes next; its count of rows means nothing."""


class Pull:
    """Brings the store up to date; used by one thread.

    ``on_progress`` is called after each page of a snapshot; ``stopping`` is asked between them;
    ``fetching`` makes what fetches the next pages while one is written.
    """

    def __init__(  # noqa: PLR0913 - each is handed in
        self,
        intake: Intake,
        link: SyncLink,
        *,
        on_progress: Callable[[SnapshotState], None] = lambda _: None,
        stopping: Callable[[], bool] = lambda: False,
        fetching: Callable[[], Executor] = _beside,
        page_rows: int = PAGE_ROWS,
    ) -> None:
        self._intake = intake
        self._link = link
        self._push = Push(intake, link)
        self._on_progress = on_progress
        self._stopping = stopping
        self._fetching = fetching
        self._page_rows = page_rows

    def step(self, *, wait: bool) -> bool:
        """Fetch and absorb what is new; ``True`` when something came.

        With ``wait`` the portal may hold the call until something changes. Raises ``PortalError``.
        """
        state = self._intake.snapshot_state()
        if state is None and self._intake.position().cursor:
            try:
                return self._take_changes(wait=wait)
            except CursorGone:
                pass
        try:
            self._take_snapshot(state or self._begin_snapshot())
        except CursorGone:  # The portal was restored meanwhile.
            self._begin_snapshot()
        return True

    # --- the feed -------------------------------------------------------------------------------

    def _take_changes(self, *, wait: bool) -> bool:
        asked = self._intake.position()
        answers = list(self._pages(asked, wait=wait))
        taken = self._intake.changes(asked, answers)
        return taken and any(answer.changes for answer in answers)

    def _pages(self, asked: Position, *, wait: bool) -> Iterator[ChangesAnswer]:
        cursor, fetched = asked.cursor, 0
        while True:
            answer = self._link.changes(
                cursor,
                settled=asked.settled,
                limit=CHANGES_PAGE,
                wait=LONGEST_WAIT_SECONDS if wait and not fetched else 0,
            )
            yield answer
            cursor = answer.cursor
            fetched += len(answer.changes)
            if not answer.more or fetched >= ABSORBED_TOGETHER:
                return

    # --- snapshots ------------------------------------------------------------------------------

    def _begin_snapshot(self) -> SnapshotState:
        plan = self._link.snapshot_plan(settled=self._intake.position().settled)
        return self._intake.begin_snapshot(plan)

    def _take_snapshot(self, state: SnapshotState) -> None:
        """Take all pages in, fetching the next ones meanwhile."""
        self._on_progress(state)
        with self._fetching() as fetching:
            coming = deque([fetching.submit(self._fetch, state)])
            while len(coming) < _PAGES_AHEAD:
                coming.append(fetching.submit(self._fetch_next, coming[-1]))
            try:
                while not self._stopping() and (fetched := coming.popleft().result()) is not None:
                    coming.append(fetching.submit(self._fetch_next, coming[-1]))
                    self._hear_outcomes()
                    taken = self._intake.snapshot_page(state, _as_read(fetched.page))
                    if taken is None:
                        self._intake.begin_snapshot(
                            self._link.snapshot_plan(settled=self._intake.position().settled)
                        )
                        return
                    state = taken
                    self._on_progress(state)
            finally:
                for unwanted in coming:
                    unwanted.cancel()
        if state.kind is None:
            self._intake.finish_snapshot(state)

    def _hear_outcomes(self) -> None:
        """Settle what was sent before a page is taken that may hold its effect already.

        It is sent again: what was brought out of a damaged file stands in a stream that is new to
        the portal. What is left then is held there, and may have been decided meanwhile.
        """
        while self._intake.has_sent_lines() and self._push.step():
            pass
        if not self._intake.has_sent_lines():
            return
        asked = self._intake.position()
        request = PushRequest(epoch=asked.epoch, settled=asked.settled, lines=())
        self._intake.push_answer(asked, self._link.push(request))

    def _fetch(self, state: SnapshotState) -> _Fetched | None:
        if state.kind is None:
            return None
        page = self._link.snapshot_page(state.kind, after=state.after, limit=self._page_rows)
        # Without counting its rows: they are decoded by whoever takes them in.
        return _Fetched(page, state.advanced(rows=0, after=page.after, more=page.more))

    def _fetch_next(self, before: Future[_Fetched | None]) -> _Fetched | None:
        fetched = before.result()
        return None if fetched is None else self._fetch(fetched.following)


def _as_read(page: SnapshotPage) -> Page:
    return Page(page.kind, page.epoch, page.columns, page.rows, page.after, page.more)

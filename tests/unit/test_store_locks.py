"""A person's write goes before background work that waits."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from ordidesk.store.errors import StoreLocked
from ordidesk.store.locks import FairLock, FileLock


def test_a_person_goes_before_background_work_that_came_first() -> None:
    lock, order = FairLock(), []
    inside, go = threading.Event(), threading.Event()

    def first_batch() -> None:
        with lock.for_background():
            inside.set()
            assert go.wait(10)
        for number in range(3):
            with lock.for_background():
                order.append(f"batch {number}")

    def person() -> None:
        waiting.set()
        with lock.for_person():
            order.append("person")

    waiting = threading.Event()
    background = threading.Thread(target=first_batch)
    background.start()
    assert inside.wait(10)
    writer = threading.Thread(target=person)
    writer.start()
    assert waiting.wait(10)
    while lock.people_waiting == 0:
        threading.Event().wait(0.001)
    go.set()
    background.join(10)
    writer.join(10)
    assert order == ["person", "batch 0", "batch 1", "batch 2"]


def test_the_lock_is_free_again_after_an_error() -> None:
    lock = FairLock()
    with pytest.raises(ZeroDivisionError), lock.for_person():
        raise ZeroDivisionError
    with lock.for_background():
        pass


def test_a_released_file_lock_can_be_taken_again(tmp_path: Path) -> None:
    path = tmp_path / "store.db.lock"
    first = FileLock(path)
    with pytest.raises(StoreLocked):
        FileLock(path)
    first.release()
    FileLock(path).release()

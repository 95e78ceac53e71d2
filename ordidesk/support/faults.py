"""What is written down of an error: what it is and where, not what it was about.

An error's own words may hold what a person typed or what a record says: a client, a name, a text.
They are kept only of errors whose words come from a program, all others are told by their kind.
"""

from __future__ import annotations

import traceback
from types import TracebackType

from ordidesk.portal.errors import PortalError

UNSAID = "…"
"""Stands for words that are not written down."""

_OF_PROGRAMS = (
    AttributeError,
    ImportError,
    MemoryError,
    NameError,
    NotImplementedError,
    RecursionError,
    TimeoutError,
    TypeError,
)
_OF_LIBRARIES = ("apsw", "shiboken6", "PySide6")
_QT_GONE = ("Internal C++ object", "already deleted")


def words_of(error: BaseException) -> str:
    """Return what an error says if that comes from a program, of the system's only its reason."""
    if isinstance(error, OSError) and error.strerror:
        return f"[{error.errno}] {error.strerror}"  # not the file: its name is a person's
    said = str(error)
    from_qt = isinstance(error, RuntimeError) and all(part in said for part in _QT_GONE)
    library = type(error).__module__.partition(".")[0] in _OF_LIBRARIES
    if from_qt or library or isinstance(error, (*_OF_PROGRAMS, PortalError)):
        return said
    return UNSAID if said else ""


def told(error: BaseException) -> str:
    """Return an error's kind, and its words when they may be said."""
    kind = type(error)
    name = kind.__name__ if kind.__module__ == "builtins" else f"{kind.__module__}.{kind.__name__}"
    said = words_of(error)
    return f"{name}: {said}" if said else name


def trace_of(error: BaseException, trace: TracebackType | None = None) -> str:
    """Write the whole traceback, causes first, without the words that an error was about."""
    parts: list[str] = []
    seen: set[int] = set()
    step: BaseException | None = error
    frames = trace if trace is not None else error.__traceback__
    while step is not None and id(step) not in seen:
        seen.add(id(step))
        # The program's lines, and no value of a variable.
        where = "".join(traceback.format_tb(frames))
        within = "".join(
            f"\n  and within: {told(each)}"
            for each in (step.exceptions if isinstance(step, BaseExceptionGroup) else ())
        )
        parts.append(f"Traceback (most recent call last):\n{where}{told(step)}{within}")
        step = step.__cause__ or (None if step.__suppress_context__ else step.__context__)
        frames = step.__traceback__ if step is not None else None
    return "\n\nafter which came:\n\n".join(reversed(parts))


def fingerprint(error: BaseException) -> str:
    """Tell one fault from another by its kind and the place where it was raised."""
    frames = traceback.extract_tb(error.__traceback__)
    last = frames[-1] if frames else None
    place = f"{last.filename}:{last.lineno}" if last else ""
    return f"{type(error).__module__}.{type(error).__qualname__}@{place}"

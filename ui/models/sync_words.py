"""The sync's status as the top bar's state, and as text for support."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from ordidesk.queries.outbox import Line
from ordidesk.support.checks import Found
from ordidesk.support.facts import facts
from ordidesk.sync.policy import Problem
from ordidesk.sync.status import Phase, Safety, SyncStatus, safety
from ui import moments
from ui.counted import Counted
from ui.models.files import size_words
from ui.widgets.sync_state import SafetyWords, SyncPhase, SyncState

_PHASES = {
    Phase.FIRST_SYNC: SyncPhase.WORKING,
    Phase.UP_TO_DATE: SyncPhase.UP_TO_DATE,
    Phase.SENDING: SyncPhase.WORKING,
    Phase.RECEIVING: SyncPhase.WORKING,
    Phase.OFFLINE: SyncPhase.OFFLINE,
    Phase.NOT_STARTED: SyncPhase.WAITING,
    Phase.SIGNED_OUT: SyncPhase.SIGNED_OUT,
    Phase.DISMISSED: SyncPhase.DISMISSED,
    Phase.STOPPED: SyncPhase.WAITING,
}

_TOO_OLD = frozenset({Problem.APP_TOO_OLD, Problem.SCHEMA_TOO_OLD})


def state_of(status: SyncStatus, now: datetime, *, storing: bool = False) -> SyncState:
    """Return what the top bar shows."""
    next_try = status.next_try_at
    return SyncState(
        _phase(status),
        waiting=status.waiting,
        to_decide=status.refused + status.conflicts + status.parked,
        files=status.files.files,
        files_size=size_words(status.files.left),
        next_try_s=None if next_try is None else max(0, round((next_try - now).total_seconds())),
        safety=safety_words(status, storing=storing).text,
    )


_PROBLEMS: dict[Problem, object] = {
    Problem.UNREACHABLE: QT_TRANSLATE_NOOP(
        "Sync",
        "The portal cannot be reached. Everything is saved on this laptop; it goes on by itself.",
    ),
    Problem.BUSY: QT_TRANSLATE_NOOP("Sync", "The portal is busy. It goes on by itself."),
    Problem.CERTIFICATE: QT_TRANSLATE_NOOP(
        "Sync",
        "The portal's certificate does not fit: nothing was sent. Check the network and the date, "
        "then tell your IT team.",
    ),
    Problem.NOT_A_PORTAL: QT_TRANSLATE_NOOP(
        "Sync",
        "A web page answers instead of the portal. On a hotel's or station's network, open a "
        "browser and sign in there first.",
    ),
    Problem.REFUSED: QT_TRANSLATE_NOOP(
        "Sync", "The portal refuses to answer this app. Copy the diagnostics for support."
    ),
    Problem.SIGN_IN_EXPIRED: QT_TRANSLATE_NOOP(
        "Sync", "Session expired. Sign in again: nothing is lost."
    ),
    Problem.OTHER_PERSON: QT_TRANSLATE_NOOP(
        "Sync", "Somebody else is signed in at the portal. Sign in again as yourself."
    ),
    Problem.DEVICE_LOST: QT_TRANSLATE_NOOP(
        "Sync", "This laptop was reported lost. Its data is being wiped."
    ),
    Problem.DEVICE_RETIRED: QT_TRANSLATE_NOOP(
        "Sync",
        "This laptop was retired. What waits is still sent; then its data is wiped.",
    ),
    Problem.SCHEMA_TOO_OLD: QT_TRANSLATE_NOOP(
        "Sync", "This app is too old for the portal. Your work is kept and sent: update the app."
    ),
    Problem.APP_TOO_OLD: QT_TRANSLATE_NOOP(
        "Sync",
        "This version of OrdiDesk is too old for the portal: nothing is sent or received. Your "
        "work is kept on this laptop and you can go on. Ask your administrator for a newer "
        "version.",
    ),
    Problem.DISK_FULL: QT_TRANSLATE_NOOP(
        "Sync", "The disk is full. Make room before you go on: what is recorded so far is safe."
    ),
    Problem.DISK_FAILING: QT_TRANSLATE_NOOP(
        "Sync", "The disk does not do what it is told. Save what you can and tell your IT team."
    ),
    Problem.STORE_DAMAGED: QT_TRANSLATE_NOOP(
        "Sync", "The local data is damaged. Start the app again: it is kept aside and made anew."
    ),
    Problem.INTERNAL: QT_TRANSLATE_NOOP(
        "Sync", "Something went wrong in the app. Copy the diagnostics for support."
    ),
}


def problem_words(problem: Problem | None) -> str:
    """Say why sync does not go on, what is kept, and what to do."""
    if problem is None:
        return ""
    return QCoreApplication.translate("Sync", str(_PROBLEMS[problem]))


def trouble_words(status: SyncStatus) -> str:
    """Say why sync does not go on, and which version of the app it takes, if that is why."""
    oldest = status.wanted_apps.oldest
    if status.problem is not Problem.APP_TOO_OLD or not oldest:
        return problem_words(status.problem)
    return QCoreApplication.translate(
        "Sync",
        "This version of OrdiDesk is too old for the portal: nothing is sent or received. Your "
        "work is kept on this laptop and you can go on. Ask your administrator for version "
        "{version} or newer.",
    ).format(version=oldest)


def newer_app_words(newest: str, version: str) -> str:
    """Say that there is a newer app than this one; nothing has to be done at once."""
    return QCoreApplication.translate(
        "Sync",
        "OrdiDesk {newest} is available; you have {version}. Ask your administrator for it when "
        "it suits you.",
    ).format(newest=newest, version=version)


def version_words(status: SyncStatus, version: str) -> str:
    """Say which app this is, and which one the portal needs or there is."""
    translate = QCoreApplication.translate
    wanted = status.wanted_apps
    if status.problem is Problem.APP_TOO_OLD and wanted.oldest:
        more = translate("Sync", "{version} or newer is needed").format(version=wanted.oldest)
    elif wanted.newest:
        more = translate("Sync", "{version} is available").format(version=wanted.newest)
    else:
        more = ""
    return " · ".join(part for part in (version, more) if part)


def clock_words(status: SyncStatus, now: datetime) -> str:
    """Say how wrong the laptop's clock is, when that is worth a word."""
    behind = status.clock_behind
    if behind is None:
        return ""
    told = (
        QT_TRANSLATE_NOOP("Sync", "{time} behind the portal. Check this computer's date and time.")
        if behind > timedelta()
        else QT_TRANSLATE_NOOP(
            "Sync", "{time} ahead of the portal. Check this computer's date and time."
        )
    )
    time = moments.age(now - abs(behind), now)
    return QCoreApplication.translate("Sync", str(told)).format(time=time)


def safety_words(status: SyncStatus, *, storing: bool) -> SafetyWords:
    """Say whether the laptop can be closed, and what then becomes of the work on it."""
    translate = QCoreApplication.translate
    found = safety(status, storing=storing)
    safe = found not in {Safety.STORING, Safety.UNSURE}
    match found:
        case Safety.STORING:
            text = translate("Sync", "Being written to the disk: one moment before you close.")
        case Safety.UNSURE:
            text = translate(
                "Sync", "The disk fails: what was recorded just now may not be kept. Do not close."
            )
        case Safety.LOADING:
            text = translate(
                "Sync", "Your data is still coming in. You may close: it goes on at the next start."
            )
        case Safety.KEPT:
            text = Counted.may_close(status.waiting + status.files.files)
        case _:
            text = translate("Sync", "Everything is sent. You may close the laptop.")
    return SafetyWords(text, safe=safe)


def _phase(status: SyncStatus) -> SyncPhase:
    """Tell a missing network from a portal that answers badly or wants another app."""
    if status.problem in _TOO_OLD:
        return SyncPhase.OUTDATED
    if status.phase is Phase.OFFLINE and status.problem is not Problem.UNREACHABLE:
        return SyncPhase.UNREACHABLE
    return _PHASES[status.phase]


def diagnostics(status: SyncStatus, lines: Sequence[Line], found: Sequence[Found]) -> str:
    """Write what support asks for first; no name and no text that a person typed."""
    head = [
        facts(),
        *(" ".join(filter(None, (it.subject, it.level, it.why, it.detail))) for it in found),
        f"phase {status.phase}, problem {status.problem}",
        f"waiting {status.waiting}, refused {status.refused}, conflicts {status.conflicts}",
        f"parked {status.parked}",
        f"files {status.files.files}, bytes {status.files.left}, parked {status.files.parked}",
        f"last exchange {status.last_success}, next try {status.next_try_at}",
        f"clock behind the portal's by {status.clock_behind}",
        f"app wanted {status.wanted_apps.oldest or '-'}, newer {status.wanted_apps.newest or '-'}",
    ]
    told = [
        " ".join(
            part
            for part in (
                f"{line.seq} {line.kind} {line.status} {line.occurred_at}",
                line.reason,
                line.facts.get("status", ""),
                line.facts.get("request_id", ""),
            )
            if part
        )
        for line in lines
    ]
    return "\n".join([*head, *told])

"""The words for what goes wrong around us: the portal, the network, the store, the disk.

Each sentence says what happened, what was kept and what to do.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from ordidesk.domain.work import Refusal
from ordidesk.laptop.keyring_secret import KeyringMissing
from ordidesk.laptop.unsent_work import UnsentWork
from ordidesk.portal import errors as portal
from ordidesk.portal.errors import AddressFault, CertificateFault, Evidence, Reach
from ordidesk.store import errors as store
from ordidesk.store import key
from ordidesk.store.choices import AlreadyDecided
from ordidesk.store.wipe import Wiped, WipeReason
from ui import words
from ui.counted import Counted

_log = logging.getLogger(__name__)


def sentence(error: Exception) -> str:
    """Say what happened and what to do; an error that is our own fault is logged with its trace."""
    if isinstance(error, Refusal):
        return words.refusal(error.reason, error.facts)
    if isinstance(error, AlreadyDecided):
        return QCoreApplication.translate("Problems", "This was decided already.")
    if isinstance(error, portal.PortalError):
        return _portal(error)
    if isinstance(error, store.StoreError):
        return _store(error)
    if isinstance(error, KeyringMissing):
        return QCoreApplication.translate(
            "Problems", "This computer has no keyring. A PIN protects the data instead."
        )
    _log.error("unexpected error", exc_info=error)
    return QCoreApplication.translate(
        "Problems", "Something went wrong in the app: this was not recorded. Try again."
    )


def lost_store(kept: Path, brought: int | None) -> str:
    """Say what became of a damaged store and of the work in it that was not sent."""
    if brought is None:
        return QCoreApplication.translate(
            "Problems",
            "The local data was damaged and comes back from the portal. What could be read of the "
            "actions not sent yet is sent now; others may be in the file kept aside. Give it to "
            "support: {file}",
        ).format(file=kept)
    if not brought:
        return QCoreApplication.translate(
            "Problems",
            "The local data was damaged and comes back from the portal. Nothing was waiting to be "
            "sent. The file is kept aside: {file}",
        ).format(file=kept)
    return Counted.lost_actions(brought, str(kept))


def lease_over() -> str:
    """Say why the app does not open although everything is there."""
    return QCoreApplication.translate(
        "Problems",
        "This laptop has not reached the portal for 14 days, so it is locked. Your work is kept "
        "on it: sign in with a network to open it again.",
    )


def data_wiped(told: Wiped) -> str:
    """Say what became of the data on this laptop, and how to work here again."""
    if told.reason is WipeReason.LOST:
        return QCoreApplication.translate(
            "Problems",
            "This laptop was reported lost: all data on it was wiped. If it has been found again, "
            "sign in: your data comes back from the portal.",
        )
    return QCoreApplication.translate(
        "Problems",
        "This laptop was retired: your work was sent, then all data on it was wiped. "
        "To work here again, sign in.",
    )


def work_of_others(others: Sequence[UnsentWork]) -> str:
    """Say whose work waits on this laptop, what it is safe from, and when it leaves."""
    names = ", ".join(work.name for work in others)
    return Counted.work_of_others(sum(work.actions for work in others), names)


def new_password_sentence(error: Exception) -> str:
    """Say why a new password was not taken, and what to do."""
    if isinstance(error, portal.BadCredentials):
        return QCoreApplication.translate(
            "Problems", "This code is wrong, used already or too old. Ask for another one."
        )
    if isinstance(error, portal.RequestRefused) and error.problem.code == "password_unacceptable":
        return QCoreApplication.translate(
            "Problems", "This password is too short. Take a longer one: a sentence is easy."
        )
    return sentence(error)


def _portal(error: portal.PortalError) -> str:  # noqa: C901, PLR0911, PLR0912 - one sentence an error
    translate = QCoreApplication.translate
    match error:
        case portal.BadAddress(fault=fault):
            return _address(fault)
        case portal.PortalUnreachable(reach=reach, host=host):
            return _reach(reach).format(host=host)
        case portal.PortalBusy():
            return translate(
                "Problems", "The portal is too busy to answer. Try again in a few minutes."
            )
        case portal.CertificateInvalid(fault=fault, host=host):
            return _certificate(fault).format(host=host)
        case portal.NotAPortal(evidence=evidence, host=host):
            return _not_a_portal(evidence).format(host=host)
        case portal.BadCredentials():
            return translate(
                "Problems",
                "This address and password do not fit. Check both, or ask for a new password. "
                "If your address is not known, your organisation's IT referent has to put you on "
                "the list of people who may contact support.",
            )
        case portal.TooManyAttempts(retry_after=seconds):
            return _too_many(seconds)
        case portal.OtherPerson():
            return translate(
                "Problems",
                "Somebody else's work waits on this laptop. Only they can sign in to send it.",
            )
        case portal.SignInExpired():
            return translate("Problems", "Your session has expired. Sign in again.")
        case portal.DeviceLost():
            return translate("Problems", "This laptop was reported lost. Its data is wiped.")
        case portal.DeviceRetired():
            return translate(
                "Problems",
                "This laptop was retired. What waits is still sent; then its data is wiped.",
            )
        case portal.SchemaTooOld():
            return translate(
                "Problems", "This app is too old for the portal. Your work is kept: update the app."
            )
        case portal.AppTooOld(wanted=wanted):
            return _app_too_old(wanted.oldest)
        case portal.RequestRefused(problem=problem):
            refused = translate(
                "Problems", "The portal refused the request ({status}, request {request})."
            )
            return refused.format(status=problem.status, request=problem.request_id or "–")
    return translate("Problems", "The portal could not be reached. Try again.")


def _app_too_old(oldest: str) -> str:
    translate = QCoreApplication.translate
    if not oldest:
        return translate(
            "Problems",
            "This version of OrdiDesk is too old for the portal. Nothing on this laptop is lost: "
            "ask your administrator for a newer version.",
        )
    return translate(
        "Problems",
        "This version of OrdiDesk is too old for the portal. Nothing on this laptop is lost: ask "
        "your administrator for version {version} or newer.",
    ).format(version=oldest)


def _address(fault: AddressFault) -> str:
    translate = QCoreApplication.translate
    return {
        AddressFault.EMPTY: translate("Problems", "Type the address of your portal."),
        AddressFault.UNREADABLE: translate(
            "Problems", "This is not an address. It looks like portail.example.fr."
        ),
        AddressFault.OTHER_SCHEME: translate(
            "Problems", "The address of a portal begins with https://."
        ),
        AddressFault.HAS_PASSWORD: translate(
            "Problems", "Leave the name and password out of the address: they go below."
        ),
        AddressFault.INSECURE: translate(
            "Problems",
            "http:// is not secure: your password could be read on the way. Use https://.",
        ),
    }[fault]


def _reach(reach: Reach) -> str:
    translate = QCoreApplication.translate
    return {
        Reach.UNKNOWN_HOST: translate(
            "Problems", "{host} cannot be found. Check the address and the network."
        ),
        Reach.REFUSED: translate(
            "Problems", "{host} is there, but no portal answers. Check the address, or try later."
        ),
        Reach.TIMEOUT: translate("Problems", "{host} does not answer. Check the network."),
        Reach.NO_ROUTE: translate("Problems", "No network leads to {host}. Check the connection."),
        Reach.PROXY: translate(
            "Problems", "This network's proxy did not let the call to {host} pass."
        ),
        Reach.CUT: translate(
            "Problems", "The connection to {host} was cut. Nothing is lost: try again."
        ),
    }[reach]


def _certificate(fault: CertificateFault) -> str:
    translate = QCoreApplication.translate
    return {
        CertificateFault.EXPIRED: translate(
            "Problems",
            "The certificate of {host} has expired. Nothing was sent. Tell your IT team.",
        ),
        CertificateFault.NOT_YET_VALID: translate(
            "Problems",
            "The certificate of {host} is not valid yet. Check this computer's date and time.",
        ),
        CertificateFault.UNKNOWN_AUTHORITY: translate(
            "Problems",
            "Nothing proves that {host} is your portal: its certificate comes from an unknown "
            "authority. Nothing was sent. Check the address with your IT team.",
        ),
        CertificateFault.WRONG_HOST: translate(
            "Problems",
            "The certificate was made for another address than {host}. Nothing was sent. "
            "Check the address.",
        ),
        CertificateFault.BUNDLE_UNREADABLE: translate(
            "Problems", "The file of your company's certificate authorities cannot be read."
        ),
        CertificateFault.OTHER: translate(
            "Problems", "The secure connection to {host} failed. Nothing was sent."
        ),
    }[fault]


def _not_a_portal(evidence: Evidence) -> str:
    if evidence in {Evidence.HTML, Evidence.NETWORK_SIGN_IN, Evidence.REDIRECTED}:
        return QCoreApplication.translate(
            "Problems",
            "A web page answers instead of the portal at {host}. On a hotel's or station's "
            "network, open a browser and sign in there first; otherwise check the address.",
        )
    return QCoreApplication.translate(
        "Problems", "What answers at {host} is not an OrdiDesk portal. Check the address."
    )


def _too_many(seconds: float | None) -> str:
    if seconds is None:
        return QCoreApplication.translate("Problems", "Too many attempts. Try again later.")
    minutes = max(1, round(seconds / 60))
    return Counted.too_many_attempts(minutes)


def _store(error: store.StoreError) -> str:  # noqa: PLR0911 - one sentence an error
    translate = QCoreApplication.translate
    match error:
        case key.WrongPin():
            return translate("Problems", "This PIN is not the right one. Try again.")
        case key.PinTooShort():
            return translate("Problems", "A PIN has at least 6 digits or letters.")
        case key.KeyMissing():
            return translate(
                "Problems",
                "The key of the local data is not in this computer's keyring. Unlock the keyring "
                "and start again. Nothing was changed.",
            )
        case key.KeyFileDamaged():
            return translate(
                "Problems", "The file that keeps the key is damaged. The local data cannot be read."
            )
        case store.StoreLocked():
            return translate("Problems", "OrdiDesk is open already on this data.")
        case store.WrongKey():
            return translate(
                "Problems", "The local data was encrypted with another key. Nothing was changed."
            )
        case store.StoreDamaged():
            return translate(
                "Problems",
                "The local data is damaged. Sign in: the file is kept aside and the data comes "
                "back from the portal.",
            )
        case store.StoreTooNew():
            return translate(
                "Problems",
                "The local data was written by a newer OrdiDesk. Nothing was changed: update the "
                "app.",
            )
        case store.DiskFull():
            return translate(
                "Problems",
                "The disk is full: this was not recorded. Your earlier work is safe. "
                "Make room, then try again.",
            )
    return translate(
        "Problems",
        "This could not be recorded on this laptop. Your earlier work is safe. Try again.",
    )

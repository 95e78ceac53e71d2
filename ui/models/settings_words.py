"""Settings in words: what each is called, does and takes, and what is wrong in a file."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from ordidesk.portal.proxy import NO_PROXY, SYSTEM_PROXY
from ordidesk.settings.effective import Effective, Origin
from ordidesk.settings.keys import KEYS, Expected, Key
from ordidesk.settings.reading import Fault, FaultKind


def label(path: str) -> str:
    """Return what a setting is called."""
    translate = QCoreApplication.translate
    return {
        "portal.address": translate("Settings", "Address of the portal"),
        "portal.certificate_authority": translate("Settings", "Certificate authority"),
        "portal.proxy": translate("Settings", "Proxy"),
        "camera.name": translate("Settings", "Camera"),
        "printer.name": translate("Settings", "Printer"),
        "window.language": translate("Settings", "Language"),
        "window.theme": translate("Settings", "Appearance"),
        "window.text_size": translate("Settings", "Text size"),
        "window.motion": translate("Settings", "Animations"),
        "sounds.scan": translate("Settings", "A sound when a code is read"),
        "lock.minutes": translate("Settings", "Lock after"),
        "retention.sent_days": translate("Settings", "Sent actions"),
        "retention.files_days": translate("Settings", "Unused files"),
    }[path]


def explanation(path: str) -> str:
    """Say what a setting does where its name does not; empty where it does."""
    translate = QCoreApplication.translate
    return {
        "portal.address": translate("Settings", "Proposed at the next sign-in."),
        "portal.certificate_authority": translate(
            "Settings", "A PEM file of your company. Counts from the next start on."
        ),
        "portal.proxy": translate(
            "Settings",
            "“system”, “none”, or an address. Counts from the next start on.",
        ),
        "camera.name": translate("Settings", "Used by the scanner when it is plugged in."),
        "printer.name": translate("Settings", "Proposed first when you print."),
        "window.language": translate("Settings", "Counts from the next start on."),
        "lock.minutes": translate("Settings", "Without use; needs a PIN of the lock."),
        "retention.sent_days": translate(
            "Settings", "Stay on the page “Sync”. Counts from the next start on."
        ),
        "retention.files_days": translate(
            "Settings",
            "Leave this laptop, and come back from the portal. Counts from the next start on.",
        ),
    }.get(path, "")


def choice(path: str, value: str) -> str:
    """Return what one of a setting's choices is called."""
    translate = QCoreApplication.translate
    return {
        ("window.language", "fr"): "Français",
        ("window.language", "en"): "English",
        ("window.language", "system"): translate("Settings", "As the system"),
        ("window.theme", "system"): translate("Settings", "As the system"),
        ("window.theme", "light"): translate("Settings", "Light"),
        ("window.theme", "dark"): translate("Settings", "Dark"),
        ("window.motion", "system"): translate("Settings", "As the system"),
        ("window.motion", "full"): translate("Settings", "Shown"),
        ("window.motion", "reduced"): translate("Settings", "Reduced"),
    }[path, value]


def unit(path: str) -> str:
    """Return what a number counts, to stand behind it."""
    translate = QCoreApplication.translate
    return {
        "window.text_size": translate("Settings", "%"),
        "lock.minutes": translate("Settings", "min"),
        "retention.sent_days": translate("Settings", "days"),
        "retention.files_days": translate("Settings", "days"),
    }[path]


def why_fixed(found: Effective, path: str) -> str:
    """Say who decides a setting, empty when it is the person."""
    translate = QCoreApplication.translate
    origin = found.origins[path]
    if origin is Origin.LOCKED:
        return translate("Settings", "Decided by whoever runs this computer.")
    if origin is Origin.VARIABLE:
        said = translate("Settings", "Decided by the variable {name}.")
        return said.format(name=KEYS[path].variable)
    if origin is Origin.OPTION:
        return translate("Settings", "Decided by the command that started OrdiDesk.")
    return ""


def fault(said: Fault) -> str:
    """Say what is wrong in a file or a variable, what was expected, and what counts instead."""
    translate = QCoreApplication.translate
    place = said.place
    if said.line:
        place = translate("Settings", "{file}, line {line}").format(file=place, line=said.line)
    if said.kind is FaultKind.NOT_READ:
        words = translate("Settings", "{place}: this file cannot be read. Nothing in it counts.")
    elif said.kind is FaultKind.SYNTAX:
        words = translate(
            "Settings",
            "{place}: this line is not written as TOML. Nothing in the file counts until it is.",
        )
    elif said.kind is FaultKind.UNKNOWN and said.meant:
        words = translate(
            "Settings", "{place}: there is no setting {key}; was {meant} meant? It is passed over."
        )
    elif said.kind is FaultKind.UNKNOWN:
        words = translate("Settings", "{place}: there is no setting {key}. It is passed over.")
    else:
        words = translate("Settings", "{place}: {key} takes {expected}. This value is passed over.")
    known = KEYS.get(said.key)
    return words.format(
        place=place,
        key=said.key,
        meant=said.meant,
        expected=expected(known) if known else "",
    )


def not_written(error: OSError) -> str:
    """Say what kept the file from being written, and what to do."""
    said = QCoreApplication.translate(
        "Settings",
        "Nothing was changed: the file of the settings could not be written ({why}). "
        "Check its folder and the room on the disk.",
    )
    return said.format(why=error.strerror or type(error).__name__)


def expected(key: Key) -> str:
    """Say what a setting takes."""
    translate = QCoreApplication.translate
    least, most = key.bounds
    return {
        Expected.TEXT: translate("Settings", "a text in quotes"),
        Expected.YES_OR_NO: translate("Settings", "true or false"),
        Expected.NUMBER: translate("Settings", "a whole number from {least} to {most}").format(
            least=least, most=most
        ),
        Expected.ONE_OF: translate("Settings", "one of these words: {words}").format(
            words=", ".join(f'"{it}"' for it in key.choices)
        ),
        Expected.ADDRESS: translate("Settings", "the address of a portal, as {example}").format(
            example="https://portail.exemple.fr"
        ),
        Expected.PROXY: translate("Settings", "{words} or an address as {example}").format(
            words=f'"{SYSTEM_PROXY}", "{NO_PROXY}"', example="http://proxy.exemple.fr:3128"
        ),
        Expected.AUTHORITY: translate(
            "Settings", "a file or a folder of certificates (PEM) that can be read"
        ),
    }[key.expected]

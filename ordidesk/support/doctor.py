"""Looks over a laptop: libraries, camera, keyring, portal, clock, disk. Never asks, never hangs."""

from __future__ import annotations

import concurrent.futures
import importlib
import shutil
import tempfile
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import timedelta
from enum import Enum
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from ordidesk.labels.decoders import has_second_opinion
from ordidesk.labels.devices import list_devices
from ordidesk.labels.ocr import OcrMissing, TextReader
from ordidesk.laptop.folders import Folders
from ordidesk.laptop.keyring_secret import KeyringMissing, KeyringSecret
from ordidesk.laptop.last_sign_in import remembered
from ordidesk.portal.address import parse_address
from ordidesk.portal.call import Timeouts
from ordidesk.portal.client import PortalClient
from ordidesk.portal.errors import PortalError
from ordidesk.settings.values import Settings

LONGEST_SECONDS = 20.0
"""For one check: a driver may hang."""
_TIMEOUTS = Timeouts(connect=5.0, read=10.0)
_LEAST_ROOM = 1 << 30
"""Bytes: pictures of a week, and the store's own room to tidy."""
_MOST_SKEW = timedelta(minutes=2)
"""As in the sync page: beyond it times on tickets mislead."""


class Verdict(Enum):
    """How a check came out."""

    OK = "ok"
    WARN = "attention"
    """OrdiDesk works, and lacks something."""
    FAIL = "échec"
    """OrdiDesk does not work before this is mended."""


@dataclass(frozen=True)
class Checked:
    """A line of the doctor's."""

    name: str
    verdict: Verdict
    said: str
    """What was found."""
    remedy: str = ""
    """What to do about it."""


@dataclass(frozen=True)
class Laptop:
    """What is looked over."""

    folders: Folders
    settings: Settings
    portal: str = ""
    """An address in place of the one that was used last."""


Check = Callable[[Laptop], Sequence[Checked]]


def examine(laptop: Laptop, checks: Sequence[tuple[str, Check]] = ()) -> list[Checked]:
    """Run every check, each for a limited time; what breaks is a line of its own."""
    found: list[Checked] = []
    for name, check in checks or CHECKS:
        pool = concurrent.futures.ThreadPoolExecutor(1)
        future = pool.submit(check, laptop)
        try:
            found.extend(future.result(LONGEST_SECONDS))
        except concurrent.futures.TimeoutError:
            said = f"pas de réponse en {LONGEST_SECONDS:.0f} s"
            found.append(Checked(name, Verdict.FAIL, said, "Redémarrez l'ordinateur, réessayez."))
        except Exception as error:  # noqa: BLE001 - whatever breaks is what the doctor is to say
            found.append(
                Checked(name, Verdict.FAIL, f"le contrôle a échoué ({type(error).__name__})")
            )
        finally:
            pool.shutdown(wait=False, cancel_futures=True)
    return found


def _libraries(_laptop: Laptop) -> Sequence[Checked]:
    lines = []
    for module, package in (
        ("PySide6.QtWidgets", "PySide6-Essentials"),
        ("cv2", "opencv-python-headless"),
        ("zxingcpp", "zxing-cpp"),
        ("apsw", "apsw-sqlite3mc"),
    ):
        try:
            importlib.import_module(module)
        except (ImportError, OSError) as error:
            remedy = "Réinstallez OrdiDesk."
            lines.append(Checked(package, Verdict.FAIL, f"absente ({error})", remedy))
        else:
            lines.append(Checked(package, Verdict.OK, _version(package)))
    if has_second_opinion():
        lines.append(Checked("zbar", Verdict.OK, "présente"))
    else:
        remedy = (
            "Sous Linux, installez libzbar0 ; sans elle quelques codes abîmés ne se lisent pas."
        )
        lines.append(Checked("zbar", Verdict.WARN, "absente", remedy))
    return lines


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:  # a bundle may leave it out
        return "présente"


def _printed_numbers(_laptop: Laptop) -> Sequence[Checked]:
    try:
        reader = TextReader()
    except OcrMissing:
        remedy = "Les codes se lisent ; les numéros imprimés se tapent."
        return [Checked("numéros imprimés", Verdict.WARN, "ne se lisent pas ici", remedy)]
    reader.close()
    return [Checked("numéros imprimés", Verdict.OK, "se lisent")]


def _camera(laptop: Laptop) -> Sequence[Checked]:
    names = [device.name for device in list_devices()]
    if not names:
        remedy = "Branchez-en une, ou scannez par douchette, image ou numéro tapé."
        return [Checked("caméra", Verdict.WARN, "aucune", remedy)]
    wanted = laptop.settings.camera.name
    if wanted and wanted not in names:
        remedy = "La première sera prise : voyez la page Réglages."
        return [Checked("caméra", Verdict.WARN, f"« {wanted} » n'est pas branchée", remedy)]
    return [Checked("caméra", Verdict.OK, ", ".join(names))]


def _keyring(_laptop: Laptop) -> Sequence[Checked]:
    try:
        KeyringSecret("OrdiDesk", "doctor").load()
    except KeyringMissing:
        remedy = "Un code, demandé à chaque démarrage, protège les données à sa place."
        return [Checked("trousseau", Verdict.WARN, "absent ou fermé", remedy)]
    return [Checked("trousseau", Verdict.OK, "ouvert")]


def _portal(laptop: Laptop) -> Sequence[Checked]:
    last = remembered(laptop.folders.last_sign_in)
    typed = laptop.portal or (last.portal_url if last else "") or laptop.settings.portal.address
    if not typed:
        remedy = "Donnez son adresse : --portal ADRESSE."
        return [Checked("portail", Verdict.WARN, "aucun n'est connu", remedy)]
    settings = laptop.settings.portal
    authority = settings.certificate_authority
    try:
        client = PortalClient(
            parse_address(typed),
            timeouts=_TIMEOUTS,
            company_ca=Path(authority) if authority else None,
            proxy=settings.proxy,
        )
        with closing(client):
            client.health()
            skew = client.skew
            url = client.address.url
    except PortalError as error:
        remedy = "Le travail continue hors connexion. Vérifiez le réseau, l'adresse, le proxy."
        said = f"{typed} : {type(error).__name__}"
        return [Checked("portail", Verdict.FAIL, said, remedy), _clock(None)]
    return [Checked("portail", Verdict.OK, f"{url} répond"), _clock(skew)]


def _clock(skew: timedelta | None) -> Checked:
    if skew is None:
        return Checked("horloge", Verdict.WARN, "non comparée : aucun portail n'a répondu")
    seconds = round(skew.total_seconds())
    said = f"{abs(seconds)} s de {'retard' if seconds > 0 else 'avance'} sur le portail"
    if abs(skew) > _MOST_SKEW:
        return Checked("horloge", Verdict.FAIL, said, "Réglez l'heure automatiquement.")
    return Checked("horloge", Verdict.OK, said)


def _disk(laptop: Laptop) -> Sequence[Checked]:
    lines = []
    for name, folder in (
        ("données", laptop.folders.data),
        ("journaux", laptop.folders.logs),
        ("réglages", laptop.folders.config),
    ):
        try:
            folder.mkdir(parents=True, exist_ok=True)
            with tempfile.TemporaryFile(dir=folder) as file:
                file.write(b"doctor")
        except OSError as error:
            said = f"{folder} : rien ne peut y être écrit ({error.strerror})"
            remedy = "Rendez ce dossier à votre compte, ou libérez de la place."
            lines.append(Checked(name, Verdict.FAIL, said, remedy))
        else:
            lines.append(Checked(name, Verdict.OK, str(folder)))
    try:
        free = shutil.disk_usage(laptop.folders.data).free
    except OSError:
        return lines  # said above
    said = f"{free / (1 << 30):.1f} Go libres".replace(".", ",")
    if free < _LEAST_ROOM:
        lines.append(Checked("disque", Verdict.WARN, said, "Libérez au moins 1 Go."))
    else:
        lines.append(Checked("disque", Verdict.OK, said))
    return lines


CHECKS: tuple[tuple[str, Check], ...] = (
    ("bibliothèques", _libraries),
    ("numéros imprimés", _printed_numbers),
    ("caméra", _camera),
    ("trousseau", _keyring),
    ("portail", _portal),
    ("disque", _disk),
)

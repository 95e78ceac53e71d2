"""``ordidesk doctor``: a line for each thing that the app needs of this machine."""

from __future__ import annotations

import io
import sys

import msgspec

from ordidesk.laptop.folders import Folders
from ordidesk.support.checks import Found, Level, Subject, look
from ordidesk.support.facts import facts

ALL_WELL, SOMETHING_FAILED = 0, 1

_NAMES = {
    Subject.QT: "Fenêtres (Qt)",
    Subject.OPENCV: "Images (OpenCV)",
    Subject.DECODER: "Codes (zxing)",
    Subject.ZBAR: "Codes (zbar)",
    Subject.OCR: "Numéros imprimés",
    Subject.CIPHER: "Base chiffrée",
    Subject.CAMERA: "Caméra",
    Subject.KEYRING: "Trousseau",
    Subject.PORTAL: "Portail",
    Subject.CLOCK: "Horloge",
    Subject.DISK: "Disque",
    Subject.LOGS: "Journaux",
    Subject.SETTINGS: "Réglages",
}
_LEVELS = {Level.OK: "ok", Level.ATTENTION: "attention", Level.FAILED: "échec"}
_UNITS = {
    Subject.CAMERA: "{} caméra(s)",
    Subject.CLOCK: "{} s d'écart avec le portail",
    Subject.DISK: "{} Go libres",
}
_ADVICE = {
    (Subject.QT, "missing"): "la bibliothèque ne se charge pas ({}) : réinstallez OrdiDesk",
    (Subject.OPENCV, "missing"): "la bibliothèque ne se charge pas ({}) : réinstallez OrdiDesk",
    (Subject.DECODER, "missing"): "la bibliothèque ne se charge pas ({}) : réinstallez OrdiDesk",
    (
        Subject.ZBAR,
        "missing",
    ): "absent : les codes abîmés se lisent moins bien ; installez libzbar0",
    (Subject.OCR, "missing"): "non lus ici (rapidocr, onnxruntime) : tapez les numéros",
    (Subject.CIPHER, "missing"): "la bibliothèque ne se charge pas ({}) : réinstallez OrdiDesk",
    (Subject.CIPHER, "no_cipher"): "apsw {} est sans chiffrement : réinstallez OrdiDesk",
    (Subject.CAMERA, "none"): "aucune : scannez avec un lecteur USB, une photo ou au clavier",
    (Subject.KEYRING, "missing"): "aucun trousseau : un code PIN protège les données à sa place",
    (Subject.PORTAL, "unknown"): "aucun portail connu : donnez-en un par --portal ADRESSE",
    (Subject.PORTAL, "bad_address"): "cette adresse n'est pas celle d'un portail ({})",
    (Subject.PORTAL, "unreachable"): "ne répond pas ({}) : vérifiez le réseau ; "
    "le travail est gardé et part plus tard",
    (Subject.PORTAL, "CertificateInvalid"): "certificat refusé ({}) : vérifiez la date, le réseau "
    "et l'autorité de l'entreprise",
    (Subject.PORTAL, "NotAPortal"): "autre chose qu'un portail répond ({}) : vérifiez l'adresse, "
    "ou connectez-vous d'abord au réseau dans un navigateur",
    (Subject.CLOCK, "unknown"): "non comparée : aucun portail n'a répondu",
    (Subject.CLOCK, "wrong"): "{} s d'écart avec le portail : mettez cet ordinateur à l'heure",
    (Subject.DISK, "unwritable"): "le dossier des données ne se laisse pas écrire ({}) : "
    "vérifiez ses droits",
    (Subject.DISK, "full"): "plein, {} Go libres : faites de la place",
    (Subject.DISK, "low"): "{} Go libres seulement : faites de la place",
    (Subject.LOGS, "unwritable"): "le dossier des journaux ne se laisse pas écrire ({}) : "
    "vérifiez ses droits",
    (Subject.LOGS, "reports"): "{} rapport(s) d'erreur gardé(s) : envoyez-les au support",
    (Subject.SETTINGS, "unfit"): "à corriger ({}) : « ordidesk settings » dit ce qui est attendu",
}
_HANGS = "pas de réponse dans le temps imparti : redémarrez l'ordinateur et recommencez"
_ERROR = "erreur inattendue ({}) : copiez cette ligne pour le support"


class Report(msgspec.Struct, frozen=True):
    """What ``--json`` prints."""

    app: str
    ok: bool
    checks: tuple[Found, ...]


def run(folders: Folders, portal: str | None, *, as_json: bool) -> int:
    """Print a line a check; returns 1 when one failed: what only needs attention fails nothing."""
    if isinstance(sys.stdout, io.TextIOWrapper):  # a Windows console's own letters lack some
        sys.stdout.reconfigure(encoding="utf-8", errors="replace")
    found = look(folders, portal)
    failed = any(it.level is Level.FAILED for it in found)
    if as_json:
        report = Report(app=facts(), ok=not failed, checks=found)
        print(msgspec.json.encode(report).decode())  # noqa: T201 - the command's output
    else:
        print(facts())  # noqa: T201 - as above
        for it in found:
            print(line(it))  # noqa: T201 - as above
    sys.stdout.flush()
    return SOMETHING_FAILED if failed else ALL_WELL


def line(found: Found) -> str:
    """Say how one thing stands, and what to do where it is not well."""
    if found.level is Level.OK:
        said = _UNITS.get(found.subject, "{}").format(found.detail)
    elif found.why == "hangs":
        said = _HANGS
    else:
        said = _ADVICE.get((found.subject, found.why), _ERROR).format(found.detail)
    return f"{_LEVELS[found.level]:<9} {_NAMES[found.subject]:<17} {said}".rstrip()

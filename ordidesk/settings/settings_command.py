"""``python -m ordidesk settings``: what counts on this laptop, who set it, and what is wrong."""

from __future__ import annotations

import io
import sys

from ordidesk.settings.effective import Effective, Origin
from ordidesk.settings.keys import KEYS, Expected, Key
from ordidesk.settings.reading import Fault, FaultKind

ALL_FIT, SOME_DO_NOT = 0, 1
_ORIGINS = {
    Origin.USUAL: "valeur habituelle",
    Origin.POLICY: "proposé par la règle du parc",
    Origin.FILE: "votre fichier",
    Origin.OPTION: "option de la commande",
    Origin.LOCKED: "verrouillé par la règle du parc",
}


def run(found: Effective) -> int:
    """Print a line a setting, then a line a fault; returns 1 when there is one, else 0."""
    if isinstance(sys.stdout, io.TextIOWrapper):  # a Windows console's own letters lack some
        sys.stdout.reconfigure(encoding="utf-8", errors="replace")
    for path, key in KEYS.items():
        print(f"{path} = {_shown(found.value(path))}  ({_origin(found, key)})")  # noqa: T201 - the command's output
    for fault in found.faults:
        print(fault_words(fault), file=sys.stderr)  # noqa: T201 - the command's output
    return SOME_DO_NOT if found.faults else ALL_FIT


def fault_words(fault: Fault) -> str:
    """Say where something is wrong, what was expected there, and what counts instead."""
    place = f"{fault.place}, ligne {fault.line}" if fault.line else fault.place
    if fault.kind is FaultKind.NOT_READ:
        return f"{place} : le fichier ne peut pas être lu ({fault.said}). Il ne compte pas."
    if fault.kind is FaultKind.SYNTAX:
        return f"{place} : ce n'est pas du TOML ({fault.said}). Rien de ce fichier ne compte."
    if fault.kind is FaultKind.UNKNOWN:
        meant = f" Vouliez-vous dire « {fault.meant} » ?" if fault.meant else ""
        return f"{place} : il n'y a pas de réglage « {fault.key} ».{meant} Il est ignoré."
    expected = expected_words(KEYS[fault.key])
    return f"{place} : {fault.key} attend {expected}. Cette valeur est ignorée."


def expected_words(key: Key) -> str:
    """Say what a key takes."""
    least, most = key.bounds
    return {
        Expected.TEXT: "un texte entre guillemets",
        Expected.YES_OR_NO: "true ou false",
        Expected.NUMBER: f"un nombre entier de {least} à {most}",
        Expected.ONE_OF: "l'un de ces mots : " + ", ".join(f'"{it}"' for it in key.choices),
        Expected.ADDRESS: "l'adresse d'un portail, comme \"https://portail.exemple.fr\"",
        Expected.PROXY: '"system", "none" ou une adresse comme "http://proxy.exemple.fr:3128"',
        Expected.AUTHORITY: "un fichier ou un dossier de certificats (PEM) qui peut être lu",
    }[key.expected]


def _origin(found: Effective, key: Key) -> str:
    origin = found.origins[key.path]
    return f"variable {key.variable}" if origin is Origin.VARIABLE else _ORIGINS[origin]


def _shown(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return f'"{value}"' if isinstance(value, str) else str(value)

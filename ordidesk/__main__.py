"""The command line: the app, its demo and tour, reading labels, and looking at the machine."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ordidesk.laptop.folders import Folders
    from ordidesk.settings.effective import Effective

_MAILS = (".eml", ".msg")
_NO_SCREEN = (
    "OrdiDesk : aucun écran ici, la fenêtre ne peut pas s'ouvrir. Ouvrez une session graphique, "
    "ou jouez la visite sans écran : python -m ordidesk --tour DOSSIER"
)


def main(arguments: list[str] | None = None) -> int:
    """Run the app or a command; returns the exit status."""
    given = _with_mails(sys.argv[1:] if arguments is None else arguments)
    options = _parser(shipped=bool(getattr(sys, "frozen", False))).parse_args(given)
    if options.version:
        from ordidesk.laptop.version import told_version  # noqa: PLC0415 - few ask for it

        print(told_version())
        return 0
    run = _COMMANDS.get(options.command)
    if run is not None:
        return run(options)
    if not _has_screen():
        if options.tour is None:
            print(_NO_SCREEN, file=sys.stderr)
            return 1
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from ui import app  # noqa: PLC0415 - the only way up, and decoding needs no Qt

    return app.main(options)


def _folders(options: argparse.Namespace) -> Folders:
    from ordidesk.laptop.folders import Folders  # noqa: PLC0415 - the app starts without it

    return Folders.of_this_person() if options.data is None else Folders.below(options.data).ruled()


def _effective(options: argparse.Namespace) -> Effective:
    from ordidesk.settings.effective import effective  # noqa: PLC0415 - the app starts without it

    folders = _folders(options)
    return effective(folders.settings, folders.policy, os.environ)


def _decode(options: argparse.Namespace) -> int:
    from ordidesk.labels import decode_command  # noqa: PLC0415 - the app starts without it

    return decode_command.run(options.paths, as_json=options.json, printed=options.printed)


def _examine(options: argparse.Namespace) -> int:
    from ordidesk.support import doctor_command  # noqa: PLC0415 - the app starts without it

    return doctor_command.run(_folders(options), options.portal, as_json=options.json)


def _try_sync(options: argparse.Namespace) -> int:
    from ordidesk.sync import trial  # noqa: PLC0415 - the app starts without it

    return trial.run(options.address, options.mail, _effective(options).settings.portal)


def _tell_settings(options: argparse.Namespace) -> int:
    from ordidesk.settings import settings_command  # noqa: PLC0415 - the app starts without it

    own = _folders(options)
    print(f"# {own.settings}\n# {own.policy}")
    return settings_command.run(_effective(options))


_COMMANDS: dict[str, Callable[[argparse.Namespace], int]] = {
    "decode": _decode,
    "settings": _tell_settings,
    "doctor": _examine,
    "check-sync": _try_sync,
}


def _with_mails(arguments: list[str]) -> list[str]:
    """Take files of mails alone, as the file manager gives them, for what is to be opened."""
    mails = bool(arguments) and all(it.lower().endswith(_MAILS) for it in arguments)
    return ["--open", *arguments] if mails else arguments


def _has_screen() -> bool:
    """Tell whether windows can be shown: Qt would end the process at once where they cannot."""
    named = ("QT_QPA_PLATFORM", "WAYLAND_DISPLAY", "DISPLAY")
    return not sys.platform.startswith("linux") or any(os.environ.get(name) for name in named)


def _parser(*, shipped: bool) -> argparse.ArgumentParser:
    """What can be asked; the bundle that ships has neither the demo's portal nor the tour."""
    parser = argparse.ArgumentParser(
        prog="ordidesk", description="Le poste du technicien : étiquettes, tickets, interventions."
    )
    parser.add_argument("--version", action="store_true", help="dit la version et s'arrête")
    parser.set_defaults(demo=False, tour=None)
    if not shipped:
        _add_demo(parser)
    parser.add_argument(
        "--check",
        action="store_true",
        help="ouvre la première fenêtre et la referme, pour vérifier l'installation",
    )
    parser.add_argument(
        "--data", type=Path, metavar="DOSSIER", help="garde les données à cet endroit"
    )
    parser.add_argument(
        "--open",
        type=Path,
        nargs="*",
        default=[],
        metavar="MAIL",
        help="déclare d'après ces mails enregistrés (.eml, .msg)",
    )
    parser.add_argument("--portal", metavar="ADRESSE", help="propose de se connecter à ce portail")
    parser.add_argument("--camera", metavar="SOURCE", help="numéro de caméra, vidéo ou dossier")
    parser.add_argument("--language", choices=("fr", "en"), help="langue des fenêtres")
    commands = parser.add_subparsers(dest="command", metavar="commande")
    decode = commands.add_parser("decode", help="lit les codes d'images")
    decode.add_argument("paths", nargs="+", type=Path, metavar="CHEMIN")
    decode.add_argument("--json", action="store_true", help="une ligne JSON par image")
    decode.add_argument(
        "--printed", action="store_true", help="lit aussi les numéros d'inventaire imprimés"
    )
    commands.add_parser("settings", help="dit les réglages qui comptent, et ce qui ne va pas")
    doctor = commands.add_parser("doctor", help="vérifie ce dont l'application a besoin ici")
    doctor.add_argument("--json", action="store_true", help="un objet JSON")
    # Both stand before the command, too: what is not said here leaves that as it is.
    doctor.add_argument(
        "--portal",
        metavar="ADRESSE",
        default=argparse.SUPPRESS,
        help="le portail qui doit répondre ; sinon celui de la dernière connexion",
    )
    doctor.add_argument(
        "--data",
        type=Path,
        metavar="DOSSIER",
        default=argparse.SUPPRESS,
        help="vérifie les données à cet endroit",
    )
    trial = commands.add_parser(
        "check-sync",
        help="se connecte, copie tout une fois dans un dossier effacé ensuite et dit les nombres ; "
        "le mot de passe vient de l'entrée standard",
    )
    trial.add_argument("address", metavar="ADRESSE", help="du portail")
    trial.add_argument("mail", metavar="ADRESSE_MAIL", help="de la personne")
    return parser


def _add_demo(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--demo",
        action="store_true",
        help="démarre un portail de démonstration sur cette machine et s'y connecte",
    )
    parser.add_argument(
        "--tour", type=Path, metavar="DOSSIER", help="joue une matinée et laisse des captures"
    )


if __name__ == "__main__":
    sys.exit(main())

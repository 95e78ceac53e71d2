"""The portal's command line."""

from __future__ import annotations

import argparse
import logging
import sys
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import platformdirs

from ordidesk.server import schema
from ordidesk.server.access_log import AccessLog
from ordidesk.server.app import build, put_together
from ordidesk.server.database import Database
from ordidesk.server.demo.world import ASSETS, SEED, TICKETS
from ordidesk.server.errors import InvalidRequest, PortalFault
from ordidesk.server.fill import DEMO_PASSWORD, fill_with_demo, is_empty
from ordidesk.server.mail import FolderMailer
from ordidesk.server.moment import utc_now
from ordidesk.server.serve import Certificate, listen, serve, write_port_file


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; returns the exit code."""
    options = _parser().parse_args(arguments)
    logging.basicConfig(format="%(levelname)s %(name)s: %(message)s", level=logging.WARNING)
    try:
        options.run(options)
    except PortalFault as fault:
        print(f"ordidesk-portal : {fault}", file=sys.stderr)
        return fault.exit_code
    return 0


def _serve(options: argparse.Namespace) -> None:
    if bool(options.certificate) != bool(options.key):
        raise InvalidRequest("--certificate et --key vont ensemble.")
    certificate = Certificate(options.certificate, options.key) if options.key else None
    with listen(options.host, options.port) as listener:
        database = _database(options)
        schema.upgrade(database)
        if options.demo and is_empty(database):
            _fill(database, options)
        parts = put_together(database, mailer=FolderMailer(_mail_folder(options)), clock=utc_now)
        parts.desk.decide_held()
        log = None if options.quiet else sys.stderr

        def ready(address: str) -> None:
            if options.port_file:
                write_port_file(options.port_file, address)
            print(f"listening on {address}", flush=True)

        app = AccessLog(log).around(build(parts))
        serve(app, parts.bell, listener, certificate=certificate, ready=ready)
        database.close()


def _migrate(options: argparse.Namespace) -> None:
    database = _database(options)
    schema.upgrade(database)
    print(f"Schéma à jour : {schema.version(database)}")


def _demo_data(options: argparse.Namespace) -> None:
    if options.assets < 1 or options.tickets < 0:
        raise InvalidRequest("Il faut au moins 1 matériel et 0 ticket.")
    database = _database(options)
    schema.upgrade(database)
    counts = _fill(database, options)
    for kind, count in counts.items():
        print(f"{kind}: {count}")
    print(f"Comptes de démonstration : mot de passe « {DEMO_PASSWORD} »")


def _fill(database: Database, options: argparse.Namespace) -> dict[str, int]:
    return fill_with_demo(
        database,
        today=options.today or datetime.now(ZoneInfo("Europe/Paris")).date(),
        now=utc_now(),
        assets=options.assets,
        tickets=options.tickets,
        seed=options.seed,
    )


def _database(options: argparse.Namespace) -> Database:
    return Database(options.database or str(_data_folder() / "portal.db"))


def _mail_folder(options: argparse.Namespace) -> Path:
    return Path(options.mail_folder or _data_folder() / "mail")


def _data_folder() -> Path:
    return Path(platformdirs.user_data_dir("ordidesk-portal", appauthor=False))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="ordidesk-portal", description="Le portail OrdiDesk.")
    commands = parser.add_subparsers(required=True, metavar="COMMANDE")
    base = argparse.ArgumentParser(add_help=False)
    base.add_argument("--database", help="URL ou fichier SQLite (par défaut : dossier de données)")

    serving = commands.add_parser("serve", parents=[base], help="répondre aux postes")
    serving.add_argument("--host", default="127.0.0.1")
    serving.add_argument("--port", type=int, default=8470, help="0 pour un port libre")
    serving.add_argument("--port-file", type=Path, help="fichier où écrire l'adresse une fois prêt")
    serving.add_argument("--mail-folder", help="dossier où déposer les messages à envoyer (.eml)")
    serving.add_argument("--certificate", type=Path)
    serving.add_argument("--key", type=Path)
    serving.add_argument("--demo", action="store_true", help="remplir une base vide")
    _add_demo_options(serving)
    serving.add_argument("--quiet", action="store_true", help="sans journal des accès")
    serving.set_defaults(run=_serve)

    migrating = commands.add_parser("migrate", parents=[base], help="mettre le schéma à jour")
    migrating.set_defaults(run=_migrate)

    filling = commands.add_parser(
        "demo-data", parents=[base], help="remplir une base vide de données de démonstration"
    )
    _add_demo_options(filling)
    filling.set_defaults(run=_demo_data)
    return parser


def _add_demo_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--assets", type=int, default=ASSETS, help="nombre de matériels")
    parser.add_argument("--tickets", type=int, default=TICKETS, help="nombre de tickets")
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--today", type=date.fromisoformat, help="AAAA-MM-JJ, pour refaire le même")

"""The portal's command line."""

from __future__ import annotations

import argparse
import difflib
import logging
import sys
import tempfile
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from functools import partial
from pathlib import Path
from zoneinfo import ZoneInfo

from ordidesk.app_versions import AppVersions, is_older, is_version
from ordidesk.domain.attachments import MOST_BYTES
from ordidesk.protocol import BlobLimits
from ordidesk.server import schema
from ordidesk.server.app import build, put_together
from ordidesk.server.backup import back_up, begin_epoch, restore
from ordidesk.server.cli_database import (
    blob_folder,
    database_address,
    mail_folder,
    mail_way,
    open_database,
)
from ordidesk.server.cli_mails import add_mails
from ordidesk.server.cli_records import add_devices, add_people, add_verifications, lists_of
from ordidesk.server.database import Database
from ordidesk.server.demo.world import ASSETS, SEED, TICKETS
from ordidesk.server.errors import InvalidRequest, NotOfThisServer, OpenApiDiffers, PortalFault
from ordidesk.server.feed_of_many import feed_of
from ordidesk.server.fill import DEMO_PASSWORD, fill_with_demo, is_empty
from ordidesk.server.first_texts import FirstTexts
from ordidesk.server.mail import FolderMailer
from ordidesk.server.moment import utc_now
from ordidesk.server.openapi import describe, published
from ordidesk.server.serve import (
    Certificate,
    address_of,
    listen,
    stop_after,
    wait_for_end,
    write_port_file,
)
from ordidesk.server.workers import Answering, Workers

_TOMBSTONES = timedelta(days=90)
"""For this long a laptop may stay away without having to take a snapshot."""
_AFTER_RESTORE = (
    "Chacun doit se connecter de nouveau ; les postes renvoient alors ce que la sauvegarde ne "
    "contient pas encore."
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; returns the exit code."""
    options = command_line().parse_args(arguments)
    logging.basicConfig(format="%(levelname)s %(name)s: %(message)s", level=logging.WARNING)
    try:
        options.run(options)
    except PortalFault as fault:
        print(f"ordidesk-portal : {fault}", file=sys.stderr)
        return fault.exit_code
    except KeyboardInterrupt:
        return 130
    return 0


def _serve(options: argparse.Namespace) -> None:
    if bool(options.certificate) != bool(options.key):
        raise InvalidRequest("--certificate et --key vont ensemble.")
    certificate = Certificate(options.certificate, options.key) if options.key else None
    mail, apps = mail_way(options), _wanted_apps(options)
    with listen(options.host, options.port) as listener:
        database = open_database(options)
        if options.workers > 1 and database.one_writer:
            raise InvalidRequest(
                "Une base SQLite n'a qu'un processus qui écrit : --workers demande PostgreSQL."
            )
        blobs = blob_folder(options, database)
        _prepare(database, options, blobs)
        database.close()
        answering = Answering(
            database=database_address(options),
            mail=mail,
            blobs=blobs,
            limits=BlobLimits(largest=options.largest_file * 1_000_000),
            address=options.address or address_of(listener, certificate),
            certificate=certificate,
            apps=apps,
            logs=not options.quiet,
        )

        def ready() -> None:
            address = address_of(listener, certificate)
            if options.port_file:
                write_port_file(options.port_file, address)
            print(f"listening on {address}", flush=True)

        parent = partial(wait_for_end, sys.stdin.buffer) if options.with_parent else None
        if options.workers == 1:
            answering.run(listener, ready, parent)
            return
        workers = Workers(answering, listener, options.workers)
        if parent is not None:
            stop_after(parent, workers.stop)
        workers.run(ready)


def _wanted_apps(options: argparse.Namespace) -> AppVersions:
    # No text for a default: argparse would have it checked as one that was given.
    oldest, newest = options.oldest_app or "", options.newest_app or ""
    if is_older(newest, oldest):
        raise InvalidRequest(
            f"--newest-app {newest} est plus ancienne que --oldest-app {oldest} : "
            "aucun poste ne pourrait travailler."
        )
    return AppVersions(oldest=oldest, newest=newest)


def _prepare(database: Database, options: argparse.Namespace, blobs: Path) -> None:
    """Do what is done once at a start, however many processes answer then."""
    if options.demo and is_empty(database):
        _fill(database, options)
    with database.reading() as connection:
        if not feed_of(database).is_of_this_server(connection):
            raise NotOfThisServer(
                "Cette base vient d'un autre serveur : les postes ne verraient pas ce qui change. "
                "Lancez d'abord « ordidesk-portal after-restore » avec le même --database."
            )
    database.write(
        lambda connection: feed_of(database).drop_before(connection, utc_now() - _TOMBSTONES)
    )
    lists_of(database).load_first()
    FirstTexts(database, feed_of(database), utc_now).load()
    mailer = FolderMailer(mail_folder(options))
    parts = put_together(database, mailer=mailer, clock=utc_now, blobs=blobs)
    parts.desk.decide_held()
    parts.blobs.sweep()


def _migrate(options: argparse.Namespace) -> None:
    print(f"Schéma à jour : {schema.version(open_database(options))}")


def _back_up(options: argparse.Namespace) -> None:
    back_up(Database(database_address(options)), options.file)
    print(f"Sauvegarde écrite : {options.file}")


def _restore(options: argparse.Namespace) -> None:
    epoch = restore(Database(database_address(options)), options.file, utc_now())
    print(f"Base restaurée, époque {epoch}. {_AFTER_RESTORE}")


def _after_restore(options: argparse.Namespace) -> None:
    print(f"Époque {begin_epoch(open_database(options), utc_now())}. {_AFTER_RESTORE}")


def _demo_data(options: argparse.Namespace) -> None:
    for kind, count in _fill(open_database(options), options).items():
        print(f"{kind}: {count}")
    print(f"Comptes de démonstration : mot de passe « {DEMO_PASSWORD} »")


def _fill(database: Database, options: argparse.Namespace) -> dict[str, int]:
    if options.assets < 1 or options.tickets < 0:
        raise InvalidRequest("Il faut au moins 1 matériel et 0 ticket.")
    return fill_with_demo(
        database,
        today=options.today or datetime.now(ZoneInfo("Europe/Paris")).date(),
        now=utc_now(),
        assets=options.assets,
        tickets=options.tickets,
        seed=options.seed,
    )


def _openapi(options: argparse.Namespace) -> None:
    with tempfile.TemporaryDirectory() as folder:
        database = Database(str(Path(folder) / "portal.db"))
        mailer = FolderMailer(Path(folder))
        parts = put_together(database, mailer=mailer, clock=utc_now, blobs=Path(folder))
        made = describe(build(parts)).decode()
        database.close()
    if not options.check:
        sys.stdout.write(made)
        return
    difference = difflib.unified_diff(
        published().decode().splitlines(), made.splitlines(), "publié", "actuel", lineterm=""
    )
    lines = list(difference)
    if lines:
        print("\n".join(lines))
        raise OpenApiDiffers("resources/openapi.json ne dit plus ce que le portail répond.")


def command_line() -> argparse.ArgumentParser:
    """Return every command with its options."""
    parser = argparse.ArgumentParser(prog="ordidesk-portal", description="Le portail OrdiDesk.")
    commands = parser.add_subparsers(required=True, metavar="COMMANDE")
    base = argparse.ArgumentParser(add_help=False)
    base.add_argument("--database", help="URL ou fichier SQLite (par défaut : dossier de données)")

    serving = commands.add_parser("serve", parents=[base], help="répondre aux postes")
    serving.add_argument("--host", default="127.0.0.1")
    serving.add_argument("--port", type=_port, default=8470, help="0 pour un port libre")
    serving.add_argument("--port-file", type=Path, help="fichier où écrire l'adresse une fois prêt")
    serving.add_argument(
        "--smtp",
        help="serveur de messagerie : smtp+starttls://compte@hôte:587, smtps://… ou smtp://…",
    )
    serving.add_argument(
        "--smtp-password-file", type=Path, help="fichier qui contient le mot de passe du compte"
    )
    serving.add_argument("--mail-from", help="expéditeur : « Hotline <support@exemple.fr> »")
    serving.add_argument(
        "--mail-folder", help="sans --smtp, dossier où déposer les messages à envoyer (.eml)"
    )
    serving.add_argument("--blobs", help="dossier des fichiers joints (à côté de la base)")
    serving.add_argument(
        "--largest-file",
        type=_megabytes,
        default=50,
        help="taille maximale d'un fichier joint, en Mo (50)",
    )
    serving.add_argument(
        "--address", help="adresse du portail dans les messages aux utilisateurs (https://…)"
    )
    serving.add_argument(
        "--oldest-app",
        type=_version,
        help="version de l'application en dessous de laquelle les postes ne sont plus servis",
    )
    serving.add_argument(
        "--newest-app", type=_version, help="version la plus récente à leur annoncer"
    )
    serving.add_argument("--certificate", type=Path, help="certificat TLS (PEM)")
    serving.add_argument("--key", type=Path, help="sa clé (PEM)")
    serving.add_argument(
        "--workers", type=_workers, default=1, help="nombre de processus (avec PostgreSQL)"
    )
    serving.add_argument("--demo", action="store_true", help="remplir une base vide")
    serving.add_argument(
        "--with-parent",
        action="store_true",
        help="s'arrêter quand l'entrée standard se ferme, donc avec le programme qui l'a lancé",
    )
    serving.add_argument("--quiet", action="store_true", help="sans journal des accès")
    _add_demo_options(serving)
    serving.set_defaults(run=_serve)

    filling = commands.add_parser("demo-data", parents=[base], help="remplir une base vide")
    _add_demo_options(filling)
    filling.set_defaults(run=_demo_data)

    migrating = commands.add_parser("migrate", parents=[base], help="mettre le schéma à jour")
    migrating.set_defaults(run=_migrate)

    backing = commands.add_parser("backup", parents=[base], help="sauvegarder, sans rien arrêter")
    backing.add_argument("file", type=Path, help="fichier à écrire")
    backing.set_defaults(run=_back_up)
    restoring = commands.add_parser(
        "restore", parents=[base], help="remplir une base neuve d'une sauvegarde"
    )
    restoring.add_argument("file", type=Path, help="la sauvegarde")
    restoring.set_defaults(run=_restore)
    restored = commands.add_parser(
        "after-restore",
        parents=[base],
        help="dire aux postes qu'une base a été restaurée par un autre moyen",
    )
    restored.set_defaults(run=_after_restore)

    describing = commands.add_parser("openapi", help="décrire l'API")
    describing.add_argument("--check", action="store_true", help="comparer à ce qui est publié")
    describing.set_defaults(run=_openapi)

    add_people(commands, base)
    add_devices(commands, base)
    add_verifications(commands, base)
    add_mails(commands, base)
    return parser


def _add_demo_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--assets", type=int, default=ASSETS, help="nombre de matériels")
    parser.add_argument("--tickets", type=int, default=TICKETS, help="nombre de tickets")
    parser.add_argument("--seed", type=int, default=SEED, help="la même donne les mêmes données")
    parser.add_argument("--today", type=date.fromisoformat, help="AAAA-MM-JJ")


def _workers(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("il faut au moins un processus")
    return number


def _version(text: str) -> str:
    if not is_version(text):
        raise argparse.ArgumentTypeError(
            f"« {text} » n'est pas une version : des nombres séparés par des points, comme 1.2.10"
        )
    return text


def _megabytes(text: str) -> int:
    megabytes = int(text)
    if not 0 < megabytes <= MOST_BYTES // 1_000_000:
        raise argparse.ArgumentTypeError(f"{megabytes} Mo : de 1 à {MOST_BYTES // 1_000_000}")
    return megabytes


def _port(text: str) -> int:
    port = int(text)
    if not 0 <= port < 1 << 16:
        raise argparse.ArgumentTypeError(f"{port} n'est pas un port (0 à 65535)")
    return port

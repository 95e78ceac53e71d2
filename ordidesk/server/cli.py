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

import platformdirs

from ordidesk.domain.attachments import MOST_BYTES
from ordidesk.domain.people import Role
from ordidesk.protocol import BlobLimits, DeviceState
from ordidesk.server import schema
from ordidesk.server.app import build, put_together
from ordidesk.server.backup import back_up, begin_epoch, restore
from ordidesk.server.database import Database
from ordidesk.server.demo.world import ASSETS, SEED, TICKETS
from ordidesk.server.devices import DeviceDesk
from ordidesk.server.errors import InvalidRequest, NotOfThisServer, OpenApiDiffers, PortalFault
from ordidesk.server.feed_of_many import feed_of
from ordidesk.server.fill import DEMO_PASSWORD, fill_with_demo, is_empty
from ordidesk.server.mail import FolderMailer
from ordidesk.server.moment import utc_now
from ordidesk.server.openapi import describe, published
from ordidesk.server.problems import ApiProblem
from ordidesk.server.serve import (
    Certificate,
    address_of,
    listen,
    stop_after,
    wait_for_end,
    write_port_file,
)
from ordidesk.server.staff_desk import StaffDesk
from ordidesk.server.verification_lists import VerificationLists, read_file
from ordidesk.server.workers import Answering, Workers

_TOMBSTONES = timedelta(days=90)
"""For this long a laptop may stay away without having to take a snapshot."""
_STATES = {
    DeviceState.ACTIVE: "en service",
    DeviceState.LOST: "perdu",
    DeviceState.RETIRED: "retiré",
}
_AFTER_RESTORE = (
    "Chacun doit se connecter de nouveau ; les postes renvoient alors ce que la sauvegarde ne "
    "contient pas encore."
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; returns the exit code."""
    options = _parser().parse_args(arguments)
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
    with listen(options.host, options.port) as listener:
        database = _open(options)
        if options.workers > 1 and database.one_writer:
            raise InvalidRequest(
                "Une base SQLite n'a qu'un processus qui écrit : --workers demande PostgreSQL."
            )
        blobs = _blob_folder(options, database)
        _prepare(database, options, blobs)
        database.close()
        answering = Answering(
            database=_address(options),
            mail_folder=_mail_folder(options),
            blobs=blobs,
            limits=BlobLimits(largest=options.largest_file * 1_000_000),
            address=options.address or address_of(listener, certificate),
            certificate=certificate,
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
    _lists(database).load_first()
    mailer = FolderMailer(_mail_folder(options))
    parts = put_together(database, mailer=mailer, clock=utc_now, blobs=blobs)
    parts.desk.decide_held()
    parts.blobs.sweep()


def _migrate(options: argparse.Namespace) -> None:
    print(f"Schéma à jour : {schema.version(_open(options))}")


def _back_up(options: argparse.Namespace) -> None:
    back_up(Database(_address(options)), options.file)
    print(f"Sauvegarde écrite : {options.file}")


def _restore(options: argparse.Namespace) -> None:
    epoch = restore(Database(_address(options)), options.file, utc_now())
    print(f"Base restaurée, époque {epoch}. {_AFTER_RESTORE}")


def _after_restore(options: argparse.Namespace) -> None:
    print(f"Époque {begin_epoch(_open(options), utc_now())}. {_AFTER_RESTORE}")


def _demo_data(options: argparse.Namespace) -> None:
    for kind, count in _fill(_open(options), options).items():
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


def _add_person(options: argparse.Namespace) -> None:
    desk = _staff_desk(options)
    role = Role(options.role)
    person = desk.add(
        options.name, role, options.mail, _password(), client_code=options.client or ""
    )
    print(f"{person.name} peut se connecter avec {person.mail}.")


def _change_password(options: argparse.Namespace) -> None:
    _staff_desk(options).change_password(options.mail, _password())
    print(f"Nouveau mot de passe pour {options.mail}.")


def _list_devices(options: argparse.Namespace) -> None:
    database = _open(options)
    people = StaffDesk(database, feed_of(database), utc_now).names()
    for device in DeviceDesk(database, utc_now).all():
        synced = "jamais" if device.last_synced is None else _local(device.last_synced)
        state = _STATES[device.state]
        if device.wiped_at is not None:
            state += f", effacé le {_local(device.wiped_at)}"
        name = people.get(device.person_id, device.person_id)
        print(
            f"{device.id}  {name}  {device.name}  {device.system}  synchronisé : {synced}  {state}"
        )


def _mark_device(options: argparse.Namespace) -> None:
    try:
        DeviceDesk(_open(options), utc_now).mark(None, options.device, options.state)
    except ApiProblem as problem:
        told = problem.detail or f"Aucun poste « {options.device} » : voir device list."
        raise InvalidRequest(told) from problem
    print(f"{options.device} : {_STATES[options.state]}")


def _load_lists(options: argparse.Namespace) -> None:
    wanted = [read_file(path) for path in options.files]
    for template, outcome in _lists(_open(options)).load(wanted):
        print(f"{template.name} v{template.version} : {template.title} – {outcome.value}")


def _list_lists(options: argparse.Namespace) -> None:
    for template in _lists(_open(options)).all():
        state = "retirée" if template.retired else "en usage"
        points = len(template.items)
        print(f"{template.name} v{template.version} : {template.title} – {points} points, {state}")


def _lists(database: Database) -> VerificationLists:
    return VerificationLists(database, feed_of(database), utc_now)


def _local(instant: datetime) -> str:
    return instant.astimezone(ZoneInfo("Europe/Paris")).strftime("%d/%m/%Y %H:%M")


def _staff_desk(options: argparse.Namespace) -> StaffDesk:
    database = _open(options)
    return StaffDesk(database, feed_of(database), utc_now)


def _password() -> str:
    if sys.stdin.isatty():
        print("Mot de passe : ", end="", file=sys.stderr, flush=True)
    return sys.stdin.readline().rstrip("\r\n")


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


def _open(options: argparse.Namespace) -> Database:
    """Open the database and bring its schema up to date."""
    database = Database(_address(options))
    schema.upgrade(database)
    return database


def _address(options: argparse.Namespace) -> str:
    return options.database or str(_data_folder() / "portal.db")


def _blob_folder(options: argparse.Namespace, database: Database) -> Path:
    """Return the folder of attachments: beside the database's file unless told otherwise."""
    if options.blobs:
        return Path(options.blobs)
    beside = database.url.database if database.url.get_backend_name() == "sqlite" else None
    return Path(f"{beside}.blobs") if beside else _data_folder() / "blobs"


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
    serving.add_argument("--port", type=_port, default=8470, help="0 pour un port libre")
    serving.add_argument("--port-file", type=Path, help="fichier où écrire l'adresse une fois prêt")
    serving.add_argument("--mail-folder", help="dossier où déposer les messages à envoyer (.eml)")
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

    _add_people(commands, base)
    _add_devices(commands, base)
    _add_verifications(commands, base)
    return parser


def _add_people(
    commands: argparse._SubParsersAction[argparse.ArgumentParser], base: argparse.ArgumentParser
) -> None:
    people = commands.add_parser("person", help="les comptes").add_subparsers(
        required=True, metavar="COMMANDE"
    )
    adding = people.add_parser(
        "add", parents=[base], help="ajouter une personne ; mot de passe sur l'entrée standard"
    )
    adding.add_argument("--name", required=True)
    adding.add_argument("--mail", required=True)
    adding.add_argument("--role", required=True, choices=[role.value for role in Role])
    adding.add_argument("--client", help="code du client, pour un demandeur ou un référent")
    adding.set_defaults(run=_add_person)
    changing = people.add_parser(
        "password", parents=[base], help="changer un mot de passe, lu sur l'entrée standard"
    )
    changing.add_argument("--mail", required=True)
    changing.set_defaults(run=_change_password)


def _add_devices(
    commands: argparse._SubParsersAction[argparse.ArgumentParser], base: argparse.ArgumentParser
) -> None:
    devices = commands.add_parser("device", help="les postes").add_subparsers(
        required=True, metavar="COMMANDE"
    )
    devices.add_parser("list", parents=[base], help="lister les postes").set_defaults(
        run=_list_devices
    )
    for name, state, told in (
        ("lost", DeviceState.LOST, "perdu : il s'efface au prochain contact"),
        ("retire", DeviceState.RETIRED, "retiré : il envoie ce qui attend, puis s'efface"),
        ("keep", DeviceState.ACTIVE, "en service : possible tant que le poste n'est pas averti"),
    ):
        marking = devices.add_parser(name, parents=[base], help=told)
        marking.add_argument("device", help="l'identifiant que donne device list")
        marking.set_defaults(run=_mark_device, state=state)


def _add_verifications(
    commands: argparse._SubParsersAction[argparse.ArgumentParser], base: argparse.ArgumentParser
) -> None:
    lists = commands.add_parser("verifications", help="les listes de vérification").add_subparsers(
        required=True, metavar="COMMANDE"
    )
    loading = lists.add_parser(
        "load", parents=[base], help="charger des listes ; une version plus récente remplace"
    )
    loading.add_argument("files", type=Path, nargs="+", metavar="FILE", help="fichier TOML")
    loading.set_defaults(run=_load_lists)
    lists.add_parser("list", parents=[base], help="lister les listes chargées").set_defaults(
        run=_list_lists
    )


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

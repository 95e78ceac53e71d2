"""The operator's commands over what the portal knows: people, laptops, verification lists."""

from __future__ import annotations

import argparse
import sys
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from ordidesk.domain.people import Role
from ordidesk.protocol import DeviceState
from ordidesk.server.cli_database import open_database
from ordidesk.server.database import Database
from ordidesk.server.devices import DeviceDesk
from ordidesk.server.errors import InvalidRequest
from ordidesk.server.feed_of_many import feed_of
from ordidesk.server.moment import utc_now
from ordidesk.server.problems import ApiProblem
from ordidesk.server.staff_desk import StaffDesk
from ordidesk.server.verification_lists import VerificationLists, read_file

_STATES = {
    DeviceState.ACTIVE: "en service",
    DeviceState.LOST: "perdu",
    DeviceState.RETIRED: "retiré",
}


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


def _set_skills(options: argparse.Namespace) -> None:
    person = _staff_desk(options).set_skills(options.mail, options.skills)
    print(f"{person.name} : {person.skills or 'aucune compétence renseignée'}.")


def _list_devices(options: argparse.Namespace) -> None:
    database = open_database(options)
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
        DeviceDesk(open_database(options), utc_now).mark(None, options.device, options.state)
    except ApiProblem as problem:
        told = problem.detail or f"Aucun poste « {options.device} » : voir device list."
        raise InvalidRequest(told) from problem
    print(f"{options.device} : {_STATES[options.state]}")


def _load_lists(options: argparse.Namespace) -> None:
    wanted = [read_file(path) for path in options.files]
    for template, outcome in lists_of(open_database(options)).load(wanted):
        print(f"{template.name} v{template.version} : {template.title} – {outcome.value}")


def _list_lists(options: argparse.Namespace) -> None:
    for template in lists_of(open_database(options)).all():
        state = "retirée" if template.retired else "en usage"
        points = len(template.items)
        print(f"{template.name} v{template.version} : {template.title} – {points} points, {state}")


def lists_of(database: Database) -> VerificationLists:
    """Return what loads verification lists into a database."""
    return VerificationLists(database, feed_of(database), utc_now)


def _local(instant: datetime) -> str:
    return instant.astimezone(ZoneInfo("Europe/Paris")).strftime("%d/%m/%Y %H:%M")


def _staff_desk(options: argparse.Namespace) -> StaffDesk:
    database = open_database(options)
    return StaffDesk(database, feed_of(database), utc_now)


def _password() -> str:
    if sys.stdin.isatty():
        print("Mot de passe : ", end="", file=sys.stderr, flush=True)
    return sys.stdin.readline().rstrip("\r\n")


def add_people(
    commands: argparse._SubParsersAction[argparse.ArgumentParser], base: argparse.ArgumentParser
) -> None:
    """Add the commands over accounts."""
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
    skilled = people.add_parser(
        "skills", parents=[base], help="dire les compétences d'un technicien, pour le planning"
    )
    skilled.add_argument("--mail", required=True)
    skilled.add_argument("skills", metavar="COMPÉTENCES", help="« réseau, imprimantes » ; ou vide")
    skilled.set_defaults(run=_set_skills)


def add_devices(
    commands: argparse._SubParsersAction[argparse.ArgumentParser], base: argparse.ArgumentParser
) -> None:
    """Add the commands over laptops."""
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


def add_verifications(
    commands: argparse._SubParsersAction[argparse.ArgumentParser], base: argparse.ArgumentParser
) -> None:
    """Add the commands over verification lists."""
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

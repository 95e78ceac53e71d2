"""The schema's versions: bring a database up, or down, or say that it is too new."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import Script, ScriptDirectory
from sqlalchemy import Connection, inspect

from ordidesk.server.database import Database
from ordidesk.server.errors import DatabaseNotOurs, DatabaseTooNew

LATEST = "head"
NOTHING = "base"
_STEPS = Path(__file__).parent / "migrations"


def upgrade(database: Database, to: str = LATEST) -> None:
    """Bring the schema up; nothing happens when it is there already."""
    database.check()
    with database.migrating() as connection:
        _refuse_foreign(connection)
        command.upgrade(_config(connection), to)


def downgrade(database: Database, to: str = NOTHING) -> None:
    """Bring the schema down; rows of tables that go are lost."""
    with database.migrating() as connection:
        command.downgrade(_config(connection), to)


def version(database: Database) -> str:
    """Name the schema's version, "" for an empty database."""
    with database.reading() as connection:
        return MigrationContext.configure(connection).get_current_revision() or ""


def steps() -> list[Script]:
    """Return the steps, the newest first."""
    return list(ScriptDirectory(str(_STEPS)).walk_revisions())


def _refuse_foreign(connection: Connection) -> None:
    here = MigrationContext.configure(connection).get_current_revision()
    if here is None:
        if set(inspect(connection).get_table_names()) - {"alembic_version"}:
            text = "Cette base contient les données d'un autre programme. Indiquez-en une autre."
            raise DatabaseNotOurs(text)
    elif here not in {step.revision for step in steps()}:
        text = (
            f"Cette base a été écrite par un portail plus récent (schéma {here}). "
            "Installez la version actuelle du portail ; rien n'a été modifié."
        )
        raise DatabaseTooNew(text)


def _config(connection: Connection) -> Config:
    config = Config()
    config.set_main_option("script_location", str(_STEPS))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    return config

"""Bring a journal to the schema of this program, whole or not at all."""

from pathlib import Path

from sqlalchemy.exc import SQLAlchemyError

from rmdesk.errors import MigrationFailed
from rmdesk.storage.engine import Database

SCHEMA = 3
"""The schema this program writes, kept in the database's `user_version`; one Alembic revision each."""


def migrate(database: Database) -> None:
    """Run the missing steps in one transaction. The caller has made a backup of a journal with content.

    With foreign keys off: a table rebuilt with them on would drop its children without a word.
    Raises MigrationFailed; the journal is then as it was.
    """
    if database.schema == SCHEMA:
        return
    with database.engine.connect() as connection:
        connection.exec_driver_sql("SELECT 1")
        driver = database.connection
        connection.rollback()
        driver.execute("PRAGMA foreign_keys = OFF")
        try:
            with connection.begin():
                _upgrade(connection)
                broken = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
                if broken:
                    raise MigrationFailed(database.path, "foreign_key_check")
                connection.exec_driver_sql(f"PRAGMA user_version = {SCHEMA}")
        except SQLAlchemyError as fault:
            raise MigrationFailed(database.path, type(fault).__name__) from None
        finally:
            driver.execute("PRAGMA foreign_keys = ON")


def _upgrade(connection: object) -> None:
    """Alembic is loaded only when there is something to do."""
    from alembic import command
    from alembic.config import Config

    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    command.upgrade(config, f"{SCHEMA:04d}")

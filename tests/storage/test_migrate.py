"""Migrations: the new schema whole, or the old journal untouched."""

from contextlib import closing
from pathlib import Path

import pytest

from rmdesk.errors import JournalTooNew, MigrationFailed
from rmdesk.storage.engine import Access, Database, open_database, problems
from rmdesk.storage.migrate import SCHEMA, migrate
from rmdesk.storage.records import Record
from rmdesk.storage.vault import NewKeys


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where a database of schema 0 is made."""
    return tmp_path / "journal.db"


def tables_in(database: Database) -> set[str]:
    """The names of the ordinary tables."""
    rows = database.connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
    return {row[0] for row in rows}


def version_of(database: Database) -> int:
    """The number of the schema, as it stands in the file."""
    return int(database.connection.execute("PRAGMA user_version").fetchone()[0])


def reopened(path: Path, keys: NewKeys) -> Database:
    """The database as the next start finds it."""
    return open_database(path, keys.data_key, SCHEMA)


def test_a_new_database_becomes_the_newest_schema(path: Path, keys: NewKeys) -> None:
    with closing(open_database(path, keys.data_key, SCHEMA, Access.CREATE)) as database:
        assert (database.schema, version_of(database)) == (0, 0)
        migrate(database)
        assert database.connection.execute("PRAGMA foreign_keys").fetchone()[0] == 1
    with closing(reopened(path, keys)) as database:
        assert (database.schema, version_of(database)) == (SCHEMA, SCHEMA)
        assert set(Record.metadata.tables) <= tables_in(database)
        assert problems(database.connection) == ()


def test_the_newest_schema_is_left_as_it_is(path: Path, keys: NewKeys) -> None:
    with closing(open_database(path, keys.data_key, SCHEMA, Access.CREATE)) as database:
        migrate(database)
        migrate(database)
    before = path.read_bytes()
    with closing(reopened(path, keys)) as database:
        migrate(database)
    assert path.read_bytes() == before


def test_a_newer_schema_is_refused_and_left_alone(path: Path, keys: NewKeys) -> None:
    with closing(open_database(path, keys.data_key, SCHEMA, Access.CREATE)) as database:
        migrate(database)
        database.connection.execute(f"PRAGMA user_version = {SCHEMA + 1}")
    before = path.read_bytes()
    with pytest.raises(JournalTooNew) as refusal:
        reopened(path, keys)
    assert refusal.value.detail == f"schema {SCHEMA + 1}"
    assert path.read_bytes() == before


def _in_the_way(database: Database) -> None:
    """A table that the last steps of the first migration want to make, with content."""
    database.connection.execute("CREATE TABLE segment (text TEXT)")
    database.connection.execute("INSERT INTO segment VALUES ('old content')")


def test_a_step_that_fails_leaves_the_old_content(path: Path, keys: NewKeys) -> None:
    with closing(open_database(path, keys.data_key, SCHEMA, Access.CREATE)) as database:
        _in_the_way(database)
        with pytest.raises(MigrationFailed) as fault:
            migrate(database)
        assert fault.value.detail == "OperationalError"
        assert database.connection.execute("PRAGMA foreign_keys").fetchone()[0] == 1
    with closing(reopened(path, keys)) as database:
        assert (database.schema, tables_in(database)) == (0, {"segment"})
        assert database.connection.execute("SELECT text FROM segment").fetchall() == [("old content",)]
        assert problems(database.connection) == ()


def test_children_without_a_parent_stop_a_migration(path: Path, keys: NewKeys) -> None:
    with closing(open_database(path, keys.data_key, SCHEMA, Access.CREATE)) as database:
        for statement in (
            "PRAGMA foreign_keys = OFF",
            "CREATE TABLE parent (id INTEGER PRIMARY KEY)",
            "CREATE TABLE child (parent_id INTEGER REFERENCES parent(id))",
            "INSERT INTO child VALUES (7)",
        ):
            database.connection.execute(statement)
        with pytest.raises(MigrationFailed) as fault:
            migrate(database)
        assert fault.value.detail == "foreign_key_check"
        assert (version_of(database), tables_in(database)) == (0, {"parent", "child"})

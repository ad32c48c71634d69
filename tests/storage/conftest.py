"""A small real journal: header, encrypted database, one table of lines."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import text

from rmdesk import paths
from rmdesk.storage.engine import Access, Database, open_database
from rmdesk.storage.header import FLOOR, write_header
from rmdesk.storage.vault import NewKeys, create_header

PASSPHRASE = "Füße über dem Fluß"
SCHEMA = 1


@pytest.fixture(scope="session")
def keys() -> NewKeys:
    return create_header(PASSPHRASE, FLOOR)


@pytest.fixture(scope="session")
def other_keys() -> NewKeys:
    return create_header("another passphrase", FLOOR)


@pytest.fixture
def journal(tmp_path: Path, keys: NewKeys) -> Path:
    """A closed journal with three lines over some hundred pages."""
    return make_journal(tmp_path / "pair.rmdesk", keys, ["one", "two", "three"])


@pytest.fixture
def opened(journal: Path, keys: NewKeys) -> Iterator[Database]:
    database = open_database(paths.database(journal), keys.data_key, SCHEMA)
    yield database
    database.close()


@pytest.fixture
def reopened(journal: Path, keys: NewKeys) -> Callable[[], list[str]]:
    """The lines, read through a fresh opening."""
    return lambda: lines_of(paths.database(journal), keys)


def make_journal(folder: Path, keys: NewKeys, lines: list[str]) -> Path:
    folder.mkdir()
    write_header(folder, keys.header)
    database = open_database(paths.database(folder), keys.data_key, SCHEMA, Access.CREATE)
    with database.engine.begin() as connection:
        connection.exec_driver_sql("CREATE TABLE line (id INTEGER PRIMARY KEY, text TEXT UNIQUE, pad BLOB)")
        connection.exec_driver_sql(f"PRAGMA user_version = {SCHEMA}")
    for line in lines:
        add_line(database, line, pad=b"\x01" * 200_000)
    database.close()
    return folder


def add_line(database: Database, line: str, pad: bytes = b"") -> None:
    with database.engine.begin() as connection:
        connection.execute(
            text("INSERT INTO line (text, pad) VALUES (:line, :pad)"), {"line": line, "pad": pad}
        )


def lines_in(database: Database) -> list[str]:
    with database.engine.connect() as connection:
        return [row[0] for row in connection.execute(text("SELECT text FROM line ORDER BY id"))]


def lines_of(path: Path, keys: NewKeys) -> list[str]:
    database = open_database(path, keys.data_key, SCHEMA)
    try:
        return lines_in(database)
    finally:
        database.close()

"""Backups that are whole or not there, and the way back."""

import shutil
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from rmdesk import paths
from rmdesk.errors import (
    BackupDamaged,
    DiskFull,
    JournalError,
    JournalExists,
    JournalMissing,
    JournalTooNew,
    NotAJournal,
    WrongPassphrase,
)
from rmdesk.storage import backup as backups
from rmdesk.storage.engine import Database, open_database
from rmdesk.storage.header import read_header
from rmdesk.storage.vault import NewKeys, unlock_with_passphrase
from tests.storage.conftest import PASSPHRASE, SCHEMA, add_line, lines_in, lines_of, make_journal

NOW = datetime(2026, 4, 21, 9, 24, tzinfo=UTC)


@pytest.fixture
def backup(opened: Database, journal: Path) -> Path:
    """A backup of the open journal with its three lines."""
    return backups.back_up(opened, journal, NOW)


def _damage(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)


def test_a_backup_opens_by_itself_with_the_same_passphrase(
    backup: Path, opened: Database, keys: NewKeys
) -> None:
    add_line(opened, "later")
    key = unlock_with_passphrase(read_header(backup), PASSPHRASE)
    backups.verify(backup, key, SCHEMA)
    assert lines_of(paths.database(backup), keys) == ["one", "two", "three"]
    assert lines_in(opened) == ["one", "two", "three", "later"]
    assert backup.name == "000001-20260421T092400Z.rmdesk"
    assert sorted(path.name for path in backup.parent.iterdir()) == [backup.name]


def test_backups_are_ordered_by_number_whatever_the_clock_said(opened: Database, journal: Path) -> None:
    for moment in (NOW, NOW - timedelta(days=365), NOW):
        backups.back_up(opened, journal, moment)
    (paths.backups(journal) / "holiday.rmdesk").mkdir()
    found = backups.backups_in(journal)
    assert [each.number for each in found] == [3, 2, 1]
    assert [each.taken for each in found] == [NOW, NOW - timedelta(days=365), NOW]


def test_a_save_between_two_steps_is_in_the_backup(opened: Database, journal: Path, keys: NewKeys) -> None:
    asked: list[tuple[int, int]] = []

    def between_steps(done: int, pages: int) -> None:
        asked.append((done, pages))
        if len(asked) == 2:
            add_line(opened, "meanwhile")

    made = backups.back_up(opened, journal, NOW, between_steps)
    assert len(asked) >= 2
    assert all(0 < done < pages for done, pages in asked)
    assert lines_of(paths.database(made), keys)[-1] == "meanwhile"


def test_a_cancelled_backup_leaves_nothing(opened: Database, journal: Path) -> None:
    def cancel(_done: int, _pages: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        backups.back_up(opened, journal, NOW, cancel)
    assert list(paths.backups(journal).iterdir()) == []
    add_line(opened, "goes on")


def test_a_backup_of_a_damaged_journal_is_not_offered(journal: Path, keys: NewKeys) -> None:
    _damage(paths.database(journal))
    database = open_database(paths.database(journal), keys.data_key, SCHEMA)
    with closing(database), pytest.raises(JournalError):
        backups.back_up(database, journal, NOW)
    assert backups.backups_in(journal) == []
    assert list(paths.backups(journal).iterdir()) == []


def test_thinning_drops_old_ones_and_keeps_the_newest_two(opened: Database, journal: Path) -> None:
    for days in (700, 699, 3, 3, 3, 1):
        backups.back_up(opened, journal, NOW - timedelta(days=days))
    assert backups.thin(journal, NOW) == 4
    assert [each.number for each in backups.backups_in(journal)] == [6, 5]
    assert len(list(paths.backups(journal).iterdir())) == 2


def test_what_is_wrong_with_a_backup_has_a_name(backup: Path, keys: NewKeys, other_keys: NewKeys) -> None:
    with pytest.raises(BackupDamaged):
        backups.verify(backup, other_keys.data_key, SCHEMA)
    with pytest.raises(JournalTooNew):
        backups.verify(backup, keys.data_key, SCHEMA - 1)
    _damage(paths.database(backup))
    with pytest.raises(BackupDamaged):
        backups.verify(backup, keys.data_key, SCHEMA)
    paths.database(backup).unlink()
    with pytest.raises(JournalMissing):
        backups.verify(backup, keys.data_key, SCHEMA)


def test_restoring_keeps_the_damaged_files_beside(
    backup: Path, opened: Database, journal: Path, keys: NewKeys, reopened: Callable[[], list[str]]
) -> None:
    add_line(opened, "after the backup")
    opened.close()
    _damage(paths.database(journal))
    paths.header(journal).write_bytes(b"damaged too")
    rollback = paths.database(journal).with_name("journal.db-journal")
    rollback.write_bytes(b"of the damaged one")
    damaged = paths.database(journal).read_bytes()
    kept = backups.restore(backup, journal, keys.data_key, SCHEMA)
    assert kept is not None
    assert (kept / paths.DATABASE).read_bytes() == damaged
    assert (kept / rollback.name).read_bytes() == b"of the damaged one"
    assert unlock_with_passphrase(read_header(journal), PASSPHRASE) == keys.data_key
    assert reopened() == ["one", "two", "three"]
    assert backups.backups_in(journal)[0].path == backup
    again = backups.restore(backup, journal, keys.data_key, SCHEMA)
    assert again is not None
    assert again != kept


def test_restoring_to_a_new_place_makes_a_whole_journal(backup: Path, tmp_path: Path, keys: NewKeys) -> None:
    target = tmp_path / "elsewhere" / "again.rmdesk"
    assert backups.restore(backup, target, keys.data_key, SCHEMA) is None
    assert lines_of(paths.database(target), keys) == ["one", "two", "three"]
    assert sorted(path.name for path in target.iterdir()) == [paths.DATABASE, paths.HEADER]


def test_a_bad_backup_restores_nothing(
    backup: Path, opened: Database, journal: Path, keys: NewKeys, reopened: Callable[[], list[str]]
) -> None:
    opened.close()
    _damage(paths.database(backup))
    before = sorted(path.name for path in journal.iterdir())
    with pytest.raises(BackupDamaged):
        backups.restore(backup, journal, keys.data_key, SCHEMA)
    assert sorted(path.name for path in journal.iterdir()) == before
    assert reopened() == ["one", "two", "three"]


def test_another_journal_or_another_folder_is_never_overwritten(
    backup: Path, tmp_path: Path, keys: NewKeys, other_keys: NewKeys
) -> None:
    other = make_journal(tmp_path / "other.rmdesk", other_keys, ["theirs"])
    with pytest.raises(JournalExists):
        backups.restore(backup, other, keys.data_key, SCHEMA)
    assert lines_of(paths.database(other), other_keys) == ["theirs"]
    holiday = tmp_path / "holiday"
    holiday.mkdir()
    (holiday / "photo.jpg").write_bytes(b"x")
    (tmp_path / "file").write_bytes(b"x")
    for place in (holiday, tmp_path / "file"):
        with pytest.raises(NotAJournal):
            backups.restore(backup, place, keys.data_key, SCHEMA)
    with pytest.raises(NotAJournal):
        backups.restore(holiday, tmp_path / "new.rmdesk", keys.data_key, SCHEMA)


def test_a_committed_restore_is_carried_on_from_every_step(
    backup: Path, opened: Database, journal: Path, keys: NewKeys
) -> None:
    add_line(opened, "after the backup")
    opened.close()
    steps = [
        (f"{paths.DATABASE}-journal", "damaged-1"),
        (paths.DATABASE, "damaged-1"),
        (f"restored-1/{paths.DATABASE}", "."),
        (paths.HEADER, "damaged-1"),
        (f"restored-1/{paths.HEADER}", "."),
    ]
    for killed_after in range(len(steps) + 1):
        folder = journal.with_name(f"killed-{killed_after}.rmdesk")
        shutil.copytree(journal, folder)
        (folder / f"{paths.DATABASE}-journal").write_bytes(b"stale")
        shutil.copytree(backup, folder / "restored-1")
        (folder / "damaged-1").mkdir()
        for name, target in steps[:killed_after]:
            (folder / name).rename(folder / target / Path(name).name)
        assert backups.finish_restore(folder) == folder / "damaged-1"
        assert backups.finish_restore(folder) is None
        assert lines_of(paths.database(folder), keys) == ["one", "two", "three"]
        assert lines_of(folder / "damaged-1" / paths.DATABASE, keys)[-1] == "after the backup"
        assert read_header(folder) == keys.header


def test_a_backup_keeps_the_passphrase_of_its_day(backup: Path, keys: NewKeys, other_keys: NewKeys) -> None:
    foreign = replace(other_keys.header, journal=keys.header.journal)
    with pytest.raises(WrongPassphrase):
        unlock_with_passphrase(foreign, PASSPHRASE)
    assert unlock_with_passphrase(read_header(backup), PASSPHRASE) == keys.data_key


def test_a_full_disk_during_a_backup_is_named(opened: Database, journal: Path) -> None:
    def no_room(_done: int, _pages: int) -> None:
        raise OSError(28, "No space left on device")

    with pytest.raises(DiskFull):
        backups.back_up(opened, journal, NOW, no_room)
    assert list(paths.backups(journal).iterdir()) == []

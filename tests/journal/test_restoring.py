"""The way back from a backup, also when it was refused or interrupted."""

import secrets
import shutil
from pathlib import Path

import pytest

from rmdesk import paths
from rmdesk.errors import BackupDamaged, JournalDamaged, JournalInUse, NotAJournal, WrongPassphrase
from rmdesk.journal import keeping
from rmdesk.journal.keeping import with_passphrase
from rmdesk.storage.backup import backups_in
from tests.conftest import PASSPHRASE
from tests.journal.test_keeping import files_in, notes_in, opened, write


def test_the_newest_backup_brings_a_damaged_journal_back(folder: Path) -> None:
    kept = opened(folder)
    write(kept.journal, "one")
    kept.close()
    paths.database(folder).write_bytes(secrets.token_bytes(40_960))
    with pytest.raises(JournalDamaged):
        opened(folder)
    aside = keeping.restore(backups_in(folder)[0].path, folder, with_passphrase(PASSPHRASE))
    assert aside is not None
    assert paths.database(aside).stat().st_size == 40_960
    assert notes_in(folder) == ["one"]


def test_a_refused_restore_leaves_the_journal_as_it_was(folder: Path, tmp_path: Path) -> None:
    kept = opened(folder)
    write(kept.journal, "one")
    kept.back_up()
    source = backups_in(folder)[0].path
    with pytest.raises(JournalInUse):
        keeping.restore(source, folder, with_passphrase(PASSPHRASE))
    write(kept.journal, "two")
    kept.close()
    with pytest.raises(WrongPassphrase):
        keeping.restore(source, folder, with_passphrase("correct horse battery stable"))
    content = bytearray(paths.database(source).read_bytes())
    content[-2000] ^= 1
    paths.database(source).write_bytes(content)
    for target in (folder, tmp_path / "elsewhere.rmdesk"):
        with pytest.raises(BackupDamaged):
            keeping.restore(source, target, with_passphrase(PASSPHRASE))
    assert notes_in(folder) == ["one", "two"]


def test_a_backup_opens_elsewhere_and_foreign_folders_are_left_alone(folder: Path, tmp_path: Path) -> None:
    kept = opened(folder)
    write(kept.journal, "one")
    kept.close()
    source, target = backups_in(folder)[0].path, tmp_path / "elsewhere.rmdesk"
    assert keeping.restore(source, target, with_passphrase(PASSPHRASE)) is None
    assert notes_in(target) == ["one"]
    foreign = tmp_path / "letters"
    foreign.mkdir()
    (foreign / "letter.txt").touch()
    with pytest.raises(NotAJournal):
        keeping.restore(source, foreign, with_passphrase(PASSPHRASE))
    assert files_in(foreign) == {"letter.txt"}


@pytest.mark.parametrize("done", [0, 1, 2], ids=["nothing", "database", "header aside"])
def test_an_interrupted_restore_is_carried_out_at_the_next_opening(folder: Path, done: int) -> None:
    kept = opened(folder)
    write(kept.journal, "one")
    kept.close()
    ready = folder / "restored-1"
    shutil.move(backups_in(folder)[0].path, ready)
    kept_aside = folder / "damaged-1"
    kept_aside.mkdir()
    for moved in (paths.database(folder), paths.previous_header(folder), paths.header(folder))[: 2 * done]:
        moved.rename(kept_aside / moved.name)
    if done == 2:
        paths.database(ready).rename(paths.database(folder))
    assert notes_in(folder) == ["one"]
    assert not ready.exists()

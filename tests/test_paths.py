"""Where things lie."""

from pathlib import Path

import pytest

from rmdesk import paths


def test_everything_of_a_journal_lies_inside_its_folder(tmp_path: Path) -> None:
    members = (
        paths.database,
        paths.header,
        paths.previous_header,
        paths.backups,
        paths.lock,
        paths.lock_owner,
    )
    assert len({member(tmp_path) for member in members}) == len(members)
    assert all(member(tmp_path).parent == tmp_path for member in members)


def test_a_chosen_data_folder_holds_journals_and_settings(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("RMDESK_DATA_DIR", str(tmp_path))
    assert paths.default_journal() == tmp_path / "journal.rmdesk"
    assert paths.settings_file().parent == tmp_path


def test_without_one_the_platform_says_where(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("RMDESK_DATA_DIR", raising=False)
    assert paths.data_folder().is_absolute()
    assert "rmdesk" in paths.data_folder().parts
    assert "rmdesk" in paths.settings_file().parts

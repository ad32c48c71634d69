"""Settings come back as they were kept; a damaged file gives the usual ones and never stops the start."""

import json
from pathlib import Path

import pytest

from rmdesk.settings import RecentJournal, Settings, load, save


def test_settings_come_back_as_they_were_kept(tmp_path: Path) -> None:
    kept = Settings("dark", 150, 25, True, (RecentJournal("/j/a.rmdesk", "2026-04-21T09:41"),), (-40, 24))
    save(kept, tmp_path / "new" / "settings.json")
    assert load(tmp_path / "new" / "settings.json") == kept


@pytest.mark.parametrize("text", ["", "{", "[]", "null", '"x"', "\ufeff{}", "[" * 100_000])
def test_a_damaged_file_gives_the_usual_settings(tmp_path: Path, text: str) -> None:
    file = tmp_path / "settings.json"
    file.write_text(text, encoding="utf-8")
    assert load(file) == Settings()


def test_bytes_that_are_no_text_give_the_usual_settings(tmp_path: Path) -> None:
    file = tmp_path / "settings.json"
    file.write_bytes(b"\xff\xfe\x00{")
    assert load(file) == Settings()


def test_a_missing_file_gives_the_usual_settings(tmp_path: Path) -> None:
    assert load(tmp_path / "none.json") == Settings()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("strip_place", [1]),
        ("strip_place", [1, True]),
        ("strip_place", [10**9, 0]),
        ("theme", "pink"),
        ("theme", ["dark"]),
        ("text_size", 110),
        ("text_size", True),
        ("idle_minutes", 0),
        ("idle_minutes", 61),
        ("idle_minutes", "10"),
        ("alert_sound", "yes"),
        ("recent", {"path": "x"}),
        ("recent", [{"path": 3}, "x", {"path": ""}]),
    ],
)
def test_a_value_out_of_bounds_is_replaced_alone(tmp_path: Path, name: str, value: object) -> None:
    file = tmp_path / "settings.json"
    file.write_text(json.dumps({"theme": "dark", name: value}), encoding="utf-8")
    expected = Settings() if name == "theme" else Settings(theme="dark")
    assert load(file) == expected


def test_the_journal_last_used_stands_first_and_once() -> None:
    settings = Settings()
    for name in ("a", "b", "a"):
        settings = settings.with_recent(Path(name), "2026-04-21T09:41")
    assert [journal.path for journal in settings.recent] == ["a", "b"]


def test_only_the_last_eight_journals_are_remembered() -> None:
    settings = Settings()
    for number in range(20):
        settings = settings.with_recent(Path(str(number)), "")
    assert [journal.path for journal in settings.recent] == [str(n) for n in range(19, 11, -1)]

"""The key header on the disk: strict reading, safe writing, the way back."""

import json
import os
import stat
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from rmdesk import paths
from rmdesk.errors import (
    JournalDamaged,
    JournalError,
    JournalMissing,
    JournalTooNew,
    KeyHeaderRefused,
    NotAJournal,
    WrongPassphrase,
)
from rmdesk.storage import vault
from rmdesk.storage.header import (
    FLOOR,
    from_bytes,
    read_header,
    settle_header,
    to_bytes,
    write_header,
)
from rmdesk.storage.vault import NewKeys
from tests.patience import patience
from tests.storage.conftest import PASSPHRASE


def _edited(keys: NewKeys, change: Callable[[dict[str, Any]], None]) -> bytes:
    fields = json.loads(to_bytes(keys.header))
    change(fields)
    return json.dumps(fields).encode()


def test_what_was_written_is_read_back_private(journal: Path, keys: NewKeys) -> None:
    assert read_header(journal) == keys.header
    assert from_bytes(to_bytes(keys.header)) == keys.header
    if os.name == "posix":
        assert stat.S_IMODE(paths.header(journal).stat().st_mode) == 0o600
    assert keys.data_key.hex().encode() not in paths.header(journal).read_bytes()


def test_each_flipped_bit_and_each_cut_has_a_name(keys: NewKeys) -> None:
    content = to_bytes(keys.header)
    for place in range(len(content)):
        for bit in range(8):
            changed = bytearray(content)
            changed[place] ^= 1 << bit
            try:
                assert from_bytes(bytes(changed)) == keys.header
            except (JournalDamaged, JournalTooNew, KeyHeaderRefused):
                continue
        try:
            assert from_bytes(content[:place]) == keys.header
        except JournalDamaged:
            continue


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{}",
        b"[]",
        b"null",
        b"[" * 4000,
        b"\xff\xfe" + b"{}",
        b"\x00" * 500,
        b'{"format": 1, "format": 1}',
        b'{"format": true}',
        b'{"format": NaN}',
        b'{"format": 1e999}',
        b'{"format": "2"}',
        b"9" * 4000,
    ],
)
def test_garbage_is_damage(journal: Path, content: bytes) -> None:
    paths.header(journal).write_bytes(content)
    with pytest.raises(JournalDamaged):
        read_header(journal)


def test_a_newer_header_is_refused_in_words(journal: Path, keys: NewKeys) -> None:
    paths.header(journal).write_bytes(_edited(keys, lambda fields: fields.update(format=2, more=[1])))
    with pytest.raises(JournalTooNew):
        read_header(journal)


@pytest.mark.parametrize("name", ["memory_kib", "time", "lanes"])
@pytest.mark.parametrize("asked", [0, -1, 2**31, 10**30])
def test_absurd_costs_are_refused_in_a_blink(journal: Path, keys: NewKeys, name: str, asked: int) -> None:
    paths.header(journal).write_bytes(
        _edited(keys, lambda fields: fields["passphrase"].update({name: asked}))
    )
    with patience(), pytest.raises(KeyHeaderRefused):
        read_header(journal)


@pytest.mark.parametrize("value", [None, 1, "", "zz", "AB" * 16, "ab" * 15, "ab" * 17, ["ab"], True])
def test_wrong_types_and_sizes_are_damage(keys: NewKeys, value: object) -> None:
    for part, name in [("passphrase", "salt"), ("passphrase", "nonce"), ("recovery", "sealed")]:

        def change(fields: dict[str, Any], part: str = part, name: str = name) -> None:
            fields[part][name] = value

        with pytest.raises(JournalDamaged):
            from_bytes(_edited(keys, change))
    with pytest.raises(JournalDamaged):
        from_bytes(_edited(keys, lambda fields: fields.update(recovery=value)))


def test_a_large_file_or_a_pipe_is_not_read(journal: Path) -> None:
    paths.header(journal).write_bytes(b" " * 5000)
    with pytest.raises(JournalDamaged):
        read_header(journal)
    paths.header(journal).unlink()
    if hasattr(os, "mkfifo"):
        os.mkfifo(paths.header(journal))
        with pytest.raises(JournalDamaged):
            read_header(journal)


@pytest.mark.parametrize("damage", [b"", b"{", None])
def test_the_previous_header_steps_in(journal: Path, keys: NewKeys, damage: bytes | None) -> None:
    settle_header(journal, keys.header)
    if damage is None:
        paths.header(journal).unlink()
    else:
        paths.header(journal).write_bytes(damage)
    header = read_header(journal)
    assert vault.unlock_with_passphrase(header, PASSPHRASE) == keys.data_key
    settle_header(journal, header)
    assert from_bytes(paths.header(journal).read_bytes()) == keys.header


def test_a_change_keeps_the_previous_until_the_new_one_is_proved(journal: Path, keys: NewKeys) -> None:
    changed = vault.change_passphrase(keys.header, keys.data_key, "quite another phrase", FLOOR)
    write_header(journal, changed)
    assert from_bytes(paths.previous_header(journal).read_bytes()) == keys.header
    assert read_header(journal) == changed
    settle_header(journal, changed)
    paths.header(journal).unlink()
    with pytest.raises(WrongPassphrase):
        vault.unlock_with_passphrase(read_header(journal), PASSPHRASE)


def test_without_any_header_nothing_is_invented(journal: Path) -> None:
    paths.header(journal).unlink()
    before = sorted(path.name for path in journal.iterdir())
    with pytest.raises(JournalDamaged):
        read_header(journal)
    assert sorted(path.name for path in journal.iterdir()) == before


def test_other_places_are_not_journals(tmp_path: Path) -> None:
    with pytest.raises(JournalMissing):
        read_header(tmp_path / "gone.rmdesk")
    (tmp_path / "file").write_text("hello")
    empty = tmp_path / "empty"
    empty.mkdir()
    for place in (tmp_path / "file", empty):
        with pytest.raises(NotAJournal):
            read_header(place)


def test_no_error_carries_the_content(journal: Path) -> None:
    paths.header(journal).write_bytes(b'{"canary": "HUSH"}')
    with pytest.raises(JournalError) as fault:
        read_header(journal)
    assert "HUSH" not in repr(fault.value) + str(vars(fault.value))

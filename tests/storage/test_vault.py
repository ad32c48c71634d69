"""The data key and its slots."""

import unicodedata
from dataclasses import replace

import pytest

from rmdesk.errors import (
    KeyHeaderRefused,
    PassphraseTooShort,
    RecoveryKeyTypo,
    WrongPassphrase,
    WrongRecoveryKey,
)
from rmdesk.storage import vault
from rmdesk.storage.header import CEILING, FLOOR, Cost, Header
from rmdesk.storage.vault import NewKeys
from tests.patience import patience
from tests.storage.conftest import PASSPHRASE


def test_both_slots_open_the_same_random_key(keys: NewKeys, other_keys: NewKeys) -> None:
    assert vault.unlock_with_passphrase(keys.header, PASSPHRASE) == keys.data_key
    assert vault.unlock_with_recovery_key(keys.header, keys.recovery_key.lower()) == keys.data_key
    assert len(keys.data_key) == 32
    assert keys.data_key != other_keys.data_key


def test_accents_typed_in_another_form_open_it(keys: NewKeys) -> None:
    decomposed = unicodedata.normalize("NFD", PASSPHRASE)
    assert decomposed != PASSPHRASE
    assert vault.unlock_with_passphrase(keys.header, decomposed) == keys.data_key


@pytest.mark.parametrize(
    "attempt", ["", PASSPHRASE.upper(), PASSPHRASE + " ", "\ud800", "x" * 100_000, "\x00"]
)
def test_a_wrong_passphrase_is_named(keys: NewKeys, attempt: str) -> None:
    with pytest.raises(WrongPassphrase):
        vault.unlock_with_passphrase(keys.header, attempt)


def test_the_recovery_key_of_another_journal_is_refused(keys: NewKeys, other_keys: NewKeys) -> None:
    with pytest.raises(WrongRecoveryKey):
        vault.unlock_with_recovery_key(keys.header, other_keys.recovery_key)
    with pytest.raises(RecoveryKeyTypo):
        vault.unlock_with_recovery_key(keys.header, "ABCDE")


def test_a_new_passphrase_replaces_one_slot_only(keys: NewKeys) -> None:
    changed = vault.change_passphrase(keys.header, keys.data_key, "quite another phrase", FLOOR)
    assert vault.unlock_with_passphrase(changed, "quite another phrase") == keys.data_key
    assert vault.unlock_with_recovery_key(changed, keys.recovery_key) == keys.data_key
    with pytest.raises(WrongPassphrase):
        vault.unlock_with_passphrase(changed, PASSPHRASE)


def test_a_new_recovery_key_ends_the_old_one(keys: NewKeys) -> None:
    renewed, text = vault.renew_recovery_key(keys.header, keys.data_key)
    assert vault.unlock_with_recovery_key(renewed, text) == keys.data_key
    with pytest.raises(WrongRecoveryKey):
        vault.unlock_with_recovery_key(renewed, keys.recovery_key)


@pytest.mark.parametrize("short", ["", "elevenchars", "ﬁ" * 5])
def test_a_short_new_passphrase_is_refused(keys: NewKeys, short: str) -> None:
    with pytest.raises(PassphraseTooShort):
        vault.create_header(short, FLOOR)
    with pytest.raises(PassphraseTooShort):
        vault.change_passphrase(keys.header, keys.data_key, short, FLOOR)


@pytest.mark.parametrize(
    "cost",
    [
        Cost(FLOOR.memory_kib - 1, 1, 1),
        Cost(CEILING.memory_kib + 1, 1, 1),
        Cost(2**40, 1, 1),
        Cost(65_536, 0, 1),
        Cost(65_536, 10_000_000, 1),
        Cost(65_536, 1, 0),
        Cost(65_536, 1, 255),
        Cost(-1, -1, -1),
    ],
)
def test_absurd_costs_are_refused_before_anything_is_derived(keys: NewKeys, cost: Cost) -> None:
    asking = replace(keys.header, passphrase=replace(keys.header.passphrase, cost=cost))
    with patience(), pytest.raises(KeyHeaderRefused):
        vault.unlock_with_passphrase(asking, PASSPHRASE)


def test_slots_do_not_move_between_journals_or_parameters(keys: NewKeys, other_keys: NewKeys) -> None:
    moved = Header(other_keys.header.journal, keys.header.passphrase, keys.header.recovery)
    dearer = replace(keys.header.passphrase, cost=Cost(65_536, 2, 1))
    for header in (moved, replace(keys.header, passphrase=dearer)):
        with pytest.raises(WrongPassphrase):
            vault.unlock_with_passphrase(header, PASSPHRASE)
    with pytest.raises(WrongRecoveryKey):
        vault.unlock_with_recovery_key(moved, keys.recovery_key)


def test_each_purpose_has_its_own_key(keys: NewKeys, other_keys: NewKeys) -> None:
    first = vault.subkey(keys.data_key, b"a")
    assert len(first) == 32
    assert first == vault.subkey(keys.data_key, b"a")
    assert (
        len(
            {first, vault.subkey(keys.data_key, b"b"), vault.subkey(other_keys.data_key, b"a"), keys.data_key}
        )
        == 4
    )


def test_the_calibrated_cost_is_sane_and_takes_a_moment() -> None:
    cost = vault.calibrated()
    assert all(least <= asked <= most for least, asked, most in zip(FLOOR, cost, CEILING, strict=True))
    with patience():
        vault.stretched("x", bytes(16), cost)


def test_strength_tells_weak_from_strong_at_any_length() -> None:
    assert vault.passphrase_strength("") == 0
    assert vault.passphrase_strength("password1234") <= 1
    assert vault.passphrase_strength("violet anchor pigeon marmalade") == 4
    with patience():
        vault.passphrase_strength("ab1!" * 100_000)


def test_secrets_do_not_show_when_a_value_is_printed(keys: NewKeys) -> None:
    assert keys.recovery_key not in repr(keys)
    assert repr(keys.data_key) not in repr(keys)

"""Signatures and sign-off codes."""

import pytest

from rmdesk.errors import CodeTooWeak
from rmdesk.storage import signing
from rmdesk.storage.header import FLOOR
from rmdesk.storage.vault import NewKeys

DIGEST = bytes(range(32))
SALT = bytes(16)


def test_a_signature_holds_for_its_key_and_digest_only(keys: NewKeys, other_keys: NewKeys) -> None:
    seed = signing.owner_signing_key(keys.data_key)
    signature, key = signing.sign(seed, DIGEST), signing.public_key(seed)
    assert signing.is_signed(key, DIGEST, signature)
    assert not signing.is_signed(key, DIGEST[::-1], signature)
    assert not signing.is_signed(key, DIGEST, signature[:-1] + bytes([signature[-1] ^ 1]))
    other = signing.public_key(signing.owner_signing_key(other_keys.data_key))
    assert not signing.is_signed(other, DIGEST, signature)
    assert seed != keys.data_key


@pytest.mark.parametrize("junk", [b"", b"short", bytes(32), bytes(64), bytes(1000)])
def test_junk_is_never_a_signature(keys: NewKeys, junk: bytes) -> None:
    seed = signing.owner_signing_key(keys.data_key)
    assert not signing.is_signed(signing.public_key(seed), DIGEST, junk)
    assert not signing.is_signed(junk, DIGEST, signing.sign(seed, DIGEST))


def test_a_code_may_be_typed_loosely_and_depends_on_the_salt() -> None:
    seed = signing.code_signing_key("violet Anchor pigeon straße", SALT, FLOOR)
    assert signing.code_signing_key("  VIOLET  anchor\tpigeon STRASSE ", SALT, FLOOR) == seed
    assert signing.code_signing_key("violet anchor pigeon strasses", SALT, FLOOR) != seed
    assert signing.code_signing_key("violet Anchor pigeon straße", signing.new_salt(), FLOOR) != seed


def test_a_fingerprint_can_be_read_aloud(keys: NewKeys, other_keys: NewKeys) -> None:
    first, second = (
        signing.fingerprint(signing.public_key(signing.owner_signing_key(pair.data_key)))
        for pair in (keys, other_keys)
    )
    assert [len(group) for group in first.split()] == [4, 4, 4, 4]
    assert first != second


@pytest.mark.parametrize(
    "code",
    [
        "",
        "short7!",
        "12.03.1999",
        "1999-03-12",
        "12/3/99 hello there you",
        "19990312",
        "12031999",
        "x19990312",
        "12 March 1999",
        "12th of mar 1999",
        "märz 12 2001",
        "mentoring",
        "password",
        "Password123",
        "qwertyuiop",
        "aaaaaaaaaaaa",
        "Sommer2026",
        "Greta Tobias",
        "tobias lindgren",
        "        ",
    ],
)
def test_weak_codes_are_refused(code: str) -> None:
    with pytest.raises(CodeTooWeak) as refusal:
        signing.check_code(code, ["Greta Holm", "Tobias Lindgren"])
    assert not refusal.value.args


@pytest.mark.parametrize(
    "code", ["violet anchor pigeon marmalade", "k7#pQ2!z", "blaues Pferd im Keller", "x" + "7Qv?" * 50]
)
def test_strong_codes_are_accepted(code: str) -> None:
    signing.check_code(code, ["Greta Holm", "Tobias Lindgren"])


def test_suggested_codes_are_four_words_and_strong() -> None:
    offered = {signing.suggest_code() for _ in range(20)}
    assert len(offered) == 20
    for code in offered:
        assert len(code.split()) == 4
        signing.check_code(code)

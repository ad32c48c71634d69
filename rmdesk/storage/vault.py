"""The data key: made once at random, sealed in the key header by the passphrase and by the recovery key.

Derivations take about a second on purpose: call them in the worker. Nothing here reads or writes a file.
"""

import hashlib
import json
import secrets
import time
import unicodedata
from dataclasses import dataclass, field, replace

from argon2.exceptions import HashingError
from argon2.low_level import Type, hash_secret_raw
from nacl.bindings import (
    crypto_aead_xchacha20poly1305_ietf_decrypt as _opened,
)
from nacl.bindings import (
    crypto_aead_xchacha20poly1305_ietf_encrypt as _sealed,
)
from nacl.exceptions import CryptoError

from rmdesk.errors import KeyHeaderRefused, PassphraseTooShort, WrongPassphrase, WrongRecoveryKey
from rmdesk.storage import recovery_key
from rmdesk.storage.header import (
    FLOOR,
    FORMAT,
    ID_BYTES,
    NONCE_BYTES,
    SALT_BYTES,
    Cost,
    Header,
    PassphraseSlot,
    RecoverySlot,
    check_cost,
)

KEY_BYTES = 32
PASSPHRASE_LENGTH = 12
"""The fewest characters of a new passphrase."""
USUAL = Cost(262_144, 3, 4)
"""The cost on an ordinary machine; `calibrated` fits it to this one."""
_AIM_SECONDS = 0.75
_STRENGTH_CAP = 72


@dataclass(frozen=True)
class NewKeys:
    """What a new journal starts with; `recovery_key` is shown once and stored nowhere."""

    header: Header
    data_key: bytes = field(repr=False)
    recovery_key: str = field(repr=False)


def create_header(passphrase: str, cost: Cost) -> NewKeys:
    """A new journal's random data key in both slots. Raises PassphraseTooShort, KeyHeaderRefused."""
    journal, data_key, recovery = (
        secrets.token_hex(ID_BYTES),
        secrets.token_bytes(KEY_BYTES),
        recovery_key.generate(),
    )
    header = Header(
        journal,
        _passphrase_slot(journal, data_key, passphrase, cost),
        _recovery_slot(journal, data_key, recovery),
    )
    return NewKeys(header, data_key, recovery_key.printed(recovery))


def unlock_with_passphrase(header: Header, passphrase: str) -> bytes:
    """The data key. Raises WrongPassphrase, KeyHeaderRefused (too little memory here for its cost)."""
    slot = header.passphrase
    key = stretched(passphrase, slot.salt, slot.cost)
    bound = _bound(header.journal, "passphrase", *slot.cost, slot.salt.hex())
    try:
        return _opened(slot.sealed, bound, slot.nonce, key)
    except CryptoError:
        raise WrongPassphrase from None


def unlock_with_recovery_key(header: Header, text: str) -> bytes:
    """The data key. Raises RecoveryKeyTypo (with the group) or WrongRecoveryKey (another journal's)."""
    key = _recovery_secret(header.journal, recovery_key.parse(text))
    try:
        return _opened(header.recovery.sealed, _bound(header.journal, "recovery"), header.recovery.nonce, key)
    except CryptoError:
        raise WrongRecoveryKey from None


def change_passphrase(header: Header, data_key: bytes, passphrase: str, cost: Cost) -> Header:
    """The same header with a new passphrase slot. Raises PassphraseTooShort, KeyHeaderRefused."""
    return replace(header, passphrase=_passphrase_slot(header.journal, data_key, passphrase, cost))


def renew_recovery_key(header: Header, data_key: bytes) -> tuple[Header, str]:
    """The same header with a new recovery slot, and the key to print; the old one opens it no more."""
    key = recovery_key.generate()
    renewed = replace(header, recovery=_recovery_slot(header.journal, data_key, key))
    return renewed, recovery_key.printed(key)


def subkey(data_key: bytes, purpose: bytes) -> bytes:
    """32 bytes for one purpose, such as `b"rmdesk/sign/1"`: BLAKE2b keyed with the data key."""
    return hashlib.blake2b(purpose, key=data_key, digest_size=KEY_BYTES).digest()


def stretched(text: str, salt: bytes, cost: Cost) -> bytes:
    """Argon2id over the NFKC form, 32 bytes. Raises KeyHeaderRefused before a derivation out of bounds."""
    check_cost(cost)
    secret = unicodedata.normalize("NFKC", text).encode("utf-8", "surrogatepass")
    try:
        return hash_secret_raw(secret, salt, cost.time, cost.memory_kib, cost.lanes, KEY_BYTES, Type.ID)
    except HashingError:
        raise KeyHeaderRefused(detail=f"no room for {cost.memory_kib} KiB") from None


def calibrated() -> Cost:
    """USUAL, fitted so that one derivation takes 0.5 to 1 s here, never under the floor.

    Measures one or two passes: call it in the worker. Memory is given up last.
    """
    memory = USUAL.memory_kib
    while True:
        seconds = _seconds_a_pass(memory)
        if seconds <= _AIM_SECONDS or memory <= FLOOR.memory_kib:
            passes = round(_AIM_SECONDS / max(seconds, 0.01))
            return Cost(memory, min(max(passes, FLOOR.time), 10), USUAL.lanes)
        memory //= 2


def passphrase_strength(text: str) -> int:
    """0 (guessed at once) to 4 (out of reach), by zxcvbn over the first 72 characters."""
    from zxcvbn import zxcvbn

    if not text:
        return 0
    return int(zxcvbn(text[:_STRENGTH_CAP])["score"])


def _seconds_a_pass(memory_kib: int) -> float:
    begun = time.perf_counter()
    try:
        stretched("calibration", bytes(SALT_BYTES), Cost(memory_kib, 1, USUAL.lanes))
    except KeyHeaderRefused:
        return float("inf")
    return time.perf_counter() - begun


def _passphrase_slot(journal: str, data_key: bytes, passphrase: str, cost: Cost) -> PassphraseSlot:
    if len(unicodedata.normalize("NFKC", passphrase)) < PASSPHRASE_LENGTH:
        raise PassphraseTooShort
    salt, nonce = secrets.token_bytes(SALT_BYTES), secrets.token_bytes(NONCE_BYTES)
    bound = _bound(journal, "passphrase", *cost, salt.hex())
    key = stretched(passphrase, salt, cost)
    return PassphraseSlot(cost, salt, nonce, _sealed(data_key, bound, nonce, key))


def _recovery_slot(journal: str, data_key: bytes, recovery: bytes) -> RecoverySlot:
    nonce = secrets.token_bytes(NONCE_BYTES)
    key, bound = _recovery_secret(journal, recovery), _bound(journal, "recovery")
    return RecoverySlot(nonce, _sealed(data_key, bound, nonce, key))


def _recovery_secret(journal: str, recovery: bytes) -> bytes:
    """No stretching: 160 random bits cannot be guessed."""
    return hashlib.blake2b(
        f"rmdesk/recovery/1/{journal}".encode(), key=recovery, digest_size=KEY_BYTES
    ).digest()


def _bound(journal: str, slot: str, *parameters: int | str) -> bytes:
    """The associated data: a slot moved elsewhere or with other parameters does not open."""
    return json.dumps(["rmdesk/keys", FORMAT, journal, slot, *parameters]).encode("ascii")

"""Signatures of the two: Ed25519 keys, from the data key (owner) or from a sign-off code (partner)."""

import re
import secrets
import unicodedata
from collections.abc import Sequence
from importlib.resources import files

from nacl.encoding import RawEncoder
from nacl.exceptions import BadSignatureError
from nacl.hash import blake2b
from nacl.signing import SigningKey, VerifyKey

from rmdesk.errors import CodeTooWeak
from rmdesk.storage.header import SALT_BYTES, Cost
from rmdesk.storage.recovery_key import base32
from rmdesk.storage.vault import stretched, subkey

CODE_LENGTH = 8
"""The fewest characters of a sign-off code."""
_GUESSES = 1e8
_CAP = 72
_WORDS = 4
_MONTHS = "jan|feb|mar|mär|apr|may|mai|jun|jul|aug|sep|oct|okt|nov|dec|dez"
_DATES = (
    re.compile(r"\d{1,4}\s?[./\-_ ]\s?\d{1,2}\s?[./\-_ ]\s?\d{1,4}"),
    re.compile(rf"\b({_MONTHS})\w*\W*\d|\d\W*(st|nd|rd|th)?\W*({_MONTHS})(\w{{0,6}})\b"),
    re.compile(r"^\D{0,3}(19|20)\d{2}(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])\D{0,3}$"),
    re.compile(r"^\D{0,3}(0[1-9]|[12]\d|3[01])(0[1-9]|[12]\d|3[01])(19|20)\d{2}\D{0,3}$"),
)


def owner_signing_key(data_key: bytes) -> bytes:
    """The seed (32 bytes) of the journal owner's key."""
    return subkey(data_key, b"rmdesk/sign/1")


def new_salt() -> bytes:
    """A random salt for one pairing's sign-off code; it stands in the signed agreement."""
    return secrets.token_bytes(SALT_BYTES)


def code_signing_key(code: str, salt: bytes, cost: Cost) -> bytes:
    """The seed of the partner's key. About a second: call it in the worker. Raises KeyHeaderRefused."""
    return stretched(normalised_code(code), salt, cost)


def public_key(seed: bytes) -> bytes:
    """The 32 bytes others check signatures with."""
    return SigningKey(seed).verify_key.encode()


def sign(seed: bytes, digest: bytes) -> bytes:
    """The signature (64 bytes) over a digest."""
    return SigningKey(seed).sign(digest).signature


def is_signed(key: bytes, digest: bytes, signature: bytes) -> bool:
    """Whether `signature` over `digest` was made with the seed of this public key."""
    try:
        VerifyKey(key).verify(digest, signature)
    except (BadSignatureError, ValueError, TypeError):
        return False
    return True


def fingerprint(key: bytes) -> str:
    """80 bits of a public key's BLAKE2b hash in four groups, for reading aloud and noting down."""
    text = base32(blake2b(key, digest_size=16, person=b"rmdesk/finger/1", encoder=RawEncoder)[:10])
    return " ".join(text[start : start + 4] for start in range(0, len(text), 4))


def normalised_code(code: str) -> str:
    """How a code is compared: NFKC, any case, single spaces."""
    return " ".join(unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", code).casefold()).split())


def check_code(code: str, names: Sequence[str] = ()) -> None:
    """Raises CodeTooWeak for a code under 8 characters, with a date, or of common words; names do not count.

    Weak means fewer than 10^8 guesses by zxcvbn, what eight random signs have.
    """
    from zxcvbn import zxcvbn

    text = normalised_code(code)
    if len(text) < CODE_LENGTH or any(pattern.search(text) for pattern in _DATES):
        raise CodeTooWeak
    words = [word for name in names for word in normalised_code(name).split()]
    for word in words:
        text = text.replace(word, " ")
    verdict = zxcvbn(text[:_CAP], user_inputs=words)
    has_date = any(part["pattern"] == "date" and len(part["token"]) >= 6 for part in verdict["sequence"])
    if has_date or verdict["guesses"] < _GUESSES:
        raise CodeTooWeak


def suggest_code() -> str:
    """Four random words of the EFF's long list (51 bits), joined by spaces."""
    words = (files("xkcdpass") / "static" / "eff-long").read_text("utf-8").split()
    return " ".join(secrets.choice(words) for _ in range(_WORDS))

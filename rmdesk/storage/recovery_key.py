"""The printed recovery key: 160 random bits in eight groups a person can copy by hand.

Each group is four Crockford base32 symbols and one check symbol. With symbols read as elements of
GF(32) (polynomial x^5 + x^2 + 1, a = x = 2), the check symbol of group g (1 to 8) is

    c = g + a*s1 + a^2*s2 + a^3*s3 + a^4*s4

Every single wrong symbol is found (each weight has an inverse), so is every swap of two symbols of a
group, the check symbol included (all five weights differ), and so are two whole groups swapped (g).
"""

import secrets
import unicodedata

from rmdesk.errors import RecoveryKeyTypo

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
GROUPS = 8
_DATA_SYMBOLS = 4
_GROUP_LENGTH = _DATA_SYMBOLS + 1
_KEY_BYTES = 20
_READ_AS = str.maketrans({"O": "0", "I": "1", "L": "1"})
_SEPARATORS = frozenset("-_.,:/\u2010\u2011\u2012\u2013\u2014\u2212")


def generate() -> bytes:
    """A new random key of 160 bits."""
    return secrets.token_bytes(_KEY_BYTES)


def printed(key: bytes) -> str:
    """The key as eight groups of five symbols, joined by hyphens."""
    return "-".join(
        data + ALPHABET[_check(group, data)]
        for group, data in enumerate(_cut(base32(key), _DATA_SYMBOLS), start=1)
    )


def parse(text: str) -> bytes:
    """The key a person typed: lower case, spaces and hyphens do not matter, O is 0, I and L are 1.

    Raises RecoveryKeyTypo with the first wrong group, or 0 when symbols are missing or left over.
    """
    symbols = _symbols(text)
    groups = _cut(symbols, _GROUP_LENGTH)
    for number, group in enumerate(groups[:GROUPS], start=1):
        if len(group) == _GROUP_LENGTH and not _is_right(number, group):
            raise RecoveryKeyTypo(number)
    if len(symbols) != GROUPS * _GROUP_LENGTH:
        raise RecoveryKeyTypo(0)
    value = 0
    for symbol in "".join(group[:_DATA_SYMBOLS] for group in groups):
        value = value << 5 | ALPHABET.index(symbol)
    return value.to_bytes(_KEY_BYTES, "big")


def base32(content: bytes) -> str:
    """Crockford base32 without checks; the length in bits is a multiple of five."""
    value = int.from_bytes(content, "big")
    count = len(content) * 8 // 5
    return "".join(ALPHABET[value >> 5 * place & 31] for place in range(count - 1, -1, -1))


def _symbols(text: str) -> str:
    folded = unicodedata.normalize("NFKC", text[:1000]).upper().translate(_READ_AS)
    return "".join(sign for sign in folded if not sign.isspace() and sign not in _SEPARATORS)


def _cut(text: str, length: int) -> list[str]:
    return [text[start : start + length] for start in range(0, len(text), length)]


def _is_right(number: int, group: str) -> bool:
    if any(symbol not in ALPHABET for symbol in group):
        return False
    return ALPHABET[_check(number, group[:_DATA_SYMBOLS])] == group[-1]


def _check(number: int, data: str) -> int:
    check = number
    for power, symbol in enumerate(data, start=1):
        term = ALPHABET.index(symbol)
        for _ in range(power):
            term = _doubled(term)
        check ^= term
    return check


def _doubled(element: int) -> int:
    """Times x in GF(32)."""
    shifted = element << 1
    return shifted ^ 0b100101 if shifted & 0b100000 else shifted

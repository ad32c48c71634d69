"""The key header `keys.json`: which slots open the data key, and how it is read and written.

It holds no secret by itself. Format 1: journal id, the slots *passphrase* (Argon2id parameters, salt,
nonce, sealed data key) and *recovery* (nonce, sealed data key), and a checksum, so that damage is told
from a wrong passphrase.
"""

import hashlib
import json
import stat
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, NamedTuple

from rmdesk import paths
from rmdesk.errors import (
    JournalDamaged,
    JournalError,
    JournalMissing,
    JournalTooNew,
    KeyHeaderRefused,
    NotAJournal,
)
from rmdesk.storage.files import translated_os_errors, write_private

FORMAT = 1
ID_BYTES = 16
SALT_BYTES = 16
NONCE_BYTES = 24
SEALED_BYTES = 48
_SIZE_LIMIT = 4096


class Cost(NamedTuple):
    """What one Argon2id derivation costs: memory in KiB, passes, lanes."""

    memory_kib: int
    time: int
    lanes: int


FLOOR = Cost(65_536, 1, 1)
CEILING = Cost(1_048_576, 16, 16)
"""Foreign parameters outside FLOOR to CEILING are refused before anything is derived."""


def check_cost(cost: Cost) -> None:
    """Raises KeyHeaderRefused outside the sane bounds."""
    for asked, least, most in zip(cost, FLOOR, CEILING, strict=True):
        if not least <= asked <= most:
            raise KeyHeaderRefused(detail=f"{cost.memory_kib} KiB, {cost.time}, {cost.lanes}")


@dataclass(frozen=True)
class PassphraseSlot:
    """The data key sealed with a key derived from the passphrase."""

    cost: Cost
    salt: bytes
    nonce: bytes
    sealed: bytes


@dataclass(frozen=True)
class RecoverySlot:
    """The data key sealed with a key derived from the recovery key."""

    nonce: bytes
    sealed: bytes


@dataclass(frozen=True)
class Header:
    """A key header: `journal` is a random id of 32 hex digits."""

    journal: str
    passphrase: PassphraseSlot
    recovery: RecoverySlot


def to_bytes(header: Header) -> bytes:
    """The file's bytes: ASCII JSON."""
    content = {
        "format": FORMAT,
        "journal": header.journal,
        "passphrase": {
            **header.passphrase.cost._asdict(),
            **_as_hex(asdict(header.passphrase), "salt", "nonce", "sealed"),
        },
        "recovery": _as_hex(asdict(header.recovery), "nonce", "sealed"),
    }
    return json.dumps({**content, "check": _checksum(content)}, indent=1).encode("ascii") + b"\n"


def from_bytes(content: bytes) -> Header:
    """Read strictly. Raises JournalDamaged, JournalTooNew or KeyHeaderRefused."""
    fields = _json(content)
    number = fields.get("format")
    if type(number) is int and number > FORMAT:
        raise JournalTooNew(detail=f"key header {number}")
    check = fields.pop("check", None)
    if number != FORMAT or set(fields) != {"format", "journal", "passphrase", "recovery"}:
        raise JournalDamaged(detail="key header fields")
    header = Header(
        _hex(fields["journal"], ID_BYTES).hex(),
        _passphrase_slot(fields["passphrase"]),
        _recovery_slot(fields["recovery"]),
    )
    if check != _checksum(fields):
        raise JournalDamaged(detail="key header checksum")
    return header


def read_header(journal: Path) -> Header:
    """The header of a journal folder; the previous one where the current is missing, damaged or absurd.

    Raises JournalMissing (no such folder), NotAJournal (a file, or a folder without database and header),
    JournalDamaged, JournalTooNew, KeyHeaderRefused. Never makes a header.
    """
    if not journal.exists():
        raise JournalMissing(journal)
    if not journal.is_dir():
        raise NotAJournal(journal)
    try:
        return _read(paths.header(journal))
    except (JournalMissing, JournalDamaged, KeyHeaderRefused) as fault:
        try:
            return _read(paths.previous_header(journal))
        except (JournalMissing, JournalDamaged, KeyHeaderRefused):
            raise _named(journal, fault) from None


def write_header(journal: Path, header: Header) -> None:
    """Replace the header safely; a readable current one is kept as the previous one.

    Raises the errors of `files.write_private`.
    """
    try:
        current = _read(paths.header(journal))
    except (JournalMissing, JournalDamaged, KeyHeaderRefused):
        current = None
    if current is not None:
        write_private(paths.previous_header(journal), to_bytes(current))
    write_private(paths.header(journal), to_bytes(header))


def settle_header(journal: Path, header: Header) -> None:
    """Call once `header` has opened the journal: both copies become this header.

    So a damaged file has a spare, and a passphrase that was changed opens nothing any more.
    """
    content = to_bytes(header)
    for path in (paths.header(journal), paths.previous_header(journal)):
        try:
            is_settled = to_bytes(_read(path)) == content
        except (JournalMissing, JournalDamaged, KeyHeaderRefused):
            is_settled = False
        if not is_settled:
            write_private(path, content)


def _read(path: Path) -> Header:
    with translated_os_errors(path):
        status = path.stat()
        if not stat.S_ISREG(status.st_mode) or status.st_size > _SIZE_LIMIT:
            raise JournalDamaged(path, "key header size")
        content = path.read_bytes()
    try:
        return from_bytes(content)
    except JournalError as fault:
        raise type(fault)(path, fault.detail) from None


def _named(journal: Path, fault: JournalError) -> JournalError:
    if not isinstance(fault, JournalMissing):
        return fault
    if paths.database(journal).exists():
        return JournalDamaged(paths.header(journal), "key header missing")
    return NotAJournal(journal)


def _json(content: bytes) -> dict[str, Any]:
    try:
        fields = json.loads(content.decode("ascii"), object_pairs_hook=_unique)
    except (ValueError, RecursionError):
        raise JournalDamaged(detail="key header syntax") from None
    if not isinstance(fields, dict):
        raise JournalDamaged(detail="key header syntax")
    return fields


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    fields = dict(pairs)
    if len(fields) != len(pairs):
        raise ValueError
    return fields


def _passphrase_slot(fields: Any) -> PassphraseSlot:
    _expect(fields, {*Cost._fields, "salt", "nonce", "sealed"})
    cost = Cost(*(_whole(fields[name]) for name in Cost._fields))
    check_cost(cost)
    return PassphraseSlot(
        cost,
        _hex(fields["salt"], SALT_BYTES),
        _hex(fields["nonce"], NONCE_BYTES),
        _hex(fields["sealed"], SEALED_BYTES),
    )


def _recovery_slot(fields: Any) -> RecoverySlot:
    _expect(fields, {"nonce", "sealed"})
    return RecoverySlot(_hex(fields["nonce"], NONCE_BYTES), _hex(fields["sealed"], SEALED_BYTES))


def _expect(fields: Any, names: set[str]) -> None:
    if not isinstance(fields, dict) or set(fields) != names:
        raise JournalDamaged(detail="key header fields")


def _whole(value: Any) -> int:
    if type(value) is not int:
        raise JournalDamaged(detail="key header number")
    return value


def _hex(value: Any, length: int) -> bytes:
    if not isinstance(value, str) or len(value) != 2 * length or not set(value) <= set("0123456789abcdef"):
        raise JournalDamaged(detail="key header value")
    return bytes.fromhex(value)


def _as_hex(fields: dict[str, Any], *names: str) -> dict[str, str]:
    return {name: fields[name].hex() for name in names}


def _checksum(content: dict[str, Any]) -> str:
    return hashlib.sha256(json.dumps(content, sort_keys=True).encode("ascii")).hexdigest()[:32]

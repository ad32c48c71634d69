"""The partner's sign-off code at pairing: from typed words to the key that stands in the agreement."""

from collections.abc import Sequence
from pathlib import Path

from rmdesk.journal.agreements import PartnerKey
from rmdesk.storage import signing
from rmdesk.storage.header import read_header


def new_partner_key(journal_folder: Path, code: str, names: Sequence[str]) -> PartnerKey:
    """The key for a new code: a fresh salt, the cost of this journal's passphrase.

    About a second on purpose, so in a worker. `names` do not count as words of the code. Raises CodeTooWeak.
    """
    signing.check_code(code, names)
    cost = read_header(journal_folder).passphrase.cost
    salt = signing.new_salt()
    return PartnerKey(signing.public_key(signing.code_signing_key(code, salt, cost)), salt, *cost)


def fingerprint(key: PartnerKey) -> str:
    """What the partner notes down: whoever shows another one has another key."""
    return signing.fingerprint(key.public_key)

"""The partner's sign-off code at pairing: from typed words to the key that stands in the agreement."""

from collections.abc import Sequence
from pathlib import Path

from rmdesk.domain.vocabulary import TopicFamily
from rmdesk.journal.agreement_forms import PartnerKey
from rmdesk.journal.db import Db
from rmdesk.journal.pairings import PairingForm, new_pairing
from rmdesk.journal.sessions import SessionForm, plan_session
from rmdesk.storage import signing
from rmdesk.storage.header import Cost, read_header
from rmdesk.storage.records import Agreement, Pairing


def new_partner_key(journal_folder: Path, code: str, names: Sequence[str]) -> PartnerKey:
    """The key for a new code: a fresh salt, the cost of this journal's passphrase.

    About a second on purpose, so in a worker. `names` do not count as words of the code. Raises CodeTooWeak.
    """
    signing.check_code(code, names)
    cost = read_header(journal_folder).passphrase.cost
    salt = signing.new_salt()
    return PartnerKey(signing.public_key(signing.code_signing_key(code, salt, cost)), salt, *cost)


def begin_pairing(db: Db, form: PairingForm, partner: PartnerKey, topic: str) -> Pairing:
    """A pairing, its first agreement to sign, and its first session about `topic`. Raises InvalidInput."""
    pairing = new_pairing(db, form, partner)
    first = SessionForm(form.first_session_at, form.minutes, topic, TopicFamily.THE_PAIRING)
    plan_session(db, pairing.id, first)
    return pairing


def fingerprint(key: PartnerKey) -> str:
    """What the partner notes down: whoever shows another one has another key."""
    return signing.fingerprint(key.public_key)


def another_partner_key(version: Agreement, code: str, names: Sequence[str]) -> PartnerKey:
    """The key for another code of the partner, at the cost of the one in this version; in a worker.

    Raises CodeTooWeak.
    """
    signing.check_code(code, names)
    cost = Cost(version.code_memory_kib, version.code_time, version.code_lanes)
    salt = signing.new_salt()
    return PartnerKey(signing.public_key(signing.code_signing_key(code, salt, cost)), salt, *cost)

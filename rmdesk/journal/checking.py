"""`rmdesk check`: everything in a journal read once, every seal and signature proved."""

import sqlalchemy as sa

from rmdesk.domain.vocabulary import Role
from rmdesk.journal.db import Db
from rmdesk.journal.keeping import Kept
from rmdesk.journal.signatures import is_signed
from rmdesk.storage.engine import problems as database_problems
from rmdesk.storage.records import Agreement, Signature


def problems(kept: Kept) -> tuple[str, ...]:
    """What is wrong, in technical words without journal text; empty when the journal is sound."""
    with kept.journal.lock:
        found = database_problems(kept.connection)
    return found or kept.journal.ask(_wrong_signatures)


def _wrong_signatures(db: Db) -> tuple[str, ...]:
    """Signatures under a version in force that do not fit its text. A draft may have been changed since."""
    wrong = []
    for agreement in db.scalars(sa.select(Agreement).where(Agreement.in_force_at.is_not(None))):
        signed = set(db.scalars(sa.select(Signature.role).filter_by(agreement_id=agreement.id)))
        for role in Role:
            if role not in signed or is_signed(db, agreement, role) is None:
                wrong.append(f"signature of the {role} under agreement version {agreement.version}")
    return tuple(wrong)

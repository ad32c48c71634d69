"""Rules made stricter at once, on either side's word; making them wider takes a version that both sign."""

from rmdesk.domain.narrowing import Narrower, narrower
from rmdesk.domain.vocabulary import LoggedKind, Role, RuleKind, Side
from rmdesk.errors import InvalidInput
from rmdesk.journal.agreements import as_rules, current, in_force
from rmdesk.journal.change_log import log_change
from rmdesk.journal.db import Db
from rmdesk.journal.quotes import call_back_all
from rmdesk.journal.signatures import require_code
from rmdesk.storage.records import Agreement, Narrowing, Pairing


def stricter_in(db: Db, draft_id: str) -> Narrower:
    """What of a draft can hold at once. Nothing before the first version is in force. Raises NotFound."""
    draft = db.find(Agreement, draft_id)
    agreement = in_force(db, draft.pairing_id)
    if agreement is None or draft.in_force_at is not None:
        return Narrower()
    return narrower(agreement.now, as_rules(db, draft))


def narrow_as_owner(db: Db, draft_id: str) -> Narrower:
    """On the owner's word, everything stricter in the draft holds from now on; the draft stays.

    Open consents are dropped. Raises InvalidInput when nothing in it is stricter.
    """
    draft = db.find(Agreement, draft_id)
    return _narrow(db, draft, db.find(Pairing, draft.pairing_id).owner_role)


def narrow_as_partner(db: Db, draft_id: str, seed: bytes) -> Narrower:
    """The same on the partner's word, given with their code. Raises WrongCode, InvalidInput."""
    draft = db.find(Agreement, draft_id)
    role = db.find(Pairing, draft.pairing_id).owner_role.other
    version = current(db, draft.pairing_id)
    if version is not None:
        require_code(version, role, seed)
    return _narrow(db, draft, role)


def _narrow(db: Db, draft: Agreement, role: Role) -> Narrower:
    found = stricter_in(db, draft.id)
    version = current(db, draft.pairing_id)
    if version is None or not found:
        raise InvalidInput("agreement", "nothing narrower")
    rows = [
        Narrowing(
            agreement_id=version.id, role=role, at=db.now(), number=rule.number, kind=rule.kind,
            audience=rule.audience, form=rule.form, tags=tuple(sorted(rule.tags)),
            subjects=tuple(sorted(rule.subjects)),
        )
        for rule in found.rules
    ]  # fmt: skip
    rows += [_without_rule(db, version, role, word, wording) for word, wording in found.watchwords]
    if found.hides_first_and_last:
        rows.append(_without_rule(db, version, role))
    for row in rows:
        db.add(row)
        db.flush()
    call_back_all(db, draft.pairing_id)
    numbers = ", ".join(f"R{rule.number}" for rule in found.rules)
    log_change(db, draft.pairing_id, LoggedKind.NARROWED, numbers, Side(role.value))
    return found


def _without_rule(db: Db, version: Agreement, role: Role, word: str = "", wording: str = "") -> Narrowing:
    return Narrowing(
        agreement_id=version.id,
        role=role,
        at=db.now(),
        number=0,
        kind=RuleKind.WORDS,
        word=word,
        wording=wording,
    )

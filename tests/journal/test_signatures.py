"""Who signed what, and when a signature still fits the text."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from rmdesk.domain.vocabulary import Role
from rmdesk.errors import NotReadyToSign, WrongCode
from rmdesk.journal import agreements, signatures
from rmdesk.journal.db import Db
from rmdesk.journal.goals import GoalForm, set_goal
from rmdesk.journal.journal import Journal
from rmdesk.storage.records import Agreement, PrivacyRule
from tests.conftest import SetClock, partner_seed
from tests.journal.test_agreements import form_of, save, set_goals, sign_both, view_of_draft


@pytest.fixture
def ready(journal: Journal, pairing_id: str) -> Agreement:
    """A first version that lacks nothing."""
    set_goals(journal, pairing_id)
    return view_of_draft(journal, pairing_id).agreement


def signed(journal: Journal, agreement: Agreement) -> set[Role]:
    return {role for role in Role if journal.ask(signatures.is_signed, agreement, role) is not None}


@pytest.mark.parametrize("role", list(Role))
def test_goals_on_one_side_only_are_refused_with_the_reason(
    journal: Journal, pairing_id: str, role: Role
) -> None:
    journal.do(None, set_goal, pairing_id, role, GoalForm("Read a P&L and explain it"))
    draft = view_of_draft(journal, pairing_id).agreement
    with pytest.raises(NotReadyToSign) as refused:
        journal.do(None, signatures.sign_as_owner, draft.id)
    assert refused.value.missing == (f"no {role.other.value} goal",)
    with pytest.raises(NotReadyToSign):
        journal.do(None, signatures.sign_as_partner, draft.id, partner_seed())
    assert signed(journal, draft) == set()


def test_it_is_in_force_only_when_both_have_signed(
    journal: Journal, pairing_id: str, ready: Agreement, clock: SetClock
) -> None:
    journal.do(None, signatures.sign_as_owner, ready.id)
    assert signed(journal, ready) == {Role.EXECUTIVE}
    assert journal.ask(agreements.current, pairing_id) is None
    clock.forward(minutes=2)
    journal.do(None, signatures.sign_as_partner, ready.id, partner_seed())
    current = journal.ask(agreements.current, pairing_id)
    assert current is not None
    assert current.in_force_at == clock.time
    assert signed(journal, current) == set(Role)


def test_a_wrong_code_signs_nothing(journal: Journal, ready: Agreement) -> None:
    with pytest.raises(WrongCode):
        journal.do(None, signatures.sign_as_partner, ready.id, partner_seed("another code altogether"))
    assert signed(journal, ready) == set()


def test_signing_twice_is_signing_once(journal: Journal, ready: Agreement, clock: SetClock) -> None:
    journal.do(None, signatures.sign_as_owner, ready.id)
    first = journal.ask(signatures.is_signed, ready, Role.EXECUTIVE)
    clock.forward(hours=1)
    journal.do(None, signatures.sign_as_owner, ready.id)
    assert journal.ask(signatures.is_signed, ready, Role.EXECUTIVE) == first


def test_any_edit_takes_the_first_signature_back(journal: Journal, pairing_id: str, ready: Agreement) -> None:
    journal.do(None, signatures.sign_as_owner, ready.id)
    form = form_of(view_of_draft(journal, pairing_id))
    save(journal, pairing_id, replace(form, scope="Something else"))
    assert signed(journal, ready) == set()


def _strike(db: Db, agreement_id: str) -> None:
    next(rule for rule in agreements.rules_of(db, agreement_id) if rule.number == 2).is_kept = False


def _shorten(db: Db, agreement_id: str) -> None:
    next(rule for rule in agreements.rules_of(db, agreement_id) if rule.number == 10).only_me_days = 1


def _drop_watchword(db: Db, agreement_id: str) -> None:
    db.delete(agreements.watchwords_of(db, agreement_id)[0])


def _tick(db: Db, agreement_id: str) -> None:
    db.find(Agreement, agreement_id).shows_first_and_last = True


def _add(db: Db, agreement_id: str) -> None:
    rule = agreements.rules_of(db, agreement_id)[0]
    db.add(PrivacyRule(agreement_id=agreement_id, number=11, kind=rule.kind))


@pytest.mark.parametrize("tamper", [_strike, _shorten, _drop_watchword, _tick, _add])
def test_a_signature_fits_this_very_text_only(
    journal: Journal, pairing_id: str, tamper: Callable[[Db, str], None]
) -> None:
    set_goals(journal, pairing_id)
    form = form_of(view_of_draft(journal, pairing_id))
    save(journal, pairing_id, replace(form, watchwords=(("Heron", "a project"),)))
    sign_both(journal, pairing_id)
    current = journal.ask(agreements.current, pairing_id)
    assert current is not None
    journal.do(None, tamper, current.id)
    current = journal.ask(agreements.current, pairing_id)
    assert current is not None
    assert signed(journal, current) == set()

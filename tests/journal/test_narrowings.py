"""Stricter at once on one side's word; wider only with both, and only for texts raised after it."""

from dataclasses import replace

import pytest

from rmdesk.domain.privacy import Reason
from rmdesk.domain.subjects import Subject
from rmdesk.domain.vocabulary import Audience, Form, LoggedKind
from rmdesk.errors import InvalidInput, NoSummary, WrongCode
from rmdesk.journal import narrowings, saving
from rmdesk.journal.agreement_forms import RuleForm
from rmdesk.journal.agreements import in_force, view
from rmdesk.journal.change_log import change_log
from rmdesk.journal.drafts import discard_draft, propose_change
from rmdesk.storage.records import AgreedSummary
from rmdesk.wording.errors import sentence
from tests.conftest import partner_seed
from tests.journal.privacy_material import Pair, seed, span

PERIOD = span(0, 28)
LESSONS_STAY = RuleForm(11, audience=Audience.PAIR, subjects=(Subject.LESSON_LEARNT,))
LESSON = "Ask twice"
"""What `conftest.folder` prepares: an agreement in force, three sessions held, and this lesson."""


def reasons(pair: Pair) -> set[Reason]:
    """Why lessons stay now."""
    rows = pair.preview(PERIOD).withheld
    return {row.reason for row in rows if row.subject is Subject.LESSON_LEARNT}


def test_a_stricter_rule_holds_on_the_owners_word_before_anybody_signs(pair: Pair) -> None:
    draft = pair.agree(rules=(LESSONS_STAY,), signed=False)
    assert b"Ask twice" in pair.preview(PERIOD).signed
    found = pair.journal.do(None, narrowings.narrow_as_owner, draft)
    assert [rule.number for rule in found.rules] == [11]
    assert b"Ask twice" not in pair.preview(PERIOD).signed
    assert reasons(pair) == {Reason.RULE}
    (line, *_rest) = pair.journal.ask(change_log, pair.pairing_id)
    assert (line.kind, line.what) == (LoggedKind.NARROWED, "R11")


def test_it_holds_on_when_the_draft_is_thrown_away(pair: Pair) -> None:
    draft = pair.agree(rules=(LESSONS_STAY,), signed=False)
    pair.journal.do(None, narrowings.narrow_as_owner, draft)
    pair.journal.do(None, discard_draft, draft)
    assert reasons(pair) == {Reason.RULE}
    again = pair.journal.do(None, propose_change, pair.pairing_id)
    rules = pair.journal.ask(view, again.id).rules
    assert [(rule.number, rule.audience) for rule in rules if rule.number > 10] == [(11, Audience.PAIR)]
    assert not pair.journal.ask(narrowings.stricter_in, again.id)


def test_the_partners_word_is_given_with_their_code(pair: Pair) -> None:
    draft = pair.agree("Lark", signed=False)
    pair.say("Lark was late")
    with pytest.raises(WrongCode):
        pair.journal.do(None, narrowings.narrow_as_partner, draft, partner_seed("another four random words"))
    assert b"Lark" in pair.preview(PERIOD).signed
    pair.journal.do(None, narrowings.narrow_as_partner, draft, seed())
    assert b"Lark" not in pair.preview(PERIOD).signed


def test_nothing_stricter_is_said_so(pair: Pair) -> None:
    draft = pair.journal.do(None, propose_change, pair.pairing_id).id
    with pytest.raises(InvalidInput) as refused:
        pair.journal.do(None, narrowings.narrow_as_owner, draft)
    assert sentence(refused.value) == "Nothing in this draft is stricter than the version in force."


def test_the_tick_is_hidden_at_once(pair: Pair) -> None:
    pair.agree(tick=True)
    draft = pair.agree(tick=False, signed=False)
    pair.journal.do(None, narrowings.narrow_as_owner, draft)
    rules = pair.journal.ask(in_force, pair.pairing_id)
    assert rules is not None
    assert not rules.now.shows_first_and_last


def test_narrowing_drops_both_consents_that_were_not_saved(pair: Pair) -> None:
    pair.consent_as_both(PERIOD)
    agreed = pair.share(PERIOD).agreed
    assert agreed is not None
    draft = pair.agree("Lark", signed=False)
    pair.journal.do(None, narrowings.narrow_as_owner, draft)
    with pytest.raises(NoSummary) as refused:
        pair.journal.ask(saving.file_to_save, agreed.id)
    assert sentence(refused.value).startswith("The text has changed since it was agreed to.")
    assert pair.share(PERIOD).consents == {}


def test_what_was_saved_stays_saved(pair: Pair) -> None:
    pair.save(PERIOD)
    draft = pair.agree("Lark", signed=False)
    pair.journal.do(None, narrowings.narrow_as_owner, draft)
    saved = pair.journal.ask(lambda db: db.query(AgreedSummary).one())
    assert pair.journal.ask(saving.file_to_save, saved.id).content == saved.file_bytes


def test_wider_needs_both_and_touches_only_what_is_raised_after_it(pair: Pair) -> None:
    counted = RuleForm(11, form=Form.COUNTED_ONLY, subjects=(Subject.LEARNT,))
    pair.agree(rules=(counted,))
    session = pair.preview(PERIOD).session_ids[0]
    pair.learn("passkeys", session)
    draft = pair.agree(rules=(replace(counted, form=Form.AS_WRITTEN),), signed=False)
    assert not pair.journal.ask(narrowings.stricter_in, draft)
    assert "passkeys" not in pair.text(PERIOD), "nobody has signed yet"
    pair.agree(rules=(replace(counted, form=Form.AS_WRITTEN),))
    assert "passkeys" not in pair.text(PERIOD), "it was raised while such lines were counted only"
    pair.learn("scanning", session)
    assert "scanning" in pair.text(PERIOD)

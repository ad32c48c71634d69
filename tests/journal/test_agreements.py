"""Versions of the agreement: a draft beside the version in force, changed as it is typed."""

from dataclasses import replace

import pytest

from rmdesk.domain.subjects import Subject
from rmdesk.domain.vocabulary import Audience, Form, Role, RuleKind, Tag
from rmdesk.errors import InvalidInput, NotFound
from rmdesk.journal import agreements, drafts, signatures
from rmdesk.journal.agreement_forms import AgreementForm, RuleForm
from rmdesk.journal.agreements import AgreementView
from rmdesk.journal.goals import GoalForm, set_goal
from rmdesk.journal.journal import Journal
from tests.conftest import partner_seed


def view_of_draft(journal: Journal, pairing_id: str) -> AgreementView:
    draft = journal.ask(agreements.draft, pairing_id)
    assert draft is not None
    return journal.ask(agreements.view, draft.id)


def form_of(view: AgreementView) -> AgreementForm:
    rules = tuple(
        RuleForm(
            rule.number,
            rule.is_kept,
            rule.audience,
            rule.form,
            tuple(Subject(subject) for subject in rule.subjects),
            rule.text,
            rule.only_me_days,
            rule.pair_months,
        )
        for rule in view.rules
    )
    pairs = tuple((one.word, one.wording) for one in view.watchwords)
    agreement = view.agreement
    return AgreementForm(agreement.scope, agreement.change, agreement.shows_first_and_last, rules, pairs)


def save(journal: Journal, pairing_id: str, form: AgreementForm) -> AgreementView:
    draft = view_of_draft(journal, pairing_id).agreement
    journal.do(None, drafts.save_draft, draft.id, form)
    return view_of_draft(journal, pairing_id)


def set_goals(journal: Journal, pairing_id: str) -> None:
    for role in Role:
        journal.do(None, set_goal, pairing_id, role, GoalForm("Publish 4 business posts alone"))


def sign_both(journal: Journal, pairing_id: str) -> None:
    draft = view_of_draft(journal, pairing_id).agreement
    journal.do(None, signatures.sign_as_owner, draft.id)
    journal.do(None, signatures.sign_as_partner, draft.id, partner_seed())


@pytest.fixture
def signed(journal: Journal, pairing_id: str) -> None:
    """Version 1 is in force."""
    set_goals(journal, pairing_id)
    sign_both(journal, pairing_id)


def test_a_new_pairing_has_a_first_draft_with_ten_rules(journal: Journal, pairing_id: str) -> None:
    view = view_of_draft(journal, pairing_id)
    assert view.agreement.version == 1
    assert [rule.number for rule in view.rules] == list(range(1, 11))
    assert view.missing == ("no executive goal", "no mentor goal")
    assert journal.ask(agreements.in_force, pairing_id) is None


def test_struck_rules_alone_are_no_agreement(journal: Journal, pairing_id: str) -> None:
    form = form_of(view_of_draft(journal, pairing_id))
    struck = tuple(replace(rule, is_kept=False) for rule in form.rules)
    view = save(journal, pairing_id, replace(form, rules=struck))
    assert "no privacy rule" in view.missing
    assert {rule.number for rule in view.rules if rule.is_kept} == {1, 7, 8}


def test_a_draft_keeps_what_was_typed(journal: Journal, pairing_id: str) -> None:
    form = form_of(view_of_draft(journal, pairing_id))
    form = replace(
        form,
        scope=" Posts and a phone. ",
        change="Ten rules",
        shows_first_and_last=True,
        watchwords=(("Heron", "a project"), ("  ", "nothing"), ("Lark", "")),
    )
    view = save(journal, pairing_id, form)
    assert (view.agreement.scope, view.agreement.change) == ("Posts and a phone.", "Ten rules")
    assert view.agreement.shows_first_and_last
    assert [(one.word, one.wording) for one in view.watchwords] == [("Heron", "a project"), ("Lark", "")]


def test_a_rule_of_ones_own_may_turn_from_cap_to_form_to_promise(journal: Journal, pairing_id: str) -> None:
    form = form_of(view_of_draft(journal, pairing_id))
    kinds = []
    for own in (
        RuleForm(11, audience=Audience.PAIR, subjects=(Subject.GOAL,)),
        RuleForm(11, audience=Audience.PAIR, form=Form.COUNTED_ONLY, subjects=(Subject.GOAL,)),
        RuleForm(11, audience=Audience.PAIR, text="We answer within a day."),
    ):
        view = save(journal, pairing_id, replace(form, rules=(*form.rules, own)))
        kinds.append(view.rules[-1].kind)
    assert kinds == [RuleKind.CAP, RuleKind.FORM, RuleKind.PROMISE]
    assert len(save(journal, pairing_id, form).rules) == 10


@pytest.mark.usefixtures("signed")
def test_a_change_is_a_new_version_and_the_old_one_stays_in_force(journal: Journal, pairing_id: str) -> None:
    new = journal.do(None, drafts.propose_change, pairing_id)
    again = journal.do(None, drafts.propose_change, pairing_id)
    assert (new.version, again.id) == (2, new.id)
    current = journal.ask(agreements.current, pairing_id)
    assert current is not None
    assert current.version == 1
    sign_both(journal, pairing_id)
    rules = journal.ask(agreements.in_force, pairing_id)
    assert rules is not None
    assert rules.now.version == 2
    assert set(rules.ever) == {1, 2}


@pytest.mark.usefixtures("signed")
def test_a_cap_on_goals_binds_from_its_version_on(journal: Journal, pairing_id: str) -> None:
    journal.do(None, drafts.propose_change, pairing_id)
    form = form_of(view_of_draft(journal, pairing_id))
    own = RuleForm(11, audience=Audience.PAIR, subjects=(Subject.GOAL,))
    save(journal, pairing_id, replace(form, rules=(*form.rules, own)))
    sign_both(journal, pairing_id)
    rules = journal.ask(agreements.in_force, pairing_id)
    assert rules is not None
    assert rules.now.cap(Subject.GOAL, Tag.NONE) == (Audience.PAIR, 11)
    assert rules.ever[1].cap(Subject.GOAL, Tag.NONE) == (Audience.EVERYONE, 0)


@pytest.mark.usefixtures("signed")
def test_a_draft_can_be_discarded_the_version_in_force_cannot(journal: Journal, pairing_id: str) -> None:
    new = journal.do(None, drafts.propose_change, pairing_id)
    journal.do(None, drafts.discard_draft, new.id)
    assert journal.ask(agreements.draft, pairing_id) is None
    current = journal.ask(agreements.current, pairing_id)
    assert current is not None
    with pytest.raises(InvalidInput):
        journal.do(None, drafts.discard_draft, current.id)
    with pytest.raises(InvalidInput):
        journal.do(
            None,
            drafts.save_draft,
            current.id,
            form_of(journal.ask(agreements.view, current.id)),
        )


def test_the_first_draft_cannot_be_discarded(journal: Journal, pairing_id: str) -> None:
    with pytest.raises(InvalidInput):
        journal.do(None, drafts.discard_draft, view_of_draft(journal, pairing_id).agreement.id)


def test_nothing_to_change_where_there_is_no_agreement(journal: Journal) -> None:
    with pytest.raises(NotFound):
        journal.do(None, drafts.propose_change, "0" * 32)

"""Versions compared, the change log, goals fixed at signing, a new code, and the rule simulator."""

from dataclasses import replace
from datetime import date

import pytest

from rmdesk.domain.privacy import Reason
from rmdesk.domain.redaction import FindingKind
from rmdesk.domain.subjects import Subject
from rmdesk.domain.vocabulary import Audience, Form, GoalState, LoggedKind, Role, Side, Tag
from rmdesk.errors import NoSummary, NotReadyToSign, WrongCode
from rmdesk.journal import drafts, goals, signatures
from rmdesk.journal.agreement_forms import RuleForm, terms_of
from rmdesk.journal.agreements import current, draft, view
from rmdesk.journal.change_log import ChangeRow, change_log, explain_change
from rmdesk.journal.comparing import Comparison, Difference, compare
from rmdesk.journal.simulator import Outcome, Wish, simulate
from rmdesk.storage.records import LoggedChange
from tests.conftest import partner_key, partner_seed, write_scope
from tests.journal.privacy_material import Pair, seed, span

LESSON = ""
"""What `conftest.folder` prepares: an agreement in force, three sessions held."""


def log(pair: Pair) -> list[ChangeRow]:
    return list(pair.journal.ask(change_log, pair.pairing_id))


def test_an_empty_scope_holds_back_the_signing(pair: Pair) -> None:
    change = pair.journal.do(None, drafts.propose_change, pair.pairing_id)
    pair.journal.do(None, write_scope, pair.pairing_id, "  ")
    assert pair.journal.ask(view, change.id).missing == ("no scope",)
    with pytest.raises(NotReadyToSign):
        pair.journal.do(None, signatures.sign_as_owner, change.id)


# Goals -----------------------------------------------------------------------------------------------------


def test_the_goals_are_fixed_at_the_signing_and_a_change_of_one_is_logged(pair: Pair) -> None:
    version = pair.journal.ask(current, pair.pairing_id)
    assert version is not None
    assert {one.title for one in pair.journal.ask(view, version.id).goals} == {"Explain variance"}
    first = pair.goals()[0]
    form = goals.GoalForm("Explain variance", "the May figures", date(2026, 6, 9))
    pair.journal.do(None, goals.change_goal, first, form)
    pair.journal.do(None, goals.set_state, first, GoalState.RE_SCOPED)
    said = [row.what.split("\t") for row in log(pair) if row.kind is LoggedKind.GOAL]
    assert said == [
        ["E1", "in progress", "re-scoped"],
        ["E1", "", "2026-06-09"],
        ["E1", "", "the May figures"],
    ]
    assert {one.evidence_wanted for one in pair.journal.ask(view, version.id).goals} == {""}
    assert pair.journal.ask(signatures.is_signed, version, Role.MENTOR) is not None


def test_a_goal_changed_between_the_two_signatures_needs_the_first_one_anew(pair: Pair) -> None:
    pair.journal.do(None, drafts.propose_change, pair.pairing_id)
    waiting = pair.journal.ask(draft, pair.pairing_id)
    assert waiting is not None
    pair.journal.do(None, signatures.sign_as_owner, waiting.id)
    pair.journal.do(None, goals.change_goal, pair.goals()[0], goals.GoalForm("Explain margin"))
    pair.journal.do(None, signatures.sign_as_partner, waiting.id, seed())
    assert pair.journal.ask(current, pair.pairing_id) != waiting
    assert set(pair.journal.ask(view, waiting.id).signatures) == {Role.MENTOR}
    pair.journal.do(None, signatures.sign_as_owner, waiting.id)
    found = pair.journal.ask(current, pair.pairing_id)
    assert found is not None
    assert found.id == waiting.id


def test_signed_goals_changed_behind_the_signatures_let_nothing_out(pair: Pair) -> None:
    version = pair.journal.ask(current, pair.pairing_id)
    assert version is not None
    fixed = pair.journal.ask(view, version.id).goals[0]
    pair.change(type(fixed), fixed.id, title="Something else")
    with pytest.raises(NoSummary):
        pair.preview(span(0, 28))


# Comparing -------------------------------------------------------------------------------------------------


def compared(pair: Pair, *rules: RuleForm, words: tuple[str, ...] = ("Heron",)) -> Comparison:
    old = pair.journal.ask(current, pair.pairing_id)
    assert old is not None
    return pair.journal.ask(compare, old.id, pair.agree(*words, rules=rules, signed=False))


def test_versions_that_say_the_same_do_not_differ(pair: Pair) -> None:
    found = compared(pair)
    assert found.is_empty
    assert not found.narrower
    assert not found.widens


def test_a_rule_struck_and_one_added_are_told_with_their_direction(pair: Pair) -> None:
    stays = RuleForm(11, audience=Audience.PAIR, subjects=(Subject.GOAL,))
    found = compared(pair, stays, RuleForm(4, is_kept=False, audience=Audience.ONLY_ME))
    assert [(one.number, one.before is None, one.after is None) for one in found.rules] == [
        (4, False, False),
        (11, True, False),
    ]
    assert [rule.number for rule in found.narrower.rules] == [11]
    assert found.widens


def test_watchwords_are_counted_never_told(pair: Pair) -> None:
    found = compared(pair, words=("Lark", "Wren"))
    assert (found.watchwords_added, found.watchwords_removed) == (2, 1)
    assert "Lark" not in str(found.rules) + str(found.others)


def test_what_else_differs_is_told_before_and_after(pair: Pair) -> None:
    old = pair.journal.ask(current, pair.pairing_id)
    change = pair.journal.do(None, drafts.propose_change, pair.pairing_id)
    assert old is not None
    terms = replace(
        terms_of(pair.journal.ask(view, change.id)),
        minutes=40,
        why="the chair runs late",
        commitments=(
            (Side.MENTOR, "Hands in pockets"),
            (Side.EXECUTIVE, "No phone calls"),
            (Side.MENTOR, " "),
        ),
        stakeholders=(("IT", Audience.ONLY_ME),),
    )
    pair.journal.do(None, drafts.save_terms, change.id, change.scope, terms)
    found = pair.journal.ask(compare, old.id, change.id)
    assert list(found.others) == [
        Difference("minutes", str(old.minutes), "40"),
        Difference("commitments", "", "mentor: Hands in pockets\nexecutive: No phone calls"),
        Difference("stakeholders", "", "IT: coordinator"),
    ]


# The change log --------------------------------------------------------------------------------------------


def test_the_log_tells_versions_and_why(pair: Pair) -> None:
    change = pair.journal.do(None, drafts.propose_change, pair.pairing_id)
    terms = replace(terms_of(pair.journal.ask(view, change.id)), why="it was too long", minutes=40)
    pair.journal.do(None, drafts.save_terms, change.id, "Posts", terms)
    pair.agree()
    newest = log(pair)[0]
    assert (newest.version, newest.why, newest.on) == (2, "it was too long", date(2026, 2, 10))


def test_a_line_can_be_explained_later(pair: Pair) -> None:
    pair.journal.do(None, goals.set_state, pair.goals()[0], GoalState.DROPPED)
    line = pair.journal.ask(lambda db: db.query(LoggedChange).one())
    pair.journal.do(None, explain_change, line.id, " the plant was sold ")
    assert log(pair)[0].why == "the plant was sold"


# A new code ------------------------------------------------------------------------------------------------


def test_a_new_code_is_a_new_version_signed_with_it_and_logged(pair: Pair) -> None:
    other = "another four random words"
    change = pair.journal.do(None, drafts.propose_change, pair.pairing_id)
    pair.journal.do(None, drafts.use_code, change.id, partner_key(other))
    with pytest.raises(WrongCode):
        pair.journal.do(None, signatures.sign_as_partner, change.id, seed())
    pair.journal.do(None, signatures.sign_as_partner, change.id, partner_seed(other))
    pair.journal.do(None, signatures.sign_as_owner, change.id)
    line = next(row for row in log(pair) if row.kind is LoggedKind.NEW_CODE)
    assert len(line.what.split()) == 4


# The simulator ---------------------------------------------------------------------------------------------


def asked(pair: Pair, text: str, **wish: object) -> Outcome:
    return pair.journal.ask(simulate, pair.pairing_id, Wish(text, **wish))  # type: ignore[arg-type]


def test_a_plain_lesson_leaves_without_its_author_under_rule_5(pair: Pair) -> None:
    found = asked(pair, "Ask twice")
    assert (found.form, found.rule, found.text) == (Form.WITHOUT_AUTHOR, 5, "Ask twice")
    assert (found.starts, found.furthest) == (Audience.ONLY_ME, Audience.EVERYONE)


@pytest.mark.parametrize(
    ("text", "wish", "reason", "rule"),
    [
        ("We sold Heron", {}, Reason.WATCHWORD, 3),
        ("Greta was late", {}, Reason.NAME, 2),
        ("It paid well", {"tag": Tag.PAY}, Reason.RULE, 4),
        ("It hurt", {"subject": Subject.STUNG, "audience": Audience.PAIR}, Reason.WITH_AUTHOR, 0),
        ("A note", {"subject": Subject.NOTE}, Reason.SUBJECT, 0),
        ("An idea", {"subject": Subject.PROGRAMME_IDEA, "audience": Audience.EVERYONE}, Reason.SUBJECT, 0),
    ],
)
def test_what_stays_is_told_with_the_rule_that_decides(
    pair: Pair, text: str, wish: dict[str, object], reason: Reason, rule: int
) -> None:
    found = asked(pair, text, **wish)
    assert (found.form, found.reason, found.rule) == (None, reason, rule)


def test_the_simulator_suggests_another_wording_and_marks_what_it_found(pair: Pair) -> None:
    found = asked(pair, "We sold Heron")
    assert found.wording == "We sold a project"
    assert [(one.kind, one.start, one.end) for one in found.findings] == [(FindingKind.WATCHWORD, 8, 13)]


def test_it_answers_under_a_draft_and_stores_nothing(pair: Pair) -> None:
    stays = RuleForm(11, audience=Audience.PAIR, subjects=(Subject.LESSON_LEARNT,))
    proposed = pair.agree(rules=(stays,), signed=False)
    under_draft = pair.journal.ask(simulate, pair.pairing_id, Wish("Ask twice"), proposed)
    assert (under_draft.reason, under_draft.rule) == (Reason.RULE, 11)
    assert asked(pair, "Ask twice").form is Form.WITHOUT_AUTHOR
    assert "Ask twice" not in pair.text(span(0, 28))

"""Ways somebody could try to get a text out that the two did not agree to, through the real verbs."""

from dataclasses import replace

import pytest
import sqlalchemy as sa

from rmdesk.domain.subjects import Subject
from rmdesk.domain.vocabulary import Audience, DocumentKind, RemarkKind, Role, Side
from rmdesk.errors import InvalidInput, NoSummary, NotASummary, NotATakeout
from rmdesk.export.reading import read_summary
from rmdesk.journal import consents, narrowings, saving, sessions, vetoes
from rmdesk.journal.actions import ActionForm, agree_action
from rmdesk.journal.agreement_forms import RuleForm
from rmdesk.journal.choices import Choice
from rmdesk.journal.deleting import Deleted
from rmdesk.journal.drafts import propose_change, save_draft
from rmdesk.journal.goals import GoalForm, set_goal
from rmdesk.journal.ledger import write_learnt
from rmdesk.journal.notes import write_note
from rmdesk.journal.remarks import write_remark
from rmdesk.journal.sessions import Place
from rmdesk.journal.signatures import Paper
from rmdesk.journal.strikes import strike
from rmdesk.journal.summaries import preview
from rmdesk.storage.records import Action, AgreedSummary, Goal, Remark
from rmdesk.wording.errors import sentence
from tests.export.test_reading import FILE
from tests.journal.privacy_material import Pair, day, span, to_form
from tests.journal.test_sessions import add_practice

LESSON = "Ask twice"
PERIOD = span(0, 28)


def lesson(pair: Pair) -> str:
    return pair.journal.ask(lambda db: db.scalars(sa.select(Remark.id).filter_by(text=LESSON)).one())


def vetoed(pair: Pair, first: int = 0, last: int = 28) -> tuple[str, Deleted]:
    """Both agreed, and then somebody said no; what an Undo would bring back."""
    period = span(first, last)
    pair.consent_as_both(period)
    agreed = pair.share(period).agreed
    assert agreed is not None
    return agreed.id, pair.journal.do(None, vetoes.veto, agreed.id)


def narrow(pair: Pair) -> None:
    """From now on lessons stay with the two."""
    draft = pair.journal.do(None, propose_change, pair.pairing_id)
    form = pair.journal.ask(to_form, draft.id)
    stricter = RuleForm(12, audience=Audience.PAIR, subjects=(Subject.LESSON_LEARNT,))
    pair.journal.do(None, save_draft, draft.id, replace(form, rules=(*form.rules, stricter)))
    pair.journal.do(None, narrowings.narrow_as_owner, draft.id)


def comes_back(pair: Pair, gone: Deleted) -> bool:
    try:
        pair.journal.do(None, vetoes.take_veto_back, gone)
    except NoSummary:
        [before] = (one for one in gone.records if isinstance(one, AgreedSummary))
        assert before.id not in {one.id for one in stored(pair)}
        return False
    return True


def stored(pair: Pair) -> list[AgreedSummary]:
    return pair.journal.ask(lambda db: list(db.scalars(sa.select(AgreedSummary))))


def test_a_veto_taken_back_brings_both_consents_to_the_same_text(pair: Pair) -> None:
    summary_id, gone = vetoed(pair)
    assert comes_back(pair, gone)
    assert LESSON.encode() in pair.journal.ask(saving.file_to_save, summary_id).content


def test_a_veto_taken_back_brings_no_line_back_that_was_struck_meanwhile(pair: Pair) -> None:
    _, gone = vetoed(pair)
    pair.journal.do(None, strike, pair.pairing_id, DocumentKind.SUMMARY, lesson(pair), Role.MENTOR)
    assert not comes_back(pair, gone)


def test_a_veto_taken_back_gets_round_no_rule_that_was_narrowed_meanwhile(pair: Pair) -> None:
    _, gone = vetoed(pair)
    narrow(pair)
    assert not comes_back(pair, gone)


def test_a_veto_taken_back_tells_no_day_that_another_file_told_meanwhile(pair: Pair) -> None:
    pair.meet(42)
    _, gone = vetoed(pair, 0, 42)
    pair.save(PERIOD)
    assert not comes_back(pair, gone)


def test_a_veto_that_was_answered_stays(pair: Pair) -> None:
    _, gone = vetoed(pair)
    pair.own_consent(PERIOD)
    assert not comes_back(pair, gone)


@pytest.mark.parametrize(
    "name", ["\x1b]0;owned\x07\x1b[2J", "\x9b31m", "\u202egnp.exe", "a\nRestored: /home"]
)
def test_a_name_in_a_foreign_file_cannot_speak_to_the_terminal(name: str) -> None:
    said = sentence(NotATakeout(f"records.pairing[0].{name}", "unknown"))
    assert said.isprintable()
    assert said.startswith("This file cannot be taken in, at records.pairing[0].")


def test_a_long_name_in_a_foreign_file_is_cut() -> None:
    assert len(sentence(NotATakeout("A" * 5_000_000, "unknown"))) < 300


def test_texts_of_one_reader_change_no_byte_of_any_file(pair: Pair) -> None:
    held = [one.id for one in pair.journal.ask(sessions.by_date, pair.pairing_id)]
    choices = (Choice(PERIOD), Choice(kind=DocumentKind.NEWS))
    pair.say("Name the next step", RemarkKind.TIP, Audience.EVERYONE)
    before = [pair.journal.ask(preview, pair.pairing_id, choice).signed for choice in choices]
    for place in (Place(pair.pairing_id), *(Place(pair.pairing_id, one) for one in held)):
        for remark in RemarkKind:
            pair.journal.do(None, write_remark, place, remark, "We laughed")
        for side in (Side.EXECUTIVE, Side.MENTOR):
            pair.journal.do(None, write_learnt, place, side, "We laughed")
        pair.journal.do(None, write_note, place, "We laughed", Side.PAIR)
        alone(pair, write_action(pair, place))
    alone(pair, pair.journal.do(None, set_goal, pair.pairing_id, Role.MENTOR, GoalForm("We laughed", "loud")))
    assert [pair.journal.ask(preview, pair.pairing_id, choice).signed for choice in choices] == before


def write_action(pair: Pair, place: Place) -> Action:
    form = ActionForm("We laughed", Side.EXECUTIVE)
    return pair.journal.do(None, agree_action, place, form)


def alone(pair: Pair, text: Action | Goal) -> None:
    pair.read(type(text), text.id, Audience.ONLY_ME)


@pytest.mark.parametrize("unseen", ["\u202e", "\u2066", "\u200b", "\u00ad", "\U000e0041", "\ufff9"])
def test_a_file_that_holds_what_nobody_sees_is_none_of_ours(unseen: str) -> None:
    with pytest.raises(NotASummary, match="control character"):
        read_summary(FILE.replace(b"quarter", f"quar{unseen}ter".encode(), 1))


@pytest.mark.parametrize("hidden", ["(her)on", "Her(on)", "(her)(on)", "[her]on", "he(r)on"])
def test_brackets_that_touch_hide_no_watchword(pair: Pair, hidden: str) -> None:
    before = pair.text(PERIOD)
    pair.say(f"We spoke of {hidden} there")
    assert pair.text(PERIOD) == before
    pair.say("We told her (on Monday)")
    assert "We told her (on Monday)" in pair.text(PERIOD)


def drive(pair: Pair, *session_ids: str) -> None:
    for session_id in session_ids:
        pair.journal.do(None, add_practice, session_id, "E 20:00; switch M 10:00")


def test_a_closing_summary_tells_no_single_practice_by_the_difference(pair: Pair) -> None:
    drive(pair, *(one.id for one in pair.journal.ask(sessions.by_date, pair.pairing_id)))
    assert b"hands_on_minutes: 90\n" in pair.save(PERIOD)
    first, second, third = pair.meet(42, 56, 70)
    assert "hands_on_minutes: 90\n" in pair.text(span(0, 70)), "nothing new"
    drive(pair, third)
    assert "hands_on" not in pair.text(span(0, 70)), "one practice, by the difference"
    drive(pair, second)
    assert "hands_on" not in pair.text(span(0, 70))
    drive(pair, first)
    assert "hands_on_minutes: 180\n" in pair.text(span(0, 70))


def test_figures_that_never_left_hide_nothing(pair: Pair) -> None:
    told = [one.id for one in pair.journal.ask(sessions.by_date, pair.pairing_id)]
    drive(pair, told[0], told[1])
    assert b"hands_on" not in pair.save(PERIOD)
    (*_, third) = pair.meet(42, 56, 70)
    drive(pair, third)
    assert "hands_on_minutes: 90\n" in pair.text(span(0, 70))


@pytest.mark.parametrize("role", list(Role))
def test_a_paper_older_than_the_text_is_no_consent(pair: Pair, role: Role) -> None:
    for days, problem in ((27, "before the text"), (29, "in the future")):
        paper = Paper(day(days), bytes(32))
        with pytest.raises(InvalidInput, match=problem):
            pair.journal.do(None, consents.consent_on_paper, pair.pairing_id, Choice(PERIOD), role, paper)
    assert stored(pair) == []
    paper = Paper(day(28), bytes(32))
    pair.journal.do(None, consents.consent_on_paper, pair.pairing_id, Choice(PERIOD), role, paper)
    assert pair.share(PERIOD).consents.keys() == {role}

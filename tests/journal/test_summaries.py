"""Which summaries may be made, and what is counted in them."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
import sqlalchemy as sa

from rmdesk.domain.privacy import Reason
from rmdesk.domain.subjects import Subject
from rmdesk.domain.summary import Section
from rmdesk.domain.vocabulary import (
    Audience,
    Form,
    GoalState,
    PulseBand,
    RemarkKind,
    Role,
    SessionState,
    Side,
    Tag,
)
from rmdesk.errors import NoSummary
from rmdesk.journal import deleting, pairings, sessions
from rmdesk.journal.actions import ActionForm, agree_action, mark_done
from rmdesk.journal.agreement_forms import RuleForm
from rmdesk.journal.choices import Choice
from rmdesk.journal.db import Db
from rmdesk.journal.facts import Period
from rmdesk.journal.journal import Journal
from rmdesk.journal.periods import proposed_period
from rmdesk.journal.summaries import Preview, preview
from rmdesk.storage.records import Action, Goal, LedgerEntry, MentoringSession, PulseWave, Remark
from tests.conftest import SetClock, pairing_form, partner_key
from tests.journal.privacy_material import Pair, day, span
from tests.journal.test_sessions import add_practice

LESSON = ""
"""What `conftest.folder` prepares: an agreement in force, three sessions held."""


def refused(pair: Pair, period: Period) -> str:
    """Why there is no summary of a period; "" when there is one."""
    try:
        pair.text(period)
    except NoSummary as fault:
        return fault.reason
    return ""


def shown(pair: Pair, period: Period, *unticked: Section) -> Preview:
    """The preview of a period."""
    return pair.journal.ask(preview, pair.pairing_id, Choice(period, frozenset(unticked)))


def test_a_summary_covers_at_least_three_held_sessions(pair: Pair) -> None:
    assert refused(pair, span(0, 28)) == ""
    assert refused(pair, span(0, 27)) == "too few sessions"
    assert refused(pair, span(1, 28)) == "too few sessions"
    pair.plan(20)
    assert refused(pair, span(1, 28)) == "too few sessions", "a planned one is not held"


def test_the_period_ends_today_at_the_latest_and_runs_forward(pair: Pair) -> None:
    assert refused(pair, span(0, 29)) == "period in the future"
    assert refused(pair, span(28, 0)) == "period reversed"


def test_without_a_programme_or_an_agreement_there_is_no_summary(journal: Journal, clock: SetClock) -> None:
    second = replace(pairing_form(), pair_ref="HL-08")
    bare = Pair(journal, journal.do(None, pairings.new_pairing, second, partner_key()).id, clock)
    bare.meet(0, 14, 28)
    assert refused(bare, span(0, 28)) == "no agreement"
    bare.agree(signed=False)
    assert refused(bare, span(0, 28)) == "no agreement"
    form = pairing_form(programme=False)
    alone = Pair(journal, journal.do(None, pairings.new_pairing, form, partner_key()).id, clock)
    alone.agree()
    alone.meet(0, 14, 28)
    assert refused(alone, span(0, 28)) == "no programme"


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE privacy_rule SET is_kept = 0 WHERE number = 4",
        "UPDATE privacy_rule SET audience = 3 WHERE number = 4",
        "UPDATE watchword SET word = 'x'",
        "DELETE FROM watchword",
        "UPDATE agreement SET shows_first_and_last = 1",
        "UPDATE agreement SET mentor_key = executive_key",
        "UPDATE signature SET signature = x'00' WHERE role = 'mentor'",
        "DELETE FROM signature WHERE role = 'executive'",
    ],
)
def test_an_agreement_changed_behind_its_signatures_lets_nothing_out(pair: Pair, change: str) -> None:
    pair.journal.do(None, lambda db: db.execute(sa.text(change)))
    assert refused(pair, span(0, 28)) == "agreement changed"


def test_an_earlier_version_changed_behind_its_signatures_lets_nothing_out(pair: Pair) -> None:
    pair.agree("Lark")
    assert refused(pair, span(0, 28)) == ""
    change = "DELETE FROM watchword WHERE word = 'Heron'"
    pair.journal.do(None, lambda db: db.execute(sa.text(change)))
    assert refused(pair, span(0, 28)) == "agreement changed"


def test_no_day_of_an_earlier_summary_is_covered_again(pair: Pair) -> None:
    pair.meet(42, 56, 70, 84)
    pair.plan(98)
    pair.save(span(14, 42))
    assert refused(pair, span(14, 42)) == "overlaps"
    assert refused(pair, span(42, 84)) == "overlaps"
    assert refused(pair, span(0, 84)) == "overlaps"
    assert refused(pair, span(43, 84)) == ""


def test_a_text_that_was_never_saved_blocks_nothing(pair: Pair) -> None:
    pair.meet(42, 56, 70)
    pair.own_consent(span(0, 28))
    pair.partners_consent(span(0, 28))
    assert refused(pair, span(14, 70)) == ""


def test_a_told_session_moved_by_a_correction_is_not_told_again(pair: Pair) -> None:
    pair.save(span(0, 28))
    (later, *_) = pair.meet(42, 56, 70)
    pair.plan(98)
    told = pair.journal.ask(sessions.last_held, pair.pairing_id)
    assert told is not None
    assert refused(pair, span(29, 70)) == ""
    first = shown(pair, span(29, 70)).session_ids
    pair.change(MentoringSession, first[0], state=SessionState.CANCELLED)
    moved = datetime.combine(day(40), datetime.min.time(), UTC)
    earliest = pair.journal.ask(sessions.by_date, pair.pairing_id)[0]
    pair.change(MentoringSession, earliest.id, starts_at=moved)
    assert later == first[0]
    assert refused(pair, span(29, 70)) == "overlaps"


def test_the_closing_summary_may_span_everything(pair: Pair) -> None:
    pair.save(span(0, 28))
    assert refused(pair, span(0, 28)) == "", "nothing to come and nothing new"
    pair.meet(42)
    assert refused(pair, span(0, 42)) == "overlaps", "one new session could be told by the difference"
    pair.meet(56)
    assert refused(pair, span(0, 56)) == "overlaps"
    pair.meet(70)
    assert refused(pair, span(0, 70)) == ""
    assert refused(pair, span(14, 70)) == "overlaps", "it spans all or nothing"
    planned = pair.plan(84)
    assert refused(pair, span(0, 70)) == "overlaps", "one is still to come"
    pair.journal.do(None, sessions.cancel_session, planned, Role.MENTOR)
    assert refused(pair, span(0, 70)) == ""


def test_a_session_deleted_after_it_was_told_cannot_be_told_by_the_difference(pair: Pair) -> None:
    pair.meet(42)
    pair.save(span(0, 42))
    first = pair.journal.ask(sessions.by_date, pair.pairing_id)[0]
    deleted = pair.journal.do(None, deleting.delete, MentoringSession, first.id)
    assert refused(pair, span(14, 42)) == "overlaps"
    assert refused(pair, span(0, 42)) == "overlaps"
    pair.journal.do(None, deleting.put_back, deleted)
    assert refused(pair, span(0, 42)) == ""


def test_the_proposed_period_over_the_life_of_a_pairing(journal: Journal, clock: SetClock) -> None:
    second = replace(pairing_form(), pair_ref="HL-08")
    pairing_id = journal.do(None, pairings.new_pairing, second, partner_key()).id
    pair = Pair(journal, pairing_id, clock)

    def proposed() -> Period | None:
        return journal.ask(proposed_period, pairing_id)

    assert proposed() is None
    pair.agree()
    pair.plan(0)
    assert proposed() is None
    pair.journal.do(None, deleting.delete, MentoringSession, journal.ask(sessions.by_date, pairing_id)[0].id)
    pair.meet(0)
    assert proposed() == span(0, 0)
    pair.meet(14, 28)
    coming = pair.plan(126)
    assert proposed() == span(0, 28)
    pair.save(span(0, 28))
    pair.meet(42)
    assert proposed() == span(42, 42)
    pair.meet(56, 70)
    assert proposed() == span(42, 70)
    pair.save(span(42, 70))
    pair.meet(84, 98, 112)
    assert proposed() == span(84, 112)
    journal.do(None, sessions.cancel_session, coming, Role.EXECUTIVE)
    assert proposed() == span(0, 112), "nothing is still to come: the whole pairing"
    pair.meet(21)
    assert proposed() == span(0, 112)
    pair.save(span(0, 112))
    assert proposed() == span(0, 112)


def test_sessions_are_counted_as_the_product_says(pair: Pair) -> None:
    moved, cancelled, replaced = pair.plan(30), pair.plan(32), pair.plan(34)
    pair.plan(36)
    at = datetime.combine(day(40), datetime.min.time(), UTC)
    for session_id, later in ((moved, 0), (replaced, 1)):
        if session_id == replaced:
            pair.journal.do(None, sessions.cancel_session, replaced, Role.MENTOR)
        again = at + timedelta(days=later)
        pair.journal.do(None, sessions.move_session, session_id, again, Role.EXECUTIVE)
        pair.journal.do(None, sessions.hold_session, session_id, 40)
    pair.journal.do(None, sessions.cancel_session, cancelled, Role.EXECUTIVE)
    pair.clock.time = at + timedelta(days=1, hours=12)
    met = shown(pair, span(0, 41)).summary.meetings
    assert met is not None
    assert (met.planned, met.held, met.moved, met.minutes) == (7, 5, 2, 215)
    early = shown(pair, span(0, 36)).summary.meetings
    assert early is not None
    assert (early.planned, early.held, early.moved) == (5, 3, 0), "a moved one counts on the day it was held"


def test_practice_figures_need_three_practices_and_the_tick(pair: Pair) -> None:
    ids = [one.id for one in pair.journal.ask(sessions.by_date, pair.pairing_id)]
    pair.journal.do(None, add_practice, ids[0], "E 4:00; switch M 8:00")
    pair.journal.do(None, add_practice, ids[1], "talk 8:00")
    pair.journal.do(None, add_practice, ids[2], "E 4:00")
    assert shown(pair, span(0, 28)).summary.practice is None
    pair.journal.do(None, add_practice, ids[1], "E 4:00")
    figures = shown(pair, span(0, 28)).summary.practice
    assert figures is not None
    assert (figures.hands_on_minutes, str(figures.share_all), figures.switches) == (20, "60.0", 1)
    assert (figures.share_first, figures.share_last) == (None, None)
    pair.agree(tick=True)
    figures = shown(pair, span(0, 28)).summary.practice
    assert figures is not None
    assert (str(figures.share_first), str(figures.share_last)) == ("33.3", "100.0")


def test_only_rows_that_may_be_read_are_counted_as_goals(pair: Pair) -> None:
    executive, mentor = pair.goals()
    assert shown(pair, span(0, 28)).summary.goals == ()
    pair.read(Goal, executive, Audience.COORDINATOR)
    pair.change(Goal, executive, state=GoalState.ACHIEVED)
    pair.change(Goal, mentor, state=GoalState.ACHIEVED, title="Heron", audience=Audience.COORDINATOR)
    text = pair.text(span(0, 28))
    assert "goals_set: 1\ngoals_achieved: 1\n" in text
    assert "| Mentor |" not in text


def test_learnt_and_actions_are_counted_where_both_may_read_them(pair: Pair) -> None:
    (session_id, *_) = pair.meet(30)
    pair.learn("patience", session_id)
    private = pair.learn("what she earns", session_id)
    pair.read(LedgerEntry, private, Audience.ONLY_ME)
    pair.read(LedgerEntry, pair.learn("numbers", session_id, Side.MENTOR), Audience.PAIR)
    place = sessions.Place(pair.pairing_id, session_id)
    done, _ = (
        pair.journal.do(None, agree_action, place, ActionForm(text, Side.MENTOR)).id for text in ("a", "b")
    )
    pair.journal.do(None, mark_done, done, day(30))
    pair.read(Action, done, Audience.PAIR)
    text = pair.text(span(0, 30))
    assert "learnt_executive: 1\nlearnt_mentor: 1\n" in text
    assert "actions_agreed: 1\nactions_done: 1\n" in text
    pair.agree(rules=(RuleForm(11, audience=Audience.ONLY_ME, subjects=(Subject.ACTION, Subject.LEARNT)),))
    assert "actions_agreed: 0\n" in pair.text(span(0, 30)), "what a rule made its author's is no figure"
    assert "learnt_executive: 0\nlearnt_mentor: 0\n" in pair.text(span(0, 30))


def test_the_band_needs_both_answers_and_both_yeses(pair: Pair) -> None:
    def add_wave(db: Db, number: int, values: dict[str, object]) -> None:
        wave = PulseWave(
            pairing_id=pair.pairing_id,
            author=Role.EXECUTIVE,
            side=Side.EXECUTIVE,
            written_at=db.now(),
            number=number,
            asked_on=day(number),
            answers=("1", "5", "2", "4", "3"),
            band=PulseBand.MIXED,
        )
        for name, value in values.items():
            setattr(wave, name, value)
        db.add(wave)

    def band() -> tuple[int, PulseBand]:
        told = shown(pair, span(0, 28)).summary.pulse
        assert told is not None
        return told.waves, told.band

    not_shared = (0, PulseBand.NOT_SHARED)
    assert band() == not_shared
    yes: dict[str, object] = {"has_both": True, "executive_shares": True, "mentor_shares": True}
    pair.journal.do(None, add_wave, 1, yes)
    assert band() == (1, PulseBand.MIXED)
    pair.journal.do(None, add_wave, 2, (yes | {"mentor_shares": False}))
    assert band() == not_shared, "the last one decides"
    pair.journal.do(None, add_wave, 3, (yes | {"has_both": False}))
    assert band() == not_shared
    pair.journal.do(None, add_wave, 4, (yes | {"band": PulseBand.GOOD}))
    assert band() == (3, PulseBand.GOOD)
    pair.journal.do(None, add_wave, 5, (yes | {"band": PulseBand.NOT_SHARED}))
    assert band() == not_shared


def test_what_was_unticked_is_withheld_and_its_words_are_gone(pair: Pair) -> None:
    lesson, step = pair.say("Ask twice"), pair.say("Go on", RemarkKind.NEXT_STEP)
    whole = shown(pair, span(0, 28))
    assert {lesson, step} <= set(whole.quoted)
    bare = shown(pair, span(0, 28), Section.LESSONS, Section.NEXT_STEP)
    assert b"Ask twice" not in bare.signed
    assert b"Go on" not in bare.signed
    assert b"help_wanted" not in bare.signed
    reasons = {row.ref: row.reason for row in bare.withheld}
    assert reasons[lesson] is reasons[step] is Reason.UNTICKED


def test_withheld_rows_tell_what_and_why_but_no_words(pair: Pair) -> None:
    (session_id, *_) = pair.meet(30)
    ids = [
        pair.say("Ask Greta", session_id=session_id),
        pair.say("The Heron closes"),
        pair.say("Among us", audience=Audience.PAIR),
    ]
    tagged = pair.say("What it pays")
    pair.change(Remark, tagged, tag=Tag.PAY)
    rows = {row.ref: row for row in shown(pair, span(0, 30)).withheld}
    told = [(rows[one].reason, rows[one].rule) for one in (*ids, tagged)]
    assert told == [(Reason.NAME, 2), (Reason.WATCHWORD, 3), (Reason.THE_PAIR, 0), (Reason.RULE, 4)]
    assert [rows[one].session_number for one in ids] == [4, None, None]
    said = repr(tuple(rows.values()))
    assert not any(word in said for word in ("Greta", "Heron", "Among", "pays", "Topic of"))


def test_a_form_that_hides_the_author_hides_goals_and_learning(pair: Pair) -> None:
    (session_id, *_) = pair.meet(30)
    pair.learn("patience", session_id)
    pair.say("Ask twice")
    form = RuleForm(11, form=Form.WITHOUT_AUTHOR, subjects=(Subject.LEARNT, Subject.LESSON_LEARNT))
    pair.agree(rules=(form,))
    text = pair.text(span(0, 30))
    assert "patience" not in text
    assert "learnt_executive: 1" in text
    assert "- Ask twice\n" in text

"""What a period holds: every text once, in the order of the sessions, with the words that would leave."""

from datetime import UTC, datetime

from rmdesk.domain.privacy import Fact
from rmdesk.domain.subjects import Subject
from rmdesk.domain.vocabulary import Audience, RemarkKind, Side
from rmdesk.journal.facts import Material, Period, facts, material, meetings
from rmdesk.journal.notes import write_note
from rmdesk.journal.readers import accept_wording
from rmdesk.journal.sessions import Place, by_date
from rmdesk.storage.records import Goal, MentoringSession, Note, Remark
from tests.journal.privacy_material import Pair, span

LESSON = ""
"""What `conftest.folder` prepares: an agreement in force, three sessions held."""


def found(pair: Pair, period: Period) -> Material:
    """What a period holds."""
    return pair.journal.ask(material, pair.pairing_id, period)


def told(pair: Pair, period: Period, subject: Subject) -> list[Fact]:
    """The facts of one subject, in order."""
    return [fact for fact in facts(found(pair, period)) if fact.subject is subject]


def session_ids(pair: Pair) -> list[str]:
    """The sessions by date."""
    return [one.id for one in pair.journal.ask(by_date, pair.pairing_id)]


def test_texts_come_in_the_order_of_their_sessions(pair: Pair) -> None:
    first, second, third = session_ids(pair)
    pair.say("of no session")
    for session_id, text in ((third, "third"), (first, "first"), (second, "second"), (first, "first too")):
        pair.say(text, session_id=session_id)
    texts = [fact.text for fact in told(pair, span(0, 28), Subject.LESSON_LEARNT)]
    assert texts == ["first", "first too", "second", "third", "of no session"]


def test_a_text_belongs_to_its_sessions_day_or_else_to_the_day_it_was_written(pair: Pair) -> None:
    first, _, third = session_ids(pair)
    pair.say("in", session_id=third)
    pair.say("out", session_id=first)
    pair.say("today")
    assert [one.text for one in told(pair, span(14, 28), Subject.LESSON_LEARNT)] == ["in", "today"]
    assert [one.text for one in told(pair, span(0, 27), Subject.LESSON_LEARNT)] == ["out"]


def test_the_edges_of_the_period_are_in_it_wherever_the_clock_stands(pair: Pair) -> None:
    first, _, third = session_ids(pair)
    pair.change(MentoringSession, third, starts_at=datetime.fromisoformat("2026-02-10T23:59:59+02:00"))
    pair.change(MentoringSession, first, starts_at=datetime.fromisoformat("2026-01-13T00:00:00-05:00"))
    assert meetings(found(pair, span(0, 28))).held == 3
    assert meetings(found(pair, span(1, 27))).held == 1
    pair.change(MentoringSession, first, starts_at=datetime(2026, 1, 12, 23, 59, tzinfo=UTC))
    assert meetings(found(pair, span(0, 28))).held == 2


def test_every_text_is_one_fact_and_empty_ones_are_none(pair: Pair) -> None:
    note = pair.journal.do(None, write_note, Place(pair.pairing_id), "a note", Side.PAIR)
    pair.change(MentoringSession, session_ids(pair)[0], plan="steps", guest="IT")
    pair.change(Goal, pair.goals()[0], evidence_wanted="a draft")
    pair.change(Note, note.id, text="  ")
    subjects = sorted(fact.subject.value for fact in facts(found(pair, span(0, 28))))
    assert subjects == ["goal", "goal", "goal evidence", "guest", "plan", "topic", "topic", "topic"]


def test_a_fact_carries_the_accepted_wording_and_its_readers(pair: Pair) -> None:
    remark = pair.say("The Heron closes", RemarkKind.NEXT_STEP)
    pair.journal.do(None, accept_wording, Remark, remark, "A project closes")
    (fact,) = told(pair, span(0, 28), Subject.NEXT_STEP)
    assert (fact.ref, fact.text) == (remark, "A project closes")
    assert (fact.audience, fact.raised_under) == (Audience.COORDINATOR, 1)


def test_another_pairings_texts_are_no_facts_here(pair: Pair) -> None:
    remark = pair.say("Only here")
    elsewhere = pair.journal.ask(material, "another pairing", span(0, 28))
    assert list(facts(elsewhere)) == []
    assert [one.ref for one in told(pair, span(0, 28), Subject.LESSON_LEARNT)] == [remark]

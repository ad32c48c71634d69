"""The pair on the morning of 21 April 2026, right after session 8: what Today and its wrap-up show."""

from datetime import UTC, date, datetime, timedelta
from typing import NamedTuple

from rmdesk.domain.vocabulary import Began, Hands, Role, SessionFormat, Side
from rmdesk.journal import actions, goals, sessions
from rmdesk.journal.actions import ActionForm
from rmdesk.journal.db import Db
from rmdesk.journal.goals import GoalForm
from rmdesk.journal.sessions import Place, SessionForm
from rmdesk.storage.records import PracticeRun, Segment

NOW = datetime(2026, 4, 21, 9, 24, tzinfo=UTC)
_DAYS = (
    "01-13",
    "01-27",
    "02-10",
    "02-24",
    "03-10",
    "03-24",
    "04-07",
    "04-21",
    "05-05",
    "05-19",
    "06-02",
    "06-16",
)
_TOPICS = {8: "Warehouse system on the floor", 9: "Short video, slang, taste"}
_STEPS = {
    Role.EXECUTIVE: (
        ("Watch it once", True),
        ("Scan with help", True),
        ("Book in with help", True),
        ("Walk alone", False),
    ),
    Role.MENTOR: (
        ("Choose the item", True),
        ("Draft the page", True),
        ("Rehearse", False),
        ("Present", False),
    ),
}


class April(NamedTuple):
    """The ids a test asks for. Session 8 ended at 09:15 and is still planned; 9 is on 5 May."""

    sessions: tuple[str, ...]
    greta_will: str
    tobias_will: str


def write_april(db: Db, pairing_id: str) -> April:
    """Eight sessions, seven of them held and one moved, four to come, goals, actions, one practice."""
    ids = tuple(_session(db, pairing_id, number) for number in range(1, 13))
    _practice(db, pairing_id, ids[7])
    titles = {
        Role.EXECUTIVE: "Lead the warehouse go-live walk without a helper",
        Role.MENTOR: "Present one item to the management board",
    }
    for role, title in titles.items():
        _goal(db, pairing_id, role, title)
    place = Place(pairing_id, ids[6])
    greta = ActionForm("Walk the dock with the handheld, alone", Side.EXECUTIVE, date(2026, 4, 30))
    tobias = ActionForm("Read the board calendar for May", Side.MENTOR, date(2026, 4, 28))
    return April(ids, actions.agree_action(db, place, greta).id, actions.agree_action(db, place, tobias).id)


def _session(db: Db, pairing_id: str, number: int) -> str:
    starts = datetime.fromisoformat(f"2026-{_DAYS[number - 1]}T08:15:00+00:00")
    form = SessionForm(
        starts,
        60,
        _TOPICS.get(number, f"Topic {number}"),
        format=SessionFormat.DESK,
        guest="IT" if number == 8 else "",
    )
    session = sessions.plan_session(db, pairing_id, form)
    if number == 6:
        sessions.move_session(db, session.id, starts + timedelta(days=7), Role.EXECUTIVE)
    if number < 8:
        sessions.hold_session(db, session.id, 60)
        session.wrapped_up_at = starts + timedelta(hours=2)
    return session.id


def _practice(db: Db, pairing_id: str, session_id: str) -> None:
    run = PracticeRun(
        pairing_id=pairing_id,
        author=Role.EXECUTIVE,
        side=Side.EXECUTIVE,
        written_at=db.now(),
        session_id=session_id,
        learner=Role.EXECUTIVE,
        planned_seconds=3600,
        is_over=True,
    )
    db.add(run)
    db.flush()
    turns = (
        (Hands.EXECUTIVE, 1800, Began.START),
        (Hands.MENTOR, 300, Began.SWITCH),
        (Hands.TALK, 1500, Began.TALK),
    )
    for position, (hands, seconds, began) in enumerate(turns):
        db.add(Segment(run_id=run.id, position=position, hands=hands, seconds=seconds, began=began))
        db.flush()


def _goal(db: Db, pairing_id: str, role: Role, title: str) -> None:
    goals.set_goal(db, pairing_id, role, GoalForm("Another goal, not in focus"))
    goal = goals.set_goal(db, pairing_id, role, GoalForm(title, due=date(2026, 6, 16)))
    goals.set_focus(db, goal.id, is_in_focus=True)
    for text, is_done in _STEPS[role]:
        step = goals.add_step(db, goal.id, text)
        if is_done:
            goals.tick_step(db, step.id, date(2026, 4, 7))

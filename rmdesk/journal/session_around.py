"""What other records say about a session: open actions, its lesson, its clock, what the two promised."""

from dataclasses import dataclass

import sqlalchemy as sa

from rmdesk.domain.session_hints import SessionFacts, SessionHint, session_hints
from rmdesk.domain.session_phase import Phase, Span, phase_of
from rmdesk.domain.turns import chair_of
from rmdesk.domain.vocabulary import ActionState, Role, SessionState, Side
from rmdesk.journal import agreements
from rmdesk.journal.db import Db
from rmdesk.journal.lessons import Plan, plan_for_session
from rmdesk.journal.sessions import SessionRow
from rmdesk.storage.records import Action, Commitment, LedgerEntry, MentoringSession, PracticeRun


@dataclass(frozen=True, slots=True)
class Around:
    """A session's surroundings as of now."""

    phase: Phase
    chair: Role | None
    carried: tuple[Action, ...]
    """Agreed before this session and still open, or settled today."""
    lesson: Plan | None
    practice: PracticeRun | None
    """Its latest clock."""
    commitments: tuple[Commitment, ...]
    """What each promised in the agreement in force."""
    hints: tuple[SessionHint, ...]
    """Only of the session held last: a hint is for what comes next."""

    def promised(self, side: Side) -> tuple[str, ...]:
        """What one side promised the other."""
        return tuple(one.text for one in self.commitments if one.side is side)


def around(db: Db, row: SessionRow) -> Around:
    """What stands around a session."""
    session = row.session
    practice = _practice(db, session.id)
    is_practising = practice is not None and not practice.is_over
    span = Span(session.starts_at, session.minutes_planned, is_practising)
    return Around(
        phase_of(session.state, span, db.now()),
        chair_of(row.number, session.chair),
        _carried(db, session),
        plan_for_session(db, session.id),
        practice,
        _commitments(db, session.pairing_id),
        _hints(db, row),
    )


def _practice(db: Db, session_id: str) -> PracticeRun | None:
    rows = sa.select(PracticeRun).filter_by(session_id=session_id)
    return db.scalars(rows.order_by(PracticeRun.counter.desc())).first()


def _carried(db: Db, session: MentoringSession) -> tuple[Action, ...]:
    if session.state is not SessionState.PLANNED:
        return ()
    rows = sa.select(Action).filter_by(pairing_id=session.pairing_id).order_by(Action.counter)
    wanted = Action.session_id.is_distinct_from(session.id)
    return tuple(
        action
        for action in db.scalars(rows.where(wanted))
        if action.state is ActionState.OPEN or action.state_on == db.today()
    )


def _commitments(db: Db, pairing_id: str) -> tuple[Commitment, ...]:
    current = agreements.current(db, pairing_id)
    if current is None:
        return ()
    rows = sa.select(Commitment).filter_by(agreement_id=current.id)
    return tuple(db.scalars(rows.order_by(Commitment.counter)))


def _hints(db: Db, row: SessionRow) -> tuple[SessionHint, ...]:
    session = row.session
    held = _held(db, session.pairing_id)
    if not held or held[-1].id != session.id:
        return ()
    learnt = db.scalars(sa.select(LedgerEntry.side).filter_by(session_id=session.id))
    totals = row.run.totals if row.run is not None else None
    return session_hints(
        SessionFacts(
            session.format,
            driving_seconds=totals.driving_seconds if totals else 0,
            learner_seconds=totals.learner_seconds if totals else 0,
            learnt=frozenset(Role(side.value) for side in learnt if side is not Side.PAIR),
            nothing_learnt=frozenset(map(Role, session.nothing_learnt)),
            is_helpdesk=session.is_helpdesk,
            was_helpdesk_before=len(held) > 1 and held[-2].is_helpdesk,
        )
    )


def _held(db: Db, pairing_id: str) -> list[MentoringSession]:
    rows = sa.select(MentoringSession).filter_by(pairing_id=pairing_id, state=SessionState.HELD)
    return sorted(db.scalars(rows), key=lambda one: (one.starts_at, one.counter))

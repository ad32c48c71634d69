"""Correcting a practice afterwards. What the clock had is kept beside it, and the correction shows."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from rmdesk.domain.practice import Turn
from rmdesk.domain.practice_notation import parse_turns, turns_as_text
from rmdesk.errors import InvalidInput
from rmdesk.journal.db import Db
from rmdesk.journal.practices import clock_minutes, turns_of
from rmdesk.journal.readers import owner_role, require_own
from rmdesk.storage.records import MentoringSession, PracticeRun, Segment

LONGEST = 8 * 60 * 60
"""Seconds of a practice, pauses included."""


@dataclass(frozen=True, slots=True)
class Corrected:
    """A correction that can be taken back: the practice as it was before."""

    run_id: str
    turns: tuple[Turn, ...]
    as_measured: str
    corrected_at: datetime | None
    minutes_held: int | None


def correct_practice(db: Db, run_id: str, turns: tuple[Turn, ...]) -> Corrected:
    """Put these turns in the place of what the clock had; the first time that is kept as `as_measured`.

    Turns that are again those of the clock end the correction. The session's minutes follow if they were
    the clock's. A summary that both agreed to before stays as it is; one that waits for the second consent
    is rendered anew there. Raises NotFound, NotYours, and InvalidInput for a practice that still runs, or
    turns that the clock could not have kept, or did not keep (in a file that somebody made).
    """
    run = _own(db, run_id)
    before = turns_of(db, run.id)
    _check(run, turns, before)
    session = db.find(MentoringSession, run.session_id)
    was = Corrected(run.id, before, run.as_measured, run.corrected_at, session.minutes_held)
    if turns == before:
        return was
    measured = run.as_measured or turns_as_text(before)
    is_as_measured = turns_as_text(turns) == measured
    run.as_measured = "" if is_as_measured else measured
    run.corrected_at = None if is_as_measured else db.now()
    _replace(db, run.id, turns)
    is_own = session.author is owner_role(db, session.pairing_id)
    if is_own and session.minutes_held == clock_minutes(before):
        session.minutes_held = clock_minutes(turns)
    return was


def take_back_correction(db: Db, was: Corrected) -> None:
    """The practice as it was before a correction. Raises NotFound, NotYours."""
    run = _own(db, was.run_id)
    run.as_measured, run.corrected_at = was.as_measured, was.corrected_at
    _replace(db, run.id, was.turns)
    session = db.find(MentoringSession, run.session_id)
    is_own = session.author is owner_role(db, session.pairing_id)
    if is_own and session.minutes_held != was.minutes_held:
        session.minutes_held = was.minutes_held


def _own(db: Db, run_id: str) -> PracticeRun:
    run = db.find(PracticeRun, run_id)
    require_own(db, run)
    return run


def _check(run: PracticeRun, turns: tuple[Turn, ...], before: tuple[Turn, ...]) -> None:
    if not run.is_over:
        raise InvalidInput("practice", "running")
    if not turns:
        raise InvalidInput("practice", "empty")
    if sum(turn.seconds for turn in turns) > LONGEST:
        raise InvalidInput("practice", "too long")
    if not (_can_follow(turns) and _can_follow(before)):
        raise InvalidInput("practice", "cannot follow")


def _can_follow(turns: tuple[Turn, ...]) -> bool:
    try:
        return not turns or parse_turns(turns_as_text(turns)) == turns
    except ValueError:
        return False


def _replace(db: Db, run_id: str, turns: Iterable[Turn]) -> None:
    db.execute(sa.delete(Segment).filter_by(run_id=run_id))
    for place, turn in enumerate(turns):
        segment = Segment(
            run_id=run_id,
            position=place,
            hands=turn.hands,
            seconds=turn.seconds,
            began=turn.began,
            reason=turn.reason,
        )
        db.add(segment)

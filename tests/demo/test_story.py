"""What the demo's journals tell: the totals, who reads what, and nothing from later."""

from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime
from typing import TypeVar

import pytest
import sqlalchemy as sa

from rmdesk.domain.practice_measures import combined, first_and_last, share_percent
from rmdesk.domain.vocabulary import (
    ActionState,
    Audience,
    GoalState,
    Hands,
    Role,
    SessionState,
    Side,
)
from rmdesk.journal import agreements, pairings
from rmdesk.journal.db import Db
from rmdesk.journal.journal import Journal
from rmdesk.journal.sessions import by_date, momentum, run_of
from rmdesk.storage.records import (
    Action,
    AgreedSummary,
    Authored,
    Consent,
    Goal,
    LedgerEntry,
    MentoringSession,
    Note,
    PracticeRun,
    PulseWave,
    Readable,
    Record,
    Segment,
)
from rmdesk.storage.records.record import Moment
from tests.demo.conftest import APRIL

R = TypeVar("R", bound=Record)
CANARIES = {
    Role.EXECUTIVE: "Felt ten years older. If *Heron* closes, Lindqvist's team must learn this too.",
    Role.MENTOR: "She looked angry when I said maze; my appraisal is in May.",
}
both = pytest.mark.parametrize("role", list(Role))


def all_of(db: Db, kind: type[R]) -> list[R]:
    """Every record of a kind."""
    return list(db.scalars(sa.select(kind)))


def pairing_of(journal: Journal) -> str:
    """The id of the one pairing."""
    (row,) = journal.ask(pairings.pairings)
    return row.pairing.id


def sessions(journal: Journal) -> list[MentoringSession]:
    """All sessions in order."""
    return journal.ask(by_date, pairing_of(journal))


def texts_in(db: Db) -> Iterator[str]:
    """Every value of every column that is text."""
    for table in Record.metadata.sorted_tables:
        for row in db.execute(sa.select(table)):
            yield from (str(value) for value in row)


@both
def test_who_is_who(journals: dict[Role, Journal], role: Role) -> None:
    (row,) = journals[role].ask(pairings.pairings)
    assert (row.executive, row.mentor, row.coordinator) == (
        "Greta Halvorsen",
        "Tobias Adeyemi",
        "Ines Castellano",
    )
    assert row.owner == journals[role].ask(pairings.owner).name == row.name(role)
    assert (row.pairing.programme, row.pairing.pair_ref) == ("Hallveig RM pilot 2026", "HL-07")


@both
def test_twelve_of_twelve_sessions_one_moved(journals: dict[Role, Journal], role: Role) -> None:
    found = sessions(journals[role])
    assert [one.state for one in found] == [SessionState.HELD] * 12
    (moved,) = [one for one in found if one.moved_from is not None]
    assert (moved.moved_from, moved.starts_at.date()) == (date(2026, 3, 24), date(2026, 3, 31))
    assert moved.changed_by is Role.EXECUTIVE
    assert sum(one.minutes_held or 0 for one in found) == 610
    assert sum(one.minutes_planned for one in found) == 615
    assert journals[role].ask(momentum, pairing_of(journals[role])).held == 12


@both
def test_who_drove(journals: dict[Role, Journal], role: Role) -> None:
    def seconds(db: Db, hands: Hands, learner: Role | None = None) -> int:
        rows = sa.select(sa.func.sum(Segment.seconds)).join(PracticeRun, PracticeRun.id == Segment.run_id)
        rows = rows.where(Segment.hands == hands)
        return db.scalar(rows.where(PracticeRun.learner == learner) if learner else rows) or 0

    ask = journals[role].ask
    drove = {hands: ask(seconds, hands) for hands in (Hands.EXECUTIVE, Hands.MENTOR)}
    assert drove == {Hands.EXECUTIVE: 171 * 60, Hands.MENTOR: 82 * 60}
    as_learner = {one: ask(seconds, Hands(one.value), one) for one in Role}
    assert sum(as_learner.values()) == 202 * 60
    everything = {
        one: sum(ask(seconds, hands, one) for hands in (Hands.EXECUTIVE, Hands.MENTOR)) for one in Role
    }
    shares = {one: str(share_percent(as_learner[one], everything[one])) for one in Role}
    assert str(share_percent(202 * 60, 253 * 60)) == "79.8"
    assert shares == {Role.EXECUTIVE: "78.0", Role.MENTOR: "89.7"}


@both
def test_switches_and_takeovers(journals: dict[Role, Journal], role: Role) -> None:
    found = [journals[role].ask(run_of, one.id) for one in sessions(journals[role])]
    totals = [run.totals if run else None for run in found]
    practices = [one for one in totals if one is not None]
    whole = combined(practices)
    assert whole.driving_seconds == 253 * 60
    assert (whole.switches, len(whole.takeovers)) == (24, 7)
    assert (whole.taken_over_by(Role.MENTOR), whole.taken_over_by(Role.EXECUTIVE)) == (6, 1)
    assert [len(one.takeovers) for one in totals[8:] if one] == [0, 0, 0]
    assert [str(share) for share in first_and_last(practices) or ()] == ["20.0", "100.0"]
    table = [(1, 0, 0), (2, 5, 3), (3, 3, 1), (4, 4, 1), (6, 2, 0), (7, 2, 1), (8, 4, 1), (9, 4, 0)]
    counted = {
        number: (one.switches, len(one.takeovers)) if one else (0, 0) for number, one in enumerate(totals, 1)
    }
    assert counted == dict.fromkeys(range(1, 13), (0, 0)) | {one: (two, three) for one, two, three in table}


@both
def test_actions_learning_and_goals(journals: dict[Role, Journal], role: Role) -> None:
    actions = journals[role].ask(all_of, Action)
    states = Counter(one.state for one in actions)
    assert states == {ActionState.DONE: 15, ActionState.OPEN: 2, ActionState.DROPPED: 1}
    assert {one.side for one in actions if one.state is ActionState.OPEN} == {Side.EXECUTIVE, Side.MENTOR}
    learnt = journals[role].ask(all_of, LedgerEntry)
    assert Counter(one.side for one in learnt) == {Side.EXECUTIVE: 11, Side.MENTOR: 10}
    goals = journals[role].ask(all_of, Goal)
    assert [one.state for one in goals] == [
        *[GoalState.ACHIEVED] * 3,
        GoalState.RE_SCOPED,
        *[GoalState.ACHIEVED] * 2,
        GoalState.IN_PROGRESS,
    ]
    assert Counter(one.side for one in goals) == {Side.EXECUTIVE: 4, Side.MENTOR: 3}


@both
def test_what_only_one_may_read_stands_in_that_ones_journal_only(
    journals: dict[Role, Journal], role: Role
) -> None:
    everything = journals[role].ask(lambda db: list(texts_in(db)))
    assert CANARIES[role] in everything
    assert CANARIES[role.other] not in everything
    for mapper in Record.registry.mappers:
        for record in journals[role].ask(all_of, mapper.class_):
            if isinstance(record, Readable) and isinstance(record, Authored) and record.author is not role:
                assert record.audience >= Audience.PAIR
    notes = journals[role].ask(all_of, Note)
    assert next(one for one in notes if one.text == CANARIES[role]).audience is Audience.ONLY_ME


PULSE = {
    Role.EXECUTIVE: ["4 3 3 4 3", "3 3 4 4 4", "4 4 4 4 4", "5 4 5 5 5"],
    Role.MENTOR: ["4 3 3 3 2", "3 3 3 3 3", "4 4 4 4 4", "4 4 5 4 4"],
}


@both
def test_a_journal_holds_its_owners_pulse_answers_and_the_bands(
    journals: dict[Role, Journal], role: Role
) -> None:
    waves = journals[role].ask(all_of, PulseWave)
    ordered = sorted(waves, key=lambda one: one.number)
    assert [" ".join(one.answers) for one in ordered] == PULSE[role]
    assert [one.band.value for one in ordered] == ["mixed", "mixed", "good", "good"]
    assert {one.author for one in waves} == {role}


def test_at_the_close_the_mentor_has_agreed_and_the_executive_has_not(journals: dict[Role, Journal]) -> None:
    for journal in journals.values():
        (consent,) = journal.ask(all_of, Consent)
        assert (consent.role, f"{consent.given_at:%H:%M}") == (Role.MENTOR, "09:40")
        (summary,) = journal.ask(all_of, AgreedSummary)
        assert summary.file_bytes is None


# Right after session 8 --------------------------------------------------------------------------------


@both
def test_in_april_session_8_is_held_and_only_plans_lie_ahead(
    april_journals: dict[Role, Journal], role: Role
) -> None:
    found = sessions(april_journals[role])
    assert [one.state for one in found] == [SessionState.HELD] * 8 + [SessionState.PLANNED] * 4
    assert [one.minutes_held for one in found[8:]] == [None] * 4
    assert all(one.starts_at > APRIL for one in found[8:])
    ahead = {one.id for one in found[8:]}
    for mapper in Record.registry.mappers:
        for record in april_journals[role].ask(all_of, mapper.class_):
            assert getattr(record, "session_id", None) not in ahead


@both
def test_in_april_nothing_is_dated_later(april_journals: dict[Role, Journal], role: Role) -> None:
    ahead = april_journals[role].ask(columns_after, APRIL)
    planned = {"agreement.ends_on", "mentoring_session.starts_at"}
    assert ahead == planned | {"goal.due", "agreed_goal.due", "action.due"}


@both
def test_at_the_close_nothing_is_dated_later(journals: dict[Role, Journal], role: Role) -> None:
    assert journals[role].ask(columns_after, journals[role].clock()) == {"action.due"}


def columns_after(db: Db, moment: datetime) -> set[str]:
    """The columns that hold a day or a time later than a moment."""
    found = set()
    for table in Record.metadata.sorted_tables:
        for column in table.columns:
            if isinstance(column.type, Moment | sa.Date):
                limit = moment if isinstance(column.type, Moment) else moment.date()
                found |= {str(column) for one in db.scalars(sa.select(column)) if one and one > limit}
    return found


@both
def test_in_april_the_second_version_is_in_force_and_nobody_has_agreed(
    april_journals: dict[Role, Journal], role: Role
) -> None:
    journal = april_journals[role]
    current = journal.ask(agreements.current, pairing_of(journal))
    assert current is not None
    assert (current.version, f"{current.written_at:%d %m %H:%M}") == (2, "07 04 08:52")
    assert journal.ask(agreements.draft, pairing_of(journal)) is None
    assert journal.ask(all_of, Consent) == []
    assert journal.ask(all_of, AgreedSummary) == []

"""When a session asks for a second look, where it stands by the hour, and whose turn it is to chair."""

from datetime import UTC, datetime, timedelta

import pytest

from rmdesk.domain.session_hints import SessionFacts, SessionHint, session_hints
from rmdesk.domain.session_phase import Phase, Span, phase_of
from rmdesk.domain.turns import chair_of
from rmdesk.domain.vocabulary import Role, SessionFormat, SessionState
from rmdesk.wording.session_hints import hint_words

BOTH = frozenset(Role)
GRETA, TOBIAS = frozenset({Role.EXECUTIVE}), frozenset({Role.MENTOR})
DESK, TALK = SessionFormat.DESK, SessionFormat.CONVERSATION
START = datetime(2026, 5, 5, 8, 15, tzinfo=UTC)


@pytest.mark.parametrize(
    ("facts", "hints"),
    [
        (SessionFacts(DESK, 600, 300), []),
        (SessionFacts(DESK, 600, 299), [SessionHint.DELEGATED]),
        (SessionFacts(DESK), [SessionHint.ALL_TALK]),
        (SessionFacts(DESK, learnt=GRETA), [SessionHint.ALL_TALK]),
        (SessionFacts(DESK, learnt=GRETA, nothing_learnt=TOBIAS), [SessionHint.LECTURE]),
        (SessionFacts(TALK, learnt=TOBIAS, nothing_learnt=GRETA), [SessionHint.LECTURE]),
        (SessionFacts(TALK, nothing_learnt=BOTH), []),
        (SessionFacts(TALK, learnt=BOTH), []),
        (SessionFacts(SessionFormat.CALL), []),
        (SessionFacts(DESK, is_helpdesk=True), []),
        (SessionFacts(DESK, is_helpdesk=True, was_helpdesk_before=True), [SessionHint.HELPDESK]),
        (SessionFacts(DESK, 600, 600, was_helpdesk_before=True), []),
    ],
)
def test_each_hint_has_its_reason(facts: SessionFacts, hints: list[SessionHint]) -> None:
    assert list(session_hints(facts)) == hints


@pytest.mark.parametrize("hint", SessionHint)
def test_a_hint_asks_and_offers_one_thing(hint: SessionHint) -> None:
    said, action = hint_words(hint, "Greta", 30)
    assert said.endswith(("?", "."))
    assert "!" not in said
    assert action


@pytest.mark.parametrize(
    ("minutes", "phase"),
    [(-16, Phase.BEFORE), (-15, Phase.DURING), (0, Phase.DURING), (44, Phase.DURING), (45, Phase.AFTER)],
)
def test_a_planned_session_is_run_from_a_quarter_before_to_its_end(minutes: int, phase: Phase) -> None:
    now = START + timedelta(minutes=minutes)
    assert phase_of(SessionState.PLANNED, Span(START, 45), now) is phase


def test_a_clock_that_runs_on_keeps_it_running_and_a_held_one_is_over() -> None:
    later = START + timedelta(minutes=50)
    assert phase_of(SessionState.PLANNED, Span(START, 45, is_practising=True), later) is Phase.DURING
    assert phase_of(SessionState.HELD, Span(START, 45), START) is Phase.AFTER
    assert phase_of(SessionState.CANCELLED, Span(START, 45), START - timedelta(days=3)) is Phase.AFTER


def test_the_two_take_turns_unless_they_chose() -> None:
    assert [chair_of(number, None) for number in (1, 2, 3)] == [Role.EXECUTIVE, Role.MENTOR, Role.EXECUTIVE]
    assert chair_of(1, Role.MENTOR) is Role.MENTOR
    assert chair_of(None, None) is None

"""The sentences of the Progress page: rose, fell, stayed, one practice, none; mirrored for the other side."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from rmdesk.domain.practice_measures import Takeover, Totals
from rmdesk.domain.progress import Progress, SessionFigures, SkillFigures
from rmdesk.domain.vocabulary import Role, Rung, SessionState, TakeoverReason
from rmdesk.wording.progress import (
    hands_title,
    learner_words,
    learning_sentence,
    minutes_sentence,
    sessions_sentence,
    share_sentence,
    skills_sentence,
    span_sentence,
    takeovers_sentence,
)
from rmdesk.wording.progress_charts import (
    learning_chart,
    minutes_chart,
    sessions_chart,
    share_chart,
    skills_chart,
    takeovers_chart,
)

E, M = Role.EXECUTIVE, Role.MENTOR
FIRST = date(2026, 1, 13)


def session(
    number: int, driven: tuple[int, int] | None, learner: Role = E, *taken: Takeover
) -> SessionFigures:
    """A held one, a fortnight after the one before; `driven` are minutes of the executive and the mentor."""
    totals = None
    if driven is not None:
        seconds = dict(zip(Role, (60 * one for one in driven), strict=True))
        totals = Totals(seconds[E], seconds[M], seconds[learner], 60 * 20, 0, 0, taken)
    day = FIRST + timedelta(weeks=2 * (number - 1))
    return SessionFigures(number, day, "Topic", SessionState.HELD, None, 50, learner, totals)


def of(*sessions: SessionFigures, own: Role = E, learnt: tuple[int, int] = (0, 0)) -> Progress:
    return Progress(own, "Greta", "Tobias", sessions, *learnt)


def plain(text: str) -> str:
    """No-break spaces as they look."""
    return text.replace("\u00a0", " ")


class TestShare:
    @pytest.mark.parametrize(
        ("last", "expected"),
        [
            (
                (30, 10),
                "Your share rose from 50 % in session 1 to 75 % in session 2; over all practice it is",
            ),
            (
                (10, 30),
                "Your share fell from 50 % in session 1 to 25 % in session 2; over all practice it is",
            ),
            ((20, 20), "Your share was 50 % in session 1 and in session 2; over all practice it is"),
        ],
    )
    def test_rose_fell_stayed(self, last: tuple[int, int], expected: str) -> None:
        said = share_sentence(of(session(1, (10, 10)), session(2, last)), E)
        assert plain(said).startswith(expected)

    def test_what_reads_the_same_has_neither_risen_nor_fallen(self) -> None:
        said = share_sentence(of(session(1, (501, 499)), session(2, (504, 496))), E)
        assert plain(said).startswith("Your share was 50 % in session 1 and in session 2;")

    def test_one_practice_and_none(self) -> None:
        one = share_sentence(of(session(1, None), session(2, (6, 24))), E)
        assert plain(one) == "Your share was 20 % in session 2 (6 of 30 minutes)."
        assert share_sentence(of(session(1, None)), E) == "No practice with hands on the device yet."

    def test_the_other_side_reads_names_where_the_owner_reads_you(self) -> None:
        several = (session(1, (10, 10)), session(2, (30, 10)), session(3, (5, 15), M), session(4, (0, 10), M))
        theirs = of(*several, own=M)
        assert plain(share_sentence(theirs, E)).startswith("Greta’s share rose from 50 % in session 1")
        assert plain(share_sentence(theirs, M)).startswith("Your share rose from 75 % in session 3")
        assert plain(learner_words(theirs, M)) == "You learn: 83.3 % (25 of 30 minutes)"
        assert plain(learner_words(of(*several), M)) == "Tobias learns: 83.3 % (25 of 30 minutes)"
        assert (hands_title(theirs, E), hands_title(theirs, M)) == (
            "Greta’s hands on the device",
            "Your hands on the device",
        )

    def test_where_only_the_mentor_learnt_the_curve_is_the_mentor_s(self) -> None:
        words = share_chart(of(session(1, (5, 15), M), session(2, (0, 10), M)))
        assert plain(words.told).startswith(
            "Tobias’s share rose from 75 % in session 1 to 100 % in session 2"
        )
        assert words.beside == ""


class TestTakeovers:
    SLOW_M = Takeover(M, TakeoverReason.SLOW)
    UNSAID_E = Takeover(E, None)

    def test_who_and_until_when(self) -> None:
        shown = of(session(1, (9, 9), E, self.SLOW_M, self.SLOW_M, self.UNSAID_E), session(2, (9, 9)))
        assert takeovers_sentence(shown) == "Three takeovers: Tobias two, you one. None after session 1."
        assert takeovers_sentence(replace(shown, own_role=M)).startswith(
            "Three takeovers: you two, Greta one."
        )

    def test_on_paper_nobody_is_named(self) -> None:
        words = takeovers_chart(of(session(1, (9, 9), E, self.SLOW_M)))
        assert words.sentence == "One takeover by Tobias."
        assert words.on_paper == "One takeover."

    def test_each_reason_and_those_without_an_answer(self) -> None:
        words = takeovers_chart(of(session(1, (9, 9), E, self.SLOW_M, self.UNSAID_E)))
        assert words.rows == (
            ("slow", "0", "1"),
            ("stuck", "0", "0"),
            ("shortcut", "0", "0"),
            ("asked", "0", "0"),
            ("not said", "1", "0"),
        )
        assert words.values[0] == "slow: you 0, Tobias 1"

    def test_none(self) -> None:
        assert takeovers_sentence(of(session(1, (9, 9)))) == "Nobody took over."
        assert takeovers_sentence(of(session(1, None))) == "Nobody has driven yet."


@pytest.mark.parametrize(
    ("learnt", "expected"),
    [
        ((11, 10), "You learnt 11 things, Tobias 10."),
        ((1, 1), "You learnt one thing, Tobias 1."),
        ((2, 0), "You learnt 2 things, Tobias nothing yet."),
        ((0, 3), "You learnt nothing yet, Tobias 3."),
        ((0, 0), "Nothing learnt is shared yet."),
    ],
)
def test_learning(learnt: tuple[int, int], expected: str) -> None:
    assert learning_sentence(of(learnt=learnt)) == expected
    assert len(learning_chart(of(learnt=learnt)).values) == 2


def test_minutes_and_a_dash_where_it_was_talk() -> None:
    shown = of(session(1, None), session(2, (6, 24)))
    assert minutes_sentence(shown) == "You drove 6, Tobias 24 (hatched)."
    assert minutes_sentence(replace(shown, own_role=M)) == "You drove 24 (hatched), Greta 6."
    words = minutes_chart(shown)
    assert words.values == ("Session 1, 13 Jan: talk", "Session 2, 27 Jan: you 6, Tobias 24 minutes")
    assert words.rows == (("1", "0", "0", "50"), ("2", "6", "24", "20"))
    assert minutes_sentence(of(session(1, None))) == "Nobody has driven yet."


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        (7, "one moved by a week"),
        (14, "one moved by two weeks"),
        (1, "one moved by a day"),
        (3, "one moved by three days"),
        (-2, "one moved forward"),
    ],
)
def test_how_far_a_session_was_moved(days: int, expected: str) -> None:
    one = session(1, None)
    shown = of(replace(one, moved_from=one.on - timedelta(days=days)))
    assert sessions_sentence(shown) == f"1 of 1 held, {expected}."


def test_sessions_to_come_and_cancelled() -> None:
    planned = replace(session(3, None), state=SessionState.PLANNED)
    gone = replace(session(2, None), number=None, state=SessionState.CANCELLED)
    shown = of(session(1, None), gone, planned)
    assert sessions_sentence(shown) == "1 of 3 held, one cancelled."
    assert sessions_chart(shown).values == (
        "Session 1, 13 Jan: held",
        "27 Jan: cancelled",
        "Session 3, 10 Feb: to come",
    )
    assert sessions_sentence(of()) == "No sessions yet."


def test_skills_tell_how_long_alone_took() -> None:
    history = ((FIRST, Rung.SEE), (date(2026, 6, 2), Rung.ALONE))
    scan = SkillFigures("Scan a document", E, Rung.ALONE, history, 140)
    waiting = SkillFigures("Read a P&L", M, Rung.WITH_HELP, ((FIRST, Rung.WITH_HELP),), None)
    shown = replace(of(session(1, None)), skills=(scan, waiting))
    assert skills_sentence(shown) == "1 of 2 reached “alone”, after 140 days."
    words = skills_chart(shown)
    assert words.values[0] == "Scan a document (you): see on 13 Jan, alone on 2 Jun; alone after 140 days"
    assert words.rows[1] == ("Read a P&L", "Tobias", "with help", "not yet")


def test_the_span_names_its_months() -> None:
    assert span_sentence(of(session(1, None), session(12, None))) == (
        "What you can do in June that you could not do in January"
    )
    assert span_sentence(of(session(1, None))) == "What you can do now that you could not do before"

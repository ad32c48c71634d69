"""The outline of a session: minutes that add up in every length; ticks that follow their words."""

from hypothesis import given
from hypothesis import strategies as st

from rmdesk.domain.agenda import LEAST, AgendaPart, skeleton
from rmdesk.domain.plan_lines import followed_ticks, plan_lines
from rmdesk.domain.vocabulary import SessionFormat
from rmdesk.wording.agenda import FORMATS, agenda_text


@given(st.sampled_from(SessionFormat), st.integers(5, 480))
def test_the_minutes_add_up_and_no_part_is_a_mere_moment(meeting: SessionFormat, minutes: int) -> None:
    lines = skeleton(meeting, minutes)
    assert sum(line.minutes for line in lines) == minutes
    assert all(line.minutes >= LEAST for line in lines)


def test_a_usual_hour_at_the_desk_is_mostly_the_learners() -> None:
    told = [(line.part, line.minutes) for line in skeleton(SessionFormat.DESK, 45)]
    assert told == [
        (AgendaPart.LOOK_BACK, 5),
        (AgendaPart.SHOW, 5),
        (AgendaPart.TRY_TOGETHER, 12),
        (AgendaPart.ALONE, 15),
        (AgendaPart.DEBRIEF, 8),
    ]


def test_a_short_session_keeps_what_weighs_most() -> None:
    parts = [line.part for line in skeleton(SessionFormat.SITE_WALK, 10)]
    assert AgendaPart.WALK in parts
    assert len(parts) < len(skeleton(SessionFormat.SITE_WALK, 60))


@given(st.sampled_from(SessionFormat), st.integers(5, 480))
def test_its_words_are_read_back_as_lines_with_minutes(meeting: SessionFormat, minutes: int) -> None:
    read = plan_lines(agenda_text(skeleton(meeting, minutes), "Greta", "Tobias"))
    assert all(line.title and line.detail for line in read)
    assert sum(line.minutes or 0 for line in read) == minutes
    assert meeting in FORMATS


def test_ticks_go_where_their_words_go() -> None:
    before = "Look back\nPasskeys, 10 min: one aloud\n\nDebrief"
    assert followed_ticks(before, f"Arrive\n{before}", ("0", "2")) == ("1", "3")
    assert followed_ticks(before, "Debrief\nLook back", ("0", "1")) == ("1",)
    assert followed_ticks(before, before.replace("one aloud", "two aloud"), ("1",)) == ("1",)
    assert followed_ticks(before, "Something else", ("0", "1", "2")) == ()
    assert followed_ticks(before, before, ("7", "x")) == ()
    assert followed_ticks("Same\nSame", "Same\nSame", ("0", "1")) == ("0", "1")


LINES = st.lists(st.sampled_from(("Look back", "We do", "You do", "Check")), max_size=6, unique=True)


@given(LINES, st.sets(st.integers(0, 5)))
def test_reordering_loses_no_tick(lines: list[str], ticked: set[int]) -> None:
    moved = sorted(lines)
    done = {lines[number] for number in ticked if number < len(lines)}
    kept = followed_ticks("\n".join(lines), "\n".join(moved), map(str, ticked))
    assert {moved[int(number)] for number in kept} == done

"""When a refresher is due: growing intervals after good recalls, short ones after a bad one."""

from collections.abc import Iterable
from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from rmdesk.domain.vocabulary import Outcome, Proof, Rung
from rmdesk.journal.fading import refresher_due
from rmdesk.storage.records import SkillEvidence

DAY = date(2026, 1, 13)
ALONE, HINTS, STEPS, TAKEN = Outcome
told = st.lists(st.tuples(st.integers(0, 90), st.sampled_from(Outcome)), min_size=1, max_size=12)


def seen(day: date, outcome: Outcome | None = None, rung: Rung | None = None) -> SkillEvidence:
    """One piece of evidence."""
    return SkillEvidence(skill_id="0" * 32, seen_on=day, proof=Proof.PRACTICE, outcome=outcome, rung=rung)


def dated(steps: Iterable[tuple[int, Outcome]]) -> list[SkillEvidence]:
    """Evidence so many days apart."""
    day, found = DAY, []
    for days, outcome in steps:
        day += timedelta(days)
        found.append(seen(day, outcome))
    return found


def due(evidence: list[SkillEvidence]) -> date:
    """The day of the next refresher of something done alone."""
    found = refresher_due(evidence, Rung.ALONE)
    assert found is not None
    return found


def waits(outcomes: Iterable[Outcome]) -> list[int]:
    """Days until each next refresher when each is answered on its day."""
    evidence: list[SkillEvidence] = []
    day, found = DAY, []
    for outcome in outcomes:
        evidence.append(seen(day, outcome))
        found.append((due(evidence) - day).days)
        day = due(evidence)
    return found


class TestRefresherDue:
    def test_the_days_a_person_sees(self) -> None:
        assert due([seen(DAY, ALONE)]) == date(2026, 1, 21)
        assert due([seen(DAY, ALONE), seen(date(2026, 1, 21), ALONE)]) > date(2026, 2, 21)

    def test_each_time_alone_the_next_is_later(self) -> None:
        assert all(longer > shorter for shorter, longer in pairwise(waits([ALONE] * 6)))

    def test_after_taken_over_it_comes_back_within_days(self) -> None:
        *_, before, after = waits([ALONE, ALONE, ALONE, TAKEN])
        assert after < 14 < before

    def test_the_more_help_the_sooner(self) -> None:
        firsts = [waits([outcome])[0] for outcome in (TAKEN, STEPS, HINTS, ALONE)]
        assert firsts == sorted(firsts)
        assert firsts[0] < firsts[-1]

    def test_what_was_only_seen_does_not_fade(self) -> None:
        for rung in (None, Rung.SEE):
            assert refresher_due([seen(DAY, TAKEN, rung)], rung) is None

    def test_a_thing_made_counts_as_what_it_shows(self) -> None:
        assert due([seen(DAY, rung=Rung.ALONE)]) == due([seen(DAY, ALONE)])
        assert due([seen(DAY, rung=Rung.WITH_HELP)]) == due([seen(DAY, HINTS)])

    def test_nothing_rated_is_nothing_due(self) -> None:
        assert refresher_due([seen(DAY)], Rung.WITH_HELP) is None

    @given(steps=told)
    def test_always_after_the_latest_evidence_and_the_same_each_time(
        self, steps: list[tuple[int, Outcome]]
    ) -> None:
        evidence = dated(steps)
        assert due(evidence) > evidence[-1].seen_on
        assert due(evidence) == due(evidence)

    @given(steps=told)
    def test_going_alone_is_never_sooner_than_being_taken_over(
        self, steps: list[tuple[int, Outcome]]
    ) -> None:
        day = due(dated(steps))
        last = [*dated(steps), seen(day, TAKEN)], [*dated(steps), seen(day, ALONE)]
        after_taken_over, after_alone = map(due, last)
        assert after_taken_over <= after_alone

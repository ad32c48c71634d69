"""The ladder of a skill: what each rung asks for, and why a rung is refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rmdesk.domain.ladder import Held, Shown, held, rung_shown
from rmdesk.domain.vocabulary import Outcome, Proof, Rung

SEE, HELP, ALONE, TEACH = Rung
PRACTICE, MADE, OBSERVED, REFRESHER = Proof
DONE_ALONE, HINTS, STEPS, TAKEN = Outcome

DELEGATED = Shown(PRACTICE, DONE_ALONE, is_delegated=True)
reached = st.sampled_from([None, *Rung])
shown = st.builds(Shown, st.sampled_from(Proof), st.sampled_from([None, *Outcome]), st.booleans())


class TestHeld:
    @pytest.mark.parametrize(
        ("before", "wanted", "evidence", "why"),
        [
            (None, SEE, Shown(PRACTICE, TAKEN), None),
            (None, HELP, Shown(PRACTICE, HINTS), None),
            (None, HELP, Shown(PRACTICE, STEPS), None),
            (None, HELP, Shown(PRACTICE, TAKEN), Held.TAKEN_OVER),
            (None, HELP, Shown(PRACTICE), Held.TAKEN_OVER),
            (None, ALONE, Shown(PRACTICE, DONE_ALONE), Held.ONE_AT_A_TIME),
            (SEE, ALONE, Shown(OBSERVED), Held.ONE_AT_A_TIME),
            (SEE, HELP, Shown(MADE), None),
            (HELP, ALONE, Shown(PRACTICE, DONE_ALONE), None),
            (HELP, ALONE, Shown(PRACTICE, HINTS), Held.NOT_ALONE),
            (HELP, ALONE, Shown(PRACTICE), Held.NOT_ALONE),
            (HELP, ALONE, Shown(OBSERVED), None),
            (HELP, ALONE, Shown(MADE), None),
            (HELP, ALONE, Shown(MADE, HINTS), Held.NOT_ALONE),
            (HELP, ALONE, DELEGATED, Held.DELEGATED),
            (HELP, ALONE, Shown(OBSERVED, is_delegated=True), Held.DELEGATED),
            (HELP, TEACH, Shown(OBSERVED), Held.ONE_AT_A_TIME),
            (ALONE, TEACH, Shown(OBSERVED), None),
            (ALONE, TEACH, Shown(MADE), None),
            (ALONE, TEACH, Shown(PRACTICE, DONE_ALONE), Held.NOT_TEACHING),
            (ALONE, SEE, Shown(PRACTICE, TAKEN), None),
            (TEACH, ALONE, Shown(PRACTICE, HINTS), None),
            (SEE, SEE, Shown(REFRESHER, DONE_ALONE), Held.REFRESHER),
        ],
    )
    def test_each_rung_asks_for_its_evidence(
        self, before: Rung | None, wanted: Rung, evidence: Shown, why: Held | None
    ) -> None:
        assert held(before, wanted, evidence) is why

    @given(before=reached, wanted=st.sampled_from(Rung), evidence=shown)
    def test_nothing_climbs_two_rungs_and_everything_but_a_refresher_may_step_down(
        self, before: Rung | None, wanted: Rung, evidence: Shown
    ) -> None:
        why = held(before, wanted, evidence)
        if before is not None and wanted.height > before.height + 1:
            assert why in (Held.ONE_AT_A_TIME, Held.REFRESHER)
        if before is not None and wanted.height < before.height:
            assert (why is None) is (evidence.proof is not REFRESHER)


class TestRungShown:
    @pytest.mark.parametrize(
        ("before", "evidence", "after"),
        [
            (None, Shown(PRACTICE, TAKEN), SEE),
            (None, Shown(PRACTICE, HINTS), HELP),
            (None, Shown(PRACTICE, DONE_ALONE), HELP),
            (SEE, Shown(PRACTICE, DONE_ALONE), HELP),
            (HELP, Shown(PRACTICE, DONE_ALONE), ALONE),
            (HELP, DELEGATED, None),
            (HELP, Shown(PRACTICE, TAKEN), None),
            (ALONE, Shown(OBSERVED), None),
        ],
    )
    def test_an_outcome_climbs_as_far_as_the_ladder_allows(
        self, before: Rung | None, evidence: Shown, after: Rung | None
    ) -> None:
        assert rung_shown(before, evidence) is after

    @given(before=reached, evidence=shown)
    def test_what_is_climbed_to_is_higher_and_allowed(self, before: Rung | None, evidence: Shown) -> None:
        after = rung_shown(before, evidence)
        if after is not None:
            assert after is not TEACH
            assert held(before, after, evidence) is None
            assert before is None or after.height == before.height + 1

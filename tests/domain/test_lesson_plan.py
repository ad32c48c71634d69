"""A plan as a value: what would make it better, what the session taught about its words, its file."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rmdesk.domain.lesson_file import KitFile, LessonFile, as_text, lesson_or_kit
from rmdesk.domain.lesson_plan import (
    Change,
    PlanForm,
    PlanHint,
    StepForm,
    copied,
    differences,
    from_file,
    hints,
    to_file,
)
from rmdesk.domain.vocabulary import PlanKind, Role, StepKind, TopicFamily

E, M = Role.EXECUTIVE, Role.MENTOR
STEPS = (
    StepForm(StepKind.I_DO, 5, M, "Scan once, saying each step aloud"),
    StepForm(StepKind.WE_DO, 15, E, "One pallet together"),
    StepForm(StepKind.YOU_DO, 15, E, "Greta alone"),
    StepForm(StepKind.CHECK, 5, E, "Greta explains the flow backwards"),
)
TAKEN = (*STEPS[:2], replace(STEPS[2], driver=M), STEPS[3])
WHOLE = PlanForm(
    title="Warehouse system on the floor",
    minutes=40,
    why="She leads the walk in June",
    business="30 fewer wrong bookings a day",
    understanding="What if the code will not scan?",
    steps=STEPS,
)

# Anything a keyboard or a paste can give: the writer must make a file of it, whatever it is.
TEXTS = st.text(max_size=60) | st.lists(st.sampled_from(["- a", "#", "## Risk", "", "  b", "---"])).map(
    "\n".join
)
FORMS = st.builds(
    PlanForm,
    kind=st.sampled_from(PlanKind),
    title=st.text(st.characters(categories=["L", "N", "P"]), min_size=1, max_size=40),
    family=st.sampled_from(TopicFamily),
    teacher=st.sampled_from(Role),
    minutes=st.integers(1, 240),
    why=TEXTS,
    business=TEXTS,
    understanding=TEXTS,
    spare=TEXTS,
    prepare=TEXTS,
    listen=TEXTS,
    risk=TEXTS,
    wrong=TEXTS,
    steps=st.lists(
        st.builds(
            StepForm,
            kind=st.sampled_from(StepKind),
            minutes=st.integers(1, 240),
            driver=st.sampled_from(Role),
            text=TEXTS,
            title=st.text(max_size=20),
            corrected=TEXTS,
        ),
        max_size=5,
    ).map(tuple),
)


def without(kind: StepKind) -> tuple[StepForm, ...]:
    return tuple(step for step in STEPS if step.kind is not kind)


class TestHints:
    def test_a_whole_plan_that_adds_up_needs_none(self) -> None:
        assert hints(WHOLE, 40) == ()

    @pytest.mark.parametrize(
        ("form", "whole", "hint"),
        [
            (replace(WHOLE, steps=()), 40, PlanHint.NO_STEPS),
            (replace(WHOLE, steps=tuple(replace(one, driver=M) for one in STEPS)), 40, PlanHint.NOT_HANDS_ON),
            (replace(WHOLE, steps=TAKEN), 40, PlanHint.OTHER_DRIVES),
            (replace(WHOLE, business="  "), 40, PlanHint.NO_BUSINESS),
            (replace(WHOLE, why=""), 40, PlanHint.NO_WHY),
            (WHOLE, 35, PlanHint.TOO_LONG),
            (WHOLE, 45, PlanHint.TOO_SHORT),
            (replace(WHOLE, knows=1), 40, PlanHint.NOBODY_KNOWS),
        ],
    )  # fmt: skip
    def test_each_lack_asks_its_own_question(self, form: PlanForm, whole: int, hint: PlanHint) -> None:
        assert hint in hints(form, whole)

    def test_a_check_is_a_step_or_a_question(self) -> None:
        unasked = replace(WHOLE, understanding="", steps=without(StepKind.CHECK))
        assert PlanHint.NO_CHECK in hints(unasked, 35)
        assert PlanHint.NO_CHECK not in hints(replace(unasked, understanding="And if it rains?"), 35)

    def test_minutes_left_over_are_no_question_once_something_fills_them(self) -> None:
        assert hints(replace(WHOLE, spare="A second pallet"), 45) == ()

    def test_a_guest_is_the_expert_that_was_missing(self) -> None:
        assert hints(replace(WHOLE, knows=0), 40, has_guest=True) == ()
        assert hints(replace(WHOLE, knows=2), 40) == ()

    def test_when_the_executive_teaches_the_mentor_should_drive(self) -> None:
        turned = replace(WHOLE, teacher=E)
        assert PlanHint.OTHER_DRIVES in hints(
            replace(turned, steps=(*STEPS, replace(STEPS[0], driver=M))), 45
        )

    def test_a_conversation_needs_no_hands(self) -> None:
        talk = StepForm(StepKind.TALK, 40, E, "What did you see first?", "First days")
        assert hints(replace(WHOLE, kind=PlanKind.KIT, steps=(talk,)), 40) == ()


class TestDifferences:
    def test_word_by_word_what_went_and_what_came(self) -> None:
        found = differences("Find the three lines", "Cover the three lines, then ask")
        assert [piece.text for piece in found if piece.change is Change.GONE] == ["Find"]
        assert [piece.text for piece in found if piece.change is Change.NEW] == ["Cover", ", then ask"]

    @given(TEXTS, TEXTS)
    def test_both_versions_can_be_put_together_again(self, before: str, after: str) -> None:
        found = differences(before, after)
        assert "".join(one.text for one in found if one.change is not Change.NEW) == before
        assert "".join(one.text for one in found if one.change is not Change.GONE) == after

    def test_very_long_texts_take_no_time(self) -> None:
        found = differences("a b " * 100_000, "b a " * 100_000)
        assert [one.change for one in found] == [Change.GONE, Change.NEW]


def test_a_copy_takes_the_corrected_words_and_forgets_the_session() -> None:
    given_one = replace(STEPS[0], corrected="Scan twice", is_done=True, is_stuck=True, step_id="1")
    assert copied(replace(WHOLE, steps=(given_one,))).steps == (StepForm(StepKind.I_DO, 5, M, "Scan twice"),)


class TestFile:
    @given(FORMS)
    def test_whatever_was_typed_the_file_reads_back_as_it_was_written(self, form: PlanForm) -> None:
        told = to_file(form)
        read = lesson_or_kit(as_text(told))
        assert read == told
        assert isinstance(read, KitFile if form.kind is PlanKind.KIT else LessonFile)
        assert to_file(from_file(read)) == told

    def test_the_corrected_words_go_and_what_is_the_pair_s_own_stays(self) -> None:
        steps = (replace(STEPS[0], corrected="Scan twice\n- slowly"), *STEPS[1:])
        text = as_text(to_file(replace(WHOLE, steps=steps, spare="Our own joke", knows=3)))
        assert "Scan twice\n- slowly" in text
        assert STEPS[0].text not in text
        assert "Our own joke" not in text

    def test_a_heading_typed_into_a_text_is_text(self) -> None:
        told = to_file(replace(WHOLE, why="## Risk\nall is well"))
        assert told.why == "Risk\nall is well"
        assert to_file(replace(WHOLE, why="# ## Risk")).why == "Risk"

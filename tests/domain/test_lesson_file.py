"""Lessons and kits read from their files: the form strictly, the contents as plain text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rmdesk.domain.lesson_file import (
    LARGEST,
    Gap,
    KitFile,
    KitPart,
    LessonFile,
    Step,
    StepKind,
    kit,
    kit_gaps,
    lesson,
    lesson_gaps,
    lesson_or_kit,
)
from rmdesk.domain.vocabulary import Role, TopicFamily
from rmdesk.errors import NotALesson
from tests.patience import patience

LESSON = """\
---
rmdesk_lesson: 1
title: "Passkeys on \\"two\\" services"
family: workplace technology
teacher: mentor
minutes: 40
---

## Why it matters
You sign in every day.
A passkey cannot be guessed.

## What it does for the business
Fewer calls to the help desk.

## Steps

### I do, 5 min, mentor drives
Show it once, aloud.
- What for: to sign in
- Where: settings,
  then security

### We do, 10 min, executive drives
- One service

### You do, 20 min, executive drives
- The second service

### Check, 5 min, executive drives
- Sign in again

## Check for understanding
Sign out and in.

## Risk
A lost phone.

## What can go wrong
- No signal: wait
- Old phone: ask IT
"""

KIT = """\
---
rmdesk_kit: 1
title: "What new hires see"
family: what the young think
teacher: mentor
minutes: 30
---
## Why it matters
Why.
## What it does for the business
Business.
## Prepare
- Bring nothing
## Questions
### The first day, before and after, 10 min
- Who met you?
- What was missing?
### The first month, 20 min
- What did you learn?
## Listen for
- Silence
## Risk
Names.
## What can go wrong
- Nobody talks
"""

HEAD = LESSON[: LESSON.index("\n\n## Why")]


def refused(text: str) -> tuple[str, str]:
    with pytest.raises(NotALesson) as caught:
        lesson(text)
    return caught.value.field, caught.value.problem


class TestALesson:
    def test_it_is_read_whole(self) -> None:
        read = lesson(LESSON)
        assert read == LessonFile(
            title='Passkeys on "two" services',
            family=TopicFamily.WORKPLACE_TECHNOLOGY,
            teacher=Role.MENTOR,
            minutes=40,
            why="You sign in every day.\nA passkey cannot be guessed.",
            business="Fewer calls to the help desk.",
            steps=(
                Step(
                    *(StepKind.I_DO, 5, Role.MENTOR, "Show it once, aloud."),
                    ("What for: to sign in", "Where: settings, then security"),
                ),
                Step(StepKind.WE_DO, 10, Role.EXECUTIVE, "", ("One service",)),
                Step(StepKind.YOU_DO, 20, Role.EXECUTIVE, "", ("The second service",)),
                Step(StepKind.CHECK, 5, Role.EXECUTIVE, "", ("Sign in again",)),
            ),
            check="Sign out and in.",
            risk="A lost phone.",
            wrong=("No signal: wait", "Old phone: ask IT"),
        )
        assert read.learner is Role.EXECUTIVE
        assert lesson_gaps(read) == ()

    def test_a_file_from_another_editor_reads_the_same(self) -> None:
        assert lesson("\ufeff" + LESSON.replace("\n", "  \r\n")) == lesson(LESSON)

    def test_markup_links_and_hashtags_stay_the_letters_they_are(self) -> None:
        why = "<img src=x onerror=alert(1)> **bold** [a](https://x.example)\n#hashtag"
        assert lesson(LESSON.replace("You sign in every day.", why)).why.startswith(why)

    def test_a_lesson_still_being_written_is_read_with_its_gaps(self) -> None:
        empty = "\n".join(line for line in LESSON.split("\n") if line.startswith("## "))
        assert lesson_gaps(lesson(f"{HEAD}\n{empty}")) == (
            *(Gap.WHY, Gap.BUSINESS, Gap.I_DO, Gap.WE_DO, Gap.YOU_DO),
            *(Gap.CHECK, Gap.MINUTES, Gap.RISK, Gap.WRONG),
        )

    def test_the_learner_is_to_drive(self) -> None:
        handed = LESSON.replace("### You do, 20 min, executive", "### You do, 20 min, mentor")
        assert lesson_gaps(lesson(handed)) == (Gap.DRIVER,)
        assert Gap.DRIVER in lesson_gaps(lesson(LESSON.replace("teacher: mentor", "teacher: executive")))

    def test_the_minutes_are_to_add_up(self) -> None:
        assert lesson_gaps(lesson(LESSON.replace("minutes: 40", "minutes: 45"))) == (Gap.MINUTES,)


class TestAKit:
    def test_it_is_read_whole(self) -> None:
        read = kit(KIT)
        assert read == KitFile(
            title="What new hires see",
            family=TopicFamily.WHAT_THE_YOUNG_THINK,
            teacher=Role.MENTOR,
            minutes=30,
            why="Why.",
            business="Business.",
            prepare=("Bring nothing",),
            parts=(
                KitPart("The first day, before and after", 10, ("Who met you?", "What was missing?")),
                KitPart("The first month", 20, ("What did you learn?",)),
            ),
            listen=("Silence",),
            risk="Names.",
            wrong=("Nobody talks",),
        )
        assert read.learner is Role.EXECUTIVE
        assert kit_gaps(read) == ()

    def test_what_it_lacks_is_told(self) -> None:
        bare = (
            KIT.replace("- What did you learn?\n", "").replace("- Silence\n", "").replace("20 min", "5 min")
        )
        assert kit_gaps(kit(bare)) == (Gap.QUESTIONS, Gap.MINUTES, Gap.LISTEN)

    def test_each_file_says_which_of_the_two_it_is(self) -> None:
        assert lesson_or_kit(LESSON) == lesson(LESSON)
        assert lesson_or_kit(KIT) == kit(KIT)
        assert refused(KIT) == ("file", "format")
        with pytest.raises(NotALesson, match="format"):
            kit(LESSON)

    @pytest.mark.parametrize(
        ("part", "problem"),
        [("The first month", "part"), (", 20 min", "part"), ("x" * 81 + ", 20 min", "length")],
    )
    def test_a_part_needs_a_short_title_and_minutes(self, part: str, problem: str) -> None:
        with pytest.raises(NotALesson) as caught:
            kit(KIT.replace("The first month, 20 min", part))
        assert (caught.value.field, caught.value.problem) == ("line 18", problem)


class TestWhatIsRefused:
    @pytest.mark.parametrize(
        ("old", "new", "place", "problem"),
        [
            ("---\nrmdesk", "rmdesk", "file", "front matter"),
            ("minutes: 40\n---", "minutes: 40", "file", "front matter"),
            ("minutes: 40", "minutes: 40\nscript: x", "file", "front matter"),
            ("rmdesk_lesson: 1", "rmdesk_lesson: 2", "rmdesk_lesson", "version"),
            ("rmdesk_lesson: 1", "lesson: 1", "file", "format"),
            ("title: ", "Title: ", "title", "missing"),
            ("teacher: mentor\n", "", "teacher", "missing"),
            ("teacher: mentor\nminutes: 40", "minutes: 40\nteacher: mentor", "file", "front matter"),
            ('"Passkeys on \\"two\\" services"', "Passkeys", "title", "quotes"),
            ('"Passkeys on \\"two\\" services"', '"a" b"', "title", "quotes"),
            ("Passkeys", "x" * 80, "title", "length"),
            ('"Passkeys on \\"two\\" services"', '"  "', "title", "length"),
            ("workplace technology", "the pairing", "family", "value"),
            ("teacher: mentor", "teacher: coordinator", "teacher", "value"),
            ("minutes: 40", "minutes: 0", "minutes", "minutes"),
            ("minutes: 40", "minutes: 241", "minutes", "minutes"),
            ("minutes: 40", "minutes: ٤٠", "minutes", "minutes"),
            ("## Risk\nA lost phone.\n\n", "", "What can go wrong", "order"),
            ("## What can go wrong\n", "", "What can go wrong", "missing"),
            ("## Risk", "## Steps", "Steps", "twice"),
            ("## Risk", "## Danger", "line 36", "heading"),
            ("## Risk", "# Risk", "line 36", "heading"),
            ("## Risk", "### Risk", "line 36", "heading"),
            ("---\n\n## Why", "---\nHello\n## Why", "line 8", "place"),
            ("## Steps\n", "## Steps\nHello\n", "line 17", "place"),
            ("I do, 5 min", "They do, 5 min", "line 18", "step"),
            ("I do, 5 min, mentor drives", "I do, 5 min", "line 18", "step"),
            ("I do, 5 min, mentor drives", "I do, 5 min, nobody drives", "line 18", "driver"),
            ("I do, 5 min, mentor drives", "I do, 5 min, mentor talks", "line 18", "driver"),
            ("I do, 5 min", "I do, -5 min", "line 18", "minutes"),
            ("I do, 5 min", "I do, 5 hours", "line 18", "minutes"),
            ("- One service", "- One service\nand another", "line 26", "bullet"),
            ("- No signal: wait", "No signal: wait", "What can go wrong", "bullet"),
        ],
    )
    def test_a_file_that_does_not_fit_names_the_place(
        self, old: str, new: str, place: str, problem: str
    ) -> None:
        assert LESSON.count(old) >= 1
        assert refused(LESSON.replace(old, new, 1)) == (place, problem)

    def test_a_missing_end_is_named(self) -> None:
        assert refused(LESSON[: LESSON.index("## What can go wrong")]) == ("What can go wrong", "missing")

    @pytest.mark.parametrize("text", ["", "\n", "---", "---\n---", "---\n\n---\n", "{}", "\ufeff"])
    def test_nothing_is_no_lesson(self, text: str) -> None:
        assert refused(text)[0] == "file"

    @pytest.mark.parametrize(
        "character",
        [
            *("\x00", "\x07", "\x1b", "\t", "\r", "\x0b", "\x85", "\u2028"),
            *("\u202e", "\u2066", "\u200b", "\u00ad", "\ufeff", "\ud800", "\ue000", "\U000e0041"),
        ],
    )
    def test_signs_that_steer_or_hide_are_refused(self, character: str) -> None:
        assert refused(LESSON.replace("A lost", f"A {character}lost")) == ("line 37", "characters")

    def test_too_large_is_refused_in_bytes(self) -> None:
        assert refused(LESSON.replace("A lost", "A lost " + "x" * LARGEST)) == ("file", "size")
        assert refused(LESSON.replace("A lost", "A lost " + "ä" * (LARGEST // 2))) == ("file", "size")

    def test_steps_without_end_are_refused(self) -> None:
        steps = "### Check, 5 min, executive drives\n" * 60
        assert refused(LESSON.replace("### Check, 5 min, executive drives\n", steps)) == ("Steps", "many")

    def test_the_error_repeats_nothing_of_the_text(self) -> None:
        with pytest.raises(NotALesson) as caught:
            lesson(LESSON.replace("## Risk", "## Heron and Lindqvist"))
        assert "Heron" not in repr(vars(caught.value)) + str(caught.value)


class TestHostileFiles:
    @pytest.mark.parametrize("seed", ["#", "- ", "\n", '"', "\\", "  ", ", ", "---\n", "### ", "a:"])
    def test_a_file_of_one_sign_is_refused_fast(self, seed: str) -> None:
        with patience():
            below = f"{HEAD}\n{seed * 40_000}"
            title = f'{HEAD[:21]}title: "{seed * 40_000}'
            for text in (seed * LARGEST, below, title):
                with pytest.raises(NotALesson):
                    lesson(text[:LARGEST])

    @given(st.text())
    def test_any_text_is_read_or_refused(self, text: str) -> None:
        for read in (lesson, kit, lesson_or_kit):
            with pytest.raises(NotALesson):
                read(text)

    @given(
        st.integers(0, len(LESSON)),
        st.integers(0, 40),
        st.text(st.one_of(st.characters(), st.sampled_from('#-: ,"\n0')), max_size=12),
    )
    def test_a_damaged_file_is_read_or_refused_and_never_crashes(self, at: int, cut: int, put: str) -> None:
        try:
            read = lesson(LESSON[:at] + put + LESSON[at + cut :])
        except NotALesson:
            return
        assert read.title.strip()
        assert all(1 <= step.minutes <= 240 for step in read.steps)

    @given(st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1), st.integers(1, 240))
    def test_words_come_back_as_they_were_written(self, word: str, minutes: int) -> None:
        text = LESSON.replace("No signal: wait", f"x {word}").replace("minutes: 40", f"minutes: {minutes}")
        text = text.replace("A lost phone.", f"x {word}")
        read = lesson(text)
        assert (read.wrong[0], read.risk, read.minutes) == (f"x {word}", f"x {word}", minutes)

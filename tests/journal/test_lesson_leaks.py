"""A lesson's file and its paper, attacked: words in two pieces, words not agreed yet, the line beside it."""

from dataclasses import replace

import pytest

from rmdesk.domain.lesson_plan import PlanForm, StepForm
from rmdesk.domain.vocabulary import Audience, Outcome, PlanKind, Role, StepKind
from rmdesk.errors import LessonHolds
from rmdesk.journal.journal import Journal
from rmdesk.journal.ledger import say_nothing_learnt
from rmdesk.journal.lesson_files import file_of, masked, masked_line
from rmdesk.journal.lessons import new_plan, use_for_session
from rmdesk.journal.preparing import set_chair, set_helpdesk, set_plan, set_preparation
from rmdesk.journal.skill_evidence import record_outcome
from rmdesk.journal.skills import SkillForm, new_skill
from rmdesk.storage.records import LessonPlan, Skill
from tests.conftest import SetClock
from tests.journal.privacy_material import Pair, span

FORM = PlanForm(title="Scanning", minutes=30)


def step(text: str, title: str = "") -> StepForm:
    return StepForm(StepKind.WE_DO, 5, Role.EXECUTIVE, text, title)


def steps(*texts: str) -> PlanForm:
    """A lesson of these steps."""
    return replace(FORM, steps=tuple(map(step, texts)))


def kit(part: StepForm, prepare: str = "") -> PlanForm:
    """A conversation of one part."""
    return replace(FORM, kind=PlanKind.KIT, prepare=prepare, steps=(part,))


SPLIT = {
    "bullets of a step": steps("- He\n- ron"),
    "numbered lines": steps("1. He\n2. ron"),
    "two steps": steps("Ask about Project He", "ron closes in May"),
    "two sections": replace(FORM, why="Project He", business="ron closes"),
    "a step and the check": replace(steps("Ask about He"), understanding="ron closes"),
    "far down": replace(steps("word " * 60 + "He"), understanding="ron" + " word" * 60),
    "a part and its questions": kit(step("ron?", "He")),
    "what to prepare, what to ask": kit(step("x", "ron"), "a room\nHe"),
    "look-alikes in a heading": replace(FORM, risk="## Н\u0435ron"),
    "corrected words": replace(FORM, steps=(replace(step("x"), corrected="Heron"),)),
}


@pytest.fixture
def pair(journal: Journal, pairing_id: str, clock: SetClock) -> Pair:
    """A pair that is still writing its first agreement: Heron stands in the draft."""
    pair = Pair(journal, pairing_id, clock)
    pair.agree("Heron", signed=False)
    return pair


@pytest.mark.parametrize("form", SPLIT.values(), ids=list(SPLIT))
def test_a_watchword_in_two_pieces_holds_the_file_back(pair: Pair, form: PlanForm) -> None:
    plan = pair.journal.do(None, new_plan, pair.pairing_id, form)
    with pytest.raises(LessonHolds) as caught:
        pair.journal.ask(file_of, plan.plan.id)
    assert caught.value.reason == "watchword"


def test_everyday_words_that_meet_hold_nothing_back(pair: Pair) -> None:
    told = steps("Say what it did to her", "- on the phone\n- in the post", "Ask what he", "Iron it out")
    plan = pair.journal.do(None, new_plan, pair.pairing_id, told)
    assert b"Iron it out" in pair.journal.ask(file_of, plan.plan.id).data


def test_what_surrounds_the_sessions_changes_no_word_of_a_summary(journal: Journal, pair: Pair) -> None:
    do, pairing_id = journal.do, pair.pairing_id
    pair.agree()
    held = pair.meet(0, 14, 28)[-1]
    before = pair.text(span(0, 28))
    do(None, set_chair, held, Role.MENTOR)
    do(None, set_helpdesk, held, is_helpdesk=True)
    do(None, set_preparation, held, Role.MENTOR, 55)
    do(None, set_plan, held, "Look at the mklesson")
    do(None, say_nothing_learnt, held, Role.EXECUTIVE, is_nothing=True)
    plan = do(None, use_for_session, steps("mklesson"), held).plan.plan
    skill = do(None, new_skill, pairing_id, SkillForm("mkskill", Role.EXECUTIVE))
    do(None, record_outcome, skill.id, held, Outcome.WITH_HINTS)
    pair.read(LessonPlan, plan.id, Audience.PAIR)
    pair.read(Skill, skill.id, Audience.PAIR)
    assert pair.text(span(0, 28)) == before


def test_on_paper_words_of_the_draft_and_the_guest_are_covered(pair: Pair) -> None:
    ask, pairing_id = pair.journal.ask, pair.pairing_id
    assert ask(masked, pairing_id, steps("For Heron")).steps[0].text == "For ••••••"
    assert ask(masked_line, pairing_id, "head of H-e-r-o-n") == "head of ••••••"

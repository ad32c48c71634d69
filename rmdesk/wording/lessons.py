"""Lessons in words: families, kinds of steps, hints, minutes, and why a file is none or may not leave."""

from collections.abc import Mapping

from rmdesk import errors
from rmdesk.domain.lesson_plan import PlanHint
from rmdesk.domain.privacy import Reason
from rmdesk.domain.vocabulary import StepKind, TopicFamily
from rmdesk.wording import tr
from rmdesk.wording.facts import reason_words

FAMILIES: Mapping[TopicFamily, str] = {
    TopicFamily.WORKPLACE_TECHNOLOGY: tr("workplace technology"),
    TopicFamily.SOCIAL_MEDIA: tr("social media"),
    TopicFamily.WHAT_THE_YOUNG_THINK: tr("what the young think"),
    TopicFamily.CONSUMER_CULTURES: tr("consumer cultures"),
    TopicFamily.MORALE: tr("morale"),
    TopicFamily.JOB_SKILLS: tr("job skills"),
    TopicFamily.THE_PAIRING: tr("the pairing"),
}
KINDS: Mapping[StepKind, str] = {
    StepKind.I_DO: tr("I do"),
    StepKind.WE_DO: tr("We do"),
    StepKind.YOU_DO: tr("You do"),
    StepKind.CHECK: tr("Check"),
    StepKind.TALK: tr("Talk"),
}
KNOWS: tuple[str, ...] = (
    tr("not at all"),
    tr("a little"),
    tr("well enough"),
    tr("well"),
    tr("could teach it in their sleep"),
)
"""How well the teacher knows it, from 0 to 4."""
NOT_SAID = tr("not said yet")

_HINTS: Mapping[PlanHint, str] = {
    PlanHint.NO_STEPS: tr("No steps yet. What comes first?"),
    PlanHint.NOT_HANDS_ON: tr("{learner} drives in no step. Is that the plan?"),
    PlanHint.OTHER_DRIVES: tr("In “You do” somebody else than {learner} drives. Is that the plan?"),
    PlanHint.NO_CHECK: tr("How will the two of you know that it was understood?"),
    PlanHint.NO_BUSINESS: tr("Incomplete: what does this do for the business?"),
    PlanHint.NO_WHY: tr("Why does it matter to {learner}?"),
    PlanHint.TOO_LONG: tr("The steps take {minutes} of {whole} minutes. Which one can be shorter?"),
    PlanHint.TOO_SHORT: tr("The steps take {minutes} of {whole} minutes. What if there is time left?"),
    PlanHint.NOBODY_KNOWS: tr("Nobody at the table knows this well. Invite an expert as a guest?"),
}
_ACTIONS: Mapping[PlanHint, str] = {
    PlanHint.NO_STEPS: tr("Add a step"),
    PlanHint.NOT_HANDS_ON: tr("Let {learner} drive"),
    PlanHint.OTHER_DRIVES: tr("Let {learner} drive"),
    PlanHint.NO_CHECK: tr("Write it"),
    PlanHint.NO_BUSINESS: tr("Write it"),
    PlanHint.NO_WHY: tr("Write it"),
    PlanHint.TOO_LONG: tr("Go to the minutes"),
    PlanHint.TOO_SHORT: tr("Write it"),
    PlanHint.NOBODY_KNOWS: tr("Go to the session"),
}
_PLACES: Mapping[str, str] = {
    "title": tr("Title"),
    "why": tr("Why it matters"),
    "business": tr("What does this do for our business?"),
    "understanding": tr("Check for understanding"),
    "spare": tr("If there is time left"),
    "prepare": tr("Prepare"),
    "listen": tr("Listen for"),
    "risk": tr("Risk"),
    "wrong": tr("What can go wrong"),
}
_PROBLEMS: Mapping[str, str] = {
    "size": tr("it is larger than a lesson can be"),
    "characters": tr("it holds characters that do not belong into a text, at {place}"),
    "front matter": tr("its first lines are not those of a lesson"),
    "format": tr("its first lines are not those of a lesson"),
    "version": tr("it was made by a newer rmdesk"),
    "missing": tr("“{place}” is missing"),
    "quotes": tr("its title does not stand in quotes"),
    "length": tr("a title is empty or too long, at {place}"),
    "value": tr("“{place}” says something unknown"),
    "minutes": tr("the minutes at {place} are not from 1 to 240"),
    "heading": tr("a heading does not belong there, at {place}"),
    "order": tr("“{place}” stands in the wrong place"),
    "twice": tr("“{place}” is there twice"),
    "many": tr("“{place}” has more than 50 parts"),
    "place": tr("there is text that belongs nowhere, at {place}"),
    "bullet": tr("a point does not begin with a hyphen, at {place}"),
    "step": tr("a step does not say its kind and minutes, at {place}"),
    "driver": tr("a step does not say who drives, at {place}"),
    "part": tr("a part does not say its title and minutes, at {place}"),
}
"""By the problem of a NotALesson."""


def hint_words(hint: PlanHint, learner: str, minutes: int, whole: int) -> str:
    """What is asked about a plan."""
    return _HINTS[hint].format(learner=learner, minutes=minutes, whole=whole)


def hint_action(hint: PlanHint, learner: str) -> str:
    """The one thing to do about it."""
    return _ACTIONS[hint].format(learner=learner)


def place_words(place: str) -> str:
    """Where in a lesson: the label of a field, or "Step 2"."""
    if place in _PLACES:
        return _PLACES[place]
    return tr("Step {number}").format(number=place.removeprefix("step "))


def not_a_lesson_words(fault: errors.NotALesson) -> str:
    """Why a file is no lesson: what does not fit, and that nothing was changed."""
    why = _PROBLEMS.get(fault.problem, "“{place}”").format(place=fault.field)
    return tr("This is no lesson that rmdesk can read: {why}. Nothing was changed.").format(why=why)


def lesson_holds_words(fault: errors.LessonHolds) -> str:
    """Why a lesson may not leave as a file, and where to change it."""
    said = tr("“{place}” holds {why}. Nothing was written; change it there, then save again.")
    return said.format(place=place_words(fault.place), why=reason_words(Reason(fault.reason)))

"""The outline of a session in words, as the lines of its plan."""

from collections.abc import Iterable

from rmdesk.domain.agenda import AgendaLine, AgendaPart
from rmdesk.domain.vocabulary import SessionFormat
from rmdesk.wording import tr

FORMATS: dict[SessionFormat, str] = {
    SessionFormat.DESK: tr("desk work"),
    SessionFormat.CALL: tr("a call"),
    SessionFormat.PRESENTATION: tr("a presentation with questions"),
    SessionFormat.SITE_WALK: tr("a site walk"),
    SessionFormat.CONVERSATION: tr("a conversation"),
}
"""A format inside a sentence: "an outline for desk work"."""


def agenda_text(lines: Iterable[AgendaLine], learner: str, teacher: str) -> str:
    """One line a part, as a plan is written: "Look back, 5 min: what was agreed, and what came of it"."""
    return "\n".join(_line(line, learner, teacher) for line in lines)


def _line(line: AgendaLine, learner: str, teacher: str) -> str:
    title, detail = _PARTS[line.part]
    told = detail.format(learner=learner, teacher=teacher)
    return tr("{title}, {minutes} min: {detail}").format(title=title, minutes=line.minutes, detail=told)


_PARTS: dict[AgendaPart, tuple[str, str]] = {
    AgendaPart.ARRIVE: (tr("Arrive"), tr("can we both hear and see each other, and is anything urgent")),
    AgendaPart.LOOK_BACK: (tr("Look back"), tr("what was agreed last time, and what came of it")),
    AgendaPart.QUESTION: (tr("The question"), tr("what {learner} wants to know when this is over")),
    AgendaPart.SHOW: (tr("I do"), tr("{teacher} shows it once and says each step aloud")),
    AgendaPart.TRY_TOGETHER: (tr("We do"), tr("{learner} has the hands on it, {teacher} says what for")),
    AgendaPart.ALONE: (tr("You do"), tr("{learner} does it again, {teacher} keeps quiet")),
    AgendaPart.PRESENT: (tr("Presentation"), tr("{teacher} shows the few things that matter")),
    AgendaPart.ASK: (tr("Questions"), tr("{learner} asks, and says it back in other words")),
    AgendaPart.WALK: (tr("The walk"), tr("go where the work is done; {learner} does what can be done there")),
    AgendaPart.STOP: (tr("Stop and ask"), tr("ask one person there what gets in the way")),
    AgendaPart.TALK: (tr("The talk"), tr("{teacher} tells how it looks from there, {learner} asks")),
    AgendaPart.OTHER_WAY: (tr("The other way"), tr("{learner} tells one thing that {teacher} cannot see")),
    AgendaPart.AGREE: (tr("Agree"), tr("who does what, and by when")),
    AgendaPart.DEBRIEF: (tr("Debrief"), tr("what to keep, what to change, what each of you learnt")),
}

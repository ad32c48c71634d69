"""Words for what is withheld and why, and for who may read."""

from collections.abc import Mapping

from rmdesk.domain.privacy import Reason
from rmdesk.domain.subjects import Subject
from rmdesk.domain.vocabulary import Tag
from rmdesk.wording import tr

_SUBJECTS: Mapping[Subject, str] = {
    Subject.GOAL: tr("Goal"),
    Subject.GOAL_EVIDENCE: tr("Evidence"),
    Subject.GOAL_STEP: tr("Goal step"),
    Subject.SKILL: tr("Skill"),
    Subject.TOPIC: tr("Topic"),
    Subject.PLAN: tr("Plan"),
    Subject.GUEST: tr("Guest"),
    Subject.NOTE: tr("Note"),
    Subject.KEEP: tr("Keep"),
    Subject.CHANGE: tr("Change"),
    Subject.THANKS: tr("Thanks"),
    Subject.STUNG: tr("What stung"),
    Subject.QUESTION: tr("Question brought"),
    Subject.LEARNT: tr("Learnt"),
    Subject.ACTION: tr("Action"),
    Subject.WHAT_CHANGED: tr("What changed"),
    Subject.LESSON_LEARNT: tr("Lesson learnt"),
    Subject.PROGRAMME_IDEA: tr("Programme idea"),
    Subject.WAY_OF_WORKING: tr("Way of working"),
    Subject.NEXT_STEP: tr("Next step"),
    Subject.HELP_WANTED: tr("Help wanted"),
    Subject.TIP: tr("Tip"),
    Subject.INFORMAL_SOURCE: tr("Informal source"),
    Subject.PULSE_ANSWER: tr("Pulse answers"),
    Subject.PICTURE: tr("Picture"),
}

_REASONS: Mapping[Reason, str] = {
    Reason.NO_AGREEMENT: tr("no agreement is in force"),
    Reason.ONLY_ME: tr("only you"),
    Reason.THE_PAIR: tr("the two of you"),
    Reason.THE_COORDINATOR: tr("not raised to everyone at work"),
    Reason.SUBJECT: tr("this kind of text stays with the two of you"),
    Reason.WITH_AUTHOR: tr("this kind of text stays with its author"),
    Reason.RULE: tr("a rule of the agreement"),
    Reason.COUNTED_ONLY: tr("counted only"),
    Reason.UNTICKED: tr("its section is not ticked"),
    Reason.STRUCK: tr("struck by one of you"),
    Reason.NO_PLACE: tr("has no place in this text"),
    Reason.NAME: tr("a name"),
    Reason.POSSIBLE_NAME: tr("a word that may be a name"),
    Reason.WATCHWORD: tr("a watchword"),
    Reason.INITIALS: tr("initials"),
    Reason.POSSIBLE_INITIALS: tr("letters that may be initials"),
    Reason.EMAIL: tr("an e-mail address"),
    Reason.LINK: tr("a link"),
    Reason.MARKUP: tr("mark-up"),
    Reason.CLOCK_TIME: tr("a clock time"),
    Reason.PATH: tr("a file path"),
    Reason.POSSIBLE_BLAME: tr("a word that may put blame on someone"),
}

_TAGS: Mapping[Tag, str] = {
    Tag.NONE: tr("none of these"),
    Tag.PAY: tr("pay"),
    Tag.HEALTH: tr("health"),
    Tag.RELIGION: tr("religion"),
    Tag.FAMILY: tr("family"),
    Tag.PERFORMANCE: tr("performance"),
}


def subject_words(subject: Subject) -> str:
    """What a text is: Note, Goal, Lesson learnt."""
    return _SUBJECTS[subject]


def reason_words(reason: Reason, rule: int = 0) -> str:
    """Why a text stays, with the rule that decided: R3: a watchword."""
    words = _REASONS[reason]
    return tr("R{rule}: {words}").format(rule=rule, words=words) if rule else words


def tag_words(tag: Tag) -> str:
    """What a text touches."""
    return _TAGS[tag]

"""What the rules mean on an ordinary Tuesday: one example, made from the rules that are kept."""

from collections.abc import Sequence
from typing import NamedTuple

from rmdesk.domain.subjects import OPINIONS, Subject
from rmdesk.domain.vocabulary import Form, RuleKind
from rmdesk.wording import tr
from rmdesk.wording.rules import RuleMeaning


class People(NamedTuple):
    """First names; without a programme there is no coordinator."""

    executive: str
    mentor: str
    coordinator: str | None = None


def ordinary_tuesday(kept: Sequence[RuleMeaning], people: People, watchwords: int = 0) -> str:
    """A note, who reads it, and what may go further under these rules."""
    parts = (_note(people), _further(kept, people, watchwords), _counted(kept))
    return " ".join(part for part in parts if part)


def _note(people: People) -> str:
    said = (
        tr(
            "{executive} writes “I was lost after five minutes”. Only {executive} can read it."
            " If {mentor} should know, {executive} raises it; {coordinator} never sees it."
        )
        if people.coordinator
        else tr(
            "{executive} writes “I was lost after five minutes”. Only {executive} can read it."
            " If {mentor} should know, {executive} raises it; nobody else ever sees it."
        )
    )
    return said.format(**people._asdict())


def _further(kept: Sequence[RuleMeaning], people: People, watchwords: int) -> str:
    """What a sentence about the work itself goes through."""
    without = [words for words in (_author(kept), _names(kept), _watchwords(kept, watchwords)) if words]
    if not without:
        said = tr("What {mentor} thinks of it leaves only if both agree, as it was written.")
        return said.format(mentor=people.mentor)
    last = tr("or").join((" ", " "))
    listed = last.join((", ".join(without[:-1]), without[-1])) if len(without) > 1 else without[0]
    said = tr("What {mentor} thinks of it leaves only if both agree, without {without}.")
    return said.format(mentor=people.mentor, without=listed)


def _author(kept: Sequence[RuleMeaning]) -> str:
    forms = (rule for rule in kept if rule.kind is RuleKind.FORM and rule.form is Form.WITHOUT_AUTHOR)
    return tr("its author") if any(OPINIONS & frozenset(rule.subjects) for rule in forms) else ""


def _names(kept: Sequence[RuleMeaning]) -> str:
    return tr("anyone’s name") if _has_words(kept, Subject.PERSON_NAME) else ""


def _watchwords(kept: Sequence[RuleMeaning], count: int) -> str:
    return tr("a watchword") if count and _has_words(kept, Subject.WATCHWORD) else ""


def _has_words(kept: Sequence[RuleMeaning], subject: Subject) -> bool:
    return any(rule.kind is RuleKind.WORDS and subject in rule.subjects for rule in kept)


def _counted(kept: Sequence[RuleMeaning]) -> str:
    forms = (rule for rule in kept if rule.kind is RuleKind.FORM and rule.form is Form.COUNTED_ONLY)
    is_learnt = any(Subject.LEARNT in rule.subjects for rule in forms)
    return tr("What each of them learnt is counted, never quoted.") if is_learnt else ""

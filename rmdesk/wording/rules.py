"""The sentence of a privacy rule, made from what the rule means to the program.

So the two cannot drift apart; only a promise has words of its own, and says that nobody checks it.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from rmdesk.domain.subjects import OPINIONS, Subject
from rmdesk.domain.vocabulary import Audience, Form, RuleKind, Tag
from rmdesk.wording import tr
from rmdesk.wording.dates import number
from rmdesk.wording.facts import subject_words, tag_words


@dataclass(frozen=True, slots=True)
class RuleMeaning:
    """A rule's machine meaning, as a record or a form has it."""

    kind: RuleKind
    audience: Audience | None = None
    form: Form | None = None
    tags: tuple[Tag, ...] = ()
    subjects: tuple[Subject, ...] = ()
    text: str = ""
    only_me_days: int | None = None
    pair_months: int | None = None


@dataclass(frozen=True, slots=True)
class Names:
    """First names for the sentences; without a programme there is no coordinator."""

    mentor: str
    coordinator: str | None = None


def sentence(rule: RuleMeaning, names: Names, watchwords: int = 0) -> str:
    """The rule as the two read it. `watchwords`: how many there are under this version."""
    return _SENTENCES[rule.kind](rule, names, watchwords)


def reach_words(rule: RuleMeaning) -> str | None:
    """What stands instead of how far a rule's subject may travel; None where a reach is shown."""
    if rule.kind is RuleKind.LIMITS:
        return tr("stand above every rule")
    if rule.kind is RuleKind.RETENTION:
        return tr("counted from the close")
    return None


def _default(rule: RuleMeaning, _names: Names, _count: int) -> str:
    if rule.audience is Audience.ONLY_ME:
        return tr("Notes are only yours until you raise them.")
    return tr("Notes start with the two of us.")


def _cap(rule: RuleMeaning, names: Names, _count: int) -> str:
    if rule.subjects == (Subject.PICTURE,):
        return tr("No picture or screenshot leaves.")
    if rule.tags:
        tags = [tag_words(tag) for tag in Tag if tag in rule.tags]
        return tr("Nothing on {tags} of anyone.").format(tags=_listed(tags, tr("or")))
    what = _subjects(rule.subjects)
    if rule.audience is Audience.ONLY_ME:
        return tr("{what}: only the one who wrote it.").format(what=what)
    if rule.audience is Audience.PAIR:
        return tr("{what}: only the two of us.").format(what=what)
    if names.coordinator is None:
        return tr("{what}: not for everyone at work.").format(what=what)
    return tr("{what}: no further than {who}.").format(what=what, who=names.coordinator)


def _words(rule: RuleMeaning, _names: Names, count: int) -> str:
    if Subject.WATCHWORD not in rule.subjects:
        return tr("No third person’s name; we say roles.")
    if count == 0:
        return tr("Watchwords never leave; none are set yet.")
    if count == 1:
        return tr("One watchword never leaves.")
    return tr("{count} watchwords never leave.").format(count=number(count).capitalize())


def _form(rule: RuleMeaning, _names: Names, _count: int) -> str:
    opinions = frozenset(rule.subjects) == OPINIONS
    what = tr("Opinions") if opinions else _subjects(rule.subjects)
    if rule.form is Form.COUNTED_ONLY:
        return tr("{what}: counted, never quoted.").format(what=what)
    if rule.form is Form.WITHOUT_AUTHOR:
        plain = tr("Opinions leave without an author.")
        return plain if opinions else tr("{what}: without an author.").format(what=what)
    return tr("{what}: as written.").format(what=what)


def _procedure(_rule: RuleMeaning, _names: Names, _count: int) -> str:
    return tr("A summary needs both of us; a veto needs no reason.")


def _limits(_rule: RuleMeaning, _names: Names, _count: int) -> str:
    return tr("Limits: danger, crime, legal duty.")


def _retention(rule: RuleMeaning, _names: Names, _count: int) -> str:
    return tr("Only-you notes erased after {days} days, pair notes after {months} months.").format(
        days=rule.only_me_days, months=rule.pair_months
    )


def _promise(rule: RuleMeaning, names: Names, _count: int) -> str:
    return rule.text or tr("Nothing {mentor} says enters an appraisal.").format(mentor=names.mentor)


def _subjects(subjects: tuple[Subject, ...]) -> str:
    return _listed([subject_words(subject) for subject in subjects], tr("and")) or tr("Every text")


def _listed(words: list[str], last: str) -> str:
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {last} {words[-1]}"


_SENTENCES: Mapping[RuleKind, Callable[[RuleMeaning, Names, int], str]] = {
    RuleKind.DEFAULT: _default,
    RuleKind.CAP: _cap,
    RuleKind.WORDS: _words,
    RuleKind.FORM: _form,
    RuleKind.PROCEDURE: _procedure,
    RuleKind.LIMITS: _limits,
    RuleKind.RETENTION: _retention,
    RuleKind.PROMISE: _promise,
}

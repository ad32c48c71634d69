"""The gate: which facts may leave, for whom, and what holds the others back.

`release` is the only way out of a journal. Default deny: a fact leaves only when its author raised it far
enough, its subject may go that far, no rule in force (now, or when the text was raised) caps it, and its
words hold no name, watchword, initials, address, link, mark-up, clock time or path.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from rmdesk.domain.blame_words import blame
from rmdesk.domain.redaction import Finding, Lexicon
from rmdesk.domain.subjects import FURTHEST, SHOWN_BY_SIDE, Subject
from rmdesk.domain.vocabulary import Audience, Form, Role, RuleKind, Side, Tag


class Reason(StrEnum):
    """Why a fact stays."""

    NO_AGREEMENT = "no agreement"
    ONLY_ME = "only me"
    THE_PAIR = "the pair"
    THE_COORDINATOR = "the coordinator"
    SUBJECT = "subject"
    WITH_AUTHOR = "with its author"
    RULE = "rule"
    COUNTED_ONLY = "counted only"
    UNTICKED = "unticked"
    STRUCK = "struck"
    NO_PLACE = "no place"
    NAME = "name"
    POSSIBLE_NAME = "possible_name"
    WATCHWORD = "watchword"
    INITIALS = "initials"
    POSSIBLE_INITIALS = "possible_initials"
    EMAIL = "email"
    LINK = "link"
    MARKUP = "markup"
    CLOCK_TIME = "clock_time"
    PATH = "path"
    POSSIBLE_BLAME = "possible_blame"


_NOT_RAISED = {
    Audience.ONLY_ME: Reason.ONLY_ME,
    Audience.PAIR: Reason.THE_PAIR,
    Audience.COORDINATOR: Reason.THE_COORDINATOR,
}


@dataclass(frozen=True, slots=True)
class Rule:
    """A privacy rule as the program understands it. Empty `tags` and `subjects` mean: any."""

    number: int
    kind: RuleKind
    audience: Audience | None = None
    form: Form | None = None
    tags: frozenset[Tag] = frozenset()
    subjects: frozenset[Subject] = frozenset()
    is_kept: bool = True

    def concerns(self, subject: Subject, tag: Tag) -> bool:
        """Whether the rule is about such a text."""
        return (
            self.is_kept
            and (not self.subjects or subject in self.subjects)
            and (not self.tags or tag in self.tags)
        )


@dataclass(frozen=True, slots=True)
class Rules:
    """What one version of the agreement says about privacy. `watchwords` maps each word to its wording."""

    version: int
    rules: tuple[Rule, ...]
    watchwords: Mapping[str, str] = field(default_factory=dict)
    shows_first_and_last: bool = False

    def cap(self, subject: Subject, tag: Tag) -> tuple[Audience, int]:
        """How far such a text may go, and the number of the rule that says so (0: none does)."""
        caps = [
            (rule.audience, rule.number)
            for rule in self.rules
            if rule.kind is RuleKind.CAP and rule.audience is not None and rule.concerns(subject, tag)
        ]
        return min(caps, default=(Audience.EVERYONE, 0))

    def form(self, subject: Subject, tag: Tag) -> tuple[Form, int]:
        """In which form such a text leaves, and the number of the rule that says so."""
        forms = [
            (rule.form, rule.number)
            for rule in self.rules
            if rule.kind is RuleKind.FORM and rule.form is not None and rule.concerns(subject, tag)
        ]
        return max(forms, key=lambda found: _STRICTNESS[found[0]], default=(Form.AS_WRITTEN, 0))

    def start(self, subject: Subject) -> Audience:
        """Where a new text starts. Without a default rule it starts with its author alone."""
        defaults = [
            rule.audience
            for rule in self.rules
            if rule.kind is RuleKind.DEFAULT
            and rule.audience is not None
            and rule.concerns(subject, Tag.NONE)
        ]
        return min(defaults, default=Audience.ONLY_ME)


_STRICTNESS = {Form.AS_WRITTEN: 0, Form.WITHOUT_AUTHOR: 1, Form.COUNTED_ONLY: 2}


@dataclass(frozen=True, slots=True)
class InForce:
    """The version in force now, and every version that ever was, by number."""

    now: Rules
    ever: Mapping[int, Rules]

    def binding(self, raised_under: int) -> tuple[Rules, ...]:
        """What a text obeys: the version in force now, and the one in force when it was raised."""
        then = self.ever.get(raised_under)
        return (self.now,) if then is None or then is self.now else (self.now, then)


@dataclass(frozen=True, slots=True)
class Fact:
    """A text that someone might want to send. `text` is the wording that would leave."""

    ref: str
    subject: Subject
    author: Role
    side: Side
    audience: Audience
    text: str
    raised_under: int = 0
    tag: Tag = Tag.NONE
    cleared: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Released:
    """A fact that may leave, in this form."""

    fact: Fact
    form: Form


@dataclass(frozen=True, slots=True)
class Withheld:
    """A fact that stays, and what decided it. `findings` are for the author's eyes only."""

    fact: Fact
    reason: Reason
    rule: int = 0
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Release:
    """Every fact once: either released or withheld, in the order they came."""

    released: tuple[Released, ...]
    withheld: tuple[Withheld, ...]


def release(
    facts: Iterable[Fact], agreement: InForce | None, audience: Audience, names: Iterable[str]
) -> Release:
    """Divide facts into those that `audience` may read and those withheld, each with its reason.

    `names` are the people whose names must not leave; the watchwords come from the agreement.
    """
    gate = Gate(agreement, tuple(names))
    released: list[Released] = []
    withheld: list[Withheld] = []
    for fact in facts:
        answer = gate.decide(fact, audience)
        if isinstance(answer, Released):
            answer = gate.beside(answer)
        if isinstance(answer, Released):
            released.append(answer)
        else:
            withheld.append(answer)
    return Release(tuple(released), tuple(withheld))


class Gate:
    """The gate for one agreement: keeps its word lists between facts."""

    def __init__(self, agreement: InForce | None, names: tuple[str, ...]) -> None:
        self._agreement = agreement
        self._names = names
        self._lexicons: dict[int, Lexicon] = {}
        self._said: dict[tuple[Subject, Side], str] = {}

    def decide(self, fact: Fact, audience: Audience) -> Released | Withheld:
        """Whether one fact may reach one audience."""
        if self._agreement is None:
            return Withheld(fact, Reason.NO_AGREEMENT)
        if fact.audience < audience:
            return Withheld(fact, _NOT_RAISED[fact.audience])
        held = refusal(fact.subject, fact.tag, audience, self._agreement.binding(fact.raised_under))
        if held is not None:
            return Withheld(fact, held[0], held[1])
        found = self.findings(fact, audience)
        if found:
            return Withheld(fact, Reason(found[0].kind.value), self._word_rule(found[0]), found)
        form, rule = self._form(fact)
        tells_side = form is Form.WITHOUT_AUTHOR and fact.subject in SHOWN_BY_SIDE
        if form is Form.COUNTED_ONLY or tells_side:
            return Withheld(fact, Reason.COUNTED_ONLY, rule)
        return Released(fact, form)

    def beside(self, released: Released) -> Released | Withheld:
        """The same, unless beside the line before it one reads what neither says alone ("north; star").

        Lines of one subject (and side, where it is told) stand together, in the order they are handed in.
        """
        fact = released.fact
        place = (fact.subject, fact.side if fact.subject in SHOWN_BY_SIDE else Side.PAIR)
        before = self._said.get(place, "")
        line = " ".join(fact.text.split())
        seam = before + line[: len(line) if len(line) <= _NEIGHBOURHOOD else line.find(" ", _NEIGHBOURHOOD)]
        for found in self._lexicon(_ANY_VERSION).find(seam) if before else ():
            spans = found.start < len(before) - len(_JOIN) and found.end > len(before)
            if spans and not found.must_ask:
                return Withheld(fact, Reason(found.kind.value), self._word_rule(found))
        self._said[place] = _tail(before + line) + _JOIN
        return released

    def findings(self, fact: Fact, audience: Audience = Audience.COORDINATOR) -> tuple[Finding, ...]:
        """What in the fact's words may not leave, the gravest first; without what its author cleared.

        For everyone at work, words that put blame on someone are among them.
        """
        blamed = blame(fact.text) if audience is Audience.EVERYONE else ()
        found = [
            finding
            for finding in (*self._found(fact), *blamed)
            if not (finding.must_ask and finding.word in fact.cleared)
        ]
        return tuple(sorted(found, key=lambda finding: (finding.must_ask, finding.start)))

    def _found(self, fact: Fact) -> tuple[Finding, ...]:
        """As written, and on one line with single spaces: so it is printed."""
        lexicon = self._lexicon(fact.raised_under)
        found = lexicon.find(fact.text)
        line = " ".join(fact.text.split())
        if line == fact.text:
            return found
        known = {(finding.kind, finding.word) for finding in found}
        more = [one for one in lexicon.find(line) if (one.kind, one.word) not in known]
        return (*found, *(replace(one, start=0, end=len(fact.text)) for one in more))

    def _lexicon(self, raised_under: int) -> Lexicon:
        if raised_under not in self._lexicons:
            if self._agreement is None:
                bound: tuple[Rules, ...] = ()
            elif raised_under == _ANY_VERSION:
                bound = (self._agreement.now, *self._agreement.ever.values())
            else:
                bound = self._agreement.binding(raised_under)
            words = {word for rules in bound for word in rules.watchwords}
            self._lexicons[raised_under] = Lexicon(self._names, sorted(words))
        return self._lexicons[raised_under]

    def _word_rule(self, finding: Finding) -> int:
        """R2 or R3 of the usual rules where the pair kept them: the first words rule about it, else 0."""
        if self._agreement is None:
            return 0
        is_watchword = finding.kind.value == Reason.WATCHWORD.value
        for rule in self._agreement.now.rules:
            about_watchwords = Subject.WATCHWORD in rule.subjects
            if rule.kind is RuleKind.WORDS and rule.is_kept and about_watchwords == is_watchword:
                return rule.number
        return 0

    def _form(self, fact: Fact) -> tuple[Form, int]:
        bound = self._agreement.binding(fact.raised_under) if self._agreement else ()
        forms = [rules.form(fact.subject, fact.tag) for rules in bound]
        return max(forms, key=lambda found: _STRICTNESS[found[0]])


_ANY_VERSION = -1
_JOIN = "; "
_NEIGHBOURHOOD = 100


def _tail(text: str) -> str:
    """The last whole words of a line: what can be read together with the next."""
    return text if len(text) <= _NEIGHBOURHOOD else text[-_NEIGHBOURHOOD:].partition(" ")[2]


def refusal(
    subject: Subject, tag: Tag, audience: Audience, bound: Iterable[Rules]
) -> tuple[Reason, int] | None:
    """Why such a text may not be raised to `audience`, with the rule's number; None when it may."""
    for cap, rule in sorted(rules.cap(subject, tag) for rules in bound):
        if cap < audience:
            return Reason.RULE, rule
    if FURTHEST[subject] < audience:
        return (Reason.WITH_AUTHOR if FURTHEST[subject] is Audience.ONLY_ME else Reason.SUBJECT), 0
    return None

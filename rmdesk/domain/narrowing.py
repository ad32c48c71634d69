"""What makes the rules stricter, and what makes them wider: the same comparison for every kind of rule.

Adding a rule can only hold more back (caps take the least, forms the strictest). So a rule of a proposed
version narrows when adding it to the rules in force changes what they do to some text.
"""

from dataclasses import dataclass, replace
from itertools import product

from rmdesk.domain.privacy import Rule, Rules
from rmdesk.domain.subjects import FURTHEST, Subject
from rmdesk.domain.vocabulary import Audience, Form, RuleKind, Tag

_EFFECTIVE = (RuleKind.CAP, RuleKind.FORM, RuleKind.DEFAULT)
"""The kinds that can change what the rules do: to compare another, or a struck one, would only take time."""


@dataclass(frozen=True, slots=True)
class Narrower:
    """What of a proposal can hold at once, on either side's word."""

    rules: tuple[Rule, ...] = ()
    watchwords: tuple[tuple[str, str], ...] = ()
    hides_first_and_last: bool = False

    def __bool__(self) -> bool:
        """Whether there is anything."""
        return bool(self.rules or self.watchwords or self.hides_first_and_last)


def narrower(now: Rules, proposed: Rules) -> Narrower:
    """What `proposed` holds back that `now` lets pass."""
    return Narrower(
        tuple(rule for rule in proposed.rules if rule.kind in _EFFECTIVE and _bites(now, rule)),
        tuple((word, said) for word, said in proposed.watchwords.items() if word not in now.watchwords),
        now.shows_first_and_last and not proposed.shows_first_and_last,
    )


def widens(now: Rules, proposed: Rules) -> bool:
    """Whether some text would go further, or be told more fully, under `proposed` than under `now`."""
    return (
        any(word not in proposed.watchwords for word in now.watchwords)
        or (proposed.shows_first_and_last and not now.shows_first_and_last)
        or any(_bites(proposed, rule) for rule in now.rules if rule.kind in _EFFECTIVE)
    )


def narrowed(rules: Rules, at_once: Narrower) -> Rules:
    """The rules with what was made stricter at once."""
    return replace(
        rules,
        rules=rules.rules + at_once.rules,
        watchwords={**dict(at_once.watchwords), **rules.watchwords},
        shows_first_and_last=rules.shows_first_and_last and not at_once.hides_first_and_last,
    )


def _bites(rules: Rules, rule: Rule) -> bool:
    """Whether adding `rule` changes what the rules do to any subject and tag."""
    if not rule.is_kept:
        return False
    with_it = replace(rules, rules=(*rules.rules, rule))
    return any(
        _effect(rules, subject, tag) != _effect(with_it, subject, tag)
        for subject, tag in product(Subject, Tag)
    )


def _effect(rules: Rules, subject: Subject, tag: Tag) -> tuple[Audience, Form, Audience]:
    """How far a text may go, in which form, and where it starts."""
    furthest = min(FURTHEST[subject], rules.cap(subject, tag)[0])
    return furthest, rules.form(subject, tag)[0], min(furthest, rules.start(subject))

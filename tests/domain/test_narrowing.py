"""What makes rules stricter and what makes them wider, by comparing what they do."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rmdesk.domain.narrowing import Narrower, narrowed, narrower, widens
from rmdesk.domain.privacy import Rule, Rules
from rmdesk.domain.subjects import FURTHEST, Subject
from rmdesk.domain.usual_rules import FOR_EXTERNAL_MENTORS, USUAL_RULES
from rmdesk.domain.vocabulary import Audience, Form, RuleKind, Tag

USUAL = Rules(1, USUAL_RULES, {"Heron": "a project"}, shows_first_and_last=True)
GOALS_STAY = Rule(11, RuleKind.CAP, audience=Audience.PAIR, subjects=frozenset({Subject.GOAL}))


def with_rule(rule: Rule) -> Rules:
    """The usual rules with one more, or one in another meaning."""
    return replace(USUAL, rules=(*(one for one in USUAL.rules if one.number != rule.number), rule))


def test_the_same_rules_are_neither_narrower_nor_wider() -> None:
    assert not narrower(USUAL, USUAL)
    assert not widens(USUAL, USUAL)


@pytest.mark.parametrize(
    "rule",
    [
        GOALS_STAY,
        Rule(11, RuleKind.FORM, form=Form.COUNTED_ONLY, subjects=frozenset({Subject.LEARNT})),
        replace(USUAL_RULES[4], form=Form.COUNTED_ONLY),
        *FOR_EXTERNAL_MENTORS,
    ],
)
def test_a_stricter_rule_narrows_and_taking_it_away_widens(rule: Rule) -> None:
    stricter = with_rule(rule)
    assert narrower(USUAL, stricter).rules == (rule,)
    assert not widens(USUAL, stricter)
    assert widens(stricter, USUAL)
    assert not narrower(stricter, USUAL)


def test_a_struck_rule_is_wider() -> None:
    without = with_rule(replace(USUAL_RULES[3], is_kept=False))
    assert widens(USUAL, without)
    assert not narrower(USUAL, without)


def test_a_rule_that_holds_nothing_more_back_does_not_narrow() -> None:
    for_pictures = Rule(11, RuleKind.CAP, audience=Audience.EVERYONE, subjects=frozenset({Subject.PICTURE}))
    promise = Rule(12, RuleKind.PROMISE, audience=Audience.PAIR)
    assert not narrower(USUAL, with_rule(for_pictures))
    assert not narrower(USUAL, with_rule(promise))


def test_watchwords_and_the_tick_count_too() -> None:
    more = replace(USUAL, watchwords={"Heron": "a project", "Lark": "a plan"}, shows_first_and_last=False)
    assert narrower(USUAL, more) == Narrower((), (("Lark", "a plan"),), hides_first_and_last=True)
    assert widens(more, USUAL)
    assert not widens(USUAL, more)


_RULE = st.builds(
    Rule,
    st.integers(1, 30),
    st.sampled_from((RuleKind.CAP, RuleKind.FORM, RuleKind.PROMISE)),
    audience=st.sampled_from(Audience),
    form=st.sampled_from(Form),
    tags=st.frozensets(st.sampled_from(Tag), max_size=2),
    subjects=st.frozensets(st.sampled_from(Subject), max_size=3),
    is_kept=st.booleans(),
)
_RULES = st.builds(
    Rules,
    st.just(1),
    st.lists(_RULE, max_size=4).map(tuple),
    st.dictionaries(st.sampled_from(("Heron", "Lark")), st.just("a project")),
    st.booleans(),
)


def _reach(rules: Rules) -> list[tuple[Audience, int]]:
    """How far, and how fully, every kind of text may go."""
    strictness = list(Form)
    return [
        (min(FURTHEST[subject], rules.cap(subject, tag)[0]), -strictness.index(rules.form(subject, tag)[0]))
        for subject in Subject
        for tag in Tag
    ]


@given(_RULES, _RULES)
def test_what_holds_at_once_is_never_wider_than_before_nor_than_proposed(now: Rules, proposed: Rules) -> None:
    after = narrowed(now, narrower(now, proposed))
    for old, new in ((now, after), (proposed, after)):
        for before, then in zip(_reach(old), _reach(new), strict=True):
            assert then[0] <= before[0]
            assert then[1] <= before[1]
        assert set(old.watchwords) <= set(new.watchwords)
        assert old.shows_first_and_last or not new.shows_first_and_last


@given(_RULES, _RULES)
def test_a_proposal_that_does_not_widen_is_no_wider_anywhere(now: Rules, proposed: Rules) -> None:
    wider = any(
        then[0] > before[0] or then[1] > before[1]
        for before, then in zip(_reach(now), _reach(proposed), strict=True)
    )
    wider = wider or not set(now.watchwords) <= set(proposed.watchwords)
    wider = wider or (proposed.shows_first_and_last and not now.shows_first_and_last)
    assert widens(now, proposed) is wider

"""Rules as the two read them: the sentence comes from what the rule means to the program."""

import pytest

from rmdesk.domain.subjects import OPINIONS, Subject
from rmdesk.domain.usual_rules import RETENTION, USUAL_RULES
from rmdesk.domain.vocabulary import Audience, Form, RuleKind, Tag
from rmdesk.storage.records import (
    Action,
    DebriefLine,
    Goal,
    GoalStep,
    LedgerEntry,
    MentoringSession,
    Note,
    Remark,
)
from rmdesk.wording.facts import subject_words
from rmdesk.wording.rules import Names, RuleMeaning, reach_words, sentence

NAMES = Names("Tobias", "Ines")
USUAL = (
    "Notes are only yours until you raise them.",
    "No third person’s name; we say roles.",
    "Two watchwords never leave.",
    "Nothing on pay, health, religion, family or performance of anyone.",
    "Opinions leave without an author.",
    "No picture or screenshot leaves.",
    "A summary needs both of us; a veto needs no reason.",
    "Limits: danger, crime, legal duty.",
    "Nothing Tobias says enters an appraisal.",
    "Only-you notes erased after 90 days, pair notes after 12 months.",
)


def usual(number: int) -> RuleMeaning:
    rule = USUAL_RULES[number - 1]
    is_retention = rule.kind is RuleKind.RETENTION
    return RuleMeaning(
        rule.kind,
        rule.audience,
        rule.form,
        tuple(sorted(rule.tags)),
        tuple(sorted(rule.subjects)),
        "",
        RETENTION[0] if is_retention else None,
        RETENTION[1] if is_retention else None,
    )


@pytest.mark.parametrize("number", range(1, 11))
def test_the_ten_usual_rules_read_as_agreed(number: int) -> None:
    assert sentence(usual(number), NAMES, 2) == USUAL[number - 1]


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (0, "Watchwords never leave; none are set yet."),
        (1, "One watchword never leaves."),
        (12, "Twelve watchwords never leave."),
        (13, "13 watchwords never leave."),
    ],
)
def test_the_watchword_rule_counts_them(count: int, words: str) -> None:
    assert sentence(usual(3), NAMES, count) == words


@pytest.mark.parametrize(
    ("audience", "words"),
    [
        (Audience.ONLY_ME, "Goal and Learnt: only the one who wrote it."),
        (Audience.PAIR, "Goal and Learnt: only the two of us."),
        (Audience.COORDINATOR, "Goal and Learnt: no further than Ines."),
    ],
)
def test_a_cap_of_the_pairs_own_says_how_far(audience: Audience, words: str) -> None:
    rule = RuleMeaning(RuleKind.CAP, audience, subjects=(Subject.GOAL, Subject.LEARNT))
    assert sentence(rule, NAMES) == words


def test_without_a_programme_nobody_speaks_of_a_coordinator() -> None:
    rule = RuleMeaning(RuleKind.CAP, Audience.COORDINATOR, subjects=(Subject.NOTE,))
    assert sentence(rule, Names("Tobias")) == "Note: not for everyone at work."


def test_a_cap_on_everything_says_so() -> None:
    assert sentence(RuleMeaning(RuleKind.CAP, Audience.PAIR), NAMES) == "Every text: only the two of us."


@pytest.mark.parametrize(
    ("form", "words"),
    [
        (Form.COUNTED_ONLY, "Learnt: counted, never quoted."),
        (Form.WITHOUT_AUTHOR, "Learnt: without an author."),
        (Form.AS_WRITTEN, "Learnt: as written."),
    ],
)
def test_a_form_says_how_it_leaves(form: Form, words: str) -> None:
    rule = RuleMeaning(RuleKind.FORM, Audience.PAIR, form, subjects=(Subject.LEARNT,))
    assert sentence(rule, NAMES) == words


def test_opinions_are_named_as_one_thing() -> None:
    rule = RuleMeaning(RuleKind.FORM, form=Form.COUNTED_ONLY, subjects=tuple(OPINIONS))
    assert sentence(rule, NAMES) == "Opinions: counted, never quoted."


def test_one_tag_alone_reads_as_a_sentence() -> None:
    rule = RuleMeaning(RuleKind.CAP, Audience.ONLY_ME, tags=(Tag.HEALTH,))
    assert sentence(rule, NAMES) == "Nothing on health of anyone."


def test_a_promise_keeps_the_pairs_words() -> None:
    rule = RuleMeaning(RuleKind.PROMISE, Audience.PAIR, text="We answer within a day.")
    assert sentence(rule, NAMES) == "We answer within a day."


def test_a_default_may_start_with_the_pair() -> None:
    assert sentence(RuleMeaning(RuleKind.DEFAULT, Audience.PAIR), NAMES) == "Notes start with the two of us."


def test_limits_and_retention_have_words_instead_of_a_reach() -> None:
    said = {number: reach_words(usual(number)) for number in range(1, 11)}
    assert said.pop(8) == "stand above every rule"
    assert said.pop(10) == "counted from the close"
    assert set(said.values()) == {None}


def test_every_text_that_may_be_withheld_has_a_word() -> None:
    texts = (Action, DebriefLine, Goal, GoalStep, LedgerEntry, MentoringSession, Note, Remark)
    told = {
        one for text in texts for column in text.__table__.columns for one in column.info.get("subjects", ())
    }
    figures = {Subject.EDIT_TIME, *(one for one in told if one.value.endswith("figure"))}
    assert all(subject_words(one) for one in told - figures - {Subject.TECHNICAL, Subject.OUTSIDE_WORDING})

"""The gate: each condition that holds a text back, alone; and what must be so for any text and any rules."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rmdesk.domain.privacy import (
    Fact,
    Gate,
    InForce,
    Reason,
    Release,
    Released,
    Rule,
    Rules,
    Withheld,
    refusal,
    release,
)
from rmdesk.domain.subjects import FURTHEST, OPINIONS, SHOWN_BY_SIDE, Subject
from rmdesk.domain.usual_rules import USUAL_RULES
from rmdesk.domain.vocabulary import Audience, Form, Role, RuleKind, Side, Tag

NAMES = ("Greta Halvorsen", "Tobias Adeyemi", "Mark Rose")
ONLY_ME, PAIR, COORDINATOR, EVERYONE = Audience
BLAMED = "It was the fault of the night shift"
USUAL = Rules(1, USUAL_RULES, {"Heron": "a project"})


def in_force(now: Rules = USUAL, *before: Rules) -> InForce:
    """An agreement with its versions."""
    return InForce(now, {one.version: one for one in (*before, now)})


def fact(text: str = "We read more", **values: Any) -> Fact:
    """A sentence that nothing holds back, unless `values` say otherwise."""
    usual: dict[str, Any] = {
        "ref": "r1",
        "subject": Subject.LESSON_LEARNT,
        "author": Role.EXECUTIVE,
        "side": Side.PAIR,
        "audience": COORDINATOR,
        "text": text,
        "raised_under": 1,
    }
    return Fact(**(usual | values))


def decided(one: Fact, agreement: InForce | None = None, to: Audience = COORDINATOR) -> Released | Withheld:
    """What the gate says about one fact."""
    return Gate(agreement or in_force(), NAMES).decide(one, to)


def why(one: Fact, agreement: InForce | None = None, to: Audience = COORDINATOR) -> tuple[Reason, int]:
    """Why one fact stays, and the rule."""
    answer = decided(one, agreement, to)
    assert isinstance(answer, Withheld)
    return answer.reason, answer.rule


def leaves(one: Fact, agreement: InForce | None = None, to: Audience = COORDINATOR) -> bool:
    """Whether it may leave."""
    return isinstance(decided(one, agreement, to), Released)


def rules(*several: Rule, version: int = 1, watchwords: Mapping[str, str] | None = None) -> Rules:
    """A version of the agreement."""
    return Rules(version, several, watchwords or {})


def cap(number: int, audience: Audience, *subjects: Subject, tags: frozenset[Tag] = frozenset()) -> Rule:
    """A rule that holds back."""
    return Rule(number, RuleKind.CAP, audience=audience, subjects=frozenset(subjects), tags=tags)


def form(number: int, how: Form, *subjects: Subject) -> Rule:
    """A rule about the form."""
    return Rule(number, RuleKind.FORM, form=how, subjects=frozenset(subjects))


def test_a_raised_sentence_leaves() -> None:
    assert leaves(fact())


def test_without_an_agreement_everything_stays() -> None:
    answer = Gate(None, NAMES).decide(fact(), COORDINATOR)
    assert isinstance(answer, Withheld)
    assert answer.reason is Reason.NO_AGREEMENT


@pytest.mark.parametrize(
    ("audience", "reason"), [(ONLY_ME, Reason.ONLY_ME), (PAIR, Reason.THE_PAIR), (COORDINATOR, None)]
)
def test_a_text_goes_no_further_than_its_author_raised_it(audience: Audience, reason: Reason | None) -> None:
    one = fact(audience=audience)
    assert leaves(one) if reason is None else why(one) == (reason, 0)
    assert leaves(one, to=audience)


def test_only_lessons_and_tips_leave_for_everyone_at_work_and_only_raised_that_far() -> None:
    for subject in Subject:
        one = fact(subject=subject, audience=EVERYONE)
        may = subject in {Subject.LESSON_LEARNT, Subject.TIP}
        assert leaves(one, in_force(rules()), EVERYONE) is may
    assert why(fact(), to=EVERYONE) == (Reason.THE_COORDINATOR, 0)
    assert why(fact(subject=Subject.GOAL, audience=EVERYONE), to=EVERYONE) == (Reason.SUBJECT, 0)


def test_words_that_put_blame_ask_before_everyone_at_work_reads_them() -> None:
    blamed = fact(BLAMED, audience=EVERYONE)
    assert why(blamed, to=EVERYONE) == (Reason.POSSIBLE_BLAME, 2)
    assert leaves(blamed)
    (found,) = Gate(in_force(), NAMES).findings(blamed, EVERYONE)
    assert leaves(replace(blamed, cleared=frozenset({found.word})), to=EVERYONE)
    assert why(replace(blamed, text="Greta's fault"), to=EVERYONE)[0] is Reason.NAME


def test_what_nobody_else_may_ever_read_says_so() -> None:
    for subject in (Subject.STUNG, Subject.QUESTION, Subject.INFORMAL_SOURCE, Subject.PULSE_ANSWER):
        for audience in (PAIR, COORDINATOR, EVERYONE):
            one = fact(subject=subject, audience=EVERYONE)
            assert why(one, to=audience) == (Reason.WITH_AUTHOR, 0)
    assert why(fact(subject=Subject.NOTE)) == (Reason.SUBJECT, 0)


@pytest.mark.parametrize("subject", list(Subject))
def test_each_subject_goes_as_far_as_it_is_listed_and_no_further(subject: Subject) -> None:
    for audience in Audience:
        one = fact(subject=subject, audience=EVERYONE)
        assert leaves(one, in_force(rules()), audience) is (audience <= FURTHEST[subject])


def test_only_what_has_a_place_in_the_summary_reaches_the_coordinator() -> None:
    far = {subject for subject in Subject if FURTHEST[subject] >= COORDINATOR}
    assert far == OPINIONS | {Subject.GOAL, Subject.LEARNT}
    assert {FURTHEST[one] for one in (Subject.STUNG, Subject.PULSE_ANSWER, Subject.TECHNICAL)} == {ONLY_ME}
    assert set(FURTHEST) == set(Subject), "a new subject has an entry, the pair, without being listed"
    assert FURTHEST[Subject.NOTE] is PAIR


@pytest.mark.parametrize("tag", [tag for tag in Tag if tag is not Tag.NONE])
def test_a_tagged_text_stays_with_its_author(tag: Tag) -> None:
    assert why(fact(tag=tag)) == (Reason.RULE, 4)
    assert why(fact(tag=tag, audience=PAIR), to=PAIR) == (Reason.RULE, 4)


def test_a_struck_cap_holds_nothing_back_and_an_unknown_one_neither() -> None:
    struck = replace(cap(11, PAIR), is_kept=False)
    boundless = Rule(12, RuleKind.CAP)
    assert leaves(fact(), in_force(rules(struck, boundless)))


def test_a_cap_concerns_its_subjects_and_tags_alone() -> None:
    agreement = in_force(rules(cap(11, PAIR, Subject.GOAL), cap(12, ONLY_ME, tags=frozenset({Tag.PAY}))))
    assert leaves(fact(), agreement)
    assert leaves(fact(tag=Tag.HEALTH), agreement)
    assert why(fact(subject=Subject.GOAL), agreement) == (Reason.RULE, 11)
    assert why(fact(tag=Tag.PAY), agreement) == (Reason.RULE, 12)


def test_the_narrowest_cap_decides_and_tells_its_number() -> None:
    agreement = in_force(rules(cap(11, COORDINATOR), cap(12, ONLY_ME), cap(13, PAIR)))
    assert why(fact(), agreement) == (Reason.RULE, 12)
    assert refusal(Subject.GOAL, Tag.NONE, PAIR, (agreement.now,)) == (Reason.RULE, 12)


def test_a_text_obeys_the_version_in_force_and_the_one_it_was_raised_under() -> None:
    loose, narrow = rules(version=1), rules(cap(11, PAIR), version=2)
    assert why(fact(raised_under=1), in_force(narrow, loose)) == (Reason.RULE, 11)
    later = rules(version=3)
    assert why(fact(raised_under=2), in_force(later, loose, narrow)) == (Reason.RULE, 11)
    assert leaves(fact(raised_under=1), in_force(later, loose, narrow))
    assert leaves(fact(raised_under=3), in_force(later, loose, narrow))
    assert why(fact(raised_under=9), in_force(narrow, loose)) == (Reason.RULE, 11)
    assert refusal(Subject.GOAL, Tag.NONE, COORDINATOR, (loose, narrow)) == (Reason.RULE, 11)


def test_watchwords_of_both_versions_hold_a_text_back() -> None:
    old, new = rules(version=1, watchwords={"Heron": ""}), rules(version=2, watchwords={"Lark": ""})
    agreement = in_force(new, old)
    assert why(fact("the Heron closes", raised_under=1), agreement)[0] is Reason.WATCHWORD
    assert why(fact("the Lark opens", raised_under=1), agreement)[0] is Reason.WATCHWORD
    assert leaves(fact("the Heron closes", raised_under=2), agreement)


@pytest.mark.parametrize(
    ("text", "reason", "rule"),
    [
        ("Greta said so", Reason.NAME, 2),
        ("Halvorsen’s plan", Reason.NAME, 2),
        ("the h e r o n", Reason.WATCHWORD, 3),
        ("as G.H. said", Reason.INITIALS, 2),
        ("ask Mark", Reason.POSSIBLE_NAME, 2),
        ("ask QZX", Reason.POSSIBLE_INITIALS, 2),
        ("a@b.com", Reason.EMAIL, 2),
        ("see www.x.com", Reason.LINK, 2),
        ("a <b>word</b>", Reason.MARKUP, 2),
        ("at 08:15", Reason.CLOCK_TIME, 2),
        ("in /home/me", Reason.PATH, 2),
    ],
)
def test_words_that_may_not_leave_hold_the_text_back(text: str, reason: Reason, rule: int) -> None:
    assert why(fact(text)) == (reason, rule)
    answer = decided(fact(text))
    assert isinstance(answer, Withheld)
    assert answer.findings


def test_words_hold_back_whether_or_not_the_pair_kept_the_rule() -> None:
    struck = [replace(rule, is_kept=False) for rule in USUAL_RULES if rule.kind is RuleKind.WORDS]
    agreement = in_force(rules(*struck, watchwords={"Heron": ""}))
    assert why(fact("Greta"), agreement) == (Reason.NAME, 0)
    assert why(fact("Heron"), agreement) == (Reason.WATCHWORD, 0)


def test_the_gravest_word_is_the_reason() -> None:
    assert why(fact("ask Mark about Heron"))[0] is Reason.WATCHWORD
    answer = decided(fact("ask Mark about Heron"))
    assert isinstance(answer, Withheld)
    assert len(answer.findings) == 2


def test_only_what_asks_can_be_cleared() -> None:
    assert leaves(fact("ask Mark", cleared=frozenset({"Mark Rose"})))
    for text in ("Greta Halvorsen", "Mark Rose", "Heron", "a@b.com", "G.H."):
        one = fact(text, cleared=frozenset({"Greta Halvorsen", "Mark Rose", "Heron", text}))
        assert not leaves(one), text


def test_what_is_printed_on_one_line_is_searched_so() -> None:
    agreement = in_force(rules(watchwords={"North Star": "", "Heron": ""}))
    for text in ("North\n \n \n \n \nStar", "North" + 20 * " " + "Star", (9 * " ").join("heron")):
        answer = decided(fact(text), agreement)
        assert isinstance(answer, Withheld)
        assert answer.reason is Reason.WATCHWORD
        assert all(0 <= one.start < one.end <= len(text) for one in answer.findings)
    assert leaves(fact("so\n\nwe read"), agreement)


@pytest.mark.parametrize(
    ("how", "subject", "stays"),
    [
        (Form.AS_WRITTEN, Subject.GOAL, False),
        (Form.WITHOUT_AUTHOR, Subject.LESSON_LEARNT, False),
        (Form.WITHOUT_AUTHOR, Subject.GOAL, True),
        (Form.WITHOUT_AUTHOR, Subject.LEARNT, True),
        (Form.COUNTED_ONLY, Subject.LESSON_LEARNT, True),
        (Form.COUNTED_ONLY, Subject.LEARNT, True),
    ],
)
def test_a_form_that_the_summary_cannot_keep_is_counted_only(
    how: Form, subject: Subject, stays: bool
) -> None:
    agreement = in_force(rules(form(11, how, subject)))
    one = fact(subject=subject)
    if stays:
        assert why(one, agreement) == (Reason.COUNTED_ONLY, 11)
    else:
        assert decided(one, agreement) == Released(one, how)


def test_the_stricter_form_of_both_versions_and_all_rules_decides() -> None:
    old = rules(form(11, Form.COUNTED_ONLY), version=1)
    new = rules(form(12, Form.AS_WRITTEN), form(13, Form.WITHOUT_AUTHOR), version=2)
    assert why(fact(raised_under=1), in_force(new, old)) == (Reason.COUNTED_ONLY, 11)
    assert decided(fact(raised_under=2), in_force(new, old)) == Released(
        fact(raised_under=2), Form.WITHOUT_AUTHOR
    )
    struck = replace(form(11, Form.COUNTED_ONLY), is_kept=False)
    assert leaves(fact(), in_force(rules(struck)))


def test_opinions_leave_without_author() -> None:
    answer = decided(fact())
    assert isinstance(answer, Released)
    assert answer.form is Form.WITHOUT_AUTHOR
    goal = decided(fact(subject=Subject.GOAL))
    assert isinstance(goal, Released)
    assert goal.form is Form.AS_WRITTEN


def test_a_text_starts_where_the_default_says_or_with_its_author() -> None:
    assert USUAL.start(Subject.NOTE) is ONLY_ME
    assert rules().start(Subject.NOTE) is ONLY_ME
    wide = Rule(1, RuleKind.DEFAULT, audience=PAIR, subjects=frozenset({Subject.NOTE}))
    assert rules(wide).start(Subject.NOTE) is PAIR
    assert rules(wide).start(Subject.GOAL) is ONLY_ME
    assert rules(wide, Rule(2, RuleKind.DEFAULT, audience=ONLY_ME)).start(Subject.NOTE) is ONLY_ME


@pytest.mark.parametrize(
    ("texts", "held"),
    [
        (("we look north", "star work counts"), [1]),
        (("h", "e", "r", "o", "n"), [4]),
        (("we look north", "and then a star"), []),
        (("word " * 40 + "north", "star"), [1]),
        (("we look north", "more", "star"), []),
    ],
)
def test_lines_do_not_say_together_what_none_may_say(texts: tuple[str, ...], held: list[int]) -> None:
    agreement = in_force(rules(watchwords={"North Star": "", "Heron": ""}))
    facts = [fact(text, ref=str(place)) for place, text in enumerate(texts)]
    answer = release(facts, agreement, COORDINATOR, NAMES)
    assert [int(one.fact.ref) for one in answer.withheld] == held
    assert {one.reason for one in answer.withheld} <= {Reason.WATCHWORD}


def test_lines_of_another_place_are_not_read_together() -> None:
    agreement = in_force(rules(watchwords={"North Star": ""}))
    apart = [
        fact("north", subject=Subject.LEARNT, side=Side.EXECUTIVE),
        fact("star", subject=Subject.LEARNT, side=Side.MENTOR),
        fact("star", subject=Subject.GOAL),
    ]
    assert len(release(apart, agreement, COORDINATOR, ()).released) == 3
    together = [fact("north", side=Side.EXECUTIVE), fact("star", side=Side.MENTOR)]
    assert len(release(together, agreement, COORDINATOR, ()).released) == 1


def test_a_word_that_was_let_go_in_the_line_before_holds_nothing_back() -> None:
    old, new = rules(version=1, watchwords={"Heron": ""}), rules(version=2, watchwords={"Lark": ""})
    told = [fact("the Heron closes", raised_under=2), fact("and we read", raised_under=2)]
    assert len(release(told, in_force(new, old), COORDINATOR, ()).released) == 2


_subjects = st.sampled_from(Subject)
_rules = st.builds(
    Rule,
    st.integers(1, 20),
    st.sampled_from(RuleKind),
    audience=st.none() | st.sampled_from(Audience),
    form=st.none() | st.sampled_from(Form),
    tags=st.frozensets(st.sampled_from(Tag), max_size=2),
    subjects=st.frozensets(_subjects, max_size=3),
    is_kept=st.booleans(),
)
_versions = st.lists(st.lists(_rules, max_size=5), min_size=1, max_size=3).map(
    lambda several: [Rules(number, tuple(one), {"Heron": ""}) for number, one in enumerate(several, start=1)]
)
_facts = st.lists(
    st.builds(
        Fact,
        st.uuids().map(str),
        st.sampled_from([subject for subject in Subject if FURTHEST[subject] >= COORDINATOR]) | _subjects,
        st.sampled_from(Role),
        st.sampled_from(Side),
        st.sampled_from(Audience),
        st.sampled_from(
            ["We read", "Greta", "the Heron", "ask Mark", "KPI", "QZX", "at 08:15", "a\n\nb", BLAMED]
        ),
        st.integers(0, 4),
        st.sampled_from(Tag),
        st.frozensets(
            st.sampled_from(["Mark Rose", "QZX", "Greta Halvorsen", "Heron", "fault of the"]), max_size=2
        ),
    ),
    max_size=8,
)


@given(_facts, st.none() | _versions, st.sampled_from(Audience))
def test_every_fact_is_released_or_withheld_once_in_order(
    facts: list[Fact], versions: list[Rules] | None, audience: Audience
) -> None:
    agreement = in_force(versions[-1], *versions[:-1]) if versions else None
    answer = release(facts, agreement, audience, NAMES)
    out = [one.fact for one in answer.released]
    kept = [one.fact for one in answer.withheld]
    assert sorted([*out, *kept], key=facts.index) == facts
    assert out == [one for one in facts if one in out]
    assert kept == [one for one in facts if one in kept]
    _check_what_left(answer, agreement, audience)


def _check_what_left(answer: Release, agreement: InForce | None, audience: Audience) -> None:
    """Each condition told anew, by loops of its own."""
    for one in answer.released:
        assert agreement is not None
        left = one.fact
        assert left.audience >= audience <= FURTHEST[left.subject]
        for version in {agreement.now.version, left.raised_under} & set(agreement.ever):
            for rule in agreement.ever[version].rules:
                is_about = not rule.subjects or left.subject in rule.subjects
                if not (rule.is_kept and is_about and (not rule.tags or left.tag in rule.tags)):
                    continue
                if rule.kind is RuleKind.CAP and rule.audience is not None:
                    assert rule.audience >= audience
                if rule.kind is RuleKind.FORM:
                    assert rule.form is not Form.COUNTED_ONLY
                    assert not (rule.form is Form.WITHOUT_AUTHOR and left.subject in SHOWN_BY_SIDE)
        assert left.text in ("We read", "KPI", "a\n\nb") or (
            (left.text == "ask Mark" and "Mark Rose" in left.cleared)
            or (left.text == "QZX" and "QZX" in left.cleared)
            or (left.text == BLAMED and (audience < EVERYONE or "fault of the" in left.cleared))
        )

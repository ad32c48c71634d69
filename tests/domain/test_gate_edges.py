"""The edges of the gate that no ordinary agreement touches: each stands for one condition of its code."""

from dataclasses import replace

import pytest

from rmdesk.domain.narrowing import Narrower, narrower, widens
from rmdesk.domain.privacy import Fact, Gate, InForce, Reason, Released, Rule, Withheld, refusal, release
from rmdesk.domain.subjects import FURTHEST, Subject
from rmdesk.domain.vocabulary import Audience, Form, Role, RuleKind, Side, Tag
from tests.domain.test_privacy import (
    BLAMED,
    COORDINATOR,
    EVERYONE,
    NAMES,
    ONLY_ME,
    PAIR,
    cap,
    decided,
    fact,
    in_force,
    rules,
    why,
)

STAR = in_force(rules(watchwords={"North Star": ""}))


def held(*texts: str, agreement: InForce = STAR, **values: object) -> list[int]:
    """Which of several lines stay, by their place."""
    facts = [fact(text, ref=str(place), **values) for place, text in enumerate(texts)]
    return [int(one.fact.ref) for one in release(facts, agreement, COORDINATOR, NAMES).withheld]


def test_where_nothing_is_said_nothing_is_shown_and_no_rule_decides() -> None:
    assert not rules().shows_first_and_last
    assert rules().cap(Subject.NOTE, Tag.NONE) == (EVERYONE, 0)
    assert rules().form(Subject.NOTE, Tag.NONE) == (Form.AS_WRITTEN, 0)
    unraised = Fact("r1", Subject.GOAL, Role.MENTOR, Side.PAIR, COORDINATOR, "We read more")
    assert (unraised.raised_under, unraised.tag, unraised.cleared) == (0, Tag.NONE, frozenset())


def test_only_a_form_rule_that_names_a_form_says_in_which_form() -> None:
    promise = Rule(11, RuleKind.PROMISE, form=Form.COUNTED_ONLY)
    unfinished = Rule(12, RuleKind.FORM)
    assert decided(fact(), in_force(rules(promise, unfinished))) == Released(fact(), Form.AS_WRITTEN)


def test_only_a_default_rule_that_names_readers_says_where_a_text_starts() -> None:
    unfinished = Rule(11, RuleKind.DEFAULT)
    assert rules(unfinished, cap(12, PAIR)).start(Subject.NOTE) is ONLY_ME


def test_of_two_versions_that_hold_a_text_back_the_narrower_is_named() -> None:
    wide, narrow = rules(cap(11, PAIR), version=1), rules(cap(12, ONLY_ME), version=2)
    for bound in ((wide, narrow), (narrow, wide)):
        assert refusal(Subject.GOAL, Tag.NONE, COORDINATOR, bound) == (Reason.RULE, 12)


def test_a_text_raised_under_the_version_in_force_is_bound_by_it_alone() -> None:
    now, before = rules(version=2), rules(version=1)
    assert in_force(now, before).binding(2) == (now,)
    assert in_force(now, before).binding(1) == (now, before)
    assert in_force(now, before).binding(0) == (now,)


def test_the_number_told_is_that_of_the_form_that_decides() -> None:
    old = rules(Rule(11, RuleKind.FORM, form=Form.COUNTED_ONLY), version=1)
    new = rules(Rule(12, RuleKind.FORM, form=Form.WITHOUT_AUTHOR), version=2)
    assert why(fact(raised_under=1), in_force(new, old)) == (Reason.COUNTED_ONLY, 11)


# Beside one another ----------------------------------------------------------------------------------------


def test_a_line_that_stays_is_not_read_beside_the_next() -> None:
    facts = [fact("we look north", ref="0", audience=PAIR), fact("star work counts", ref="1")]
    answer = release(facts, STAR, COORDINATOR, NAMES)
    assert [one.fact.ref for one in answer.released] == ["1"]


def test_after_a_line_that_was_held_back_the_next_is_read_beside_the_last_that_left() -> None:
    assert held("we look north", "star work", "star") == [1, 2]


@pytest.mark.parametrize("first", ["we look\n\nnorth", "we look   north", "word " * 60 + "north"])
@pytest.mark.parametrize("second", ["star", "star work counts", "star\n\nwork", "star " + "word " * 60])
def test_two_lines_are_read_as_they_are_printed(first: str, second: str) -> None:
    assert held(first, second) == [1]


def test_several_words_on_each_side_of_the_seam_are_read_as_one_line() -> None:
    agreement = in_force(rules(watchwords={"Old North Star Rises": ""}))
    for first in ("Old North", "Old\n\nNorth", "we saw Old  North"):
        for second in ("Star Rises", "Star\nRises", "Star  Rises " + "word " * 60):
            assert held(first, second, agreement=agreement) == [1], (first, second)


def test_between_two_lines_stands_a_sign_not_nothing() -> None:
    agreement = in_force(rules(watchwords={"Heron": ""}))
    assert held("ask her", "on Monday", agreement=agreement) == []


def test_words_far_from_the_seam_are_not_read_with_it() -> None:
    assert held("north " + "word " * 60, "star") == []
    assert held("north", "word " * 60 + "star") == []


def test_a_question_about_two_lines_together_is_not_asked() -> None:
    assert [one.must_ask for one in Gate(in_force(), NAMES).findings(fact("plan G; H is first"))] == [True]
    assert held("plan G", "H is first") == []


def test_what_ends_at_the_seam_or_begins_at_it_was_judged_alone() -> None:
    """Let go under its own version, a word at the end of a line is not held against the next line."""
    old, new = rules(version=1, watchwords={"Heron": ""}), rules(version=2)
    agreement = in_force(new, old)
    assert held("we saw the Heron", "and we read", agreement=agreement, raised_under=2) == []
    assert held("and we read", "Heron it is", agreement=agreement, raised_under=2) == []


def test_lines_are_read_together_with_the_watchwords_of_every_version() -> None:
    old, new = rules(version=1, watchwords={"North Star": ""}), rules(version=2)
    assert held("we look north", "star", agreement=in_force(new, old), raised_under=2) == [1]


# Words -----------------------------------------------------------------------------------------------------


def test_blame_is_looked_for_where_everyone_reads_and_nowhere_else() -> None:
    gate = Gate(in_force(), NAMES)
    assert [gate.findings(fact(BLAMED), audience) != () for audience in Audience] == [False] * 3 + [True]


def test_a_finding_on_one_line_is_told_once_and_in_the_places_of_the_text() -> None:
    text = "Heron\n\nis late"
    answer = decided(fact(text), in_force(rules(watchwords={"Heron": ""})))
    assert isinstance(answer, Withheld)
    assert [(one.start, one.end) for one in answer.findings] == [(0, 5)]
    spread = "to the North" + 20 * " " + "Star"
    answer = decided(fact(spread), STAR)
    assert isinstance(answer, Withheld)
    assert [(one.start, one.end) for one in answer.findings] == [(0, len(spread))]


def test_what_asks_comes_after_what_is_certain_then_in_the_order_of_the_text() -> None:
    answer = decided(fact("ask Mark, ask QZX, ask Greta, the Heron"))
    assert isinstance(answer, Withheld)
    assert [one.kind.value for one in answer.findings] == [
        "name",
        "watchword",
        "possible_name",
        "possible_initials",
    ]


def test_without_an_agreement_words_are_searched_for_names() -> None:
    gate = Gate(None, NAMES)
    assert [one.word for one in gate.findings(fact("Greta said"))] == ["Greta Halvorsen"]


def test_a_rule_about_words_that_was_struck_or_is_of_another_kind_is_not_named() -> None:
    other = Rule(7, RuleKind.CAP, audience=EVERYONE, subjects=frozenset({Subject.PERSON_NAME}))
    kept = Rule(8, RuleKind.WORDS, subjects=frozenset({Subject.PERSON_NAME}))
    assert why(fact("Greta"), in_force(rules(other, kept))) == (Reason.NAME, 8)
    assert why(fact("Greta"), in_force(rules(other, replace(kept, is_kept=False)))) == (Reason.NAME, 0)


# Narrowing -------------------------------------------------------------------------------------------------


def test_nothing_narrower_is_nothing() -> None:
    assert not Narrower()
    assert Narrower(rules=(cap(11, PAIR),))
    assert Narrower(hides_first_and_last=True)
    assert Narrower(watchwords=(("Heron", ""),))


def test_a_default_that_starts_texts_narrower_narrows() -> None:
    wide = rules(Rule(1, RuleKind.DEFAULT, audience=PAIR))
    narrow = Rule(2, RuleKind.DEFAULT, audience=ONLY_ME, subjects=frozenset({Subject.NOTE}))
    assert narrower(wide, rules(*wide.rules, narrow)).rules == (narrow,)
    assert widens(rules(*wide.rules, narrow), wide)


def test_a_default_beyond_what_a_text_may_ever_reach_is_no_difference() -> None:
    stung = frozenset({Subject.STUNG})
    assert FURTHEST[Subject.STUNG] is ONLY_ME
    wide = rules(Rule(1, RuleKind.DEFAULT, audience=EVERYONE, subjects=stung))
    same = Rule(2, RuleKind.DEFAULT, audience=PAIR, subjects=stung)
    assert not narrower(wide, rules(*wide.rules, same))

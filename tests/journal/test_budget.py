"""The month of each side, and that nobody else ever hears of it."""

from rmdesk.domain.vocabulary import Role
from rmdesk.journal.agreements import current
from rmdesk.journal.budget import budgets
from rmdesk.storage.records import Agreement, MentoringSession
from tests.journal.privacy_material import Pair, span

LESSON = "A second reader for numbers helps."


def test_each_side_has_its_own_preparation_and_its_own_limit(pair: Pair) -> None:
    in_force = pair.journal.ask(current, pair.pairing_id)
    assert in_force is not None
    pair.change(Agreement, in_force.id, executive_budget=60, mentor_budget=None)
    (held,) = pair.meet(29)
    pair.plan(31 + 14)
    pair.change(MentoringSession, held, executive_preparation=20, mentor_preparation=40)
    found = pair.journal.ask(budgets, pair.pairing_id)
    own, other = found[Role.EXECUTIVE], found[Role.MENTOR]
    assert (own.used, own.agreed, own.over, own.to_come) == (110, 60, 50, 45)
    assert (other.used, other.agreed, other.over) == (130, None, 0)


def test_time_and_preparation_are_in_no_summary(pair: Pair) -> None:
    before = pair.text(span(0, 28))
    (row, *_) = pair.meet(28)
    pair.change(MentoringSession, row, minutes_held=1)
    pair.change(MentoringSession, row, executive_preparation=4321, mentor_preparation=1234)
    prepared = pair.text(span(0, 28))
    pair.change(MentoringSession, row, executive_preparation=0, mentor_preparation=0)
    assert prepared == pair.text(span(0, 28)) != before
    for word in ("4321", "1234", "budget", "prepar"):
        assert word not in prepared.lower()

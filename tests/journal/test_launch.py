"""The launch: five steps, any of which can be left and taken up again."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from rmdesk.domain.launch import Step
from rmdesk.domain.vocabulary import RuleKind
from rmdesk.errors import InvalidInput
from rmdesk.journal import launch
from rmdesk.journal.agreements import rules_of
from rmdesk.journal.drafts import save_draft
from rmdesk.journal.journal import Journal
from rmdesk.journal.launch import LaunchView, PairForm
from rmdesk.journal.pairings import pairing_row, set_programme
from rmdesk.wording.errors import sentence
from tests.conftest import SetClock
from tests.journal.privacy_material import Pair, to_form


def seen(journal: Journal, pairing_id: str) -> LaunchView:
    """The launch as it stands."""
    found = journal.ask(launch.launch_view, pairing_id)
    assert found is not None
    return found


def test_steps_are_gone_through_in_any_order_and_taken_up_again(journal: Journal, pairing_id: str) -> None:
    assert seen(journal, pairing_id).next_step is Step.GOALS
    for step in (Step.LOGISTICS, Step.GOALS):
        journal.do(None, launch.mark_step, pairing_id, step)
    assert seen(journal, pairing_id).done == {Step.GOALS, Step.LOGISTICS}
    assert seen(journal, pairing_id).next_step is Step.PAIR
    journal.do(None, lambda db: launch.mark_step(db, pairing_id, Step.GOALS, is_done=False))
    assert seen(journal, pairing_id).next_step is Step.GOALS


def test_it_is_over_when_the_first_version_is_in_force(
    journal: Journal, pairing_id: str, clock: SetClock
) -> None:
    Pair(journal, pairing_id, clock).agree("Heron")
    assert journal.ask(launch.launch_view, pairing_id) is None


def numbers(journal: Journal, pairing_id: str) -> list[int]:
    """The rules of the draft."""
    return [rule.number for rule in journal.ask(rules_of, seen(journal, pairing_id).agreement.agreement.id)]


def test_a_mentor_from_outside_gets_stricter_rules_and_one_from_inside_the_usual_ones(
    journal: Journal, pairing_id: str
) -> None:
    usual = journal.ask(to_form, seen(journal, pairing_id).agreement.agreement.id)
    journal.do(
        None, launch.save_pair, pairing_id, PairForm(is_external=True, mentor_title=" Doctor  in training")
    )
    assert numbers(journal, pairing_id) == list(range(1, 13))
    rules = seen(journal, pairing_id).agreement.rules
    (erasing,) = [rule for rule in rules if rule.kind is RuleKind.RETENTION]
    assert (erasing.only_me_days, erasing.pair_months) == (30, 3)
    assert journal.ask(pairing_row, pairing_id).pairing.mentor_title == "Doctor in training"
    journal.do(None, launch.save_pair, pairing_id, PairForm(alike="Both from Bergen"))
    assert journal.ask(to_form, seen(journal, pairing_id).agreement.agreement.id) == usual


def test_saying_more_about_the_pair_leaves_the_rules_as_they_were_changed(
    journal: Journal, pairing_id: str
) -> None:
    agreement = seen(journal, pairing_id).agreement.agreement.id
    form = journal.ask(to_form, agreement)
    struck = replace(form, rules=tuple(replace(rule, is_kept=rule.number != 9) for rule in form.rules))
    journal.do(None, save_draft, agreement, struck)
    journal.do(None, launch.save_pair, pairing_id, PairForm(different="Thirty years", is_reporting_line=True))
    assert [rule.number for rule in seen(journal, pairing_id).agreement.rules if not rule.is_kept] == [9]
    assert journal.ask(pairing_row, pairing_id).pairing.is_reporting_line


@pytest.mark.parametrize(
    ("first", "end"),
    [
        (datetime(2026, 1, 13, 8, tzinfo=UTC), date(2026, 4, 13)),
        (datetime(2025, 11, 30, 8, tzinfo=UTC), date(2026, 2, 28)),
        (datetime(2026, 9, 30, 8, tzinfo=UTC), date(2026, 12, 30)),
        (datetime(2026, 10, 31, 8, tzinfo=UTC), date(2027, 1, 31)),
    ],
)
def test_a_pilot_ends_three_months_after_the_first_session(first: datetime, end: date) -> None:
    assert launch.pilot_end(first) == end


def test_a_pilot_has_six_sessions_and_its_retrospective_is_the_sixth(
    journal: Journal, pairing_id: str
) -> None:
    journal.do(None, lambda db: launch.set_pilot(db, pairing_id, is_pilot=True))
    view = seen(journal, pairing_id)
    assert (view.agreement.agreement.sessions, view.agreement.agreement.ends_on) == (6, date(2026, 4, 13))
    assert launch.retrospective_day(view.pairing.pairing).date() == date(2026, 3, 24)
    journal.do(None, lambda db: launch.set_pilot(db, pairing_id, is_pilot=False))
    assert seen(journal, pairing_id).agreement.agreement.sessions == 12


def test_the_programme_is_chosen_until_the_first_signing(
    journal: Journal, pairing_id: str, clock: SetClock
) -> None:
    journal.do(None, set_programme, pairing_id, "", "", "")
    row = journal.ask(pairing_row, pairing_id)
    assert (row.has_programme, row.coordinator) == (False, None)
    journal.do(None, set_programme, pairing_id, "Spring pilot", "AB-1", "Ola Nordmann")
    assert journal.ask(pairing_row, pairing_id).coordinator == "Ola Nordmann"
    Pair(journal, pairing_id, clock).agree()
    with pytest.raises(InvalidInput) as refused:
        journal.do(None, set_programme, pairing_id, "", "", "")
    assert sentence(refused.value) == "The agreement is in force: the programme stays as it is."

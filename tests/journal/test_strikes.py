"""Lines struck by either side: united, nobody named, and nothing shows it in the file."""

import pytest

from rmdesk.domain.privacy import Reason
from rmdesk.domain.vocabulary import Audience, DocumentKind, RemarkKind, Role
from rmdesk.journal import strikes
from rmdesk.storage.records import Goal
from tests.journal.privacy_material import Pair, span

PERIOD = span(0, 28)
SUMMARY = DocumentKind.SUMMARY
LESSON = "Ask twice"
"""What `conftest.folder` prepares: an agreement in force, three sessions held, and this lesson."""


def strike(pair: Pair, record_id: str, role: Role, kind: DocumentKind = SUMMARY) -> None:
    pair.journal.do(None, strikes.strike, pair.pairing_id, kind, record_id, role)


def put_back(pair: Pair, record_id: str, role: Role) -> bool:
    return pair.journal.do(None, strikes.put_line_back, pair.pairing_id, SUMMARY, record_id, role)


def lesson(pair: Pair) -> str:
    """The id of the lesson, whether it is struck or not."""
    shown = pair.preview(PERIOD)
    return next(line.ref for line in (*shown.lines, *shown.struck) if line.text == "Ask twice")


@pytest.mark.parametrize("role", list(Role))
def test_a_line_struck_by_either_side_is_gone_as_if_it_had_never_been(pair: Pair, role: Role) -> None:
    without = pair.preview(PERIOD).signed.replace(b"- Ask twice", b"Nothing to report.")
    strike(pair, lesson(pair), role)
    shown = pair.preview(PERIOD)
    assert shown.signed == without
    assert [line.text for line in shown.struck] == ["Ask twice"]
    assert "Ask twice" not in [line.text for line in shown.lines]
    assert [row.reason for row in shown.withheld if row.ref == lesson(pair)] == [Reason.STRUCK]


def test_strikes_are_united_and_each_puts_back_its_own(pair: Pair) -> None:
    line = lesson(pair)
    strike(pair, line, Role.EXECUTIVE)
    strike(pair, line, Role.MENTOR)
    assert put_back(pair, line, Role.EXECUTIVE) is False
    assert b"Ask twice" not in pair.preview(PERIOD).signed
    assert put_back(pair, line, Role.MENTOR) is True
    assert b"Ask twice" in pair.preview(PERIOD).signed


def test_striking_twice_is_striking_once(pair: Pair) -> None:
    strike(pair, lesson(pair), Role.EXECUTIVE)
    strike(pair, lesson(pair), Role.EXECUTIVE)
    assert put_back(pair, lesson(pair), Role.EXECUTIVE) is True


def test_a_struck_goal_is_neither_a_row_nor_a_count(pair: Pair) -> None:
    goals = pair.goals()
    for goal in goals:
        pair.read(Goal, goal, Audience.COORDINATOR)
    assert "goals_set: 2" in pair.text(PERIOD)
    strike(pair, goals[0], Role.MENTOR)
    assert "goals_set: 1" in pair.text(PERIOD)
    assert pair.text(PERIOD).count("| Executive |") + pair.text(PERIOD).count("| Mentor |") == 1


def test_a_strike_after_a_consent_takes_it_back_and_a_saved_file_stays(pair: Pair) -> None:
    pair.consent_as_both(PERIOD)
    strike(pair, lesson(pair), Role.MENTOR)
    assert pair.share(PERIOD).consents == {}
    pair.save(PERIOD)
    strike(pair, lesson(pair), Role.EXECUTIVE)
    assert pair.share(PERIOD).is_whole


def test_each_kind_of_file_has_its_own_strikes(pair: Pair) -> None:
    strike(pair, lesson(pair), Role.MENTOR, DocumentKind.NEWS)
    assert b"Ask twice" in pair.preview(PERIOD).signed


def test_a_struck_line_needs_no_place_in_the_file_to_be_put_back(pair: Pair) -> None:
    idea = pair.say("Meet once a quarter", RemarkKind.PROGRAMME_IDEA)
    strike(pair, idea, Role.EXECUTIVE)
    assert "Meet once a quarter" not in pair.text(PERIOD)
    assert put_back(pair, idea, Role.EXECUTIVE)
    assert "Meet once a quarter" in pair.text(PERIOD)

"""The figures of the Progress page: the demo's totals to the minute, and what is left out."""

from contextlib import closing
from decimal import Decimal

import pytest

from rmdesk.demo.build import Demo
from rmdesk.demo.clock import DemoClock
from rmdesk.domain.progress import Progress
from rmdesk.domain.vocabulary import Audience, Role, Side, TakeoverReason
from rmdesk.journal import sessions
from rmdesk.journal.journal import Journal
from rmdesk.journal.ledger import write_learnt
from rmdesk.journal.pairings import shown_pairing
from rmdesk.journal.progress import progress
from rmdesk.journal.sessions import Place, SessionForm
from rmdesk.wording.progress import learner_words, learning_sentence, sessions_sentence, share_sentence
from tests.conftest import START
from tests.demo.conftest import open_demo

E, M = Role.EXECUTIVE, Role.MENTOR


@pytest.fixture(scope="session")
def both(demo: Demo) -> dict[Role, Progress]:
    """The demo's figures in each journal; the journals are closed again, for others open them too."""
    return {role: _figures(demo, role) for role in Role}


def _figures(demo: Demo, role: Role) -> Progress:
    with closing(open_demo(demo, role, DemoClock())) as kept:
        pairing = kept.journal.ask(shown_pairing)
        assert pairing is not None
        return kept.journal.ask(progress, pairing.pairing.id)


@pytest.mark.parametrize("role", list(Role))
def test_the_demo_s_totals(both: dict[Role, Progress], role: Role) -> None:
    shown = both[role]
    totals = shown.totals
    minutes = (totals.executive_seconds // 60, totals.mentor_seconds // 60, totals.driving_seconds // 60)
    assert minutes == (171, 82, 253)
    assert totals.learner_share == Decimal("79.8")
    assert totals.switches == 24
    assert (len(totals.takeovers), totals.taken_over_by(M), totals.taken_over_by(E)) == (7, 6, 1)
    late = [one for one in shown.practised if (one.number or 0) > 8]
    assert [one.number for one in late] == [9, 10, 11]
    assert all(one.totals is not None and not one.totals.takeovers for one in late)
    assert sum(totals.taken_over_for(reason) for reason in (*TakeoverReason, None)) == 7


@pytest.mark.parametrize("role", list(Role))
def test_each_learner_s_share(both: dict[Role, Progress], role: Role) -> None:
    shown = both[role]
    first, *_, last = shown.practised_by(E)
    shares = [one.totals.learner_share for one in (first, last) if one.totals is not None]
    assert shares == [Decimal("20.0"), Decimal("100.0")]
    assert (first.number, last.number) == (2, 11)
    assert [shown.totals_of(learner).learner_share for learner in Role] == [Decimal("78.0"), Decimal("89.7")]


def test_the_demo_in_words(both: dict[Role, Progress]) -> None:
    greta, tobias = both[E], both[M]
    rose = (
        "rose from 20 % in session 2 to 100 % in session 11; "
        "over all practice it is 78.0 % (167 of 214 minutes)."
    )
    assert share_sentence(greta, E).replace("\u00a0", " ") == f"Your share {rose}"
    assert share_sentence(tobias, E).replace("\u00a0", " ") == f"Greta’s share {rose}"
    learns = learner_words(greta, M).replace("\u00a0", " ")
    assert learns == "Tobias learns: 89.7 % (35 of 39 minutes)"
    assert learning_sentence(greta) == "You learnt 11 things, Tobias 10."
    assert learning_sentence(tobias) == "You learnt 10 things, Greta 11."
    assert sessions_sentence(greta) == "12 of 12 held, one moved by a week."


def test_a_journal_without_anything_is_empty(journal: Journal, pairing_id: str) -> None:
    shown = journal.ask(progress, pairing_id)
    assert shown.is_empty
    assert (shown.executive, shown.mentor, shown.own_role) == ("Greta", "Tobias", E)


def test_a_cancelled_session_has_no_number_and_a_moved_one_keeps_its_own(
    journal: Journal, pairing_id: str
) -> None:
    for day in (14, 15, 16):
        journal.do(None, sessions.plan_session, pairing_id, SessionForm(START.replace(day=day), 55, "Topic"))
    first, second, _ = journal.ask(sessions.by_date, pairing_id)
    journal.do(None, sessions.cancel_session, first.id, E)
    journal.do(None, sessions.move_session, second.id, START.replace(day=21), E)
    found = journal.ask(progress, pairing_id).sessions
    assert [(one.number, one.on.day, one.was_moved) for one in found] == [
        (None, 14, False),
        (1, 16, False),
        (2, 21, True),
    ]


def test_what_only_its_author_reads_is_no_figure(journal: Journal, pairing_id: str) -> None:
    entry = journal.do(None, write_learnt, Place(pairing_id), Side.EXECUTIVE, "Passkeys")
    assert entry.audience is Audience.ONLY_ME
    assert journal.ask(progress, pairing_id).learnt_executive == 0

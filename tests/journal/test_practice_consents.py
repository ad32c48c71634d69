"""A corrected practice and the consents to a summary that tells its figures."""

import sqlalchemy as sa

from rmdesk.domain.practice_notation import parse_turns
from rmdesk.domain.vocabulary import Role
from rmdesk.journal.practice_corrections import correct_practice
from rmdesk.journal.practices import end_practice, save_turn, start_practice
from rmdesk.storage.records import MentoringSession
from tests.journal.privacy_material import Pair, span

PERIOD = span(0, 28)
LESSON = "Ask twice"
"""What `conftest.folder` prepares: an agreement in force, three sessions held, and this lesson."""
RIGHT = parse_turns("E 25:00; takeover stuck M 3:00; back E 4:00")


def practised(pair: Pair) -> list[str]:
    """A practice of ten minutes in each of the three sessions; their ids."""
    journal, runs = pair.journal, []
    for session_id in journal.ask(lambda db: list(db.scalars(sa.select(MentoringSession.id)))):
        run = journal.do(None, start_practice, session_id, Role.EXECUTIVE, 3600)
        journal.do(None, save_turn, run.id, 0, parse_turns("E 10:00")[0])
        journal.do(None, end_practice, run.id)
        runs.append(run.id)
    return runs


def test_a_correction_drops_the_first_consent(pair: Pair) -> None:
    first, *_ = practised(pair)
    pair.partners_consent(PERIOD)
    assert list(pair.share(PERIOD).consents) == [Role.MENTOR]
    pair.journal.do(None, correct_practice, first, RIGHT)
    shown = pair.share(PERIOD)
    assert (dict(shown.consents), shown.dropped) == ({}, (Role.MENTOR,))


def test_after_both_have_agreed_the_text_stays(pair: Pair) -> None:
    first, *_ = practised(pair)
    pair.consent_as_both(PERIOD)
    before = pair.share(PERIOD)
    pair.journal.do(None, correct_practice, first, RIGHT)
    assert pair.share(PERIOD).signed == before.signed
    assert pair.share(PERIOD).is_whole

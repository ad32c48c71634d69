"""The badge of a record: raised, taken back, tagged, refused; a draft's readers wait for its first word."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from rmdesk.domain.vocabulary import Audience, DebriefKind, Role, Side, Tag
from rmdesk.journal import agreements, debriefs, goals, ledger, signatures, wrapups
from rmdesk.journal.db import Db
from rmdesk.journal.goals import GoalForm
from rmdesk.journal.journal import Journal
from rmdesk.journal.readers import Text
from rmdesk.journal.wrapups import WrapUpLine
from rmdesk.storage.records import DebriefLine, LedgerEntry
from rmdesk.ui.desk import Desk
from rmdesk.ui.widgets.badge import Badge
from rmdesk.ui.widgets.readable import bind_badge, record_badge
from tests.april import NOW, write_april
from tests.conftest import SetClock, partner_seed


@pytest.fixture
def session_id(journal: Journal, clock: SetClock, pairing_id: str) -> str:
    clock.time = NOW
    return journal.do(None, write_april, pairing_id).sessions[7]


@pytest.fixture
def learnt(journal: Journal, session_id: str) -> LedgerEntry:
    entry = journal.do(None, ledger.set_learnt, session_id, Side.EXECUTIVE, "Book a pallet in")
    assert entry is not None
    return entry


def stored(journal: Journal, record: Text) -> Text:
    def find(db: Db) -> Text:
        return db.find(type(record), record.id)

    return journal.ask(find)


def shown(qtbot: QtBot, desk: Desk, record: Text) -> Badge:
    badge = record_badge(desk, record, None)
    qtbot.addWidget(badge)
    badge.show()
    return badge


def opened(badge: Badge) -> QMenu:
    badge.open_menu()
    return badge.findChildren(QMenu, options=Qt.FindChildOption.FindDirectChildrenOnly)[-1]


def entries(badge: Badge) -> list[tuple[str, bool]]:
    """The four sentences of the menu, and whether each can be chosen."""
    menu = opened(badge)
    found = [(action.text(), action.isEnabled()) for action in menu.actions()[: len(Audience)]]
    menu.close()
    return found


def choose(badge: Badge, audience: Audience) -> None:
    menu = opened(badge)
    menu.actions()[audience].trigger()
    menu.close()


def test_raising_is_kept(qtbot: QtBot, desk: Desk, journal: Journal, learnt: LedgerEntry) -> None:
    badge = shown(qtbot, desk, learnt)
    assert badge.text() == "only you"
    choose(badge, Audience.PAIR)
    assert badge.text() == "you and Tobias"
    assert stored(journal, learnt).audience is Audience.PAIR
    assert learnt.audience is Audience.PAIR


def test_taking_back_is_kept(qtbot: QtBot, desk: Desk, journal: Journal, learnt: LedgerEntry) -> None:
    badge = shown(qtbot, desk, learnt)
    choose(badge, Audience.PAIR)
    choose(badge, Audience.ONLY_ME)
    assert stored(journal, learnt).audience is Audience.ONLY_ME


def test_what_a_text_may_not_do_has_its_reason(
    qtbot: QtBot, desk: Desk, journal: Journal, session_id: str
) -> None:
    line = journal.do(
        None, debriefs.set_debrief_line, session_id, DebriefKind.THANKS, Side.EXECUTIVE, "Quiet"
    )
    assert line is not None
    found = entries(shown(qtbot, desk, line))
    assert [enabled for _text, enabled in found] == [True, True, False, False]
    assert found[2][0].endswith("this kind of text stays with the two of you")


def sign(journal: Journal, pairing_id: str) -> None:
    """The usual rules in force: R4 keeps health, pay and the like with their author."""
    for role in Role:
        journal.do(None, goals.set_goal, pairing_id, role, GoalForm("Scan alone"))
    draft = journal.ask(agreements.draft, pairing_id)
    assert draft is not None
    journal.do(None, signatures.sign_as_owner, draft.id)
    journal.do(None, signatures.sign_as_partner, draft.id, partner_seed())


def test_a_tag_takes_a_text_back(
    qtbot: QtBot, desk: Desk, journal: Journal, pairing_id: str, learnt: LedgerEntry
) -> None:
    sign(journal, pairing_id)
    badge = shown(qtbot, desk, learnt)
    choose(badge, Audience.PAIR)
    badge.tag_chosen.emit(Tag.HEALTH)
    assert badge.text() == "only you"
    assert stored(journal, learnt).tag is Tag.HEALTH
    assert stored(journal, learnt).audience is Audience.ONLY_ME
    assert [enabled for _text, enabled in entries(badge)] == [True, False, False, False]


def test_a_draft_changes_in_memory_alone(
    qtbot: QtBot, desk: Desk, journal: Journal, pairing_id: str, session_id: str
) -> None:
    sign(journal, pairing_id)
    draft = journal.ask(wrapups.wrapup, session_id).lines[WrapUpLine.CAN_NOW]
    badge = shown(qtbot, desk, draft)
    choose(badge, Audience.PAIR)
    assert draft.audience is Audience.PAIR
    badge.tag_chosen.emit(Tag.PAY)
    assert (draft.audience, draft.tag) == (Audience.ONLY_ME, Tag.PAY)
    assert badge.text() == "only you"
    assert journal.ask(wrapups.wrapup, session_id).lines[WrapUpLine.CAN_NOW].counter == 0


def test_a_text_of_the_partner_only_tells(
    qtbot: QtBot, desk: Desk, journal: Journal, learnt: LedgerEntry
) -> None:
    def tobias_wrote_it(db: Db) -> LedgerEntry:
        entry = db.find(LedgerEntry, learnt.id)
        entry.author = Role.MENTOR
        return entry

    badge = shown(qtbot, desk, journal.do(None, tobias_wrote_it))
    assert not badge.isEnabled()


def test_a_text_deleted_meanwhile_is_told(
    qtbot: QtBot, desk: Desk, journal: Journal, session_id: str, learnt: LedgerEntry
) -> None:
    badge = shown(qtbot, desk, learnt)
    journal.do(None, ledger.set_learnt, session_id, Side.EXECUTIVE, "")
    with qtbot.waitSignal(desk.toasted) as told:
        choose(badge, Audience.PAIR)
    assert told.args is not None
    assert told.args[0] == "This was deleted meanwhile."
    assert badge.text() == "only you"


def test_a_badge_bound_again_leaves_the_first_record(
    qtbot: QtBot, desk: Desk, journal: Journal, session_id: str, learnt: LedgerEntry
) -> None:
    other = journal.do(
        None, debriefs.set_debrief_line, session_id, DebriefKind.CHANGE, Side.EXECUTIVE, "Less"
    )
    assert isinstance(other, DebriefLine)
    badge = shown(qtbot, desk, learnt)
    bind_badge(desk, badge, other, None)
    choose(badge, Audience.PAIR)
    assert stored(journal, other).audience is Audience.PAIR
    assert stored(journal, learnt).audience is Audience.ONLY_ME

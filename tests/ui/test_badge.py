"""The badge tells who reads; raising is deliberate, asks before the coordinator, and gives reasons."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu, QWidget
from pytestqt.qtbot import QtBot

from rmdesk.domain.vocabulary import Audience, Tag
from rmdesk.ui.readers import Readers
from rmdesk.ui.sizes import row
from rmdesk.ui.theme import Theme
from rmdesk.ui.tokens import SCALES
from rmdesk.ui.widgets.badge import Badge, attach, badge_of
from rmdesk.ui.widgets.field import Field
from rmdesk.ui.widgets.question import Question

pytestmark = pytest.mark.usefixtures("dressed")

READERS = Readers("Greta", "Tobias", "Ines")
LOCAL = Readers("Greta", "Tobias", None)


@pytest.fixture
def line(qtbot: QtBot) -> QWidget:
    """A field with its badge, in a window."""
    box = QWidget()
    qtbot.addWidget(box)
    both = row(box)
    field, badge = Field(name="Thanks for"), Badge(READERS)
    both.addWidget(field)
    both.addWidget(badge)
    attach(badge, field)
    with qtbot.waitActive(box):
        box.show()
        box.activateWindow()
    return box


def menu_of(badge: Badge) -> QMenu:
    """The open menu."""
    badge.open_menu()
    return badge.findChildren(QMenu, options=Qt.FindChildOption.FindDirectChildrenOnly)[-1]


@pytest.mark.parametrize(
    ("audience", "words"),
    [
        (Audience.ONLY_ME, "only you"),
        (Audience.PAIR, "you and Tobias"),
        (Audience.COORDINATOR, "Ines too, if you both agree"),
        (Audience.EVERYONE, "everyone at work, if you both agree"),
    ],
)
def test_words_and_name_say_who_reads(qtbot: QtBot, audience: Audience, words: str) -> None:
    badge = Badge(READERS, audience)
    qtbot.addWidget(badge)
    assert badge.text() == words
    name = QAccessible.queryAccessibleInterface(badge).text(QAccessible.Text.Name)
    assert name == f"Who reads this: {words}"


@pytest.mark.parametrize("scale", SCALES)
def test_the_badge_is_a_target_of_26_px(dressed: Theme, line: QWidget, scale: float) -> None:
    dressed.set_scale(scale)
    badge = line.findChildren(Badge)[0]
    assert badge.sizeHint().height() == round(26 * scale)


def test_raising_to_the_pair_asks_nothing(line: QWidget, qtbot: QtBot) -> None:
    badge = line.findChildren(Badge)[0]
    with qtbot.waitSignal(badge.chosen) as told:
        menu_of(badge).actions()[1].trigger()
    assert told.args == [Audience.PAIR]
    assert badge.text() == "you and Tobias"


def test_raising_to_the_coordinator_names_who_will_read(line: QWidget, qtbot: QtBot) -> None:
    badge = line.findChildren(Badge)[0]
    with qtbot.assertNotEmitted(badge.chosen):
        menu_of(badge).actions()[2].trigger()
    question = line.findChildren(Question)[0]
    assert question.windowTitle() == "May Ines read this?"
    assert "You, Tobias and Ines" in question.accessibleDescription()
    with qtbot.waitSignal(badge.chosen) as told:
        question.yes.click()
    assert told.args == [Audience.COORDINATOR]


def test_no_is_an_answer(line: QWidget, qtbot: QtBot) -> None:
    badge = line.findChildren(Badge)[0]
    menu_of(badge).actions()[2].trigger()
    with qtbot.assertNotEmitted(badge.chosen):
        line.findChildren(Question)[0].no.click()
    assert badge.audience is Audience.ONLY_ME


def test_what_is_not_allowed_stands_there_with_its_reason(line: QWidget) -> None:
    badge = line.findChildren(Badge)[0]
    badge.set_refused({Audience.COORDINATOR: "rule 4 keeps pay between you"})
    entry = menu_of(badge).actions()[2]
    assert not entry.isEnabled()
    assert entry.text().endswith("rule 4 keeps pay between you")


def test_without_a_programme_there_is_no_coordinator_to_choose(line: QWidget) -> None:
    badge = line.findChildren(Badge)[0]
    badge.set_readers(LOCAL)
    entries = [entry for entry in menu_of(badge).actions() if entry.isCheckable()]
    assert [entry.text() for entry in entries] == [
        LOCAL.sentence(one) for one in Audience if one is not Audience.COORDINATOR
    ]


def test_the_tag_of_the_text_is_set_in_the_same_menu(line: QWidget, qtbot: QtBot) -> None:
    badge = line.findChildren(Badge)[0]
    tags = menu_of(badge).findChildren(QMenu)[0]
    assert [entry.text() for entry in tags.actions()][:2] == ["None of these", "Pay"]
    with qtbot.waitSignal(badge.tag_chosen) as told:
        tags.actions()[1].trigger()
    assert told.args == [Tag.PAY]
    assert badge.tag is Tag.PAY


def test_ctrl_r_in_the_field_opens_the_badge_and_tab_reaches_it(line: QWidget) -> None:
    field, badge = line.findChildren(Field)[0], line.findChildren(Badge)[0]
    assert badge_of(field) is badge
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
    assert next(menu.isVisible() for menu in badge.findChildren(QMenu))
    badge.findChildren(QMenu)[0].close()
    QTest.keyClick(field, Qt.Key.Key_Tab)
    assert badge.hasFocus()


def test_a_partner_s_text_has_a_badge_that_only_tells(line: QWidget) -> None:
    badge = line.findChildren(Badge)[0]
    badge.set_readonly(True)
    assert not badge.isEnabled()


def test_names_with_an_ampersand_are_shown_as_written(qtbot: QtBot) -> None:
    badge = Badge(Readers("Greta", "A&B", None), Audience.PAIR)
    qtbot.addWidget(badge)
    assert badge.text() == "you and A&&B"
    assert badge.accessibleName().endswith("you and A&B")

"""Trying a sentence: the answer as one types, the rule that decides, and nothing kept."""

from collections.abc import Iterator

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from rmdesk.domain.subjects import Subject
from rmdesk.domain.vocabulary import Audience, Tag
from rmdesk.journal.journal import Journal
from rmdesk.ui.desk import Desk
from rmdesk.ui.main_window import MainWindow
from rmdesk.ui.pages.agreement.simulator import SimulatorCard
from rmdesk.ui.widgets.choices import Choice
from tests.ui.agreement_steps import opened, propose_stricter, shown_window, sign_version_1

PLAIN = "A second reader looks for figures."


@pytest.fixture
def window(qtbot: QtBot, desk: Desk, journal: Journal, pairing_id: str) -> Iterator[MainWindow]:
    sign_version_1(journal, pairing_id)
    shown = shown_window(qtbot, desk)
    yield shown
    shown.hide()


def tried(card: SimulatorCard, text: str) -> str:
    """What stands there after the sentence was typed."""
    card.text.set_text("")
    QTest.keyClicks(card.text, text)
    card.answer()
    return card.outcome.text()


def choose(choice: Choice, value: object) -> None:
    choice.setCurrentIndex(choice.findData(value))
    choice.activated.emit(choice.currentIndex())


def test_a_lesson_leaves_without_its_author(window: MainWindow) -> None:
    card = opened(window).simulator
    assert tried(card, PLAIN) == (
        "It leaves without an author, once both of you agree: Ines reads it."
        " R5: Opinions leave without an author."
    )
    choose(card.reader, Audience.PAIR)
    assert card.outcome.text().startswith("Once you raise it, Tobias reads it as written.")
    choose(card.reader, Audience.EVERYONE)
    assert "everyone at work reads it" in card.outcome.text()


def test_the_answer_comes_by_itself_when_the_keys_rest(qtbot: QtBot, window: MainWindow) -> None:
    card = opened(window).simulator
    QTest.keyClicks(card.text, "Heron ends.")
    qtbot.waitUntil(lambda: card.outcome.text().startswith("It stays: a watchword."))


def test_a_watchword_is_marked_and_another_wording_taken(window: MainWindow) -> None:
    card = opened(window).simulator
    assert tried(card, "If Heron closes, tell the depots.") == (
        "It stays: a watchword. R3: Two watchwords never leave."
    )
    [mark] = card.text.extraSelections()
    assert mark.cursor.selectedText() == "Heron"
    assert card.found.text() == "“Heron”: a watchword"
    card.use.click()
    assert card.text.text() == "If a project closes, tell the depots."
    assert card.outcome.text().startswith("It leaves")
    assert card.text.extraSelections() == []


def test_signs_of_two_halves_do_not_move_the_mark(window: MainWindow) -> None:
    card = opened(window).simulator
    card.text.set_text("  🙂🙂 Heron ends")
    card.answer()
    assert card.text.extraSelections()[0].cursor.selectedText() == "Heron"


def test_a_tag_decides_before_the_words_do(window: MainWindow) -> None:
    card = opened(window).simulator
    tried(card, PLAIN)
    choose(card.tag, Tag.PAY)
    assert "R4: Nothing on pay, health, religion, family or performance of anyone." in card.outcome.text()


def test_a_note_has_no_way_beyond_the_pair(window: MainWindow) -> None:
    card = opened(window).simulator
    tried(card, PLAIN)
    choose(card.subject, Subject.NOTE)
    assert card.outcome.text() == "It stays: this kind of text stays with the two of you."


def test_with_the_draft_shown_its_rules_answer(window: MainWindow, journal: Journal, pairing_id: str) -> None:
    propose_stricter(journal, pairing_id)
    page = opened(window)
    choose(page.simulator.subject, Subject.GOAL)
    assert tried(page.simulator, "Publish 4 posts").startswith("It leaves as written")
    page.which.set_index(1)
    page.which.chosen.emit(1)
    assert page.simulator.told.text().endswith("under version 2.")
    assert "R11: Goal: only the two of us." in page.simulator.outcome.text()


def test_a_rule_being_struck_answers_at_once(window: MainWindow) -> None:
    page = opened(window)
    page.change.click()
    assert "without an author" in tried(page.simulator, PLAIN)
    fifth = page.editor.usual[4].tick
    assert fifth is not None
    fifth.click()
    page.simulator.answer()
    assert page.simulator.outcome.text().startswith("It leaves as written")


def test_nothing_typed_is_kept(window: MainWindow, journal: Journal) -> None:
    heard: list[object] = []
    journal.subscribe(heard.append)
    card = opened(window).simulator
    tried(card, PLAIN)
    choose(card.tag, Tag.HEALTH)
    assert heard == []

"""Fields: what they show, what they keep, what they tell."""

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from rmdesk.ui.sizes import column
from rmdesk.ui.widgets.field import Field, labelled
from rmdesk.ui.widgets.text_area import LONGEST, TextArea

pytestmark = pytest.mark.usefixtures("dressed")


def test_a_label_names_its_field(qtbot: QtBot) -> None:
    field = Field()
    label = labelled("Cost && effect of &P", field)
    qtbot.addWidget(label)
    qtbot.addWidget(field)
    assert label.buddy() is field
    assert field.accessibleName() == "Cost & effect of P"


def test_a_field_shows_the_beginning_of_its_text(qtbot: QtBot) -> None:
    field = Field(text="a" * 400, name="x")
    qtbot.addWidget(field)
    assert field.cursorPosition() == 0


def test_a_field_keeps_no_sign_that_no_file_can_keep(qtbot: QtBot) -> None:
    field = Field(name="x")
    qtbot.addWidget(field)
    field.setText(" a\0b\ud800c ")
    assert field.clean_text() == "abc"


def test_tab_leaves_a_text_of_many_lines(qtbot: QtBot) -> None:
    box = QWidget()
    qtbot.addWidget(box)
    lines = column(box)
    area, field = TextArea(name="Note"), Field(name="Next")
    lines.addWidget(area)
    lines.addWidget(field)
    with qtbot.waitActive(box):
        box.show()
        box.activateWindow()
    area.setFocus()
    QTest.keyClick(area, Qt.Key.Key_Tab)
    assert field.hasFocus()
    assert area.text() == ""


def test_pasting_keeps_the_words_and_drops_the_looks(qtbot: QtBot) -> None:
    area = TextArea(name="Note")
    qtbot.addWidget(area)
    copied = QMimeData()
    copied.setHtml("<b>bold</b>")
    copied.setText("bo\0ld")
    area.insertFromMimeData(copied)
    assert area.text() == "bold"


def test_what_is_typed_is_told_and_what_is_shown_is_not(qtbot: QtBot) -> None:
    area = TextArea(name="Note")
    qtbot.addWidget(area)
    with qtbot.assertNotEmitted(area.edited):
        area.set_text("from the journal")
    with qtbot.waitSignal(area.edited):
        QTest.keyClick(area, Qt.Key.Key_A)


def test_a_text_too_long_is_shortened_and_says_by_how_much(qtbot: QtBot) -> None:
    area = TextArea(name="Note")
    qtbot.addWidget(area)
    area.set_text("a" * LONGEST)
    copied = QMimeData()
    copied.setText("bcd")
    with qtbot.waitSignal(area.shortened) as told:
        area.insertFromMimeData(copied)
    assert told.args == [3]
    assert len(area.text()) == LONGEST


def test_a_stored_text_that_is_longer_is_shown_whole_and_keeps_its_end(qtbot: QtBot) -> None:
    area = TextArea(name="Note")
    qtbot.addWidget(area)
    area.set_text("word " * 50_000 + "the end")
    QTest.keyClick(area, Qt.Key.Key_Delete)
    assert area.text() == ("word " * 50_000 + "the end")[1:]

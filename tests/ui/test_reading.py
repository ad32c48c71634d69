"""Words to read: whole to whoever asks, in part on the page when they are very long."""

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from rmdesk.ui.pages.sessions.reading import BEGINNING, Reading

pytestmark = pytest.mark.usefixtures("dressed")


def test_a_long_text_shows_its_beginning_until_one_asks_for_all(qtbot: QtBot) -> None:
    said = "word " * 2_000
    shown = Reading(said)
    qtbot.addWidget(shown)
    assert shown.text() == said
    assert "Show all, 6000 more characters" in QLabel.text(shown)
    assert QLabel.text(shown).count("word ") == BEGINNING // 5
    shown.linkActivated.emit("all")
    assert "Show all" not in QLabel.text(shown)
    assert QLabel.text(shown).count("word ") == 2_000

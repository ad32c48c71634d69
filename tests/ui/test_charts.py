"""The charts in real windows: keys, words, table, what goes on paper."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage, QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from rmdesk.domain.progress import Progress, SkillFigures
from rmdesk.ui.charts.axes import every, shown_numbers
from rmdesk.ui.charts.card import ChartCard
from rmdesk.ui.charts.chart import Chart
from rmdesk.ui.charts.learning import LearningChart, SessionsChart
from rmdesk.ui.charts.minutes import MinutesChart
from rmdesk.ui.charts.paper import picture_of
from rmdesk.ui.charts.share import ShareChart
from rmdesk.ui.charts.skills import SkillsChart
from rmdesk.ui.charts.takeovers import TakeoversChart
from rmdesk.ui.theme import Theme
from rmdesk.wording.progress_charts import (
    ChartWords,
    learning_chart,
    minutes_chart,
    sessions_chart,
    share_chart,
    skills_chart,
    takeovers_chart,
)
from tests.ui.charting import E, eight, one

KINDS: tuple[tuple[type[Chart], Callable[[Progress], ChartWords]], ...] = (
    (ShareChart, share_chart),
    (MinutesChart, minutes_chart),
    (TakeoversChart, takeovers_chart),
    (LearningChart, learning_chart),
    (SessionsChart, sessions_chart),
    (SkillsChart, skills_chart),
)
EACH = pytest.mark.parametrize(("kind", "words"), KINDS)
Key = Qt.Key


def shown(qtbot: QtBot, kind: type[Chart], words: ChartWords, progress: Progress) -> ChartCard:
    """A card with one chart, open in a window of its own."""
    card = ChartCard(kind())
    qtbot.addWidget(card)
    card.show_progress(progress, words)
    card.resize(640, 420)
    card.show()
    card.activateWindow()
    qtbot.waitUntil(card.isActiveWindow)
    return card


def painted(chart: Chart) -> QImage:
    return chart.grab().toImage()


@EACH
@pytest.mark.usefixtures("dressed")
def test_arrows_step_through_the_values_in_words(
    qtbot: QtBot, kind: type[Chart], words: Callable[[Progress], ChartWords]
) -> None:
    said = words(eight())
    card = shown(qtbot, kind, said, eight())
    chart = card.charts[0]
    chart.setFocus()
    assert (chart.accessibleName(), chart.accessibleDescription()) == (said.title, said.told)
    plain = painted(chart)
    QTest.keyClick(chart, Key.Key_Right)
    assert card.value.text.text() == chart.value == said.values[0]
    assert card.value.isVisible()
    assert chart.accessibleDescription() == f"{said.told} {said.values[0]}"
    assert painted(chart) != plain
    for key, expected in (
        (Key.Key_Left, said.values[0]),
        (Key.Key_End, said.values[-1]),
        (Key.Key_Right, said.values[-1]),
        (Key.Key_Left, said.values[-2]),
        (Key.Key_Home, said.values[0]),
    ):
        QTest.keyClick(chart, key)
        assert chart.value == expected
    QTest.keyClick(chart, Key.Key_Escape)
    assert chart.value == ""
    assert not card.value.isVisible()
    assert chart.accessibleDescription() == said.told


@EACH
@pytest.mark.usefixtures("dressed")
def test_each_value_lies_inside_the_picture(
    qtbot: QtBot, kind: type[Chart], words: Callable[[Progress], ChartWords]
) -> None:
    chart = shown(qtbot, kind, words(eight()), eight()).charts[0]
    chart.setFocus()
    for _ in chart.words.values:
        QTest.keyClick(chart, Key.Key_Right)
        assert chart.rect().toRectF().contains(chart.spot())


@EACH
def test_a_change_of_theme_paints_anew(
    qtbot: QtBot, dressed: Theme, kind: type[Chart], words: Callable[[Progress], ChartWords]
) -> None:
    chart = shown(qtbot, kind, words(eight()), eight()).charts[0]
    light = painted(chart)
    dressed.set_mode("dark")
    assert painted(chart) != light
    dressed.set_mode("light")
    assert painted(chart) == light


@pytest.mark.usefixtures("dressed")
def test_a_click_marks_the_nearest_value_and_leaving_unmarks_it(qtbot: QtBot) -> None:
    card = shown(qtbot, MinutesChart, minutes_chart(eight()), eight())
    chart = card.charts[0]
    at = chart.spots(chart.rect().toRectF(), 1.0)[3].center().toPoint()
    QTest.mouseClick(chart, Qt.MouseButton.LeftButton, pos=at)
    assert chart.value == "Session 4, 24 Feb: you 28, Tobias 6 minutes"
    card.copy.setFocus()
    assert chart.value == ""


@EACH
@pytest.mark.usefixtures("dressed")
def test_the_table_takes_the_picture_s_place_and_escape_brings_it_back(
    qtbot: QtBot, kind: type[Chart], words: Callable[[Progress], ChartWords]
) -> None:
    said = words(eight())
    card = shown(qtbot, kind, said, eight())
    table = card.parts[0].table
    card.as_table.setFocus()
    QTest.keyClick(card.as_table, Key.Key_Return)
    assert table.isVisible()
    assert not card.charts[0].isVisible()
    assert table.hasFocus()
    assert card.as_table.text() == "Show as picture"
    model = table.model()
    cells = [[model.index(row, at).data() for at in range(len(said.head))] for row in range(len(said.rows))]
    assert cells == [list(row) for row in said.rows]
    assert table.accessibleName() == said.title
    assert sum(table.columnWidth(at) for at in range(len(said.head))) <= table.viewport().width()
    QTest.keyClick(table, Key.Key_Tab)
    assert not table.hasFocus()
    table.setFocus()
    QTest.keyClick(table, Key.Key_Escape)
    assert card.charts[0].hasFocus()
    assert not table.isVisible()


@EACH
def test_copy_puts_a_light_picture_at_twice_the_size_on_the_clipboard(
    qtbot: QtBot, dressed: Theme, kind: type[Chart], words: Callable[[Progress], ChartWords]
) -> None:
    card = shown(qtbot, kind, words(eight()), eight())
    dressed.set_mode("dark")
    dressed.set_scale(1.75)
    with qtbot.waitSignal(card.copied):
        QTest.keyClick(card.copy, Key.Key_Return)
    copied = QApplication.clipboard().image()
    assert copied.pixelColor(QPoint(2, 2)) == QColor(dressed.tokens.light["surface"])
    assert copied.width() >= 2 * card.charts[0].least_width
    assert "two of you" not in card.copy.text()


@pytest.mark.usefixtures("dressed")
def test_who_took_over_is_not_in_the_picture_that_leaves(qtbot: QtBot) -> None:
    card = shown(qtbot, TakeoversChart, takeovers_chart(eight()), eight())
    hatched = "#9a4a1c"
    assert hatched in colors(painted(card.charts[0]))
    assert hatched not in colors(picture_of(card.charts))


@pytest.mark.usefixtures("dressed")
def test_a_skill_that_only_its_author_reads_is_not_in_the_picture(qtbot: QtBot) -> None:
    chart = shown(qtbot, SkillsChart, skills_chart(eight()), eight()).charts[0]
    assert "What I fear" in " ".join(chart.words.values)
    assert "What I fear" not in " ".join(chart.for_paper().words.values)
    assert chart.for_paper().words.sentence == "1 of 1 reached “alone”, after 140 days."


@EACH
@pytest.mark.usefixtures("dressed")
def test_a_single_practice_and_none_are_painted_too(
    qtbot: QtBot, kind: type[Chart], words: Callable[[Progress], ChartWords]
) -> None:
    for progress in (one(), Progress(one().own_role, "Greta", "Tobias", (), 0, 0)):
        card = shown(qtbot, kind, words(progress), progress)
        chart = card.charts[0]
        chart.setFocus()
        for key in (Key.Key_Right, Key.Key_Home, Key.Key_End, Key.Key_Left):
            QTest.keyClick(chart, key)
        assert not painted(chart).isNull()


@pytest.mark.usefixtures("dressed")
def test_a_single_practice_is_one_labelled_point(qtbot: QtBot) -> None:
    chart = shown(qtbot, ShareChart, share_chart(one()), one()).charts[0]
    chart.setFocus()
    QTest.keyClick(chart, Key.Key_End)
    assert chart.at == 0
    assert chart.value.replace("\u00a0", " ") == "Session 1, 13 Jan: you learn, 20 % (6 of 30 minutes)"


def test_numbers_under_many_sessions_keep_apart() -> None:
    assert every(12, 67, 22) == 1
    assert every(52, 11, 22) == 2
    assert shown_numbers(12, 1, (2, 11)) == list(range(1, 13))
    assert shown_numbers(52, 10, (2, 49)) == [2, 20, 30, 49]


def colors(picture: QImage) -> set[str]:
    """The colours of a picture."""
    dots = ((x, y) for y in range(picture.height()) for x in range(picture.width()))
    return {picture.pixelColor(x, y).name() for x, y in dots}


@pytest.mark.usefixtures("dressed")
def test_the_tip_of_a_cell_shows_markup_as_it_was_typed(qtbot: QtBot) -> None:
    """Else Qt would read it as markup, and open the file that it names."""
    skill = SkillFigures('<img src="/dev/fd/0">', E, None, (), None)
    shown_skill = replace(eight(), skills=(skill,))
    table = shown(qtbot, SkillsChart, skills_chart(shown_skill), shown_skill).parts[0].table
    told = QTextDocument()
    told.setHtml(table.model().index(0, 0).data(Qt.ItemDataRole.ToolTipRole))
    assert told.toPlainText() == skill.title

"""Each widget says what it is to eyes and to screen readers, keeps its size, and fits at every text size."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface, QCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from rmdesk.domain.vocabulary import Audience, Hands, Role
from rmdesk.ui.sizes import column, row
from rmdesk.ui.theme import Theme
from rmdesk.ui.tokens import SCALES
from rmdesk.ui.widgets.bars import ShareBar
from rmdesk.ui.widgets.buttons import KeyButton, button
from rmdesk.ui.widgets.chip import Chip, KeyCap
from rmdesk.ui.widgets.choices import Choice, NumberField
from rmdesk.ui.widgets.disc import Disc
from rmdesk.ui.widgets.empty import EmptyState
from rmdesk.ui.widgets.field import Field
from rmdesk.ui.widgets.fold import Fold, Part
from rmdesk.ui.widgets.momentum import MomentumDots
from rmdesk.ui.widgets.notices import Banner, Good, Hint, Wrong
from rmdesk.ui.widgets.reach import ReachHead, ReachLine
from rmdesk.ui.widgets.segmented import Segmented
from rmdesk.ui.widgets.session_rows import SessionList, SessionRow
from rmdesk.ui.widgets.text import ElidedLabel, words
from rmdesk.ui.widgets.text_area import TextArea
from rmdesk.ui.widgets.tick import Tick
from rmdesk.ui.widgets.timeline import TimelineStrip
from rmdesk.ui.widgets.toast import Toast
from tests.ui.clips import clipped
from tests.ui.test_badge import READERS

pytestmark = pytest.mark.usefixtures("dressed")

TURNS = ((Hands.TALK, 480.0, False), (Hands.EXECUTIVE, 570.0, False), (Hands.MENTOR, 130.0, True))
ROWS = (
    SessionRow("a", "Close: results, thanks, lessons", "12", "16 Jun · 60 min", ending="talk"),
    SessionRow("b", "Greta alone", "11", "2 Jun · 55 min", 1.0, Role.EXECUTIVE),
    SessionRow("c", "Greta teaches the board paper", "10", "19 May · 45 min", 0.5, Role.MENTOR),
)


def strip() -> TimelineStrip:
    """A strip with its sentence."""
    made = TimelineStrip()
    made.set_turns(TURNS, 3600, now=1180)
    made.set_sentence("Greta drove 81 % of the hands-on time.")
    return made


def accessible(widget: QWidget) -> QAccessibleInterface:
    """What a screen reader sees."""
    return QAccessible.queryAccessibleInterface(widget)


@pytest.mark.parametrize(
    ("make", "name"),
    [
        (lambda: button("Done"), "Done"),
        (lambda: KeyButton("Took over", "T", icon="hand"), "Took over"),
        (lambda: Field("hint", name="Topic"), "Topic"),
        (lambda: TextArea("hint", name="Note"), "Note"),
        (lambda: Tick("Read P&L"), "Read P&L"),
        (lambda: Segmented(("As it reads", "As the file"), name="View"), "View"),
        (lambda: Choice("Cadence"), "Cadence"),
        (lambda: NumberField(1, 60, name="Minutes of rest"), "Minutes of rest"),
        (lambda: Disc("Greta", Role.EXECUTIVE), "Greta"),
        (lambda: ShareBar(0.75), "75 %"),
        (strip, "Greta drove 81 % of the hands-on time."),
        (lambda: MomentumDots(8, 4), "8 held, 4 to come"),
        (lambda: ReachLine(READERS, Audience.PAIR), "May travel as far as: the pair"),
        (lambda: ReachHead(READERS), "only me · the pair · Ines · everyone"),
        (lambda: SessionList(name="Sessions"), "Sessions"),
        (lambda: ElidedLabel("A long topic"), "A long topic"),
        (
            lambda: Banner("hard-drive", "Not saved: the disk is full", "Your text stays."),
            "Not saved: the disk is full",
        ),
        (lambda: Hint("Was that the plan?", "It was"), "Was that the plan?"),
        (lambda: Good("Leak check passed"), "Leak check passed"),
        (lambda: Wrong("A name was found"), "A name was found"),
    ],
)
def test_every_widget_has_a_name(qtbot: QtBot, make: Callable[[], QWidget], name: str) -> None:
    widget = make()
    qtbot.addWidget(widget)
    assert accessible(widget).text(QAccessible.Text.Name) == name


@pytest.mark.parametrize(
    ("make", "role"),
    [
        (lambda: button("Done"), QAccessible.Role.Button),
        (lambda: Tick("Done"), QAccessible.Role.CheckBox),
        (lambda: Field(name="x"), QAccessible.Role.EditableText),
        (lambda: SessionList(name="x"), QAccessible.Role.List),
        (lambda: Choice("x"), QAccessible.Role.ComboBox),
    ],
)
def test_what_one_can_use_has_its_role(
    qtbot: QtBot, make: Callable[[], QWidget], role: QAccessible.Role
) -> None:
    widget = make()
    qtbot.addWidget(widget)
    assert accessible(widget).role() == role


@pytest.mark.parametrize("scale", SCALES)
def test_targets_keep_their_heights(dressed: Theme, qtbot: QtBot, scale: float) -> None:
    box = QWidget()
    qtbot.addWidget(box)
    line = row(box)
    wanted = {
        button("Done", "primary", "check"): 38,
        button("Done", "flat", small=True): 28,
        Field(name="x"): 36,
        Choice("x"): 36,
        NumberField(1, 9, name="x"): 36,
        Chip("achieved", "success"): 22,
        KeyCap("Ctrl K"): 20,
        Segmented(("a", "b"), name="x"): 36,
    }
    for widget in wanted:
        line.addWidget(widget)
    dressed.set_scale(scale)
    box.show()
    off = {
        str(widget): widget.height() for widget, px in wanted.items() if abs(widget.height() - px * scale) > 2
    }
    assert off == {}
    assert Tick("Done").sizeHint().height() >= 26 * scale - 1


@pytest.mark.parametrize("scale", SCALES)
def test_nothing_is_cut_at_any_text_size(dressed: Theme, qtbot: QtBot, scale: float) -> None:
    box = QWidget()
    qtbot.addWidget(box)
    lines = column(box, spacing=8)
    for widget in (
        button("Start with Greta driving", "primary", "check"),
        KeyButton("Took over", "T", icon="hand"),
        Banner(
            "hard-drive",
            "Not saved: the disk is full",
            "Your text stays on this screen.",
            [("Try now", print)],
        ),
        Hint("This session was all talk. Was that the plan?", "It was", title="All talk"),
        Good("No name, watchword or line of yours found.", title="Leak check passed"),
        Segmented(("As it reads", "As the file"), name="View"),
        Field("Empty, the hint is as dark as muted text", name="x"),
        EmptyState("target", "No goals yet", "One goal each is enough.", primary=("Add a goal", "plus")),
    ):
        lines.addWidget(widget)
    dressed.set_scale(scale)
    box.resize(dressed.px(620), box.sizeHint().height())
    box.show()
    assert clipped(box) == []


def test_focus_moves_nothing(qtbot: QtBot) -> None:
    box = QWidget()
    qtbot.addWidget(box)
    lines = column(box, spacing=8)
    both = (button("Done"), Field(name="x"))
    for widget in both:
        lines.addWidget(widget)
    box.show()
    before = [widget.size() for widget in both]
    for widget in both:
        widget.setFocus()
        assert [one.sizeHint().height() for one in both] == [size.height() for size in before]


def test_a_tick_is_ticked_by_its_words_and_by_space(qtbot: QtBot) -> None:
    tick = Tick("Meetings and minutes")
    qtbot.addWidget(tick)
    tick.resize(tick.sizeHint())
    tick.show()
    QTest.mouseClick(tick, Qt.MouseButton.LeftButton, pos=tick.rect().center())
    assert tick.isChecked()
    QTest.keyClick(tick, Qt.Key.Key_Space)
    assert not tick.isChecked()


def test_long_words_of_a_tick_wrap(qtbot: QtBot) -> None:
    tick = Tick("Nothing on pay, health, religion, family or performance of anyone at all")
    qtbot.addWidget(tick)
    assert tick.heightForWidth(180) > 3 * tick.fontMetrics().height()
    assert tick.minimumSizeHint().width() < 180


def test_a_choice_of_views_follows_click_and_arrow(qtbot: QtBot) -> None:
    views = Segmented(("As it reads", "As the file"), name="View")
    qtbot.addWidget(views)
    with qtbot.waitActive(views):
        views.show()
        views.activateWindow()
    second = views.findChildren(QPushButton)[1]
    with qtbot.waitSignal(views.chosen) as told:
        QTest.mouseClick(second, Qt.MouseButton.LeftButton)
    assert (told.args, views.index) == ([1], 1)
    with qtbot.waitSignal(views.chosen) as told:
        QTest.keyClick(second, Qt.Key.Key_Left)
    assert (told.args, views.index) == ([0], 0)


def test_an_elided_label_keeps_its_whole_text(qtbot: QtBot) -> None:
    label = ElidedLabel("Retrospective; Greta teaches P&L")
    qtbot.addWidget(label)
    label.resize(80, 20)
    label.show()
    assert label.text().endswith("…")
    assert label.accessibleName() == label.whole_text


def test_long_labels_wrap_and_short_ones_do_not(qtbot: QtBot) -> None:
    assert words("Any line may stay empty. Nobody reads it.").wordWrap()
    assert not words("Goals").wordWrap()


def test_a_label_reads_no_markup(qtbot: QtBot) -> None:
    label = words("<b>bold</b>")
    qtbot.addWidget(label)
    assert label.textFormat() == Qt.TextFormat.PlainText


def test_the_list_of_sessions_tells_which_one_is_chosen(qtbot: QtBot) -> None:
    rows = SessionList(name="Sessions")
    qtbot.addWidget(rows)
    rows.set_rows(ROWS)
    rows.show()
    with qtbot.waitSignal(rows.chosen) as told:
        rows.select("b")
    assert told.args == ["b"]
    with qtbot.waitSignal(rows.chosen) as told:
        QTest.keyClick(rows, Qt.Key.Key_Down)
    assert rows.selected == "c"
    with qtbot.waitSignal(rows.entered) as told:
        QTest.keyClick(rows, Qt.Key.Key_Return)
    assert told.args == ["c"]


def test_the_chosen_session_stays_chosen_when_the_list_is_read_again(qtbot: QtBot) -> None:
    rows = SessionList(name="Sessions")
    qtbot.addWidget(rows)
    rows.set_rows(ROWS)
    rows.select("c")
    with qtbot.assertNotEmitted(rows.chosen):
        rows.set_rows(ROWS[::-1])
    assert rows.selected == "c"
    assert not rows.select("gone")


def test_a_session_row_is_spoken_whole() -> None:
    assert ROWS[0].spoken() == "12, Close: results, thanks, lessons, 16 Jun · 60 min, talk"
    assert ROWS[2].spoken().endswith("the learner drove 50 %")


@pytest.mark.parametrize("form", ["large", "detail", "small"])
@pytest.mark.parametrize("turns", [(), TURNS, ((Hands.PAUSE, 1.0, False), (Hands.MENTOR, 9999.0, True))])
def test_a_timeline_paints_whatever_it_gets(
    qtbot: QtBot, form: str, turns: tuple[tuple[Hands, float, bool], ...]
) -> None:
    line = TimelineStrip(form)  # type: ignore[arg-type]  # a parameter is only known as str
    qtbot.addWidget(line)
    line.resize(300, line.sizeHint().height())
    line.set_turns(turns, 0, now=30)
    assert not line.grab().isNull()


def test_who_is_learning_is_seen_without_colour(dressed: Theme, qtbot: QtBot) -> None:
    """The mentor's bar is hatched: its area holds two colours, the executive's one."""
    colours = []
    for role in (Role.EXECUTIVE, Role.MENTOR):
        bar = ShareBar(1.0, role, height=20)
        qtbot.addWidget(bar)
        bar.resize(60, 20)
        image = bar.grab().toImage()
        colours.append({image.pixelColor(x, 10).name() for x in range(5, 55)})
    assert len(colours[0]) == 1 < len(colours[1])


def test_an_empty_state_offers_its_beginnings(qtbot: QtBot) -> None:
    state = EmptyState("target", "No goals yet", "One goal each is enough.", primary=("Add a goal", "plus"))
    qtbot.addWidget(state)
    assert state.primary is not None
    assert state.primary.text() == "Add a goal"
    assert state.plain is None


def test_parts_fold_when_the_page_is_narrow(dressed: Theme, qtbot: QtBot) -> None:
    left, right = QWidget(), QWidget()
    fold = Fold(Part(left, 322), Part(right))
    qtbot.addWidget(fold)
    fold.resize(900, 400)
    fold.show()
    assert (fold.is_folded, left.width()) == (False, 322)
    fold.resize(700, 400)
    assert fold.is_folded
    qtbot.waitUntil(lambda: left.width() == 700)
    fold.resize(1000, 400)
    qtbot.waitUntil(lambda: left.width() == 322)
    dressed.set_scale(1.75)
    assert fold.is_folded


def test_a_toast_is_as_large_as_its_words_at_every_text_size(qtbot: QtBot, dressed: Theme) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1180, 780)
    window.show()
    toast = Toast(window)
    dressed.set_scale(1.75)
    toast.say("It is saved.")
    large = toast.size()
    dressed.set_scale(1.0)
    assert toast.width() < large.width() * 0.75
    assert toast.height() < large.height() * 0.75
    dressed.set_scale(1.75)
    assert toast.size() == large
    assert clipped(toast) == []
    assert abs(toast.geometry().center().x() - window.rect().center().x()) <= 1


def test_a_toast_goes_by_itself_and_waits_under_the_focus(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(800, 400)
    field = Field(name="x")
    column(window).addWidget(field)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    field.setFocus()
    QCursor.setPos(window.mapToGlobal(window.rect().topLeft()))  # it waits under the pointer, too
    toast = Toast(window, shown_ms=30)
    toast.say("Note deleted.", lambda: None)
    assert toast.isVisible()
    qtbot.waitUntil(lambda: not toast.isVisible())
    toast.say("Note deleted.", lambda: None)
    toast.button.setFocus()
    qtbot.wait(80)
    assert toast.isVisible()


def test_undo_takes_the_deed_back_once(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(800, 400)
    window.show()
    done: list[str] = []
    toast = Toast(window)
    toast.say("Note deleted.", lambda: done.append("undone"))
    QTest.mouseClick(toast.button, Qt.MouseButton.LeftButton)
    toast.undo()
    assert done == ["undone"]
    assert not toast.isVisible()
    toast.say("Saved.")
    assert not toast.can_undo


def test_a_banner_offers_two_answers_at_most(qtbot: QtBot) -> None:
    done: list[str] = []
    answers = [(name, lambda name=name: done.append(name)) for name in ("Try now", "Elsewhere", "Third")]
    banner = Banner("hard-drive", "Not saved", "Your text stays.", answers)
    qtbot.addWidget(banner)
    assert [one.text() for one in banner.buttons] == ["Try now", "Elsewhere"]
    banner.buttons[1].click()
    assert done == ["Elsewhere"]

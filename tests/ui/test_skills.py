"""Skills on the screen: under their goals, told after a practice, refreshed in two minutes; by keys alone."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from rmdesk.domain.vocabulary import Audience, Outcome, Proof, Role, Rung
from rmdesk.journal.goals import GoalForm, set_goal
from rmdesk.journal.sessions import SessionForm, hold_session, plan_session
from rmdesk.journal.skill_evidence import EvidenceForm, add_evidence
from rmdesk.journal.skills import SkillForm, SkillRow, new_skill, skill_rows
from rmdesk.storage.records import MentoringSession, Skill
from rmdesk.ui.desk import Desk
from rmdesk.ui.dialogs.skill_evidence import EvidenceDialog
from rmdesk.ui.journal_search import palette_hits
from rmdesk.ui.pages.goals import GoalsPage
from rmdesk.ui.skills.line import SkillLine
from rmdesk.ui.skills.list import SkillList
from rmdesk.ui.skills.outcomes import OutcomeList
from rmdesk.ui.skills.refresher import RefresherLine
from rmdesk.ui.theme import Theme
from rmdesk.wording.skills import evidence_words, ladder_words, time_words
from tests.conftest import SetClock
from tests.ui.clips import assert_nothing_is_cut

E, M = Role.EXECUTIVE, Role.MENTOR
HELPED = EvidenceForm(Proof.OBSERVED, rung=Rung.WITH_HELP, text="two questions")
MADE = EvidenceForm(Proof.MADE, rung=Rung.ALONE, text="Eleven delivery notes")


class Bench:
    """A widget that shows, and what the journal says."""

    def __init__(self, desk: Desk, shown: QWidget) -> None:
        self.desk = desk
        self.shown = shown
        self.said: list[str] = []
        self.undo: list[object] = []
        desk.toasted.connect(self._on_toasted)
        shown.show()
        shown.activateWindow()
        QTest.qWait(1)

    def _on_toasted(self, text: str, back: object) -> None:
        self.said.append(text)
        self.undo.append(back)

    def press(self, *keys: Qt.Key) -> None:
        """Type on what has the focus."""
        for key in keys:
            QTest.keyClick(QApplication.focusWidget() or self.shown, key)

    def type(self, text: str) -> None:
        """Write into what has the focus."""
        QTest.keyClicks(QApplication.focusWidget() or self.shown, text)

    def take_back(self) -> None:
        """Undo on the toast."""
        last = self.undo[-1]
        assert callable(last)
        last()

    def words(self) -> list[str]:
        """Every label that shows."""
        QTest.qWait(1)
        return [one.text() for one in self.shown.findChildren(QLabel) if one.isVisible()]

    def rows(self) -> tuple[SkillRow, ...]:
        """The skills as the journal has them."""
        return self.desk.journal.ask(skill_rows, self.desk.pairing_id)

    def row(self, title: str) -> SkillRow:
        """One of them."""
        return next(row for row in self.rows() if row.skill.title == title)


def skill(desk: Desk, title: str, *shown: EvidenceForm, side: Role = E, goal_id: str | None = None) -> Skill:
    """A skill with what shows it."""
    made = desk.journal.do(None, new_skill, desk.pairing_id, SkillForm(title, side, goal_id))
    for form in shown:
        desk.journal.do(None, add_evidence, made.id, form)
    return made


def held(desk: Desk, topic: str) -> MentoringSession:
    """A session of today that took place; Greta learns."""
    form = SessionForm(desk.journal.clock(), 45, topic)
    session = desk.journal.do(None, plan_session, desk.pairing_id, form)
    desk.journal.do(None, hold_session, session.id, 45)
    return session


class TestWords:
    def test_the_ladder_says_how_far_it_was_climbed(self) -> None:
        assert ladder_words(Rung.ALONE) == "See, with help, alone, teach: alone reached"
        assert ladder_words(None) == "See, with help, alone, teach: nothing yet"

    def test_evidence_and_time_read_as_a_line(self, clock: SetClock) -> None:
        day = clock().date()
        said = evidence_words(day, Proof.PRACTICE, Outcome.WITH_HINTS, Rung.WITH_HELP)
        assert said == "13 Jan  ·  Practice  ·  with hints  ·  shows “with help”"
        assert time_words(1, day) == "Alone after 1 day  ·  next refresher 13 January"
        assert time_words(0, None) == "Alone on the first day"
        assert time_words(None, day) == "Next refresher 13 January"
        assert time_words(None, None) == ""


class Goals(Bench):
    """The Goals page with one goal of Greta's and two skills of hers."""

    def __init__(self, qtbot: QtBot, desk: Desk) -> None:
        goal = desk.journal.do(None, set_goal, desk.pairing_id, E, GoalForm("Run the phone"))
        skill(desk, "Scan", HELPED, goal_id=goal.id)
        skill(desk, "Share notes")
        skill(desk, "Read a P&L", HELPED, side=M)
        self.page = GoalsPage(desk)
        qtbot.addWidget(self.page)
        self.page.resize(984, 712)
        self.page.reload()
        super().__init__(desk, self.page)

    @property
    def in_goal(self) -> SkillList:
        """The skills under the goal."""
        found = self.page.columns[E].cards[0].skills
        assert found is not None
        return found

    def foot(self, role: Role) -> SkillList:
        """The skills without a goal."""
        found = self.page.columns[role].skills
        assert found is not None
        return found

    def scan(self) -> SkillLine:
        """The skill of the goal, open."""
        line = self.in_goal.skills[0]
        if not line.is_open:
            line.opener.setFocus()
            self.press(Qt.Key.Key_Return)
        return line

    def dialog(self) -> EvidenceDialog:
        """The dialog that asks what shows it."""
        self.scan().evidence.add.setFocus()
        self.press(Qt.Key.Key_Return)
        found = self.page.window().findChild(EvidenceDialog)
        assert isinstance(found, EvidenceDialog)
        QTest.qWait(1)
        return found


@pytest.fixture
def goals(qtbot: QtBot, desk: Desk) -> Goals:
    """The page, shown."""
    return Goals(qtbot, desk)


class TestGoalsPage:
    def test_a_skill_stands_under_its_goal_and_without_one_at_the_foot(self, goals: Goals) -> None:
        assert [line.title.text() for line in goals.in_goal.skills] == ["Scan"]
        assert [line.title.text() for line in goals.foot(E).skills] == ["Share notes"]
        assert [line.title.text() for line in goals.foot(M).skills] == ["Read a P&L"]
        assert goals.in_goal.skills[0].ladder.accessibleName().endswith("with help reached")
        assert goals.page.columns[E].cards[0].chip.text() == "with help"
        assert goals.words().count("Skills without a goal") == 2

    def test_a_skill_is_added_by_keys_and_says_who_reads_it(self, goals: Goals) -> None:
        goals.in_goal.new.add.setFocus()
        goals.press(Qt.Key.Key_Return)
        goals.type("Passkeys")
        assert goals.in_goal.new.badge.isVisible()
        goals.press(Qt.Key.Key_Return)
        assert [line.title.text() for line in goals.in_goal.skills] == ["Scan", "Passkeys"]
        assert goals.in_goal.skills[1].opener.hasFocus()
        assert goals.row("Passkeys").skill.audience is Audience.ONLY_ME

    def test_esc_without_words_adds_nothing(self, goals: Goals) -> None:
        goals.foot(E).new.add.setFocus()
        goals.press(Qt.Key.Key_Return, Qt.Key.Key_Escape)
        assert len(goals.rows()) == 3
        assert goals.foot(E).new.add.hasFocus()

    def test_what_shows_it_is_listed_deleted_and_brought_back(self, goals: Goals) -> None:
        line = goals.scan()
        assert "two questions" in goals.words()
        line.evidence.lines[0].delete.setFocus()
        goals.press(Qt.Key.Key_Space)
        assert "Nothing shows it yet." in goals.words()
        assert line.ladder.rung is None
        goals.take_back()
        assert line.ladder.rung is Rung.WITH_HELP

    def test_a_thing_made_moves_the_rung(self, goals: Goals) -> None:
        dialog = goals.dialog()
        dialog.proof.setCurrentIndex(dialog.proof.findData(Proof.MADE))
        dialog.rung.setCurrentIndex(dialog.rung.findData(Rung.ALONE))
        dialog.text.setFocus()
        goals.type("Eleven delivery notes")
        dialog.yes.setFocus()
        goals.press(Qt.Key.Key_Return)
        assert not dialog.isVisible()
        assert goals.row("Scan").rung is Rung.ALONE
        assert goals.scan().ladder.rung is Rung.ALONE

    def test_a_refusal_says_why_and_what_would_do(self, goals: Goals, desk: Desk) -> None:
        held(desk, "Scanning")
        dialog = goals.dialog()
        dialog.rung.setCurrentIndex(dialog.rung.findData(Rung.ALONE))
        assert "Done alone, a thing made or an observation would do" in dialog.held.text()
        dialog.yes.click()
        assert dialog.isVisible()
        assert "would do" in dialog.fault.text()
        dialog.outcome.setCurrentIndex(dialog.outcome.findData(Outcome.ALONE))
        assert not dialog.held.isVisible()
        dialog.yes.click()
        assert goals.row("Scan").rung is Rung.ALONE

    def test_other_words_no_goal_and_gone(self, goals: Goals) -> None:
        goals.scan().evidence.change.setFocus()
        goals.press(Qt.Key.Key_Return)
        goals.press(Qt.Key.Key_End)
        goals.type(" a paper")
        edit = goals.in_goal.skills[0].edit
        assert edit is not None
        edit.goal.setCurrentIndex(0)
        goals.press(Qt.Key.Key_Escape)
        assert [line.title.text() for line in goals.foot(E).skills] == ["Scan a paper", "Share notes"]
        line = goals.foot(E).skills[0]
        line.toggle()
        line.open_edit()
        assert line.edit is not None
        line.edit.delete.click()
        assert len(goals.foot(E).skills) == 1
        goals.take_back()
        assert goals.row("Scan a paper").rung is Rung.WITH_HELP

    def test_the_search_opens_what_shows_a_skill(self, goals: Goals, desk: Desk) -> None:
        hit = palette_hits(desk.journal, desk.pairing_id, "questions")[0]
        assert hit.page_id == "goals"
        goals.page.open_record(goals.row("Scan").skill.id)
        line = goals.in_goal.skills[0]
        assert line.is_open
        assert line.opener.hasFocus()

    @pytest.mark.parametrize(("scale", "size"), [(1.0, (752, 640)), (1.75, (1212, 612))])
    def test_nothing_is_cut(self, goals: Goals, dressed: Theme, scale: float, size: tuple[int, int]) -> None:
        goals.scan()
        goals.in_goal.new.begin()
        dressed.set_scale(scale)
        goals.page.resize(*size)
        QTest.qWait(1)
        assert_nothing_is_cut(goals.page)
        assert goals.page.narrowest() <= 760 * scale


class TestOutcomes:
    @pytest.fixture
    def outcomes(self, qtbot: QtBot, desk: Desk) -> Bench:
        skill(desk, "Scan", HELPED)
        skill(desk, "Read a P&L", HELPED, side=M)
        session = held(desk, "Scanning")
        shown = OutcomeList(desk, desk_page(qtbot))
        qtbot.addWidget(shown)
        shown.resize(760, 200)
        shown.show_session(session.id, is_delegated=False)
        return Bench(desk, shown)

    def test_the_learners_skills_are_told_by_arrows(self, outcomes: Bench) -> None:
        shown = outcomes.shown
        assert isinstance(shown, OutcomeList)
        first = shown.rows[0]
        assert [row.title.text() for row in shown.rows] == ["A skill only you see"]
        first.uncover.setFocus()
        outcomes.press(Qt.Key.Key_Space)
        assert first.title.text() == "Scan"
        assert first.choice.current.hasFocus()
        outcomes.press(Qt.Key.Key_Right, Qt.Key.Key_Space)
        assert outcomes.row("Scan").rung is Rung.ALONE
        assert "reached: alone" in outcomes.words()
        outcomes.press(Qt.Key.Key_Left, Qt.Key.Key_Space)
        assert outcomes.row("Scan").rung is Rung.WITH_HELP
        assert len(outcomes.row("Scan").evidence) == 1

    def test_a_new_skill_is_added_and_told_at_once(self, outcomes: Bench) -> None:
        shown = outcomes.shown
        assert isinstance(shown, OutcomeList)
        shown.new.add.setFocus()
        outcomes.press(Qt.Key.Key_Return)
        outcomes.type("Passkeys")
        outcomes.press(Qt.Key.Key_Return)
        assert shown.rows[1].choice.current.hasFocus()
        QTest.qWait(1)
        outcomes.press(Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Space)
        assert outcomes.row("Passkeys").rung is Rung.WITH_HELP

    def test_a_delegated_practice_says_that_it_does_not_count_as_alone(self, outcomes: Bench) -> None:
        shown = outcomes.shown
        assert isinstance(shown, OutcomeList)
        session = held(outcomes.desk, "Delegated")
        shown.show_session(session.id, is_delegated=True)
        said = "Greta drove less than half: this practice does not count as alone."
        assert said in outcomes.words()

    def test_where_it_is_narrow_the_choices_stand_under_each_other(self, outcomes: Bench) -> None:
        outcomes.shown.resize(300, 500)
        QTest.qWait(1)
        assert_nothing_is_cut(outcomes.shown)
        shown = outcomes.shown
        assert isinstance(shown, OutcomeList)
        first = shown.rows[0]
        assert first.choice.width() <= 300
        assert first.height() >= first.title.height() + first.choice.height()
        shown.hide()
        first.show_title()
        shown.show()
        shown.hide()
        assert first.title.text() == "A skill only you see"


class TestRefresher:
    @pytest.fixture
    def refresher(self, qtbot: QtBot, desk: Desk, clock: SetClock) -> Bench:
        skill(desk, "Scan", HELPED, MADE)
        clock.time += timedelta(days=60)
        shown = RefresherLine(desk, desk_page(qtbot))
        qtbot.addWidget(shown)
        shown.reload()
        return Bench(desk, shown)

    def test_it_asks_takes_the_answer_and_gives_it_back(self, refresher: Bench) -> None:
        line = refresher.shown
        assert isinstance(line, RefresherLine)
        assert line.text.text() == "Two minutes: “Scan” once more. How did it go?"
        line.answers[Outcome.ALONE].setFocus()
        refresher.press(Qt.Key.Key_Return)
        assert not line.isVisible()
        assert refresher.said == ["Refreshed: Scan, alone"]
        refresher.take_back()
        assert line.isVisible()

    def test_not_now_is_for_today_and_for_every_page(
        self, qtbot: QtBot, refresher: Bench, clock: SetClock
    ) -> None:
        line = refresher.shown
        assert isinstance(line, RefresherLine)
        line.not_now.click()
        other = RefresherLine(refresher.desk, line)
        qtbot.addWidget(other)
        other.reload()
        assert not line.isVisible()
        assert other.isHidden()
        clock.forward(days=1)
        line.reload()
        assert line.isVisible()


def desk_page(qtbot: QtBot) -> QWidget:
    """What stands for the page that writes."""
    page = QWidget()
    qtbot.addWidget(page)
    return page

"""The two-minute refresher: one skill that wants doing again, and how it went."""

from datetime import date

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QFrame, QPushButton, QWidget

from rmdesk.domain.vocabulary import Outcome
from rmdesk.journal.skills import SkillRow, due_refreshers
from rmdesk.ui.desk import Desk
from rmdesk.ui.sizes import column, row
from rmdesk.ui.skills.beside import beside
from rmdesk.ui.skills.writing import SkillWriting
from rmdesk.ui.widgets.buttons import button
from rmdesk.ui.widgets.text import IconLabel, words
from rmdesk.wording import tr
from rmdesk.wording.skills import OUTCOMES


class PutOff(QObject):
    """Refreshers that are not for today, on every page of a desk. Forgotten when the window closes."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._until: dict[str, date] = {}

    def put_off(self, skill_id: str, today: date) -> None:
        """Not today."""
        self._until[skill_id] = today

    def is_put_off(self, skill_id: str, today: date) -> bool:
        """Whether it was put off today."""
        return self._until.get(skill_id) == today


class RefresherLine(QFrame):
    """One line with the four outcomes and "not now"; hidden while nothing is due."""

    def __init__(self, desk: Desk, page: QWidget) -> None:
        super().__init__()
        self._desk = desk
        self.row: SkillRow | None = None
        self.is_wanted = True
        """False while something else comes first."""
        self.writing = SkillWriting(desk, page)
        self.writing.changed.connect(self.reload)
        self.setProperty("notice", "hint")
        line = row(self, spacing=10, margins=(16, 9, 14, 9))
        line.addWidget(IconLabel("timer", 18, "warning"), 0, Qt.AlignmentFlag.AlignTop)
        lines = column(spacing=3)
        self.text = words("", "small", wraps=True)
        lines.addWidget(self.text)
        self.answers: dict[Outcome, QPushButton] = {}
        for outcome, said in OUTCOMES.items():
            made = self.answers[outcome] = button(f"{said[:1].upper()}{said[1:]}", "flat", small=True)
            made.clicked.connect(lambda _on=False, told=outcome: self._on_answered(told))
        self.not_now = button(tr("Not now"), "flat", small=True)
        self.not_now.clicked.connect(self._on_put_off)
        lines.addWidget(beside(*self.answers.values(), self.not_now, gap=14))
        line.addLayout(lines, 1)
        self.hide()

    def reload(self) -> None:
        """Show the refresher that has waited longest, or nothing; nothing is asked while it is not wanted."""
        self.row = self._longest_waiting() if self.is_wanted else None
        self.setVisible(self.row is not None)
        if self.row is not None:
            said = self._words(self.row)
            self.text.setText(said)
            self.setAccessibleName(said)

    def _longest_waiting(self) -> SkillRow | None:
        journal = self._desk.journal
        today = journal.clock().date()
        due = journal.ask(due_refreshers, self._desk.pairing_id)
        put_off = _put_off(self._desk)
        return next((one for one in due if not put_off.is_put_off(one.skill.id, today)), None)

    def _words(self, row: SkillRow) -> str:
        if row.side is self._desk.own_role:
            said = tr("Two minutes: “{skill}” once more. How did it go?")
            return said.format(skill=row.skill.title)
        said = tr("Two minutes for {name}: “{skill}” once more. How did it go?")
        return said.format(name=self._desk.readers.partner, skill=row.skill.title)

    def _on_answered(self, outcome: Outcome) -> None:
        if self.row is not None:
            self.writing.answer(self.row.skill, outcome)

    def _on_put_off(self) -> None:
        if self.row is not None:
            _put_off(self._desk).put_off(self.row.skill.id, self._desk.journal.clock().date())
            self.reload()


def _put_off(desk: Desk) -> PutOff:
    found = desk.findChild(PutOff)
    return found if isinstance(found, PutOff) else PutOff(desk)

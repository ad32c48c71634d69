"""What shows a skill, by date, with who reads it and the way to add more."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from rmdesk.journal.skills import SkillRow
from rmdesk.storage.records import SkillEvidence
from rmdesk.ui.sizes import column, row
from rmdesk.ui.skills.beside import beside
from rmdesk.ui.skills.writing import SkillWriting
from rmdesk.ui.widgets.badge import Badge
from rmdesk.ui.widgets.buttons import button
from rmdesk.ui.widgets.readable import bind_badge
from rmdesk.ui.widgets.text import words
from rmdesk.wording import dates, tr
from rmdesk.wording.skills import evidence_words, time_words


class EvidenceLine(QWidget):
    """One day: what was seen and what it showed; a button deletes it."""

    def __init__(self, writing: SkillWriting) -> None:
        super().__init__()
        self._writing = writing
        self._evidence: SkillEvidence | None = None
        line = row(self, spacing=8)
        said = column(spacing=0)
        self.what = words("", "small", wraps=True)
        self.text = words("", "small", "muted", wraps=True)
        said.addWidget(self.what)
        said.addWidget(self.text)
        line.addLayout(said, 1)
        self.delete = button(tr("Delete"), "flat", small=True)
        self.delete.clicked.connect(self._on_delete_clicked)
        line.addWidget(self.delete, 0, Qt.AlignmentFlag.AlignTop)

    def show_evidence(self, evidence: SkillEvidence, *, is_own: bool) -> None:
        """Show this one."""
        self._evidence = evidence
        self.what.setText(evidence_words(evidence.seen_on, evidence.proof, evidence.outcome, evidence.rung))
        self.text.setText(evidence.text)
        self.text.setVisible(bool(evidence.text))
        self.delete.setVisible(is_own)
        day = dates.day_and_month(evidence.seen_on)
        self.delete.setAccessibleName(tr("Delete what was seen on {day}").format(day=day))

    def _on_delete_clicked(self) -> None:
        if self._evidence is not None:
            self._writing.delete_evidence(self._evidence)


class EvidenceList(QWidget):
    """The evidence of one skill, oldest first, and the foot: readers, add, change."""

    change_asked = Signal()
    """The person wants to change the skill."""

    def __init__(self, writing: SkillWriting) -> None:
        super().__init__()
        self._writing = writing
        self._row: SkillRow | None = None
        self.lines: list[EvidenceLine] = []
        outer = column(self, spacing=5, margins=(0, 4, 0, 4))
        self.nothing = words(tr("Nothing shows it yet."), "small", "muted", wraps=True)
        self._place = column(spacing=3)
        self.time = words("", "small", "muted", wraps=True)
        outer.addWidget(self.nothing)
        outer.addLayout(self._place)
        outer.addWidget(self.time)
        self.badge = Badge(writing.desk.readers)
        self.add = button(tr("Add what shows it…"), "flat", "plus", small=True)
        self.change = button(tr("Change"), "flat", small=True)
        outer.addWidget(beside(self.badge, self.add, self.change))
        self.add.clicked.connect(self._on_add_clicked)
        self.change.clicked.connect(self.change_asked)

    def show_row(self, row_of: SkillRow) -> None:
        """Show what there is of this skill."""
        self._row = row_of
        skill = row_of.skill
        is_own = skill.author is self._writing.desk.own_role
        self._show_lines(row_of, is_own=is_own)
        self.nothing.setVisible(not row_of.evidence)
        said = time_words(row_of.days_to_alone, row_of.due)
        self.time.setText(said)
        self.time.setVisible(bool(said))
        for part, said in ((self.add, tr("Add what shows {skill}")), (self.change, tr("Change {skill}"))):
            part.setVisible(is_own)
            part.setAccessibleName(said.format(skill=skill.title))
        bind_badge(self._writing.desk, self.badge, skill, self._writing.page)

    def _show_lines(self, row_of: SkillRow, *, is_own: bool) -> None:
        while len(self.lines) > len(row_of.evidence):
            gone = self.lines.pop()
            gone.hide()
            gone.deleteLater()
        while len(self.lines) < len(row_of.evidence):
            made = EvidenceLine(self._writing)
            self.lines.append(made)
            self._place.addWidget(made)
        for line, evidence in zip(self.lines, row_of.evidence, strict=True):
            line.show_evidence(evidence, is_own=is_own)

    def _on_add_clicked(self) -> None:
        from rmdesk.ui.dialogs.skill_evidence import open_skill_evidence

        if self._row is not None:
            open_skill_evidence(self._writing, self._row)

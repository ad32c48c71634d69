"""What shows a skill: a practice, a thing made or an observation, and the rung it is to show."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QComboBox, QWidget

from rmdesk.domain.vocabulary import Outcome, Proof, Rung, SessionState
from rmdesk.journal.sessions import SessionRow, session_rows
from rmdesk.journal.skill_evidence import EvidenceForm, holding
from rmdesk.journal.skills import SkillRow
from rmdesk.ui.dialogs.frame import Dialog, show
from rmdesk.ui.skills.writing import SkillWriting
from rmdesk.ui.widgets.badge import Badge
from rmdesk.ui.widgets.buttons import button
from rmdesk.ui.widgets.choices import Choice, DateField
from rmdesk.ui.widgets.field import labelled
from rmdesk.ui.widgets.readable import bind_badge
from rmdesk.ui.widgets.text import words
from rmdesk.ui.widgets.text_area import TextArea
from rmdesk.wording import dates, tr
from rmdesk.wording.skills import OUTCOMES, PROOFS, RUNGS, held_words

_PROOFS = (Proof.PRACTICE, Proof.MADE, Proof.OBSERVED)


class EvidenceDialog(Dialog):
    """Says at once when the rung is not reached by it, and what would do."""

    def __init__(self, parent: QWidget | None, writing: SkillWriting, row_of: SkillRow) -> None:
        title = tr("What shows it: {skill}").format(skill=row_of.skill.title)
        super().__init__(parent, title, width=440, gap=5)
        self._writing = writing
        self._row = row_of
        self._build_fields()
        self.held = words("", "small", "warning", wraps=True)
        self.fault = words("", "small", "danger", wraps=True)
        for line in (self.held, self.fault):
            line.hide()
            self.body.addWidget(line)
        leave = button(tr("Leave it"))
        self.yes = button(tr("Keep it"), "primary")
        self.add_answers(leave, self.yes)
        leave.clicked.connect(self.reject)
        self.yes.clicked.connect(self._on_yes_clicked)
        for choice in (self.proof, self.session, self.outcome, self.rung):
            choice.currentIndexChanged.connect(self._show)
        self.day.dateChanged.connect(self._show)
        self._show()
        self.proof.setFocus()

    def form(self) -> EvidenceForm:
        """What stands in the fields."""
        # Qt hands the members of a text enum back as plain text.
        proof, rung = Proof(self.proof.currentData()), self.rung.currentData()
        is_practice = proof is Proof.PRACTICE
        day = self.day.date()
        return EvidenceForm(
            proof,
            Outcome(self.outcome.currentData()) if is_practice else None,
            Rung(rung) if rung else None,
            None if is_practice else date(day.year(), day.month(), day.day()),
            self.session.currentData() if is_practice else None,
            self.text.text(),
        )

    def _show(self) -> None:
        form = self.form()
        is_practice = form.proof is Proof.PRACTICE
        for part in self._of_practice:
            part.setVisible(is_practice)
        for part in self._of_others:
            part.setVisible(not is_practice)
        self.fault.hide()
        has_place = form.session_id is not None or not is_practice
        why = self._writing.desk.journal.ask(holding, self._row.skill.id, form) if has_place else None
        self.held.setText("" if why is None else held_words(why))
        self.held.setVisible(why is not None)

    def _on_yes_clicked(self) -> None:
        fault = self._writing.show(self._row.skill.id, self.form())
        if not fault:
            self.accept()
            return
        self.held.hide()
        self.fault.setText(fault)
        self.fault.show()

    def _build_fields(self) -> None:
        self.proof = _choice([(PROOFS[one], one) for one in _PROOFS])
        sessions = [(_session_words(one), one.session.id) for one in _practised(self._writing)]
        self.session = _choice(sessions or ((tr("No session was held yet"), None),))
        self.outcome = _choice([(said, one) for one, said in OUTCOMES.items()])
        self.outcome.setCurrentIndex(self.outcome.findData(Outcome.WITH_HINTS))
        today = self._writing.desk.journal.clock().date()
        self.day = DateField(QDate(today.year, today.month, today.day))
        self.rung = _choice([(tr("nothing new"), None), *((said, rung) for rung, said in RUNGS.items())])
        self.rung.setCurrentIndex(self.rung.findData(self._row.rung or Rung.SEE))
        self.text = TextArea(tr("What was made or seen, in a few words"), lines=2)
        labels = [
            self._add(said, field)
            for said, field in (
                (tr("What it was"), self.proof),
                (tr("Session"), self.session),
                (tr("How it went"), self.outcome),
                (tr("Day"), self.day),
                (tr("In words"), self.text),
            )
        ]
        self._of_practice = (labels[1], self.session, labels[2], self.outcome)
        self._of_others = (labels[3], self.day)
        badge = Badge(self._writing.desk.readers)
        bind_badge(self._writing.desk, badge, self._row.skill, self._writing.page)
        self.body.addWidget(badge)
        self._add(tr("It shows"), self.rung)

    def _add(self, said: str, field: QWidget) -> QWidget:
        label = labelled(said, field)
        self.body.addWidget(label)
        self.body.addWidget(field)
        return label


def open_skill_evidence(writing: SkillWriting, row_of: SkillRow) -> None:
    """Ask what shows a skill; it is kept when the person says so."""
    show(EvidenceDialog(writing.page.window(), writing, row_of))


def _practised(writing: SkillWriting) -> list[SessionRow]:
    """Sessions in which something can have been practised, the newest first."""
    desk = writing.desk
    today = desk.journal.clock().date()
    rows = desk.journal.ask(session_rows, desk.pairing_id)
    held = SessionState.HELD
    return [
        one
        for one in rows
        if one.session.state is held
        or (one.session.starts_at.date() == today and one.session.state is SessionState.PLANNED)
    ]


def _session_words(row_of: SessionRow) -> str:
    parts = (str(row_of.number), dates.short_day(row_of.session.starts_at.date()), row_of.session.topic)
    return "  ·  ".join(part for part in parts if part)


def _choice(entries: Sequence[tuple[str, object]]) -> Choice:
    made = Choice()
    made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    made.setMinimumContentsLength(12)
    for said, value in entries:
        made.addItem(said, value)
    return made

"""How each skill of the learner went in a session: one choice a skill, "not today" for none."""

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QWidget

from rmdesk.domain.vocabulary import Outcome, Role
from rmdesk.journal.pairings import first_name
from rmdesk.journal.sessions import session_row
from rmdesk.journal.skills import SkillRow, skill_rows
from rmdesk.ui.desk import Desk
from rmdesk.ui.sizes import column
from rmdesk.ui.skills.new import NewSkill
from rmdesk.ui.skills.writing import SkillWriting
from rmdesk.ui.widgets.fold import Part, TightFold
from rmdesk.ui.widgets.segmented import Segmented
from rmdesk.ui.widgets.text import words
from rmdesk.wording import tr
from rmdesk.wording.skills import OUTCOMES, standing_words

_CHOICES: tuple[Outcome | None, ...] = (None, *OUTCOMES)


class OutcomeChoice(Segmented):
    """ "Not today" and the four outcomes: beside each other, or under each other where there is no room."""

    def __init__(self) -> None:
        super().__init__([tr("not today"), *OUTCOMES.values()], name=tr("How it went"))
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def _across(self) -> int:
        """The width of all parts beside each other."""
        layout = self._parts()
        edges = layout.contentsMargins()
        hints = [self._group.button(place).sizeHint().width() for place in range(len(_CHOICES))]
        return sum(hints) + layout.spacing() * (len(hints) - 1) + edges.left() + edges.right()

    def _parts(self) -> QBoxLayout:
        layout = self.layout()
        if not isinstance(layout, QBoxLayout):
            raise TypeError("a choice has its parts in a row")
        return layout

    def sizeHint(self) -> QSize:
        return QSize(self._across(), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        widest = max(self._group.button(place).sizeHint().width() for place in range(len(_CHOICES)))
        edges = self._parts().contentsMargins()
        return QSize(widest + edges.left() + edges.right(), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        way = QBoxLayout.Direction
        wanted = way.LeftToRight if self.width() >= self._across() else way.TopToBottom
        if self._parts().direction() is not wanted:
            self._parts().setDirection(wanted)
            self.updateGeometry()


class OutcomeRow(QWidget):
    """One skill: its title, where it stands, how it went."""

    def __init__(self, writing: SkillWriting) -> None:
        super().__init__()
        self._writing = writing
        self.row: SkillRow | None = None
        self._session_id = ""
        said = QWidget()
        lines = column(said, spacing=1)
        self.title = words("", "body", wraps=True)
        self.standing = words("", "small", "muted", wraps=False)
        lines.addWidget(self.title)
        lines.addWidget(self.standing)
        self.choice = OutcomeChoice()
        column(self).addWidget(TightFold(Part(said), Part(self.choice, stretch=0), gap=12))
        self.choice.chosen.connect(self._on_chosen)

    def show_row(self, row: SkillRow, session_id: str) -> None:
        """Show this skill in this session; the partner's is only told."""
        self.row, self._session_id = row, session_id
        self.title.setText(row.skill.title)
        self.standing.setText(standing_words(row.rung))
        self.choice.set_index(_CHOICES.index(row.outcome_in(session_id)))
        self.choice.setAccessibleName(tr("How it went: {skill}").format(skill=row.skill.title))
        self.choice.setEnabled(row.skill.author is self._writing.desk.own_role)

    def _on_chosen(self, place: int) -> None:
        if self.row is not None:
            self._writing.tell(self.row.skill, self._session_id, _CHOICES[place])


class OutcomeList(QWidget):
    """The skills of one session's learner. Tab goes from skill to skill, arrows choose."""

    def __init__(self, desk: Desk, page: QWidget) -> None:
        super().__init__()
        self._desk = desk
        self._session_id = ""
        self._is_delegated = False
        self.writing = SkillWriting(desk, page)
        self.rows: list[OutcomeRow] = []
        lines = column(self, spacing=8)
        self.delegated = words("", "small", "muted", wraps=True)
        self.delegated.hide()
        self.empty = words("", "small", "muted", wraps=True)
        self._place = column(spacing=10)
        self.new = NewSkill(self.writing)
        for part in (self.delegated, self.empty):
            lines.addWidget(part)
        lines.addLayout(self._place)
        lines.addWidget(self.new)
        self.writing.changed.connect(self.reload)
        self.new.added.connect(self._on_added)

    def show_session(self, session_id: str, *, is_delegated: bool) -> None:
        """Show the skills of this session's learner. Raises NotFound."""
        self._session_id, self._is_delegated = session_id, is_delegated
        self.reload()

    def save_now(self) -> bool:
        """Save what is being typed."""
        return self.new.autosave.save_now()

    def reload(self) -> None:
        """Show what the journal says; a title being typed stays."""
        pairing = self._desk.pairing
        if pairing is None or not self._session_id:
            return
        learner = self._desk.journal.ask(session_row, self._session_id).session.learner
        name = first_name(pairing.name(learner))
        self.delegated.setText(
            tr("{name} drove less than half: this practice does not count as alone.").format(name=name)
        )
        self.delegated.setVisible(self._is_delegated)
        self.empty.setText(tr("No skill of {name}’s is written down yet.").format(name=name))
        self.new.place(learner, name)
        self._show_rows(learner)

    def _show_rows(self, learner: Role) -> None:
        found = self._desk.journal.ask(skill_rows, self._desk.pairing_id)
        shown = [row for row in found if row.side is learner and row.skill.id != self.new.skill_id]
        while len(self.rows) > len(shown):
            gone = self.rows.pop()
            gone.hide()
            gone.deleteLater()
        while len(self.rows) < len(shown):
            made = OutcomeRow(self.writing)
            self.rows.append(made)
            self._place.addWidget(made)
        for place, row in zip(self.rows, shown, strict=True):
            place.show_row(row, self._session_id)
        self.empty.setVisible(not shown)

    def _on_added(self, skill_id: str) -> None:
        row = next((one for one in self.rows if one.row and one.row.skill.id == skill_id), None)
        if row is not None:
            row.choice.current.setFocus()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()

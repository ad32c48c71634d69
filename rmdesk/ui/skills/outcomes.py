"""How each skill of the learner went in a session: one choice a skill, "not today" for none."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QHideEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from rmdesk.domain.vocabulary import Audience, Outcome, Role
from rmdesk.journal.pairings import first_name
from rmdesk.journal.sessions import session_row
from rmdesk.journal.skills import SkillRow, skill_rows
from rmdesk.ui.desk import Desk
from rmdesk.ui.sizes import column, gap, row
from rmdesk.ui.skills.new import NewSkill
from rmdesk.ui.skills.writing import SkillWriting
from rmdesk.ui.widgets.buttons import button
from rmdesk.ui.widgets.segmented import Segmented
from rmdesk.ui.widgets.text import words
from rmdesk.wording import tr
from rmdesk.wording.skills import OUTCOMES, standing_words

_CHOICES: tuple[Outcome | None, ...] = (None, *OUTCOMES)


class OutcomeChoice(Segmented):
    """ "Not today" and the four outcomes: beside each other, or under each other where there is no room."""

    def __init__(self) -> None:
        super().__init__([tr("not today"), *OUTCOMES.values()], name=tr("How it went"))

    @property
    def across(self) -> int:
        """px of all parts beside each other."""
        hints = self._hints()
        between = self._parts().spacing() * (len(hints) - 1)
        return sum(hint.width() for hint in hints) + between + self._edges().width()

    @property
    def narrowest(self) -> int:
        """px of all parts under each other."""
        return max(hint.width() for hint in self._hints()) + self._edges().width()

    def height_in(self, width: int) -> int:
        """px that the parts need where there is so much room."""
        heights = [hint.height() for hint in self._hints()]
        if width >= self.across:
            return max(heights) + self._edges().height()
        return sum(heights) + self._parts().spacing() * (len(heights) - 1) + self._edges().height()

    def stand_in(self, width: int) -> None:
        """Take what is needed of a place with so much room."""
        way = QBoxLayout.Direction
        is_wide = width >= self.across
        self._parts().setDirection(way.LeftToRight if is_wide else way.TopToBottom)
        self.setGeometry(0, 0, self.across if is_wide else self.narrowest, self.height_in(width))

    def _hints(self) -> list[QSize]:
        return [self._group.button(place).sizeHint() for place in range(len(_CHOICES))]

    def _edges(self) -> QSize:
        edges = self._parts().contentsMargins()
        return QSize(edges.left() + edges.right(), edges.top() + edges.bottom())

    def _parts(self) -> QBoxLayout:
        layout = self.layout()
        if not isinstance(layout, QBoxLayout):
            raise TypeError("a choice has its parts in a row")
        return layout


class _ChoicePlace(QWidget):
    """Where a choice stands. Its height follows from its width alone: nothing turns while it is laid out."""

    def __init__(self, choice: OutcomeChoice) -> None:
        super().__init__()
        self._choice = choice
        choice.setParent(self)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._choice.height_in(width)

    def sizeHint(self) -> QSize:
        return QSize(self._choice.across, self._choice.height_in(self._choice.across))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._choice.narrowest, self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._choice.stand_in(self.width())

    def event(self, event: QEvent) -> bool:
        heard = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:  # another size of text, or other words
            self._choice.stand_in(self.width())
            self.updateGeometry()
        return heard


class OutcomeRow(QWidget):
    """One skill: its title, where it stands, how it went.

    After a session both may look at the screen: the title of a skill that nobody else reads shows on demand.
    """

    def __init__(self, writing: SkillWriting) -> None:
        super().__init__()
        self._writing = writing
        self.row: SkillRow | None = None
        self._session_id = ""
        self._is_uncovered = False
        self.title = words("", "body", wraps=True)
        self.uncover = button(tr("Show its title"), "flat", small=True)
        self.uncover.clicked.connect(self._on_uncover_clicked)
        self.standing = words("", "small", "muted", wraps=True)
        self.choice = OutcomeChoice()
        self.choice.chosen.connect(self._on_chosen)
        head = row(spacing=9)
        head.addWidget(self.title, 1)
        head.addWidget(self.uncover, 0, Qt.AlignmentFlag.AlignTop)
        lines = column(self, spacing=1)
        lines.addLayout(head)
        lines.addWidget(self.standing)
        lines.addWidget(gap(6))
        lines.addWidget(_ChoicePlace(self.choice))

    def show_row(self, shown: SkillRow, session_id: str) -> None:
        """Show this skill in this session; the partner's is only told."""
        if self.row is None or self.row.skill.id != shown.skill.id:
            self._is_uncovered = False
        self.row, self._session_id = shown, session_id
        self.standing.setText(standing_words(shown.rung))
        self.choice.set_index(_CHOICES.index(shown.outcome_in(session_id)))
        self.choice.setEnabled(shown.skill.author is self._writing.desk.own_role)
        self._show_title()

    def show_title(self) -> None:
        """Show the title, whoever may look, until the row is put away."""
        self._is_uncovered = True
        self._show_title()

    def _show_title(self) -> None:
        if self.row is None:
            return
        is_covered = self.row.skill.audience is Audience.ONLY_ME and not self._is_uncovered
        said = tr("A skill only you see") if is_covered else self.row.skill.title
        self.title.setText(said)
        self.uncover.setVisible(is_covered)
        self.choice.setAccessibleName(tr("How it went: {skill}").format(skill=said))

    def _on_uncover_clicked(self) -> None:
        self.choice.current.setFocus()  # before the button goes, or its focus would go anywhere
        self.show_title()

    def _on_chosen(self, place: int) -> None:
        if self.row is not None:
            self._writing.tell(self.row.skill, self._session_id, _CHOICES[place])

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._is_uncovered = False
        self._show_title()


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
        shown = [one for one in found if one.side is learner and one.skill.id != self.new.skill_id]
        while len(self.rows) > len(shown):
            gone = self.rows.pop()
            gone.hide()
            gone.deleteLater()
        while len(self.rows) < len(shown):
            made = OutcomeRow(self.writing)
            self.rows.append(made)
            self._place.addWidget(made)
        for place, found_row in zip(self.rows, shown, strict=True):
            place.show_row(found_row, self._session_id)
        self.empty.setVisible(not shown)

    def _on_added(self, skill_id: str) -> None:
        added = next((one for one in self.rows if one.row and one.row.skill.id == skill_id), None)
        if added is not None:
            added.show_title()  # it was just typed before whoever looks
            added.choice.current.setFocus()

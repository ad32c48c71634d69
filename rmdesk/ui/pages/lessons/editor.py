"""The editor of one plan: title, why, steps, check, what can go wrong. It writes nothing: its page does."""

from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget

from rmdesk.domain.lesson_plan import PlanForm, PlanHint
from rmdesk.domain.lesson_text import LONGEST_TITLE
from rmdesk.domain.vocabulary import PlanKind
from rmdesk.ui.pages.lessons import sayings
from rmdesk.ui.pages.lessons.history import History
from rmdesk.ui.pages.lessons.particulars import BELOW, Particulars
from rmdesk.ui.pages.lessons.state import Mode, Shown
from rmdesk.ui.pages.lessons.step_row import StepRow
from rmdesk.ui.pages.lessons.steps import Steps
from rmdesk.ui.pages.lessons.texts import LabelledText
from rmdesk.ui.sizes import column, row
from rmdesk.ui.widgets.card import hairline
from rmdesk.ui.widgets.field import Field
from rmdesk.ui.widgets.fold import Content, Fold, Part
from rmdesk.ui.widgets.text import words
from rmdesk.wording import tr
from rmdesk.wording.lessons import place_words

_TITLE_INSET = 3
"""px between the edge of the title's field and its words."""
_TEXTS = ("why", "business", "understanding", "spare", "prepare", "listen", "risk", "wrong")


class Editor(Content):
    """`edited` tells each change; `form` is the plan as it stands."""

    edited = Signal()
    removed = Signal(object)
    """A `RemovedStep`: it can be put back."""
    stuck = Signal(str, bool)
    left = Signal()
    """Esc."""

    def __init__(self, badge: QWidget) -> None:
        """`badge` says who reads it; it stands beside the title."""
        super().__init__()
        self._badge = badge
        self.history = History()
        self._shown: Shown | None = None
        self.title = Field(tr("What is it called?"), name=place_words("title"))
        self.title.setProperty("kind", "title")
        self.wrong_title = words("", "small", "danger", wraps=True)
        self.facts = words("", "small", "muted", wraps=True)
        self.texts = {name: LabelledText(place_words(name)) for name in _TEXTS}
        self.steps = Steps()
        self.particulars = Particulars()
        self._build()
        self._connect()

    @property
    def shown(self) -> Shown | None:
        """What was last shown."""
        return self._shown

    @property
    def form(self) -> PlanForm:
        """The plan as it stands in the editor now."""
        assert self._shown is not None
        told = replace(self._shown.form, title=self.title.clean_text(), steps=self.steps.forms)
        texts = {name: field.text.text() for name, field in self.texts.items()}
        return self.particulars.put_into(replace(told, **texts))  # type: ignore[arg-type]  # all are texts

    def show_plan(self, shown: Shown) -> None:
        """Show another plan, or the same anew: what was typed before is no step back any more."""
        self._put(shown)
        self.history.begin(self.form)

    def undo(self) -> bool:
        """Take the latest change back; False: there is none."""
        return self._turn(self.history.undo())

    def redo(self) -> bool:
        """Do again what was taken back; False: there is nothing."""
        return self._turn(self.history.redo())

    def go_to(self, hint: PlanHint) -> None:
        """Do the one thing about a hint that can be done here."""
        fields = {
            PlanHint.NO_WHY: "why",
            PlanHint.NO_BUSINESS: "business",
            PlanHint.NO_CHECK: "understanding",
            PlanHint.TOO_SHORT: "spare",
        }
        if hint in fields:
            self.texts[fields[hint]].text.setFocus(Qt.FocusReason.OtherFocusReason)
        elif hint is PlanHint.NO_STEPS:
            self.steps.add_step()
        elif hint is PlanHint.TOO_LONG:
            longest = max(self.steps.rows, key=lambda one: one.minutes.value())
            longest.minutes.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.steps.let_learner_drive()

    def first_stop(self) -> QWidget:
        """Where writing begins: the title, or of one to read its first text."""
        return self.title

    def _turn(self, form: PlanForm | None) -> bool:
        if form is None or self._shown is None or self._shown.mode is Mode.TO_READ:
            return False
        self._put(replace(self._shown, form=form))
        self.edited.emit()
        return True

    def _put(self, shown: Shown) -> None:
        self._shown = shown
        form, can_write = shown.form, shown.mode is not Mode.TO_READ
        if self.title.clean_text() != form.title:
            self.title.set_text(form.title)
        self.title.setReadOnly(not can_write)
        self.facts.setText(sayings.facts_line(shown, shown.guest))
        for name, field in self.texts.items():
            field.text.set_quietly(getattr(form, name))
            field.text.setReadOnly(not can_write)
        self.texts["why"].set_label(tr("Why it matters to {name}").format(name=shown.learner))
        is_kit = form.kind is PlanKind.KIT
        self._of_lesson.setVisible(not is_kit)
        self._of_kit.setVisible(is_kit)
        self.steps.show_plan(shown)
        self.particulars.show_plan(shown)
        self._check_title()

    def _check_title(self) -> None:
        title = self.title.clean_text()
        wrong = tr("The lesson has no title yet.") if not title else ""
        if len(title) > LONGEST_TITLE:
            wrong = tr("A title has {most} characters at most.").format(most=LONGEST_TITLE)
        self.title.set_wrong(bool(wrong))
        self.wrong_title.setText(wrong)
        self.wrong_title.setVisible(bool(wrong))

    @property
    def has_title(self) -> bool:
        """Whether the title can be saved."""
        return self.wrong_title.isHidden()

    def _on_edited(self, place: str) -> None:
        if self._shown is None:
            return
        form = self.form
        self._check_title()
        if place in ("teacher", "minutes"):
            self._put(replace(self._shown, form=form))
        self._shown = replace(self._shown, form=form)
        self.history.note(form, place)
        self.edited.emit()

    def _build(self) -> None:
        # The title's words stand over those below it; its edge stands outside.
        whole = column(self, spacing=10, margins=(22 - _TITLE_INSET, 12, 22, 10))
        head, left = row(spacing=8), column()
        below = column(margins=(_TITLE_INSET, 0, 0, 0))
        for widget in (self.wrong_title, self.facts):
            below.addWidget(widget)
        left.addWidget(self.title)
        left.addLayout(below)
        head.addLayout(left, 1)
        head.addWidget(self._badge)
        whole.addLayout(head)
        lines = column(spacing=10, margins=(_TITLE_INSET, 0, 0, 0))
        whole.addLayout(lines)
        lines.addWidget(hairline())
        lines.addWidget(self._pair("why", "business"))
        self._of_kit = self._pair("prepare", "listen")
        lines.addWidget(self._of_kit)
        lines.addWidget(self.steps)
        lines.addWidget(hairline())
        self._of_lesson = self._pair("understanding", "spare")
        lines.addWidget(self._of_lesson)
        lines.addWidget(self._pair("risk", "wrong"))
        lines.addWidget(self.particulars)
        whole.addStretch()

    def _pair(self, left: str, right: str) -> QWidget:
        return Fold(Part(self.texts[left]), Part(self.texts[right]), below=BELOW)

    def _connect(self) -> None:
        self.title.textEdited.connect(lambda: self._on_edited("title"))
        for name, field in self.texts.items():
            field.text.edited.connect(lambda place=name: self._on_edited(place))
            field.text.installEventFilter(self)
        self.title.installEventFilter(self)
        self.steps.edited.connect(self._on_edited)
        self.steps.removed.connect(self.removed)
        self.steps.stuck.connect(self.stuck)
        self.steps.row_made.connect(self._on_row_made)
        self.particulars.edited.connect(self._on_edited)
        parts = self.particulars
        for choice in (parts.knows, parts.family, parts.teacher, parts.minutes):
            choice.installEventFilter(self)

    def _on_row_made(self, made: StepRow) -> None:
        for field in made.fields:
            field.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Undo and redo are the plan's own, not a single field's; Esc goes back to the list."""
        if not isinstance(event, QKeyEvent):
            return False
        is_undo = event.matches(QKeySequence.StandardKey.Undo)
        is_redo = event.matches(QKeySequence.StandardKey.Redo) or _is_ctrl_y(event)
        if event.type() == QEvent.Type.ShortcutOverride and (is_undo or is_redo):
            event.accept()
            return True
        if event.type() != QEvent.Type.KeyPress:
            return False
        if is_undo or is_redo:
            self.undo() if is_undo else self.redo()
            return True
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return True
        return False


def _is_ctrl_y(event: QKeyEvent) -> bool:
    return event.key() == Qt.Key.Key_Y and event.modifiers() == Qt.KeyboardModifier.ControlModifier

"""One step of a plan: its kind and who drives, its words, its minutes; after the session its two versions."""

from dataclasses import replace
from html import escape

from PySide6.QtCore import QEvent, QObject, QPoint, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QMenu, QSizePolicy, QWidget

from rmdesk.domain.lesson_plan import LONGEST_PLAN, Change, StepForm, differences
from rmdesk.domain.lesson_text import LONGEST_TITLE
from rmdesk.domain.vocabulary import Role, StepKind
from rmdesk.ui.icons import menu_mark
from rmdesk.ui.pages.lessons.state import Mode, Shown
from rmdesk.ui.pages.lessons.texts import PlanText
from rmdesk.ui.sizes import column, row, sizes
from rmdesk.ui.widgets.buttons import button
from rmdesk.ui.widgets.choices import NumberField
from rmdesk.ui.widgets.field import Field
from rmdesk.ui.widgets.text import escaped, words
from rmdesk.wording import tr
from rmdesk.wording.lessons import KINDS

LEFT = 92
"""px of the column of kinds."""
RIGHT = 60
"""px of the column of minutes."""
_MOVES = {Qt.Key.Key_Up: "up", Qt.Key.Key_Down: "down"}


class StepRow(QWidget):
    """Alt+Up and Alt+Down, or dragging the kind, move it; the kind's menu has the rest."""

    edited = Signal(str)
    """The person changed something; which field."""
    asked = Signal(str)
    """up, down, remove, stuck."""
    dragged = Signal(QPoint)
    """The kind is dragged here (place on the screen)."""

    def __init__(self) -> None:
        super().__init__()
        self._form = StepForm(StepKind.I_DO, 5, Role.MENTOR, "")
        self._shown: Shown | None = None
        self._number = 0
        self._pressed: QPoint | None = None
        self._is_dragged = False
        self.kind = button("", "flat", small=True)
        self.fixed_kind = words("", "label", wraps=False)
        self.kind.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.drives = words("", "small", "muted", wraps=True)
        self.title = Field(tr("What this part is about"))
        self.title.setMaxLength(LONGEST_TITLE)
        self.text = PlanText(tr("What for, then where, then which button"))
        self.minutes = NumberField(LONGEST_PLAN.start, LONGEST_PLAN.stop - 1)
        self.minutes.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.changed = words("", "small", "muted", wraps=True)
        self.changed.setTextFormat(Qt.TextFormat.RichText)
        self.stuck = words(tr("Stuck here"), "small", "warning", wraps=False)
        self._build()

    @property
    def form(self) -> StepForm:
        """The step as it stands here now."""
        told = replace(self._form, minutes=self.minutes.value(), title=self.title.clean_text())
        if self._is_given:
            said = self.text.text().strip()
            return replace(told, corrected="" if said == self._form.text.strip() else said)
        return replace(told, text=self.text.text())

    @property
    def fields(self) -> tuple[QWidget, ...]:
        """What takes the focus, from left to right."""
        return self.kind, self.title, self.text, self.minutes

    def show_step(self, form: StepForm, number: int, shown: Shown) -> None:
        """Show this step, the `number`th from 1."""
        self._form, self._shown, self._number = form, shown, number
        can_write = shown.mode is not Mode.TO_READ
        is_talk = form.kind is StepKind.TALK
        self.kind.setText(str(number) if is_talk else KINDS[form.kind])
        self.fixed_kind.setText(self.kind.text())
        self.kind.setVisible(can_write)
        self.fixed_kind.setVisible(not can_write)
        self.drives.setText("" if is_talk else tr("{name} drives").format(name=shown.names[form.driver]))
        self.drives.setVisible(not is_talk)
        self.title.setVisible(is_talk)
        if self.title.clean_text() != form.title:
            self.title.set_text(form.title)
        self.text.set_quietly(form.words if self._is_given else form.text)
        with QSignalBlocker(self.minutes):
            self.minutes.setValue(form.minutes)
        for field in (self.title, self.text, self.minutes):
            field.setReadOnly(not can_write)
        self.stuck.setVisible(form.is_stuck)
        self._name()
        self._show_change()

    def set_kind(self, kind: StepKind) -> None:
        """Make it another kind of step."""
        self._change(replace(self.form, kind=kind), "kind")

    def set_driver(self, driver: Role) -> None:
        """Let another one drive."""
        self._change(replace(self.form, driver=driver), "driver")

    def open_menu(self) -> None:
        """Kind, driver, place, and away with it."""
        menu = self.menu()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.kind.mapToGlobal(self.kind.rect().bottomLeft()))

    def menu(self) -> QMenu:
        """What can be done with the step."""
        menu = QMenu(self)
        form, shown = self.form, self._shown
        if form.kind is not StepKind.TALK and shown is not None:
            for kind in StepKind:
                if kind is not StepKind.TALK:
                    self._entry(menu, KINDS[kind], lambda one=kind: self.set_kind(one), form.kind is kind)
            menu.addSeparator()
            for role in Role:
                said = tr("{name} drives").format(name=shown.names[role])
                self._entry(menu, said, lambda one=role: self.set_driver(one), form.driver is role)
            menu.addSeparator()
        if self._is_given:
            self._entry(menu, tr("Stuck here"), lambda: self.asked.emit("stuck"), form.is_stuck)
        self._entry(menu, tr("Move up"), lambda: self.asked.emit("up"))
        self._entry(menu, tr("Move down"), lambda: self.asked.emit("down"))
        self._entry(menu, tr("Remove this step"), lambda: self.asked.emit("remove"))
        return menu

    @property
    def _is_given(self) -> bool:
        return self._shown is not None and self._shown.mode is Mode.GIVEN

    def _entry(self, menu: QMenu, text: str, act: object, is_on: bool | None = None) -> None:
        said = escaped(text)
        action = QAction(menu_mark(), said, menu) if is_on is not None else QAction(said, menu)
        action.setCheckable(is_on is not None)
        action.setChecked(bool(is_on))
        action.triggered.connect(lambda _on=False: act() if callable(act) else None)
        menu.addAction(action)

    def _change(self, form: StepForm, place: str) -> None:
        if self._shown is not None:
            self.show_step(form, self._number, self._shown)
            self.edited.emit(place)

    def _name(self) -> None:
        step = tr("Step {number}").format(number=self._number)
        drives = "" if self.drives.isHidden() else f", {self.drives.text()}"
        kind = KINDS[self._form.kind]
        self.kind.setAccessibleName(f"{step}: {kind}{drives}")
        self.title.setAccessibleName(tr("Title of part {number}").format(number=self._number))
        corrected = tr("{step}, {kind}, as corrected") if self._is_given else tr("{step}, {kind}, in words")
        self.text.setAccessibleName(corrected.format(step=step, kind=kind))
        self.minutes.setAccessibleName(tr("Minutes of step {number}").format(number=self._number))

    def _show_change(self) -> None:
        """The words before and after in one line: struck out what went, underlined what came."""
        form = self.form
        self.changed.setVisible(bool(form.corrected))
        if not form.corrected:
            return
        marks = {Change.GONE: ("<s>", "</s>"), Change.NEW: ("<u>", "</u>"), Change.SAME: ("", "")}
        pieces = differences(form.text, form.corrected)
        shown = "".join(
            marks[one.change][0] + escape(one.text).replace("\n", "<br>") + marks[one.change][1]
            for one in pieces
        )
        self.changed.setText(f"{escape(tr('Written, then corrected:'))} {shown}")
        said = tr("As written: {written}. As corrected: {corrected}.")
        self.changed.setAccessibleName(said.format(written=form.text, corrected=form.corrected))

    def _on_edited(self, place: str) -> None:
        if place == "text":
            self._show_change()
        self.edited.emit(place)

    def _build(self) -> None:
        line = row(self, spacing=10)
        left, middle = column(spacing=0), column(spacing=4)
        left.addWidget(self.kind, 0, Qt.AlignmentFlag.AlignLeft)
        for label in (self.fixed_kind, self.drives, self.stuck):
            left.addWidget(label)
        left.addStretch()
        held = QWidget()
        sizes(held, width=LEFT)
        column(held).addLayout(left)
        for widget in (self.title, self.text, self.changed):
            middle.addWidget(widget)
        middle.addStretch()
        right = column()
        sizes(self.minutes, width=RIGHT)
        right.addWidget(self.minutes)
        right.addStretch()
        line.addWidget(held)
        line.addLayout(middle, 1)
        line.addLayout(right)
        self.kind.clicked.connect(self.open_menu)
        self.title.textEdited.connect(lambda: self._on_edited("title"))
        self.text.edited.connect(lambda: self._on_edited("text"))
        self.minutes.valueChanged.connect(lambda: self._on_edited("minutes"))
        for field in self.fields:
            field.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._takes_key(watched, event)
        if watched is self.kind and isinstance(event, QMouseEvent):
            return self._takes_mouse(event)
        return False

    def _takes_key(self, watched: QObject, event: QKeyEvent) -> bool:
        move = _MOVES.get(Qt.Key(event.key()))
        if self.kind.isHidden():
            return False
        if move and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.asked.emit(move)
            return True
        if watched is self.kind and event.key() == Qt.Key.Key_Delete:
            self.asked.emit("remove")
            return True
        return False

    def _takes_mouse(self, event: QMouseEvent) -> bool:
        """A press that travels is a drag, and no click."""
        here = event.globalPosition().toPoint()
        if event.type() == QEvent.Type.MouseButtonPress:
            self._pressed, self._is_dragged = here, False
        elif event.type() == QEvent.Type.MouseMove and self._pressed is not None:
            far = (here - self._pressed).manhattanLength() >= QApplication.startDragDistance()
            self._is_dragged = self._is_dragged or far
            if self._is_dragged:
                self.dragged.emit(here)
                return True
        elif event.type() == QEvent.Type.MouseButtonRelease:
            self._pressed = None
            if self._is_dragged:
                self.kind.setDown(False)
                return True
        return False

"""Lessons: the shelf, and one plan in the editor. What is typed is saved within a second."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QLineEdit, QPushButton, QSizePolicy, QWidget

from rmdesk.domain.lesson_plan import PlanHint
from rmdesk.errors import NotFound
from rmdesk.journal import lessons
from rmdesk.journal.lesson_files import masked, masked_line
from rmdesk.journal.lessons import Shelf
from rmdesk.journal.sessions import SessionRow
from rmdesk.ui.autosave import Autosave
from rmdesk.ui.desk import Desk
from rmdesk.ui.page import Page
from rmdesk.ui.pages.lessons import sayings
from rmdesk.ui.pages.lessons.deeds import LessonDeeds
from rmdesk.ui.pages.lessons.editor import Editor
from rmdesk.ui.pages.lessons.foot import Foot
from rmdesk.ui.pages.lessons.printing import Printing
from rmdesk.ui.pages.lessons.sharing import LessonFiles
from rmdesk.ui.pages.lessons.shelf import WIDTH, ShelfCard
from rmdesk.ui.pages.lessons.state import Mode, Shown, mode_of, names_of, ready_of
from rmdesk.ui.pages.lessons.steps import RemovedStep
from rmdesk.ui.sizes import sizes
from rmdesk.ui.widgets.badge import Badge, attach
from rmdesk.ui.widgets.buttons import button
from rmdesk.ui.widgets.card import Card, hairline
from rmdesk.ui.widgets.fold import scroll_body
from rmdesk.ui.widgets.list_and_detail import ListAndDetail
from rmdesk.ui.widgets.readable import bind_badge
from rmdesk.wording import tr

_LEAST = 180
"""px of height for shelf and editor, however low the window."""


class LessonsPage(Page):
    """Up and Down change the lesson, Enter goes into it, Esc back; Ctrl+D duplicates, Ctrl+P prints."""

    page_id = "lessons"
    list_at_edge = True
    can_print = True
    can_duplicate = True

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._shelf = Shelf((), (), (), ())
        self._wanted = ""
        self._shown_key = ""
        self.head.set_title(tr("Lessons"))
        self.use = button("", "primary", "calendar-days")
        self.head.add(self.use)
        self.shelf = ShelfCard()
        self.list = self.shelf.list
        self.badge = Badge(desk.readers)
        self.editor = Editor(self.badge)
        self.foot = Foot()
        self.deeds = LessonDeeds(self, desk)
        self.files = LessonFiles(self, desk)
        self.printing = Printing(self)
        self.autosave = Autosave(desk, self._save, self._unsaved_text, self)
        self.setAcceptDrops(True)
        self._build()
        self._connect()

    def reload(self) -> None:
        """Ask for the shelf and the plan that shows; one being written stays untouched."""
        self._show_shelf()
        if not self.autosave.is_dirty:
            self._show(self.list.selected or self._first_choice())

    def open_record(self, record_id: str) -> None:
        """Show a plan, or what is planned for a session; for one without a plan a lesson is chosen here."""
        if not self.save_now():
            return
        self.shelf.filter.set_text("")
        self._show_shelf()
        self._wanted = record_id
        planned = self.desk.journal.ask(lessons.plan_for_session, record_id)
        key = record_id if planned is None else planned.plan.id
        if key in self.list.keys:
            self._show(key)
            self.split.show_detail()

    def primary(self) -> QPushButton | None:
        """Use for the next session, or open the one it is planned for."""
        return None if self.use.isHidden() else self.use

    def new_thing(self) -> None:
        """A blank lesson on the shelf; its title is next."""
        if self.save_now() and self.deeds.begin():
            self.split.show_detail()
            self.editor.title.setFocus(Qt.FocusReason.OtherFocusReason)
            self.editor.title.selectAll()

    def print_page(self) -> None:
        """The plan that shows, its watchwords covered."""
        shown = self.editor.shown
        if shown is not None and self.save_now():
            ask, pairing_id = self.desk.journal.ask, self.desk.pairing_id
            covered = ask(masked, pairing_id, self.editor.form)
            guest = ask(masked_line, pairing_id, shown.guest)
            self.printing.ask(replace(shown, form=covered), guest)

    def duplicate(self) -> None:
        """A copy of the plan that shows, on the shelf."""
        self._on_asked("duplicate")

    def undo(self) -> bool:
        """Take back the latest change of the plan."""
        return self.editor.undo()

    def redo(self) -> bool:
        """Do again what was taken back."""
        return self.editor.redo()

    def filter_field(self) -> QLineEdit | None:
        """By title and family."""
        return self.shelf.filter

    def first_focus(self) -> QWidget | None:
        """The list: arrows choose a lesson at once."""
        return self.list

    def save_now(self) -> bool:
        """Save the plan being written."""
        return self.autosave.save_now()

    def _show_shelf(self) -> None:
        if not self.desk.pairing_id:
            return
        self._shelf = self.desk.journal.ask(lessons.shelf, self.desk.pairing_id)
        self.shelf.show_shelf(self._shelf, self.desk.journal.clock().date())

    def _first_choice(self) -> str:
        """What is planned next; else the first on the shelf."""
        keys = self.list.keys
        return keys[0] if keys else ""

    def _show(self, key: str) -> None:
        """Show the plan or the ready-made lesson with this key."""
        shown = self._shown_of(key)
        if shown is None:
            return
        self.list.select_quietly(key)
        if key != self._shown_key:
            self._shown_key = key
            self._area.verticalScrollBar().setValue(0)
        self.editor.show_plan(shown)
        self.badge.setVisible(shown.record is not None)
        if shown.record is not None:
            bind_badge(self.desk, self.badge, shown.record, self)
        self._tell()

    def _shown_of(self, key: str) -> Shown | None:
        names = names_of(self.desk)
        ready = ready_of(key)
        if ready is not None:
            return Shown(ready.form, Mode.TO_READ, names)
        rows = (*self._shelf.planned, *self._shelf.given, *self._shelf.own)
        found = next((one for one in rows if one.plan.id == key), None)
        if found is None:
            return None
        try:
            plan = self.desk.journal.ask(lessons.plan_of, key)
        except NotFound:
            return None
        mode = mode_of(plan.plan, found.session, self.desk.own_role)
        return Shown(plan.form, mode, names, plan.plan, found.session)

    def _tell(self) -> None:
        """Head and foot say what holds for the plan as it stands now."""
        shown = self.editor.shown
        if shown is None:
            return
        form = self.editor.form
        self.foot.show_plan(shown, form, self._shelf.coming)
        self.head.set_subtitle(sayings.subtitle(form.kind, form.step_minutes or shown.whole))
        self.use.setText(self._primary_words(shown))

    def _primary_words(self, shown: Shown) -> str:
        if (own := self._awaited(shown)) is not None:
            return sayings.open_words(own)
        target = self._target(shown)
        return tr("Plan a session") if target is None else sayings.use_words(target)

    def _awaited(self, shown: Shown) -> SessionRow | None:
        """The session to come that it is planned for already, unless one came from another."""
        if shown.session is None or self._wanted:
            return None
        own = shown.session.session.id
        return next((one for one in self._shelf.coming if one.session.id == own), None)

    def _target(self, shown: Shown) -> SessionRow | None:
        """The session one came from, else the next without a plan, else the next that is not its own."""
        taken = {row.plan.session_id for row in self._shelf.planned}
        free = [one for one in self._shelf.coming if one.session.id not in taken]
        others = [
            one
            for one in self._shelf.coming
            if shown.session is None or one.session.id != shown.session.session.id
        ]
        asked_for = [one for one in others if one.session.id == self._wanted]
        return next(iter((*asked_for, *free, *others)), None)

    def _save(self) -> None:
        shown = self.editor.shown
        if shown is None or shown.record is None or not self.editor.has_title:
            return
        save = lessons.save_given if shown.mode is Mode.GIVEN else lessons.save_plan
        self.desk.journal.do(self, save, shown.record.id, self.editor.form)

    def _unsaved_text(self) -> str:
        form = self.editor.form
        texts = (form.title, form.why, form.business, *(one.words for one in form.steps), form.understanding)
        return "\n".join(text for text in (*texts, form.spare, form.risk, form.wrong) if text)

    def _on_chosen(self, key: str) -> None:
        shown = self.editor.shown
        if self.save_now() or shown is None or shown.record is None:
            self._show(key)
        else:  # what could not be saved stays on the screen
            self.list.select_quietly(shown.record.id)

    def _on_entered(self) -> None:
        self.split.show_detail()
        self.editor.first_stop().setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_left(self) -> None:
        self.save_now()
        self.split.show_list()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_edited(self) -> None:
        self.autosave.touch()
        self._tell()

    def _on_saved(self) -> None:
        self.editor.history.rest()
        self._show_shelf()
        self._tell()

    def _on_removed(self, removed: RemovedStep) -> None:
        self.desk.toast(tr("The step was removed."), lambda: self.editor.steps.put_back(removed))

    def _on_stuck(self, step_id: str, is_stuck: bool) -> None:
        if self.save_now():
            self.deeds.mark_stuck(step_id, is_stuck)
            self._show(self.list.selected)

    def _on_showing(self, key: str) -> None:
        """Something was begun, moved or deleted."""
        self.autosave.drop()
        self._show_shelf()
        self._find(key)
        self._show(key if key in self.list.keys else self.list.selected or self._first_choice())

    def _find(self, key: str) -> None:
        """What was just begun is not hidden by a filter."""
        if key and key not in self.list.keys:
            self.shelf.show_all()

    def _on_use_clicked(self) -> None:
        shown = self.editor.shown
        own = self._awaited(shown) if shown is not None else None
        target = self._target(shown) if shown is not None else None
        if own is not None:
            self.desk.go_to("sessions", own.session.id)
        elif target is not None:
            self._use(target)
        elif self.save_now():
            self.desk.ask_new("sessions")

    def _use(self, session: SessionRow) -> None:
        shown = self.editor.shown
        if shown is None or not self.save_now():
            return
        self._wanted = ""
        self.deeds.use(shown.form if shown.record is None else shown.record.id, session)

    def _on_asked(self, deed: str) -> None:
        shown = self.editor.shown
        if shown is None or not self.save_now():
            return
        if deed in ("duplicate", "shelf"):
            self.deeds.duplicate(self.editor.form)
        elif deed == "print":
            self.print_page()
        elif deed.startswith("use "):
            wanted = deed.removeprefix("use ")
            self._use(next(one for one in self._shelf.coming if one.session.id == wanted))
        elif shown.record is not None and shown.mode is not Mode.TO_READ:
            own = {"file": self._save_as_file, "delete": self._delete, "off": self._take_off}
            own[deed]()

    def _save_as_file(self) -> None:
        self.files.save(self.list.selected)

    def _take_off(self) -> None:
        shown = self.editor.shown
        if shown is not None and shown.record is not None:
            self.deeds.take_off(shown.record)

    def _delete(self) -> None:
        shown = self.editor.shown
        if shown is not None and shown.record is not None and shown.mode is not Mode.TO_READ:
            self.deeds.delete(shown.record)
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_hinted(self, hint: str) -> None:
        shown = self.editor.shown
        if hint == PlanHint.NOBODY_KNOWS.value and shown is not None and shown.session is not None:
            self.desk.go_to("sessions", shown.session.session.id)
        else:
            self.editor.go_to(PlanHint(hint))

    def _on_taken_in(self, plan_id: str) -> None:
        self._show_shelf()
        self._find(plan_id)
        self._show(plan_id)
        self.desk.toast(tr("It is on your shelf, as plain text."), lambda: self._forget(plan_id))

    def _forget(self, plan_id: str) -> None:
        if self.list.selected == plan_id:
            self._delete()

    def _build(self) -> None:
        shown = Card(inner=(0, 1, 1, 1), gap=0)
        self._area = scroll_body(self.editor)
        shown.body.addWidget(self._area, 1)
        shown.body.addWidget(hairline())
        shown.body.addWidget(self.foot)
        self.split = ListAndDetail(self.shelf, shown, width=WIDTH, back=tr("All lessons"))
        # Shelf and editor scroll by themselves: they take what height there is, and ask for none.
        self.split.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        sizes(self.split, min_height=_LEAST)
        self.body.addWidget(self.split, 1)
        attach(self.badge, self.editor.title)

    def _connect(self) -> None:
        self.autosave.watch(self.editor.title, *(one.text for one in self.editor.texts.values()))
        self.autosave.saved.connect(self._on_saved)
        self.use.clicked.connect(self._on_use_clicked)
        self.shelf.chosen.connect(self._on_chosen)
        self.list.delete_asked.connect(self._delete)
        self.shelf.blank.clicked.connect(self.new_thing)
        self.shelf.from_file.clicked.connect(self.files.ask_for_one)
        self.list.entered.connect(self._on_entered)
        self.list.clicked.connect(lambda _index: self.split.show_detail())
        self.split.went_back.connect(self.list.setFocus)
        self.editor.edited.connect(self._on_edited)
        self.editor.left.connect(self._on_left)
        self.editor.removed.connect(self._on_removed)
        self.editor.stuck.connect(self._on_stuck)
        self.editor.steps.row_made.connect(lambda made: self.autosave.watch(made.title, made.text))
        self.foot.asked.connect(self._on_asked)
        self.foot.hinted.connect(self._on_hinted)
        self.deeds.showing.connect(self._on_showing)
        self.files.taken_in.connect(self._on_taken_in)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _dropped(event) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        path = _dropped(event)
        if path is not None and self.save_now():
            event.acceptProposedAction()
            QTimer.singleShot(0, self, lambda: self.files.take(path))


def _dropped(event: QDropEvent) -> Path | None:
    """The one file of this computer that is dropped; anything else is no lesson."""
    urls = event.mimeData().urls()
    return Path(urls[0].toLocalFile()) if len(urls) == 1 and urls[0].isLocalFile() else None

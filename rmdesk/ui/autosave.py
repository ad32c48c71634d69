"""Typing that saves itself, and what the person sees when it cannot be saved.

One `Autosave` for each field or form: a second after the last key at the latest, and at once on leaving the
field, changing page, locking and quitting. All that failed to save share one banner and one retry.
"""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from PySide6.QtCore import QEvent, QObject, QTimer, Signal, SignalInstance
from PySide6.QtWidgets import QAbstractButton, QComboBox, QDateTimeEdit, QLineEdit, QSpinBox, QWidget
from shiboken6 import isValid

from rmdesk.errors import RmdeskError
from rmdesk.ui.desk import Desk
from rmdesk.ui.unsaved import CopyElsewhere, not_saved_words
from rmdesk.ui.widgets.text_area import LONGEST, TextArea
from rmdesk.wording import dates, tr


class Pace(NamedTuple):
    """Milliseconds from the last key to the save, and from a failed save to the next try."""

    rest_ms: int = 700
    retry_ms: int = 10_000


PACE = Pace()


class Autosave(QObject):
    """Saves what stands in a field or form; what cannot be saved stays on the screen and is tried again."""

    saved = Signal()
    """What was unsaved is on the disk."""
    failed = Signal()
    """It could not be saved; the banner says why."""

    def __init__(
        self,
        desk: Desk,
        save: Callable[[], None],
        text: Callable[[], str],
        parent: QWidget,
        pace: Pace = PACE,
    ) -> None:
        """`save` writes what stands there now, in one `do`; `text` is what a copy elsewhere holds."""
        super().__init__(parent)
        self._parent = parent
        self._desk = desk
        self._save = save
        self._text = text
        self._pace = pace
        self._dirty = False
        self._saving = False
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(pace.rest_ms)
        self._rest.timeout.connect(self.save_now)

    @property
    def is_dirty(self) -> bool:
        """Whether something on the screen is not on the disk."""
        return self._dirty

    @property
    def pace(self) -> Pace:
        """How soon it saves, and tries again."""
        return self._pace

    def unsaved_text(self) -> str:
        """What a copy elsewhere should hold."""
        return self._text()

    def window(self) -> QWidget:
        """The window its fields stand in."""
        return self._parent.window()

    def watch(self, *fields: QWidget) -> None:
        """Follow what the person edits in these; leaving one saves at once."""
        for field in fields:
            _edited(field).connect(self.touch)
            if isinstance(field, TextArea):
                field.shortened.connect(self._on_shortened)
            field.installEventFilter(self)

    def touch(self, *_change: object) -> None:
        """Something was edited: it is saved when the person rests."""
        self._dirty = True
        self._rest.start()

    def drop(self) -> None:
        """Forget what is unsaved: its record is gone, or it was put right elsewhere."""
        self._rest.stop()
        self._dirty = False
        failed_saves(self._desk).forget(self)

    def save_now(self) -> bool:
        """Save what is unsaved; whether nothing is afterwards."""
        if not self._dirty or self._saving:
            return not self._dirty
        self._rest.stop()
        self._saving = True
        self._dirty = False
        try:
            self._save()
        except RmdeskError as fault:
            self._dirty = True
            failed_saves(self._desk).add(self, fault)
            self.failed.emit()
            return False
        finally:
            self._saving = False
        failed = failed_saves(self._desk)
        failed.forget(self)
        if not failed.is_failing:
            self._desk.saved_at(dates.clock(self._desk.journal.clock()))
        self.saved.emit()
        return not self._dirty

    def _on_shortened(self, left_out: int) -> None:
        said = tr("A text holds {most} characters at most; the last {count} were left out.")
        most, count = dates.number(LONGEST), dates.number(left_out)
        self._desk.toast(said.format(most=most, count=count))

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            self.save_now()
        return False


def save_all(autosaves: Iterable[Autosave]) -> bool:
    """Save every one, also after one has failed; whether nothing is unsaved afterwards."""
    results = [autosave.save_now() for autosave in autosaves]
    return all(results)


class FailedSaves(QObject):
    """What could not be saved on a desk: one banner, one retry, one way to keep a copy elsewhere."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk
        self._failed: list[Autosave] = []
        self._shown = ("", "")
        self._copy: CopyElsewhere | None = None
        self._retry = QTimer(self)
        self._retry.timeout.connect(self.try_now)

    @property
    def is_failing(self) -> bool:
        """Whether something on the screen could not be saved."""
        return bool(self._failed)

    def add(self, autosave: Autosave, fault: RmdeskError) -> None:
        """`autosave` could not be saved, because of `fault`."""
        if not self._failed:
            self._desk.not_saved_since(dates.clock(self._desk.journal.clock()))
        if autosave not in self._failed:
            self._failed.append(autosave)
        self._retry.start(autosave.pace.retry_ms)
        self._show(fault)

    def forget(self, autosave: Autosave) -> None:
        """`autosave` has nothing unsaved any more."""
        if autosave not in self._failed:
            return
        self._failed.remove(autosave)
        if not self._failed:
            self._retry.stop()
            self._shown = ("", "")
            self._desk.clear_banner()

    def try_now(self) -> None:
        """Try again to save what failed; a page that is gone took its fields along."""
        for autosave in tuple(self._failed):
            if isValid(autosave):
                autosave.save_now()
            else:
                self.forget(autosave)

    def save_elsewhere(self) -> None:
        """Offer to keep a copy of the unsaved texts in a file."""
        if not self._failed:
            return
        texts = (autosave.unsaved_text() for autosave in self._failed)
        self._copy = CopyElsewhere(self._desk, "\n\n".join(texts), self._failed[0].window())
        self._copy.ask()

    def _show(self, fault: RmdeskError) -> None:
        title, what = said = not_saved_words(fault)
        if said == self._shown:
            return  # The same again needs no new banner: it would be read out every ten seconds.
        self._shown = said
        self._desk.banner(
            "hard-drive",
            title,
            what,
            ((tr("Try now"), self.try_now), (tr("Save a copy elsewhere…"), self.save_elsewhere)),
        )


def failed_saves(desk: Desk) -> FailedSaves:
    """What could not be saved on this desk."""
    found = desk.findChild(FailedSaves)
    return found if isinstance(found, FailedSaves) else FailedSaves(desk)


def _edited(field: QWidget) -> SignalInstance:
    """The signal of an edit. Dates and numbers also give it when they are set: block their signals then."""
    if isinstance(field, QLineEdit):
        return field.textEdited
    if isinstance(field, TextArea):
        return field.edited
    if isinstance(field, QComboBox):
        return field.activated
    if isinstance(field, QDateTimeEdit):
        return field.dateTimeChanged
    if isinstance(field, QSpinBox):
        return field.valueChanged
    if isinstance(field, QAbstractButton):
        return field.clicked
    raise TypeError(f"nothing to watch in a {type(field).__name__}")

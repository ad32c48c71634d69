"""A new journal: three fields and the place. May be painted first: nothing here loads the journal."""

from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from rmdesk import errors, paths
from rmdesk.ui.entry.screen import FormField, Screen, secret_field
from rmdesk.ui.sizes import column, gap, row, sizes
from rmdesk.ui.tasks import Tasks
from rmdesk.ui.widgets.buttons import button
from rmdesk.ui.widgets.card import Well
from rmdesk.ui.widgets.field import Field
from rmdesk.ui.widgets.text import ElidedLabel, IconLabel
from rmdesk.wording import tr

SHORTEST = 12
"""Characters of a new passphrase; the vault holds the same limit."""
_REST_MS = 250


class NewJournalForm(NamedTuple):
    """What the form hands back."""

    folder: Path
    owner_name: str
    passphrase: str


class PassphraseFields(QWidget):
    """A new passphrase, twice, and how strong it is in words."""

    def __init__(self, tasks: Tasks, *, rest_ms: int = _REST_MS) -> None:
        super().__init__()
        self._tasks = tasks
        self.first = FormField(tr("Passphrase"), secret_field(), self._length_words(0))
        self.second = FormField(tr("Passphrase again"), secret_field())
        lines = column(self, spacing=14)
        lines.addWidget(self.first)
        lines.addWidget(self.second)
        self._rest = QTimer(self, interval=rest_ms, singleShot=True)
        self._rest.timeout.connect(self._on_rest)
        self.first_field.textEdited.connect(self._on_first_edited)
        self.second_field.textEdited.connect(lambda: self.second.set_fault(""))

    @property
    def first_field(self) -> QLineEdit:
        """Where it is typed."""
        return self.first.line

    @property
    def second_field(self) -> QLineEdit:
        """Where it is typed again."""
        return self.second.line

    def checked(self) -> str | None:
        """The passphrase; None when it cannot stand, with red words under the field and the focus there."""
        text = self.first_field.text()
        if len(text) < SHORTEST:
            self.first.set_fault(
                tr("Take {count} characters or more; four words in a row are easy to keep.").format(
                    count=SHORTEST
                )
            )
            self.first.field.setFocus()
            return None
        if self.second_field.text() != text:
            self.second.set_fault(tr("The two are not the same."))
            self.second.field.setFocus()
            return None
        return text

    def _length_words(self, count: int) -> str:
        if count == 0:
            return tr("{least} characters or more. Four words in a row are easy to keep.").format(
                least=SHORTEST
            )
        return tr("{count} of {least} characters").format(count=count, least=SHORTEST)

    def _on_first_edited(self, text: str) -> None:
        self.first.set_fault("")
        self.first.set_hint(self._length_words(len(text)) if len(text) < SHORTEST else "")
        self._rest.start()

    def _on_rest(self) -> None:
        text = self.first_field.text()
        if len(text) >= SHORTEST:
            self._tasks.run(lambda: _strength(text), self._on_strength, _ignore, self)

    def _on_strength(self, strength: int) -> None:
        if len(self.first_field.text()) >= SHORTEST and not self.first.fault:
            self.first.set_hint(strength_words(strength), "warning" if strength < 3 else "success")


class NewJournalScreen(Screen):
    """Asks for the three fields; the same at the first start and later."""

    made = Signal(object)
    """A `NewJournalForm` that may be made."""
    place_asked = Signal()
    other_journal_asked = Signal()
    left = Signal()
    """Back to the journal that is there."""

    def __init__(self, folder: Path, tasks: Tasks, *, is_first: bool = True) -> None:
        title = tr("Start your journal") if is_first else tr("A new journal")
        text = tr("One encrypted file on this computer. Only your passphrase opens it.")
        super().__init__(title, text, width=440, gap_below=22)
        self._folder = folder
        self.name = FormField(tr("Your name"), Field())
        self.passphrase = PassphraseFields(tasks)
        self.name.line.textEdited.connect(lambda: self.name.set_fault(""))
        self.body.addWidget(self.name)
        self.body.addWidget(gap(14))
        self.body.addWidget(self.passphrase)
        self._build_place()
        self._build_answers(is_first=is_first)
        for field in (self.name.line, self.passphrase.first_field, self.passphrase.second_field):
            field.returnPressed.connect(self._on_return_pressed)

    @property
    def folder(self) -> Path:
        """Where the journal will lie."""
        return self._folder

    def first_focus(self) -> QWidget:
        """The name."""
        return self.name.field

    def set_folder(self, folder: Path) -> None:
        """Another place for the journal."""
        self._folder = folder
        self._place_name.set_text(folder.name)
        self._place_folder.set_text(str(folder.parent))

    def set_busy(self, busy: bool) -> None:
        """The worker makes the keys: nothing can be pressed twice."""
        self.make.setText(tr("Making the keys…") if busy else tr("Make the journal"))
        for widget in (self.make, self.name, self.passphrase, self.change, self.other):
            widget.setEnabled(not busy)

    def set_parent_folder(self, parent: Path) -> None:
        """The journal will lie in this folder, under a name that is free there."""
        self.set_folder(free_folder(parent / self._folder.name))

    def refuse(self, fault: errors.RmdeskError) -> None:
        """It could not be made; what was typed stays."""
        from rmdesk.wording.errors import sentence

        self.set_busy(False)
        is_passphrase = isinstance(fault, errors.PassphraseTooShort)
        is_name = isinstance(fault, errors.InvalidInput)
        place = self.passphrase.first if is_passphrase else self.name if is_name else self.place
        place.set_fault(sentence(fault))

    def _on_return_pressed(self) -> None:
        focused = self.focusWidget()
        if focused is self.passphrase.second_field:
            self._on_make_clicked()
        else:
            self.focusNextChild()

    def _on_make_clicked(self) -> None:
        name = self.name.line.text().strip()
        if not name:
            self.name.set_fault(tr("Your name is missing."))
            self.name.field.setFocus()
            return
        passphrase = self.passphrase.checked()
        if passphrase is not None:
            self.place.set_fault("")
            self.set_busy(True)
            self.made.emit(NewJournalForm(self._folder, name, passphrase))

    def _build_place(self) -> None:
        well = Well(inner=(14, 8, 10, 8))
        well.body.addWidget(IconLabel("hard-drive", 18))
        lines = QWidget()
        both = column(lines, spacing=2)
        self._place_name = ElidedLabel("", "list")
        self._place_folder = ElidedLabel("", "small", "muted")
        both.addWidget(self._place_name)
        both.addWidget(self._place_folder)
        well.body.addWidget(lines, 1)
        self.change = button(tr("Change…"), "flat", small=True)
        self.change.setAccessibleName(tr("Change where the journal lies"))
        self.change.clicked.connect(self.place_asked)
        well.body.addWidget(self.change)
        sizes(well, min_height=52)
        self.place = FormField(tr("Where it lies"), well)
        self.body.addWidget(gap(14))
        self.body.addWidget(self.place)
        self.body.addWidget(gap(20))
        self.set_folder(self._folder)

    def _build_answers(self, *, is_first: bool) -> None:
        self.make = button(tr("Make the journal"), "primary")
        self.make.clicked.connect(self._on_make_clicked)
        self.other = button(tr("Open a journal that exists…"), "flat", small=True)
        self.other.clicked.connect(self.other_journal_asked)
        self.back = button(tr("Back"), "plain")
        self.back.clicked.connect(self.left)
        answers = row(spacing=8)
        answers.addWidget(self.other)
        answers.addStretch()
        answers.addWidget(self.back)
        answers.addWidget(self.make)
        if is_first:
            self.back.hide()
        self.body.addLayout(answers)


def free_folder(wanted: Path) -> Path:
    """`wanted`, or the same name with the first number that is free."""
    stem, place = wanted.name.removesuffix(paths.SUFFIX), wanted
    number = 2
    while place.exists():
        place = wanted.with_name(f"{stem}-{number}{paths.SUFFIX}")
        number += 1
    return place


def strength_words(strength: int) -> str:
    """How strong a passphrase is, from 0 to 4."""
    if strength < 2:
        return tr("Easily guessed. A longer one, of words that do not belong together, is safer.")
    if strength < 3:
        return tr("Could be guessed with patience. One more word helps.")
    return tr("Good: hard to guess.") if strength == 3 else tr("Strong: out of reach of guessing.")


def _strength(text: str) -> int:
    from rmdesk.storage.vault import passphrase_strength

    return passphrase_strength(text)


def _ignore(_fault: errors.RmdeskError) -> None:
    """A strength that could not be told is no news."""

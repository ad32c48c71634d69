"""A signature or consent given on paper: the day on it, and the scan whose fingerprint is kept."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from PySide6.QtCore import QDate, QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from rmdesk.errors import RmdeskError
from rmdesk.journal.signatures import Paper
from rmdesk.storage.scans import scan_digest
from rmdesk.ui.dialogs.folders import file_dialog
from rmdesk.ui.dialogs.frame import Dialog
from rmdesk.ui.sizes import column, row
from rmdesk.ui.tasks import Tasks
from rmdesk.ui.widgets.buttons import button
from rmdesk.ui.widgets.card import Well
from rmdesk.ui.widgets.choices import DateField
from rmdesk.ui.widgets.field import labelled
from rmdesk.ui.widgets.text import escaped, words
from rmdesk.wording import tr
from rmdesk.wording.agreement import scan_words
from rmdesk.wording.errors import sentence

ChooseScan = Callable[[QWidget, Callable[[Path], None]], None]
"""Asks for the scan: the window, and what to do with the answer."""


@dataclass(frozen=True, slots=True)
class PaperAsked:
    """The words of the dialog: its title, what the paper must show, and its button."""

    title: str
    told: str
    say: str


def choose_scan(window: QWidget, chosen: Callable[[Path], None]) -> None:
    """Ask with the file dialog."""
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    dialog = file_dialog(window, tr("Choose the scan"), Path(documents))
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.fileSelected.connect(lambda file: chosen(Path(file)))
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()


class PaperDialog(Dialog):
    """Use `open()` and `accepted`. The file is read in the worker and not copied; its SHA-256 shows."""

    def __init__(
        self,
        parent: QWidget,
        tasks: Tasks,
        asked: PaperAsked,
        today: date,
        finish: Callable[[Paper], None],
    ) -> None:
        """`finish` signs with the paper, and may raise any RmdeskError."""
        super().__init__(parent, asked.title, gap=10)
        self.setAccessibleDescription(asked.told)
        self._tasks = tasks
        self._finish = finish
        self._scan: bytes | None = None
        self._wanted: Path | None = None
        self.choose: ChooseScan = choose_scan
        day = QDate(today.year, today.month, today.day)
        self.day = DateField(day)
        self.day.setMaximumDate(day)
        self.pick = button(tr("Choose the scan…"), "plain", "file-text")
        self.fingerprint = words("", "small", "muted", wraps=True, tabular=True)
        self.fault = words("", "small", "danger", wraps=True)
        self.yes = button(escaped(asked.say), "primary", "check")
        self.no = button(tr("Not now"), "plain")
        self._lay_out(asked.told)
        self.pick.clicked.connect(self._on_pick_clicked)
        self.yes.clicked.connect(self._on_yes_clicked)
        self.no.clicked.connect(self.reject)
        self._show()
        self.day.setFocus()

    def _on_pick_clicked(self) -> None:
        self.choose(self, self._on_chosen)

    def _on_chosen(self, path: Path) -> None:
        self._scan, self._wanted = None, path
        self.fault.clear()
        self._show(tr("Reading {name}…").format(name=path.name))
        self._tasks.run(
            lambda: scan_digest(path), lambda scan: self._on_read(path, scan), self._on_failed, self
        )

    def _on_read(self, path: Path, scan: bytes) -> None:
        if path == self._wanted:
            self._scan = scan
            said = tr("{name}, fingerprint {fingerprint}")
            self._show(said.format(name=path.name, fingerprint=scan_words(scan, groups=16)))
            self.yes.setFocus()

    def _on_failed(self, fault: RmdeskError) -> None:
        said = sentence(fault)
        self.fault.setText(said)
        self.fault.setAccessibleName(said)
        self._show()
        self.pick.setFocus()

    def _on_yes_clicked(self) -> None:
        if self._scan is None:
            return
        day = self.day.date()
        try:
            self._finish(Paper(date(day.year(), day.month(), day.day()), self._scan))
        except RmdeskError as fault:
            self.fault.setText(sentence(fault))
            return
        self.accept()

    def _show(self, said: str = "") -> None:
        self.fingerprint.setText(said or tr("No scan is chosen yet."))
        self.yes.setEnabled(self._scan is not None)

    def _lay_out(self, told: str) -> None:
        self.body.addWidget(words(told, "body", "muted", wraps=True))
        field = column(spacing=4)
        field.addWidget(labelled(tr("Signed on"), self.day))
        field.addWidget(self.day)
        self.body.addLayout(field)
        scan = row()
        scan.addWidget(self.pick)
        scan.addStretch(1)
        self.body.addLayout(scan)
        well = Well(inner=(16, 10, 16, 10))
        well.body.addWidget(self.fingerprint, 1)
        self.body.addWidget(well)
        kept = tr("The file is not copied: keep it. Its fingerprint shows later that it is the same one.")
        self.body.addWidget(words(kept, "small", "muted", wraps=True))
        self.body.addWidget(self.fault)
        self.add_answers(self.no, self.yes)

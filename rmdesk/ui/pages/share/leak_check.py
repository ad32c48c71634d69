"""What was looked for: by the gate in the text, and once both agreed in the finished file of each format."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from rmdesk.domain.privacy import Reason
from rmdesk.domain.vocabulary import FileFormat
from rmdesk.errors import LeakFound, RmdeskError
from rmdesk.export.formats import Finished
from rmdesk.journal.saving import SavedFile, finished
from rmdesk.ui.desk import Desk
from rmdesk.ui.pages.share.state import LineAt, ShareState, line_at
from rmdesk.ui.sizes import column
from rmdesk.ui.status_line import announce
from rmdesk.ui.widgets.buttons import button
from rmdesk.ui.widgets.notices import Good, Wrong
from rmdesk.wording import sharing, tr
from rmdesk.wording.errors import sentence


class LeakCheck(QWidget):
    """A good line while nothing was found; a red one that names the owner's own line, with the way to it."""

    judged = Signal()
    """A finished file was read back: it may be saved, or not."""
    line_asked = Signal(str)
    """The person wants to see the line with this record id."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._file: SavedFile | None = None
        self._format = FileFormat.MARKDOWN
        self._checked: dict[FileFormat, RmdeskError | None] = {}
        self._begun: set[FileFormat] = set()
        self._ref = ""
        self.good = Good("", title=tr("Leak check passed"))
        self.wrong = Wrong("", title=tr("Saving is off"))
        self.way = button(tr("Show the line"), "flat", small=True)
        self.wrong.add(self.way)
        lines = column(self)
        lines.addWidget(self.good)
        lines.addWidget(self.wrong)
        self.way.clicked.connect(lambda: self.line_asked.emit(self._ref))

    @property
    def fault(self) -> RmdeskError | None:
        """Why the file may not be saved in the chosen format; None also while it is not known yet."""
        return self._checked.get(self._format)

    def show_state(self, state: ShareState, file_format: FileFormat) -> None:
        """Show what was looked for; a file that can be saved is read back once for each format."""
        if state.file != self._file:
            self._file, self._checked, self._begun = state.file, {}, set()
        self._format = file_format
        self.setVisible(state.view.problem is None)
        if state.file is not None and file_format not in self._begun:
            self._begin(state.file, file_format)
        self._show(state)

    def told(self, file: SavedFile, file_format: FileFormat, fault: RmdeskError | None) -> None:
        """A file was made and read back: nothing found, or this."""
        if file == self._file and self.window().isVisible():
            self._begun.add(file_format)
            self._checked[file_format] = fault
            if fault is not None:
                announce(self.wrong, sentence(fault), at_once=True)
            self.judged.emit()

    def _begin(self, file: SavedFile, file_format: FileFormat) -> None:
        self._begun.add(file_format)

        def read_back() -> Finished:
            return finished(file, file_format)

        self._desk.tasks.run(
            read_back,
            lambda _made: self.told(file, file_format, None),
            lambda fault: self.told(file, file_format, fault),
            self,
        )

    def _show(self, state: ShareState) -> None:
        fault = self.fault
        self.good.setVisible(fault is None)
        self.wrong.setVisible(fault is not None)
        if fault is not None:
            self._show_fault(fault)
            return
        names, watchwords = state.names, state.watchwords
        if state.file is None:
            self.good.set_words(sharing.looked_for(names, watchwords), tr("Leak check passed"))
        elif self._format in self._checked:
            names, watchwords = len(state.file.names), len(state.file.watchwords)
            said = sharing.read_back(self._format, names, watchwords)
            self.good.set_words(said, tr("Leak check passed"))
        else:
            self.good.set_words(tr("The finished file is being read back."), tr("Leak check"))

    def _show_fault(self, fault: RmdeskError) -> None:
        line = self._own_line(fault)
        self.way.setVisible(line is not None)
        said = sentence(fault)
        if line is not None and isinstance(fault, LeakFound):
            said = sharing.leak_words(line.words, Reason(fault.reason))
        self.wrong.set_words(said, tr("Saving is off"))

    def _own_line(self, fault: RmdeskError) -> LineAt | None:
        refs = fault.own if isinstance(fault, LeakFound) else ()
        self._ref = next(iter(refs), "")
        return self._desk.journal.ask(line_at, self._desk.pairing_id, self._ref) if self._ref else None

"""Sentences written for what leaves: one line of words for one section, each with its readers."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from rmdesk.domain.vocabulary import DocumentKind, RemarkKind
from rmdesk.journal.deleting import delete, put_back
from rmdesk.journal.facts import Period
from rmdesk.journal.remarks import edit_remark
from rmdesk.storage.records import Remark
from rmdesk.ui.autosave import Autosave, save_all
from rmdesk.ui.desk import Desk
from rmdesk.ui.pages.share.saves import SavesLine
from rmdesk.ui.pages.share.state import ShareState, new_sentence, store_sentence
from rmdesk.ui.reading_order import show_whole
from rmdesk.ui.sizes import column, row, sizes
from rmdesk.ui.widgets.badge import Badge, attach
from rmdesk.ui.widgets.buttons import button
from rmdesk.ui.widgets.card import Card
from rmdesk.ui.widgets.choices import Choice
from rmdesk.ui.widgets.readable import bind_badge
from rmdesk.ui.widgets.text_area import TextArea
from rmdesk.wording import tr

_INNER = (16, 9, 16, 9)
_KINDS = {
    RemarkKind.WHAT_CHANGED: tr("What changed"),
    RemarkKind.LESSON_LEARNT: tr("Lesson learnt"),
    RemarkKind.PROGRAMME_IDEA: tr("Programme idea"),
    RemarkKind.WAY_OF_WORKING: tr("Way of working"),
    RemarkKind.NEXT_STEP: tr("Next step"),
    RemarkKind.HELP_WANTED: tr("Help wanted"),
    RemarkKind.TIP: tr("Tip"),
}
_FOR_A_COORDINATOR = (RemarkKind.PROGRAMME_IDEA, RemarkKind.HELP_WANTED)
_KINDS_OF: dict[DocumentKind, tuple[RemarkKind, ...]] = {
    DocumentKind.SUMMARY: tuple(one for one in _KINDS if one is not RemarkKind.TIP),
    DocumentKind.NEWS: (RemarkKind.LESSON_LEARNT, RemarkKind.TIP),
    DocumentKind.REPORT: tuple(one for one in _KINDS if one not in (*_FOR_A_COORDINATOR, RemarkKind.TIP)),
}
"""Which sentences each kind of file has a place for."""


class SentenceRow(QWidget):
    """One sentence: its section, its words, its readers. Stored with the first word."""

    changed = Signal()
    """The journal holds something new."""
    removed = Signal()

    def __init__(self, desk: Desk, remark: Remark, by: object, kinds: tuple[RemarkKind, ...]) -> None:
        super().__init__()
        self._desk = desk
        self._kinds = kinds if remark.kind in kinds else (remark.kind, *kinds)
        self._by = by
        self._is_bound = False
        self.remark = remark
        self.kind = Choice(tr("Section"))
        self.kind.addItems([_KINDS[one] for one in self._kinds])
        self.kind.setCurrentIndex(self._kinds.index(remark.kind))
        self.saves = SavesLine(desk, remark, by)
        self.text = TextArea(tr("One sentence, without a name"), remark.text, name=tr("Sentence"), lines=2)
        sizes(self.text, max_height=84)
        self.badge = Badge(desk.readers)
        self.remove = button(tr("Delete"), "flat", "trash-2", small=True)
        self.autosave = Autosave(desk, self._save, self.text.text, self)
        self.autosave.watch(self.text)
        self._lay_out()
        attach(self.badge, self.text)
        self.remove.clicked.connect(self.removed)
        self.kind.currentIndexChanged.connect(self._on_kind_chosen)
        self.saves.changed.connect(self.changed)
        self._on_kind_chosen()
        self._bind()

    @property
    def is_stored(self) -> bool:
        """Whether the journal has it."""
        return self.remark.counter > 0

    def _save(self) -> None:
        said = self.text.text().strip()
        if not said:
            return
        journal = self._desk.journal
        if self.is_stored:
            journal.do(self._by, edit_remark, self.remark.id, said)
        else:
            kind = self._kinds[self.kind.currentIndex()]
            self.remark = journal.do(self._by, store_sentence, self.remark, kind, said)
            self.saves.keep(self.remark)
            self._bind()
        self.changed.emit()

    def _on_kind_chosen(self) -> None:
        self.saves.setVisible(self._kinds[self.kind.currentIndex()] is RemarkKind.TIP)

    def _on_readers_chosen(self) -> None:
        if self.is_stored:
            self.changed.emit()

    def _bind(self) -> None:
        """The badge writes first, then the page reads: so its signals are connected in this order."""
        for signal in (self.badge.chosen, self.badge.tag_chosen):
            if self._is_bound:
                signal.disconnect(self._on_readers_chosen)
        bind_badge(self._desk, self.badge, self.remark, self._by)
        for signal in (self.badge.chosen, self.badge.tag_chosen):
            signal.connect(self._on_readers_chosen)
        self._is_bound = True
        self.kind.setEnabled(not self.is_stored)
        if self.is_stored:
            self.text.setPlaceholderText(tr("Left empty, it stays as it was; Delete removes it"))

    def _lay_out(self) -> None:
        lines = column(self, spacing=5)
        lines.addWidget(self.kind)
        lines.addWidget(self.text)
        lines.addWidget(self.saves)
        foot = row(spacing=8)
        foot.addWidget(self.badge)
        foot.addStretch(1)
        foot.addWidget(self.remove)
        lines.addLayout(foot)


class SentencesCard(Card):
    """The owner's sentences of the period, folded; and a new one for a section."""

    changed = Signal()

    def __init__(self, desk: Desk, by: object) -> None:
        """`by` is the page that writes: it shows what is new by itself."""
        super().__init__(inner=_INNER, gap=10)
        self._desk = desk
        self._by = by
        self._remarks: tuple[Remark, ...] = ()
        self._period: Period | None = None
        self._kinds = _KINDS_OF[DocumentKind.SUMMARY]
        self._is_open = False
        self.rows: list[SentenceRow] = []
        self._lines = column(spacing=14)
        self.body.addLayout(self._lines)
        self.write = button(tr("Write a sentence for a section"), "flat", "pen-line", small=True)
        self.toggle = button("", "flat", small=True)
        foot = row(spacing=8)
        foot.addWidget(self.write)
        foot.addStretch(1)
        foot.addWidget(self.toggle)
        self.body.addLayout(foot)
        self.write.clicked.connect(self._on_write_clicked)
        self.toggle.clicked.connect(self._on_toggle_clicked)

    def show_state(self, state: ShareState) -> None:
        """Show the sentences of this period; what is being typed stays."""
        self._remarks = state.remarks
        self._period = state.view.period
        self._kinds = _KINDS_OF[state.kind]
        self._show()

    def save_now(self) -> bool:
        """Save what is being typed."""
        return save_all(one.autosave for one in self.rows)

    def fold(self) -> None:
        """Show none of them; what is typed is saved before."""
        self._is_open = False
        for shown in tuple(self.rows):
            self._take_out(shown)

    def unfold(self) -> None:
        """Show all of them."""
        self._is_open = True
        self._show()

    def _on_write_clicked(self) -> None:
        draft = self._desk.journal.ask(new_sentence, self._desk.pairing_id, self._period, self._kinds[0])
        made = self._put(draft)
        made.kind.setFocus()
        QTimer.singleShot(0, made, lambda: show_whole(made))  # once the layout has given it a place

    def _on_toggle_clicked(self) -> None:
        self._is_open = not self._is_open
        if not self._is_open and self.save_now():
            self.fold()
        self._show()

    def _on_removed(self, gone: SentenceRow) -> None:
        gone.autosave.drop()
        self._take_out(gone)
        if gone.is_stored:
            deleted = self._desk.journal.do(self._by, delete, Remark, gone.remark.id)
            self._desk.toast(tr("Sentence deleted."), lambda: self._desk.journal.do(None, put_back, deleted))
            self.changed.emit()

    def _show(self) -> None:
        stored = {one.id: one for one in self._remarks}
        for shown in tuple(self.rows):
            if shown.is_stored and shown.remark.id not in stored and not shown.autosave.is_dirty:
                self._take_out(shown)
        if self._is_open:
            present = {one.remark.id for one in self.rows}
            for one in self._remarks:
                if one.id not in present:
                    self._put(one)
        self.toggle.setVisible(bool(self._remarks))
        folded = tr("Show yours: {count}").format(count=len(self._remarks))
        self.toggle.setText(tr("Fold them") if self._is_open else folded)

    def _put(self, remark: Remark) -> SentenceRow:
        made = SentenceRow(self._desk, remark, self._by, self._kinds)
        self.rows.append(made)
        self._lines.addWidget(made)
        made.changed.connect(self.changed)
        made.removed.connect(lambda: self._on_removed(made))
        return made

    def _take_out(self, gone: SentenceRow) -> None:
        self.rows.remove(gone)
        self._lines.removeWidget(gone)
        gone.hide()
        gone.deleteLater()

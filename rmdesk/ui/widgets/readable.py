"""Badges of records: who reads a text, raised, taken back and tagged through the journal."""

from PySide6.QtCore import QObject

from rmdesk.domain.privacy import Reason
from rmdesk.domain.vocabulary import Audience, Tag
from rmdesk.errors import RmdeskError
from rmdesk.journal import readers
from rmdesk.journal.db import Db
from rmdesk.journal.notes import mark_informal
from rmdesk.journal.readers import Text
from rmdesk.storage.records import Note
from rmdesk.ui.desk import Desk
from rmdesk.ui.widgets.badge import Badge
from rmdesk.wording import tr
from rmdesk.wording.errors import sentence
from rmdesk.wording.facts import reason_words


def record_badge(desk: Desk, record: Text, by: object) -> Badge:
    """A badge of `record`; `by` is the page that writes."""
    badge = Badge(desk.readers)
    bind_badge(desk, badge, record, by)
    return badge


def bind_badge(desk: Desk, badge: Badge, record: Text, by: object) -> None:
    """Let `badge` show and change who reads `record`, in the place of what it was bound to before.

    A record that is not stored yet (its counter is 0) is changed in memory alone.
    """
    earlier = badge.findChild(_Binding)
    if isinstance(earlier, _Binding):
        earlier.end()
    _Binding(desk, badge, record, by)


class _Binding(QObject):
    """One badge, one record."""

    def __init__(self, desk: Desk, badge: Badge, record: Text, by: object) -> None:
        super().__init__(badge)
        self._desk = desk
        self._badge = badge
        self._record = record
        self._by = by
        badge.chosen.connect(self._on_chosen)
        badge.tag_chosen.connect(self._on_tag_chosen)
        badge.informal_chosen.connect(self._on_informal_chosen)
        badge.set_readonly(record.author is not desk.own_role)
        self._show()

    def end(self) -> None:
        """Let the badge go."""
        self._badge.chosen.disconnect(self._on_chosen)
        self._badge.tag_chosen.disconnect(self._on_tag_chosen)
        self._badge.informal_chosen.disconnect(self._on_informal_chosen)
        self.setParent(None)
        self.deleteLater()

    def _on_chosen(self, audience: Audience) -> None:
        if self._record.counter == 0:
            self._record.audience = audience
            return
        try:
            self._desk.journal.do(self._by, readers.raise_text, type(self._record), self._record.id, audience)
        except RmdeskError as fault:
            self._desk.toast(sentence(fault))
        self._refresh()

    def _on_tag_chosen(self, tag: Tag) -> None:
        if self._record.counter == 0:
            self._record.tag = tag
            self._take_back()
            self._show()
            return
        try:
            self._desk.journal.do(self._by, readers.tag_text, type(self._record), self._record.id, tag)
        except RmdeskError as fault:
            self._desk.toast(sentence(fault))
        self._refresh()

    def _on_informal_chosen(self, is_informal: bool) -> None:
        if not isinstance(self._record, Note):
            return
        try:
            self._desk.journal.do(self._by, mark_informal, self._record.id, is_informal=is_informal)
        except RmdeskError as fault:
            self._desk.toast(sentence(fault))
        else:
            self._record.is_informal = is_informal
        self._refresh()

    def _take_back(self) -> None:
        """As `tag_text` does for what is stored: a tag that caps the text lower takes it back at once."""
        refused = self._desk.journal.ask(readers.refused, self._record)
        while self._record.audience in refused and self._record.audience > Audience.ONLY_ME:
            self._record.audience = Audience(self._record.audience - 1)

    def _refresh(self) -> None:
        """Show what the journal now says: a tag may have taken the text back."""
        try:
            now = self._desk.journal.ask(_readers_of, type(self._record), self._record.id)
        except RmdeskError:
            now = (self._record.audience, self._record.tag, self._record.raised_under)
        self._record.audience, self._record.tag, self._record.raised_under = now
        self._show()

    def _show(self) -> None:
        refused = self._desk.journal.ask(readers.refused, self._record)
        self._badge.set_refused({audience: _why(audience, refused) for audience in refused})
        record = self._record
        is_note = isinstance(record, Note) and record.counter > 0
        self._badge.set_informal(getattr(record, "is_informal", False) if is_note else None)
        self._badge.set_tag(self._record.tag)
        self._badge.set_audience(self._record.audience)


def _readers_of(db: Db, kind: type[Text], record_id: str) -> tuple[Audience, Tag, int]:
    stored = db.find(kind, record_id)
    return stored.audience, stored.tag, stored.raised_under


def _why(audience: Audience, refused: dict[Audience, tuple[Reason, int]]) -> str:
    reason, rule = refused[audience]
    if reason is Reason.SUBJECT and Audience.COORDINATOR not in refused:
        return tr("this kind of text goes no further")
    return reason_words(reason, rule)

"""Where each kind of text of a session stands, and the verbs that write it."""

from rmdesk.domain.vocabulary import DebriefKind, RemarkKind, Side
from rmdesk.journal import debriefs, ledger, notes, remarks
from rmdesk.journal.readers import Text
from rmdesk.journal.sessions import Place
from rmdesk.storage.records import Remark
from rmdesk.ui.pages.sessions.sayings import LINES, REMARKS, name_of
from rmdesk.ui.pages.sessions.text import TextPlace
from rmdesk.ui.pages.sessions.writing import Writing
from rmdesk.wording import tr


def of_record(writing: Writing, record: Text) -> TextPlace:
    """The place of a note or remark that is there: under its author's name."""
    place = Place(record.pairing_id, getattr(record, "session_id", None))
    if isinstance(record, Remark):
        return remark(writing, place, record.kind, name=name_of(writing.desk, record.author))
    return note(writing, place, name=name_of(writing.desk, record.author))


def note(writing: Writing, place: Place, name: str = "") -> TextPlace:
    """A free note."""

    def store(record: Text | None, text: str, begins: bool) -> Text | None:
        if record is None:
            return writing.save(notes.write_note, place, text, Side(writing.desk.own_role.value))
        writing.save(notes.edit_note, record.id, text, begins_version=begins)
        return record

    return TextPlace(
        name or writing.desk.readers.owner,
        tr("What happened, in your words"),
        store,
        tr("The note was deleted."),
    )


def remark(writing: Writing, place: Place, kind: RemarkKind, name: str = "") -> TextPlace:
    """A sentence for the summary."""

    def store(record: Text | None, text: str, _begins: bool) -> Text | None:
        if record is None:
            return writing.save(remarks.write_remark, place, kind, text)
        writing.save(remarks.edit_remark, record.id, text)
        return record

    return TextPlace(
        name or writing.desk.readers.owner,
        _REMARK_HINTS[kind],
        store,
        tr("The remark was deleted."),
        note=REMARKS[kind],
    )


def learnt(writing: Writing, session_id: str, side: Side) -> TextPlace:
    """What one side learnt."""

    def store(record: Text | None, text: str, _begins: bool) -> Text | None:
        if record is None:
            return writing.save(ledger.set_learnt, session_id, side, text)
        writing.save(ledger.edit_learnt, record.id, text)
        return record

    name = tr("{name} learnt").format(name=name_of(writing.desk, side))
    return TextPlace(name, tr("One thing, in a few words"), store, tr("The line was deleted."), is_label=True)


def line(writing: Writing, session_id: str, kind: DebriefKind, side: Side) -> TextPlace:
    """A debrief line of one side."""

    def store(_record: Text | None, text: str, _begins: bool) -> Text | None:
        return writing.save(debriefs.set_debrief_line, session_id, kind, side, text)

    name = LINES[kind]
    if side.value != writing.desk.own_role.value:
        name = f"{name} · {name_of(writing.desk, side)}"
    return TextPlace(name, _LINE_HINTS[kind], store, tr("The line was deleted."), is_label=True)


_REMARK_HINTS = {
    RemarkKind.WHAT_CHANGED: tr("What is different since then, with roles instead of names"),
    RemarkKind.LESSON_LEARNT: tr("What was tried, what it cost, what we know now; never with a name"),
    RemarkKind.WAY_OF_WORKING: tr("What works between the two of you"),
    RemarkKind.PROGRAMME_IDEA: tr("What would help the next pair"),
    RemarkKind.NEXT_STEP: tr("What comes next"),
    RemarkKind.HELP_WANTED: tr("What you need from others"),
    RemarkKind.TIP: tr("What saves time or money, for everyone at work"),
}
_LINE_HINTS = {
    DebriefKind.KEEP: tr("What should stay as it was"),
    DebriefKind.CHANGE: tr("One thing to change"),
    DebriefKind.THANKS: tr("What you are thankful for"),
    DebriefKind.STUNG: tr("What stung, and what you will do with it"),
    DebriefKind.QUESTION: tr("What you want to know when this is over; only you read it"),
}

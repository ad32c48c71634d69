"""The dates of a pairing for a calendar file, and the title they have there.

A title is searched like any text that leaves: when it is chosen, and again whenever a file is made, because
names and watchwords may have been added since.
"""

import re
from pathlib import PurePath

from rmdesk.domain.redaction import FindingKind, Lexicon, clean
from rmdesk.domain.vocabulary import SessionState
from rmdesk.errors import InvalidInput
from rmdesk.export.calendar import Calendar, Entry
from rmdesk.journal.agreements import watchwords_to_look_for
from rmdesk.journal.db import Db
from rmdesk.journal.pairings import names_to_look_for
from rmdesk.journal.sessions import by_date
from rmdesk.storage.records import MentoringSession, Pairing
from rmdesk.wording.calendar import NEUTRAL_TITLE

TITLE_LENGTH = 60
_APART = re.compile(r"[._-]")


def calendar_title(db: Db, pairing_id: str) -> str:
    """What a calendar file calls a session. Raises NotFound."""
    return db.find(Pairing, pairing_id).calendar_title or NEUTRAL_TITLE


def set_calendar_title(db: Db, pairing_id: str, title: str) -> None:
    """Choose another title; empty: the neutral word. Every date counts as changed then.

    Raises InvalidInput for a title that may not leave, NotFound.
    """
    pairing = db.find(Pairing, pairing_id)
    chosen = " ".join(clean(title).split())
    before = calendar_title(db, pairing_id)
    _check(db, pairing_id, "calendar title", chosen)
    pairing.calendar_title = "" if chosen == NEUTRAL_TITLE else chosen
    if calendar_title(db, pairing_id) != before:
        for session in by_date(db, pairing_id):
            session.sequence += 1


def calendar(db: Db, pairing_id: str, session_id: str | None = None) -> Calendar:
    """All dates of the pairing, or one.

    Raises InvalidInput when there is none, or the title may no longer leave; NotFound.
    """
    title = calendar_title(db, pairing_id)
    if title != NEUTRAL_TITLE:
        _check(db, pairing_id, "calendar title", title)
    known = by_date(db, pairing_id) if session_id is None else [db.find(MentoringSession, session_id)]
    if not known:
        raise InvalidInput("dates", "none")
    return Calendar(title, tuple(_entry(one) for one in known), db.now())


def check_file_name(db: Db, pairing_id: str, name: str) -> None:
    """A chosen file name travels with the file. Raises InvalidInput when it holds what may not leave."""
    # Behind a dot a word is no ending yet: the dialog puts its own behind it.
    for text in (PurePath(name).stem, name.replace(".", " "), _APART.sub(" ", name)):
        _check(db, pairing_id, "file name", text)


def _check(db: Db, pairing_id: str, field: str, text: str) -> None:
    if field == "calendar title" and len(text) > TITLE_LENGTH:
        raise InvalidInput(field, "too long")
    names = names_to_look_for(db, pairing_id)
    for found in Lexicon(names, watchwords_to_look_for(db, pairing_id)).find(text):
        # Capitals that the program does not know ("RM") are no reason to refuse; a known person's are.
        if found.kind is not FindingKind.POSSIBLE_INITIALS or found.word in names:
            raise InvalidInput(field, "holds a name")


def _entry(session: MentoringSession) -> Entry:
    return Entry(
        session_id=session.id,
        starts_at=session.starts_at,
        minutes=session.minutes_planned,
        sequence=session.sequence,
        is_cancelled=session.state is SessionState.CANCELLED,
    )

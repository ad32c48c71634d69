"""The commands that work on files of one's own or of others: takeout, import, read, calendar."""

import argparse
import sys
from pathlib import Path

from rmdesk.cli_journal import opened, tell
from rmdesk.domain.doors import Door
from rmdesk.errors import InvalidInput
from rmdesk.export import reading
from rmdesk.export.calendar import calendar_file
from rmdesk.export.document import Block, Bullets, Table
from rmdesk.export.reading import read_summary
from rmdesk.journal import calendars, taking_in
from rmdesk.journal import takeout as taking_out
from rmdesk.journal.db import Db
from rmdesk.journal.pairings import PairingRow, shown_pairing
from rmdesk.journal.saving import referred_pairing
from rmdesk.storage.files import check_out, read_ordinary, write_out
from rmdesk.wording import calendar as calendar_words
from rmdesk.wording import takeout as words
from rmdesk.wording import tr

_YES = tr("yes")


def takeout(chosen: argparse.Namespace) -> int:
    """Everything into a folder, after a warning that somebody answered."""
    taking_out.check_place(chosen.out)  # before anyone types a passphrase in vain
    tell(words.WARNING.format(folder=chosen.out))
    if not chosen.yes and not _is_confirmed():
        return 1
    with opened(chosen.journal, chosen.passphrase_file) as kept:
        count = taking_out.take_out(kept, chosen.out)
    tell(words.taken_out(count, chosen.out))
    return 0


def calendar(chosen: argparse.Namespace) -> int:
    """The dates of a pairing as a calendar file, which never replaces one. Raises InvalidInput, LeakFound."""
    place = None if chosen.out == "-" else Path(chosen.out)
    if place is not None:
        check_out(place, may_replace=False)  # before anyone types a passphrase in vain
    with opened(chosen.journal, chosen.passphrase_file) as kept:
        row = kept.journal.ask(_pairing, chosen.pairing)
        if place is not None:
            kept.journal.ask(calendars.check_file_name, row.pairing.id, place.name)
        found = kept.journal.ask(calendars.calendar, row.pairing.id)
    data = calendar_file(found)
    if place is None:
        sys.stdout.buffer.write(data)
        return 0
    write_out(place, data, Door.CALENDAR, may_replace=False)
    tell(calendar_words.saved(len(found.entries), place.name))
    return 0


def take_in(chosen: argparse.Namespace) -> int:
    """A takeout into a journal, wholly or not at all."""
    taking_in.check_file(chosen.file)  # before anyone types a passphrase in vain
    with opened(chosen.journal, chosen.passphrase_file) as kept:
        done = taking_in.take_in(kept, chosen.file)
    tell(words.taken_in(done.pairings, done.records, done.there))
    return 0


def read(chosen: argparse.Namespace) -> int:
    """A summary as plain text; whether it was changed goes to standard error. Raises NotASummary."""
    found = read_summary(_content(chosen.file))
    tell(words.UNCHANGED if found.is_unedited else words.CHANGED)
    for block in found.document.blocks:
        sys.stdout.write(f"{_plain(block)}\n\n")
    return 0


def _pairing(db: Db, reference: str | None) -> PairingRow:
    found = referred_pairing(db, reference) if reference else shown_pairing(db)
    if found is None:
        raise InvalidInput("dates", "none")
    return found


def _plain(block: Block) -> str:
    """As plain text: an entry or a row on a line."""
    match block:
        case Bullets(items):
            return "\n".join(f"- {item}" for item in items)
        case Table(head, rows):
            return "\n".join(" | ".join(row) for row in (head, *rows))
        case _:
            return block.text


def _is_confirmed() -> bool:
    if not sys.stdin.isatty():
        tell(words.NOBODY_TO_ASK)
        return False
    sys.stderr.write(words.QUESTION.format(yes=_YES))
    sys.stderr.flush()
    is_yes = sys.stdin.readline().strip().lower() == _YES
    if not is_yes:
        tell(words.NOT_CONFIRMED)
    return is_yes


def _content(file: str) -> bytes:
    """The bytes of an ordinary file, or of standard input; a pipe or a device by name is never waited for."""
    if file == "-":
        return sys.stdin.buffer.read(reading.LARGEST + 1)
    return read_ordinary(Path(file), reading.LARGEST)

"""The two doors: one transaction each, listeners after the commit, one connection for all threads."""

import shutil
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from itertools import chain

import pytest
import sqlalchemy as sa

from rmdesk import paths
from rmdesk.domain.vocabulary import Side
from rmdesk.errors import DiskFull, JournalReplaced
from rmdesk.journal import keeping
from rmdesk.journal.db import Db
from rmdesk.journal.journal import Changed, Journal
from rmdesk.journal.notes import edit_note, write_note
from rmdesk.journal.pairings import owner, show_pairing
from rmdesk.journal.search import search
from rmdesk.journal.sessions import Place
from rmdesk.storage.records import Note, NoteVersion, Owner, Person, Record
from tests.conftest import PASSPHRASE
from tests.journal.test_db import note


def texts(db: Db) -> list[str]:
    """All notes, as they were written."""
    return list(db.scalars(sa.select(Note.text).order_by(Note.counter)))


def written(journal: Journal, pairing_id: str, text: str) -> str:
    """A note; its id."""
    return journal.do(None, write_note, Place(pairing_id), text, Side.PAIR).id


@pytest.fixture
def heard(journal: Journal) -> list[Changed]:
    """What a listener was told."""
    told: list[Changed] = []
    journal.subscribe(told.append)
    return told


@pytest.mark.parametrize("fault", [ValueError, KeyboardInterrupt, sa.exc.MultipleResultsFound])
def test_an_exception_undoes_all_flushes_of_a_verb(
    journal: Journal, pairing_id: str, heard: list[Changed], fault: type[BaseException]
) -> None:
    kept_note = written(journal, pairing_id, "kept")
    heard.clear()

    def half(db: Db) -> None:
        db.add(note(pairing_id, "first"))
        db.flush()
        db.find(Note, kept_note).text = "changed"
        db.flush()
        db.delete(db.scalars(sa.select(Person)).all()[-1])
        db.flush()
        raise fault("stop")

    people = journal.ask(lambda db: len(db.scalars(sa.select(Person)).all()))
    with pytest.raises(fault):
        journal.do(None, half)
    assert journal.ask(texts) == ["kept"]
    assert journal.ask(lambda db: len(db.scalars(sa.select(Person)).all())) == people
    assert journal.ask(search, "first") == []
    assert heard == []
    written(journal, pairing_id, "after")
    assert journal.ask(texts) == ["kept", "after"]


def test_asking_never_writes(journal: Journal, pairing_id: str, heard: list[Changed]) -> None:
    def cheat(db: Db) -> None:
        db.add(note(pairing_id, "slipped in"))
        db.flush()

    journal.ask(cheat)
    assert journal.ask(texts) == []
    assert (heard, journal.has_changed) == ([], False)


def test_listeners_hear_the_kinds_that_were_written_and_who_wrote(
    journal: Journal, pairing_id: str, heard: list[Changed]
) -> None:
    page = object()
    note_id = journal.do(page, write_note, Place(pairing_id), "one", Side.PAIR).id
    journal.do(page, edit_note, note_id, "two", begins_version=True)
    journal.do(None, lambda db: db.delete(db.find(Note, note_id)))
    assert [change.by for change in heard] == [page, page, None]
    assert [set(change.nouns) for change in heard] == [{Note}, {Note, NoteVersion}, {Note}]


def test_listeners_hear_nothing_of_what_was_only_touched(
    journal: Journal, pairing_id: str, heard: list[Changed]
) -> None:
    def touch(db: Db) -> None:
        db.find(Note, note_id).text = "same"
        assert owner(db).name

    note_id = written(journal, pairing_id, "same")
    journal.has_changed = False
    heard.clear()
    journal.do(None, touch)
    journal.do(None, edit_note, note_id, "same")
    journal.do(None, show_pairing, pairing_id)
    assert (heard, journal.has_changed) == ([], False)


def test_listeners_hear_after_the_commit_and_may_ask_and_write(journal: Journal, pairing_id: str) -> None:
    seen: list[list[str]] = []

    def listen(change: Changed) -> None:
        seen.append(journal.ask(texts))
        if Owner not in change.nouns:
            journal.do(None, rename)

    def rename(db: Db) -> None:
        owner(db).name += "!"

    journal.subscribe(listen)
    written(journal, pairing_id, "one")
    assert seen == [["one"], ["one"]]


def test_who_stopped_listening_hears_nothing_more(journal: Journal, pairing_id: str) -> None:
    told: list[Changed] = []
    stop = journal.subscribe(told.append)
    written(journal, pairing_id, "one")
    stop()
    written(journal, pairing_id, "two")
    assert len(told) == 1


def test_records_stay_readable_outside(journal: Journal, pairing_id: str) -> None:
    note_id = written(journal, pairing_id, "one")
    for record in (journal.ask(Db.find, Note, note_id), journal.do(None, Db.find, Note, note_id)):
        for column in sa.inspect(Note).columns:
            getattr(record, column.key)
        assert (record.text, record.id) == ("one", note_id)


def test_nothing_is_loaded_behind_the_back_of_the_doors() -> None:
    assert [mapper for mapper in Record.registry.mappers if mapper.relationships] == []


def test_eight_threads_lose_nothing(journal: Journal, pairing_id: str) -> None:
    def hammer(thread: int) -> list[str]:
        said = []
        for number in range(20):
            text = f"thread{thread} number{number}"
            written(journal, pairing_id, text)
            said.append(text)
            assert text in journal.ask(texts)
            assert journal.ask(search, f"thread{thread}")
        return said

    with ThreadPoolExecutor(8) as pool:
        said = list(chain.from_iterable(pool.map(hammer, range(8))))
    assert sorted(journal.ask(texts)) == sorted(said)


def _swap(kept: keeping.Kept) -> None:
    path = paths.database(kept.folder)
    copy = path.with_name("copy")
    shutil.copyfile(path, copy)
    copy.replace(path)


def _delete(kept: keeping.Kept) -> None:
    paths.database(kept.folder).unlink()


def _move(kept: keeping.Kept) -> None:
    kept.folder.rename(kept.folder.with_name("elsewhere"))


@pytest.mark.parametrize("lose", [_swap, _delete, _move])
def test_a_file_that_is_another_one_now_is_not_written_to(
    kept: keeping.Kept, pairing_id: str, lose: Callable[[keeping.Kept], None]
) -> None:
    lose(kept)
    with pytest.raises(JournalReplaced):
        written(kept.journal, pairing_id, "lost")
    assert kept.journal.ask(texts) == []
    assert not kept.journal.has_changed


def _room(db: Db, more_pages: int) -> None:
    connection = db.connection()
    pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
    connection.exec_driver_sql(f"PRAGMA max_page_count = {pages + more_pages}")


def test_a_full_disk_undoes_the_write_and_the_next_one_works(
    kept: keeping.Kept, pairing_id: str, heard: list[Changed]
) -> None:
    journal = kept.journal
    journal.ask(_room, 3)
    with pytest.raises(DiskFull):
        written(journal, pairing_id, "wide " * 100_000)
    assert (journal.ask(texts), heard) == ([], [])
    journal.ask(_room, 10_000)
    written(journal, pairing_id, "room again")
    kept.close()
    again = keeping.open_journal(kept.folder, keeping.with_passphrase(PASSPHRASE), journal.clock)
    assert again.journal.ask(texts) == ["room again"]
    again.close()


def test_no_exception_holds_what_was_typed(journal: Journal, pairing_id: str) -> None:
    def twice(db: Db) -> None:
        first, second = note(pairing_id, "HUSH one"), note(pairing_id, "HUSH two")
        second.id = first.id
        db.add(first)
        db.flush()
        db.expunge(first)
        db.add(second)

    with pytest.raises(sa.exc.IntegrityError) as fault:
        journal.do(None, twice)
    found: BaseException | None = fault.value
    while found is not None:
        assert "HUSH" not in f"{found}{found!r}{found.args}{vars(found)}"
        found = found.__cause__ or found.__context__

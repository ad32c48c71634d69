"""Building the demo: its summary, its folder, its moments."""

import hashlib
import re
from datetime import datetime, timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa

from rmdesk.demo.build import Demo, build
from rmdesk.demo.clock import DemoClock
from rmdesk.domain.vocabulary import Role
from rmdesk.errors import InvalidInput, JournalExists, JournalInUse, NoSummary, WrongPassphrase
from rmdesk.journal import consents, keeping, saving
from rmdesk.journal.db import Db
from rmdesk.journal.journal import Journal
from rmdesk.storage.records import AgreedSummary, Record
from rmdesk.storage.records.record import TECHNICAL
from rmdesk.wording.errors import sentence
from tests.demo.conftest import APRIL, open_demo
from tests.demo.test_story import CANARIES, pairing_of
from tests.export.hl07 import REFERENCE

SIGNED = datetime.fromisoformat("2026-01-13T08:54:00+00:00")


def without_hash(content: bytes) -> bytes:
    """A summary's bytes with the value of its last key left out."""
    return re.sub(rb'(?m)^sha256: "?[0-9a-f]*"?$', b"sha256:", content)


def file_of(journal: Journal) -> saving.SavedFile:
    """The file that both agreed to."""
    (summary,) = journal.ask(lambda db: list(db.scalars(sa.select(AgreedSummary))))
    return journal.ask(saving.file_to_save, summary.id)


def test_after_the_open_consent_the_summary_is_the_one_of_the_design(copy: Demo) -> None:
    kept = open_demo(copy, Role.EXECUTIVE, DemoClock())
    journal = kept.journal
    with pytest.raises(NoSummary) as missing:
        file_of(journal)
    assert (missing.value.reason, missing.value.values) == ("consent missing", {"who": "Greta"})
    view = journal.ask(consents.share_view, pairing_of(journal))
    assert view.period is not None
    journal.do(None, consents.consent_as_owner, pairing_of(journal), view.choice)
    saved = file_of(journal)
    kept.close()
    assert saved.name == "rmdesk-summary_HL-07_2026-06-16.md"
    assert without_hash(saved.content) == without_hash(REFERENCE.read_bytes())
    given = re.search(rb'(?m)^sha256: "?([0-9a-f]{64})', saved.content)
    assert given is not None
    assert hashlib.sha256(saved.content.replace(given[1], b"")).hexdigest().encode() == given[1]


def test_in_the_mentors_journal_too_the_executives_consent_is_missing(copy: Demo) -> None:
    kept = open_demo(copy, Role.MENTOR, DemoClock())
    with pytest.raises(NoSummary) as missing:
        file_of(kept.journal)
    kept.close()
    assert missing.value.values == {"who": "Greta"}


def test_both_journals_hold_the_same_text_for_the_coordinator(journals: dict[Role, Journal]) -> None:
    def signed(db: Db) -> list[bytes]:
        return list(db.scalars(sa.select(AgreedSummary.signed_bytes)))

    greta, tobias = (journals[role].ask(signed) for role in Role)
    assert greta == tobias
    assert len(greta) == 1


def words_in(db: Db) -> list[str]:
    """All texts in their order, the program's own marks apart."""
    found = []
    for table in Record.metadata.sorted_tables:
        columns = [column for column in table.columns if column.info and column.info != TECHNICAL]
        if columns:
            rows = db.execute(sa.select(*columns).order_by(table.c.counter))
            found += [f"{table.name} {tuple(row)}" for row in rows]
    return found


def test_the_same_moment_twice_tells_the_same(
    april: Demo, april_journals: dict[Role, Journal], tmp_path: Path
) -> None:
    again = build(tmp_path / "again", DemoClock(APRIL))
    assert (again.passphrase, again.codes) == (april.passphrase, april.codes)
    for role in Role:
        kept = open_demo(again, role, DemoClock(APRIL))
        words = kept.journal.ask(words_in)
        assert words == april_journals[role].ask(words_in)
        assert len(words) > 100
        kept.close()


def test_the_clock_stands_where_it_stood_when_all_is_built(tmp_path: Path) -> None:
    clock = DemoClock(SIGNED)
    demo = build(tmp_path / "demo", clock)
    assert clock() == SIGNED
    kept = open_demo(demo, Role.MENTOR, clock)
    assert not kept.journal.has_changed
    kept.close()


def test_a_moment_before_both_have_signed_is_refused_in_words(tmp_path: Path) -> None:
    with pytest.raises(InvalidInput) as refusal:
        build(tmp_path / "demo", DemoClock(SIGNED - timedelta(seconds=1)))
    assert "13 January 2026" in sentence(refusal.value)
    assert list(tmp_path.iterdir()) == []


def test_an_earlier_demo_is_replaced_and_what_else_lies_there_stays(copy: Demo) -> None:
    mine = copy.folder / "mine.rmdesk"
    mine.mkdir()
    (mine / "journal.db").write_bytes(b"mine")
    (copy.folder / "summary.md").write_bytes(b"drawn before")
    build(copy.folder, DemoClock(SIGNED))
    assert (mine / "journal.db").read_bytes() == b"mine"
    assert (copy.folder / "summary.md").read_bytes() == b"drawn before"
    kept = open_demo(copy, Role.EXECUTIVE, DemoClock(SIGNED))
    assert kept.journal.ask(lambda db: list(db.scalars(sa.select(AgreedSummary)))) == []
    kept.close()


def test_a_demo_that_is_open_is_left_alone(copy: Demo) -> None:
    kept = open_demo(copy, Role.MENTOR, DemoClock())
    with pytest.raises(JournalInUse):
        build(copy.folder, DemoClock())
    kept.close()
    for role in Role:
        open_demo(copy, role, DemoClock()).close()


@pytest.mark.parametrize("name", ["greta.rmdesk/journal.db", "letter.txt"])
def test_foreign_content_is_refused_and_left_alone(tmp_path: Path, name: str) -> None:
    file = tmp_path / "home" / name
    file.parent.mkdir(parents=True)
    file.write_bytes(b"mine")
    for folder in (tmp_path / "home", file):
        with pytest.raises(JournalExists):
            build(folder, DemoClock())
    assert [path for path in (tmp_path / "home").rglob("*") if path.is_file()] == [file]
    assert file.read_bytes() == b"mine"


def test_nothing_of_the_story_can_be_read_in_the_files(copy: Demo) -> None:
    kept = open_demo(copy, Role.EXECUTIVE, DemoClock())
    kept.back_up()
    kept.close()
    files = [path for path in copy.folder.rglob("*") if path.is_file()]
    assert sum(path.name == "journal.db" for path in files) == 3
    for path in files:
        content = path.read_bytes()
        for words in (*CANARIES.values(), "Heron", "Halvorsen", "Hallveig", copy.passphrase):
            assert words.encode() not in content
            assert words.encode("utf-16-le") not in content
        if path.name == "journal.db":
            assert len(content) > 100_000
            assert not content.startswith(b"SQLite format 3")


def test_the_sign_off_codes_open_no_journal(copy: Demo) -> None:
    assert set(copy.codes) == set(Role)
    for code in copy.codes.values():
        with pytest.raises(WrongPassphrase):
            keeping.open_journal(copy.journal(Role.EXECUTIVE), keeping.with_passphrase(code), DemoClock())

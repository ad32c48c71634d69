"""Takeout: all that is the owner's to take and nothing else, whole, private, and readable as typed."""

import json
import stat
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from jsonschema import Draft202012Validator
from markdown_it import MarkdownIt

from rmdesk import resources
from rmdesk.demo.build import Demo
from rmdesk.domain.vocabulary import Audience, DocumentKind, Role, Side
from rmdesk.errors import JournalExists, JournalReadOnly
from rmdesk.journal import keeping
from rmdesk.journal.db import Db
from rmdesk.journal.journal import Journal
from rmdesk.journal.keeping import Kept
from rmdesk.journal.notes import write_note
from rmdesk.journal.sessions import Place
from rmdesk.journal.takeout import FILE, SCHEMA_FILE, take_out
from rmdesk.journal.takeout_rows import Told
from rmdesk.journal.takeout_tables import LEFT, RANK, TAKEN, THEIRS, reading, tables
from rmdesk.storage.header import read_header
from rmdesk.storage.records import Goal, LedgerEntry, MentoringSession, Note, NoteVersion, Record, StruckLine
from tests.journal import takeout_schema
from tests.journal.takeout_material import opened


@pytest.fixture(scope="module")
def key(demo: Demo) -> bytes:
    """What opens Greta's journal."""
    header = read_header(demo.journal(Role.EXECUTIVE))
    return keeping.with_passphrase(demo.passphrase)(header)


def told_in(folder: Path) -> dict[str, list[Told]]:
    """The records of a takeout by table."""
    records: dict[str, list[Told]] = json.loads((folder / FILE).read_text("utf-8"))["records"]
    return records


def page_of(folder: Path) -> str:
    """The one page of a takeout."""
    (page,) = (folder / "pairings").iterdir()
    return page.read_text("utf-8")


def test_every_table_is_taken_or_left_with_its_reason() -> None:
    every = set(Record.metadata.tables)
    assert every == TAKEN.keys() | LEFT.keys(), "a new table needs a line in journal/takeout_tables.py"
    assert not TAKEN.keys() & LEFT.keys()
    assert all(reason for reason in LEFT.values())


def test_the_stored_schema_is_the_one_of_the_records() -> None:
    stored = resources.path("schema", SCHEMA_FILE).read_text("utf-8")
    assert stored == takeout_schema.text(), "python -m tests.journal.takeout_schema stores it anew"
    Draft202012Validator.check_schema(json.loads(stored))


def test_the_demos_takeout_is_what_the_schema_says(demo: Demo, key: bytes, tmp_path: Path) -> None:
    with opened(demo.journal(Role.EXECUTIVE), key) as kept:
        count = take_out(kept, tmp_path / "out")
    content = json.loads((tmp_path / "out" / FILE).read_text("utf-8"))
    schema = json.loads((tmp_path / "out" / SCHEMA_FILE).read_text("utf-8"))
    validator = Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER)
    validator.validate(content)
    assert count == sum(map(len, content["records"].values())) > 200
    content["records"]["goal"][0]["mood"] = "sunny"
    assert [error.validator for error in validator.iter_errors(content)] == ["additionalProperties"]


def test_nothing_of_a_demo_record_is_missing(demo: Demo, key: bytes, tmp_path: Path) -> None:
    with opened(demo.journal(Role.EXECUTIVE), key) as kept:
        take_out(kept, tmp_path / "out")
        counts = kept.journal.ask(_counts)
    told = told_in(tmp_path / "out")
    assert {name: len(records) for name, records in told.items()} == {
        name: count for name, count in counts.items() if name in TAKEN
    }
    ranks = [one[RANK] for records in told.values() for one in records]
    assert sorted(ranks) == list(range(1, len(ranks) + 1))


def _counts(db: Db) -> dict[str, int]:
    tables = Record.metadata.tables.values()
    return {table.name: db.scalar(sa.select(sa.func.count()).select_from(table)) or 0 for table in tables}


def test_only_what_the_partner_showed_is_taken_and_marked(
    kept: Kept, pairing_id: str, tmp_path: Path
) -> None:
    """Greta's journal, as an exchange would have filled it with records of Tobias's."""

    def fill(db: Db) -> None:
        of: dict[str, Any] = {"pairing_id": pairing_id, "side": Side.MENTOR, "written_at": db.now()}
        hidden, shown = (
            Note(**of, author=Role.MENTOR, text=f"{audience.name} of Tobias", audience=audience)
            for audience in (Audience.ONLY_ME, Audience.PAIR)
        )
        own = Note(**of, author=Role.EXECUTIVE, text="mine alone")
        db.add_all([hidden, shown, own])
        db.add_all(
            [
                NoteVersion(note_id=note.id, text=f"once {note.text}", written_at=db.now())
                for note in (shown, own)
            ]
        )
        for role in Role:
            db.add(StruckLine(pairing_id=pairing_id, record_id=own.id, role=role, kind=DocumentKind.SUMMARY))

    kept.journal.do(None, fill)
    take_out(kept, tmp_path / "out")
    told = told_in(tmp_path / "out")
    assert [(one["text"], one.get(THEIRS)) for one in told["note"]] == [
        ("PAIR of Tobias", True),
        ("mine alone", None),
    ]
    assert [one["text"] for one in told["note_version"]] == ["once mine alone"]
    assert [one["role"] for one in told["struck_line"]] == ["executive"]
    everything = "".join(path.read_text("utf-8") for path in (tmp_path / "out").rglob("*") if path.is_file())
    assert "ONLY" not in everything
    assert "written by Tobias Adeyemi" in page_of(tmp_path / "out")


def test_no_key_of_the_vault_is_in_it(kept: Kept, tmp_path: Path) -> None:
    take_out(kept, tmp_path / "out")
    written = b"".join(path.read_bytes() for path in (tmp_path / "out").rglob("*") if path.is_file())
    assert kept.data_key.hex().encode() not in written
    assert {"keys", "slots", "salt"}.isdisjoint(json.loads((tmp_path / "out" / FILE).read_text("utf-8")))


def test_only_its_owner_can_look_into_it(kept: Kept, tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir(mode=0o755)
    take_out(kept, out)
    for path in (out, *out.rglob("*")):
        assert stat.S_IMODE(path.stat().st_mode) == (0o700 if path.is_dir() else 0o600)
        assert not path.is_dir() or len(list(path.iterdir())) <= 500
    readme = (out / "README.md").read_text("utf-8")
    assert "Greta Halvorsen on 13 January 2026" in readme
    assert "**Nothing in this folder is encrypted.**" in readme


def test_it_is_never_mixed_with_what_is_there(kept: Kept, tmp_path: Path) -> None:
    used, file = tmp_path / "used", tmp_path / "file"
    used.mkdir()
    (used / "letter.txt").write_text("dear", "utf-8")
    file.write_text("x", "utf-8")
    (tmp_path / "link").symlink_to(tmp_path / "nowhere")
    for place in (used, file, tmp_path / "link", kept.folder):
        with pytest.raises(JournalExists):
            take_out(kept, place)
    for place in (kept.folder / "out", kept.folder / "backups" / "a" / "out", tmp_path / "no" / "folder"):
        with pytest.raises(JournalReadOnly):
            take_out(kept, place)
    assert {path.name for path in tmp_path.iterdir()} == {"used", "file", "link", kept.folder.name}
    assert (used / "letter.txt").read_text("utf-8") == "dear"


class Enough(Exception):
    """The person has changed their mind."""


def test_a_takeout_that_is_stopped_leaves_nothing(kept: Kept, pairing_id: str, tmp_path: Path) -> None:
    heard: list[tuple[int, int]] = []

    def stop(done: int, total: int) -> None:
        heard.append((done, total))
        if done:
            raise Enough

    for number in range(300):
        kept.journal.do(None, write_note, Place(pairing_id), f"note {number}", Side.PAIR)
    with pytest.raises(Enough):
        take_out(kept, tmp_path / "out", stop)
    assert [path.name for path in tmp_path.iterdir()] == [kept.folder.name]
    assert heard[0][0] == 0 < heard[1][0] < heard[1][1]
    take_out(kept, tmp_path / "out", lambda done, total: heard.append((done, total)))
    assert heard[-1][0] == heard[-1][1]


def test_what_is_written_meanwhile_is_wholly_in_it(kept: Kept, pairing_id: str, tmp_path: Path) -> None:
    written: list[Note] = []

    def write(done: int, total: int) -> None:
        if done == total and len(written) < 2:
            written.append(
                kept.journal.do(None, write_note, Place(pairing_id), f"meanwhile {len(written)}", Side.PAIR)
            )

    take_out(kept, tmp_path / "out", write)
    told = told_in(tmp_path / "out")
    assert [one["text"] for one in told["note"]] == ["meanwhile 0", "meanwhile 1"]
    assert page_of(tmp_path / "out").count("meanwhile") == 2


HOSTILE = (
    "# no heading", "<script>alert(1)</script>", "```\nno fence", "![x](file:///etc/passwd)", "&lt;b&gt;",
    "[a](javascript:b)", "---", "> no quote", "| a | b |\n|---|---|", "<!-- gone", "text\n===",
    "[id]: http://x.example\n[id]",
    "1. list\n\n    code", "~~~\nx", "http://x.example <http://y.example>", "\\# \\", "a  \nb\\\nc",
)  # fmt: skip


@pytest.mark.parametrize("words", HOSTILE)
def test_a_page_shows_what_was_typed_and_takes_none_of_it_as_mark_up(
    kept: Kept, pairing_id: str, tmp_path: Path, words: str
) -> None:
    kept.journal.do(None, _say, pairing_id, words)
    take_out(kept, tmp_path / "out")
    tokens = MarkdownIt("commonmark").enable("table").parse(page_of(tmp_path / "out"))
    kinds = {token.type for token in tokens} | {
        part.type for token in tokens for part in token.children or ()
    }
    assert kinds.isdisjoint(
        {
            "html_block",
            "html_inline",
            "fence",
            "code_block",
            "code_inline",
            "image",
            "link_open",
            "table_open",
            "hr",
        }
    )
    headings = [
        tokens[place + 1].content for place, token in enumerate(tokens) if token.type == "heading_open"
    ]
    assert headings[:3] == ["Greta Halvorsen and Tobias Adeyemi", "People", "The agreement"]
    assert {"Goals", "Sessions", "Notes", "Learnt"} <= set(headings)
    assert len(headings) == 3 + 1 + 2 + 2 + 2
    shown = "\n".join(
        "".join("\n" if part.type.endswith("break") else part.content for part in token.children or ())
        for token in tokens
    )
    typed = [" ".join(line.split()) for line in words.split("\n") if line.strip()]
    assert all(shown.count(line) >= 5 for line in typed), (typed, shown)


def _say(db: Db, pairing_id: str, words: str) -> None:
    """The same words in a field of every sort."""
    of: dict[str, Any] = {
        "pairing_id": pairing_id, "author": Role.EXECUTIVE, "side": Side.EXECUTIVE, "written_at": db.now(),
    }  # fmt: skip
    one_line = " ".join(words.split())
    db.add_all(
        [
            Note(**of, text=words),
            LedgerEntry(**of, text=words, wording=words),
            Goal(**of, title=one_line, evidence_wanted=words),
            MentoringSession(**of, starts_at=db.now(), minutes_planned=45, topic=one_line, plan=words),
        ]
    )


def test_a_page_tells_who_reads_and_what_came_of_it(demo: Demo, key: bytes, tmp_path: Path) -> None:
    with opened(demo.journal(Role.EXECUTIVE), key) as kept:
        take_out(kept, tmp_path / "out")
    page = page_of(tmp_path / "out")
    for words in (
        "# Greta Halvorsen and Tobias Adeyemi",
        "- **Rule**: R3: Two watchwords never leave.",
        "### Session, 21 April 2026, 08:15: Warehouse system on the floor",
        "- **Practice**: Greta Halvorsen, who is learning, drove 86 % of the hands-on time.",
        "Felt ten years older. If \\*Heron\\* closes",
        "- **Note** (only you; ",
        "Ines Castellano too, if you both agree",
    ):
        assert words in page.replace("\u00a0", " ")
    days = [line.split(", ")[1] for line in page.splitlines() if line.startswith("### Session, ")]
    assert (len(days), days[0], days[-1]) == (12, "13 January 2026", "16 June 2026")


@pytest.mark.parametrize("name", TAKEN)
def test_a_table_of_any_size_is_read_without_sorting_it(journal: Journal, name: str) -> None:
    home = "pairing_id" if tables()[name].field("pairing_id") else None
    for statement in (reading(name), reading(name, home)):
        plan = journal.ask(
            lambda db, sql: db.rows(f"EXPLAIN QUERY PLAN {sql}", {"after": 0, "home": ""}), statement
        )
        assert not any("TEMP B-TREE" in row[-1] for row in plan), plan

"""The records and the tables the migrations make: the same, named, marked with subjects, searchable."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from rmdesk.cli_journal import KINDS
from rmdesk.domain.subjects import Subject
from rmdesk.domain.vocabulary import DebriefKind, Proof, RemarkKind, Role, Side, StepKind
from rmdesk.journal import keeping
from rmdesk.journal.db import Db
from rmdesk.journal.deleting import delete
from rmdesk.journal.journal import Journal
from rmdesk.journal.search import search
from rmdesk.storage.migrate import SCHEMA
from rmdesk.storage.records import (
    Action,
    DebriefLine,
    Goal,
    GoalStep,
    LedgerEntry,
    LessonPlan,
    LessonStep,
    MentoringSession,
    Note,
    Numbered,
    Readable,
    Record,
    Remark,
    Skill,
    SkillEvidence,
)
from tests.conftest import START

_FIGURES = {Subject.EDIT_TIME, Subject.MEETING_FIGURE}
_TEXT_TYPES = (sa.String, sa.LargeBinary)


def _holds_text(kind: sa.types.TypeEngine[Any]) -> bool:
    if isinstance(kind, sa.types.TypeDecorator):
        return _holds_text(kind.impl_instance)
    return isinstance(kind, _TEXT_TYPES)


def _are_subjects(given: tuple[object, ...]) -> bool:
    return bool(given) and all(isinstance(one, Subject) for one in given)


def _unmarked(metadata: sa.MetaData) -> list[str]:
    """Columns that do not say what their texts or figures are."""
    return [
        str(column)
        for table in metadata.sorted_tables
        for column in table.columns
        if not _are_subjects(column.info.get("subjects", ()))
    ]


def test_every_text_and_every_figure_says_what_it_is() -> None:
    assert _unmarked(Record.metadata) == []


@pytest.mark.parametrize("kind", [sa.Text(), sa.Integer(), sa.Date(), sa.Boolean()])
def test_a_new_column_without_a_subject_is_found(kind: sa.types.TypeEngine[Any]) -> None:
    changed = sa.MetaData()
    for table in Record.metadata.sorted_tables:
        table.to_metadata(changed)
    changed.tables["note"].append_column(sa.Column("mood", kind))
    assert _unmarked(changed) == ["note.mood"]


def _differences(db: Db, metadata: sa.MetaData) -> list[object]:
    """What a new migration would have to do; the search index is made by hand and left out."""

    def is_ours(name: str | None, kind: str, _parents: object) -> bool:
        return kind != "table" or not (name or "").startswith("search")

    context = MigrationContext.configure(
        db.connection(), opts={"include_name": is_ours, "compare_type": True, "compare_server_default": True}
    )
    return list(compare_metadata(context, metadata))


def test_the_migrations_make_exactly_the_tables_of_the_records(journal: Journal) -> None:
    assert journal.ask(_differences, Record.metadata) == []


@pytest.mark.parametrize(
    ("name", "change", "named"),
    [
        ("mood", {"type_": sa.Text()}, "add_column"),
        ("text", {"type_": sa.Integer(), "nullable": False}, "modify_type"),
        ("text", {"type_": sa.Text(), "nullable": True}, "modify_nullable"),
        ("text", {"type_": sa.Text(), "nullable": False, "unique": True}, "add_constraint"),
    ],
)
def test_a_change_of_a_record_without_a_migration_is_found(
    journal: Journal, name: str, change: dict[str, Any], named: str
) -> None:
    changed = sa.MetaData(naming_convention=Record.metadata.naming_convention)
    for table in Record.metadata.sorted_tables:
        table.to_metadata(changed)
    changed.tables["note"].append_column(sa.Column(name, **change), replace_existing=True)
    assert named in str(journal.ask(_differences, changed))


def test_every_constraint_and_index_has_its_name(journal: Journal) -> None:
    def unnamed(db: Db) -> Iterator[str]:
        found = sa.inspect(db.connection())
        for table in Record.metadata.tables:
            names = [row["name"] for row in found.get_foreign_keys(table)]
            names += [row["name"] for row in found.get_unique_constraints(table)]
            names += [row["name"] for row in found.get_indexes(table)]
            names.append(found.get_pk_constraint(table)["name"])
            yield from (table for name in names if not name)

    assert journal.ask(lambda db: list(unnamed(db))) == []
    for table in Record.metadata.sorted_tables:
        for constraint in table.constraints:
            assert constraint.name, f"{table.name}: {constraint}"


def test_the_database_carries_the_number_of_the_schema(journal: Journal) -> None:
    def number(db: Db) -> object:
        return db.connection().exec_driver_sql("PRAGMA user_version").scalar_one()

    assert journal.ask(number) == SCHEMA
    versions = Path("rmdesk/storage/migrations/versions")
    steps = sorted((Path(__file__).parents[1] / versions).glob("[0-9]*.py"))
    assert [step.name[:4] for step in steps] == [f"{number:04d}" for number in range(1, SCHEMA + 1)]


# The search index -------------------------------------------------------------------------------------

SEARCHED: dict[type[Record], tuple[str, ...]] = {
    Note: ("text",),
    DebriefLine: ("text",),
    LedgerEntry: ("text",),
    Action: ("text",),
    Remark: ("text",),
    Goal: ("title", "evidence_wanted"),
    GoalStep: ("text",),
    MentoringSession: ("topic", "plan", "guest"),
    LessonPlan: ("title", "why", "business", "understanding", "spare", "prepare", "listen", "risk", "wrong"),
    LessonStep: ("title", "text", "corrected"),
    Skill: ("title",),
    SkillEvidence: ("text",),
}
CASES = [(kind, column) for kind, columns in SEARCHED.items() for column in columns]


def test_every_text_with_readers_is_searched() -> None:
    for mapper in Record.registry.mappers:
        kind: type[Record] = mapper.class_
        if issubclass(kind, Readable):
            words = {
                column.name
                for column in mapper.local_table.columns
                if _holds_text(column.type)
                and set(column.info.get("subjects", ()))
                - {Subject.TECHNICAL, Subject.OUTSIDE_WORDING, *_FIGURES}
            }
            assert words == set(SEARCHED[mapper.class_])


def _made(db: Db, pairing_id: str) -> list[Record]:
    """One record of each kind that is searched, each in the journal."""
    common: dict[str, Any] = {
        "pairing_id": pairing_id,
        "author": Role.EXECUTIVE,
        "side": Side.PAIR,
        "written_at": START,
    }
    session = MentoringSession(**common, starts_at=START, minutes_planned=45, topic="topic")
    goal = Goal(**common, title="title")
    plan = LessonPlan(**common, title="title")
    skill = Skill(**common, title="title")
    records: list[Record] = [
        session,
        goal,
        plan,
        LessonStep(plan_id=plan.id, position=0, kind=StepKind.I_DO, text="text"),
        skill,
        SkillEvidence(skill_id=skill.id, seen_on=START.date(), proof=Proof.MADE, text="text"),
        GoalStep(goal_id=goal.id, position=0, text="text"),
        Note(**common, text="text"),
        DebriefLine(**common, session_id=session.id, kind=DebriefKind.KEEP, text="text"),
        LedgerEntry(**common, text="text"),
        Action(**common, text="text"),
        Remark(**common, kind=RemarkKind.WHAT_CHANGED, text="text"),
    ]
    for record in records:
        db.add(record)
        db.flush()
    return records


@pytest.fixture
def records(journal: Journal, pairing_id: str) -> dict[type[Record], str]:
    """The id of one record of each kind."""
    made = journal.do(None, _made, pairing_id)
    return {type(record): record.id for record in made if isinstance(record, Numbered)}


def _set(db: Db, kind: type[Record], record_id: str, values: dict[str, str]) -> None:
    record = db.find(kind, record_id)
    for column, words in values.items():
        setattr(record, column, words)


def _index_holds(db: Db, word: bytes) -> bool:
    """Whether the bytes of the index hold a word, live or dead."""
    blocks = db.connection().exec_driver_sql("SELECT block FROM search_data").scalars()
    return any(word in block for block in blocks)


def _check_index(db: Db) -> None:
    """Raises when the index and the texts differ."""
    for statement in (
        "INSERT INTO search(search) VALUES ('integrity-check')",
        "INSERT INTO search(search, rank) VALUES ('integrity-check', 1)",
    ):
        db.connection().exec_driver_sql(statement)


def test_the_cases_are_the_tables_of_the_index(journal: Journal, records: dict[type[Record], str]) -> None:
    def kinds(db: Db) -> set[str]:
        return set(db.scalars(sa.text("SELECT DISTINCT kind FROM searchable")))

    assert journal.ask(kinds) == {kind.__tablename__ for kind in SEARCHED}
    journal.do(None, _check_index)


def test_whatever_is_found_has_a_name_on_the_command_line() -> None:
    assert set(KINDS) == {kind.__tablename__ for kind in SEARCHED}


@pytest.mark.parametrize(("kind", "column"), CASES)
def test_words_are_found_while_they_stand_and_forgotten_with_them(
    journal: Journal, records: dict[type[Record], str], kind: type[Record], column: str
) -> None:
    record_id = records[kind]
    journal.do(None, _set, kind, record_id, {column: "a quokkavane, once"})
    (hit,) = journal.ask(search, "quokkavane")
    assert hit.kind == kind.__tablename__
    assert journal.ask(_index_holds, b"quokkavane")
    journal.do(None, _set, kind, record_id, {column: "a wombatique, twice"})
    assert journal.ask(search, "quokkavane") == []
    assert journal.ask(search, "wombatique")
    journal.do(None, delete, kind, record_id)
    assert journal.ask(search, "wombatique") == []
    assert not journal.ask(_index_holds, b"ombatique")
    journal.do(None, _check_index)


def test_what_goes_with_a_record_leaves_the_index_too(
    journal: Journal, records: dict[type[Record], str], pairing_id: str
) -> None:
    journal.do(None, _set, GoalStep, records[GoalStep], {"text": "a quokkavane"})
    journal.do(None, lambda db: db.delete(db.find(Goal, records[Goal])))
    assert journal.ask(search, "quokkavane") == []
    assert not journal.ask(_index_holds, b"uokkavane")
    journal.do(None, _check_index)


def test_each_text_has_one_place_in_the_index(kept: keeping.Kept, records: dict[type[Record], str]) -> None:
    def places(db: Db) -> list[int]:
        return list(db.scalars(sa.text("SELECT counter FROM searchable")))

    found = kept.journal.ask(places)
    assert len(found) == len(set(found)) == len(SEARCHED)

"""Schema 3: lesson plans, skills, what surrounds a session, and corrections of the clock.

Columns are added with the value that rows of schema 2 have; no table is rebuilt, so no trigger of the search
index is lost.
"""

from typing import Any

import sqlalchemy as sa
from alembic import op

from rmdesk.storage.migrations import search_0003

revision = "0003"
down_revision = "0002"

_ID = sa.String(length=32)
_MARK = sa.String(length=32)


def upgrade() -> None:
    """From schema 2 to schema 3."""
    for table, columns in _ADDED.items():
        for column in columns:
            op.add_column(table, column)
    _belongs("pairing", "pairing_id", "lesson_plan", *_authored(), *_readable(), *_PLAN)
    _belongs("lesson_plan", "plan_id", "lesson_step", *_STEP)
    _belongs(
        "pairing",
        "pairing_id",
        "skill",
        *_authored(),
        *_readable(),
        _words("title"),
        sa.Column("goal_id", _ID, nullable=True),
    )
    _belongs("skill", "skill_id", "skill_evidence", *_EVIDENCE)
    for statement in search_0003.statements():
        op.execute(statement)


def _words(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), nullable=False)


def _mark(name: str, *, nullable: bool = False) -> sa.Column[str]:
    return sa.Column(name, _MARK, nullable=nullable)


def _count(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.Integer(), nullable=False)


def _yes(name: str) -> sa.Column[bool]:
    return sa.Column(name, sa.Boolean(), nullable=False)


def _text_before(name: str, before: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), nullable=False, server_default=before)


def _count_before(name: str, before: str) -> sa.Column[int]:
    return sa.Column(name, sa.Integer(), nullable=False, server_default=before)


def _no_before(name: str) -> sa.Column[bool]:
    return sa.Column(name, sa.Boolean(), nullable=False, server_default="0")


def _authored() -> tuple[Any, ...]:
    return (_mark("author"), _mark("side"), sa.Column("written_at", sa.String(length=32), nullable=False))


def _readable() -> tuple[Any, ...]:
    return (
        sa.Column("audience", sa.SmallInteger(), nullable=False),
        _count("raised_under"),
        _mark("tag"),
        sa.Column("wording", sa.Text(), nullable=True),
        _words("cleared"),
    )


_EMPTY = sa.text("''")
_ADDED: dict[str, tuple[Any, ...]] = {
    "mentoring_session": (
        _mark("chair", nullable=True),
        _no_before("is_helpdesk"),
        _text_before("nothing_learnt", "[]"),
        _text_before("ticked", "[]"),
        _count_before("executive_preparation", "0"),
        _count_before("mentor_preparation", "0"),
        _count_before("sequence", "0"),
    ),
    "pairing": (
        sa.Column("calendar_title", sa.Text(), nullable=False, server_default=_EMPTY),
        _count_before("switch_minutes", "10"),
    ),
    "practice_run": (
        _no_before("said_aloud"),
        _no_before("asked_questions"),
        sa.Column("as_measured", sa.Text(), nullable=False, server_default=_EMPTY),
        sa.Column("corrected_at", sa.String(length=32), nullable=True),
    ),
}
_PLAN: tuple[Any, ...] = (
    _mark("kind"),
    sa.Column("session_id", _ID, nullable=True),
    _words("title"),
    _mark("family"),
    _mark("teacher"),
    sa.Column("knows", sa.Integer(), nullable=True),
    _count("minutes"),
    *map(_words, ("why", "business", "understanding", "spare", "prepare", "listen", "risk", "wrong")),
)
_STEP: tuple[Any, ...] = (
    _count("position"),
    _mark("kind"),
    _words("title"),
    _count("minutes"),
    _mark("driver"),
    _words("text"),
    _words("corrected"),
    _yes("is_done"),
    _yes("is_stuck"),
)
_EVIDENCE: tuple[Any, ...] = (
    sa.Column("seen_on", sa.Date(), nullable=False),
    _mark("proof"),
    _mark("outcome", nullable=True),
    _mark("rung", nullable=True),
    sa.Column("session_id", _ID, nullable=True),
    _words("text"),
)


def _belongs(parent: str, key: str, table: str, *columns: Any) -> None:
    """A table whose rows belong to `parent` and go with it."""
    op.create_table(
        table,
        sa.Column(key, _ID, nullable=False),
        *columns,
        sa.Column("id", _ID, nullable=False),
        sa.Column("counter", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            [key], [f"{parent}.id"], name=op.f(f"fk_{table}_{key}_{parent}"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}")),
        sa.UniqueConstraint("counter", name=op.f(f"uq_{table}_counter")),
    )
    op.create_index(op.f(f"ix_{table}_{key}"), table, [key], unique=False)

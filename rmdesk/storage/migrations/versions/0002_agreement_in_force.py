"""Schema 2: what an agreement holds besides its rules, narrowing at once, strikes, paper, kinds of files.

Columns are added with the value that rows of schema 1 have; no table is rebuilt, so no trigger of the search
index is lost.
"""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

_ID = sa.String(length=32)
_MARK = sa.String(length=32)


def upgrade() -> None:
    """From schema 1 to schema 2."""
    for table, columns in _ADDED.items():
        for column in columns:
            op.add_column(table, column)
    _belongs("agreement", "commitment", _side(), _words("text"))
    _belongs(
        "agreement", "stakeholder", _words("name"), sa.Column("audience", sa.SmallInteger(), nullable=False)
    )
    _agreed_goal()
    _narrowing()
    _logged_change()
    _struck_line()


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), nullable=False, server_default=sa.text("''"))


def _words(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), nullable=False)


def _side() -> sa.Column[str]:
    return sa.Column("side", _MARK, nullable=False)


def _number(name: str, before: str) -> sa.Column[int]:
    return sa.Column(name, sa.Integer(), nullable=False, server_default=before)


def _yes(name: str) -> sa.Column[bool]:
    return sa.Column(name, sa.Boolean(), nullable=False, server_default="0")


def _kind(name: str, before: str) -> sa.Column[str]:
    return sa.Column(name, _MARK, nullable=False, server_default=before)


_ADDED: dict[str, tuple[Any, ...]] = {
    "pairing": (
        _yes("is_pilot"),
        _yes("is_external"),
        _yes("is_reporting_line"),
        _text("executive_title"),
        _text("mentor_title"),
        _text("alike"),
        _text("different"),
        sa.Column("launch_done", sa.Text(), nullable=False, server_default="[]"),
        _yes("rules_again"),
    ),
    "agreement": (
        _text("why"),
        _text("horizon_short"),
        _text("horizon_long"),
        _text("exit_words"),
        sa.Column("ends_on", sa.Date(), nullable=True),
        _number("sessions", "12"),
        _number("minutes", "45"),
        _number("cadence_days", "14"),
        sa.Column("executive_budget", sa.Integer(), nullable=True),
        sa.Column("mentor_budget", sa.Integer(), nullable=True),
        _number("digest_form", "1"),
    ),
    "signature": (
        sa.Column("paper_on", sa.Date(), nullable=True),
        sa.Column("scan", sa.LargeBinary(), nullable=True),
    ),
    "consent": (
        sa.Column("paper_on", sa.Date(), nullable=True),
        sa.Column("scan", sa.LargeBinary(), nullable=True),
    ),
    "agreed_summary": (_kind("kind", "summary"),),
    "export_log": (_kind("kind", "summary"), _kind("format", "md")),
    "note": (_yes("is_informal"),),
    "remark": (
        sa.Column("saves", sa.Integer(), nullable=True),
        sa.Column("saving", _MARK, nullable=True),
    ),
}


def _belongs(parent: str, table: str, *columns: Any) -> None:
    """A table whose rows belong to `parent` and go with it."""
    key = f"{parent}_id"
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


def _agreed_goal() -> None:
    _belongs(
        "agreement",
        "agreed_goal",
        sa.Column("goal_id", _ID, nullable=False),
        _side(),
        _words("title"),
        _words("evidence_wanted"),
        sa.Column("due", sa.Date(), nullable=True),
    )


def _narrowing() -> None:
    _belongs(
        "agreement",
        "narrowing",
        sa.Column("role", _MARK, nullable=False),
        sa.Column("at", sa.String(length=32), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("kind", _MARK, nullable=False),
        sa.Column("audience", sa.SmallInteger(), nullable=True),
        sa.Column("form", _MARK, nullable=True),
        _words("tags"),
        _words("subjects"),
        _words("word"),
        _words("wording"),
    )


def _logged_change() -> None:
    _belongs(
        "pairing",
        "logged_change",
        sa.Column("author", _MARK, nullable=False),
        _side(),
        sa.Column("written_at", sa.String(length=32), nullable=False),
        sa.Column("kind", _MARK, nullable=False),
        _words("what"),
        _words("why"),
    )


def _struck_line() -> None:
    _belongs(
        "pairing",
        "struck_line",
        sa.Column("record_id", _ID, nullable=False),
        sa.Column("role", _MARK, nullable=False),
        sa.Column("kind", _MARK, nullable=False),
        sa.UniqueConstraint("record_id", "role", "kind", name=op.f("uq_struck_line_record_id_role_kind")),
    )

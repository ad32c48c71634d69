"""The first schema: the pair, their agreement, sessions, goals, practice, learning, summaries."""

import sqlalchemy as sa
from alembic import op

from rmdesk.storage.migrations import search_0001

revision = "0001"
down_revision = None


def upgrade() -> None:
    """From nothing to schema 1."""
    _owner()
    _pairing()
    _agreed_summary()
    _agreement()
    _export_log()
    _goal()
    _mentoring_session()
    _person()
    _pulse_wave()
    _action()
    _consent()
    _debrief_line()
    _goal_step()
    _ledger_entry()
    _note()
    _practice_run()
    _privacy_rule()
    _remark()
    _signature()
    _watchword()
    _note_version()
    _segment()
    for statement in search_0001.statements():
        op.execute(statement)


def _owner() -> None:
    op.create_table(
        "owner",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("created_at", sa.String(length=32), nullable=False),
        sa.Column("last_pairing_id", sa.String(length=32), nullable=True),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("counter", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_owner")),
        sa.UniqueConstraint("counter", name=op.f("uq_owner_counter")),
    )


def _pairing() -> None:
    op.create_table(
        "pairing",
        sa.Column("owner_role", sa.String(length=32), nullable=False),
        sa.Column("programme", sa.Text(), nullable=True),
        sa.Column("pair_ref", sa.Text(), nullable=True),
        sa.Column("first_session_at", sa.String(length=32), nullable=False),
        sa.Column("cadence_days", sa.Integer(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.String(length=32), nullable=False),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("counter", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pairing")),
        sa.UniqueConstraint("counter", name=op.f("uq_pairing_counter")),
    )


def _agreed_summary() -> None:
    op.create_table(
        "agreed_summary",
        sa.Column("period_start", sa.Date(), nullable=False),
        sa.Column("period_end", sa.Date(), nullable=False),
        sa.Column("recipient", sa.Text(), nullable=False),
        sa.Column("agreement_version", sa.Integer(), nullable=False),
        sa.Column("session_ids", sa.Text(), nullable=False),
        sa.Column("unticked", sa.Text(), nullable=False),
        sa.Column("quoted", sa.Text(), nullable=False),
        sa.Column("signed_bytes", sa.LargeBinary(), nullable=False),
        sa.Column("digest", sa.LargeBinary(), nullable=False),
        sa.Column("file_bytes", sa.LargeBinary(), nullable=True),
        sa.Column("withheld", sa.Text(), nullable=False),
        sa.Column("first_saved", sa.String(length=32), nullable=True),
        sa.Column("pairing_id", sa.String(length=32), nullable=False),
        sa.Column("author", sa.String(length=32), nullable=False),
        sa.Column("side", sa.String(length=32), nullable=False),
        sa.Column("written_at", sa.String(length=32), nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("counter", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["pairing_id"],
            ["pairing.id"],
            name=op.f("fk_agreed_summary_pairing_id_pairing"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agreed_summary")),
        sa.UniqueConstraint("counter", name=op.f("uq_agreed_summary_counter")),
    )
    op.create_index(op.f("ix_agreed_summary_pairing_id"), "agreed_summary", ["pairing_id"], unique=False)


def _agreement() -> None:
    op.create_table(
        "agreement",
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("scope", sa.Text(), nullable=False),
        sa.Column("change", sa.Text(), nullable=False),
        sa.Column("shows_first_and_last", sa.Boolean(), nullable=False),
        sa.Column("in_force_at", sa.String(length=32), nullable=True),
        sa.Column("executive_key", sa.LargeBinary(), nullable=False),
        sa.Column("mentor_key", sa.LargeBinary(), nullable=False),
        sa.Column("code_salt", sa.LargeBinary(), nullable=False),
        sa.Column("code_memory_kib", sa.Integer(), nullable=False),
        sa.Column("code_time", sa.Integer(), nullable=False),
        sa.Column("code_lanes", sa.Integer(), nullable=False),
        sa.Column("pairing_id", sa.String(length=32), nullable=False),
        sa.Column("author", sa.String(length=32), nullable=False),
        sa.Column("side", sa.String(length=32), nullable=False),
        sa.Column("written_at", sa.String(length=32), nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("counter", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["pairing_id"], ["pairing.id"], name=op.f("fk_agreement_pairing_id_pairing"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agreement")),
        sa.UniqueConstraint("counter", name=op.f("uq_agreement_counter")),
        sa.UniqueConstraint("pairing_id", "version", name=op.f("uq_agreement_pairing_id_version")),
    )
    op.create_index(op.f("ix_agreement_pairing_id"), "agreement", ["pairing_id"], unique=False)


def _export_log() -> None:
    op.create_table(
        "export_log",
        sa.Column("pairing_id", sa.String(length=32), nullable=False),
        sa.Column("at", sa.String(length=32), nullable=False),
        sa.Column("recipient", sa.Text(), nullable=False),
        sa.Column("agreement_version", sa.Integer(), nullable=False),
        sa.Column("digest", sa.LargeBinary(), nullable=False),
        sa.Column("withheld", sa.Integer(), nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("counter", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["pairing_id"], ["pairing.id"], name=op.f("fk_export_log_pairing_id_pairing"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_export_log")),
        sa.UniqueConstraint("counter", name=op.f("uq_export_log_counter")),
    )
    op.create_index(op.f("ix_export_log_pairing_id"), "export_log", ["pairing_id"], unique=False)


def _goal() -> None:
    op.create_table(
        "goal",
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("evidence_wanted", sa.Text(), nullable=False),
        sa.Column("due", sa.Date(), nullable=True),
        sa.Column("state", sa.String(length=32), nullable=False),
        sa.Column("state_on", sa.Date(), nullable=True),
        sa.Column("evidence", sa.String(length=32), nullable=False),
        sa.Column("is_in_focus", sa.Boolean(), nullable=False),
        sa.Column("pairing_id", sa.String(length=32), nullable=False),
        sa.Column("author", sa.String(length=32), nullable=False),
        sa.Column("side", sa.String(length=32), nullable=False),
        sa.Column("written_at", sa.String(length=32), nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("counter", sa.Integer(), nullable=False),
        sa.Column("audience", sa.SmallInteger(), nullable=False),
        sa.Column("raised_under", sa.Integer(), nullable=False),
        sa.Column("tag", sa.String(length=32), nullable=False),
        sa.Column("wording", sa.Text(), nullable=True),
        sa.Column("cleared", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["pairing_id"], ["pairing.id"], name=op.f("fk_goal_pairing_id_pairing"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_goal")),
        sa.UniqueConstraint("counter", name=op.f("uq_goal_counter")),
    )
    op.create_index(op.f("ix_goal_pairing_id"), "goal", ["pairing_id"], unique=False)


def _mentoring_session() -> None:
    op.create_table(
        "mentoring_session",
        sa.Column("starts_at", sa.String(length=32), nullable=False),
        sa.Column("minutes_planned", sa.Integer(), nullable=False),
        sa.Column("minutes_held", sa.Integer(), nullable=True),
        sa.Column("topic", sa.Text(), nullable=False),
        sa.Column("family", sa.String(length=32), nullable=False),
        sa.Column("format", sa.String(length=32), nullable=False),
        sa.Column("learner", sa.String(length=32), nullable=False),
        sa.Column("plan", sa.Text(), nullable=False),
        sa.Column("guest", sa.Text(), nullable=False),
        sa.Column("state", sa.String(length=32), nullable=False),
        sa.Column("moved_from", sa.Date(), nullable=True),
        sa.Column("changed_by", sa.String(length=32), nullable=True),
        sa.Column("wrapped_up_at", sa.String(length=32), nullable=True),
        sa.Column("pairing_id", sa.String(length=32), nullable=False),
        sa.Column("author", sa.String(length=32), nullable=False),
        sa.Column("side", sa.String(length=32), nullable=False),
        sa.Column("written_at", sa.String(length=32), nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("counter", sa.Integer(), nullable=False),
        sa.Column("audience", sa.SmallInteger(), nullable=False),
        sa.Column("raised_under", sa.Integer(), nullable=False),
        sa.Column("tag", sa.String(length=32), nullable=False),
        sa.Column("wording", sa.Text(), nullable=True),
        sa.Column("cleared", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["pairing_id"],
            ["pairing.id"],
            name=op.f("fk_mentoring_session_pairing_id_pairing"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mentoring_session")),
        sa.UniqueConstraint("counter", name=op.f("uq_mentoring_session_counter")),
    )
    op.create_index(
        op.f("ix_mentoring_session_pairing_id"), "mentoring_session", ["pairing_id"], unique=False
    )
    op.create_index(op.f("ix_mentoring_session_starts_at"), "mentoring_session", ["starts_at"], unique=False)


def _person() -> None:
    op.create_table(
        "person",
        sa.Column("pairing_id", sa.String(length=32), nullable=False),
        sa.Column("part", sa.String(length=32), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("also_called", sa.Text(), nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("counter", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["pairing_id"], ["pairing.id"], name=op.f("fk_person_pairing_id_pairing"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_person")),
        sa.UniqueConstraint("counter", name=op.f("uq_person_counter")),
    )
    op.create_index(op.f("ix_person_pairing_id"), "person", ["pairing_id"], unique=False)


def _pulse_wave() -> None:
    op.create_table(
        "pulse_wave",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("asked_on", sa.Date(), nullable=False),
        sa.Column("answers", sa.Text(), nullable=False),
        sa.Column("has_both", sa.Boolean(), nullable=False),
        sa.Column("band", sa.String(length=32), nullable=False),
        sa.Column("executive_shares", sa.Boolean(), nullable=False),
        sa.Column("mentor_shares", sa.Boolean(), nullable=False),
        sa.Column("pairing_id", sa.String(length=32), nullable=False),
        sa.Column("author", sa.String(length=32), nullable=False),
        sa.Column("side", sa.String(length=32), nullable=False),
        sa.Column("written_at", sa.String(length=32), nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("counter", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["pairing_id"], ["pairing.id"], name=op.f("fk_pulse_wave_pairing_id_pairing"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pulse_wave")),
        sa.UniqueConstraint("counter", name=op.f("uq_pulse_wave_counter")),
    )
    op.create_index(op.f("ix_pulse_wave_pairing_id"), "pulse_wave", ["pairing_id"], unique=False)


def _action() -> None:
    op.create_table(
        "action",
        sa.Column("session_id", sa.String(length=32), nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("due", sa.Date(), nullable=True),
        sa.Column("state", sa.String(length=32), nullable=False),
        sa.Column("state_on", sa.Date(), nullable=True),
        sa.Column("pairing_id", sa.String(length=32), nullable=False),
        sa.Column("author", sa.String(length=32), nullable=False),
        sa.Column("side", sa.String(length=32), nullable=False),
        sa.Column("written_at", sa.String(length=32), nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("counter", sa.Integer(), nullable=False),
        sa.Column("audience", sa.SmallInteger(), nullable=False),
        sa.Column("raised_under", sa.Integer(), nullable=False),
        sa.Column("tag", sa.String(length=32), nullable=False),
        sa.Column("wording", sa.Text(), nullable=True),
        sa.Column("cleared", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["pairing_id"], ["pairing.id"], name=op.f("fk_action_pairing_id_pairing"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["session_id"],
            ["mentoring_session.id"],
            name=op.f("fk_action_session_id_mentoring_session"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_action")),
        sa.UniqueConstraint("counter", name=op.f("uq_action_counter")),
    )
    op.create_index(op.f("ix_action_pairing_id"), "action", ["pairing_id"], unique=False)
    op.create_index(op.f("ix_action_session_id"), "action", ["session_id"], unique=False)


def _consent() -> None:
    op.create_table(
        "consent",
        sa.Column("summary_id", sa.String(length=32), nullable=False),
        sa.Column("given_at", sa.String(length=32), nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("counter", sa.Integer(), nullable=False),
        sa.Column("role", sa.String(length=32), nullable=False),
        sa.Column("manner", sa.String(length=32), nullable=False),
        sa.Column("digest", sa.LargeBinary(), nullable=False),
        sa.Column("signature", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["summary_id"],
            ["agreed_summary.id"],
            name=op.f("fk_consent_summary_id_agreed_summary"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_consent")),
        sa.UniqueConstraint("counter", name=op.f("uq_consent_counter")),
        sa.UniqueConstraint("summary_id", "role", name=op.f("uq_consent_summary_id_role")),
    )
    op.create_index(op.f("ix_consent_summary_id"), "consent", ["summary_id"], unique=False)


def _debrief_line() -> None:
    op.create_table(
        "debrief_line",
        sa.Column("session_id", sa.String(length=32), nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("pairing_id", sa.String(length=32), nullable=False),
        sa.Column("author", sa.String(length=32), nullable=False),
        sa.Column("side", sa.String(length=32), nullable=False),
        sa.Column("written_at", sa.String(length=32), nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("counter", sa.Integer(), nullable=False),
        sa.Column("audience", sa.SmallInteger(), nullable=False),
        sa.Column("raised_under", sa.Integer(), nullable=False),
        sa.Column("tag", sa.String(length=32), nullable=False),
        sa.Column("wording", sa.Text(), nullable=True),
        sa.Column("cleared", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["pairing_id"],
            ["pairing.id"],
            name=op.f("fk_debrief_line_pairing_id_pairing"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["session_id"],
            ["mentoring_session.id"],
            name=op.f("fk_debrief_line_session_id_mentoring_session"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_debrief_line")),
        sa.UniqueConstraint("counter", name=op.f("uq_debrief_line_counter")),
    )
    op.create_index(op.f("ix_debrief_line_pairing_id"), "debrief_line", ["pairing_id"], unique=False)
    op.create_index(op.f("ix_debrief_line_session_id"), "debrief_line", ["session_id"], unique=False)


def _goal_step() -> None:
    op.create_table(
        "goal_step",
        sa.Column("goal_id", sa.String(length=32), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("done_on", sa.Date(), nullable=True),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("counter", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["goal_id"], ["goal.id"], name=op.f("fk_goal_step_goal_id_goal"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_goal_step")),
        sa.UniqueConstraint("counter", name=op.f("uq_goal_step_counter")),
    )
    op.create_index(op.f("ix_goal_step_goal_id"), "goal_step", ["goal_id"], unique=False)


def _ledger_entry() -> None:
    op.create_table(
        "ledger_entry",
        sa.Column("session_id", sa.String(length=32), nullable=True),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("pairing_id", sa.String(length=32), nullable=False),
        sa.Column("author", sa.String(length=32), nullable=False),
        sa.Column("side", sa.String(length=32), nullable=False),
        sa.Column("written_at", sa.String(length=32), nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("counter", sa.Integer(), nullable=False),
        sa.Column("audience", sa.SmallInteger(), nullable=False),
        sa.Column("raised_under", sa.Integer(), nullable=False),
        sa.Column("tag", sa.String(length=32), nullable=False),
        sa.Column("wording", sa.Text(), nullable=True),
        sa.Column("cleared", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["pairing_id"],
            ["pairing.id"],
            name=op.f("fk_ledger_entry_pairing_id_pairing"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["session_id"],
            ["mentoring_session.id"],
            name=op.f("fk_ledger_entry_session_id_mentoring_session"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ledger_entry")),
        sa.UniqueConstraint("counter", name=op.f("uq_ledger_entry_counter")),
    )
    op.create_index(op.f("ix_ledger_entry_pairing_id"), "ledger_entry", ["pairing_id"], unique=False)
    op.create_index(op.f("ix_ledger_entry_session_id"), "ledger_entry", ["session_id"], unique=False)


def _note() -> None:
    op.create_table(
        "note",
        sa.Column("session_id", sa.String(length=32), nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("edited_at", sa.String(length=32), nullable=True),
        sa.Column("pairing_id", sa.String(length=32), nullable=False),
        sa.Column("author", sa.String(length=32), nullable=False),
        sa.Column("side", sa.String(length=32), nullable=False),
        sa.Column("written_at", sa.String(length=32), nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("counter", sa.Integer(), nullable=False),
        sa.Column("audience", sa.SmallInteger(), nullable=False),
        sa.Column("raised_under", sa.Integer(), nullable=False),
        sa.Column("tag", sa.String(length=32), nullable=False),
        sa.Column("wording", sa.Text(), nullable=True),
        sa.Column("cleared", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["pairing_id"], ["pairing.id"], name=op.f("fk_note_pairing_id_pairing"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["session_id"],
            ["mentoring_session.id"],
            name=op.f("fk_note_session_id_mentoring_session"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_note")),
        sa.UniqueConstraint("counter", name=op.f("uq_note_counter")),
    )
    op.create_index(op.f("ix_note_pairing_id"), "note", ["pairing_id"], unique=False)
    op.create_index(op.f("ix_note_session_id"), "note", ["session_id"], unique=False)


def _practice_run() -> None:
    op.create_table(
        "practice_run",
        sa.Column("session_id", sa.String(length=32), nullable=False),
        sa.Column("learner", sa.String(length=32), nullable=False),
        sa.Column("planned_seconds", sa.Integer(), nullable=False),
        sa.Column("is_over", sa.Boolean(), nullable=False),
        sa.Column("pairing_id", sa.String(length=32), nullable=False),
        sa.Column("author", sa.String(length=32), nullable=False),
        sa.Column("side", sa.String(length=32), nullable=False),
        sa.Column("written_at", sa.String(length=32), nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("counter", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["pairing_id"],
            ["pairing.id"],
            name=op.f("fk_practice_run_pairing_id_pairing"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["session_id"],
            ["mentoring_session.id"],
            name=op.f("fk_practice_run_session_id_mentoring_session"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_practice_run")),
        sa.UniqueConstraint("counter", name=op.f("uq_practice_run_counter")),
    )
    op.create_index(op.f("ix_practice_run_pairing_id"), "practice_run", ["pairing_id"], unique=False)
    op.create_index(op.f("ix_practice_run_session_id"), "practice_run", ["session_id"], unique=False)


def _privacy_rule() -> None:
    op.create_table(
        "privacy_rule",
        sa.Column("agreement_id", sa.String(length=32), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("is_kept", sa.Boolean(), nullable=False),
        sa.Column("audience", sa.SmallInteger(), nullable=True),
        sa.Column("form", sa.String(length=32), nullable=True),
        sa.Column("tags", sa.Text(), nullable=False),
        sa.Column("subjects", sa.Text(), nullable=False),
        sa.Column("only_me_days", sa.Integer(), nullable=True),
        sa.Column("pair_months", sa.Integer(), nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("counter", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["agreement_id"],
            ["agreement.id"],
            name=op.f("fk_privacy_rule_agreement_id_agreement"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_privacy_rule")),
        sa.UniqueConstraint("agreement_id", "number", name=op.f("uq_privacy_rule_agreement_id_number")),
        sa.UniqueConstraint("counter", name=op.f("uq_privacy_rule_counter")),
    )
    op.create_index(op.f("ix_privacy_rule_agreement_id"), "privacy_rule", ["agreement_id"], unique=False)


def _remark() -> None:
    op.create_table(
        "remark",
        sa.Column("session_id", sa.String(length=32), nullable=True),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("pairing_id", sa.String(length=32), nullable=False),
        sa.Column("author", sa.String(length=32), nullable=False),
        sa.Column("side", sa.String(length=32), nullable=False),
        sa.Column("written_at", sa.String(length=32), nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("counter", sa.Integer(), nullable=False),
        sa.Column("audience", sa.SmallInteger(), nullable=False),
        sa.Column("raised_under", sa.Integer(), nullable=False),
        sa.Column("tag", sa.String(length=32), nullable=False),
        sa.Column("wording", sa.Text(), nullable=True),
        sa.Column("cleared", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["pairing_id"], ["pairing.id"], name=op.f("fk_remark_pairing_id_pairing"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["session_id"],
            ["mentoring_session.id"],
            name=op.f("fk_remark_session_id_mentoring_session"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_remark")),
        sa.UniqueConstraint("counter", name=op.f("uq_remark_counter")),
    )
    op.create_index(op.f("ix_remark_pairing_id"), "remark", ["pairing_id"], unique=False)
    op.create_index(op.f("ix_remark_session_id"), "remark", ["session_id"], unique=False)


def _signature() -> None:
    op.create_table(
        "signature",
        sa.Column("agreement_id", sa.String(length=32), nullable=False),
        sa.Column("signed_at", sa.String(length=32), nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("counter", sa.Integer(), nullable=False),
        sa.Column("role", sa.String(length=32), nullable=False),
        sa.Column("manner", sa.String(length=32), nullable=False),
        sa.Column("digest", sa.LargeBinary(), nullable=False),
        sa.Column("signature", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["agreement_id"],
            ["agreement.id"],
            name=op.f("fk_signature_agreement_id_agreement"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_signature")),
        sa.UniqueConstraint("agreement_id", "role", name=op.f("uq_signature_agreement_id_role")),
        sa.UniqueConstraint("counter", name=op.f("uq_signature_counter")),
    )
    op.create_index(op.f("ix_signature_agreement_id"), "signature", ["agreement_id"], unique=False)


def _watchword() -> None:
    op.create_table(
        "watchword",
        sa.Column("agreement_id", sa.String(length=32), nullable=False),
        sa.Column("word", sa.Text(), nullable=False),
        sa.Column("wording", sa.Text(), nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("counter", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["agreement_id"],
            ["agreement.id"],
            name=op.f("fk_watchword_agreement_id_agreement"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_watchword")),
        sa.UniqueConstraint("counter", name=op.f("uq_watchword_counter")),
    )
    op.create_index(op.f("ix_watchword_agreement_id"), "watchword", ["agreement_id"], unique=False)


def _note_version() -> None:
    op.create_table(
        "note_version",
        sa.Column("note_id", sa.String(length=32), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("written_at", sa.String(length=32), nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("counter", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["note_id"], ["note.id"], name=op.f("fk_note_version_note_id_note"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_note_version")),
        sa.UniqueConstraint("counter", name=op.f("uq_note_version_counter")),
    )
    op.create_index(op.f("ix_note_version_note_id"), "note_version", ["note_id"], unique=False)


def _segment() -> None:
    op.create_table(
        "segment",
        sa.Column("run_id", sa.String(length=32), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("hands", sa.String(length=32), nullable=False),
        sa.Column("seconds", sa.Integer(), nullable=False),
        sa.Column("began", sa.String(length=32), nullable=False),
        sa.Column("reason", sa.String(length=32), nullable=True),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("counter", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["run_id"], ["practice_run.id"], name=op.f("fk_segment_run_id_practice_run"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_segment")),
        sa.UniqueConstraint("counter", name=op.f("uq_segment_counter")),
        sa.UniqueConstraint("run_id", "position", name=op.f("uq_segment_run_id_position")),
    )
    op.create_index(op.f("ix_segment_run_id"), "segment", ["run_id"], unique=False)

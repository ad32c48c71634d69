"""The search index of schema 1: FTS5 over a view of every text, kept by triggers.

The journal's counter is unique over all tables, so it is the row number of the index; descending, it is
newest first. The index holds no copy of the texts (external content); what the view says beside the text
is not indexed, so that one look-up answers a search. What is deleted is forgotten at once (`secure-delete`);
a rewording is not, since its earlier versions are kept anyway: forgetting at each save costs 100 ms and more
in a journal of 100,000 notes.
"""

from collections.abc import Iterator

_TEXTS: dict[str, tuple[str, ...]] = {
    "note": ("text",),
    "debrief_line": ("text",),
    "ledger_entry": ("text",),
    "action": ("text",),
    "remark": ("text",),
    "goal": ("title", "evidence_wanted"),
    "goal_step": ("text",),
    "mentoring_session": ("topic", "plan", "guest"),
}
_SESSION = {
    "goal": "NULL",
    "goal_step": "NULL",
    "mentoring_session": "id",
}


def statements() -> Iterator[str]:
    """The view, the index, and three triggers for each table with texts."""
    yield view()
    yield (
        "CREATE VIRTUAL TABLE search USING fts5(text, kind UNINDEXED, record_id UNINDEXED,"
        " pairing_id UNINDEXED, session_id UNINDEXED, audience UNINDEXED,"
        " content='searchable', content_rowid='counter',"
        " prefix='1 2', tokenize='unicode61 remove_diacritics 2')"
    )
    for table, columns in _TEXTS.items():
        yield from triggers(table, columns)


def view(*further: str) -> str:
    """The view of all texts: those of schema 1 and what later schemas add."""
    return "CREATE VIEW searchable AS " + " UNION ALL ".join([*map(_select, _TEXTS), *further])


def joined(row: str, columns: tuple[str, ...]) -> str:
    """The texts of one row as one text."""
    return " || char(10) || ".join(f"{row}{column}" for column in columns)


def _select(table: str) -> str:
    text = joined(f"{table}.", _TEXTS[table])
    if table == "goal_step":
        return (
            "SELECT goal_step.counter, 'goal_step' AS kind, goal_step.goal_id AS record_id, goal.pairing_id,"
            f" NULL AS session_id, goal.audience, {text} AS text"
            " FROM goal_step JOIN goal ON goal.id = goal_step.goal_id"
        )
    session = _SESSION.get(table, "session_id")
    return (
        f"SELECT {table}.counter, '{table}' AS kind, {table}.id AS record_id, {table}.pairing_id,"
        f" {session} AS session_id, {table}.audience, {text} AS text FROM {table}"
    )


def _secure(on: int) -> str:
    return f"INSERT INTO search(search, rank) VALUES ('secure-delete', {on});"


def triggers(table: str, columns: tuple[str, ...]) -> Iterator[str]:
    """What keeps the index in step with one table."""
    old, new = joined("old.", columns), joined("new.", columns)
    forget = f"INSERT INTO search(search, rowid, text) VALUES ('delete', old.counter, {old});"
    learn = f"INSERT INTO search(rowid, text) VALUES (new.counter, {new});"
    yield f"CREATE TRIGGER {table}_search_added AFTER INSERT ON {table} BEGIN {learn} END"
    yield (
        f"CREATE TRIGGER {table}_search_removed AFTER DELETE ON {table}"
        f" BEGIN {_secure(1)} {forget} {_secure(0)} END"
    )
    yield (
        f"CREATE TRIGGER {table}_search_changed AFTER UPDATE OF {', '.join(columns)} ON {table}"
        f" BEGIN {forget} {learn} END"
    )

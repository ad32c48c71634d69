"""The search index of schema 3: lesson plans with their steps, and skills with their evidence, join it.

The view is made anew; the index itself stays, since the texts it knows keep their row numbers and words.
"""

from collections.abc import Iterator

from rmdesk.storage.migrations import search_0001

_TEXTS: dict[str, tuple[str, ...]] = {
    "lesson_plan": (
        "title", "why", "business", "understanding", "spare", "prepare", "listen", "risk", "wrong",
    ),
    "lesson_step": ("title", "text", "corrected"),
    "skill": ("title",),
    "skill_evidence": ("text",),
}  # fmt: skip
_PARENTS = {"lesson_step": ("lesson_plan", "plan_id"), "skill_evidence": ("skill", "skill_id")}
_SESSIONS = {"lesson_plan": "lesson_plan.session_id", "lesson_step": "lesson_plan.session_id"}


def statements() -> Iterator[str]:
    """The view with the new tables, and three triggers for each of them."""
    yield "DROP VIEW searchable"
    yield search_0001.view(*map(_select, _TEXTS))
    for table, columns in _TEXTS.items():
        yield from search_0001.triggers(table, columns)


def _select(table: str) -> str:
    parent, key = _PARENTS.get(table, (table, "id"))
    text = search_0001.joined(f"{table}.", _TEXTS[table])
    session = _SESSIONS.get(table, "NULL")
    join = "" if parent == table else f" JOIN {parent} ON {parent}.id = {table}.{key}"
    return (
        f"SELECT {table}.counter, '{table}' AS kind, {parent}.id AS record_id, {parent}.pairing_id,"
        f" {session} AS session_id, {parent}.audience, {text} AS text FROM {table}{join}"
    )

"""The JSON Schema of a takeout, made from the records. `python -m tests.journal.takeout_schema` stores it."""

import ast
import inspect
import json
from typing import Any

from rmdesk import resources
from rmdesk.journal.takeout import SCHEMA_FILE
from rmdesk.journal.takeout_tables import FORM, RANK, THEIRS, Field, Kind, Partners, Table, tables
from rmdesk.storage.migrate import SCHEMA

STORED = resources.path("schema", SCHEMA_FILE)
_FORMS: dict[Kind, dict[str, Any]] = {
    Kind.ID: {"type": "string", "pattern": "^[0-9a-f]{32}$"},
    Kind.TEXT: {"type": "string"},
    Kind.MOMENT: {"type": "string", "format": "date-time"},
    Kind.DAY: {"type": "string", "format": "date"},
    Kind.YES: {"type": "boolean"},
    Kind.NUMBER: {"type": "integer", "minimum": 0},
    Kind.WORDS: {"type": "array", "items": {"type": "string"}},
    Kind.LEVEL: {"type": "string"},
    Kind.CHOICE: {"type": "string"},
    Kind.BYTES: {"type": "string", "contentEncoding": "base64"},
}
_PARTNERS = {
    Partners.SHARED: "What the partner wrote of it is taken too.",
    Partners.SHOWN: "What the partner wrote is taken from the audience pair on.",
    Partners.NONE: "What the partner made is never taken.",
}


def made() -> dict[str, Any]:
    """The whole schema."""
    every = tables()
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Takeout of an rmdesk journal",
        "description": (
            "Everything one of a reverse-mentoring pair wrote, and what the partner showed the pair. Times"
            " are ISO 8601 with an offset. A record stands after those it belongs to; within a table, and"
            f" over all tables by '{RANK}', records stand in the order in which they were first written."
        ),
        **_object(
            {
                "rmdesk_takeout": {"const": FORM, "description": "The form of this file."},
                "schema": {"const": SCHEMA, "description": "The schema of the journal it came from."},
                "made": {"type": "string", "format": "date-time"},
                "owner": {"type": "string", "description": "Whose journal it was."},
                "records": _object({name: _list(table) for name, table in every.items()}),
            }
        ),
        "$defs": {name: _record(table) for name, table in every.items()},
    }


def text() -> str:
    """As it is stored."""
    return json.dumps(made(), indent=2, ensure_ascii=False) + "\n"


def _object(properties: dict[str, Any], optional: frozenset[str] = frozenset()) -> dict[str, Any]:
    required = [name for name in properties if name not in optional]
    return {
        "type": "object",
        "properties": properties,
        "required": required,
        "additionalProperties": False,
    }


def _list(table: Table) -> dict[str, Any]:
    return {"type": "array", "items": {"$ref": f"#/$defs/{table.name}"}}


def _record(table: Table) -> dict[str, Any]:
    told = _told_of(table.record)
    properties = {field.name: _property(field, told.get(field.name, "")) for field in table.fields}
    marks = {
        RANK: {"type": "integer", "minimum": 1, "description": "Its place among all records of the file."},
        THEIRS: {"const": True, "description": "The partner wrote it."},
    }
    what = f"{inspect.getdoc(table.record)} {_PARTNERS[table.partners]}"
    return {"description": what, **_object(properties | marks, frozenset({THEIRS}))}


def _property(field: Field, told: str) -> dict[str, Any]:
    form = dict(_FORMS[field.kind])
    if field.choices:
        form["enum"] = [*field.choices, None] if field.may_be_null else list(field.choices)
    if field.may_be_null:
        form["type"] = [form["type"], "null"]
    about = " ".join(
        part for part in (f"The {field.parent} it belongs to." if field.parent else "", told) if part
    )
    return form | ({"description": about} if about else {})


def _told_of(record: type) -> dict[str, str]:
    """The words beside each column in the source of the record and of what it shares."""
    told: dict[str, str] = {}
    for one in reversed(record.__mro__):
        if not one.__module__.startswith("rmdesk.storage.records"):
            continue
        body = ast.parse(inspect.getsource(one)).body[0]
        assert isinstance(body, ast.ClassDef)
        for column, words in zip(body.body, body.body[1:], strict=False):
            if isinstance(column, ast.AnnAssign) and isinstance(words, ast.Expr):
                assert isinstance(column.target, ast.Name)
                assert isinstance(words.value, ast.Constant)
                told[column.target.id] = " ".join(str(words.value.value).split())
    return told


if __name__ == "__main__":
    STORED.write_text(text(), "utf-8")

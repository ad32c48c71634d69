"""Journals to take out and to take in: the demo's two, an empty one, and takeouts made at random."""

import base64
import json
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random
from typing import Any

import pytest
import sqlalchemy as sa

from rmdesk.demo.build import Demo
from rmdesk.demo.clock import DemoClock
from rmdesk.domain.vocabulary import Role
from rmdesk.errors import NotATakeout
from rmdesk.journal import keeping
from rmdesk.journal.db import Db
from rmdesk.journal.keeping import Kept
from rmdesk.journal.takeout import FILE, take_out
from rmdesk.journal.takeout_rows import Told
from rmdesk.journal.takeout_tables import RANK, THEIRS, Field, Kind, Partners, Table, tables
from rmdesk.journal.taking_in import take_in
from rmdesk.storage.header import read_header
from rmdesk.storage.migrate import SCHEMA
from rmdesk.storage.records import Record
from rmdesk.wording.takeout import not_a_takeout_words

Takeout = dict[str, Any]
"""The content of a `journal.json`."""
OWNER = "Greta Halvorsen"
_TEXTS = (
    "", "one line", "two\nlines", "# a heading\n\n<script>alert(1)</script>", "````\nfence\n```",
    "*a* [b](c) | d", "- [ ] 1. x\n> quoted\n\n\tindented", "日本 \u202e rtl 🦊 é", "---\nkey: value\n---",
    '"quoted" \\ {braces} &amp;', "\n\nbegins and ends empty\n\n", "a" * 3000, "{owner} %s", "]}",
    "\u2028\u00a0",
)  # fmt: skip
_LISTS: dict[str, tuple[str, ...]] = {
    "tags": ("pay", "health"),
    "subjects": ("goal", "learnt"),
    "unticked": ("1", "10"),
    "nothing_learnt": ("executive", "mentor"),
    "ticked": ("0", "12"),
    "answers": ("1", "3", "5"),
    "withheld": ("00ff\tnote\tonly me\t0", "\tgoal\twatchword\t3"),
}
_SIZES = {"code_salt": 16, "signature": 64, "executive_key": 32, "mentor_key": 32, "digest": 32, "scan": 32}
_NUMBERS = {
    "code_memory_kib": 65_536, "code_time": 1, "code_lanes": 1, "cadence_days": 14, "minutes": 45, "knows": 3,
    "switch_minutes": 10, "executive_preparation": 60, "mentor_preparation": 0,
}  # fmt: skip


@contextmanager
def opened(folder: Path, key: bytes) -> Iterator[Kept]:
    """A journal at the demo's moment, opened without the price of a passphrase; no backup at its close."""
    kept = keeping.open_journal(folder, lambda _header: key, DemoClock())
    try:
        yield kept
    finally:
        kept.journal.has_changed = False
        kept.close()


def copied(folder: Path, place: Path) -> Path:
    """A closed journal of one's own."""
    return Path(shutil.copytree(folder, place, ignore=shutil.ignore_patterns("lock*", "backups")))


def everything(kept: Kept) -> dict[str, list[tuple[Any, ...]]]:
    """All rows of the journal."""

    def rows(db: Db) -> dict[str, list[tuple[Any, ...]]]:
        found = Record.metadata.sorted_tables
        return {
            one.name: [tuple(row) for row in db.execute(sa.select(one).order_by(one.c.counter))]
            for one in found
        }

    return kept.journal.ask(rows)


def changed(takeout: Takeout, place: Path, change: Callable[[Takeout], object]) -> Path:
    """The takeout with one thing changed, as a file."""
    content = json.loads(json.dumps(takeout))
    change(content)
    place.write_text(json.dumps(content), "utf-8")
    return place


def taken_out(demo: Demo, role: Role, folder: Path) -> Path:
    """The takeout of one of the two, as a file."""
    key = keeping.with_passphrase(demo.passphrase)(read_header(demo.journal(role)))
    with opened(demo.journal(role), key) as kept:
        take_out(kept, folder)
    return folder / FILE


def refused(kept: Kept, file: Path) -> tuple[str, str]:
    """Where an import was refused and why; nothing was changed, and the sentence can be said."""
    before = everything(kept)
    with pytest.raises(NotATakeout) as fault:
        take_in(kept, file)
    assert everything(kept) == before
    assert kept.journal.has_changed is False
    assert not_a_takeout_words(fault.value).endswith("Nothing was changed.")
    return fault.value.place, fault.value.problem


def made_up(seed: int, pairings: int | None = None) -> Takeout:
    """A takeout with records of every kind and every sort of value, as `take_out` would write it."""
    return _MadeUp(Random(seed), pairings).takeout()  # noqa: S311 - the same for the same seed is what is wanted


class _MadeUp:
    def __init__(self, chance: Random, pairings: int | None) -> None:
        self._chance = chance
        self._pairings = pairings or chance.randint(1, 2)
        self._records: dict[str, list[Told]] = {name: [] for name in tables()}
        self._pairing_of: dict[str, str] = {}
        self._theirs: set[str] = set()

    def takeout(self) -> Takeout:
        """Records get their order at the end: each after the one before it in its table."""
        for table in tables().values():
            for number in range(self._pairings if table.name == "pairing" else 6):
                self._add(table, number)
        self._people()
        self._rank()
        made = DemoClock()().isoformat(timespec="seconds")
        head = {"rmdesk_takeout": 1, "schema": SCHEMA, "made": made, "owner": OWNER}
        return {**head, "records": self._records}

    def _add(self, table: Table, number: int) -> None:
        told = {field.name: self._value(field, number) for field in table.fields}
        pairing = self._placed(table, told)
        if pairing is None or self._is_taken(table, told):
            return
        if self._is_theirs(table, told, pairing):
            if table.partners is Partners.NONE:
                return
            told[THEIRS] = True
            self._theirs.add(told["id"])
            if table.partners is Partners.SHOWN:
                told["audience"] = self._chance.choice(("pair", "coordinator", "everyone"))
        if table.name == "segment" and told["began"] == "takeover":
            told["hands"] = self._chance.choice(("executive", "mentor"))
        elif table.name == "segment":
            told["reason"] = None
        if told.get("state") == "held":
            told["minutes_held"] = 45
        if table.name in ("lesson_plan", "lesson_step"):
            told["title"] = f"title {number} \U0001f98a"
        if table.name == "practice_run":
            told["as_measured"] = "E 9:30; takeover slow M 0:50; back E 4:10" if told["corrected_at"] else ""
        self._pairing_of[told["id"]] = pairing
        self._records[table.name].append(told)

    def _placed(self, table: Table, told: Told) -> str | None:
        """Give the record parents of one pairing; None when there are none of them."""
        if table.name == "pairing":
            told["programme"], told["pair_ref"] = self._chance.choice(((None, None), ("Pilot", "HL-07")))
            return str(told["id"])
        pairing = self._chance.choice(self._records["pairing"])["id"]
        for field in table.parents:
            assert field.parent
            known = [
                one["id"] for one in self._records[field.parent] if self._pairing_of[one["id"]] == pairing
            ]
            if not known and not field.may_be_null:
                return None
            told[field.name] = self._chance.choice([*known, None] if field.may_be_null else known)
        return str(pairing)

    def _is_theirs(self, table: Table, told: Told, pairing: str) -> bool:
        if table.author:
            owners = {one["id"]: one["owner_role"] for one in self._records["pairing"]}
            return bool(told[table.author] != owners[pairing])
        return any(told[field.name] in self._theirs for field in table.parents)

    def _is_taken(self, table: Table, told: Told) -> bool:
        """Whether what must be there once is there."""
        if table.name == "person" and told["part"] != "third":
            return True
        unique = [one for one in table.columns.constraints if type(one).__name__ == "UniqueConstraint"]
        for names in ([column.name for column in one.columns] for one in unique):  # type: ignore[attr-defined]  # of a unique constraint
            if names != ["counter"] and any(
                [one[name] for name in names] == [told[name] for name in names]
                for one in self._records[table.name]
            ):
                return True
        return False

    def _people(self) -> None:
        """The two, a coordinator with a programme, and an agreement, for each pairing."""
        for pairing in self._records["pairing"]:
            parts = ["executive", "mentor", *(["coordinator"] if pairing["pair_ref"] else [])]
            for part in parts:
                person = {field.name: self._value(field, 0) for field in tables()["person"].fields}
                name = self._chance.choice((OWNER, "T. <b>Adeyemi</b> #1", "Ines\u202e"))
                self._records["person"].append(
                    person | {"pairing_id": pairing["id"], "part": part, "name": name}
                )
            if not any(one["pairing_id"] == pairing["id"] for one in self._records["agreement"]):
                draft = {field.name: self._value(field, 900) for field in tables()["agreement"].fields}
                draft |= {"pairing_id": pairing["id"], "author": pairing["owner_role"]}
                self._records["agreement"].append(draft)

    def _rank(self) -> None:
        ranks = iter(range(1, 10_000))
        waiting = {name: list(records) for name, records in self._records.items()}
        while any(waiting.values()):
            name = self._chance.choice([name for name, records in waiting.items() if records])
            waiting[name].pop(0)[RANK] = next(ranks)

    def _value(self, field: Field, number: int) -> Any:
        if field.may_be_null and self._chance.random() < 0.3:
            return None
        if field.kind is Kind.ID:
            return f"{self._chance.getrandbits(128):032x}"
        if field.name == "name":
            return f"name {number}"
        if field.name in ("version", "position", "number"):
            return number
        return self._of_kind(field)

    def _of_kind(self, field: Field) -> Any:
        chance = self._chance
        if field.kind is Kind.BYTES:
            return base64.b64encode(chance.randbytes(_SIZES.get(field.name, chance.randint(0, 90)))).decode()
        if field.kind is Kind.WORDS:
            return chance.sample(_LISTS.get(field.name, ("a", "b c", "é\n")), k=chance.randint(0, 2))
        if field.choices:
            return chance.choice(field.choices)
        return {
            Kind.TEXT: chance.choice(_TEXTS),
            Kind.MOMENT: chance.choice(("2026-01-13T08:15:00+00:00", "2026-03-29T02:30:59-11:30")),
            Kind.DAY: chance.choice(("2026-02-28", "2199-12-31")),
            Kind.YES: chance.random() < 0.5,
            Kind.NUMBER: _NUMBERS.get(field.name, chance.randint(0, 5000)),
        }[field.kind]

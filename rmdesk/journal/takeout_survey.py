"""The first reading of a takeout: every value, mark and reference checked before anything is touched."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from rmdesk.domain.lesson_plan import LONGEST_PLAN
from rmdesk.domain.lesson_text import LONGEST_TITLE
from rmdesk.domain.practice_notation import parse_turns
from rmdesk.domain.vocabulary import Audience, Began, Role, SessionState
from rmdesk.errors import NotATakeout
from rmdesk.journal.pairings import PAIR_REFERENCE, PROGRAMME_LENGTH
from rmdesk.journal.takeout_file import TakeoutFile
from rmdesk.journal.takeout_rows import Told
from rmdesk.journal.takeout_tables import FORM, RANK, THEIRS, Field, Partners, Table, level_name, tables
from rmdesk.journal.takeout_values import value_of
from rmdesk.storage.migrate import SCHEMA
from rmdesk.storage.records import Part

_HIGHEST_RANK = 5_000_000


class Entry(NamedTuple):
    """One record of the file: where it stands, its JSON form made whole, its values for the database."""

    place: str
    table: Table
    told: Told
    values: Mapping[str, object]


class _Known(NamedTuple):
    """What later records need to know of one; shared by all of the same table and pairing."""

    table: str
    pairing: str
    is_theirs: bool


@dataclass(slots=True)
class Survey:
    """What the file holds. `known`: the records by their ids; `pairings`: their places in the file."""

    digest: bytes = b""
    known: dict[str, _Known] = field(default_factory=dict)
    pairings: dict[str, str] = field(default_factory=dict)
    highest_rank: int = 0

    def pairing_of(self, told: Told) -> str:
        """The pairing a surveyed record belongs to."""
        return self.known[told["id"]].pairing


def survey(file: TakeoutFile) -> Survey:
    """Read the whole file once. Raises NotATakeout with the place where it is not what a takeout is."""
    found = Survey()
    surveyor = _Surveyor(found)
    for entry in entries(file):
        surveyor.look_at(entry)
    is_of_today = _schema(file.head) == SCHEMA
    for name in sorted(file.tables ^ set(tables())):
        if name in file.tables or is_of_today:
            raise NotATakeout(f"records.{name}", "unknown" if name in file.tables else "missing")
    surveyor.look_at_pairings()
    found.digest = file.digest
    return found


def entries(file: TakeoutFile) -> Iterator[Entry]:
    """Every record, its values checked one by one. Raises NotATakeout."""
    known = tables()
    schema = 0
    for name, number, given in file.parts():
        schema = schema or _schema(file.head)
        if name not in known:
            raise NotATakeout(f"records.{name}", "unknown")
        yield _entry(known[name], given, f"records.{name}[{number}]", schema)


def _schema(head: Mapping[str, object]) -> int:
    for name, newest in (("rmdesk_takeout", FORM), ("schema", SCHEMA)):
        number = head[name]
        if not isinstance(number, int) or isinstance(number, bool) or number < 1:
            raise NotATakeout(name, "number")
        if number > newest:
            raise NotATakeout(name, "newer")
    for name in ("made", "owner"):
        if not isinstance(head[name], str):
            raise NotATakeout(name, "text")
    return int(str(head["schema"]))


def _entry(table: Table, given: object, place: str, schema: int) -> Entry:
    if not isinstance(given, dict):
        raise NotATakeout(place, "object")
    names = {one.name for one in table.fields}
    for name in given:
        if name not in names and name not in (RANK, THEIRS):
            raise NotATakeout(f"{place}.{name}", "unknown")
    told = {one.name: _given(one, given, place, schema) for one in table.fields}
    values = {one.name: value_of(one, told[one.name], f"{place}.{one.name}") for one in table.fields}
    rank = given.get(RANK)
    if not isinstance(rank, int) or isinstance(rank, bool) or not 1 <= rank <= _HIGHEST_RANK:
        raise NotATakeout(f"{place}.{RANK}", "number")
    if given.get(THEIRS, True) is not True:
        raise NotATakeout(f"{place}.{THEIRS}", THEIRS)
    misfit = _MISFITS[table.name](told) if table.name in _MISFITS else None
    if misfit:
        raise NotATakeout(f"{place}.{misfit}", "fit")
    marks = {RANK: rank, THEIRS: THEIRS in given}
    return Entry(place, table, told | marks, values)


def _given(one: Field, given: Mapping[str, object], place: str, schema: int) -> object:
    """The value; what an older takeout could not have is what a migration gives it."""
    if one.name in given:
        return given[one.name]
    if schema < SCHEMA and one.default is not ...:
        return one.default
    raise NotATakeout(f"{place}.{one.name}", "missing")


def _misfit_of_segment(told: Told) -> str | None:
    """Somebody's hands take over, and only then there is a reason."""
    is_takeover = told["began"] == Began.TAKEOVER
    if is_takeover and told["hands"] not in tuple(Role):
        return "hands"
    return "reason" if told["reason"] and not is_takeover else None


def _misfit_of_session(told: Told) -> str | None:
    """A session that was held lasted some minutes."""
    return "minutes_held" if told["state"] == SessionState.HELD and not told["minutes_held"] else None


def _misfit_of_run(told: Told) -> str | None:
    """What the clock had before a correction can be played on it, and there is a day to it."""
    if not told["as_measured"]:
        return "corrected_at" if told["corrected_at"] else None
    try:
        parse_turns(told["as_measured"])
    except ValueError:
        return "as_measured"
    return None if told["corrected_at"] else "corrected_at"


def _misfit_of_plan(told: Told) -> str | None:
    """Minutes and a title as the editor takes them."""
    if not 0 < len(told["title"].strip()) <= LONGEST_TITLE:
        return "title"
    return None if told["minutes"] in LONGEST_PLAN else "minutes"


def _misfit_of_step(told: Told) -> str | None:
    if len(told["title"]) > LONGEST_TITLE:
        return "title"
    return None if told["minutes"] in LONGEST_PLAN else "minutes"


_MISFITS: Mapping[str, Callable[[Told], str | None]] = {
    "segment": _misfit_of_segment,
    "mentoring_session": _misfit_of_session,
    "practice_run": _misfit_of_run,
    "lesson_plan": _misfit_of_plan,
    "lesson_step": _misfit_of_step,
}
"""Where the fields of a record must fit each other: the first that does not."""


class _Surveyor:
    """Looks at one record after the other, in the order of the file."""

    def __init__(self, found: Survey) -> None:
        self._found = found
        self._shared: dict[_Known, _Known] = {}
        self._ranks = bytearray(1)
        self._owners: dict[str, Role] = {}
        self._parts: Counter[tuple[str, str]] = Counter()
        self._with_programme: dict[str, bool] = {}

    def look_at(self, entry: Entry) -> None:
        """Raises NotATakeout."""
        told, record_id = entry.told, entry.told["id"]
        if record_id in self._found.known:
            raise NotATakeout(f"{entry.place}.id", "twice")
        self._take_rank(entry)
        if entry.table.name == "pairing":
            self._begin_pairing(entry)
        known = _Known(entry.table.name, self._pairing(entry), told[THEIRS])
        self._check_theirs(entry, known.pairing)
        self._found.known[record_id] = self._shared.setdefault(known, known)
        if entry.table.name == "person":
            self._parts[known.pairing, told["part"]] += 1
            if not told["name"].strip():
                raise NotATakeout(f"{entry.place}.name", "text")
        if entry.table.name == "agreement":
            self._parts[known.pairing, "agreement"] += 1

    def look_at_pairings(self) -> None:
        """What every pairing has: the two, a coordinator with a programme, a version of the agreement."""
        for pairing, place in self._found.pairings.items():
            wanted = {Part.EXECUTIVE: 1, Part.MENTOR: 1, Part.COORDINATOR: int(self._with_programme[pairing])}
            for part, count in wanted.items():
                if self._parts[pairing, part] != count:
                    raise NotATakeout(place, "people")
            if not self._parts[pairing, "agreement"]:
                raise NotATakeout(place, "no agreement")

    def _take_rank(self, entry: Entry) -> None:
        rank = entry.told[RANK]
        if rank >= len(self._ranks):
            self._ranks.extend(bytes(rank + 1 - len(self._ranks) + rank // 4))
        if self._ranks[rank]:
            raise NotATakeout(f"{entry.place}.{RANK}", "twice")
        self._ranks[rank] = 1
        self._found.highest_rank = max(self._found.highest_rank, rank)

    def _begin_pairing(self, entry: Entry) -> None:
        told = entry.told
        reference, programme = told["pair_ref"], told["programme"]
        if (reference is None) != (programme is None):
            raise NotATakeout(f"{entry.place}.programme", "text")
        if reference is not None and not PAIR_REFERENCE.fullmatch(reference):
            raise NotATakeout(f"{entry.place}.pair_ref", "text")
        if programme is not None and (not 0 < len(programme) <= PROGRAMME_LENGTH or "\n" in programme):
            raise NotATakeout(f"{entry.place}.programme", "text")
        self._found.pairings[told["id"]] = entry.place
        self._owners[told["id"]] = Role(told["owner_role"])
        self._with_programme[told["id"]] = reference is not None

    def _pairing(self, entry: Entry) -> str:
        """The one pairing that everything the record belongs to is part of."""
        found: set[str] = {entry.told["id"]} if entry.table.name == "pairing" else set()
        for one in entry.table.parents:
            parent = entry.told[one.name]
            if parent is None:
                continue
            known = self._found.known.get(parent)
            if known is None or known.table != one.parent:
                raise NotATakeout(f"{entry.place}.{one.name}", "reference")
            found.add(known.pairing)
        if len(found) != 1:
            raise NotATakeout(entry.place, "another pairing")
        return found.pop()

    def _check_theirs(self, entry: Entry, pairing: str) -> None:
        """The mark says what the author says, and only what the pair may read is there."""
        table, told = entry.table, entry.told
        if table.author:
            is_theirs = told[table.author] != self._owners[pairing]
        else:
            parents = (self._found.known[told[one.name]] for one in table.parents if told[one.name])
            is_theirs = any(parent.is_theirs for parent in parents)
        is_shown = table.partners is Partners.SHARED or (
            table.partners is Partners.SHOWN and told["audience"] != level_name(Audience.ONLY_ME)
        )
        if told[THEIRS] != is_theirs or (is_theirs and not is_shown):
            raise NotATakeout(entry.place, THEIRS)

"""The journal: two doors, one connection, one lock.

`ask` reads and `do` writes; a query or verb is a plain function whose first parameter is the `Db`.
"""

import threading
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from typing import Any, Concatenate, ParamSpec, TypeVar

from rmdesk.journal.db import Clock, Counter, Db, last_counter, transaction
from rmdesk.storage.engine import Database
from rmdesk.storage.faults import translated_errors
from rmdesk.storage.records import Record

P = ParamSpec("P")
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Changed:
    """What one `do` changed: who asked for it, and the kinds of record that were written."""

    by: object
    nouns: frozenset[type[Record]]


Listener = Callable[[Changed], None]


class Journal:
    """An open journal. `journal.keeping` opens and closes it."""

    def __init__(self, database: Database, clock: Clock, seed: bytes) -> None:
        self._database = database
        self.clock = clock
        self._seed = seed
        self._counter = Counter(last_counter(database.engine))
        self._lock = threading.RLock()
        self._memory: dict[Hashable, Any] = {}
        self._listeners: list[Listener] = []
        self.has_changed = False
        """Whether anything was written since the journal was opened: a backup at close is due."""

    @property
    def lock(self) -> threading.RLock:
        """Held while the connection is used; long work takes it in short slices."""
        return self._lock

    def ask(self, query: Callable[Concatenate[Db, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Read. Raises the named errors of `storage.faults.translated_errors`."""
        with self._lock, translated_errors(self._database.path), self._db(self._memory) as db:
            return query(db, *args, **kwargs)

    def do(self, by: object, verb: Callable[Concatenate[Db, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Write in one transaction; when this returns, it is on the disk. Listeners hear of it afterwards.

        Raises JournalReplaced when the file on the disk is no longer the one that was opened,
        and the named errors of `storage.faults.translated_errors`; nothing is written then.
        """
        with self._lock, translated_errors(self._database.path):
            self._database.check_identity()
            try:
                with transaction(self._db()) as db:
                    result = verb(db, *args, **kwargs)
            finally:
                self._memory.clear()
            self.has_changed = self.has_changed or bool(db.changed)
        if db.changed:
            changed = Changed(by, frozenset(db.changed))
            for listener in tuple(self._listeners):
                listener(changed)
        return result

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Call `listener` after each commit that changed something; returns how to stop it."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def _db(self, memory: dict[Hashable, Any] | None = None) -> Db:
        return Db(self._database, self.clock, self._counter, self._seed, memory)

"""The file of a takeout, read strictly and record by record: its size does not matter to the memory."""

import codecs
import hashlib
import json
import os
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

from rmdesk.errors import NotATakeout

LARGEST = 1_000_000_000
"""Bytes of a file: some 500,000 notes."""
_LARGEST_RECORD = 32_000_000
_CHUNK = 1 << 18
_SPACE = " \t\r\n"
_HEAD = ("rmdesk_takeout", "schema", "made", "owner")

Part = tuple[str, int, object]
"""The table's name, the record's place in it, the record as JSON has it."""


class TakeoutFile:
    """An open file. What it tells besides its records is of the last reading.

    `head`: form, schema, moment and owner; `tables`: those that stood there; `digest`: of all that was read.
    """

    def __init__(self, file: IO[bytes], size: int, heard: Callable[[int], None]) -> None:
        self.size = size
        self.digest = b""
        self.tables: set[str] = set()
        self.head: dict[str, object] = {}
        self._file = file
        self._heard = heard

    def parts(self) -> Iterator[Part]:
        """Every record, read from the beginning; before the first, `head` is there. Raises NotATakeout."""
        self._file.seek(0)
        text = _Text(self._file, self._heard)
        self.head = _head(text)
        self.tables = set()
        text.take("{", "records")
        for name in text.names("records"):
            if name in self.tables:
                raise NotATakeout(f"records.{name}", "twice")
            self.tables.add(name)
            text.take("[", f"records.{name}")
            yield from _records(text, name)
        text.take("}", "")
        text.end()
        self.digest = text.digest()


@contextmanager
def opened(path: Path, heard: Callable[[int], None]) -> Iterator[TakeoutFile]:
    """The file, an ordinary one of at most `LARGEST` bytes; `heard` is told how many bytes were read.

    Raises NotATakeout; never waits for a pipe or a device.
    """
    try:
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    except FileNotFoundError:
        raise NotATakeout("", "not there") from None
    except OSError:
        raise NotATakeout("", "not a file") from None
    status = os.fstat(descriptor)
    if not stat.S_ISREG(status.st_mode):
        os.close(descriptor)
        raise NotATakeout("", "not a file")
    with os.fdopen(descriptor, "rb", buffering=0) as file:
        if status.st_size > LARGEST:
            raise NotATakeout("", "size")
        yield TakeoutFile(file, status.st_size, heard)


def _head(text: "_Text") -> dict[str, object]:
    text.take("{", "")
    head: dict[str, object] = {}
    for name in text.names(""):
        if name == "records":
            break
        if name not in _HEAD or name in head:
            raise NotATakeout(name, "twice" if name in head else "unknown")
        head[name] = text.value(name)
    missing = [name for name in (*_HEAD, "records") if name not in head and name != "records"]
    if missing:
        raise NotATakeout(missing[0], "missing")
    return head


def _records(text: "_Text", table: str) -> Iterator[Part]:
    place = 0
    while text.peek() != "]":
        if place:
            text.take(",", f"records.{table}[{place}]")
        yield table, place, text.value(f"records.{table}[{place}]")
        place += 1
    text.take("]", f"records.{table}")


class _Twice(ValueError):
    """A name stands twice in one object."""


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) != len(pairs):
        raise _Twice
    return made


def _refused(_constant: str) -> object:
    raise ValueError("not JSON")


_DECODER = json.JSONDecoder(object_pairs_hook=_once, parse_constant=_refused)


class _Text:
    """JSON from a file, one value at a time."""

    def __init__(self, file: IO[bytes], heard: Callable[[int], None]) -> None:
        self._file = file
        self._heard = heard
        self._decoder = codecs.getincrementaldecoder("utf-8-sig")("strict")
        self._hash = hashlib.sha256()
        self._text = ""
        self._at = 0
        self._is_end = False
        self._place = ""

    def digest(self) -> bytes:
        """Of everything read so far."""
        return self._hash.digest()

    def peek(self) -> str:
        """The next sign that is no white space; empty at the end."""
        while True:
            while self._at < len(self._text):
                if self._text[self._at] not in _SPACE:
                    return self._text[self._at]
                self._at += 1
            if not self._more():
                return ""

    def take(self, sign: str, place: str) -> None:
        """The next sign, which must be this one."""
        if self.peek() != sign:
            raise NotATakeout(place or self._place, "not JSON")
        self._at += 1

    def end(self) -> None:
        """Nothing but white space follows."""
        if self.peek():
            raise NotATakeout("", "not JSON")

    def names(self, place: str) -> Iterator[str]:
        """The names of an object whose brace was taken, each up to its colon; the closing brace is taken."""
        is_first = True
        while self.peek() != "}":
            if not is_first:
                self.take(",", place)
            is_first = False
            name = self.value(place)
            if not isinstance(name, str):
                raise NotATakeout(place, "not JSON")
            self.take(":", f"{place}.{name}" if place else name)
            yield name
        self.take("}", place)

    def value(self, place: str) -> object:
        """The next value, whole. Raises NotATakeout with `place`."""
        self._place = place
        self.peek()
        while True:
            try:
                made, end = _DECODER.raw_decode(self._text, self._at)
            except _Twice:
                raise NotATakeout(place, "twice") from None
            except (ValueError, RecursionError):
                made, end = None, len(self._text)
            if end < len(self._text) or (self._is_end and made is not None):
                self._at = end
                return made
            if len(self._text) - self._at > _LARGEST_RECORD or not self._more(self._text[self._at :]):
                raise NotATakeout(place, "not JSON")

    def _more(self, rest: str = "") -> bool:
        """Read on after `rest`, at least doubling it; False at the end of the file."""
        pieces = [rest]
        wanted = max(_CHUNK, len(rest))
        while wanted > 0 and not self._is_end:
            read = self._file.read(_CHUNK)
            self._heard(len(read))
            self._hash.update(read)
            self._is_end = not read
            try:
                piece = self._decoder.decode(read, final=self._is_end)
            except UnicodeDecodeError:
                raise NotATakeout(self._place, "not text") from None
            pieces.append(piece)
            wanted -= len(piece)
        grown = sum(map(len, pieces)) > len(rest)
        self._text, self._at = "".join(pieces), 0
        return grown

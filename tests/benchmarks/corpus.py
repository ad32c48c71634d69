"""Journals of many notes, the same in every run: a signed pairing of the demo, and N notes beside it.

The notes are about 1.5 kB of Markdown. Their words follow Zipf's law; three marks are sown among them:
`RARE` stands in three notes, `COMMON` in 60 %, both words of `PHRASE` side by side in 2 % and each alone in
another 4 %. A journal is made once and kept in the temporary folder of the computer.
"""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import accumulate
from pathlib import Path
from random import Random

from rmdesk.demo.build import build
from rmdesk.demo.clock import DemoClock
from rmdesk.domain.vocabulary import Audience, Role, Side, Tag
from rmdesk.journal import keeping
from rmdesk.journal.pairings import shown_pairing
from rmdesk.storage import records  # noqa: F401 - the tables

RARE = "quillwort"
COMMON = "harbour"
PHRASE = "amber lantern"
_FORM = 2
"""Of the notes below; another number makes the kept journals anew."""
_WORDS = 20_000
_WORDS_A_NOTE = 232
_SIGNS = "etaoinshrdlcumwfgypbvk"
_INSERT = """
    INSERT INTO note (id, counter, pairing_id, session_id, author, side, written_at, edited_at, audience,
                      raised_under, tag, wording, cleared, text)
    VALUES (?, ?, ?, NULL, ?, ?, ?, NULL, ?, 0, ?, NULL, '[]', ?)
"""
_WRITTEN = "2026-05-04T09:30:00+00:00"


@contextmanager
def opened(count: int) -> Iterator[keeping.Kept]:
    """A copy of the journal with so many notes, open; gone afterwards."""
    made = _kept_journal(count)
    with tempfile.TemporaryDirectory() as place:
        folder = Path(shutil.copytree(made, Path(place) / made.name))
        passphrase = (made.parent / "passphrase").read_text("utf-8")
        kept = keeping.open_journal(folder, keeping.with_passphrase(passphrase), DemoClock())
        try:
            yield kept
        finally:
            kept.journal.has_changed = False  # no backup: nobody needs the copy
            kept.close()


def texts(count: int) -> Iterator[str]:
    """So many notes."""
    chance = Random(7)  # noqa: S311 - the same in every run is what is wanted
    words = _vocabulary(chance)
    weights = list(accumulate(1 / rank for rank in range(1, len(words) + 1)))
    rare = {round(count * part) for part in (0.2, 0.5, 0.9)}
    for number in range(count):
        said = chance.choices(words, cum_weights=weights, k=_WORDS_A_NOTE)
        for mark in _marks(chance, is_rare=number in rare):
            said[chance.randrange(len(said))] = mark
        yield _markdown(said)


def _vocabulary(chance: Random) -> list[str]:
    """Words of 2 to 10 letters, the short ones the most frequent, none twice."""
    words: dict[str, None] = {}
    while len(words) < _WORDS:
        longest = 4 if len(words) < 100 else 10
        words["".join(chance.choices(_SIGNS, k=chance.randint(2, longest)))] = None
    return list(words)


def _marks(chance: Random, *, is_rare: bool) -> Iterator[str]:
    if is_rare:
        yield RARE
    if chance.random() < 0.6:
        yield COMMON
    first, second = PHRASE.split()
    place = chance.random()
    if place < 0.02:
        yield PHRASE
    elif place < 0.06:
        yield first
    elif place < 0.1:
        yield second


def _markdown(said: list[str]) -> str:
    """A heading, two paragraphs and a list."""
    lines = [f"## {' '.join(said[:5])}", "", " ".join(said[5:90]) + ".", ""]
    lines += [f"- {' '.join(said[start : start + 12])}" for start in range(90, 150, 12)]
    return "\n".join([*lines, "", f"**{said[150]}** {' '.join(said[151:])}."])


def _kept_journal(count: int) -> Path:
    """Made under another name first: what has its name is whole."""
    place = Path(tempfile.gettempdir()) / f"rmdesk-benchmarks-{_FORM}-{count}"
    if not place.exists():
        part = Path(tempfile.mkdtemp(prefix=place.name))
        demo = build(part / "demo", DemoClock())
        (part / "demo" / "passphrase").write_text(demo.passphrase, "utf-8")
        _fill(demo.journal(Role.EXECUTIVE), demo.passphrase, count)
        part.rename(place)
    return place / "demo" / "greta.rmdesk"


def _fill(folder: Path, passphrase: str, count: int) -> None:
    """All notes in one transaction, through the triggers of the index."""
    kept = keeping.open_journal(folder, keeping.with_passphrase(passphrase), DemoClock())
    try:
        pairing = kept.journal.ask(shown_pairing)
        if pairing is None:
            raise LookupError("the demo has no pairing")
        first = last_counter(kept) + 1
        kept.connection.execute("BEGIN IMMEDIATE")
        kept.connection.executemany(
            _INSERT,
            (_row(first + number, pairing.pairing.id, text) for number, text in enumerate(texts(count))),
        )
        kept.connection.execute("COMMIT")
    finally:
        kept.close()


def last_counter(kept: keeping.Kept) -> int:
    """The highest number of a text in the journal."""
    return int(kept.connection.execute("SELECT max(counter) FROM searchable").fetchone()[0])


def _row(counter: int, pairing_id: str, text: str) -> tuple[object, ...]:
    marks = (Role.EXECUTIVE.value, Side.PAIR.value, _WRITTEN, int(Audience.ONLY_ME), Tag.NONE.value)
    return (f"{counter:032x}", counter, pairing_id, *marks, text)

"""Row 4: the first 50 hits with snippets, newest first, beside the same search through the bare driver."""

from rmdesk.journal import search
from rmdesk.journal.keeping import Kept
from tests.benchmarks import corpus
from tests.benchmarks.measuring import Measured, Rounds, interleaved

GOAL = 1.2
_COUNTS = (1_000, 100_000)
_SEARCHES = {
    "rare": (f"{corpus.RARE} ", '"quillwort"'),
    "common": (f"{corpus.COMMON} ", '"harbour"'),
    "two words": (f"{corpus.PHRASE} ", '"amber" AND "lantern"'),
    "begun": (corpus.COMMON[:4], '"harb"*'),
}
"""What is typed, and the same in the language of the index."""
_RAW = """
    SELECT rowid, snippet(search, 0, char(2), char(3), '…', 12) FROM search
    WHERE search MATCH ? ORDER BY rowid DESC LIMIT 50
"""


def measure() -> list[Measured]:
    """Each search at each size."""
    lines = []
    for count in _COUNTS:
        with corpus.opened(count) as kept:
            lines += [_compared(kept, what, count) for what in _SEARCHES]
    return lines


def _compared(kept: Kept, what: str, count: int) -> Measured:
    typed, words = _SEARCHES[what]

    def ours() -> list[search.SearchHit]:
        return kept.journal.ask(search.search, typed)

    def raw() -> list[tuple[int, str]]:
        rows: list[tuple[int, str]] = kept.connection.execute(_RAW, (words,)).fetchall()
        return rows

    found, expected = [hit.counter for hit in ours()], [row[0] for row in raw()]
    if found != expected:
        raise AssertionError(f"{what}: {len(found)} hits, {len(expected)} through the driver")
    cost = interleaved(ours, raw, Rounds(201))
    return Measured(f"search, {what}: {len(found)} hits in {count:,} notes", *cost, GOAL)

"""Search: the words of every text in the journal, newest first, through the index and never by a scan."""

from typing import Any, NamedTuple

from rmdesk.domain.rendering import clean
from rmdesk.domain.vocabulary import Audience
from rmdesk.journal.db import Db

WORDS = 32
"""Words of a search that count; further ones are left out."""
_NEWEST = 2**63 - 1  # above every counter
_LONGEST = 2000  # characters of a search that are looked at
_OPEN, _CLOSE = "\x02", "\x03"  # control characters are never stored, so no text holds these
_AUDIENCES = {int(audience): audience for audience in Audience}  # a look-up costs less than a call
_FOUND = """
    SELECT snippet(search, 0, :open, :close, '…', 12),
        rowid, kind, record_id, session_id, pairing_id, audience
    FROM search WHERE search MATCH :words AND rowid < :before ORDER BY rowid DESC LIMIT :limit
"""


class SearchHit(NamedTuple):
    """A text that holds the words. `spans` are where they stand in `snippet`: start and end."""

    kind: str
    """The table's name: note, remark, mentoring_session…"""
    record_id: str
    session_id: str | None
    pairing_id: str
    audience: Audience
    snippet: str
    spans: tuple[tuple[int, int], ...]
    counter: int


def search(db: Db, words: str, limit: int = 50, pairing_id: str | None = None) -> list[SearchHit]:
    """The newest texts that hold all of `words`, the last of them also as the beginning of a word.

    Whatever is typed is looked for as it stands: nothing is read as an operator, nothing is an error.
    """
    query = _query(words)
    hits: list[SearchHit] = []
    before = _NEWEST
    while query:
        found = _page(db, query, limit, before)
        hits += (hit for hit in found if pairing_id in (None, hit.pairing_id))
        if len(hits) >= limit or len(found) < limit:
            break
        before = found[-1].counter
    return hits[:limit]


def _page(db: Db, query: str, limit: int, before: int) -> list[SearchHit]:
    """The next hits under a counter."""
    values = {"open": _OPEN, "close": _CLOSE, "words": query, "limit": limit, "before": before}
    return [_hit(*row) for row in db.rows(_FOUND, values)]


def _query(words: str) -> str:
    """Each word in quotes, so that nothing in it means anything to the index."""
    typed = clean(words)[:_LONGEST]
    tokens = [token for token in typed.split() if any(sign.isalnum() for sign in token)][:WORDS]
    quoted = ['"' + token.replace('"', '""') + '"' for token in tokens]
    is_typing = bool(quoted) and not typed[-1].isspace()
    return " AND ".join(quoted) + ("*" if is_typing else "")


def _hit(marked: str, counter: int, *told: Any) -> SearchHit:
    kind, record_id, session_id, pairing_id, audience = told
    snippet, spans = _unmarked(marked)
    return SearchHit(kind, record_id, session_id, pairing_id, _AUDIENCES[audience], snippet, spans, counter)


def _unmarked(marked: str) -> tuple[str, tuple[tuple[int, int], ...]]:
    """The snippet as one line, and where its marks stood."""
    text, *pieces = marked.replace("\n", " ").replace("\t", " ").split(_OPEN)
    spans = []
    for piece in pieces:
        word, _, rest = piece.partition(_CLOSE)
        spans.append((len(text), len(text) + len(word)))
        text += word + rest
    return text, tuple(spans)

"""What the palette lists: a hit of the search, or a thing to do."""

from dataclasses import dataclass

from rmdesk.domain.vocabulary import Audience

Span = tuple[int, int]
"""Where a match begins and how many characters it has."""


@dataclass(frozen=True)
class Hit:
    """One line of the palette. `title_spans` and `detail_spans` are shown bold."""

    group: str
    """Words of the heading it stands under."""
    icon: str
    title: str
    title_spans: tuple[Span, ...] = ()
    detail: str = ""
    detail_spans: tuple[Span, ...] = ()
    audience: Audience | None = None
    """Who may read it; the badge shows it."""
    page_id: str = ""
    record_id: str = ""
    action_id: str = ""
    """Set when it is a thing to do; then no page is."""
    key: str = ""
    """The key that does the same."""


def spans_of(words: str, text: str) -> tuple[Span, ...]:
    """Where each of the `words` begins a word in `text`, in any case; else wherever it stands first."""
    found: set[Span] = set()
    low = text.casefold()
    if len(low) != len(text):
        return ()  # folding changed the length, places would be wrong
    for word in words.casefold().split():
        place = _at_word(low, word)
        if place >= 0:
            found.add((place, len(word)))
    return tuple(sorted(found))


def _at_word(low: str, word: str) -> int:
    place = low.find(word)
    while place > 0 and low[place - 1].isalnum():
        later = low.find(word, place + 1)
        if later < 0:
            return low.find(word)
        place = later
    return place

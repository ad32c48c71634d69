"""Row 10: what leaves, decided and written: beside the 200 ms in which nobody waits, and 300 for the page.

What leaves are sentences: 1,000 of them here, each as long as people write them. The page is measured in a
journal with 1,000 notes of 1.5 kB; notes themselves never leave, and a summary holds a megabyte at most.
"""

import statistics
from collections.abc import Iterator
from datetime import date

from rmdesk.domain.privacy import Fact, InForce, Rules, release
from rmdesk.domain.subjects import Subject
from rmdesk.domain.summary import Line, Summary
from rmdesk.domain.usual_rules import USUAL_RULES
from rmdesk.domain.vocabulary import Audience, Role
from rmdesk.domain.vocabulary import Side as About
from rmdesk.export.markdown import signed_bytes
from rmdesk.journal.consents import share_view
from rmdesk.journal.pairings import shown_pairing
from tests.benchmarks import corpus
from tests.benchmarks.measuring import Measured, Side, milliseconds

GOAL = 1.0
_NOTES = 1_000
_PATIENCE, _PREVIEW = 200.0, 300.0
_ROUNDS = 7
_NAMES = ("Greta Halvorsen", "Tobias Adeyemi", "Ines Castellano", "Lindqvist", "Ada Nordmann")
_LETTERS = 100
"""Of a line as people write them for a summary."""


def measure() -> list[Measured]:
    """Lines as people write them, and the page beside 1,000 notes."""
    return [
        _released("release and render 1,000 lines of a sentence, 50 watchwords", _sentences()),
        _previewed(),
    ]


def _sentences() -> Iterator[str]:
    return (text.partition("\n\n")[2][:_LETTERS].rpartition(" ")[0] for text in corpus.texts(_NOTES))


def _released(what: str, texts: Iterator[str]) -> Measured:
    facts = [
        Fact(
            f"{place:032x}", Subject.LESSON_LEARNT, Role.EXECUTIVE, About.PAIR, Audience.COORDINATOR, text, 1
        )
        for place, text in enumerate(texts)
    ]
    words = {f"{first}{second}": "a project" for first in _FIRST for second in _SECOND}
    rules = Rules(1, USUAL_RULES, words)
    agreement = InForce(rules, {1: rules})

    def work() -> None:
        decided = release(facts, agreement, Audience.COORDINATOR, _NAMES)
        lines = tuple(Line(one.fact.text, one.fact.ref) for one in decided.released)
        day = date(2026, 6, 16)
        signed_bytes(Summary("HL-07", "Pilot", day, day, 1, lessons=lines))

    return _measured(what, work, _PATIENCE)


def _previewed() -> Measured:
    with corpus.opened(_NOTES) as kept:
        pairing = kept.journal.ask(shown_pairing)
        if pairing is None:
            raise LookupError("the demo has no pairing")
        pairing_id = pairing.pairing.id
        what = "the text of the Share page beside 1,000 notes, through the journal"
        return _measured(what, lambda: kept.journal.ask(share_view, pairing_id), _PREVIEW)


def _measured(what: str, work: Side, patience: float) -> Measured:
    times = [milliseconds(work) for _ in range(_ROUNDS)]
    return Measured(what, statistics.median(times[1:]), patience, GOAL)


_FIRST = ("Her", "Lar", "Kes", "Tal", "Bor")
_SECOND = ("on", "k", "trel", "isman", "ealis", "vane", "stone", "mere", "wick", "ford")

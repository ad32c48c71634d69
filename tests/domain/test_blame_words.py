"""Texts for everyone at work say what was learnt, not whose fault it was."""

import pytest

from rmdesk.domain.blame_words import blame
from rmdesk.domain.redaction import FindingKind

BLAMING = (
    ("It was the fault of the night shift.", "fault of the"),
    ("The driver was to blame.", "to blame"),
    ("We blame the supplier.", "blame"),
    ("An incompetent colleague sent it.", "incompetent"),
    ("That was careless.", "careless"),
    ("They should have known.", "should have known"),
    ("You ought to have asked.", "ought to have asked"),
    ("A stupid decision.", "stupid"),
    ("Someone screwed up.", "screwed up"),
    ("IT screwed it up.", "screwed it up"),
    ("The office failed to answer.", "failed to"),
    ("They forgot to lock it.", "forgot to"),
    ("Planning's mistake cost two days.", "planning's mistake"),
    ("It was her own fault.", "her own fault"),
    ("He didn’t listen.", "didn’t listen"),
    ("As usual, they came late.", "as usual"),
    ("They dropped the ball.", "dropped the ball"),
    ("They let us all down.", "let us all down"),
    ("A sloppy handover.", "sloppy"),
    ("They lied about it.", "lied"),
    ("it was stu**pid**", "stupid"),
    ("at\nfault", "at fault"),
    ("an ｉｄｉｏｔ", "idiot"),
    ("careleѕs", "careless"),
)

FAIR = (
    "The first try failed, the second worked.",
    "The default was wrong.",
    "A fault in the scanner stopped the line.",
    "We learnt that the code must be known to two people.",
    "Ask before you post.",
    "The mistake cost two days; now a second reader checks.",
    "Thanks to her hint it took one hour.",
    "A foolproof label helps.",
    "The engine is idle for ten minutes.",
    "We did not know the term.",
    "The lid covers the upper half.",
    "It was a useful failure.",
    "Blameless reviews work, and the word is not in the list.",
    "They told us early.",
    "The list was read by all.",
)


@pytest.mark.parametrize(("text", "word"), BLAMING)
def test_words_of_blame_are_asked_about(text: str, word: str) -> None:
    findings = blame(text)
    assert [finding.word for finding in findings] == [word]
    assert findings[0].kind is FindingKind.POSSIBLE_BLAME
    assert findings[0].must_ask
    assert 0 <= findings[0].start < findings[0].end <= len(text)


@pytest.mark.parametrize("text", FAIR)
def test_failures_told_fairly_are_left_alone(text: str) -> None:
    assert blame(text) == ()


def test_several_words_are_told_in_their_order() -> None:
    assert [one.word for one in blame("Careless, and his fault, as usual")] == [
        "careless",
        "his fault",
        "as usual",
    ]


def test_words_in_two_readings_of_a_text_are_told_once_and_in_its_order() -> None:
    """The Arabic five is a digit and looks like an o."""
    told = [one.word for one in blame("the fault ٥f the shift, then careless")]
    assert told == ["fault of the", "careless"]

"""Search: whatever is typed is looked for as it stands, newest first, with a snippet."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rmdesk.domain.vocabulary import Audience, Side
from rmdesk.journal.journal import Journal
from rmdesk.journal.notes import write_note
from rmdesk.journal.search import search
from rmdesk.journal.sessions import Place
from tests.journal.test_sessions import plan


def write(journal: Journal, pairing_id: str, text: str) -> str:
    """A note without a session; its id."""
    return journal.do(None, write_note, Place(pairing_id), text, Side.PAIR).id


def test_hits_are_newest_first_with_marked_snippets(journal: Journal, pairing_id: str) -> None:
    session_id = plan(journal, pairing_id, topic="Passkeys on the phone")
    old = write(journal, pairing_id, "The passkey\nonce more at home.")
    hits = journal.ask(search, "passk")
    assert [(hit.kind, hit.record_id) for hit in hits] == [("note", old), ("mentoring_session", session_id)]
    assert hits[0].snippet == "The passkey once more at home."
    assert [hits[0].snippet[start:end] for start, end in hits[0].spans] == ["passkey"]
    assert (hits[1].session_id, hits[1].pairing_id) == (session_id, pairing_id)
    assert hits[0].audience is Audience.ONLY_ME


def test_the_last_word_may_be_begun_the_others_stand_whole(journal: Journal, pairing_id: str) -> None:
    write(journal, pairing_id, "Do the passkey once more")
    assert journal.ask(search, "do pass")
    assert journal.ask(search, "pass do") == []
    assert journal.ask(search, "pass ") == [], "a space ends the word"
    assert journal.ask(search, "ÖNCE móre"), "accents and case do not matter"


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("AND", "this and that"),
        ("NEAR(a b)", "near a b"),
        ('say "maze"', "you say maze now"),
        ("don't", "I don't know"),
        ("text:maze", "text maze"),
        ("-maze", "a maze"),
        ("(maze OR", "maze or not"),
        ("P&L", "read the P&L first"),
    ],
)
def test_operators_are_words(journal: Journal, pairing_id: str, typed: str, text: str) -> None:
    note_id = write(journal, pairing_id, text)
    assert [hit.record_id for hit in journal.ask(search, typed)] == [note_id]


@pytest.mark.parametrize(
    "typed", ["", "   ", '"', "***", "( - )", "\x00", "—", "word " * 10_000, "x" * 100_000]
)
def test_nothing_typed_is_an_error(journal: Journal, pairing_id: str, typed: str) -> None:
    write(journal, pairing_id, "something else")
    assert journal.ask(search, typed) == []


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(typed=st.text(max_size=60))
def test_any_text_is_a_search(journal: Journal, typed: str) -> None:
    assert isinstance(journal.ask(search, typed), list)


def test_at_most_so_many_hits_and_one_pairing(journal: Journal, pairing_id: str) -> None:
    for number in range(5):
        write(journal, pairing_id, f"common {number}")
    assert [hit.snippet for hit in journal.ask(search, "common", 2)] == ["common 4", "common 3"]
    assert len(journal.ask(search, "common", pairing_id=pairing_id)) == 5
    assert journal.ask(search, "common", pairing_id="another") == []


def test_markup_and_control_characters_stay_text(journal: Journal, pairing_id: str) -> None:
    write(journal, pairing_id, "see <b>bold\x02\x03</b> moves")
    (hit,) = journal.ask(search, "bold")
    assert hit.snippet == "see <b>bold</b> moves"
    assert [hit.snippet[start:end] for start, end in hit.spans] == ["bold"]

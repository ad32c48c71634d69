"""Words of the agreement beside its rules, of its change log, and of the rule simulator."""

from datetime import date
from types import SimpleNamespace

import pytest

from rmdesk.domain.privacy import Reason
from rmdesk.domain.vocabulary import Audience, Form, LoggedKind, Role
from rmdesk.wording.agreement import (
    cadence_words,
    direction_words,
    due_words,
    end_words,
    erasing_words,
    exit_sentence,
    field_words,
    logged_words,
    meeting_words,
    moved_words,
    rules_listed,
    scan_words,
    stricter_since,
    value_words,
    version_words,
    watchwords_changed,
)
from rmdesk.wording.roles import file_role_words, role_words
from rmdesk.wording.simulated import Asked, leaves_words, stays_words

BOTH = ("Greta", "Tobias")
INES = Asked(Audience.COORDINATOR, "Ines", Audience.EVERYONE, "Ines")
TOBIAS = Asked(Audience.PAIR, "Tobias", Audience.EVERYONE, "Ines")


@pytest.mark.parametrize(
    ("what", "said"),
    [
        ("E4\tin progress\tre-scoped", "E4: in progress → re-scoped"),
        ("M1\t2026-06-02\t2026-06-16", "M1: 2 June 2026 → 16 June 2026"),
        ("E1\tPublish 4 posts\tPublish 3 posts", "E1: Publish 4 posts → Publish 3 posts"),
        ("E1\t\tdrafts typed by Greta", "E1: nothing → drafts typed by Greta"),
    ],
)
def test_a_goal_says_what_it_was_and_is(what: str, said: str) -> None:
    assert logged_words(LoggedKind.GOAL, what, "Tobias") == said


@pytest.mark.parametrize(
    ("kind", "what", "said"),
    [
        (LoggedKind.NARROWED, "R5, R6", "R5, R6 made stricter at once"),
        (LoggedKind.NARROWED, "", "More held back at once"),
        (LoggedKind.NEW_CODE, "ABCD EFGH", "Tobias signs with a new code: ABCD EFGH"),
        (LoggedKind.STOPPED, "", "The pairing was stopped"),
        (LoggedKind.ERASED, "3", "3 texts erased, as rule R10 says"),
    ],
)
def test_the_change_log_speaks(kind: LoggedKind, what: str, said: str) -> None:
    assert logged_words(kind, what, "Tobias") == said


def test_versions_and_moved_sessions() -> None:
    assert moved_words(6, date(2026, 3, 31)) == "Session 6 moved to 31 March"
    assert moved_words(None, date(2026, 3, 31)) == "A session moved to 31 March"
    assert version_words(2, "Chair alternates") == "Chair alternates"
    assert version_words(1, "") == "First agreement"
    assert version_words(2, "") == "No words for this change"


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("scope", "", "nothing"),
        ("ends_on", "2026-06-16", "16 June 2026"),
        ("cadence_days", "14", "every two weeks"),
        ("mentor_budget", "180", "180 minutes a month"),
        ("shows_first_and_last", "True", "may be shown"),
        ("shows_first_and_last", "False", "are not shown"),
        (
            "commitments",
            "executive: I ask\nmentor: I wait: always",
            "Greta: I ask\nTobias: I wait: always",
        ),
        ("stakeholders", "HR: coordinator", "HR reads what Ines reads"),
        ("stakeholders", "IT: desk: everyone", "IT: desk reads what everyone at work may read"),
        ("minutes", "40", "40"),
    ],
)
def test_values_are_said_in_words(field: str, value: str, said: str) -> None:
    assert value_words(field, value, BOTH, "Ines") == said


def test_fields_have_names() -> None:
    assert field_words("executive_budget", *BOTH) == "Greta’s time a month"
    assert field_words("horizon_long", *BOTH) == "In the long run"


def test_how_the_two_meet() -> None:
    assert meeting_words(12, 40, 14) == "Twelve sessions of 40 minutes, every two weeks"
    assert meeting_words(1, 55, 14) == "One session of 55 minutes"
    assert cadence_words(10) == "every 10 days"
    said = "Ends on 16 June with one decision: continue, stop, or a new topic."
    assert end_words(date(2026, 6, 16)) == said
    assert end_words(None) == ""


def test_the_way_out_is_in_the_pairs_own_words_where_they_have_any() -> None:
    assert exit_sentence(" One word is enough. ") == "One word is enough."
    assert "no fault, no reason asked" in exit_sentence("")


def test_which_way_a_version_goes() -> None:
    said = [direction_words(narrows=one, widens=other) for one in (True, False) for other in (True, False)]
    assert len(set(said)) == 4
    assert direction_words(narrows=True, widens=False) == "It narrows: less may leave."


def test_watchwords_are_only_counted() -> None:
    assert watchwords_changed(2, 1) == "two added, one removed"
    assert watchwords_changed(0, 0) == ""


def test_what_is_erased_when() -> None:
    assert erasing_words(date(2026, 9, 14), date(2027, 6, 16)) == (
        "Only-you notes are erased on 14 September 2026, pair notes on 16 June 2027 (rule R10)."
    )
    assert erasing_words(None, date(2027, 6, 16)) == "Pair notes are erased on 16 June 2027 (rule R10)."
    assert erasing_words(date(2026, 9, 14), None).startswith("Only-you notes are erased on 14 September")
    assert erasing_words(None, None) == ""
    assert due_words(1, 2) == "one only-you text and 2 texts of the two of you"


def test_stricter_names_rules_and_nobody() -> None:
    assert stricter_since(date(2026, 6, 16)) == "stricter since 16 June, on one side’s word"
    assert rules_listed((5,)) == "R5"
    assert rules_listed((5, 6, 11)) == "R5, R6 and R11"


def test_a_fingerprint_is_read_in_groups() -> None:
    scan = bytes.fromhex("3f2a91c0") + bytes(28)
    assert scan_words(scan) == "3F2A 91C0 …"
    assert scan_words(scan, groups=16).split() == ["3F2A", "91C0", *(["0000"] * 14)]


def test_roles_are_renamed_on_the_screen_only() -> None:
    titled = SimpleNamespace(executive_title="owner", mentor_title=" ")
    assert role_words(titled, Role.EXECUTIVE) == "owner"
    assert role_words(titled, Role.MENTOR) == "mentor"
    assert file_role_words(Role.EXECUTIVE) == "Executive"


def test_what_leaves_says_how_and_to_whom() -> None:
    assert leaves_words(Form.AS_WRITTEN, INES).startswith(
        "It leaves as written, once both of you agree: Ines"
    )
    assert "without an author" in leaves_words(Form.WITHOUT_AUTHOR, INES)
    assert leaves_words(Form.WITHOUT_AUTHOR, TOBIAS) == "Once you raise it, Tobias reads it as written."


def test_what_stays_says_why() -> None:
    assert stays_words(Reason.WATCHWORD, INES) == "It stays: a watchword."
    assert "counted only" in stays_words(Reason.COUNTED_ONLY, INES)
    assert stays_words(Reason.RULE, TOBIAS) == "It stays: a rule of the agreement."
    said = stays_words(Reason.NAME, TOBIAS)
    assert said.startswith("Once you raise it, Tobias reads it here; in a file it has no place: a name")


@pytest.mark.parametrize(
    ("furthest", "coordinator", "said"),
    [
        (Audience.ONLY_ME, "Ines", "It stays: this kind of text is only yours."),
        (Audience.PAIR, "Ines", "It stays: this kind of text stays with the two of you."),
        (Audience.COORDINATOR, "Ines", "It stays: this kind of text goes no further than Ines."),
        (Audience.COORDINATOR, None, "It stays: this kind of text stays with the two of you."),
    ],
)
def test_a_kind_of_text_has_an_end_to_its_way(furthest: Audience, coordinator: str | None, said: str) -> None:
    asked = Asked(Audience.EVERYONE, "everyone at work", furthest, coordinator)
    assert stays_words(Reason.SUBJECT, asked) == said

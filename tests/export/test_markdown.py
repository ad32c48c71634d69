"""The summary's file: the reference to the byte, every optional part, and what the consents add."""

import hashlib
import re
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from rmdesk.domain.summary import Changes, Learning, Meetings, Pulse, Section, Summary
from rmdesk.domain.vocabulary import GoalState, Manner, PulseBand, Role
from rmdesk.export.markdown import (
    HEADINGS,
    Agreed,
    digest,
    file_name,
    is_unedited,
    signed_bytes,
    signed_part,
    whole_file,
)
from tests.export.hl07 import REFERENCE, hl07, lines

BOTH = {
    Role.EXECUTIVE: Agreed(date(2026, 6, 16), Manner.CODE),
    Role.MENTOR: Agreed(date(2026, 6, 16), Manner.CODE),
}
KEYS = {
    Section.MEETINGS: {"sessions_planned", "sessions_held", "sessions_moved", "minutes_met"},
    Section.GOALS: {"goals_set", "goals_achieved"},
    Section.LEARNING: {"learnt_executive", "learnt_mentor"},
    Section.PRACTICE: {
        *("hands_on_minutes", "learner_share_first", "learner_share_last", "learner_share_all"),
        *("switches", "takeovers"),
    },
    Section.PULSE: {"pulse_waves", "pulse_band"},
    Section.CHANGES: {"actions_agreed", "actions_done"},
    Section.NEXT_STEP: {"help_wanted"},
}
FIELDS = {
    Section.MEETINGS: "meetings",
    Section.GOALS: "goals",
    Section.LEARNING: "learning",
    Section.PRACTICE: "practice",
    Section.PULSE: "pulse",
    Section.CHANGES: "changes",
    Section.LESSONS: "lessons",
    Section.IDEAS: "ideas",
    Section.WAY_OF_WORKING: "way_of_working",
    Section.NEXT_STEP: "next_steps",
}


def text_of(summary: Summary) -> str:
    """The signed bytes as text."""
    return signed_bytes(summary).decode()


def keys(file: str) -> list[str]:
    """The keys of the front matter, in order."""
    front = file.removeprefix("---\n").split("\n---\n", 1)[0]
    return [line.split(":", 1)[0] for line in front.split("\n")]


def section(summary: Summary, which: Section) -> str:
    """What stands under one heading."""
    found = re.search(rf"^## {which.value}\. .*\n\n((?:.*\n)*?)(?=\n?## |\Z)", text_of(summary), re.MULTILINE)
    assert found
    return found[1].strip()


def with_(**values: Any) -> Summary:
    """The demo's summary with some fields changed."""
    return replace(hl07(), **values)


def without_hash(file: bytes) -> bytes:
    """The file as it was hashed."""
    return re.sub(rb'sha256: "[0-9a-f]{64}"', b'sha256: ""', file)


def test_the_demo_is_the_reference_to_the_byte() -> None:
    file = whole_file(signed_bytes(hl07()), BOTH)
    assert without_hash(file) == REFERENCE.read_bytes()


def test_the_hash_is_over_the_whole_file_with_its_value_empty() -> None:
    file = whole_file(signed_bytes(hl07()), BOTH)
    assert f'sha256: "{hashlib.sha256(without_hash(file)).hexdigest()}"'.encode() in file
    assert is_unedited(file)
    assert not is_unedited(file.replace(b"610 minutes", b"611 minutes"))
    assert not is_unedited(without_hash(file))


@pytest.mark.parametrize("unticked", [frozenset[Section](), frozenset(Section)])
def test_the_signed_part_of_a_whole_file_is_what_was_signed(unticked: frozenset[Section]) -> None:
    hostile = '## Agreed by\n\nsha256: "" \n---\ngenerated: 1'
    for summary in (with_(unticked=unticked), with_(lessons=lines(hostile), help_wanted=lines(hostile))):
        signed = signed_bytes(summary)
        file = whole_file(signed, BOTH)
        assert signed_part(file) == signed
        assert is_unedited(file)
        for key in (b"generated:", b"consent_", b"sha256:"):
            assert not any(line.startswith(key) for line in signed.split(b"\n"))


def test_generated_is_the_day_of_the_second_consent_and_the_manner_is_told() -> None:
    consents = {
        Role.MENTOR: Agreed(date(2026, 6, 18), Manner.PAPER),
        Role.EXECUTIVE: Agreed(date(2026, 6, 16), Manner.CODE),
    }
    file = whole_file(signed_bytes(hl07()), consents).decode()
    front = file.split("\n---\n", 1)[0].split("\n")
    assert front[5:12] == [
        "period_end: 2026-06-16",
        "generated: 2026-06-18",
        "agreement_version: 2",
        "consent_executive: 2026-06-16",
        "consent_manner_executive: code",
        "consent_mentor: 2026-06-18",
        "consent_manner_mentor: paper",
    ]
    assert file.endswith(
        "\n## Agreed by\n\nExecutive, 16 June 2026, and mentor, 18 June 2026, under version 2 of their"
        " agreement.\n"
    )


def test_a_consent_signs_the_pairing_the_recipient_and_every_byte() -> None:
    signed = signed_bytes(hl07())
    digests = {
        digest("p1", "Ines", signed),
        digest("p2", "Ines", signed),
        digest("p1", "Ida", signed),
        digest("p1", "Ines", signed + b" "),
        digest("p1I", "nes", signed),
        digest("p1", "Ines---", signed.removeprefix(b"---")),
    }
    assert len(digests) == 6


def test_the_file_is_named_by_reference_and_day() -> None:
    assert file_name("HL-07", date(2026, 6, 16)) == "rmdesk-summary_HL-07_2026-06-16.md"


@pytest.mark.parametrize("which", list(Section))
def test_an_unticked_section_says_nothing_and_takes_its_keys_along(which: Section) -> None:
    bare = with_(**{FIELDS[which]: None, "unticked": frozenset({which})})
    assert section(bare, which) == "Nothing to report."
    gone = set(keys(text_of(hl07()))) - set(keys(text_of(bare)))
    assert gone == KEYS.get(which, set())
    order = [key for key in keys(text_of(hl07())) if key not in gone]
    assert keys(text_of(bare)) == order


def test_with_everything_unticked_all_ten_headings_stand_over_nothing() -> None:
    bare = with_(unticked=frozenset(Section), **dict.fromkeys(FIELDS.values()), help_wanted=None)
    text = text_of(bare)
    assert re.findall(r"^## (\d+)\. (.*)$", text, re.MULTILINE) == [
        (str(one.value), HEADINGS[one]) for one in Section
    ]
    assert text.count("Nothing to report.") == 10
    assert keys(text)[-1] == "agreement_version"


@pytest.mark.parametrize(
    ("which", "empty"),
    [
        (Section.MEETINGS, {"meetings": Meetings(0, 0, 0, 0)}),
        (Section.GOALS, {"goals": ()}),
        (Section.LEARNING, {"learning": Learning(0, 0)}),
        (Section.PRACTICE, {"practice": None}),
        (Section.CHANGES, {"changes": Changes((), 0, 0)}),
        (Section.LESSONS, {"lessons": ()}),
        (Section.IDEAS, {"ideas": ()}),
        (Section.WAY_OF_WORKING, {"way_of_working": ()}),
    ],
)
def test_an_empty_section_says_so_and_keeps_its_keys(which: Section, empty: dict[str, Any]) -> None:
    summary = with_(**empty)
    assert section(summary, which) == "Nothing to report."
    optional = KEYS[Section.PRACTICE]
    assert set(keys(text_of(hl07()))) - set(keys(text_of(summary))) <= optional


def test_without_practice_figures_their_keys_and_clauses_are_left_out() -> None:
    summary = with_(practice=None)
    assert section(summary, Section.MEETINGS) == ("12 of 12 sessions held, one moved; 610 minutes together.")
    assert not KEYS[Section.PRACTICE] & set(keys(text_of(summary)))


def test_without_the_tick_first_and_last_are_neither_keys_nor_words() -> None:
    practice = hl07().practice
    assert practice
    summary = with_(practice=replace(practice, share_first=None, share_last=None))
    assert section(summary, Section.PRACTICE) == (
        "The learner had their hands on the device for 79.8 % of the driving time."
        " There were 24 planned switches and 7 takeovers."
    )
    assert {"learner_share_first", "learner_share_last"}.isdisjoint(keys(text_of(summary)))
    assert "learner_share_all" in keys(text_of(summary))


@pytest.mark.parametrize(
    ("share", "said"), [("100.0", "100 %"), ("79.8", "79.8 %"), ("0.0", "0 %"), ("50.05", "50 %")]
)
def test_figures_have_one_decimal_and_no_zero_after_the_point(share: str, said: str) -> None:
    practice = hl07().practice
    assert practice
    bare = replace(practice, share_all=Decimal(share), share_first=None, share_last=None)
    assert f"for {said} of the driving time." in section(with_(practice=bare), Section.PRACTICE)


@pytest.mark.parametrize(
    ("switches", "takeovers", "said"),
    [
        (1, 1, "There was 1 planned switch and 1 takeover."),
        (0, 0, "There were 0 planned switches and 0 takeovers."),
    ],
)
def test_one_switch_is_no_switches(switches: int, takeovers: int, said: str) -> None:
    practice = hl07().practice
    assert practice
    summary = with_(practice=replace(practice, switches=switches, takeovers=takeovers))
    assert section(summary, Section.PRACTICE).endswith(said)


@pytest.mark.parametrize(
    ("moved", "said"),
    [(0, "held; "), (1, "held, one moved; "), (12, "held, twelve moved; "), (13, ", 13 moved; ")],
)
def test_the_number_moved_is_in_words_up_to_twelve(moved: int, said: str) -> None:
    summary = with_(meetings=Meetings(14, 14, moved, 700))
    assert said in section(summary, Section.MEETINGS)
    assert ("moved" in section(summary, Section.MEETINGS)) is (moved > 0)


def test_one_thing_learnt_and_no_line_to_show() -> None:
    assert section(with_(learning=Learning(1, 0)), Section.LEARNING) == (
        "The executive learnt 1 thing, the mentor 0."
    )
    one_line = Learning(0, 2, (), lines("patience"))
    assert section(with_(learning=one_line), Section.LEARNING) == (
        "The executive learnt 0 things, the mentor 2. Among them:\n\n- Mentor: patience"
    )


def test_what_was_learnt_is_joined_without_making_a_sign() -> None:
    learnt = Learning(2, 0, lines("a &lt", "# b"), ())
    assert section(with_(learning=learnt), Section.LEARNING).endswith("- Executive: a &#38;lt; # b")


@pytest.mark.parametrize(
    ("pulse", "said"),
    [
        (Pulse(0, PulseBand.NOT_SHARED), "Not shared."),
        (Pulse(1, PulseBand.WEAK), "Weak, from 1 round of five questions."),
        (Pulse(3, PulseBand.MIXED), "Mixed, from 3 rounds of five questions."),
    ],
)
def test_the_pulse_is_one_band(pulse: Pulse, said: str) -> None:
    assert section(with_(pulse=pulse), Section.PULSE) == said
    assert f"pulse_waves: {pulse.waves}\npulse_band: {pulse.band.value}\n" in text_of(with_(pulse=pulse))


def test_actions_alone_are_told_and_one_action_is_one() -> None:
    assert section(with_(changes=Changes((), 1, 0)), Section.CHANGES) == "- 0 of 1 agreed action is done"
    assert section(with_(changes=Changes(lines("a map"), 0, 0)), Section.CHANGES) == "- a map"


def test_goals_count_the_rows_shown() -> None:
    goals = hl07().goals
    assert goals
    text = text_of(with_(goals=goals[:1] + goals[6:]))
    assert "goals_set: 2\ngoals_achieved: 1\n" in text
    assert text.count("| achieved |") == 1
    assert f"| {GoalState.IN_PROGRESS.value} |" in text


def test_silence_about_help_is_said_to_be_silence() -> None:
    summary = with_(next_steps=(), help_wanted=())
    assert section(summary, Section.NEXT_STEP) == "Help wanted: not stated."
    assert 'help_wanted: "not stated"\n' in text_of(summary)
    several = with_(help_wanted=lines('a "room"', "time\nfor it"))
    assert 'help_wanted: "a \\"room\\"; time for it"\n' in text_of(several)


def test_steps_are_sentences_and_a_year_is_no_list() -> None:
    summary = with_(next_steps=lines("2026", "Go on!", "New topic"))
    assert section(summary, Section.NEXT_STEP) == "2026\\. Go on! New topic. Help wanted: no."


def test_a_line_break_within_a_text_is_a_space() -> None:
    text = text_of(with_(lessons=lines("one\n\ntwo\r\nthree")))
    assert "- one two three\n" in text


def test_the_file_is_plain_markdown_with_lf_ends() -> None:
    file = whole_file(signed_bytes(hl07()), BOTH)
    assert b"\r" not in file
    assert file.endswith(b".\n")
    assert not re.search(rb"<[a-z!/]|\]\(|!\[", file)

"""What the strict reader refuses, the field it names, and that it names nothing else."""

from collections.abc import Callable
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rmdesk.errors import NotASummary
from rmdesk.export import markdown
from rmdesk.export.markdown import whole_file
from rmdesk.export.reading import LARGEST, read_summary
from rmdesk.wording.reading import not_a_summary_words
from tests.export.stories import whole_files
from tests.export.test_reading import BOTH, FILE
from tests.patience import patience


def without(line: str) -> Callable[[str], str]:
    """The file without a line of the front matter."""
    return lambda text: "\n".join(one for one in text.split("\n") if not one.startswith(f"{line}:"))


def with_value(key: str, value: str) -> Callable[[str], str]:
    """The file with another value for a key."""

    def change(text: str) -> str:
        return "\n".join(f"{key}: {value}" if one.startswith(f"{key}:") else one for one in text.split("\n"))

    return change


def replaced(old: str, new: str) -> Callable[[str], str]:
    """The file with words exchanged."""
    return lambda text: text.replace(old, new, 1)


def fault(data: bytes) -> tuple[str, str]:
    """The field and the problem that reading ends with."""
    with pytest.raises(NotASummary) as caught:
        read_summary(data)
    sentence = not_a_summary_words(caught.value)
    assert sentence.endswith(".")
    assert "{" not in sentence
    return caught.value.field, caught.value.problem


BAD_VALUES = [
    ("rmdesk_summary", "2", "newer"),
    ("pair_ref", '"hl-07"', "not a reference"),
    ("pair_ref", "HL-07", "not a reference"),
    ("pair_ref", f'"{"A" * 17}"', "not a reference"),
    ("programme", f'"{"x" * 61}"', "too long"),
    ("programme", '"a"b"', "not one line"),
    ("programme", r'"\u0041"', "not one line"),
    ("programme", '""', "too long"),
    ("period_start", "2026-02-30", "not a day"),
    ("period_start", "2026-1-13", "not a day"),
    ("period_start", '"2026-01-13"', "not a day"),
    ("period_start", "٢٠٢٦-٠١-١٣", "not a day"),
    ("period_end", "2026-01-12", "reversed"),
    ("period_end", "2026-06-17", "after generated"),
    ("generated", "2026-06-18", "not the second consent"),
    ("agreement_version", "0", "impossible"),
    ("consent_manner_mentor", "Code", "not known"),
    ("sessions_held", "13", "impossible"),
    ("sessions_moved", "13", "impossible"),
    ("minutes_met", "-5", "not a number"),
    ("minutes_met", "1000001", "impossible"),
    ("minutes_met", "99999999999999999999", "not a number"),
    ("minutes_met", "010", "not a number"),
    ("minutes_met", "6_1", "not a number"),
    ("minutes_met", ".nan", "not a number"),
    ("minutes_met", "NaN", "not a number"),
    ("minutes_met", "1e999", "not a number"),
    ("minutes_met", "12:30:45", "not a number"),
    ("minutes_met", "610 # so", "not a number"),
    ("minutes_met", "&a 610", "not a number"),
    ("minutes_met", "*a", "not a number"),
    ("minutes_met", "!!int 610", "not a number"),
    ("minutes_met", "[610]", "not a number"),
    ("learner_share_all", "100.1", "impossible"),
    ("learner_share_all", "79.85", "not a share"),
    ("learner_share_all", "nan", "not a share"),
    ("goals_achieved", "8", "impossible"),
    ("actions_done", "19", "impossible"),
    ("pulse_waves", "0", "impossible"),
    ("pulse_band", "great", "not known"),
    ("sha256", '"abc"', "not a hash"),
]


@pytest.mark.parametrize(("key", "value", "problem"), BAD_VALUES)
def test_a_value_that_cannot_be_is_named(key: str, value: str, problem: str) -> None:
    assert fault(with_value(key, value)(FILE.decode()).encode()) == (key, problem)


BAD_FILES: list[tuple[Callable[[str], str], str, str]] = [
    (lambda _: "", "file", "empty"),
    (lambda text: text + " " * LARGEST, "file", "too large"),
    (lambda text: text.replace("pilot", "pi\x00lot"), "file", "control character"),
    (lambda text: text.replace("\n", "\r"), "file", "control character"),
    (lambda text: text.replace("quarter", "quar\u2028ter"), "file", "control character"),
    (lambda _: "# A letter\n", "file", "no front matter"),
    (lambda text: text.removeprefix("---\n"), "file", "no front matter"),
    (lambda text: text[: text.index("sha256")], "file", "no front matter"),
    (lambda text: text + text, "file", "two front matters"),
    (lambda text: text + "...\n", "file", "two front matters"),
    (lambda text: text.replace("rmdesk_summary: 1\n", ""), "front matter", "another kind"),
    (replaced("rmdesk_summary", "rmdesk_else"), "front matter", "another kind"),
    (replaced("rmdesk_summary", "rmdesk_news"), "pair_ref", "unknown"),
    (replaced("switches: 24", "switches: 24\nswitches: 25"), "switches", "twice"),
    (replaced("switches: 24", "swaps: 24"), "swaps", "unknown"),
    (replaced("switches: 24", "switches:24"), "line 21", "not a key"),
    (replaced("switches: 24", "switches:\n  - 24"), "line 21", "not a key"),
    (replaced("switches: 24", "Heron lives: 24"), "line 21", "not a key"),
    (replaced("switches: 24", "<<: *a"), "line 21", "not a key"),
    (replaced("switches: 24", "# switches: 24"), "line 21", "not a key"),
    (replaced("switches: 24\ntakeovers: 7", "takeovers: 7\nswitches: 24"), "takeovers", "out of order"),
    (without("period_end"), "period_end", "missing"),
    (without("sha256"), "sha256", "missing"),
    (without("takeovers"), "takeovers", "missing"),
    (without("learner_share_last"), "learner_share_last", "missing"),
    (replaced("# Reverse mentoring summary", "# A summary"), "title", "not expected"),
    (replaced("> What this is", "What this is"), "title", "not expected"),
    (replaced("an appraisal, a log", "an appraisal"), "title", "not expected"),
    (replaced("## 4. Practice\n\n", ""), "section 4", "not expected"),
    (replaced("## 4. Practice", "## 4. Practise"), "section 4", "not expected"),
    (replaced("## 4. Practice", "### 4. Practice"), "section 4", "not expected"),
    (replaced("12 of 12 sessions held", "All held"), "section 1", "not expected"),
    (replaced("| Side | Goal |", "| Who | Goal |"), "section 2", "not expected"),
    (replaced("| achieved | made |", "| achieved |"), "section 2", "not expected"),
    (replaced("| achieved | made |", "| done | made |"), "section 2", "not known"),
    (replaced("- Executive:", "- Greta:"), "section 3", "not expected"),
    (replaced("Good, from", "Splendid, from"), "section 5", "not expected"),
    (replaced("- 15 of 18", "- most of 18"), "section 6", "not expected"),
    (replaced("once a quarter", "**once** a quarter"), "section 8", "mark-up"),
    (replaced("once a quarter", "[once](http://x)"), "section 8", "mark-up"),
    (replaced("once a quarter", "<b>once</b>"), "section 8", "mark-up"),
    (replaced("once a quarter", "&lt;b&gt;"), "section 8", "mark-up"),
    (replaced("- Let the", "- ## Let the"), "section 8", "mark-up"),
    (replaced("- Let the", "-     Let the"), "section 8", "mark-up"),
    (replaced("- Let the", "1. Let the"), "section 8", "not expected"),
    (replaced("Help wanted: no.", "Nothing else."), "section 10", "not expected"),
    (replaced("under version 2 of", "under no version of"), "agreed by", "not expected"),
    (lambda text: text + "\nGreetings.\n", "agreed by", "not expected"),
]


@pytest.mark.parametrize(("change", "field", "problem"), BAD_FILES)
def test_a_file_that_is_not_ours_is_refused_with_its_place(
    change: Callable[[str], str], field: str, problem: str
) -> None:
    assert fault(change(FILE.decode()).encode()) == (field, problem)


@pytest.mark.parametrize("code", ["utf-16", "utf-16-be", "utf-16-le", "utf-32", "latin-1"])
def test_other_codes_are_refused(code: str) -> None:
    assert fault(FILE.decode().replace("pilot", "pilöt").encode(code))[0] == "file"


def resealed(text: str) -> bytes:
    """With a hash that fits: a forgery, not an accident."""
    signed = markdown.signed_part(text.encode())
    return whole_file(signed, BOTH)


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ("610 minutes together", "611 minutes together", "section 1"),
        ("| achieved | made |", "| dropped | made |", "section 2"),
        ("learnt 11 things", "learnt 12 things", "section 3"),
        ("79.8 % overall", "99.8 % overall", "section 4"),
        ("Good, from 4", "Good, from 5", "section 5"),
        ("15 of 18 agreed", "18 of 18 agreed", "section 6"),
        ("Help wanted: no.", "Help wanted: yes.", "section 10"),
        ("HL-07, 13", "HL-08, 13", "title"),
    ],
)
def test_a_forged_file_whose_text_tells_other_figures_is_refused(old: str, new: str, place: str) -> None:
    assert fault(resealed(FILE.decode().replace(old, new, 1))) == (place, "figures differ")


@pytest.mark.parametrize(
    "flood",
    ["[" * 990_000, "\\[" * 490_000, "- x\n" * 240_000, "| a " * 240_000, "&a" * 490_000, "\n\n" * 490_000],
)
def test_a_megabyte_of_signs_is_read_or_refused_without_a_pause(flood: str) -> None:
    text = FILE.decode()
    body, front = text.replace("Let the mentors", flood, 1), text.replace("Hallveig", flood, 1)
    for data in (body.encode(), front.encode(), flood.encode()):
        with patience():
            with pytest.raises(NotASummary):
                read_summary(data + b"\x00")
            with suppress(NotASummary):
                read_summary(data)


SCRAPS = st.sampled_from(
    [
        *(b"---", b"\n", b"\n\n", b"\r\n", b": ", b'"', b"\\", b"|", b"- ", b"# ", b"> ", b"&", b"*", b"<"),
        *(b"1e999", b".nan", b"-1", b"99999999", b"2026-02-30", b"!!x", b"{a: b}", b"rmdesk_summary: 1\n"),
        *(b"\x00", b"\xff\xfe", b"\xef\xbb\xbf", b"\xed\xa0\x80", b"sessions_held: 3\n", b"&#38;", b"[" * 50),
    ]
) | st.binary(max_size=8)


@given(whole_files(), st.lists(st.tuples(SCRAPS, st.floats(0, 1), st.integers(0, 60)), max_size=6))
def test_a_mangled_file_is_read_or_refused_by_name(
    file: bytes, changes: list[tuple[bytes, float, int]]
) -> None:
    for scrap, where, length in changes:
        at = int(where * len(file))
        file = file[:at] + scrap + file[at + length :]
    try:
        read = read_summary(file)
    except NotASummary as fault:
        words = not_a_summary_words(fault)
    else:
        words = "Unchanged." if read.is_unedited else "Changed."
        plain = file.removeprefix(b"\xef\xbb\xbf").replace(b"\r\n", b"\n")
        again = whole_file(markdown.signed_part(plain), read.front.consents)
        assert read.is_unedited is (again == plain)
    assert words.endswith(".")

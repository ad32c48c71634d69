"""What an import refuses: each thing with its place, and nothing is changed."""

import json
import os
import secrets
from collections.abc import Callable
from pathlib import Path

import pytest

from rmdesk.errors import NotATakeout
from rmdesk.journal.keeping import Kept
from rmdesk.journal.taking_in import take_in
from tests.journal.takeout_material import Takeout, changed, copied, everything, made_up, opened, refused

_DAY = "2026-01-14T09:00:00+01:00"
Change = Callable[[Takeout], object]


def _set(table: str, number: int, **values: object) -> Change:
    return lambda one: one["records"][table][number].update(values)


def _field(table: str, number: int, problem: str, **values: object) -> tuple[Change, str, str]:
    """Other values; the first is the one that does not fit."""
    return _set(table, number, **values), f"records.{table}[{number}].{next(iter(values))}", problem


WRONG: dict[str, tuple[Change, str, str]] = {
    "no form": (lambda one: one.pop("rmdesk_takeout"), "rmdesk_takeout", "missing"),
    "newer form": (lambda one: one.update(rmdesk_takeout=2), "rmdesk_takeout", "newer"),
    "newer schema": (lambda one: one.update(schema=99), "schema", "newer"),
    "schema no number": (lambda one: one.update(schema=True), "schema", "number"),
    "schema 0": (lambda one: one.update(schema=0), "schema", "number"),
    "owner no text": (lambda one: one.update(owner=None), "owner", "text"),
    "unknown table": (lambda one: one["records"].update(mood=[]), "records.mood", "unknown"),
    "unknown record": (lambda one: one["records"].update(mood=[{}]), "records.mood", "unknown"),
    "the owner's table": (lambda one: one["records"].update(owner=[{}]), "records.owner", "unknown"),
    "unknown column": _field("goal", 0, "unknown", mood="sunny"),
    "the counter": _field("goal", 0, "unknown", counter=3),
    "no record": (lambda one: one["records"]["goal"].append([]), "records.goal[7]", "object"),
    "no id": _field("goal", 1, "id", id="x"),
    "upper-case id": _field("goal", 1, "id", id="A" * 32),
    "number as text": _field("goal", 1, "text", title=3),
    "NUL": _field("goal", 1, "text", title="a\0b"),
    "a lone surrogate": _field("goal", 1, "text", title="\ud800"),
    "null text": _field("goal", 1, "text", title=None),
    "a date in words": _field("goal", 1, "day", due="16 June"),
    "a basic date": _field("goal", 1, "day", due="20260616"),
    "the year 9999": _field("goal", 1, "day", due="9999-12-31"),
    "no offset": _field("goal", 1, "moment", written_at="2026-01-13T08:00:00"),
    "Z": _field("goal", 1, "moment", written_at="2026-01-13T08:00:00Z"),
    "unknown state": _field("goal", 1, "choice", state="won"),
    "unknown reader": _field("goal", 1, "level", audience="all"),
    "reader as number": _field("goal", 1, "level", audience=1),
    "1 as yes": _field("goal", 1, "yes", is_in_focus=1),
    "yes as number": _field("goal_step", 1, "number", position=True),
    "a half": _field("goal_step", 1, "number", position=1.5),
    "negative": _field("goal_step", 1, "number", position=-1),
    "a takeover by nobody": _field("segment", 1, "fit", hands="talk", began="takeover"),
    "learnt by nobody": _field("mentoring_session", 11, "words", nothing_learnt=["everyone"]),
    "a tick nowhere": _field("mentoring_session", 0, "words", ticked=["first"]),
    "a tick beyond": _field("mentoring_session", 0, "words", ticked=["9" * 5000]),
    "days of preparation": _field("mentoring_session", 0, "number", mentor_preparation=5000),
    "a switch at once": _field("pairing", 0, "number", switch_minutes=0),
    "a lesson of a year": _field("lesson_plan", 0, "fit", minutes=9000),
    "a lesson without a name": _field("lesson_plan", 0, "fit", title=" "),
    "known beyond all": _field("lesson_plan", 0, "number", knows=9),
    "a step of nothing": _field("lesson_step", 0, "fit", minutes=0),
    "a book as a title": _field("lesson_step", 0, "fit", title="x" * 81),
    "turns no clock has": _field("practice_run", 0, "fit", as_measured="back E 1:00", corrected_at=_DAY),
    "corrected from nothing": _field("practice_run", 0, "fit", corrected_at=_DAY, as_measured=""),
    "a reason for nothing": _field("segment", 0, "fit", reason="slow", began="start"),
    "held for no time": _field("mentoring_session", 0, "fit", minutes_held=None),
    "enormous": _field("segment", 1, "number", seconds=10**12),
    "absurd cost": _field("agreement", 0, "number", code_memory_kib=2**30),
    "cost of nothing": _field("agreement", 0, "number", code_time=0),
    "words in one": _field("person", 0, "words", also_called="Greta"),
    "unknown tag": _field("privacy_rule", 3, "words", tags=["mood"]),
    "no base64": _field("agreement", 0, "bytes", executive_key="%%"),
    "short key": _field("agreement", 0, "bytes", executive_key="AAAA"),
    "order twice": _field("goal", 1, "twice", order=1),
    "order 0": _field("goal", 1, "number", order=0),
    "order beyond": _field("goal", 1, "number", order=10**9),
    "not theirs": (_set("goal", 0, theirs=True), "records.goal[0]", "theirs"),
    "theirs, no": _field("goal", 0, "theirs", theirs=False),
    "theirs unsaid": (lambda one: one["records"]["goal"][4].pop("theirs"), "records.goal[4]", "theirs"),
    "theirs alone": (_set("goal", 4, audience="only_me"), "records.goal[4]", "theirs"),
    "unknown parent": _field("goal_step", 0, "reference", goal_id="0" * 32),
    "reference no id": _field("pairing", 0, "text", pair_ref="hl-07"),
    "programme alone": (_set("pairing", 0, pair_ref=None), "records.pairing[0].programme", "text"),
    "long programme": _field("pairing", 0, "text", programme="x" * 61),
    "no mentor": (_set("person", 1, part="third"), "records.pairing[0]", "people"),
    "two mentors": (_set("person", 3, part="mentor"), "records.pairing[0]", "people"),
    "nameless": _field("person", 3, "text", name=" "),
    "same version": (_set("agreement", 1, version=1), "records.agreement", "taken"),
}  # fmt: skip


@pytest.mark.parametrize("what", WRONG)
def test_what_does_not_fit_is_refused_with_its_place(
    fresh: Kept, takeout: Takeout, tmp_path: Path, what: str
) -> None:
    change, place, problem = WRONG[what]
    assert refused(fresh, changed(takeout, tmp_path / "f", change)) == (place, problem)


def test_an_id_stands_once(fresh: Kept, takeout: Takeout, tmp_path: Path) -> None:
    pairing = takeout["records"]["pairing"][0]["id"]
    assert refused(fresh, changed(takeout, tmp_path / "f", _set("goal", 1, id=pairing))) == (
        "records.goal[1].id",
        "twice",
    )


def test_an_id_that_another_record_has_is_refused(fresh: Kept, tmp_path: Path) -> None:
    """The pairing is another one, and a person in it is the one of the first."""
    first, second = made_up(1), made_up(2)
    second["records"]["person"][0]["id"] = first["records"]["person"][0]["id"]
    for place, content in (("first", first), ("second", second)):
        (tmp_path / place).write_text(json.dumps(content), "utf-8")
    take_in(fresh, tmp_path / "first")
    fresh.journal.has_changed = False
    assert refused(fresh, tmp_path / "second") == ("records.person", "taken")


ODD_FILES: dict[str, tuple[Callable[[bytes], bytes], str]] = {
    "empty": (lambda _all: b"", "not JSON"),
    "a list": (lambda _all: b"[]", "not JSON"),
    "cut": (lambda every: every[: len(every) // 2], "not JSON"),
    "cut at its end": (lambda every: every.rstrip()[:-1], "not JSON"),
    "more behind": (lambda every: every + b"{}", "not JSON"),
    "a name twice": (lambda every: every.replace(b'"title"', b'"title": "x", "title"', 1), "twice"),
    "a table twice": (lambda every: every.replace(b'"goal": [', b'"goal": [], "goal": [', 1), "twice"),
    "a head twice": (lambda every: every.replace(b'"owner"', b'"owner": "x", "owner"', 1), "twice"),
    "not a number": (lambda every: every.replace(b'"order": 2}', b'"order": NaN}', 1), "not JSON"),
    "a long number": (
        lambda every: every.replace(b'"order": 2}', b'"order": ' + b"9" * 9000 + b"}", 1),
        "not JSON",
    ),
    "nested": (lambda every: every.replace(b'"goal": [', b'"goal": [' + b"[" * 200_000, 1), "not JSON"),
    "no UTF-8": (lambda every: every.replace(b"Halvorsen", b"Halv\xffrsen", 1), "not text"),
    "UTF-16": (lambda every: every.decode().encode("utf-16"), "not text"),
    "records first": (lambda every: every.replace(b'"made"', b'"records": {}, "made"', 1), "missing"),
}


@pytest.mark.parametrize("what", ODD_FILES)
def test_a_file_that_is_no_takeout_is_refused(
    fresh: Kept, takeout_file: Path, tmp_path: Path, what: str
) -> None:
    make, problem = ODD_FILES[what]
    content = make(takeout_file.read_bytes())
    assert content != takeout_file.read_bytes()
    (tmp_path / "f").write_bytes(content)
    assert refused(fresh, tmp_path / "f")[1] == problem


def test_how_it_is_laid_out_does_not_matter(fresh: Kept, takeout: Takeout, tmp_path: Path) -> None:
    """With a byte order mark, on one line, escaped, with other ends of lines."""
    text = json.dumps(takeout, ensure_ascii=True, indent=1).replace("\n", "\r\n")
    (tmp_path / "f").write_bytes(b"\xef\xbb\xbf" + text.encode())
    assert take_in(fresh, tmp_path / "f").pairings == 1


def test_only_an_ordinary_file_is_opened(fresh: Kept, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with (tmp_path / "large").open("wb") as large:
        large.truncate(1_000_000_001)
    for place, problem in (
        (tmp_path / "pipe", "not a file"), (tmp_path, "not a file"), (Path("/dev/zero"), "not a file"),
        (tmp_path / "none", "not there"), (tmp_path / "large", "size"),
    ):  # fmt: skip
        assert refused(fresh, place) == ("", problem)


def test_a_file_that_changes_while_it_is_read_is_refused(
    fresh: Kept, takeout_file: Path, tmp_path: Path
) -> None:
    copy = tmp_path / "f"
    copy.write_bytes(takeout_file.read_bytes())
    size = copy.stat().st_size

    def change(done: int, _total: int) -> None:
        if done == size:
            with copy.open("r+b") as opened_copy:
                opened_copy.seek(takeout_file.read_bytes().index(b"Felt ten years"))
                opened_copy.write(b"Felt six years")

    before = everything(fresh)
    with pytest.raises(NotATakeout) as fault:
        take_in(fresh, copy, progress=change)
    assert fault.value.problem == "changed"
    assert everything(fresh) == before


def test_bytes_changed_at_random_are_refused_or_taken_whole(
    empty: tuple[Path, bytes], takeout_file: Path, tmp_path: Path
) -> None:
    """Never a crash, never half of it."""
    every = takeout_file.read_bytes()
    chance = secrets.SystemRandom()
    with opened(copied(empty[0], tmp_path / "fresh.rmdesk"), empty[1]) as kept:
        before = everything(kept)
        for number in range(60):
            content = bytearray(every)
            for _ in range(chance.randint(1, 3)):
                content[chance.randrange(len(content))] = chance.choice(b'{}[]",:\\0aZ\xc3\x00')
            (tmp_path / "f").write_bytes(content)
            try:
                take_in(kept, tmp_path / "f")
            except NotATakeout:
                assert everything(kept) == before, number
            else:
                break

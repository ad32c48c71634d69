"""Import: what a takeout holds stands in the other journal afterwards, or nothing of it does."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from rmdesk.demo.build import Demo
from rmdesk.demo.clock import DemoClock
from rmdesk.domain.vocabulary import Role, Side
from rmdesk.journal import checking, consents, keeping, search
from rmdesk.journal.choices import Choice
from rmdesk.journal.keeping import Kept
from rmdesk.journal.notes import write_note
from rmdesk.journal.pairings import shown_pairing
from rmdesk.journal.sessions import Place
from rmdesk.journal.takeout import FILE, take_out
from rmdesk.journal.taking_in import TakenIn, take_in
from rmdesk.storage.backup import backups_in
from tests.conftest import CHEAP, PASSPHRASE
from tests.journal.takeout_material import (
    OWNER,
    Takeout,
    changed,
    copied,
    everything,
    made_up,
    opened,
    refused,
    taken_out,
)


@pytest.mark.parametrize("role", list(Role))
def test_a_journal_taken_out_and_in_is_the_same(demo: Demo, role: Role, tmp_path: Path) -> None:
    first = taken_out(demo, role, tmp_path / "out")
    name = OWNER if role is Role.EXECUTIVE else "Tobias Adeyemi"
    kept, _ = keeping.create(tmp_path / "new.rmdesk", name, PASSPHRASE, DemoClock(), CHEAP)
    done = take_in(kept, first)
    assert (done.pairings, done.there) == (1, 0)
    take_out(kept, tmp_path / "again")
    assert (tmp_path / "again" / FILE).read_bytes() == first.read_bytes()
    pages = [sorted((tmp_path / place / "pairings").iterdir()) for place in ("out", "again")]
    assert [page.read_bytes() for page in pages[0]] == [page.read_bytes() for page in pages[1]]
    assert checking.problems(kept) == ()
    kept.close()


@hypothesis_settings(max_examples=25)
@given(seed=st.integers(0, 10**9))
def test_whatever_a_journal_holds_comes_back(
    empty: tuple[Path, bytes], tmp_path_factory: pytest.TempPathFactory, seed: int
) -> None:
    """Records of every kind with every sort of value: a new table or column needs no line here."""
    place = tmp_path_factory.mktemp("made-up")
    takeout = made_up(seed)
    (place / "journal.json").write_text(json.dumps(takeout), "utf-8")
    with opened(copied(empty[0], place / "fresh.rmdesk"), empty[1]) as kept:
        done = take_in(kept, place / "journal.json")
        assert done.records == sum(map(len, takeout["records"].values()))
        take_out(kept, place / "out")
        assert json.loads((place / "out" / FILE).read_text("utf-8")) == takeout
        assert take_in(kept, place / "out" / FILE) == TakenIn(0, 0, len(takeout["records"]["pairing"]))


def test_what_was_taken_in_is_a_living_journal(fresh: Kept, takeout_file: Path) -> None:
    take_in(fresh, takeout_file)
    shown = fresh.journal.ask(shown_pairing)
    assert shown is not None
    assert (shown.executive, shown.mentor) == ("Greta Halvorsen", "Tobias Adeyemi")
    newest = fresh.journal.ask(search.search, "the")[0].counter
    fresh.journal.do(None, write_note, Place(shown.pairing.id), "the first one here", Side.PAIR)
    hits = fresh.journal.ask(search.search, "the")
    assert hits[0].counter > newest
    assert "first one here" in hits[0].snippet
    view = fresh.journal.ask(consents.share_view, shown.pairing.id, Choice())
    assert view.consents.keys() == {Role.MENTOR}  # what he signed still holds


def test_a_backup_is_made_before(fresh: Kept, takeout_file: Path, empty: tuple[Path, bytes]) -> None:
    take_in(fresh, takeout_file)
    (backup,) = backups_in(fresh.folder)
    with opened(copied(backup.path, fresh.folder.with_name("before.rmdesk")), empty[1]) as before:
        assert before.journal.ask(shown_pairing) is None


def test_listeners_hear_of_it(fresh: Kept, takeout_file: Path) -> None:
    heard: list[set[str]] = []
    fresh.journal.subscribe(lambda change: heard.append({noun.__name__ for noun in change.nouns}))
    take_in(fresh, takeout_file)
    assert len(heard) == 1
    assert {"Pairing", "Note", "Goal"} <= heard[0]


def test_a_second_time_there_is_nothing_to_do(fresh: Kept, takeout_file: Path) -> None:
    first = take_in(fresh, takeout_file)
    before = everything(fresh)
    assert take_in(fresh, takeout_file) == TakenIn(0, 0, 1)
    assert everything(fresh) == before
    assert first.records == sum(map(len, before.values())) - 1  # the owner
    assert len(backups_in(fresh.folder)) == 1


@pytest.mark.parametrize("what", ["more here", "less here", "another word", "another reader"])
def test_a_pairing_that_differs_is_left_as_it_is(
    fresh: Kept, takeout_file: Path, takeout: Takeout, tmp_path: Path, what: str
) -> None:
    take_in(fresh, takeout_file)
    note = takeout["records"]["note"][0]
    given = takeout_file
    if what == "more here":
        fresh.journal.do(None, write_note, Place(note["pairing_id"]), "since then", Side.PAIR)
    elif what == "less here":
        more = {**note, "id": "0" * 32, "order": 9999}
        given = changed(takeout, tmp_path / "f", lambda one: one["records"]["note"].append(more))
    else:
        other = {"text": "Felt younger"} if what == "another word" else {"audience": "everyone"}
        given = changed(takeout, tmp_path / "f", lambda one: one["records"]["note"][0].update(other))
    fresh.journal.has_changed = False
    assert refused(fresh, given)[1] == "differs"


def test_a_pairing_that_is_there_does_not_keep_another_out(
    fresh: Kept, takeout_file: Path, tmp_path: Path
) -> None:
    """One file with two pairings, of which the journal has one."""
    two = made_up(4, pairings=2)
    first = {**two, "records": {name: [] for name in two["records"]}}
    keep = {two["records"]["pairing"][0]["id"]}
    for name, records in two["records"].items():
        parents = [
            one for one in records if keep & {value for value in one.values() if isinstance(value, str)}
        ]
        keep |= {one["id"] for one in parents}
        first["records"][name] = parents
    for place, content in (("first", first), ("two", two)):
        (tmp_path / place).write_text(json.dumps(content), "utf-8")
    assert take_in(fresh, tmp_path / "first").pairings == 1
    done = take_in(fresh, tmp_path / "two")
    assert (done.pairings, done.there) == (1, 1)
    assert take_in(fresh, tmp_path / "two") == TakenIn(0, 0, 2)


def test_an_owner_of_another_name_keeps_it(takeout_file: Path, tmp_path: Path) -> None:
    kept, _ = keeping.create(tmp_path / "new.rmdesk", "Gudrun Halvorsen", PASSPHRASE, DemoClock(), CHEAP)
    take_in(kept, takeout_file)
    take_out(kept, tmp_path / "out")
    assert json.loads((tmp_path / "out" / FILE).read_text("utf-8"))["owner"] == "Gudrun Halvorsen"
    kept.close()


def test_an_earlier_takeout_gets_what_a_migration_gives(
    fresh: Kept, takeout: Takeout, tmp_path: Path
) -> None:
    """A takeout of schema 1: without the tables and columns that came with schema 2."""

    def earlier(content: Takeout) -> None:
        content["schema"] = 1
        for name in ("commitment", "stakeholder", "agreed_goal", "narrowing", "logged_change", "struck_line"):
            del content["records"][name]
        for name, columns in {
            "pairing": ("is_pilot", "alike", "launch_done"), "agreement": ("why", "sessions", "digest_form"),
            "signature": ("paper_on", "scan"), "note": ("is_informal",), "export_log": ("kind", "format"),
        }.items():  # fmt: skip
            for record in content["records"][name]:
                for column in columns:
                    del record[column]

    take_in(fresh, changed(takeout, tmp_path / "f", earlier))
    take_out(fresh, tmp_path / "out")
    now = json.loads((tmp_path / "out" / FILE).read_text("utf-8"))["records"]
    assert [one["digest_form"] for one in now["agreement"]] == [1, 1]
    assert (now["agreement"][0]["sessions"], now["note"][0]["is_informal"]) == (12, False)
    assert (now["pairing"][0]["launch_done"], now["commitment"]) == ([], [])
    assert now["goal"] == [
        {**one, "order": now["goal"][place]["order"]} for place, one in enumerate(takeout["records"]["goal"])
    ]


def test_a_takeout_of_schema_2_gets_what_a_migration_gives(
    fresh: Kept, takeout: Takeout, tmp_path: Path
) -> None:
    """Without the tables and columns that came with schema 3."""

    def earlier(content: Takeout) -> None:
        content["schema"] = 2
        for name in ("lesson_plan", "lesson_step", "skill", "skill_evidence"):
            del content["records"][name]
        for name, columns in {
            "pairing": ("calendar_title", "switch_minutes"),
            "practice_run": ("said_aloud", "asked_questions", "as_measured", "corrected_at"),
            "mentoring_session": (
                "chair", "is_helpdesk", "nothing_learnt", "ticked", "executive_preparation",
                "mentor_preparation", "sequence",
            ),
        }.items():  # fmt: skip
            for record in content["records"][name]:
                for column in columns:
                    del record[column]

    take_in(fresh, changed(takeout, tmp_path / "f", earlier))
    take_out(fresh, tmp_path / "out")
    now = json.loads((tmp_path / "out" / FILE).read_text("utf-8"))["records"]
    first = now["mentoring_session"][0]
    assert (first["chair"], first["ticked"], first["mentor_preparation"], first["sequence"]) == (
        None,
        [],
        0,
        0,
    )
    assert (now["pairing"][0]["switch_minutes"], now["pairing"][0]["calendar_title"]) == (10, "")
    assert (now["practice_run"][0]["as_measured"], now["lesson_plan"], now["skill"]) == ("", [], [])
    assert [one["text"] for one in now["note"]] == [one["text"] for one in takeout["records"]["note"]]


def test_a_takeout_of_this_schema_is_whole(fresh: Kept, takeout: Takeout, tmp_path: Path) -> None:
    without_table = changed(takeout, tmp_path / "f", lambda one: one["records"].pop("export_log"))
    assert refused(fresh, without_table) == ("records.export_log", "missing")
    without_column = changed(takeout, tmp_path / "f", lambda one: one["records"]["pairing"][0].pop("alike"))
    assert refused(fresh, without_column) == ("records.pairing[0].alike", "missing")


class Enough(Exception):
    """The person has changed their mind."""


@pytest.mark.parametrize("after", [1, 2])
def test_an_import_that_is_stopped_changes_nothing(fresh: Kept, takeout_file: Path, after: int) -> None:
    """While the file is looked through, and while it is written."""
    size = takeout_file.stat().st_size
    heard: list[tuple[int, int]] = []

    def stop(done: int, total: int) -> None:
        heard.append((done, total))
        if done == after * size:
            raise Enough

    before = everything(fresh)
    with pytest.raises(Enough):
        take_in(fresh, takeout_file, progress=stop)
    assert everything(fresh) == before
    assert heard[-1] == (after * size, 2 * size)

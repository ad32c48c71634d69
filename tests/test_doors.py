"""The table of doors, walked: no bytes leave but through one that is in it, under what it says."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from rmdesk.domain.doors import Consent, Door, Gate
from rmdesk.domain.subjects import FURTHEST
from rmdesk.domain.vocabulary import Audience, DocumentKind

ROOT = Path(__file__).parents[1]

INSIDE = {
    "rmdesk/storage/backup.py": Door.BACKUP,
    "rmdesk/storage/files.py": None,
    "rmdesk/storage/header.py": None,
    "rmdesk/storage/lock.py": None,
    "rmdesk/settings.py": None,
    "rmdesk/pictures/agreement_scenes.py": None,
    "rmdesk/pictures/draw.py": None,
    "rmdesk/pictures/file_scenes.py": None,
}
"""Code that writes inside the journal's folder or the program's own settings, or draws the demo."""
OUTSIDE = {
    "rmdesk/cli_journal.py": {Door.SUMMARY, Door.RECOVERY_KEY, Door.TERMINAL},
    "rmdesk/cli_files.py": {Door.TERMINAL, Door.CALENDAR},
    "rmdesk/demo_command.py": {Door.SUMMARY, Door.TERMINAL},
    "rmdesk/pictures/__init__.py": {Door.TERMINAL},
    "rmdesk/journal/takeout.py": {Door.TAKEOUT},
    "rmdesk/ui/charts/paper.py": {Door.PICTURE},
    "rmdesk/ui/dialogs/calendar_file.py": {Door.CALENDAR},
    "rmdesk/ui/pages/agreement/printing.py": {Door.AGREEMENT},
    "rmdesk/ui/pages/lessons/printing.py": {Door.LESSON},
    "rmdesk/ui/pages/lessons/sharing.py": {Door.LESSON_FILE},
    "rmdesk/ui/pages/share/saving.py": {Door.SUMMARY, Door.NEWS, Door.REPORT},
    "rmdesk/ui/printing.py": {Door.AGREEMENT, Door.LESSON},
    "rmdesk/ui/unsaved.py": {Door.UNSAVED},
    "rmdesk/wording/faults.py": {Door.REPORT_OF_A_FAULT},
}
"""Code through which something leaves, and its doors."""

SINKS = {
    *("write_out", "write_private", "write_text", "write_bytes", "fdopen", "copytree", "copyfile", "copy2"),
    *("setMimeData", "print_", "print_html", "clipboard", "openUrl", "startDetached", "Popen", "urlopen"),
}
WRITING = {"stdout", "stderr"}


def _calls(tree: ast.AST) -> Iterator[ast.Call]:
    return (node for node in ast.walk(tree) if isinstance(node, ast.Call))


def _name(call: ast.Call) -> str:
    return call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")


def _is_reading(call: ast.Call) -> bool:
    """`fdopen(…, "rb")`: nothing is written."""
    return any(isinstance(one, ast.Constant) and one.value == "rb" for one in call.args)


def _sinks(path: Path) -> set[str]:
    """The ways in which one file of the program writes bytes somewhere."""
    tree = ast.parse(path.read_text("utf-8"))
    found = {_name(call) for call in _calls(tree) if not _is_reading(call)} & SINKS
    printed = {
        node.value.attr
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute)
        and node.attr in ("write", "buffer")
        and isinstance(node.value, ast.Attribute)
        and node.value.attr == "stdout"
    }
    return found | printed


def test_nothing_in_the_program_writes_but_through_a_door() -> None:
    unknown = {}
    for path in sorted((ROOT / "rmdesk").rglob("*.py")):
        place = path.relative_to(ROOT).as_posix()
        found = _sinks(path)
        if found and place not in INSIDE and place not in OUTSIDE:
            unknown[place] = found
    assert unknown == {}


def test_the_list_of_ways_out_is_no_longer_than_the_program() -> None:
    stale = [place for place in (*INSIDE, *OUTSIDE) if not _sinks(ROOT / place)]
    assert stale == []


def test_each_door_is_used_and_each_file_that_is_written_names_its_own() -> None:
    named = {door for doors in OUTSIDE.values() for door in doors} | set(INSIDE.values())
    assert set(Door) - named == {Door.CLIPBOARD}, "copying is Qt's own: a text box copies what is selected"
    for path in (ROOT / "rmdesk").rglob("*.py"):
        for call in _calls(ast.parse(path.read_text("utf-8"))):
            if _name(call) == "write_out":
                assert len(call.args) == 3, f"{path.name}:{call.lineno} names no door"
                assert "Door" in ast.unparse(call.args[2])


@pytest.mark.parametrize("kind", list(DocumentKind))
def test_each_kind_of_file_has_a_door_for_its_audience(kind: DocumentKind) -> None:
    row = Door[kind.name].row
    assert row.audience is kind.audience
    assert (row.consent, row.gate) == (Consent.BOTH, Gate.RELEASE_AND_LEAK_CHECK)


@pytest.mark.parametrize("door", list(Door))
def test_what_goes_beyond_the_pair_needs_both_and_the_whole_gate(door: Door) -> None:
    row = door.row
    if row.audience is not None and row.audience > Audience.PAIR:
        assert row.consent is Consent.BOTH
        assert row.gate is Gate.RELEASE_AND_LEAK_CHECK
    assert row.audience is None or any(reach >= row.audience for reach in FURTHEST.values())


def test_the_handbook_of_the_code_lists_every_door() -> None:
    table = (ROOT / "ARCHITECTURE.md").read_text("utf-8").split("## The doors out")[1].split("## ")[0]
    words = ("summary", "news", "closing report", "agreement", "takeout", "unsaved", "clipboard", "terminal")
    for word in (*words, "picture of a chart", "recovery key", "backup", "report of a fault"):
        assert word in table
    assert len(Door) == 15

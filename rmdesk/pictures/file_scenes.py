"""Files that come and go from the window: a saved one is read, a readable copy is made, one is taken in."""

from pathlib import Path

from rmdesk.demo.clock import CLOSE
from rmdesk.domain.vocabulary import FileFormat, Role
from rmdesk.pictures.scene import Scene
from rmdesk.pictures.sharing_scenes import saved_as
from rmdesk.pictures.stage import Stage, settle

_HALF = 46  # percent


def _drop(stage: Stage, file: Path) -> None:
    stage.window.toast.hide()  # ten seconds later
    stage.window.file_dropped.emit(str(file))
    settle()


def _read(stage: Stage) -> None:
    """The summary both agreed to, dropped on the window."""
    _drop(stage, saved_as(stage, FileFormat.MARKDOWN))


def _read_changed(stage: Stage) -> None:
    """The same, after somebody changed a word."""
    file = saved_as(stage, FileFormat.MARKDOWN)
    file.write_bytes(file.read_bytes().replace(b"within minutes", b"within hours"))
    _drop(stage, file)


def _read_other(stage: Stage) -> None:
    """A text that is none of ours."""
    file = stage.folder / "minutes.txt"
    file.write_text("Agenda", encoding="utf-8")
    _drop(stage, file)


def _takeout(stage: Stage) -> None:
    stage.place.take_out(_PLACE)
    settle()


def _takeout_begun(stage: Stage) -> None:
    """Half of it is written."""
    dialog = stage.place.take_out(_PLACE)
    dialog.go.setEnabled(False)
    dialog.bar.show()
    dialog.moved.emit(_HALF)
    settle()


def _import(stage: Stage) -> None:
    stage.place.take_in(_PLACE / "journal.json")
    settle()


_PLACE = Path("Documents")
FILES = (
    Scene("read-file", Role.EXECUTIVE, CLOSE, _read),
    Scene("read-file-changed", Role.EXECUTIVE, CLOSE, _read_changed),
    Scene("read-file-other", Role.EXECUTIVE, CLOSE, _read_other),
    Scene("takeout", Role.EXECUTIVE, CLOSE, _takeout),
    Scene("takeout-begun", Role.EXECUTIVE, CLOSE, _takeout_begun),
    Scene("import", Role.EXECUTIVE, CLOSE, _import),
)
